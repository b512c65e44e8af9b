"""The timeline's charts with their brush and their clicks, its table twin, and the tray of events that nothing dates."""

import datetime
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lib.corpus.codebook import CODEBOOK
from lib.events.lanes import lane_bars, lane_density, lane_rows
from lib.events.names import bloc_hues
from lib.events.order import in_after_order
from lib.events.periods import FREQUENCIES, count_by_period, quiet_gaps
from lib.events.sides import sides
from lib.events.words import n_events
from lib.figures.timeline import counts_figure, timeline_figure
from lib.figures.timeline_axis import PHONE_WIDTH, WIDTH, TimeAxis, time_axis
from lib.figures.timeline_density import density_figure
from lib.ui import address
from lib.ui.clicks import clicked_points
from lib.ui.event_table import draw_table, sorted_events
from lib.ui.evidence import event_button, rows_of
from lib.ui.map_parts import bloc_key
from lib.ui.screen import is_phone
from lib.ui.tags import plain, tag

STILL = {"displayModeBar": False}
LANES = {"actor": "Actor", "bloc": "Bloc", "governorate": "Governorate", "type": "Type", "issue": "Issue"}
PERIODS = {"month": "Months", "week": "Weeks"}
NOTE = ("Mark: a day. Hollow bar: one day within it. Full bar: lasted so long. Fading bar: undated, published by its firm "
        "edge. Outer colour: the other side; in ink: several blocs. Paler: alleged, denied, planned or attempted. A number: "
        "so many events at once.")
COUNTS_NOTE = ("Counts spread a hollow bar evenly over its days, count a full one in each {per} it touches and leave fading "
               "ones out; drag across them to choose days. Grey strips: quiet stretches, folded.")
MANY_NOTE = ("Too many events to draw one by one. Bars per {cell}: dark and upwards dated events, counted as above; light and "
             "downwards undated ones, published then; each on one scale for all lanes. Click a bar, or drag across the "
             "counts, to choose days; few enough events are drawn one by one.")
MOST_ROWS, MOST_BARS, MOST_CELLS, MOST_LISTED = 3000, 1200, 3000, 100


@dataclass(frozen=True)
class Timeline:
    """Two figures on one axis, the line that explains them, which period holds most events ("" for none) and,
    where the events are too many for bars, the cells that the lanes draw."""

    counts: object
    lanes: object
    note: str
    busiest: str
    cells: pd.DataFrame | None = None


def make_timeline(view, drawn: pd.DataFrame, by: str, per: str) -> Timeline:
    """The charts of the `drawn` events, one by one or, where these are too many, as numbers per period."""
    ends = view.tables.report_dates["last"]
    lanes = lane_rows(drawn, by, view.tables, view.corpus)
    counts = count_by_period(drawn, per, ends)
    busiest = _busiest(counts, per)
    bars = _bars(view, drawn, lanes, ends)
    if len(bars):
        axis = _axis(counts, bars, "first", "last")
        symbols = {group.id: group.symbol for group in CODEBOOK.groups.values()}
        figure = timeline_figure(bars, axis, view.theme, bloc_hues(view.corpus), symbols, address.open_event())
        return Timeline(counts_figure(counts, axis, view.theme, per), figure, f"{NOTE} {COUNTS_NOTE.format(per=per)}", busiest)
    cell, cells = _cells(drawn, lanes, per, ends)
    axis = _axis(counts, cells, "period", "until")
    figure = density_figure(cells, axis, view.theme, lanes.groupby("lane_id").size().to_dict())
    return Timeline(counts_figure(counts, axis, view.theme, per), figure, MANY_NOTE.format(cell=cell), busiest, cells)


def _axis(counts: pd.DataFrame, rows: pd.DataFrame, first: str, last: str) -> TimeAxis:
    """An axis for what counts and for what is drawn."""
    held = counts[counts["events"] > 0]
    days = pd.concat([held["period"], held["until"], rows[first], rows[last]])
    return time_axis(days, quiet_gaps(days), PHONE_WIDTH if is_phone() else WIDTH)


def _bars(view, drawn: pd.DataFrame, lanes: pd.DataFrame, ends: pd.Series) -> pd.DataFrame:
    """The bars and marks; none where they are too many to draw and to send."""
    if len(lanes) > MOST_ROWS:
        return pd.DataFrame()
    coloured = drawn.reset_index().merge(sides(drawn, view.tables, view.corpus), on="event_id").set_index("index")
    bars = lane_bars(coloured, lanes, ends)
    return bars if len(bars) <= MOST_BARS else bars.head(0)


def _busiest(counts: pd.DataFrame, per: str) -> str:
    """Which one period holds most events, in words; "" where there is none or several."""
    total = counts.groupby("period")["events"].sum()
    if total.empty or total.round(6).eq(round(total.max(), 6)).sum() > 1:
        return ""
    first = total.idxmax()
    when = f"{first:%B %Y}" if per == "month" else f"the week from {first.day} {first:%B %Y}"
    return f"more in {when} than in any other {per}"


