"""What the reader says of a field of an event, at the field."""

import streamlit as st

from lib.errors import Problem
from lib.ui.tags import plain


def field_of(field: str) -> str:
    """The field of an event that a problem is of: "side_a[1]" -> "side_a", "evidence.date" -> "evidence"."""
    return field.split("[")[0].split(".")[0]


def draw_problem(one: Problem, named: bool = False) -> None:
    """One problem, in the reader's words; `named`: with its field."""
    words = (f"{one.field}: " if named else "") + one.what + (f" ({one.hint})" if one.hint else "")
    (st.error if one.severity == "error" else st.warning)(plain(words))
