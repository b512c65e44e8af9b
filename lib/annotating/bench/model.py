"""What lies on the workbench: an article's fields, its text, and one card for each event that is proposed, accepted or rejected.

All values are frozen and every decision gives a new bench, so that any state can be gone back to. Events are in the written form
(lib.corpus.reading.frontmatter): plain data of which every scalar is text.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from lib.corpus.reading.yaml_lines import Tree

State = Literal["proposed", "accepted", "rejected"]
Origin = Literal["engine", "file", "coder"]
Fields = dict[str, Tree]
PROPOSED: State = "proposed"
ACCEPTED: State = "accepted"
REJECTED: State = "rejected"
DRAFT = "draft"  # the status of what nobody decided
REFERENCES = ("part_of", "after", "same_as", "maybe_same_as", "not_same_as")  # fields that name other events
_NUMBER = re.compile("[0-9]{1,9}")


@dataclass(frozen=True)
class Card:
    """One event. `key`: its own on this bench, never another's; `start`: where in the text it stands; `why`, `confidence`: what the
    engine says of a proposal (0: a person's); `origin`: who brought it."""

    key: int
    state: State
    event: Fields
    start: int = 0
    origin: Origin = "coder"
    why: str = ""
    confidence: float = 0.0

    @property
    def id(self) -> str:
        """The event's id within its article."""
        return text_of(self.event.get("id"))

    @property
    def type(self) -> str:
        return text_of(self.event.get("type"))

    def with_event(self, event: Fields) -> "Card":
        """The card with another event, without what is blank. An empty list stays: it says that nobody stands where the article's
        defaults name somebody."""
        return replace(self, event={name: value for name, value in event.items() if value not in (None, "", {})})


@dataclass(frozen=True)
class Bench:
    """`article`: its id; `fields`: its front matter without the events; `cards` in the order of the text; `current`: the key of the
    one in hand, 0 where there is none; `last_key`: the highest that a card ever had here, so that none is given twice."""

    article: str
    fields: Fields
    text: str
    cards: tuple[Card, ...] = ()
    current: int = 0
    last_key: int = 0

    def card(self, key: int = 0) -> Card | None:
        """The card of a key, else the one in hand; None where it is not there."""
        wanted = key or self.current
        return next((card for card in self.cards if card.key == wanted), None)

    @property
    def counted(self) -> dict[State, int]:
        """How many cards are in each state."""
        states: tuple[State, ...] = (PROPOSED, ACCEPTED, REJECTED)
        return {state: sum(card.state == state for card in self.cards) for state in states}

    def changed(self, key: int, change: Callable[[Card], Card]) -> "Bench":
        """The bench with one card changed; itself where the card is not there or stays as it is."""
        card = self.card(key)
        made = change(card) if card else None
        if made is None or made == card:
            return self
        return replace(self, cards=in_order(made if one is card else one for one in self.cards))

    def with_card(self, card: Card) -> "Bench":
        """The bench with one more card, which is then in hand."""
        return replace(self, cards=in_order((*self.cards, card)), current=card.key, last_key=max(self.last_key, card.key))

    def without(self, key: int) -> "Bench":
        """The bench without a card; the next one is then in hand, else the one before."""
        keys = [card.key for card in self.cards]
        if key not in keys:
            return self
        at = keys.index(key)
        left = (*self.cards[:at], *self.cards[at + 1 :])
        beside = left[min(at, len(left) - 1)].key if left else 0
        return replace(self, cards=left, current=beside if self.current == key else self.current)

    def free_key(self) -> int:
        """A key that no card has, nor any that is gone."""
        return max(self.last_key, *(card.key for card in self.cards), 0) + 1

    def free_id(self) -> str:
        """An event's id: the number behind the highest that a card has or refers to, so that what is said of an event that is gone
        is never said of a new one."""
        named = [reference for card in self.cards for reference in (card.id, *references_of(card.event))]
        return str(max((int(one) for one in map(self.own, named) if _NUMBER.fullmatch(one)), default=0) + 1)

    def own(self, reference: str) -> str:
        """The id within this article that a reference names; "" where it is another article's event."""
        article, slash, event = reference.partition("/")
        return reference if not slash else event if article == self.article else ""


@dataclass(frozen=True)
class Steps:
    """A bench with all that it was before and all that was undone; nothing of it is ever dropped but by a new decision."""

    bench: Bench
    past: tuple[Bench, ...] = field(default=(), repr=False)
    future: tuple[Bench, ...] = field(default=(), repr=False)

    def to(self, bench: Bench) -> "Steps":
        """One decision further. Another card in hand is no decision: it is not undone."""
        if bench == self.bench:
            return self
        if replace(bench, current=self.bench.current) == self.bench:
            return replace(self, bench=bench)
        return Steps(bench, (*self.past, self.bench))

    def undone(self) -> "Steps":
        if not self.past:
            return self
        return Steps(self.past[-1], self.past[:-1], (self.bench, *self.future))

    def redone(self) -> "Steps":
        if not self.future:
            return self
        return Steps(self.future[0], (*self.past, self.bench), self.future[1:])


def in_order(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Cards in the order of the text; those of one place as they came."""
    return tuple(sorted(cards, key=lambda card: (card.start, card.key)))


def text_of(value: Tree) -> str:
    """A value that is a text; "" of any other."""
    return value if isinstance(value, str) else ""


def listed(value: Tree) -> list[Tree]:
    """A value as the list that it stands for: one alone is a list of one, nothing an empty one."""
    return list(value) if isinstance(value, list) else [] if value in (None, "") else [value]


def mapped(value: Tree) -> dict[str, Tree]:
    """A value that is a mapping, as a copy; an empty one of any other."""
    return dict(value) if isinstance(value, dict) else {}


def references_of(event: Fields) -> list[str]:
    """All events that an event names, as it names them."""
    return [one for name in REFERENCES for one in map(text_of, listed(event.get(name))) if one]
