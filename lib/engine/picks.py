"""What a pick (lib.events.asking.pick) stands for in what is shown: a heading, and events that are asked for, never held."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.questions import NO_EVENT, Reason, Where, either, where
from lib.engine.shown import Shown, Some
from lib.engine.subsets import same_among, subset
from lib.events.asking.filters import Filters
from lib.events.asking.pick import Pick
from lib.events.asking.picks import BOTH_WAYS, LEDGER_WORDS, LEVELS, MUTUAL, PARTS, WORDS
from lib.events.asking.subsets import subset_words
from lib.events.counting.dyads import ALL, COOPERATIVE, HOSTILE
from lib.events.names import label_of, place_name

MOST_NAMED = 8
NOTHING = "Nothing that exists"
Kinds = tuple[str, ...]
Ways = tuple[bool, ...]
EVERY, EITHER, BOTH = tuple(CODEBOOK.link_kinds), (True, False), (True,)


@dataclass(frozen=True)
class Part:
    """A part of a page, which it alone knows: the pick that opens it, what it is called, what holds of its events; `filters`: those
    that leave them, where they are not the page's own."""

    pick: Pick
    words: str
    wheres: tuple[Where, ...]
    filters: Filters | None = None

    def of(self, shown: Shown) -> Some:
        """Its events."""
        return Some(shown if self.filters is None else shown.other(self.filters), self.wheres)


Parts = tuple[Part, ...]


def of_ids(event_ids: Iterable[str]) -> tuple[Where, ...]:
    """What holds of a few events that are known by their ids."""
    return (where(event_id=tuple(event_ids)),)


@dataclass(frozen=True)
class Picked:
    """What a pick stands for: a heading, and its events; no event where it means nothing any more."""

    title: str
    events: Some


def nothing(shown: Shown) -> Picked:
    """What means nothing any more."""
    return Picked(NOTHING, Some(shown, (NO_EVENT,)))


def part_picked(pick: Pick, parts: Parts) -> Part | None:
    """The part of the page that a pick, or what it is a part of, means; None where it is none of them."""
    return next((part for part in parts if part.pick == pick.whole), None)


def resolve_pick(pick: Pick, shown: Shown, corpus: Corpus, parts: Parts) -> Picked:
    """The events that a pick means in this view; `parts`: those of the page."""
    kind, ids = pick.kind, pick.ids
    if pick.subset:
        return _subset_of(pick, shown, corpus, parts)
    if kind == "ledger":
        reason = _REASONS.get(":".join(ids))
        return Picked(LEDGER_WORDS[reason], Some(shown, (), reason)) if reason else Picked(":".join(ids), Some(shown, (NO_EVENT,)))
    if kind == "part":
        part = part_picked(pick, parts)
        return Picked(_capital(part.words), part.of(shown)) if part else nothing(shown)
    if kind == "place":
        return _of_places(ids, shown, corpus)
    if kind == "ids":
        return Picked("Chosen events", chosen_events(ids, shown))
    return _of_links(kind, list(ids), shown, corpus) if kind in WORDS else nothing(shown)


_REASONS: dict[str, Reason] = {reason: reason for reason in LEDGER_WORDS}


def chosen_events(ids: tuple[str, ...], shown: Shown) -> Some:
    """Events by their ids or those of any of their reports, whatever the filters leave."""
    return Some(shown, (where("told_as", report_id=ids),), "read")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _subset_of(pick: Pick, shown: Shown, corpus: Corpus, parts: Parts) -> Picked:
    words, whole = subset_words(pick.subset, corpus), pick.whole
    if not words:
        return nothing(shown)
    of = resolve_pick(whole, shown, corpus, parts) if whole else Picked("", Some(shown))
    return Picked(f"{of.title}: {words}" if whole else _capital(words), subset(pick.subset, of.events))


def _of_places(places: tuple[str, ...], shown: Shown, corpus: Corpus) -> Picked:
    """The events that happened at any of the places, each once; several places are named with the events of each."""
    found = Some(shown, (where("places", place_id=places),))
    tally = found.tally("place_id", over="places")
    counts = dict(zip(tally["place_id"], tally["n"].tolist()))
    told = sorted(((place, counts[place]) for place in dict.fromkeys(places) if place in counts), key=lambda one: -one[1])
    named = " · ".join(f"{place_name(corpus, place)} ({number:,})" for place, number in told[:MOST_NAMED])
    title = place_name(corpus, places[0]) if len(places) == 1 else named or f"{len(places):,} places"
    more = f" · and {len(told) - MOST_NAMED:,} more places" if len(places) > 1 and len(told) > MOST_NAMED else ""
    return Picked(title + more, found)


