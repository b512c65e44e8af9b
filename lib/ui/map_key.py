"""The map's key, above it: groups that filter, blocs with their colours, and a few words for each sign."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.questions import where
from lib.events.counting.at_places import Placed
from lib.events.counting.doubt import DOUBT_SIGNS, DOUBTS
from lib.events.counting.sides import NO_BLOC, OUTSIDE
from lib.figures.basemap import NO_SHAPES
from lib.figures.ground import CREDIT, ground_of
from lib.figures.map import filled_areas
from lib.figures.map_marks import Frame
from lib.ui import address
from lib.ui.map_marks import marks_of, placed_events
from lib.ui.map_tiles import base_words
from lib.ui.numbers import counted
from lib.ui.tags import tag
from lib.ui.view import View, made_once

MOST_NAMED = 5
NOTE = "Lines of {levels} and countries: Natural Earth, as that project draws them; they take no position on borders."
RIMMED = "outline: 2px solid currentColor; outline-offset: 1px"
BLOB = "display:inline-block; width:{size}px; height:{size}px; border-radius:50%; vertical-align:-2px; margin-inline-end:5px; "


def draw_key(view: View, frame: Frame) -> None:
    """Groups with their shapes, each a filter; blocs; and the signs that this map, drawn for a frame, shows."""
    told = view.shown.tally("group")
    counts = dict(zip(told["group"], told["n"].tolist()))
    with st.container(horizontal=True, key="legend"):
        for group in CODEBOOK.groups.values():
            chosen = view.filters.groups == frozenset((group.id,))
            st.button(
                f"{group.symbol} {group.label} {counts.get(group.id, 0)}",
                key=f"legend_{group.id}",
                type="primary" if chosen else "secondary",
                on_click=address.set_filter,
                kwargs={"groups": None if chosen else frozenset((group.id,))},
                help="Show all groups again" if chosen else "Show this group alone",
            )
    st.html(_key(view, frame))


@made_once
def _key(view: View, frame: Frame) -> str:
    marks = marks_of(view, frame)
    return tag("div", *_blocs(view, marks), *_signs(view, placed_events(view), marks), cls="key", id="map-key")


def _blocs(view: View, marks: pd.DataFrame) -> list[Markup]:
    """The blocs that the map shows, with their colours, in the corpus's order."""
    drawn = {*marks["core"], *marks["ring"]}
    outside = [_entry("background: currentColor", NO_BLOC)] if OUTSIDE in drawn else []
    return [
        _entry(f"background: {view.theme.hue(bloc.hue)}", bloc.label) for bloc in view.corpus.settings.blocs if bloc.id in drawn
    ] + outside


def _signs(view: View, placed: Placed, marks: pd.DataFrame) -> list[Markup]:
    """A few words for each sign that is on the map, and for no other."""
    rows = placed.placings
    loose = rows[~rows["surveyed"]]
    doubtful = {name: bool(rows[name].any()) for name in DOUBTS}
    said = {name: f"{sign} {DOUBTS[name]}" for name, sign in DOUBT_SIGNS.items()}
    signs = (
        (bool(len(rows)), "background: currentColor", "several blocs", bool((marks["core"] == "many").any())),
        (True, "border: 3px solid currentColor", "ring: the other side", bool((marks["ring"] != "").any())),
        (True, "border: 1.5px dashed currentColor", "on a circle: somewhere in it", bool((~rows["exact"]).any())),
        (True, "border: 2px solid currentColor", said["not_done"], doubtful["not_done"]),
        (True, "border: 4px double currentColor; opacity: 0.65", said["alleged"], doubtful["alleged"]),
        (True, "border: 1.5px solid currentColor; text-align: center", said["denied"], doubtful["denied"]),
        (True, RIMMED, "rim of ink: rows of layers alone", bool(rows["layered"].any() or placed.areas["layered"].any())),
        (
            True,
            "box-shadow: 0 0 0 2px var(--paper), 0 0 0 3px currentColor; background: currentColor",
            "rim, dashed circle: placed by a coder, a stand-in or unsaid "
            f"({counted(loose['event_id'].nunique(), 'event')} at {counted(loose['place_id'].nunique(), 'place')})",
            len(loose) > 0,
        ),
    )
    whole = f"shaded: a whole {view.corpus.settings.level(1)}"
    shaded = [tag("span", tag("i"), whole)] if len(filled_areas(placed.areas, view.corpus.boundaries or NO_SHAPES)) else []
    return [_entry(style, words) for kept, style, words, there in signs if kept and there] + shaded


def _entry(style: str, words: str) -> Markup:
    return tag("span", tag("b", style=BLOB.format(size=11) + style), words)


def draw_note(view: View) -> None:
    """Whose lines these are, and what lies outside of what the map shows at first."""
    credit = CREDIT if ground_of(view.corpus.settings.extent) else ""
    note = NOTE.format(levels=view.corpus.settings.level(1, many=True))
    parts = (base_words(view.corpus.base_map), f"{note} {credit}", _outside(view), _told_of(view))
    st.html(Markup("").join(tag("p", words, cls="quiet") for words in parts if words))


def _told_of(view: View) -> str:
    """Where places are chosen, how many of the events shown did not happen there, in words; "" where there is none."""
    asked = tuple(view.filters.places or ())
    other = view.shown.number(where("places", none=True, place_id=asked)) if asked else 0
    was, them = ("was", "it") if other == 1 else ("were", "them")
    return (
        (
            f"{counted(other, 'event')} of {view.shown.number():,} {was} near the place chosen or came from there: "
            f"no mark there counts {them}."
        )
        if other
        else ""
    )


@made_once
def _outside(view: View) -> str:
    """The places that the map does not show at first, in words; "" where there is none."""
    places, extent = placed_events(view).placings.drop_duplicates("place_id"), view.corpus.settings.extent
    inside = places["lat"].between(extent.south, extent.north) & places["lon"].between(extent.west, extent.east)
    names = places.loc[~inside, "name"].sort_values().tolist()
    more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
    return f"Outside the extent that corpus.yaml gives: {', '.join(names[:MOST_NAMED])}{more}." if names else ""
