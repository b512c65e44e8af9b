"""The Overview's lists that are small charts: the dyads with most events, in parts by certainty, and the newest events on a line
of days."""

import streamlit as st
from markupsafe import Markup

from lib.corpus.model.dates import is_about
from lib.engine.answers import ONE_SIDED, hostile_events, newest, top_dyads
from lib.engine.picks import Part
from lib.events.asking.pick import of_page
from lib.events.asking.subsets import SAME, WORDS
from lib.events.counting.doubt import CERTAINTIES, certainty
from lib.events.words import date_of, day_words, n_events
from lib.figures.timeline_axis import day_label
from lib.ui import address
from lib.ui.event_lines import LINE, event_button
from lib.ui.tags import plain, tag
from lib.ui.view import View, made_once

UNPAIRED = of_page("one-sided")
ON_LINE = (*LINE, "date_kind", "first_day", "last_day", "claim", "stage")  # what a line of the newest events shows


def draw_dyads(view: View) -> None:
    """The dyads with most events, as bars that open them; how many hostile events are in none."""
    dyads = _top(view)
    st.subheader("Top dyads", anchor=False)
    if not dyads:
        st.caption("No event shown names a pair of actors.")
    for row in dyads:
        twins = f", {row['same']:,} {WORDS[SAME]}" if row["same"] else ""
        st.button(
            f"**{row['events']}** {plain(row['dyad'])}, {row['kind']}{twins}",
            key=f"top_{row['pick'].to_text()}",
            type="tertiary",
            on_click=address.choose_pick,
            args=(row["pick"],),
            width="stretch",
            wrap=True,
            help=_dyad_help(row),
        )
        st.html(row["bar"])
    _draw_unpaired(view)


@made_once
def _top(view: View) -> list[dict]:
    """The dyads with most events, each with its `bar`."""
    dyads = top_dyads(view.shown, view.corpus).to_dict("records")
    most = max((row["events"] for row in dyads), default=1)
    return [row | {"bar": tag("div", *(_part(row, name, most) for name in CERTAINTIES if row[name]), cls="bar")} for row in dyads]


def _part(row: dict, name: str, most: int) -> Markup:
    return tag("i", cls=name, style=f"width: {round(100 * row[name] / most, 1)}%")


def _dyad_help(row: dict) -> str:
    doubt = ", ".join(f"{row[name]:,} {words}" for name, words in CERTAINTIES.items() if row[name] and name != "done")
    return f"List these events{': ' + doubt if doubt else ''}"


def unpaired_part() -> Part:
    """The part of the page of hostile events that are in no dyad."""
    return Part(UNPAIRED, "hostile without a pair", ONE_SIDED)


def _draw_unpaired(view: View) -> None:
    """What severity counts and dyads do not: an event that is violent, coercive or verbal and names one side alone."""
    severe, unpaired = hostile_events(view.shown), view.shown.number(*ONE_SIDED)
    ends = "names one side alone and so stands in no dyad" if unpaired == 1 else "name one side alone and so stand in no dyad"
    if unpaired:
        st.button(
            f"**{unpaired:,}** of {severe:,} violent, coercive or verbal events {ends}",
            key="unpaired",
            type="tertiary",
            width="stretch",
            wrap=True,
            on_click=address.choose_pick,
            args=(UNPAIRED,),
            help="List these events",
        )


def draw_newest(view: View) -> None:
    """The newest dated events, each on one line of days for all of them."""
    st.subheader("Newest", anchor=False)
    rows = newest_on_line(view)
    if not rows:
        st.caption(f"No event shown has a day of its own: {n_events(view.shown.number())} cannot be put in order of time.")
        return
    ends, tracks = _tracks(view)
    st.html(ends)
    for row, track in zip(rows, tracks):
        event_button(row, "newest", f"**{day_words(row)}** ")
        st.html(track)


@made_once
def newest_on_line(view: View) -> list[dict]:
    """The newest dated events with their first and last day (`from`, `to`) and where these lie on the line (`left`, `share`)."""
    rows = newest(view.shown, columns=ON_LINE)
    first, last = (rows[day].fillna(rows[other]) for day, other in (("first_day", "last_day"), ("last_day", "first_day")))
    begin, room = first.min(), max((last.max() - first.min()).days + 1, 1) if len(rows) else 1
    places = {"left": (first - begin).dt.days / room, "share": ((last - first).dt.days + 1) / room}
    return rows.assign(certainty=certainty(rows), **{"from": first, "to": last}, **places).to_dict("records")


@made_once
def _tracks(view: View) -> tuple[str, list[str]]:
    """The ends of the line of days, and for each of the newest events where on it it lies."""
    rows = newest_on_line(view)
    begin, end = min(row["from"] for row in rows), max(row["to"] for row in rows)
    ends = tag("div", tag("span", day_label(begin)), tag("span", day_label(end)), cls="ends")
    return ends, [tag("div", _mark(row), cls="track") for row in rows]


def _mark(row: dict) -> Markup:
    """Where the event lies on the line of days, as on the Timeline: a dot for a day, hollow for one day within, full for what
    lasted; soft where it is told as about."""
    about = " about" if any(is_about(date_of(row), side) for side in (0, 1)) else ""
    look = row["certainty"] if row["certainty"] != "done" else row["date_kind"]
    width = "" if row["date_kind"] == "day" else f"width: max(8px, {100 * row['share']:.1f}%)"
    return tag("i", cls=f"{row['date_kind']} {look}{about}", style=f"left: {100 * row['left']:.1f}%; {width}")
