"""What two engines say differently of one text: events that both have, events of one alone, and the fields that differ."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.errors import shortened
from lib.suggest.engine import Day, Engine, EngineError
from lib.suggest.models import EventSuggestion, Suggestions


@dataclass(frozen=True)
class Field:
    """A field that two engines fill differently, with what each says; empty for nothing."""

    name: str
    one: str
    other: str


@dataclass(frozen=True)
class Pair:
    """An event that both have, as indices into their events, and the fields that differ."""

    one: int
    other: int
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Difference:
    """`both`: events that both have; `only_one`, `only_other`: indices of the events that only one of them has."""

    one: Suggestions
    other: Suggestions
    both: tuple[Pair, ...]
    only_one: tuple[int, ...]
    only_other: tuple[int, ...]

    def in_words(self, one: str, other: str) -> tuple[str, ...]:
        """A sentence for the whole, then one for each event that is not the same, by the engines' names."""
        same = sum(not pair.fields for pair in self.both)
        head = (
            f"{one} and {other}: {_counted(len(self.both))} in both, of these {same} the same in every field; "
            f"{_counted(len(self.only_one))} only by {one}, {len(self.only_other)} only by {other}"
        )
        differing = [self._pair(pair, one, other) for pair in self.both if pair.fields]
        alone = [
            f"only by {name}: {_event(found.events[at])}"
            for name, found, every in ((one, self.one, self.only_one), (other, self.other, self.only_other))
            for at in every
        ]
        return tuple(f"{line}." for line in (head, *differing, *alone))

    def _pair(self, pair: Pair, one: str, other: str) -> str:
        told = (f"{field.name} is {field.one or 'none'} by {one}, {field.other or 'none'} by {other}" for field in pair.fields)
        return f"{_event(self.one.events[pair.one])}: {'; '.join(told)}"


def difference(one: Suggestions, other: Suggestions) -> Difference:
    """Events are the same where their types are of one group and their quotes overlap; each is paired once, those of one type and
    the longest overlap first. Raises EngineError where the texts differ."""
    if one.text != other.text:
        raise EngineError("the suggestions are of two texts", "let both engines read the same one")
    likely = sorted(
        (-(first.type == second.type), -_overlap(first, second), at, beside)
        for at, first in enumerate(one.events)
        for beside, second in enumerate(other.events)
        if _group(first) == _group(second) and _overlap(first, second)
    )
    pairs: dict[int, int] = {}
    for _, _, at, beside in likely:
        if at not in pairs and beside not in pairs.values():
            pairs[at] = beside
    return Difference(
        one,
        other,
        tuple(Pair(at, beside, _fields(one, at, other, beside)) for at, beside in sorted(pairs.items())),
        tuple(at for at in range(len(one.events)) if at not in pairs),
        tuple(at for at in range(len(other.events)) if at not in pairs.values()),
    )


def beside(name: str, engine: Engine, other_name: str, other: Engine) -> Engine:
    """An engine that gives what `engine` gives, with its difference from another one in the notes."""

    def both(text: str, published: Day = None, corpus: Corpus | None = None) -> Suggestions:
        found = engine(text, published, corpus)
        told = difference(found, other(text, published, corpus)).in_words(name, other_name)
        return replace(found, notes=(*found.notes, *told))

    return both


def _group(event: EventSuggestion) -> str:
    return CODEBOOK.types[event.type].group


def _overlap(one: EventSuggestion, other: EventSuggestion) -> int:
    """Letters that quotes of both share, at most."""
    shared = (min(a.end, b.end) - max(a.start, b.start) for a in one.quotes for b in other.quotes)
    return max(0, max(shared, default=0))


def _fields(one: Suggestions, at: int, other: Suggestions, beside: int) -> tuple[Field, ...]:
    found = (Field(name, say(one, one.events[at]), say(other, other.events[beside])) for name, say in _SAID.items())
    roles = (Field(role, _who(one, one.events[at], role), _who(other, other.events[beside], role)) for role in CODEBOOK.roles)
    return tuple(field for field in (*found, *roles) if field.one.casefold() != field.other.casefold())


def _who(found: Suggestions, event: EventSuggestion, role: str) -> str:
    names = {found.actors[one.actor].name for one in event.roles if one.role == role}
    return " and ".join(sorted(names, key=str.casefold))


def _where(found: Suggestions, event: EventSuggestion) -> str:
    return "" if event.place is None else found.places[event.place].name


def _when(found: Suggestions, event: EventSuggestion) -> str:
    return "" if event.date is None else found.dates[event.date].value or "open"


def _numbers(found: Suggestions, event: EventSuggestion) -> str:
    told = (found.quantities[at] for at in event.quantities)
    counted = {(one.counts, one.min, one.max) for one in told if one.counts in CODEBOOK.quantities}
    bounds = (f"{what} {'' if least is None else least}–{'' if most is None else most}" for what, least, most in counted)
    return ", ".join(sorted(bounds))


_SAID: dict[str, Callable[[Suggestions, EventSuggestion], str]] = {
    "type": lambda found, event: event.type,
    "mode": lambda found, event: event.mode,
    "place": _where,
    "date": _when,
    "claim": lambda found, event: event.claim,
    "stage": lambda found, event: event.stage,
    "background": lambda found, event: "yes" if event.background else "no",
    "numbers": _numbers,
}


def _event(event: EventSuggestion) -> str:
    return f"{CODEBOOK.types[event.type].label}, “{shortened(' '.join(event.quotes[0].text.split()))}”"


def _counted(number: int) -> str:
    return f"{number} event" + ("" if number == 1 else "s")
