"""What the map draws of the events shown: their places, the marks for what is in sight, and the style of the ground below."""

import pandas as pd

from lib.engine.questions import OWN_COLUMNS
from lib.events.counting.at_places import Placed, place_events
from lib.figures.base_tiles import own_base
from lib.figures.basemap import NO_SHAPES, base_style
from lib.figures.figure import as_sent
from lib.figures.ground import ground_of
from lib.figures.map import Ground, map_traces
from lib.figures.map_labels import names_of
from lib.figures.map_mark_table import mark_table
from lib.figures.map_marks import Frame
from lib.ui.look import look_of
from lib.ui.map_parts import asked_circle
from lib.ui.view import View, made_once


@made_once
def placed_events(view: View) -> Placed:
    """The events shown at all their places."""
    events = view.shown.every(("event_id", "layer", "group", "core", "ring", "claim", "stage"))
    places = view.shown.every(("event_id", *OWN_COLUMNS["event_places"]), "event_places")
    return place_events(events, events[["core", "ring"]], places, view.corpus)


@made_once
def marks_of(view: View, frame: Frame) -> pd.DataFrame:
    """The marks, as mark_table gives, gathered for a frame."""
    return mark_table(placed_events(view).placings, frame)


@made_once
def style_of(view: View, frame: Frame, tiles: str) -> dict:
    """The ground with the names that the marks of a frame leave room for; `tiles`: the address of the corpus's own base map."""
    outlines, ground = view.corpus.boundaries or NO_SHAPES, ground_of(view.corpus.settings.extent)
    names = names_of(marks_of(view, frame), view.corpus.places, outlines, ground, view.theme)
    own = own_base(view.corpus.base_map, tiles, view.theme)
    return as_sent(base_style(view.theme, outlines, ground, names, view.corpus.roads or NO_SHAPES, own))


@made_once
def traces_of(view: View, frame: Frame, joined: str) -> list[dict]:
    """What stands on the ground, as map_traces draws it for a frame; the places of one event are `joined`."""
    ground = Ground(view.corpus.boundaries or NO_SHAPES, frame.zoom)
    drawn = map_traces(placed_events(view), marks_of(view, frame), look_of(view), ground, asked_circle(view), joined)
    return [as_sent(trace) for trace in drawn]
