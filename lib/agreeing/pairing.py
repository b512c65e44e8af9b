"""Which events of two codings of one article are one: by the words that they share, then by type, who takes part and where.

Each event has at most one counterpart. Of all ways to pair them that one is taken whose pairs are nearest in sum (maximum weight
matching; Galil 1986, through networkx).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Event, Span
from lib.corpus.text.quotes import QuoteFinder

WORDS, TYPE, GROUP, PEOPLE, PLACE = 500, 200, 100, 150, 150  # thousandths: of 1000 where all is the same
LEAST = 250  # thousandths below which two events are not one


@dataclass(frozen=True)
class Pair:
    """One event of an article as two coders have it; None: that one has no such event. `near`: thousandths."""

    first: Event | None
    second: Event | None
    near: int = 0

    @property
    def key(self) -> str:
        """What the pair is known by: the ids within the article."""
        return "|".join(own_id(event) if event else "" for event in (self.first, self.second))

    @property
    def events(self) -> tuple[Event, Event] | None:
        """Both, where both are there."""
        return (self.first, self.second) if self.first and self.second else None


def own_id(event: Event) -> str:
    """An event's id within its article."""
    return event.id.partition("/")[2]


def coded_events(article: Article) -> list[Event]:
    """The events that an article's coder decided on: a draft is nobody's decision yet."""
    return [event for event in article.events if event.status != "draft"]


def paired(first: Article, second: Article) -> tuple[Pair, ...]:
    """All events of both codings but drafts, those of both as pairs, in the order of the first's text. Where the texts differ, a
    quote of the second is looked for in the first's."""
    ones, others = coded_events(first), coded_events(second)
    places = _places(first.text, second, others)
    near = {
        (a, b): points
        for a, one in enumerate(ones)
        for b, other in enumerate(others)
        if (points := _near(one, other, places[b])) >= LEAST
    }
    found = _matched(near)
    pairs = [Pair(ones[a], others[b], near[a, b]) for a, b in found]
    starts = {pair.key: pair.first.quote.start for pair in pairs if pair.first}
    with_first, with_second = {a for a, _ in found}, {b for _, b in found}
    for a, event in enumerate(ones):
        if a not in with_first:
            pairs.append(Pair(event, None))
            starts[pairs[-1].key] = event.quote.start
    for b, event in enumerate(others):
        if b not in with_second:
            pairs.append(Pair(None, event))
            place = places[b]
            starts[pairs[-1].key] = place.start if place else len(first.text) + event.quote.start
    return tuple(sorted(pairs, key=lambda pair: (starts[pair.key], pair.key)))


def drafted(first: Article, second: Article) -> dict[str, str]:
    """Id within the second coding of an event of it -> that of the first's draft that tells the same."""
    drafts = [replace(event, status=CODEBOOK.default("status")) for event in first.events if event not in coded_events(first)]
    pairs = (pair.events for pair in paired(replace(first, events=tuple(drafts)), second))
    return {own_id(two[1]): own_id(two[0]) for two in pairs if two}


def _places(text: str, coding: Article, events: list[Event]) -> list[Span | None]:
    """Where the quote of each of a coding's events stands in a text."""
    if coding.text == text:
        return [event.quote for event in events]
    finder = QuoteFinder(text)
    return [finder.find(event.quote.text) for event in events]


def _near(one: Event, other: Event, place: Span | None) -> int:
    """How near two events are, in thousandths; 0 where they can be no one event: without a word in common they are it only where
    type, most of who takes part, and where it was, say so."""
    shared = _overlap(one.quote, place)
    types = CODEBOOK.types
    same_type = one.type == other.type
    people = _alike(_actors(one), _actors(other))
    apart = bool(one.place and other.place and not set(one.place) & set(other.place))
    if not shared and (not same_type or people < 0.5 or apart):
        return 0
    kind = TYPE if same_type else GROUP if types[one.type].group == types[other.type].group else 0
    return round(WORDS * shared + kind + PEOPLE * people + PLACE * _alike(one.place, other.place))


def _overlap(one: Span, other: Span | None) -> float:
    """The letters that two passages share, of those that both have on average (Dice)."""
    if other is None:
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared / (one.end - one.start + other.end - other.start) if shared > 0 else 0.0


def _actors(event: Event) -> frozenset[str]:
    return frozenset(one.actor for told in event.roles.values() for one in told)


def _alike(one: Iterable[str], other: Iterable[str]) -> float:
    """What two sets share, of all that stands in either (Jaccard); 0 where either says nothing."""
    both = set(one) | set(other)
    return len(set(one) & set(other)) / len(both) if both else 0.0


def _matched(near: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The pairs of the best matching. Most events have one counterpart alone, and need no search."""
    firsts, seconds = Counter(a for a, _ in near), Counter(b for _, b in near)
    clear = {(a, b) for a, b in near if firsts[a] == 1 and seconds[b] == 1}
    rest = {pair: points for pair, points in near.items() if pair not in clear}
    return sorted([*clear, *(_best(rest) if rest else [])])


def _best(near: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    import networkx  # takes a quarter of a second to load, and is asked for here alone

    graph = networkx.Graph()
    for (a, b), points in sorted(near.items()):
        graph.add_edge((0, a), (1, b), weight=points)  # numbers, whose order in a set is the same in any process
    parts = (graph.subgraph(part) for part in networkx.connected_components(graph))  # the search takes the cube of what it is given
    pairs = (dict(pair) for part in parts for pair in networkx.max_weight_matching(part))
    return [(pair[0], pair[1]) for pair in pairs]
