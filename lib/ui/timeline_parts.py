"""The timeline's chart with its clicks and its brush, and the tray of events that no day and no publication bounds."""

import datetime

import streamlit as st

from lib.events.order import in_after_order
from lib.ui import address
from lib.ui.evidence import event_button, rows_of

LANES = {"actor": "Actor", "bloc": "Bloc", "governorate": "Governorate", "type": "Type", "issue": "Issue"}
PERIODS = {"month": "Months", "week": "Weeks"}
NOTE = ("Mark: a day. Outlined bar: one day within it. Full bar: lasted. Bar that fades to the left: no day told, only that "
        "it was published by then. Fainter: alleged, denied, attempted or planned. A number: several events. The counts "
        "spread a window evenly over its days, count what lasted in each period, and leave out what has no day. ")


def counts_chart(figure) -> None:
    """The counts; a box across them sets the date filter."""

    def heard() -> None:
        box = st.session_state["counts"]["selection"].get("box")
        if box:
            first, last = sorted(datetime.date.fromisoformat(str(day)[:10]) for day in box[0]["x"])
            address.set_filter(first_day=first, last_day=last)

    st.plotly_chart(figure, key="counts", theme=None, on_select=heard, selection_mode=("box",),
                    config={"displayModeBar": False},
                    alt="Events per period; drag across to choose days, or use the dates in the sidebar.")


def timeline_chart(figure) -> None:
    """The lanes; a click opens what is there."""

    def heard() -> None:
        points = st.session_state["timeline"]["selection"]["points"]
        found = [point["customdata"] for point in points if point.get("customdata")]
        if found:
            ids = found[0][0] if isinstance(found[0], list) else found[0]
            if "," in ids:
                address.choose_pick(f"ids:{ids}")
            else:
                address.choose_event(ids)

    st.plotly_chart(figure, key="timeline", theme=None, on_select=heard, selection_mode=("points",),
                    config={"displayModeBar": False},
                    alt="Timeline of the events shown, in lanes; the Events page holds the same as a table.")


def draw_tray(view, event_ids: tuple[str, ...]) -> None:
    """Events that have neither a day nor a publication that bounds them, in the order that the coder gave."""
    st.subheader(f"Without a day: {len(event_ids):,}", anchor=False)
    if not event_ids:
        st.caption("Every event shown has a day of its own or is bounded by its article's publication.")
        return
    st.caption("Neither dated nor bounded by a publication; in the order told, where one is.")
    ordered = in_after_order(event_ids, view.corpus, view.tables.aliases)
    with st.container(height=560, border=False):
        for row in rows_of(view, ordered[:100]).to_dict("records"):
            event_button(row, "tray")
