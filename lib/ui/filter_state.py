"""The filters as the sidebar's widgets hold them: read from their keys, and put back.

What no widget can hold stands beside them: a field of which nothing exists, what a link asked in vain, what was last typed.
"""

from typing import Any

import streamlit as st

from lib.events.asking.choices import CHOICES
from lib.events.asking.filters import DEFAULTS, Filters

KEPT = "kept_filters"
NOTHING = "asked_of_nothing"  # fields of which nothing exists that is asked for
TYPED = "typed"  # (field, words) last typed into a choice that are no name of one thing


def key(field: str) -> str:
    """The widget key of a field of Filters."""
    return f"filter_{field}"


def put_filters(filters: Filters) -> None:
    """Set every widget to the filters."""
    state = st.session_state
    state[KEPT], state[TYPED] = filters, None
    state[NOTHING] = frozenset(field for field in DEFAULTS if getattr(filters, field) == frozenset())
    for field, value in widget_values(filters).items():
        state[key(field)] = value


def widget_values(filters: Filters) -> dict:
    """Field -> what its widget holds."""
    values = {field: getattr(filters, field) for field in DEFAULTS}
    values |= {choice.name: sorted(values[choice.name] or ()) for choice in CHOICES}
    return values | {"near_place": filters.near_place or None}


def current_filters() -> Filters:
    """The filters that the widgets now hold; where a run was cut short before it drew them, what they held before."""
    state, usual, choices = st.session_state, Filters(), {choice.name for choice in CHOICES}
    kept, nothing = state.get(KEPT, usual), state.get(NOTHING, frozenset())
    values: dict[str, Any] = {}  # of each field what its widget holds
    for field in DEFAULTS:
        try:
            held = state[key(field)]  # each look costs: asked once, not whether it is there and then what it is
        except KeyError:
            values[field] = getattr(kept, field)
            continue
        if field in choices:
            held = frozenset(held) or (frozenset() if field in nothing else None)
        values[field] = held
    values["search"] = (values["search"] or "").strip()
    values["between"] = bool(values["between"] and values["actors"])
    values["near_place"] = values["near_place"] or ""
    values["count"] = values["count"] or usual.count
    values["near_km"] = float(values["near_km"] or usual.near_km)
    found = state[KEPT] = Filters(**values)
    return found


def ask_in_vain(name: str, value: str) -> None:
    """Take a parameter of the address for what is not here."""
    put_vain((*(one for one in current_filters().vain if one != (name, value)), (name, value)))


def put_vain(vain: tuple[tuple[str, str], ...]) -> None:
    """Set what is asked in vain: (name, value) pairs of the address."""
    st.session_state[key("vain")] = vain  # no widget holds it
    current_filters()
