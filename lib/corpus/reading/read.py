"""A folder becomes a Corpus: settings, registry, gazetteer, then every article; what has errors is left out and listed.

A folder without readable corpus.yaml, actors.yaml or places.csv raises CorpusError; everything else loads.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lib.corpus.checking.originals import Originals
from lib.corpus.checking.points import point_doubts
from lib.corpus.checking.references import check_references
from lib.corpus.checking.units import Units, units_by_outlines
from lib.corpus.model.models import Article, Corpus, GeoJson
from lib.corpus.model.regions import partner_doubts
from lib.corpus.reading.articles import stem_of
from lib.corpus.reading.base import Base, Tables
from lib.corpus.reading.files import ARTICLES, BOUNDARIES, DISTRICTS, FOLDER, ROADS, TABULAR, passed_over
from lib.corpus.reading.kept import Store
from lib.corpus.reading.memory import Content, Look, Memory, mark_of
from lib.corpus.reading.readings import Reading, Readings
from lib.corpus.reading.shapes import Shapes, ShapesFile
from lib.corpus.reading.tiles import base_map_of
from lib.errors import CorpusError, Problem, Severity

Progress = Callable[[int, int], None]
MOST_OF_A_FILE = 300  # problems of one article that are said one by one


def fingerprint(folder: Path) -> str:
    """sha256 over names and contents of the corpus's files: the same for the same corpus, on any machine."""
    return Memory(folder).look().mark


def read_corpus(folder: Path, progress: Progress | None = None, patient: bool = False, kept: bool = False) -> Corpus:
    """The corpus of a folder, read once. `progress(done, all)` is called after each article. Raises CorpusError."""
    return Reader(folder, patient, kept).read(progress)


class Reader:
    """Reads one folder again and again: only what changed, and what cannot be read stays as it last was.

    `patient`: wait for saves to settle; `kept`: keep what was read between starts.
    """

    def __init__(self, folder: Path, patient: bool = False, kept: bool = False):
        self.folder, self.memory = folder, Memory(folder, patient)
        self.tables, self.readings = Tables(), Readings(Store(folder) if kept else None)
        self.originals = Originals(folder)
        self.shapes = {name: ShapesFile(name) for name in (BOUNDARIES, ROADS, DISTRICTS)}
        self.stale: tuple[str, ...] = ()
        self.mark = ""  # of what was read last

    def look(self) -> str:
        """A mark that differs as soon as there is something else to read; cheap where nothing changed."""
        return self._mark_of(self.memory.look())

    def _mark_of(self, look: Look) -> str:
        young = self.stale and not all(content.settled for content in look.contents)
        return f"{look.mark} so far" if young else look.mark

    def read(self, progress: Progress | None = None) -> Corpus:
        """The corpus as its files now are. Raises CorpusError."""
        look = self.memory.look()
        self.mark = look.mark  # also where nothing comes of it: else it is read again at every look
        if gone := self._gone(look):
            raise CorpusError((Problem(self.folder.name, 0, "", *gone),))
        with no_collecting():
            corpus = self._read(look, progress)
        self.mark = self._mark_of(look)
        return corpus

    def _gone(self, look: Look) -> tuple[str, str] | None:
        """What is said where the folder is not there, or all that was in it is gone; None else."""
        if not self.folder.is_dir():
            return "is gone" if self.readings.held else "is no folder", "put the folder back, or name another"
        if self.readings.held and not look.contents:
            return "holds no file of a corpus any more", "put the files back"
        return None

    def _read(self, look: Look, progress: Progress | None) -> Corpus:
        base = self.tables.read(look)
        contents = [content for content in look.contents if content.file.name.startswith(f"{ARTICLES}/")]
        readings = self._readings(contents, base, progress)
        articles, found = _referring(readings)
        drawn, units = self._outlined(look, base)
        base_map, broken = base_map_of(look.contents)
        kept = {article.file for article in articles}
        stale = [name for name, reading in readings.items() if reading.stale and name in kept]
        shapes = {name: told.used for name, told in drawn.items() if told.used}
        mark = self._mark(look, base.digests | shapes, stale)
        problems = [
            *base.problems,
            *(problem for reading in readings.values() for problem in _few(reading.problems)),
            *found,
            *self.readings.doubts_on(articles, mark, bool(base.stale or stale)),
            *_of_folder(self.folder, look, contents),
            *(problem for told in drawn.values() for problem in told.problems),
            *broken,
            *self.originals.problems(articles),
            *_of_places(base, drawn[BOUNDARIES].shapes, units),
        ]
        left_out = tuple(
            content.file.name for content in contents if content.file.name not in kept and content.file.wrong != FOLDER
        )
        self.stale = (*base.stale, *shapes, *stale)
        return Corpus(
            self.folder,
            base.settings,
            base.known.actors,
            units.places,
            tuple(articles),
            tuple(sorted(problems)),
            left_out,
            mark,
            drawn[BOUNDARIES].shapes,
            self.stale,
            drawn[ROADS].shapes,
            base.lost,
            base_map,
            drawn[DISTRICTS].shapes,
            units.words,
            self._digests(contents, kept, stale),
        )

    def _outlined(self, look: Look, base: Base) -> tuple[dict[str, Shapes], Units]:
        """The corpus's files of shapes by name, and its places with what the outlines say of them."""
        drawn = {name: file.read(look.named(name)) for name, file in self.shapes.items()}
        levels = {name: drawn[name].shapes for name in (BOUNDARIES, DISTRICTS)}
        return drawn, units_by_outlines(base.known.places, base.place_lines, levels, base.settings.countries)

    def _readings(self, contents: list[Content], base: Base, progress: Progress | None) -> dict[str, Reading]:
        """What came of each article's file, by its name."""
        found: dict[str, Reading] = {}
        for done, (content, reading) in enumerate(self.readings.of(contents, base), 1):
            found[content.file.name] = reading
            if progress:
                progress(done, len(contents))
        return found

    def _digests(self, contents: list[Content], kept: set[str], stale: list[str]) -> dict[str, str]:
        """File of an article -> sha256 of the content that it was read from."""
        names = {content.file.name: content for content in contents if content.file.name in kept}
        return {name: (self.readings.good[name].content if name in stale else held).digest for name, held in names.items()}

    def _mark(self, look: Look, instead: dict[str, str], articles: list[str]) -> str:
        """The fingerprint of what was read: with the last good versions in place of what could not be."""
        used = instead | {name: self.readings.good[name].content.digest for name in articles}
        return mark_of([(content.file.name, used.get(content.file.name, content.digest)) for content in look.contents])


