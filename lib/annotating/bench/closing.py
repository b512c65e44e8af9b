"""What is written of a bench: the article's fields with the events that stand, in the order of its file."""

from lib.annotating.bench.changing import filled
from lib.annotating.bench.model import ACCEPTED, DRAFT, PROPOSED, REFERENCES, Bench, Card, Fields, listed, text_of
from lib.corpus.reading.yaml_lines import Tree


def closed(bench: Bench) -> Fields:
    """The fields to write. Accepted events stand, a draft of the file that nobody decided stays a draft, and what is rejected, or
    proposed and not decided, is left out; so is a reference to it, since a file that refers to nothing is not read. Where nothing
    was decided these are the fields that were opened."""
    cards = _in_the_files_order([card for card in bench.cards if is_written(card)])
    gone = {card.id for card in bench.cards} - {card.id for card in cards}
    drafted = text_of(bench.fields.get("status")) == DRAFT and not any(card.state == ACCEPTED for card in cards)
    fields = {name: value for name, value in bench.fields.items() if drafted or name != "status" or value != DRAFT}
    events: list[Tree] = [_written(card, drafted, gone, bench) for card in cards]
    return {**fields, "events": events}


def is_written(card: Card) -> bool:
    """Whether a card's event goes into the file."""
    return card.state == ACCEPTED or (card.state == PROPOSED and card.origin == "file")


def _in_the_files_order(cards: list[Card]) -> list[Card]:
    """Events of the file as they stood there; a new one behind the last of them that the text tells before it."""
    ordered = sorted((card for card in cards if card.origin == "file"), key=lambda card: card.key)
    for card in (card for card in cards if card.origin != "file"):
        before = [at for at, other in enumerate(ordered) if (other.start, other.key) < (card.start, card.key)]
        ordered.insert(before[-1] + 1 if before else 0, card)
    return ordered


def _written(card: Card, drafted: bool, gone: set[str], bench: Bench) -> Fields:
    event = dict(card.event)
    if card.state == PROPOSED and not drafted and text_of(event.get("status")) != DRAFT:
        event["status"] = DRAFT
    for name in REFERENCES:
        left = [one for one in listed(event.get(name)) if bench.own(text_of(one)) not in gone - {""}]
        if left != listed(event.get(name)):
            event = filled(event | {name: (left[0] if left else None) if name == "part_of" else left})
    return event
