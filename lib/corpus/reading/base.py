"""corpus.yaml, actors.yaml and places.csv: what the reading of every article stands on.

A table that does not read as it is now, as when it is half saved, stays as it last read well. Without such a version a row
with errors is left out and the rest is read; only a table that cannot be read at all stops the reading (CorpusError).
"""

import hashlib
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from lib.corpus.checking.points import extent_doubts
from lib.corpus.model.models import CorpusSettings
from lib.corpus.reading.actors import Registry
from lib.corpus.reading.articles import Known
from lib.corpus.reading.corpus_file import read_settings
from lib.corpus.reading.files import OFFERED, TABLES
from lib.corpus.reading.memory import Content, Look
from lib.corpus.reading.offered import hints_of
from lib.corpus.reading.places import Gazetteer
from lib.errors import CorpusError, LostRow, Problem

Contents = dict[str, Content | None]  # by name of the table; None where it is missing
Hints = Callable[[str], str]
Said = TypeVar("Said")
Table = TypeVar("Table", Registry, Gazetteer)
MISSING = ("is missing", f"a corpus folder holds {', '.join(TABLES)} and articles/")


@dataclass(frozen=True)
class Base:
    """What three tables say. `digests`: of each table, as it was used; `stale`: those used in their last good version."""

    settings: CorpusSettings
    known: Known
    problems: tuple[Problem, ...]
    digests: dict[str, str]
    stale: tuple[str, ...] = ()
    place_lines: dict[str, int] = field(default_factory=dict)  # id of a place -> its line of places.csv
    lost: tuple[LostRow, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing was left out."""
        return not any(problem.severity == "error" for problem in self.problems)

    @property
    def digest(self) -> str:
        """The same where articles are read in the same way."""
        return hashlib.sha256(" ".join(self.digests.values()).encode()).hexdigest()


@dataclass
class Tables:
    """Reads the three tables, again and again; remembers when they last read without errors, and what they were."""

    good: tuple[str, Contents] = field(default=("", {}))
    hints: tuple[str, Hints | None, list[Problem]] = field(default=("", None, []))  # of gazetteer.csv, by its contents

    def read(self, look: Look) -> Base:
        """The base that the files make, with hints of gazetteer.csv. Raises CorpusError with every problem of all three."""
        base, offered = self._read(look), look.named(OFFERED)
        if offered is None:
            return base
        if offered.digest != self.hints[0] or offered.data is None:
            self.hints = (offered.digest, *_parsed(OFFERED, {OFFERED: offered}, lambda text, _: hints_of(text)))
        _, base.known.place_names.elsewhere, found = self.hints
        problems = [replace(problem, severity="warning") for problem in found]
        return replace(base, problems=(*base.problems, *problems), digests=base.digests | {OFFERED: offered.digest})

    def _read(self, look: Look) -> Base:
        now: Contents = {name: look.named(name) for name in TABLES}
        when, good = self.good
        begun = {name for name, content in now.items() if content and content.is_begun(good.get(name))}
        base, problems = read_base(now)
        if base and base.whole and not begun:
            self.good = time.strftime("%H:%M:%S"), now
            return base
        wrong = begun | {problem.file for problem in problems if problem.severity == "error"}
        for instead in ({name: good[name] for name in wrong}, good) if good else ():
            former, _ = read_base(now | instead)
            if former and former.whole:
                said = [last_good(name, when) for name in instead]
                said += [replace(problem, severity="warning") for problem in problems if problem.file in instead]
                return replace(former, problems=tuple(dict.fromkeys((*said, *former.problems))), stale=tuple(instead))
        if base:
            return base
        raise CorpusError(tuple(sorted(problems, key=lambda problem: (TABLES.index(problem.file), problem))))


def last_good(name: str, when: str) -> Problem:
    """What is said of a file that is shown as it was."""
    return Problem(
        name,
        0,
        "",
        f"cannot be read as it is now: its last good version, read at {when}, stays",
        "mend what is listed for it and save",
        "warning",
    )


def read_base(contents: Contents) -> tuple[Base | None, list[Problem]]:
    """The base that three tables make, or every problem of them."""
    settings, problems = _parsed("corpus.yaml", contents, read_settings)
    blocs, lost = (settings.blocs, settings.lost_blocs) if settings else ((), ("",))  # without settings no bloc is known
    registry, found = _parsed("actors.yaml", contents, lambda text, file: _with_problems(Registry(text, file, blocs, lost)))
    problems += found
    if settings and registry and registry.without_bloc:
        problems.append(
            Problem(
                "corpus.yaml",
                0,
                "blocs",
                f"actors whose bloc is not among those that read, and who stand in none meanwhile: {len(registry.without_bloc)}",
                "write every bloc that actors name",
                "warning",
            )
        )
    gazetteer, found = _parsed("places.csv", contents, lambda text, file: _with_problems(Gazetteer(text, file)))
    problems += found
    if not (settings and registry and registry.readable and gazetteer and gazetteer.readable):
        return None, problems
    known = Known(registry.actors, registry.index, gazetteer.places, gazetteer.index)
    digests = {name: content.digest for name in TABLES if (content := contents[name])}
    return Base(
        settings,
        known,
        (*problems, *extent_doubts("places.csv", gazetteer.places, gazetteer.lines, settings.extent)),
        digests,
        place_lines=gazetteer.lines,
        lost=(*registry.lost, *gazetteer.lost),
    ), problems


def _parsed(
    name: str, contents: Contents, parse: Callable[[str, str], tuple[Said | None, list[Problem]]]
) -> tuple[Said | None, list[Problem]]:
    """What a table says, None where nothing can be read, and its problems."""
    content = contents[name]
    data = content.data if content else None
    if data is None:
        return None, [Problem(name, 0, "", *(content.wrong if content else MISSING))]
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        return None, [Problem(name, line, "", "is not UTF-8 text", "save it as UTF-8")]
    return parse(text, name)


def _with_problems(table: Table) -> tuple[Table, list[Problem]]:
    return table, table.problems
