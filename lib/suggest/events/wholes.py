"""A whole and its parts: “both sides brought reinforcements” and, told behind it, what each of them brought."""

from lib.suggest.events.drafts import Draft

_REACH = 12  # sentences behind the whole in which its parts are told
_MOST = 60  # events behind the whole that are looked at
_COUNTED = frozenset(
    (
        "deployment",
        "shipment",
        "withdrawal",
        "attack",
        "detention",
        "release",
        "base_established",
        "checkpoint",
        "recruitment",
        "seizure",
        "killing",
        "clash",
    )
)


def find_wholes(drafts: list[Draft]) -> None:
    """Set `whole` of each part. A whole tells an event of all its actors together, or of several at once (“three attacks”);
    its parts, two or more, are told behind it, each of some of the actors or with a place or date of its own."""
    for number, whole in enumerate(drafts):
        if whole.type not in _COUNTED or whole.whole is not None:
            continue
        parts = [one for one in drafts[number + 1 : number + 1 + _MOST] if one.whole is None and _may_be_part(one, whole)]
        apart = {(one.entities, one.place, one.date) for one in parts}
        if len(parts) > 1 and len(apart) == len(parts):
            for one in parts:
                one.whole = number


def _may_be_part(one: Draft, whole: Draft) -> bool:
    if one.type != whole.type or one.several or not 0 <= one.sentence - whole.sentence <= _REACH:
        return False
    some = bool(one.entities) and one.entities < whole.entities
    return some or (whole.several and whole.entities <= one.entities)
