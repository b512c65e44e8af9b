"""What came of each article's file: made once for its contents and what it stands on, and kept between starts.

A file that cannot be read as it is now, as when it is half saved, stays as it last read well, and says so.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lib.corpus.checking.doubts import doubts
from lib.corpus.model.models import Article
from lib.corpus.reading.articles import Known, read_article
from lib.corpus.reading.base import Base, last_good
from lib.corpus.reading.files import FOLDER
from lib.corpus.reading.kept import Store, key_of
from lib.corpus.reading.memory import Content
from lib.corpus.reading.packing import DamagedError, Made, packed, unpacked
from lib.errors import Problem, Severity


@dataclass(frozen=True)
class Reading:
    """An article and its problems; with an error among them it is not whole, and good for finding more errors alone."""

    article: Article | None
    problems: tuple[Problem, ...] = ()
    stale: bool = False  # of a version before the one that the file now holds

    @property
    def whole(self) -> bool:
        return self.article is not None and not any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True)
class Doubted:
    """What is doubtful about a whole corpus."""

    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Good:
    """The last version of a file without errors."""

    when: str
    content: Content
    article: Article


@dataclass
class Readings:
    """The readings of one corpus's articles, by name; `store`: where they are kept between starts."""

    store: Store | None = None
    held: dict[str, tuple[str, Reading]] = field(default_factory=dict)
    good: dict[str, Good] = field(default_factory=dict)

    def of(self, contents: Iterable[Content], base: Base) -> Iterable[tuple[Content, Reading]]:
        """Each file's reading, in order; opened, parsed and checked only where neither memory nor store has it."""
        keys = {content.file.name: key_of(content.file.name, content.digest, base.digest) for content in contents}
        missing = {key for name, key in keys.items() if self.held.get(name, ("",))[0] != key}
        stored = self.store.find(missing) if self.store and missing else {}
        fresh: dict[str, Reading] = {}
        when = time.strftime("%H:%M:%S")
        for content in contents:
            name, key = content.file.name, keys[content.file.name]
            if key in missing:
                self.held[name] = key, _of_store(Reading, stored.get(key)) or fresh.setdefault(key, _read(content, base.known))
            yield content, self._last_good(content, self.held[name][1], base.known, when)
        if self.store and fresh:
            self.store.keep({key: packed(reading) for key, reading in fresh.items()}, keys.values())
        self.held = {name: self.held[name] for name in keys}
        self.good = {name: good for name, good in self.good.items() if name in keys}

    def doubts_on(self, articles: Sequence[Article], mark: str, stale: bool) -> Sequence[Problem]:
        """The warnings on a whole corpus, kept under its fingerprint, for they take as long as reading. Nothing is kept of a
        corpus some of which is `stale`: an article of then may have been read with the actors of then."""
        if self.store is None or stale:
            return doubts(articles)
        key = key_of("doubts", mark)
        kept = _of_store(Doubted, self.store.find([key]).get(key))
        if kept is None:
            kept = Doubted(tuple(doubts(articles)))
            self.store.keep({key: packed(kept)}, [key, *(reading for reading, _ in self.held.values())])
        return kept.problems

    def _last_good(self, content: Content, reading: Reading, known: Known, when: str) -> Reading:
        name, good = content.file.name, self.good.get(content.file.name)
        if reading.article and reading.whole and not (good and content.is_begun(good.content)):
            if good is None or good.article is not reading.article:
                self.good[name] = Good(when, content, reading.article)
            return reading
        if good is None or not stands_on(good.article, known):
            return reading
        said = (replace(problem, severity="warning") for problem in reading.problems)
        return Reading(good.article, (last_good(name, good.when), *said), True)


def stands_on(article: Article, known: Known) -> bool:
    """Whether every actor and place that an article names is known."""
    return all(
        participant.actor in known.actors for event in article.events for people in event.roles.values() for participant in people
    ) and all(place in known.places for event in article.events for place in (*event.place, *event.origin, *event.near))


def _read(content: Content, known: Known) -> Reading:
    name, data = content.file.name, content.data
    if data is None:
        severity: Severity = "warning" if content.file.wrong == FOLDER else "error"
        return Reading(None, (Problem(name, 0, "", *content.wrong, severity),))
    article, problems = read_article(name, data, known)
    return Reading(article, tuple(problems))


def _of_store(kind: type[Made], text: str | None) -> Made | None:
    """What was kept; None where nothing is, or something else."""
    if text is None:
        return None
    try:
        return unpacked(kind, text)
    except DamagedError:
        return None
