"""A new actor or place at the end of actors.yaml or places.csv, in the file's own style; nothing that stands there changes.

The reader of these files has the last word: what it would not read is refused in its own words, and nothing is written.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

from lib.annotating.saving.disk import alone, write_content
from lib.annotating.saving.errors import SavingError, of_system
from lib.corpus.model.models import CorpusSettings
from lib.corpus.reading.actors import Registry
from lib.corpus.reading.places import Gazetteer
from lib.corpus.reading.yaml_lines import Tree
from lib.errors import Problem

ACTORS, PLACES = "actors.yaml", "places.csv"
_PLAIN = re.compile(r"[^\W\d_][\w .-]*[\w.]|[^\W\d_]")


def with_actor(content: str, actor: dict[str, Tree], settings: CorpusSettings) -> str:
    """actors.yaml with one actor more, as a line of its own. Raises SavingError where the reader would not read it."""
    told = {name: value for name, value in actor.items() if value not in (None, "", [], {})}
    line = "- {" + ", ".join(f"{name}: {_flow(value)}" for name, value in told.items()) + "}"
    made = _ended(content) + line + _newline(content)
    before, after = (Registry(text, ACTORS, settings.blocs) for text in (content, made))
    _refuse_new(before.problems, after.problems)
    if str(told.get("id")) not in after.actors:
        raise SavingError(f"actors.yaml does not take “{told.get('id', '')}” at its end", "mend the file in an editor first")
    return made


def with_place(content: str, row: dict[str, str]) -> str:
    """places.csv with one place more, its cells in the order of the file's own header. Raises SavingError as above."""
    header = [name.strip().removeprefix("\ufeff") for name in next(csv.reader(io.StringIO(content)), [])]
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([row.get(name, "") for name in header])
    made = _ended(content) + out.getvalue() + _newline(content)
    before, after = (Gazetteer(text.removeprefix("\ufeff"), PLACES) for text in (content, made))
    _refuse_new(before.problems, after.problems)
    if row.get("id", "") not in after.places:
        raise SavingError(f"places.csv does not take “{row.get('id', '')}” at its end", "mend the file in an editor first")
    return made


def add_actor(corpus: Path, actor: dict[str, Tree], settings: CorpusSettings) -> None:
    """Write one actor more into a corpus. Raises SavingError, with nothing changed."""
    _add(corpus, ACTORS, lambda content: with_actor(content, actor, settings))


def add_place(corpus: Path, row: dict[str, str]) -> None:
    """Write one place more into a corpus. Raises SavingError, with nothing changed."""
    _add(corpus, PLACES, lambda content: with_place(content, row))


def _add(corpus: Path, name: str, made: Callable[[str], str]) -> None:
    try:
        with alone(corpus):
            content = (corpus / name).read_bytes().decode("utf-8")
            write_content(corpus / name, made(content))
    except UnicodeDecodeError as wrong:
        raise SavingError(f"{name} is not UTF-8 text", "save it as UTF-8") from wrong
    except OSError as wrong:
        raise of_system(f"{name} was not changed", wrong) from wrong


def _refuse_new(before: list[Problem], after: list[Problem]) -> None:
    """Raise SavingError with the first error that was not there before."""
    known = {(one.field, one.what) for one in before}
    wrong = next((one for one in after if one.severity == "error" and (one.field, one.what) not in known), None)
    if wrong:
        raise SavingError(wrong.what, wrong.hint)


def _ended(content: str) -> str:
    return content if not content or content.endswith("\n") else content + _newline(content)


def _newline(content: str) -> str:
    return "\r\n" if "\r\n" in content else "\n"


def _flow(value: Tree) -> str:
    """A value within a line of YAML."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(one)}" for name, one in value.items()) + "}"
    text = "" if value is None else str(value)
    reserved = text.casefold() in ("null", "true", "false", "yes", "no", "on", "off", "~")
    return text if _PLAIN.fullmatch(text) and not reserved else json.dumps(text, ensure_ascii=False)
