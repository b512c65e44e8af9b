"""The map of events: marks at every place where they happened, circles for what is imprecise, fills for whole governorates.

A handover is a ring in the giver's colour round a core in the recipient's. What did not happen, or is only alleged, is
drawn weaker than what did. Every mark can be clicked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Extent
from lib.corpus.model.regions import governorate_id, outlines_of
from lib.events.counting.at_places import Placed
from lib.events.counting.doubt import DOUBT_SIGNS
from lib.figures.look import Look
from lib.figures.map_discs import discs_trace
from lib.figures.map_marks import RINGED, sizes_of
from lib.figures.map_shapes import SHOWN, Lines, shapes_trace
from lib.figures.theme import Theme, plain_layout

HEIGHT, WIDTH, PHONE_HEIGHT, PHONE_WIDTH = 540, 640, 420, 340  # pixels; widths that the first view must fit
MARKS, FILLS, SIGNS, DOUBTS = "marks", "fills", "signs", "doubts"  # names of traces; the first two answer clicks
FILL_RIM = 2.5  # pixels of the rim of what rows of layers alone tell of
OFF = 60  # pixels: as if the mark were so wide, so that what is said beside it is clear of it
FILLED = tuple(precision.id for precision in CODEBOOK.precisions.values() if precision.drawn == "fill")
HIDDEN = {"marker": {"opacity": 0}}


@dataclass(frozen=True)
class Start:
    """A start of the map: view (center, zoom), whole (the view that shows all there is to show), name (no other has it)."""

    view: dict
    whole: dict
    name: str


@dataclass(frozen=True)
class Sheet:
    """What the marks lie on: style (as base_style gives), start, height in pixels."""

    style: dict
    start: Start
    height: int = HEIGHT


@dataclass(frozen=True)
class Ground:
    """What marks are drawn for: outlines of governorates (GeoJSON), zoom (about that in sight)."""

    outlines: dict
    zoom: float


def map_traces(
    placed: Placed,
    marks: pd.DataFrame,
    look: Look,
    ground: Ground,
    circle: tuple[float, float, float] | None = None,
    open_event: str = "",
) -> list[dict]:
    """What stands on the ground. `marks`: as mark_table gives; `circle`: lat, lon, km of the distance asked for; `open_event`: its
    places are joined.

    Clicked points carry place ids in `customdata` (trace MARKS) or a governorate's place id (FILLS). Every figure is drawn
    from nothing, each trace in every frame: so there are as few traces as tell things apart.
    """
    lines = lines_of(placed, marks, open_event)
    traces = [
        _fills(placed.areas, look.theme, ground.outlines),
        shapes_trace(circles_of(placed.placings), lines, circle, look, 640 / (512 * 2**ground.zoom) * 360),
        discs_trace(marks, lines.arrows, frozenset(lines.joined["lead"]), look),
        _signs(marks, look),
        _doubts(marks, look.theme),
        _marks(marks, look),
    ]
    return [trace for trace in traces if trace]


def map_layout(theme: Theme, sheet: Sheet) -> dict:
    """The ground, and where the map starts."""
    return plain_layout(theme, sheet.height) | dict(
        map=dict(style=sheet.style, **sheet.start.view), uirevision=sheet.start.name, dragmode="pan", clickmode="event+select"
    )


def lines_of(placed: Placed, marks: pd.DataFrame, open_event: str) -> Lines:
    """Arrows that end at the mark of their place, and the marks of the open event in the order of its places."""
    stands = marks.assign(place_id=marks["place_id"].str.split(",")).explode("place_id")[["place_id", "lead", "lat", "lon"]]
    mine = placed.placings.loc[placed.placings["event_id"] == open_event, ["place_id"]]
    return Lines(placed.arrows.merge(stands, on="place_id"), mine.merge(stands, on="place_id").drop_duplicates("lead"))


def circles_of(placings: pd.DataFrame) -> pd.DataFrame:
    """lat, lon, radius_km, core ("many" where events differ), surveyed: of each place that is known only to within a circle."""
    wide = (
        placings[placings["radius_km"] > 0]
        .groupby("place_id", sort=True)
        .agg(
            lat=("lat", "first"),
            lon=("lon", "first"),
            radius_km=("radius_km", "first"),
            surveyed=("surveyed", "first"),
            core=("core", "first"),
            n_core=("core", "nunique"),
            n=("event_id", "size"),
        )
    )
    return wide.assign(core=wide["core"].where(wide["n_core"] == 1, "many")).sort_values("n", ascending=False, kind="stable")


def filled_areas(areas: pd.DataFrame, boundaries: dict) -> pd.DataFrame:
    """Those of the areas that the map fills, with their region (id): governorates that have an outline; and whether rows of layers
    alone tell of it (rimmed), those last, so that nothing lies on their rims."""
    regions = areas["governorate"].map(governorate_id)
    drawn = areas.assign(region=regions)[areas["place_precision"].isin(FILLED) & regions.isin(list(outlines_of(boundaries)))]
    of_region = drawn.groupby("region", observed=True)[["n", "layered"]].transform("sum")
    return drawn.assign(rimmed=of_region["n"] == of_region["layered"]).sort_values("rimmed", kind="stable")


def _fills(areas: pd.DataFrame, theme: Theme, boundaries: dict) -> dict | None:
    """Ink tints for events told of a whole governorate; the darker, the more; with a rim of ink, as marks have it, where rows of
    layers alone tell of it. None where there is none."""
    drawn = filled_areas(areas, boundaries)
    if drawn.empty:
        return None
    outlines = outlines_of(boundaries)
    shapes = [
        {"type": "Feature", "id": region, "geometry": {"type": "MultiPolygon", "coordinates": outlines[region]}}
        for region in drawn["region"].unique()
    ]
    return dict(
        type="choroplethmap",
        name=FILLS,
        geojson={"type": "FeatureCollection", "features": shapes},
        locations=drawn["region"],
        z=drawn["n"],
        zmin=0,
        zmax=max(int(drawn["n"].max()), 4),
        colorscale=[[0, theme.tint(theme.ink, 0.08)], [1, theme.tint(theme.ink, 0.26)]],
        showscale=False,
        marker=dict(
            line=dict(
                color=np.where(drawn["rimmed"], theme.ink, theme.muted).tolist(),
                width=np.where(drawn["rimmed"], FILL_RIM, 1).tolist(),
            )
        ),
        customdata=drawn["place_id"],
        text=[
            f"<b>{escape(place)}</b>: {n:,} event{'' if n == 1 else 's'}{_of_layers(n, layered)}, no place in it told"
            for place, n, layered in drawn[["place", "n", "layered"]].itertuples(index=False)
        ],
        hovertemplate="%{text}<extra></extra>",
        selected=SHOWN,
        unselected=SHOWN,
        below="",
    )


def _of_layers(n: int, layered: int) -> str:
    """How many of n events are rows of layers, in words; "" where none are."""
    return "" if not layered else ", rows of layers" if layered == n else f", {layered:,} of them rows of layers"


def extent_of(placings: pd.DataFrame) -> Extent | None:
    """The extent of the places drawn with a margin; None where there is none."""
    if placings.empty:
        return None
    south, north, west, east = (
        getattr(placings[name], end)() for name, end in (("lat", "min"), ("lat", "max"), ("lon", "min"), ("lon", "max"))
    )
    margin = max(0.25 * max(north - south, east - west), 0.15)
    return Extent(west - margin, south - margin, east + margin, north + margin)


def _words(marks: pd.DataFrame, symbols: Mapping[str, str]) -> np.ndarray:
    """What stands on each mark: its number, or the shape of its one event's group; crossed where all is denied."""
    words = np.where(marks["n"] > 1, marks["n"].map("{:,}".format), marks["group"].map(symbols).fillna(""))
    return np.where(marks["look"] == "denied", "✕" + np.where(marks["n"] > 1, words, ""), words)


