"""The parts of the Overview: counts per period, governorates, dyads, newest events, and what is wrong in files."""

import pandas as pd
import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.events.overview import NO_GOVERNORATE, count_by_governorate, newest, top_dyads
from lib.events.periods import count_by_period, quiet_gaps
from lib.figures.basemap import read_boundaries
from lib.figures.counts import bars_figure, periods_figure
from lib.figures.small_map import governorates_figure
from lib.ui import address
from lib.ui.evidence import event_button

STILL = {"displayModeBar": False}


def draw_periods(view) -> None:
    """Events per month by group, of those that have a day of their own."""
    counts = count_by_period(view.events, "month", view.tables.report_dates["last"])
    st.subheader("Per month, by group", anchor=False)
    if counts.empty:
        st.caption("No event shown has a day of its own.")
        return
    groups = {group.id: f"{group.symbol} {group.label}" for group in CODEBOOK.groups.values()}
    days = pd.concat([counts.loc[counts["events"] > 0, "period"], counts.loc[counts["events"] > 0, "until"]])
    st.plotly_chart(periods_figure(counts, groups, view.theme, "month", quiet_gaps(days)), theme=None, config=STILL,
                    key="periods", alt="Events per month by group; the Timeline shows each event.")
    st.caption("Only events with a day of their own; a window is spread evenly over its days, what lasted counts in "
               "each month. Quiet years are folded.")


def draw_governorates(view) -> None:
    """A small map, and the same numbers as bars that set the region filter."""
    counts = count_by_governorate(view.events)
    st.subheader("By governorate", anchor=False)
    boundaries = read_boundaries(view.corpus.boundaries)
    if boundaries["features"]:
        st.plotly_chart(governorates_figure(counts, boundaries, view.theme), theme=None, config=STILL, key="small_map",
                        alt="Governorates, the more events the darker; the bars below give the numbers.")
    st.plotly_chart(bars_figure(counts["governorate"].tolist(), counts["events"].tolist(), view.theme, 110, 24),
                    theme=None, config=STILL, key="governorates", alt="Events by governorate")
    missing = int(counts.loc[counts["governorate"] == NO_GOVERNORATE, "events"].sum())
    st.caption(f"An event in two governorates counts in each; {missing} name none.")


def draw_dyads(view) -> None:
    """The dyads with most events, as bars that open them."""
    dyads = top_dyads(view.events, view.tables, view.corpus)
    st.subheader("Top dyads", anchor=False)
    if dyads.empty:
        st.caption("No event shown names a pair of actors.")
    for row in dyads.to_dict("records"):
        st.button(f"**{row['events']}** {row['dyad']}, {row['kind']}", key=f"top_{row['pick']}", type="tertiary",
                  on_click=address.choose_pick, args=(row["pick"],), width="stretch", wrap=True, help="List these events")


def draw_newest(view) -> None:
    """The newest dated events."""
    st.subheader("Newest", anchor=False)
    rows = newest(view.events)
    if rows.empty:
        st.caption("No event shown has a day of its own.")
    for row in rows.to_dict("records"):
        event_button(row, "newest")


def draw_problems(view) -> None:
    """What is wrong in files: file, line, field, what, and what would be right."""
    problems = view.corpus.problems
    st.subheader(f"Problems in files: {len(problems)}", anchor=False)
    if not problems:
        st.caption("None: every file of the corpus reads.")
        return
    st.dataframe([{"File": problem.file, "Line": problem.line, "Field": problem.field, "What": problem.what,
                   "What would be right": problem.hint, "Effect": "file left out" if problem.file in view.corpus.left_out
                   else "read all the same"} for problem in problems], hide_index=True, key="problems",
                 alt="Problems in the files of the corpus")
