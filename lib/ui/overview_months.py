"""The Overview's bars per month and group, what they open, their key and their table."""

import pandas as pd
import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.answers import counts_within, months, months_occupied, undated
from lib.engine.picks import Part, Parts
from lib.engine.questions import where
from lib.events.asking.pick import Pick, of_page
from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.periods import period_from, quiet_gaps
from lib.events.words import plain_day
from lib.figures.counts import PHONE_WIDTH, WIDTH, bar_words, bars_figure, periods_figure
from lib.figures.doubt_bars import PALE
from lib.figures.figure import Figure
from lib.figures.timeline_axis import month_words
from lib.ui import address
from lib.ui.clicks import carried, clicked_points
from lib.ui.doubt_key import draw_key, draw_twins_note
from lib.ui.screen import is_phone
from lib.ui.twin_table import twin_table
from lib.ui.view import View, made_once

GROUPS = {group.id: f"{group.symbol} {group.label}" for group in CODEBOOK.groups.values()}
STILL = {"displayModeBar": False}
UNTOLD = "day not told"
NOTE = (
    "One day within a month or more is spread evenly, what lasted counts in each month. Pale, by its length: day not told. "
    "Grey strips: quiet stretches, folded. Click a bar to list its events."
)
NONE_DATED = "No event shown has a day of its own, so there are no months to draw. All of them by group; click a bar to list them."


def draw_periods(view: View) -> None:
    """Events per month by group and, beside them, those without a day of their own; a click on a bar lists its events."""
    by_month, without_day = _counts(view)
    st.subheader("Per month, by group" if len(by_month) else "By group, day not told", anchor=False)
    draw_key(view)
    if by_month.empty:
        _draw_undated(view)
        return

    def heard() -> None:
        points = clicked_points("periods")
        if points:
            address.choose_pick(carried(points[0]))

    st.plotly_chart(
        _figure(view, PHONE_WIDTH if is_phone() else WIDTH),
        theme=None,
        config=STILL,
        key="periods",
        on_select=heard,
        selection_mode="points",
        alt="Events per month by group; the table below it holds the same, the Timeline shows each event.",
    )
    st.caption(NOTE)
    draw_twins_note(_named(view))
    _draw_table(by_month, without_day)


@made_once
def _counts(view: View) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The bars per month and group, and those of what has no day of its own."""
    return months(view.shown), undated(view.shown)


@made_once
def _named(view: View) -> list[dict]:
    """All bars, with what each is called."""
    by_month, without_day = _counts(view)
    return [
        bar | {"label": f"{GROUPS[bar['group']]}, {month_words(bar['period']) if 'period' in bar else UNTOLD}"}
        for bar in (*by_month.to_dict("records"), *without_day.to_dict("records"))
    ]


@made_once
def _figure(view: View, width: int) -> Figure:
    by_month, without_day = _counts(view)
    gaps = quiet_gaps(months_occupied(view.shown))
    return periods_figure(by_month, GROUPS, view.theme, gaps, without_day, width)


@made_once
def _undated_bars(view: View) -> pd.DataFrame:
    """All bars there are where no event has a day of its own."""
    _, without_day = _counts(view)
    return without_day.assign(label=without_day["group"].map(GROUPS)).sort_values("events", ascending=False, ignore_index=True)


@made_once
def _undated_figure(view: View) -> Figure:
    bars = _undated_bars(view)
    words = [f"{bar_words(bar)}; click to list" for bar in bars.to_dict("records")]
    return bars_figure(bars, words, [False] * len(bars), view.theme, strength=PALE)


def _draw_undated(view: View) -> None:
    bars = _undated_bars(view)

    def heard() -> None:
        points = clicked_points("undated_groups")
        if points:
            address.choose_pick(of_page("no-day", bars["group"].iloc[points[0]["point_index"]]))

    st.plotly_chart(
        _undated_figure(view),
        theme=None,
        config=STILL,
        key="undated_groups",
        on_select=heard,
        selection_mode="points",
        alt="Events without a day of their own by group.",
    )
    st.caption(NONE_DATED)
    draw_twins_note(bars.to_dict("records"))


def _draw_table(by_month: pd.DataFrame, without_day: pd.DataFrame) -> None:
    """The same numbers, drawn only while they are open."""
    with st.expander("The same as a table", key="periods_twin", on_change=address.heard) as twin:
        if twin.open:
            rows = period_rows(by_month, without_day)
            twin_table("periods_table", rows.drop(columns="pick"), rows["pick"].tolist(), "Table of events per month and group")
            st.caption("Choose a cell to list the events of its row.")


def period_rows(by_month: pd.DataFrame, without_day: pd.DataFrame) -> pd.DataFrame:
    """Group, Month, Events, each certainty, Perhaps the same, pick: a row for each bar."""
    days = [bar["period"].date().isoformat() for bar in by_month.to_dict("records")]
    told = [
        *(
            bar | {"month": day[:7], "pick": of_page("month", day, bar["group"])}
            for bar, day in zip(by_month.to_dict("records"), days)
        ),
        *(bar | {"month": UNTOLD, "pick": of_page("no-day", bar["group"])} for bar in without_day.to_dict("records")),
    ]
    rows = [
        {
            "Group": GROUPS[bar["group"]],
            "Month": bar["month"],
            "Events": round(float(bar["events"]), 2),
            **{words.capitalize(): round(float(bar[name]), 2) for name, words in CERTAINTIES.items()},
            "Perhaps the same": bar["twins"],
            "pick": bar["pick"],
        }
        for bar in told
    ]
    return pd.DataFrame(rows)


def group_part(pick: Pick) -> Parts:
    """The part of the page that a click on a bar of a group opens; none where the pick is another."""
    slug, *ids = pick.whole.ids or ("",)
    group = ids[-1] if ids else ""
    if not pick.is_of_page or group not in CODEBOOK.groups:
        return ()
    if slug == "no-day" and len(ids) == 1:
        return (Part(pick.whole, f"{group}, {UNTOLD}", (where(group=group), where(none=True, dated_by="event"))),)
    days = period_from("month", ids[0]) if slug == "month" and len(ids) == 2 else None
    if days is None:
        return ()
    return (Part(pick.whole, f"{group}, month from {plain_day(days[0])}", (where(group=group), counts_within(*days))),)