def _marks(marks: pd.DataFrame, look: Look) -> dict:
    """Numbers and shapes on solid cores, over invisible marks that answer clicks."""
    words = np.where(marks["look"] == "", _words(marks, look.symbols), "")
    return _text(marks, words, look.theme.paper, 13, "middle center") | dict(
        name=MARKS,
        mode="markers+text",
        hoverinfo="text",
        hovertext=marks["words"].tolist(),
        customdata=marks["place_id"],
        marker=dict(size=(sizes_of(marks["n"]) + RINGED).astype("f4"), opacity=0),
        selected=HIDDEN,
        unselected=HIDDEN,
    )


def _signs(marks: pd.DataFrame, look: Look) -> dict | None:
    """Numbers and shapes on hollow and pale cores."""
    weak = marks[marks["look"] != ""]
    if weak.empty:
        return None
    return _text(weak, _words(weak, look.symbols), look.theme.ink, 13, "middle center") | dict(name=SIGNS)


def _doubts(marks: pd.DataFrame, theme: Theme) -> dict | None:
    """Beside a mark of several events, of which some are doubtful: how many are not surely done (○), alleged (?), denied (✕)."""
    partly = marks[(marks["look"] == "") & (marks[["not_done", "alleged", "denied"]].sum(axis="columns") > 0)]
    if partly.empty:
        return None
    signs = [
        " ".join(f"{number}{sign}" for number, sign in zip(numbers, DOUBT_SIGNS.values()) if number)
        for numbers in partly[["not_done", "alleged", "denied"]].to_numpy().tolist()
    ]
    return _text(partly, np.array(signs), theme.ink, 11, "top right") | dict(
        name=DOUBTS, mode="markers+text", marker=dict(size=OFF, opacity=0), selected=HIDDEN, unselected=HIDDEN
    )


def _text(marks: pd.DataFrame, words: np.ndarray, colour: str, size: int, where: str) -> dict:
    return dict(
        type="scattermap",
        lat=marks["lat"].to_numpy("f4"),
        lon=marks["lon"].to_numpy("f4"),
        mode="text",
        text=words,
        hoverinfo="skip",
        below="",
        textfont=dict(color=colour, size=size, weight=700),
        textposition=where,
    )
