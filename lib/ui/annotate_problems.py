"""What the reader says of a field of an event, at the field; and what of all events stands in the way of saving."""

from collections.abc import Sequence

import streamlit as st

from lib.annotating.bench.model import Card
from lib.errors import Problem
from lib.ui.tags import plain


def field_of(field: str) -> str:
    """The field of an event that a problem is of: "side_a[1]" -> "side_a", "evidence.date" -> "evidence"."""
    return field.split("[")[0].split(".")[0]


def draw_problem(one: Problem, named: bool = False) -> None:
    """One problem, in the reader's words; `named`: with its field."""
    words = (f"{one.field}: " if named else "") + one.what + (f" ({one.hint})" if one.hint else "")
    (st.error if one.severity == "error" else st.warning)(plain(words))


def draw_hindering(wrong: Sequence[tuple[Card | None, Problem]]) -> None:
    """What stands in the way of saving, the first of it with its event."""
    for card, one in wrong[:5]:
        whose = f"Event {card.id}, {one.field}: " if card else f"{one.field}: " if one.field else ""
        st.error(plain(f"{whose}{one.what}" + (f" ({one.hint})" if one.hint else "")))
    if len(wrong) > 5:
        st.caption(f"And {len(wrong) - 5} more; each stands at its event.")
