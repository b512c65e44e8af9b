"""The orders of lib.events.asking.sorting in SQL."""

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.conditions import SQL, literal
from lib.engine.questions import Order
from lib.engine.store import RANKED
from lib.events.asking.sorting import OTHERS, asked_order


def order_by(order: Order) -> SQL:
    """An order of lib.events.asking.sorting in SQL; KeyError where there is none of that name."""
    order = asked_order(order)
    name, way = order.removeprefix("-"), "DESC" if order.startswith("-") else "ASC"
    if name in ("", "id"):
        return f"row {way}"
    return f"{_key(name, way == 'DESC')} {way} NULLS LAST, row"


def _key(name: str, falling: bool) -> SQL:
    if name in RANKED:
        return f"order_{name}"
    if name == "date":
        return f"coalesce({'last_day, first_day' if falling else 'first_day, last_day'}, not_after)"
    if name in ("type", "claim", "stage"):
        terms = {"type": CODEBOOK.types, "claim": CODEBOOK.claims, "stage": CODEBOOK.stages}[name]
        return f"list_position([{', '.join(map(literal, terms))}], {name})"
    numbers = OTHERS if name == "numbers" else (name,)
    return f"greatest({', '.join(f'coalesce({one}_min, {one}_max)' for one in numbers)})"
