"""What the map shows: where it starts, and where the reader has moved it, as far as the browser tells.

Marks are gathered for the zoom in sight, and the link of this view leads to the same piece of ground. A figure is drawn anew
only where its marks change: it keeps its start, and what listens to the map keeps what is in sight.
"""

from dataclasses import dataclass
from uuid import uuid4

import streamlit as st

from lib.address.pages import MAP_VIEW
from lib.corpus.model.models import Extent
from lib.events.counting.at_places import Placed
from lib.figures.basemap import view_of
from lib.figures.map import HEIGHT, PHONE_HEIGHT, PHONE_WIDTH, WIDTH, Start, extent_of
from lib.figures.map_marks import Frame, frame_of
from lib.ui.address import ARRIVED, heard, remember, remembered
from lib.ui.map_watch import Moved, Narrow, watch_map
from lib.ui.screen import is_phone
from lib.ui.view import View

NAMES = tuple(MAP_VIEW)
START, NARROW, GATHERED = "map_start", "map_narrow", "map_gathered"
SAME = 0.004  # of a zoom, and degrees: less than a pixel of what is shown at first
STRAYED = 0.3  # of what is in sight: so far may the map be moved before marks are seated anew


@dataclass(frozen=True)
class MapView:
    """extent: what the page would show; width, height: of the map in pixels, the width at least; whole: center and zoom of the
    extent; start: what the figure is given; frame: what marks are gathered for, near what is in sight."""

    extent: Extent
    width: int
    height: int
    whole: dict
    start: Start
    frame: Frame


def map_view(view: View, placed: Placed) -> MapView:
    """Where the map starts (the address, else the extent of what the filters leave, else the corpus's) and where it is: a map
    that the reader has moved stays there, whatever the filters leave."""
    state, corpus = st.session_state, view.corpus.settings.extent
    extent = (view.filters.active and extent_of(placed.placings)) or corpus
    width, height = (PHONE_WIDTH, PHONE_HEIGHT) if is_phone() or state.get(NARROW) else (WIDTH, HEIGHT)
    whole, asked = view_of(extent, height, width), _asked()
    start: Start | None = state.get(START)
    if state[ARRIVED] or start is None or (not asked and start.whole != whole):
        start = state[START] = Start(asked or whole, whole, uuid4().hex[:8])
        state.pop(GATHERED, None)
    here = asked or whole
    gathered = state[GATHERED] = _gathered(here, whole, width, height)
    return MapView(extent, width, height, whole, start, gathered)


def _gathered(here: dict, whole: dict, width: int, height: int) -> Frame:
    """The frame that marks are gathered for: the last one, as long as it is of the same half step of zoom and about here."""
    step = _step(here["zoom"], whole["zoom"])
    nearer = 2 ** (step - here["zoom"])
    frame = frame_of(here | {"zoom": step}, height * nearer, width * nearer)
    last: Frame | None = st.session_state.get(GATHERED)
    return last if last and last.zoom == step and _about(last, frame) else frame


def _about(last: Frame, frame: Frame) -> bool:
    across, up = frame.east - frame.west, frame.south - frame.north
    return abs(last.west - frame.west) < STRAYED * across and abs(last.north - frame.north) < STRAYED * up


def _step(zoom: float, whole: float) -> float:
    """The zoom for which marks are gathered: in half steps from that of the whole, so that they keep still in between."""
    return whole + int((zoom - whole) * 2) / 2 if zoom > whole else zoom


def _asked() -> dict | None:
    """Centre and zoom that the address asks for; None where it does not (of those that do not exist it says so)."""
    if not all(remembered(name) for name in NAMES):
        return None
    numbers = {name: float(remembered(name)) for name in NAMES}
    return {"center": {"lat": numbers["lat"], "lon": numbers["lon"]}, "zoom": numbers["zoom"]}


def in_sight(shown: MapView) -> Start:
    """A start of another map that shows the ground which is in sight on this one."""
    return Start(_asked() or shown.whole, shown.whole, f"{shown.start.name}-picture")


def _remember(moved: Moved | None) -> None:
    for name in NAMES:
        remember(name, f"{getattr(moved, name):.5f}" if moved else "")


def draw_whole() -> None:
    """Where the map has been moved, the way back to all there is to show."""
    if _asked():
        st.button(
            "Show the whole map",
            key="map_whole",
            type="tertiary",
            icon=":material/zoom_out_map:",
            on_click=_show_whole,
            help="The map stays where you moved it, also where the filters leave nothing there",
        )


def _show_whole() -> None:
    st.session_state.pop(START, None)
    _remember(None)


def listen(shown: MapView) -> None:
    """Hear where the map is moved to: what the link says, and what marks are gathered for."""

    def told_of(told: Moved | Narrow) -> None:
        heard()
        if isinstance(told, Narrow):
            st.session_state[NARROW] = True
        elif told.name == shown.start.name:
            _remember(None if _is_whole(told, shown.whole) else told)

    watch_map(shown.width, shown.whole, told_of)


def _is_whole(told: Moved, whole: dict) -> bool:
    return all(abs(getattr(told, name) - value) < SAME for name, value in (("zoom", whole["zoom"]), *whole["center"].items()))
