"""What of a bench goes into the article's file: the accepted events, and drafts of the file that nobody has decided yet."""

from lib.annotating.bench.checks import Found
from lib.annotating.bench.model import ACCEPTED, PROPOSED, Bench, Card, Fields, text_of
from lib.annotating.bench.opening import DRAFT
from lib.corpus.reading.yaml_lines import Tree
from lib.errors import Problem


def fields_to_save(bench: Bench, before: list[str]) -> Fields:
    """The fields with their events. `before`: the ids of the events in the file, whose order stays; new ones follow in the order of
    the text. A draft that is not decided stays a draft, one by one, where the whole article was one."""
    told = [card for card in bench.cards if card.state == ACCEPTED or (card.state == PROPOSED and card.origin == "file")]
    place = {name: at for at, name in enumerate(before)}
    told.sort(key=lambda card: (place.get(card.id, len(place)), card.start, card.key))
    fields: Fields = {name: value for name, value in bench.fields.items() if not (name == "status" and value == DRAFT)}
    events: list[Tree] = [_event(card) for card in told]
    return {"id": bench.article, **{name: value for name, value in fields.items() if name != "id"}, "events": events}


def _event(card: Card) -> Fields:
    event = {"id": card.id} | card.event
    if card.state == PROPOSED:
        return event | {"status": DRAFT}
    return {name: value for name, value in event.items() if not (name == "status" and text_of(value) == DRAFT)}


def hindering(bench: Bench, found: Found) -> list[tuple[Card | None, Problem]]:
    """What the reader would leave the whole file out for: errors of the article, and of the events that would be written."""
    wrong: list[tuple[Card | None, Problem]] = [(None, one) for one in found.of_article if one.severity == "error"]
    for card in bench.cards:
        if card.state == ACCEPTED or (card.state == PROPOSED and card.origin == "file"):
            wrong += [(card, one) for one in found.wrong(card.key)]
    return wrong


def is_saved(bench: Bench, before: Fields | None, text: str) -> bool:
    """Whether the file says already what would be written. `before`: its fields; None where there is no file."""
    if before is None or bench.text != text:
        return False
    ids = [text_of(one.get("id")) for one in before.get("events") or [] if isinstance(one, dict)]
    return fields_to_save(bench, ids) == before
