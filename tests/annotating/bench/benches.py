"""A bench in a few words, for tests: an article of four events, and one of a single event."""

from typing import Any

from lib.annotating.bench.model import ACCEPTED, Bench, Card, Fields, State
from lib.annotating.bench.opening import opened

TEXT = (
    "On Monday the NDF shelled a depot of Hezbollah in Homs. Two men died. "
    "The NDF and the IRGC then quarrelled over pay in Palmyra. "
    "Hezbollah sent 40 fighters to Homs on 3 May. A week on, both met in Homs. "
    "On Tuesday the NDF shelled a depot of Hezbollah in Homs again."
)
FIELDS: Fields = {"id": "depot", "title": "A depot", "publisher": "P", "published": "2021-05-10", "text": "full"}
EVENTS: list[Fields] = [
    {
        "id": "1",
        "type": "attack",
        "initiator": ["ndf"],
        "target": ["hezbollah"],
        "place": ["homs"],
        "killed": {"n": "2", "words": "Two men"},
        "summary": "The NDF shells a depot.",
        "quote": "the NDF shelled a depot of Hezbollah in Homs. Two men died",
    },
    {
        "id": "2",
        "type": "dispute",
        "mode": "quarrel",
        "side_a": ["ndf"],
        "side_b": ["irgc"],
        "issue": "pay",
        "summary": "The NDF and the IRGC quarrel over pay.",
        "quote": "The NDF and the IRGC then quarrelled over pay in Palmyra",
    },
    {
        "id": "3",
        "type": "deployment",
        "initiator": ["hezbollah"],
        "place": ["homs"],
        "fighters": "40",
        "date": "2021-05-03",
        "summary": "Hezbollah sends fighters to Homs.",
        "quote": "Hezbollah sent 40 fighters to Homs on 3 May",
        "after": ["1"],
    },
    {
        "id": "4",
        "type": "meeting",
        "participants": ["ndf", "hezbollah"],
        "place": ["homs"],
        "summary": "The NDF and Hezbollah meet in Homs.",
        "quote": "both met in Homs",
        "evidence": {"participants": ["the NDF", "of Hezbollah"]},
    },
]


def bench_of(**fields: Any) -> Bench:
    """The bench of four events; `fields`: of the article."""
    return opened("depot", FIELDS | fields | {"events": [dict(one) for one in EVENTS]}, TEXT)


def one_card(event: Fields, state: State = ACCEPTED, **fields: Any) -> Bench:
    """A bench of one event, which is in hand."""
    return Bench("depot", FIELDS | fields, TEXT, (Card(1, state, {"id": "1"} | event, 0, "file"),), 1, 1)


def event_of(bench: Bench, key: int = 0) -> Fields:
    """The event of a card, else of the one in hand."""
    card = bench.card(key)
    assert card is not None
    return card.event
