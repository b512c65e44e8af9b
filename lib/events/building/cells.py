"""How values are written into the cells of an event's row: lists joined by "; ", JSON, numbers with bounds, people by name."""

import json
from collections.abc import Iterable, Mapping

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus, Participant, Quantity
from lib.events.names import actor_name

QUANTITIES = tuple(CODEBOOK.quantities)


def joined(values: Iterable[str]) -> str:
    """Distinct values that are not empty, in their order, joined by "; "."""
    return "; ".join(dict.fromkeys(value for value in values if value))


def as_json(value: Mapping[str, object]) -> str:
    """Compact JSON with its own letters; empty where there is nothing."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else ""


def bounds(number: Quantity | None) -> str:
    """A number in print: "7+", "24–99", "~34", "up to 5"; "–" is not reported."""
    if number is None:
        return "–"
    sign = "~" if number.about else ""
    if number.min is None:
        return "–" if number.max is None else f"{sign}up to {number.max:,}"
    if number.max is None:
        return f"{sign}{number.min:,}+"
    return f"{sign}{number.min:,}" if number.min == number.max else f"{sign}{number.min:,}–{number.max:,}"


def participant_name(participant: Participant, corpus: Corpus) -> str:
    """The actor's name, followed by the article's words for somebody unnamed of it."""
    name = actor_name(corpus, participant.actor)
    return f"{name} ({participant.described})" if participant.described else name


def with_role(name: str, role: str) -> str:
    """A name with the role that its place beside an arrow does not say: "47th Brigade (giver)"."""
    return f"{name} ({role})" if role else name
