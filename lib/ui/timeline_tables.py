"""The timeline's table twins, and the tray of events that nothing dates."""

import pandas as pd
import streamlit as st

from lib.engine.answers import DATED
from lib.engine.lanes import in_order_told, lanes_of, numbers_of_lanes
from lib.engine.questions import where
from lib.engine.shown import Some
from lib.events.asking.pick import of_page
from lib.events.asking.sorting import NEWEST, asked_order
from lib.events.words import plain_day
from lib.figures.counts import bar_words, bars_figure
from lib.figures.doubt_bars import PALE
from lib.figures.figure import Figure
from lib.ui import address
from lib.ui.clicks import clicked_points
from lib.ui.doubt_key import draw_key, draw_twins_note
from lib.ui.event_lines import event_button, lines_of
from lib.ui.event_table import cells_of, draw_table
from lib.ui.tags import plain
from lib.ui.timeline_view import Timeline
from lib.ui.twin_table import twin_table
from lib.ui.view import View, made_once

MOST_LISTED, MOST_IN_TRAY = 100, 8


def draw_twin(view: View, timeline: Timeline, per: str) -> None:
    """The same counts and events as tables; drawn only while they are open."""
    with st.expander("The same as a table", key="twin", on_change=address.heard) as twin:
        if twin.open:
            order = asked_order(address.remembered("order", NEWEST))
            cells, number = cells_of(view, order, 0, MOST_LISTED, (DATED,)), view.shown.number(DATED)
            if number > len(cells):
                st.caption(f"The first {len(cells)} of {number:,}; the Events page holds all.")
            draw_table(cells, order, "twin", NEWEST)
    with st.expander("The counts as a table", key="counts_twin", on_change=address.heard) as twin:
        if twin.open:
            periods = timeline.widest.periods
            rows = pd.DataFrame(
                {
                    f"First day of the {per}": [plain_day(day) for day in periods["period"]],
                    "Last day": [plain_day(day) for day in periods["until"]],
                    "Dated events": periods["events"].round(2),
                    "What the bar says": periods["words"],
                }
            )
            picks = [of_page(per, day.date().isoformat()) for day in periods["period"]]
            twin_table("counts_table", rows, picks, "Table of the dated events per period", width="content")
            st.caption("Choose a cell to list the events of its period.")


def draw_tray(view: View) -> None:
    """Events that have neither a day nor a publication that bounds them, in the order that the coder gave."""
    undated = Some(view.shown, (where(dated_by="none"),))
    number = undated.number()
    if not view.shown.number():
        return
    st.subheader(f"Without any date: {number:,}", anchor=False)
    if not number:
        st.caption("Every event shown has a day of its own or is bounded by its article's publication.")
        return
    st.caption("No day told, and no publication date that bounds it. In the order told, where one is.")
    ordered, before = in_order_told(view.shown, undated, view.corpus)[:MOST_IN_TRAY], None
    for row in lines_of(view, ordered):
        article = view.corpus.article_of(row["event_id"])
        if article and article is not before:
            st.caption(plain(article.title))
        before = article
        event_button(row, "tray")
    if more := number - len(ordered):
        st.button(
            f"and {more:,} more: list all {number:,}", key="tray_more", on_click=address.choose_pick, args=(of_page("undated"),)
        )


def draw_undated_lanes(view: View, by: str) -> None:
    """Where nothing dates any of the events: how many of them each lane holds, as bars that list them."""
    bars = _undated_lanes(view, by)
    st.info(
        "No event shown has a day, nor a publication date that bounds it. So there is no timeline to draw: the bars say how "
        "many events each lane holds. Click one to list them."
    )
    draw_key(view)

    def heard() -> None:
        points = clicked_points("undated_lanes")
        if points:
            address.choose_pick(of_page("undated", by, bars["lane_id"].iloc[points[0]["point_index"]]))

    st.plotly_chart(
        _undated_figure(view, by),
        key="undated_lanes",
        theme=None,
        on_select=heard,
        selection_mode="points",
        config={"displayModeBar": False},
        alt="Events without any date per lane; the Events page lists the same.",
    )
    draw_twins_note(bars.to_dict("records"))


@made_once
def _undated_lanes(view: View, by: str) -> pd.DataFrame:
    return numbers_of_lanes(lanes_of(Some(view.shown), by, view.corpus))


@made_once
def _undated_figure(view: View, by: str) -> Figure:
    bars = _undated_lanes(view, by)
    words = [bar_words(bar) for bar in bars.to_dict("records")]
    return bars_figure(bars, words, [False] * len(bars), view.theme, 180, PALE)
