"""How far the codings of articles that were coded twice agree: per event who found it, per field alpha with its units; and each
place where they do not."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from lib.agreeing.codings import Twice
from lib.agreeing.fields import BY_ID, DAYS, EXACTNESS, FIELDS, NUMBERS, NUMBERS_TOLD, Field, Measure, Scale, Told, values
from lib.agreeing.measuring import Alpha, alpha_of
from lib.agreeing.pairing import Pair, coded_events, paired
from lib.corpus.model.models import Article, Event
from lib.suggest.text.words import sentences_in, words_in

FOUND = "found"  # the row of what both found; it has no field of its own
FOUND_LABEL = "Finding: a sentence tells an event"


@dataclass(frozen=True)
class Difference:
    """A field of one event of which the two coders say something else. `first`, `second`: what each says."""

    pair: Pair
    field: Field
    first: Told
    second: Told


@dataclass(frozen=True)
class Compared:
    """Two codings of one article, event by event."""

    twice: Twice
    pairs: tuple[Pair, ...]

    @property
    def both(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.events)

    @property
    def alone(self) -> tuple[Pair, ...]:
        """Events that one of the two alone has."""
        return tuple(pair for pair in self.pairs if not pair.events)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """All that differs of events that both have, event by event in the order of the text."""
        return tuple(one for pair in self.pairs for one in _differing(pair))

    def of_pair(self, pair: Pair) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.pair is pair)

    @cached_property
    def same(self) -> tuple[int, int]:
        """(fields on which the two agree, fields that were compared), over the events that both have."""
        each = [same_of(pair) for pair in self.both]
        return sum(same for same, _ in each), sum(fields for _, fields in each)

    @property
    def text_differs(self) -> bool:
        return self.twice.first.article.text != self.twice.second.article.text


@dataclass(frozen=True)
class Row:
    """The agreement on one field over all events that two coders or more have."""

    id: str
    label: str
    scale: Scale
    alpha: Alpha


@dataclass(frozen=True)
class Agreement:
    """Over all articles that were coded twice or more. `both`: events that two coders or more have; `first`, `second`: those that
    the first coder alone has, or another one alone; `most`: coders of one article."""

    rows: tuple[Row, ...]
    articles: int
    both: int
    first: int
    second: int
    most: int = 2


def compared(twice: Twice) -> Compared:
    return Compared(twice, paired(twice.first.article, twice.second.article))


def same_of(pair: Pair) -> tuple[int, int]:
    """(fields on which two codings of an event agree, fields that were compared)."""
    if pair.events is None:
        return 0, 0
    told = [found for field in FIELDS if (found := values(field, *pair.events))]
    return sum(one == other for one, other in told), len(told)


def _differing(pair: Pair) -> Iterator[Difference]:
    if pair.events is None:
        return
    for field in FIELDS:
        told = values(field, *pair.events)
        if told and told[0] != told[1]:
            yield Difference(pair, field, *told)


def agreement(all_compared: Sequence[Compared]) -> Agreement:
    """Alpha of each field that anything is told of, over the events of all articles; first of all of finding them."""
    groups = _by_first(all_compared)
    found = [unit for group in groups for unit in _events(group)]
    units = [unit for unit in found if len(unit) > 1]
    rows = [Row(FOUND, FOUND_LABEL, "nominal", alpha_of([told for group in groups for told in _found(group)], "nominal"))]
    for field in (*(one for one in FIELDS if one.scale in ("nominal", "sets")), EXACTNESS, NUMBERS_TOLD):
        rows.append(_row(field, [told for unit in units if (told := values(field, *unit))]))
    for measure in (*DAYS, *NUMBERS):
        rows.append(_row(measure, [_measured(measure, unit) for unit in units]))
    articles = {group[0].twice.first.article.id for group in groups}
    shown = tuple(sorted((row for row in rows if row.alpha.n), key=_place))
    firsts = {event.id: event for group in groups for event in coded_events(group[0].twice.first.article)}
    alone = [unit[0] for unit in found if len(unit) == 1]
    first = sum(firsts.get(event.id) is event for event in alone)
    most = max((1 + len(group) for group in groups), default=2)
    return Agreement(shown, len(articles), len(units), first, len(alone) - first, most)


def _by_first(all_compared: Sequence[Compared]) -> list[list[Compared]]:
    """The codings that were compared with the same first one, together."""
    found: dict[str, list[Compared]] = {}
    for one in all_compared:
        found.setdefault(one.twice.first.file, []).append(one)
    return list(found.values())


def _events(group: Sequence[Compared]) -> list[list[Event]]:
    """Each event of an article, as all have it who coded it; the first coder's in front. What the first has not is paired among
    the others, one after the other."""
    found = {event.id: [event] for event in coded_events(group[0].twice.first.article)}
    others: list[list[Event]] = []
    for one in group:
        for pair in one.both:
            if pair.first and pair.second:
                found[pair.first.id].append(pair.second)
        article, own = one.twice.second.article, tuple(pair.second for pair in one.alone if pair.second)
        for pair in paired(replace(article, events=tuple(told[0] for told in others)), replace(article, events=own)):
            if pair.first and pair.second:
                next(told for told in others if told[0] is pair.first).append(pair.second)
            elif pair.second:
                others.append([pair.second])
    return [*found.values(), *others]


def _row(of: Field | Measure, units: Sequence[Sequence[Any]]) -> Row:
    return Row(of.id, of.label, of.scale, alpha_of(units, of.scale))


def _measured(measure: Measure, unit: Sequence[Event]) -> list[Any]:
    return [told for event in unit if (told := measure.value(event)) is not None]


def _place(row: Row) -> int:
    """Where a row stands: as the fields of an event do, days with the date, numbers behind it."""
    order = [FOUND]
    for field in BY_ID:
        if field == "date":
            order += [EXACTNESS.id, *(one.id for one in DAYS), NUMBERS_TOLD.id]
        else:
            order.append(field)
    return order.index(row.id)


def _found(group: Sequence[Compared]) -> list[list[int]]:
    """For each sentence of a text whether each of its coders has an event of it; codings of another text are left out."""
    first = group[0].twice.first.article
    told = [_touches(article) for article in (first, *(one.twice.second.article for one in group if not one.text_differs))]
    return [[int(touches(start, end)) for touches in told] for start, end in _sentences(first.text)]


def _sentences(text: str) -> list[tuple[int, int]]:
    words = words_in(text)
    return [(words[one.first].start, words[one.last - 1].end) for one in sentences_in(text, words)]


def _touches(article: Article) -> Callable[[int, int], bool]:
    quotes = [(event.quote.start, event.quote.end) for event in coded_events(article)]
    return lambda start, end: any(begin < end and start < stop for begin, stop in quotes)
