"""Suggestions for files: one output per input, named after it; a file that cannot be read is said and the rest go on."""

import json
import os
import re
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from lib.corpus.model.models import Corpus, Dated
from lib.suggest.dates.reading import NO_DAY
from lib.suggest.draft import draft_article
from lib.suggest.engine import Engine, EngineError, suggest
from lib.suggest.files import ReadingError, read_raw, shown
from lib.suggest.metadata import RawArticle
from lib.suggest.models import Suggestions
from lib.suggest.standoff import as_standoff

SUFFIX = {"gold": ".json", "article": ".md"}
CAPITALS = 4  # times as many capitals as small letters: a text in capitals
_NO_ID = re.compile(r"[\s/,;:~\x00-\x1f\x7f-\x9f\ufffd]+")


def suggest_files(
    files: Sequence[Path], out: Path, form: str, published: Dated | None, corpus: Corpus | None, engine: Engine = suggest
) -> int:
    """Write suggestions for each file, by this engine or another; 1 if one could not be read or written, got none of the engine, or
    would be written over another's, over a file to read or over an article."""
    out.mkdir(parents=True, exist_ok=True)
    failed = 0
    written: set[Path] = set()
    for file in files:
        name = name_of(file, form)
        target = out / (name + SUFFIX[form])
        try:
            raw = read_raw(file)
            _check_free(file, target, form, files, written)
            told, notes = raw.published()
            found = _noted(engine(raw.text, published or told, corpus), raw.notes if published else (*raw.notes, *notes))
            _write(file, target, _content(found, raw, name, form))
        except (ReadingError, EngineError) as wrong:
            print(wrong if isinstance(wrong, ReadingError) else f"{shown(file)}: {wrong}", file=sys.stderr)
            failed += 1
            continue
        written.add(target)
        print(f"{shown(target)}: {_counts(found)}")
        for note in found.notes:
            print(f"{shown(file)}: {note}", file=sys.stderr)
    if failed:
        print(f"{failed} of {len(files)} files without suggestions.", file=sys.stderr)
    return 1 if failed else 0


def name_of(file: Path, form: str) -> str:
    """The name of a file's suggestions: its own without the ending; a draft's is an id too, which holds no white space and
    none of / , ; : ~ but hyphens instead."""
    name = unicodedata.normalize("NFC", shown(Path(file.stem)))
    return _NO_ID.sub("-", name).strip("-.") or "draft" if form == "article" else name


def _check_free(file: Path, target: Path, form: str, files: Sequence[Path], written: set[Path]) -> None:
    if target in written:
        raise ReadingError(file, f"would be written over {target.name} of this run", "give the files different names")
    there = os.path.exists(target)  # False too where its name is none that the disk holds; then writing says so
    if there and any(os.path.exists(one) and os.path.samefile(target, one) for one in files):
        raise ReadingError(file, f"would be written over {target.name}, a file to read", "name another folder with --out")
    if there and form == "article":
        raise ReadingError(file, f"{shown(target)} is there already and may hold work", "delete it or name another --out")


def _write(file: Path, target: Path, content: str) -> None:
    """Write the file whole or not at all; what is there already and says something else may hold somebody's work."""
    written = content.encode()
    beside = target.with_name(f".{target.name[:80]}.part")
    try:
        if target.is_file() and target.read_bytes() != written:
            raise ReadingError(file, f"{shown(target)} is there already and says something else", "delete it or name another --out")
        beside.write_bytes(written)
        beside.replace(target)
    except OSError as wrong:
        beside.unlink(missing_ok=True)
        what = f"{shown(target)} cannot be written: {wrong.strerror}"
        raise ReadingError(file, what, "name another folder with --out") from wrong


def _noted(found: Suggestions, told: tuple[str, ...]) -> Suggestions:
    """The suggestions with notes on what a person can mend in the file: its metadata, no day of publication, capitals."""
    notes = [*told, *found.notes]
    if not found.published and (waiting := sum(NO_DAY in one.missing for one in found.dates)):
        some = "1 date stays" if waiting == 1 else f"{waiting} dates stay"
        notes.append(f"No publication date is told, {some} open; --published or a line “Published: 2021-02-15” tells it.")
    if sum(map(str.isupper, found.text)) > CAPITALS * sum(map(str.islower, found.text)):
        notes.append("The text is in capital letters: names run into the words around them.")
    return replace(found, notes=tuple(notes))


def _content(found: Suggestions, raw: RawArticle, name: str, form: str) -> str:
    if form == "article":
        return draft_article(found, raw, name)
    return json.dumps(as_standoff(found, name, raw.text_offset), ensure_ascii=False, indent=1) + "\n"


def _counts(found: Suggestions) -> str:
    parts = (
        (len(found.actors), "actor"),
        (len(found.places), "place"),
        (len(found.dates), "date"),
        (len(found.quantities), "number"),
        (len(found.events), "event"),
    )
    return ", ".join(f"{number} {word}" + ("" if number == 1 else "s") for number, word in parts)
