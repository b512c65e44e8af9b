"""The parts of the Overview: counts per period, governorates, dyads, newest events, and what is wrong in files."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.events.among import among
from lib.events.governorates import count_by_governorate
from lib.events.overview import newest, of_articles, top_dyads
from lib.events.periods import count_by_period, quiet_gaps
from lib.events.words import day_words, n_events
from lib.figures.basemap import read_boundaries
from lib.figures.counts import PHONE_WIDTH, WIDTH, bars_figure, periods_figure
from lib.figures.small_map import governorates_figure
from lib.ui import address
from lib.ui.evidence import event_button
from lib.ui.screen import is_phone
from lib.ui.tags import plain

STILL = {"displayModeBar": False}
PROBLEM_ROW, PROBLEMS_HEIGHT = 76, 500  # pixels: four lines of words; of the whole table at most
PROBLEM_WIDTHS = {"File": 190, "Line": 50, "Effect": 110, "Field": 130, "What": 290, "What would be right": 330}
NOWHERE = "without a governorate"


def sentence(view) -> str:
    """How many events are shown, of how many articles and actors; how many files are left out, if any."""
    people, left_out = view.tables.participants, len(view.corpus.left_out)
    actors = people["actor_id"][among(people["event_id"], view.events["event_id"])].nunique()
    broken = f"; {left_out:,} file{' is' if left_out == 1 else 's are'} left out for errors" if left_out else ""
    return (f"{n_events(len(view.events))} from {of_articles(view.events, view.corpus)}, "
            f"with {actors:,} actor{'' if actors == 1 else 's'}{broken}.")


def draw_periods(view) -> None:
    """Events per month by group, of those that have a day of their own."""
    counts = count_by_period(view.events, "month", view.tables.report_dates["last"])
    st.subheader("Per month, by group", anchor=False)
    if counts.empty:
        st.caption("No event shown has a day of its own.")
        return
    groups = {group.id: f"{group.symbol} {group.label}" for group in CODEBOOK.groups.values()}
    days = pd.concat([counts.loc[counts["events"] > 0, "period"], counts.loc[counts["events"] > 0, "until"]])
    st.plotly_chart(periods_figure(counts, groups, view.theme, "month", quiet_gaps(days),
                                   PHONE_WIDTH if is_phone() else WIDTH), theme=None, config=STILL, key="periods",
                    alt="Events per month by group; the Timeline shows each event.")
    st.caption("Only events with a day of their own; a window is spread evenly over its days, what lasted counts in "
               "each month. Quiet stretches are folded.")


def draw_governorates(view) -> None:
    """A small map, and the same numbers as bars; a click on either sets the region filter, a second one takes it off."""
    counts = count_by_governorate(view.events, view.tables)
    chosen = view.filters.regions or frozenset()
    regions = dict(zip(counts["governorate"], counts["region"]))
    st.subheader("By governorate", anchor=False)
    boundaries = read_boundaries(view.corpus.boundaries)
    if boundaries["features"]:
        names = set(counts.loc[counts["region"].isin(chosen), "governorate"])
        _chart(governorates_figure(counts, boundaries, names, view.theme), "small_map", chosen,
               lambda point: _choose_region(regions.get(_first(point["customdata"]), "")),
               "Governorates, the more events the darker; the bars below give the numbers.")
    words = [f"{name}: {n_events(events)}; click to {'show all' if chosen == {region} else 'choose' if region else 'list'}"
             for region, name, events in counts[["region", "governorate", "events"]].itertuples(index=False)]
    _chart(bars_figure(counts["governorate"].tolist(), counts["events"].tolist(), words,
                       counts["region"].isin(chosen).tolist(), view.theme), "governorates", chosen,
           lambda point: _choose_region(counts["region"].iloc[point["point_index"]], nowhere=True),
           "Events by governorate; the Region filter in the sidebar chooses the same.")
    st.caption("Counted as the Region filter counts: an event stands at each governorate of its places, near it or of its "
               "origin. Click one to choose it.")


def _chart(figure, name: str, chosen: frozenset[str], choose: Callable[[dict], None], alt: str) -> None:
    """A chart of regions that answers clicks; with other regions chosen it is another chart, on which nothing is held."""
    key = f"{name}_{'_'.join(sorted(chosen))}"

    def heard() -> None:
        points = st.session_state[key]["selection"]["points"]
        if points:
            choose(points[0])

    st.plotly_chart(figure, theme=None, config=STILL, key=key, on_select=heard, selection_mode="points", alt=alt)


def _choose_region(region: str, nowhere: bool = False) -> None:
    """Show the events of one region alone, or all again where it is the one shown; list those of none."""
    if region:
        shown = address.current_filters().regions == {region}
        address.set_filter(regions=None if shown else frozenset((region,)))
    elif nowhere:
        address.choose_pick(f"part:{NOWHERE}")


def _first(value):
    """The value of a point's customdata, which comes alone or in a list."""
    return value[0] if isinstance(value, list) else value


def draw_dyads(view) -> None:
    """The dyads with most events, as bars that open them."""
    dyads = top_dyads(view.events, view.tables, view.corpus)
    st.subheader("Top dyads", anchor=False)
    if dyads.empty:
        st.caption("No event shown names a pair of actors.")
    for row in dyads.to_dict("records"):
        st.button(f"**{row['events']}** {plain(row['dyad'])}, {row['kind']}", key=f"top_{row['pick']}", type="tertiary",
                  on_click=address.choose_pick, args=(row["pick"],), width="stretch", wrap=True, help="List these events")


def draw_newest(view) -> None:
    """The newest dated events."""
    st.subheader("Newest", anchor=False)
    rows = newest(view.events)
    if rows.empty:
        st.caption("No event shown has a day of its own.")
    for row in rows.to_dict("records"):
        event_button(row, "newest", f"**{day_words(row)}** ")


def draw_problems(view) -> None:
    """What is wrong in files: file, line, field, what, and what would be right."""
    problems = view.corpus.problems
    st.subheader(f"Problems in files: {len(problems)}", anchor=False)
    if not problems:
        st.caption("None: every file of the corpus reads.")
        return
    rows = [{"File": problem.file, "Line": problem.line, "Effect": "file left out" if problem.file in view.corpus.left_out
             else "read all the same", "Field": problem.field, "What": problem.what, "What would be right": problem.hint}
            for problem in problems]
    widths = {name: st.column_config.Column(width=width) for name, width in PROBLEM_WIDTHS.items()}
    st.dataframe(rows, hide_index=True, key="problems", row_height=PROBLEM_ROW, column_config=widths,
                 height=min(PROBLEM_ROW * len(rows) + 40, PROBLEMS_HEIGHT), alt="Problems in the files of the corpus")
