"""The Overview's small map and bars of regions, which choose them, and what counts beside them."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from lib.corpus.model.models import Corpus
from lib.engine.answers import in_no_region, regions
from lib.engine.picks import Part
from lib.engine.questions import where
from lib.events.asking.choice_names import Known
from lib.events.asking.pick import Pick, of_page
from lib.events.counting.governorates import count_beside
from lib.events.memo import once
from lib.events.words import n_events
from lib.figures.basemap import NO_SHAPES
from lib.figures.counts import bar_words, bars_figure
from lib.figures.figure import Figure
from lib.figures.ground import ground_of, main_rivers
from lib.figures.small_map import Outlined, governorates_figure, outlined_of
from lib.ui import address
from lib.ui.clicks import Point, carried, clicked_points
from lib.ui.doubt_key import draw_twins_note, shading
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View, made_once

STILL = {"displayModeBar": False}


def nowhere(view: View) -> Part:
    """The part of the page of the events that name no region of the first level."""
    level, names = view.corpus.settings.level(1), view.shown.known.labels["governorate"]
    return Part(of_page("no-region"), f"without a {level}", (in_no_region(names),))


def draw_governorates(view: View) -> None:
    """A small map, and the same numbers as bars; a click on either sets the region filter, a second one takes it off."""
    counts = _counts(view)
    chosen = view.filters.regions or frozenset()
    region_of = dict(zip(counts["governorate"], counts["region"]))
    level, levels = view.corpus.settings.level(1), view.corpus.settings.level(1, many=True)
    st.subheader(f"By {level}", anchor=False)
    boundaries = view.corpus.boundaries or NO_SHAPES
    if boundaries["features"]:
        _chart(
            _small_map(view),
            "small_map",
            chosen,
            lambda point: _choose_region(region_of.get(carried(point), "")),
            f"{levels.capitalize()}, the more events the darker; the bars below give the numbers.",
        )
        if tints := _shading(view):
            st.html(tints)
    _chart(
        _bars(view),
        "governorates",
        chosen,
        lambda point: _choose_region(counts["region"].iloc[point["point_index"]], lists_none=True),
        f"Events by {level}; the Region filter in the sidebar chooses the same.",
    )
    draw_twins_note(_named(view))
    _draw_beside(view, level)
    st.caption(_how_counted(view))


def _draw_beside(view: View, level: str) -> None:
    """What lies along a border or is of a whole country, each place with a number that lists its events."""
    beside = _beside(view)
    if beside:
        st.caption(f"Along a border or of a whole country, counted in no {level}:")
    for place, told, events in beside:
        st.button(
            f"**{events:,}** {plain(told)}",
            key=f"beside_{place}",
            type="tertiary",
            on_click=address.choose_pick,
            args=(Pick("place", (place,)),),
            help="List these events",
        )


@made_once
def _beside(view: View) -> list[tuple[str, str, int]]:
    """Place, words and number of events of what counts in no region."""
    return list(count_beside(view.shown.tally("place_id", over="places"), view.corpus).itertuples(index=False, name=None))


@made_once
def _shading(view: View) -> str:
    counts = _counts(view)
    told = counts[counts["region"] != ""]
    return shading(int(told["events"].max()) if len(told) else 0, view.theme, bool((told["done"] < told["events"]).any()))


@made_once
def _how_counted(view: View) -> str:
    """How the events are counted."""
    shown, level, numbers = view.shown.number(), view.corpus.settings.level(1), int(_counts(view)["events"].sum())
    placed, places = shown - view.shown.number(where(place_id=None)), len(view.shown.tally("place_id", over="places"))
    more = ": the numbers add up to more than the events" if numbers > shown else ""
    return (
        f"{n_events(placed)} at {counted(places, 'place')}, each once in each {level} where it happened "
        f"or, at a wide place, may have{more}. "
        f"A click on a {level} shows its events alone, on every page; "
        "events in none, of borders and of countries are listed."
    )


@made_once
def _counts(view: View) -> pd.DataFrame:
    return regions(view.shown, view.shown.known.labels["governorate"])


@made_once
def _named(view: View) -> list[dict]:
    """All bars, with what each is called."""
    counts = _counts(view)
    return counts.assign(label=counts["governorate"]).to_dict("records")


@made_once
def _small_map(view: View) -> Figure:
    counts, rivers = _counts(view), main_rivers(ground_of(view.corpus.settings.extent))
    names = set(counts.loc[counts["region"].isin(view.filters.regions or ()), "governorate"])
    return governorates_figure(counts, outlined(view.shown.known, view.corpus), names, view.theme, rivers=rivers)


@made_once
def _bars(view: View) -> Figure:
    """The numbers as bars that say what a click does."""
    chosen, bars = view.filters.regions or frozenset(), _counts(view)
    words = [
        f"{bar_words(bar)}; click to {'show all' if chosen == {bar['region']} else 'choose' if bar['region'] else 'list'}"
        for bar in bars.assign(label=bars["governorate"]).to_dict("records")
    ]
    return bars_figure(bars.assign(label=bars["governorate"]), words, bars["region"].isin(chosen).tolist(), view.theme)


@once
def outlined(known: Known, corpus: Corpus) -> Outlined:
    """The corpus's outlines as the small map draws them."""
    return outlined_of(corpus.boundaries or NO_SHAPES)


def _chart(figure: Figure, name: str, chosen: frozenset[str], choose: Callable[[Point], None], alt: str) -> None:
    """A chart of regions that answers clicks; with other regions chosen it is another chart, on which nothing is held."""
    key = f"{name}_{'_'.join(sorted(chosen))}"

    def heard() -> None:
        points = clicked_points(key)
        if points:
            choose(points[0])

    st.plotly_chart(figure, theme=None, config=STILL, key=key, on_select=heard, selection_mode="points", alt=alt)


def _choose_region(region: str, lists_none: bool = False) -> None:
    """Show the events of one region alone, or all again where it is the one shown; list those of none."""
    if region:
        shown = address.current_filters().regions == {region}
        address.set_filter(regions=None if shown else frozenset((region,)))
    elif lists_none:
        address.choose_pick(of_page("no-region"))