class Link(NamedTuple):
    """A relation of links, two ends of them (of an actor alone: it twice), and the kind of link."""

    over: str
    left: str
    right: str
    kind: str

    def way(self, kinds: Kinds, mutual: Ways = EITHER) -> Where:
        return where(self.over, left_id=self.left, right_id=self.right, kind=kinds, mutual=mutual)

    def back(self, kinds: Kinds, mutual: Ways = EITHER) -> Where:
        return where(self.over, left_id=self.right, right_id=self.left, kind=kinds, mutual=mutual)


def _of_links(kind: str, words: list[str], shown: Shown, corpus: Corpus) -> Picked:
    part = words[4] if kind == "dyad" and len(words) == 5 else ""
    words = words[:4] if part else words
    if len(words) not in WORDS[kind] or words[-1] not in LEVELS or (part and part not in PARTS):
        return nothing(shown)
    level, named = words[-1], len(words) > 2 and kind != "between"
    link = Link(f"links:{level}", words[0], words[0 if kind == "actor" else 1], words[-2] if named else ALL)
    found = Some(shown, _wheres(kind, link))
    title = _title(kind, link, [label_of(corpus, end, level) for end in (link.left, link.right)], found)
    return Picked(title + (f": {PARTS[part].lower()}" if part else ""), part_of(part, found) if part else found)


def _wheres(kind: str, link: Link) -> tuple[Where, ...]:
    """What holds of the events of a dyad, a cell, an actor, or of all between two."""
    if kind == "dyad":
        return _of_dyad(link)
    kinds, severe = _of_kind(link.kind)
    if kind == "actor":
        return either(where(link.over, left_id=link.left, kind=kinds), where(link.over, right_id=link.left, kind=kinds)), *severe
    return either(link.way(kinds), link.back(kinds, EITHER if kind == "between" else BOTH)), *severe


def _of_dyad(link: Link) -> tuple[Where, ...]:
    """One kind of link that way alone, or both ways alone."""
    kind = link.kind.removesuffix(MUTUAL)
    if link.kind == ALL:
        return (link.way(EVERY),)
    severe = kind in CODEBOOK.severities
    way = link.way((HOSTILE if severe else kind,), (link.kind.endswith(MUTUAL),))
    return (way, where(severity=kind)) if severe else (way,)


def _of_kind(kind: str) -> tuple[Kinds, tuple[Where, ...]]:
    """The kinds of link that one of KINDS means, and what holds of their events."""
    if kind in CODEBOOK.severities:
        return (HOSTILE,), (where(severity=kind),)
    if kind == COOPERATIVE:
        return tuple(one for one in EVERY if one != HOSTILE), ()
    return EVERY if kind == ALL else (kind,), ()


def _title(kind: str, link: Link, names: list[str], found: Some) -> str:
    pair = {"between": "{} and {}: all links between them", "cell": "{} to {}", "dyad": "{} → {}", "actor": "{}"}[kind]
    kinds, _ = _of_kind(link.kind)
    both_ways = kind == "cell" and bool(found.also(either(link.way(kinds, BOTH), link.back(kinds, BOTH))).number())
    if kind == "dyad" and _goes_both_ways(link, found):
        pair = "{} ⇄ {}"
    within = kind != "actor" and link.left == link.right
    return (f"Within {names[0]}" if within else pair.format(*names)) + _kind_words(link.kind) + BOTH_WAYS * both_ways


def _goes_both_ways(link: Link, found: Some) -> bool:
    """Whether there is any link, and none of one way."""
    one_way = found.also(link.way(EVERY, (False,))).number() if link.kind == ALL else not link.kind.endswith(MUTUAL)
    return bool(found.number()) and not one_way


def _kind_words(link: str) -> str:
    if link.removesuffix(MUTUAL) in CODEBOOK.severities:
        return f", hostile: {CODEBOOK.severities[link.removesuffix(MUTUAL)].label.lower()}"
    if link in (ALL, COOPERATIVE):
        return "" if link == ALL else ", not hostile"
    return f", {CODEBOOK.label('link_kind', link.removesuffix(MUTUAL)).lower()}"


def part_of(part: str, some: Some) -> Some:
    """Those of the events that are one of PARTS."""
    if part == "same":
        return same_among(some)
    return some.also(where(severity=part) if part in CODEBOOK.severities else where(certainty=part))
