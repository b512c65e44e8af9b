"""What two people changed otherwise in one article: whose stands, chosen one by one."""

import streamlit as st

from lib.annotating.saving.fields import Fields
from lib.annotating.saving.merge import Clash, Merge, Side, settled
from lib.ui.tags import plain

SIDES = {"mine": "Mine", "theirs": "Theirs", "base": "As it was before both", "both": "Both"}


def choose_sides(merged: Merge) -> None:
    """A choice for each clash."""
    for clash in merged.clashes:
        _choose_side(clash)


def _sides_of(clash: Clash) -> list[Side]:
    return ["both", "mine", "theirs"] if clash.other else ["mine", "theirs", "base"]


def _choose_side(clash: Clash) -> None:
    values = {"mine": clash.mine, "theirs": clash.theirs, "base": clash.base}
    st.radio(
        plain(clash.path), _sides_of(clash), key=f"annotate_clash_{clash.path}",
        format_func=lambda one: plain(f"{SIDES[one]}: {_shown(values[one])}") if one in values else SIDES[one],
    )  # fmt: skip


def joined(merged: Merge) -> tuple[Fields, str]:
    """Fields and text of both, each clash as it is chosen now."""
    chosen: dict[str, Side] = {
        one.path: st.session_state.get(f"annotate_clash_{one.path}", _sides_of(one)[0]) for one in merged.clashes
    }
    return settled(merged, chosen)


def _shown(value: object) -> str:
    text = "nothing" if value in (None, "", [], {}) else str(value)
    return text if len(text) <= 300 else f"{text[:299]}…"
