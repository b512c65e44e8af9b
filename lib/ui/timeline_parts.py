"""The timeline's charts with their brush, clicks and key."""

import datetime

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lib.corpus.model.codebook import CODEBOOK
from lib.events.asking.pick import Pick, of_page
from lib.events.counting.doubt import DOUBTS
from lib.figures.figure import Figure
from lib.figures.timeline_axis import WIDTH
from lib.figures.timeline_undated import UNDATED, room_beside
from lib.ui import address
from lib.ui.clicks import carried, chosen_on, clicked_points
from lib.ui.map_parts import bloc_key
from lib.ui.picture import Picture
from lib.ui.screen import watch_width
from lib.ui.tags import tag
from lib.ui.timeline_bands import Band
from lib.ui.timeline_view import Timeline, make_timeline
from lib.ui.view import View

STILL = {"displayModeBar": False}
SHAPES = {
    "day": ("●", "a day"),
    "window": ("▭", "one day within"),
    "extent": ("▬", "lasted"),
    "undated": ("░▒▌", "day not told, published by then"),
    "about": ("░▒░", "soft ends: about"),
    "not_done": ("┅", DOUBTS["not_done"]),
    "alleged": ("▨", DOUBTS["alleged"]),
    "denied": ("—", f"struck: {DOUBTS['denied']}"),
    "layered": ("■", "square, dotted bar: row of a layer"),
}
NOTE = (
    "Outer colour: the other side; in ink: several blocs. A number: so many events at once. Behind a lane's name: how many "
    "are drawn in it, of all that belong there; nothing dates the others, they stand at the right. The counts spread a hollow "
    "bar evenly over its days, count a full one in each {per} it touches and leave fading ones out; drag across them to "
    "choose days, open their table to list the events of a {per}. Grey strips: quiet stretches, folded."
)
MANY_NOTE = (
    "Too many events to draw one by one. Bars per {cell}: dark and upwards dated events, counted as above; light and "
    "downwards undated ones, published then; each on one scale for all lanes{rows}. Click a bar, or drag across the "
    "counts, to choose days; few enough events are drawn one by one."
)


def timeline_charts(view: View, timeline: Timeline, per: str, alt: str) -> None:
    """Key, counts and lanes; a box across the counts chooses periods, a click in the lanes opens what is there."""

    def clicked() -> None:
        _open([carried(point) for point in clicked_points("timeline") if "customdata" in point], timeline, view)

    one_by_one = timeline.cells is None
    if one_by_one:
        drawn = {*timeline.bars["core"], *timeline.bars["ring"]}
        blocs_and_groups = Markup(" &emsp; ").join((bloc_key(view, drawn), _group_key(set(view.shown.tally("group")["group"]))))
        st.html(tag("p", _shape_key(timeline.bars), cls="quiet") + tag("p", blocs_and_groups, cls="quiet"))
    with st.container(gap=None):
        if timeline.strip:
            _draw_band(
                view, timeline.strip, f"strip_{per}", "Dated events of all days per period; drag across to choose other days."
            )
        _draw_band(
            view,
            timeline.counts,
            f"counts_{per}",
            "Dated events per period; drag across to choose days, or use the dates in the sidebar.",
        )
        st.plotly_chart(
            timeline.lanes, key="timeline", theme=None, on_select=clicked, selection_mode=("points",), config=STILL, alt=alt
        )
    watch_width("timeline", WIDTH + round(room_beside(timeline.totals)))
    st.html(tag("p", NOTE.format(per=per) if timeline.cells is None else _many_note(timeline.cell, timeline.cells), cls="quiet"))


def _many_note(cell: str, cells: pd.DataFrame) -> str:
    """What the bars of many events say; of dots only where some are rows of layers."""
    rows = bool((cells["dated_rows"] + cells["undated_rows"]).any())
    return MANY_NOTE.format(cell=cell, rows="; dotted: rows of layers" if rows else "")


def timeline_picture(by: str, per: str) -> Picture:
    """The counts and the lanes as a picture, no event of them open."""

    def made(light: View) -> list[Figure]:
        drawn = make_timeline(light, by, per, "", WIDTH)
        return [drawn.counts.figure, drawn.lanes]

    return Picture("Timeline", made, "; ".join(f"{sign} {words}" for sign, words in SHAPES.values()))


def _draw_band(view: View, band: Band, name: str, alt: str) -> None:
    """Counts on which a box chooses whole periods; with other days asked for it is another chart, without a box."""
    key = f"{name}_{view.filters.first_day}_{view.filters.last_day}"

    def brushed() -> None:
        chosen = chosen_on(key)
        if chosen.get("box") and len(band.periods):
            first, last = periods_of_box(chosen["box"][0]["x"], band)
            address.set_filter(first_day=first, last_day=last, undated=view.filters.keeps_undated)

    st.plotly_chart(band.figure, key=key, theme=None, on_select=brushed, selection_mode=("box",), config=STILL, alt=alt)


def periods_of_box(ends: list[float], band: Band) -> tuple[datetime.date, datetime.date]:
    """First and last day of the periods whose middle a box (pixels of the axis) covers; of the one it lies in where it covers
    none."""
    left, right = sorted(float(end) for end in ends)
    seen = band.periods
    begin, finish = band.axis.pixels(seen["period"]), band.axis.pixels(seen["until"] + pd.Timedelta(days=1))
    middle = (begin + finish) / 2
    covered = seen[(middle >= left) & (middle <= right)]
    if covered.empty:
        nearest = abs(middle - (left + right) / 2).argmin()
        covered = seen.iloc[[nearest]]
    return covered["period"].min().date(), covered["until"].max().date()


def _open(found: list[str], timeline: Timeline, view: View) -> None:
    """What a click in the lanes means: what nothing dates of a lane, an event, several, or the days of a cell."""
    if found and found[0].startswith(UNDATED):
        address.choose_pick(of_page("undated", timeline.by, found[0].removeprefix(UNDATED)))
    elif timeline.cells is not None and found:
        cell = timeline.cells.iloc[int(found[0])]
        address.set_filter(first_day=cell["period"].date(), last_day=cell["until"].date(), undated=view.filters.keeps_undated)
    elif found and "," in found[0]:
        address.choose_pick(Pick("ids", tuple(found[0].split(","))))
    elif found:
        address.choose_event(found[0])


def _shape_key(bars: pd.DataFrame) -> Markup:
    """What the shapes drawn say, a few words each."""
    held = {*bars["shape"], *(name for name in ("not_done", "alleged", "denied", "layered") if bars[name].any())}
    held |= {"about"} if (bars["about_start"] | bars["about_end"]).any() else set()
    return Markup(" &emsp; ").join(
        tag("span", f"{sign} {words}", style="white-space: nowrap") for name, (sign, words) in SHAPES.items() if name in held
    )


def _group_key(held: set[str]) -> Markup:
    """These groups with their signs."""
    return Markup(" &emsp; ").join(
        tag("span", f"{group.symbol} {group.label}", style="white-space: nowrap")
        for group in CODEBOOK.groups.values()
        if group.id in held
    )
