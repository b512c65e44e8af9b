"""A whole and its parts: “both sides brought reinforcements” and, told behind it, what each of them brought."""

from lib.suggest.document import Document
from lib.suggest.events.drafts import Draft
from lib.suggest.rules import rule

REACH = 12  # sentences behind the whole in which its parts are told
MOST = 60  # events behind the whole that are looked at
_COUNTED = frozenset(
    "deployment shipment withdrawal attack detention release base_established checkpoint recruitment seizure killing clash".split()
)


def find_wholes(document: Document) -> None:
    """Set `whole` of each part. A whole tells an event of all its actors together, or of several at once (“three attacks”);
    its parts, two or more, are told behind it, each of some of the actors or with a place or date of its own."""
    for number, whole in enumerate(document.drafts):
        if whole.type in _COUNTED and whole.whole is None:
            for one in parts_of(document, whole, document.drafts[number + 1 : number + 1 + MOST]) or ():
                one.whole = number


@rule("wholes.parts")
def parts_of(document: Document, whole: Draft, behind: list[Draft]) -> list[Draft] | None:
    """Two or more events behind a whole, each with actors, a place or a date of its own, are its parts."""
    parts = [one for one in behind if one.whole is None and _may_be_part(one, whole)]
    apart = {(one.entities, one.place, one.date) for one in parts}
    return parts if len(parts) > 1 and len(apart) == len(parts) else None


def _may_be_part(one: Draft, whole: Draft) -> bool:
    if one.type != whole.type or one.several or not 0 <= one.sentence - whole.sentence <= REACH:
        return False
    some = bool(one.entities) and one.entities < whole.entities
    return some or (whole.several and whole.entities <= one.entities)


RULES = (parts_of,)
