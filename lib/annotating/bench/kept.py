"""All steps of a bench as plain data for a draft's file, and back: each card stands there once, however many steps hold it."""

from typing import Any, cast

from lib.annotating.bench.model import Bench, Card, Fields, State, Steps, in_order
from lib.corpus.reading.yaml_lines import Tree
from lib.errors import FaultlinesError

FORM = 1  # of the data; another one is not read


class DraftError(FaultlinesError):
    """A draft that does not read; its text says what would be right."""


def as_data(steps: Steps) -> dict[str, Any]:
    """The steps as JSON holds them."""
    cards: list[Card] = []
    fields: list[dict[str, Any]] = []
    at: dict[int, int] = {}  # by identity: the steps share what did not change

    def number(one: Any, into: list[Any]) -> int:
        if id(one) not in at:
            at[id(one)] = len(into)
            into.append(one)
        return at[id(one)]

    def row(bench: Bench) -> list[Any]:
        return [number(bench.fields, fields), bench.current, [number(card, cards) for card in bench.cards], bench.last_key]

    bench = steps.bench
    rows = {"past": [row(one) for one in steps.past], "now": row(bench), "future": [row(one) for one in steps.future]}
    told = [[one.key, one.state, one.event, one.start, one.origin, one.why, one.confidence] for one in cards]
    return {"form": FORM, "article": bench.article, "text": bench.text, "fields": fields, "cards": told, **rows}


def from_data(data: dict[str, Any]) -> Steps:
    """The steps of a draft's data. Raises DraftError where it is none of this form."""
    try:
        if data["form"] != FORM:
            raise DraftError("the draft is of another version of the program (open the article anew; the draft stays in its file)")
        article, text = str(data["article"]), str(data["text"])
        fields = dict(enumerate(map(_fields, data["fields"])))  # by number, so that one below zero is none
        cards = dict(enumerate(map(_card, data["cards"])))

        def bench(row: list[Any]) -> Bench:
            of, current, held, last = row
            here = [cards[at] for at in held]
            if len({card.key for card in here}) < len(here):
                raise ValueError("a card stands there twice")
            return Bench(article, fields[of], text, in_order(here), int(current), int(last))

        past, future = (tuple(map(bench, data[name])) for name in ("past", "future"))
        return Steps(bench(data["now"]), past, future)
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as wrong:
        raise DraftError(f"the draft does not read ({wrong}); delete it, or open the article anew") from wrong


def _card(row: list[Any]) -> Card:
    key, state, event, start, origin, why, confidence = row
    if state not in ("proposed", "accepted", "rejected") or origin not in ("engine", "file", "coder"):
        raise ValueError(f"no state “{state}”")
    return Card(int(key), cast(State, state), _fields(event), int(start), origin, str(why), float(confidence))


def _fields(value: Any) -> Fields:
    if not isinstance(value, dict):
        raise ValueError(f"“{value}” has no fields")
    return {str(name): _tree(one) for name, one in value.items()}


def _tree(value: Any) -> Tree:
    """A value as fields hold it. Raises ValueError for what is neither text, a list nor fields."""
    if isinstance(value, list):
        return [_tree(one) for one in value]
    if isinstance(value, dict):
        return _fields(value)
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f"“{value}” is no text")