def _referring(readings: dict[str, Reading]) -> tuple[list[Article], list[Problem]]:
    """The whole articles whose references lead somewhere, and every problem of references."""
    whole = [reading.article for reading in readings.values() if reading.article and reading.whole]
    faulty = [reading.article for reading in readings.values() if reading.article and not reading.whole]
    unread = frozenset(stem_of(name) for name, reading in readings.items() if not reading.whole)
    return check_references(whole, faulty, unread)


def _of_places(base: Base, outlines: GeoJson | None, units: Units) -> list[Problem]:
    """Doubts on places beside the outlines; a cell that was said to be doubtful is not said so again, nor a place whose point is
    known to be elsewhere, unless it is told what was probably meant."""
    said = {(problem.file, problem.line, problem.field) for problem in base.problems}
    elsewhere = {problem.line for problem in units.problems if problem.field == "governorate"}
    points = [
        point
        for point in point_doubts("places.csv", base.known.places, base.place_lines, outlines)
        if (point.file, point.line, point.field) not in said and (point.line not in elsewhere or point.hint.startswith("perhaps"))
    ]
    turned = {point.line for point in points}
    return [
        *partner_doubts(units.places, base.place_lines, outlines, base.settings.countries),
        *points,
        *(problem for problem in units.problems if problem.line not in turned),
    ]


def _few(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The problems of one file; of very many the first, and how many more there are."""
    if len(problems) <= MOST_OF_A_FILE:
        return problems
    rest = problems[MOST_OF_A_FILE:]
    worst: Severity = "error" if any(problem.severity == "error" for problem in rest) else "warning"
    return (*problems[:MOST_OF_A_FILE], Problem(problems[0].file, 0, "", f"and {len(rest):,} more problems", "", worst))


@contextmanager
def no_collecting() -> Iterator[None]:
    """Millions of objects are made and all of them stay: looking through them for garbage takes longer than making them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # else all of them are looked through as soon as the next is made
        if enabled:
            gc.enable()


def _of_folder(folder: Path, look: Look, articles: list[Content]) -> list[Problem]:
    """What the folder articles/ itself lacks, and a warning for each file in it that may be an article and is none."""
    found = [Problem(content.file.name, 0, "", *content.file.wrong) for content in look.contents if content.file.name == ARTICLES]
    if not articles:
        found.append(Problem(ARTICLES, 0, "", "holds no article", "put annotated articles there as .md files"))
    names = passed_over(folder, tuple(content.file for content in look.contents))
    return found + [Problem(name, 0, "", *_passed_over(name), "warning") for name in names]


def _passed_over(name: str) -> tuple[str, str]:
    """What is said of a file below articles/ that is not read, and what would be right."""
    if not name.lower().endswith(TABULAR):
        return "is not read", "an article is a file articles/<id>.md, or a link to one"
    return "is no article and is not read", f"python -m lib import {name} --corpus DIR makes a layer of a table of events"
