"""Talks of nobody named: their sides are those who quarrelled just before."""

from lib.suggest.document import Document
from lib.suggest.events.drafts import Draft
from lib.suggest.rules import rule
from lib.suggest.text.spots import Spot

CARRY_SIDES = 4  # sentences back
_QUARRELS, _MENDED = frozenset(("clash", "dispute")), frozenset(("agreement", "negotiation"))


def carry_sides(document: Document) -> None:
    """Give the participants of the last fight or quarrel to each truce or talks that lack them."""
    fight: Draft | None = None
    for draft in document.drafts:
        if draft.type in _QUARRELS and {"side_a", "side_b"} <= draft.roles.keys():
            fight = draft
        elif fight and (sides := carried_sides(document, draft, fight)):
            draft.roles["participants"] = sides
            draft.carried = "sides"


@rule("sides.carried")
def carried_sides(document: Document, draft: Draft, fight: Draft) -> list[tuple[int, Spot]] | None:
    """A truce or talks of nobody named are those of the two sides that fought or quarrelled just before."""
    if draft.type not in _MENDED or draft.entities or draft.sentence - fight.sentence > CARRY_SIDES:
        return None
    return [*fight.roles["side_a"], *fight.roles["side_b"]]


RULES = (carried_sides,)
