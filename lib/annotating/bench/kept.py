"""All steps of a bench as plain data for a draft's file, and back: each card stands there once, however many steps hold it."""

from collections.abc import Iterable
from typing import Any, cast

from lib.annotating.bench.model import Bench, Card, State, Steps, in_order, mapped
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
        return [number(bench.fields, fields), bench.current, [number(card, cards) for card in bench.cards]]

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
        fields = [mapped(one) for one in data["fields"]]
        cards = [_card(one) for one in data["cards"]]

        def bench(row: list[Any]) -> Bench:
            return Bench(article, fields[row[0]], text, in_order(cards[at] for at in row[2]), int(row[1]))

        return Steps(bench(data["now"]), _benches(map(bench, data["past"])), _benches(map(bench, data["future"])))
    except (KeyError, IndexError, TypeError, ValueError) as wrong:
        raise DraftError(f"the draft does not read ({wrong}); delete it, or open the article anew") from wrong


def _benches(found: Iterable[Bench]) -> tuple[Bench, ...]:
    return tuple(found)


def _card(row: list[Any]) -> Card:
    key, state, event, start, origin, why, confidence = row
    if state not in ("proposed", "accepted", "rejected") or origin not in ("engine", "file", "coder"):
        raise ValueError(f"no state “{state}”")
    return Card(int(key), cast(State, state), mapped(event), int(start), origin, str(why), float(confidence))
