"""The map's chart with its clicks, the page's one sentence, and the blocs' colours for charts that show them all."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lib.corpus.model.models import Corpus
from lib.engine.picks import Part, Parts
from lib.engine.places import UNTOLD, off_map, on_map, places_told
from lib.engine.questions import where
from lib.events.asking.near import has_point
from lib.events.asking.pick import Pick, of_page
from lib.events.counting.at_places import Placed
from lib.events.counting.sides import NO_BLOC, OUTSIDE
from lib.figures.figure import Figure
from lib.ui import address
from lib.ui.clicks import carried, chosen_on, clicked_points
from lib.ui.map_beside import NO_PLACE
from lib.ui.numbers import counted
from lib.ui.tags import name_of, tag
from lib.ui.view import View, made_once


def map_parts(corpus: Corpus) -> Parts:
    """The parts of the ledger: together all events shown."""
    return Part(of_page("on-map"), "on the map", (on_map(corpus),)), Part(of_page("off-map"), "not on the map", (off_map(corpus),))


def no_place() -> Part:
    """The events of which no place is told."""
    return Part(NO_PLACE, "no place told", (UNTOLD,))


@made_once
def sentence(view: View) -> str:
    """How many events stand on the map, how often (once at each place of theirs) and at how many places, and how many do not;
    how many are without a day."""
    told, number = places_told(view.shown, view.corpus), view.shown.number()
    times, places = int(told.loc[told["drawn"], "n"].sum()), counted(int(told["drawn"].sum()), "place")
    there = view.shown.number(on_map(view.corpus))
    on = f"{there:,} on the map" + (f" ({'once' if times == 1 else f'{times:,} times'}, at {places})" if times else "")
    dayless = number - view.shown.number(where(dated_by="event"))
    return f"{counted(number, 'event')}: {on}, {number - there:,} beside it. {dayless:,} without a day."


def asked_circle(view: View) -> tuple[float, float, float] | None:
    """Centre and radius of the distance filter, where it is asked."""
    place = view.corpus.places.get(view.filters.near_place)
    extent = view.corpus.settings.extent
    if place is None or place.lat is None or place.lon is None or not has_point(place):
        return None
    return place.lat, extent.unwrapped(place.lon), view.filters.near_km


def map_chart(figure: Figure, placed: Placed, marks: pd.DataFrame) -> None:
    """The figure; a click opens what is there, a box or lasso sets the place filter."""
    alone = marks[marks["n"] == 1]
    only = dict(zip(alone["place_id"], alone["event_id"]))

    def heard() -> None:
        chosen = chosen_on("map")
        drawn = chosen.get("box") or chosen.get("lasso")
        points = chosen["points"] if drawn else clicked_points("map")
        places = [carried(point) for point in points if "customdata" in point]
        if drawn:
            address.set_filter(places=frozenset(",".join(places).split(",")) if places else None)
        elif places and places[0] in only:
            address.choose_event(only[places[0]])
        elif places:
            address.choose_pick(Pick("place", tuple(places[0].split(","))))

    st.plotly_chart(
        figure,
        key="map",
        theme=None,
        on_select=heard,
        selection_mode=("points", "box", "lasso"),
        config={"displaylogo": False, "scrollZoom": True, "modeBarButtonsToRemove": ["toImage"]},
        alt=f"Map: {len(placed.on_map)} events at {placed.n_places} places. The table below it holds the same events.",
    )


def bloc_key(view: View, drawn: set[str]) -> Markup:
    """The blocs drawn with their colours, in the corpus's order; last, in ink, who stands in none, where there are such."""
    blocs = [(bloc.hue, bloc.label) for bloc in view.corpus.settings.blocs if bloc.id in drawn]
    outside = [("", NO_BLOC)] if OUTSIDE in drawn else []
    return Markup(" &emsp; ").join(
        tag("span", tag("span", "●", style=f"color: {view.theme.hue(hue)}"), " ", name_of(label), style="white-space: nowrap")
        for hue, label in blocs + outside
    )