def sentence(view, drawn: pd.DataFrame, timeline: Timeline | None) -> str:
    """How many events are dated, when they are densest, and what bounds the others."""
    own, read = int((drawn["dated_by"] == "event").sum()), len(view.events)
    most = f", {timeline.busiest}" if timeline and timeline.busiest and own > 1 else ""
    if not read:
        return "No event is shown."
    if own == read:
        return f"{n_events(read)}, each with a day or days of its own{most}."
    return (f"{own:,} of {n_events(read)} {'has' if own == 1 else 'have'} a day or days of {'its' if own == 1 else 'their'} "
            f"own{most}; {len(drawn) - own:,} bounded only by when their article was published, {read - len(drawn):,} by nothing.")


def _cells(drawn: pd.DataFrame, lanes: pd.DataFrame, per: str, ends: pd.Series) -> tuple[str, pd.DataFrame]:
    """The finest period, from the one asked for on, whose cells are few enough to send."""
    names = list(FREQUENCIES)
    for cell in names[names.index(per):]:
        cells = lane_density(drawn, lanes, cell, ends)
        if len(cells) <= MOST_CELLS:
            break
    return cell, cells


def timeline_charts(view, timeline: Timeline, alt: str) -> None:
    """Counts and lanes; a box across the counts sets the date filter, a click in the lanes opens what is there.

    Two charts, because Streamlit gives one chart clicks or boxes, not both.
    """
    brush = f"counts_{view.filters.first_day}_{view.filters.last_day}"  # with other days it is a chart without a box

    def brushed() -> None:
        box = st.session_state[brush]["selection"].get("box")
        if box:
            first, last = days_of_box(box[0]["x"])
            address.set_filter(first_day=first, last_day=last)

    def clicked() -> None:
        _open([point["customdata"] for point in clicked_points("timeline") if "customdata" in point], timeline.cells)

    with st.container(gap=None):
        st.plotly_chart(timeline.counts, key=brush, theme=None, on_select=brushed, selection_mode=("box",), config=STILL,
                        alt="Dated events per period; drag across to choose days, or use the dates in the sidebar.")
        st.plotly_chart(timeline.lanes, key="timeline", theme=None, on_select=clicked, selection_mode=("points",),
                        config=STILL, alt=alt)
    keys = [bloc_key(view), _group_key(view.events)] if timeline.cells is None else []
    st.html(Markup().join(tag("p", words, cls="quiet") for words in (*keys, timeline.note)))


def days_of_box(ends: list) -> tuple[datetime.date, datetime.date]:
    """First and last day of a box: its ends go to the nearest midnight, so that a day is in that is mostly in."""
    first, last = sorted(pd.Timestamp(end) for end in ends)
    day = datetime.timedelta(days=1)
    return first.round("D").date(), max(last.round("D").date() - day, first.round("D").date())


def _open(found: list, cells: pd.DataFrame | None) -> None:
    """What a click means: an event, several, or the days of a cell."""
    values = [value[0] if isinstance(value, list) else value for value in found]
    if cells is not None and values:
        cell = cells.iloc[int(values[0])]
        address.set_filter(first_day=cell["period"].date(), last_day=cell["until"].date())
    elif values and "," in values[0]:
        address.choose_pick(f"ids:{values[0]}")
    elif values:
        address.choose_event(values[0])


def _group_key(events: pd.DataFrame) -> Markup:
    """The groups of these events with their signs."""
    held = set(events["group"])
    return Markup(" &emsp; ").join(
        tag("span", f"{group.symbol} {group.label}", style="white-space: nowrap")
        for group in CODEBOOK.groups.values() if group.id in held)


def draw_twin(drawn: pd.DataFrame) -> None:
    """The same events as a table, by day; drawn only while it is open."""
    with st.expander("The same as a table", key="twin", on_change="rerun") as twin:
        if twin.open:
            rows = sorted_events(drawn, "newest").head(MOST_LISTED)
            if len(drawn) > len(rows):
                st.caption(f"The {len(rows)} newest of {len(drawn):,}; the Events page holds all.")
            draw_table(rows, "twin_table")


def draw_tray(view, event_ids: tuple[str, ...]) -> None:
    """Events that have neither a day nor a publication that bounds them, in the order that the coder gave."""
    if view.events.empty:
        return
    st.subheader(f"Without a day: {len(event_ids):,}", anchor=False)
    if not event_ids:
        st.caption("Every event shown has a day of its own or is bounded by its article's publication.")
        return
    st.caption("No date, and no publication that bounds them. In the order told, where one is.")
    ordered = in_after_order(event_ids, view.corpus, view.tables.aliases)[:MOST_LISTED]
    with st.container(height=560, border=False):
        article = ""
        for row in rows_of(view, ordered).to_dict("records"):
            if row["event_id"].partition("/")[0] != article:
                article = row["event_id"].partition("/")[0]
                st.caption(plain(view.corpus.article(article).title))
            event_button(row, "tray")
        if len(event_ids) > len(ordered):
            st.caption(f"The first {len(ordered)} of {len(event_ids):,}; narrow with the filters to see the rest.")
