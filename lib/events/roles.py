"""On which side of its event's arrow a role stands, and whether the arrow itself says what the role is."""

from lib.corpus.model.codebook import CODEBOOK


def side_of(event_type: str, role: str) -> str:
    """ "left", "right" or "none": the side on which somebody in a role of this type stands."""
    return CODEBOOK.side_of(event_type, role)


def beside_the_arrow(event_type: str, role: str) -> str:
    """The label of a role that counts to a side but is no end of the type's arrow, as who gives the ground to who acts; ""
    where the arrow says it."""
    rules = CODEBOOK.types[event_type].links
    ends = {end for rule in rules for end in (rule.left, rule.right)}
    return CODEBOOK.label("role", role).lower() if ends and role not in ends else ""
