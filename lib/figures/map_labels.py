"""Names on the map: of marks first, then of the corpus's places, of towns, of governorates and rivers, as far as there is room.

The map itself finds a side for each name and leaves out what would lie on another or on a mark; zooming in makes room.
"""

import numpy as np
import pandas as pd

from lib.corpus.model.models import Place
from lib.figures.ground import Ground, towns
from lib.figures.map_marks import reaches_of
from lib.figures.outlines import middle_of
from lib.figures.theme import Theme

SIZE, SMALL = 12, 11  # pixels of letters
NEAR_KM = 6  # a town so near to a place of the corpus, or to a mark, is not named twice
MOST_OUTLINES = 200  # named, the largest first
ROOMS = ((6, 0.1), (7, 0.05), (8, 0.02), (9, 0))  # from each zoom, outlines with so many degrees round their middle
STEPS = ((6, 200_000), (7, 60_000), (8, 15_000), (9, 0))  # from each zoom, towns of that many people
FROM = 400_000  # people of towns named at any zoom
AREA = 1_000_000  # what puts the names of areas behind those of exact places
DOUBT = 40  # pixels that the number of doubtful events takes beside its mark
SIDES = {
    "top": (0, 1),
    "left": (1, 0),
    "right": (-1, 0),
    "bottom": (0, -1),
    "top-left": (0.7, 0.7),
    "bottom-left": (0.7, -0.7),
    "top-right": (-0.7, 0.7),
    "bottom-right": (-0.7, -0.7),
}  # which side of a name its place is on; where the name goes
CLEAR, PAST = 0.45, (1.8, 2.6)  # ems from a place to its name; and past a mark that lies on a large town
LARGE = 100_000  # people
SPACED = {
    "text-variable-anchor": ["center", "top", "bottom"],
    "text-radial-offset": 1,
    "text-letter-spacing": 0.14,
    "text-transform": "uppercase",
}
EDGE = 12  # pixels: unseen signs along the edge, set by what follows the map, keep names from being cut
ROUND = ("——", "—\n—")  # twice as wide as high and the reverse: a cross that fills a disc, so that names fit beside its corners
SIGNS = {
    "text-field": ["get", "sign"],
    "text-size": ["get", "size"],
    "text-line-height": 1,
    "text-padding": 0,
    "text-offset": ["get", "off"],
    "text-allow-overlap": True,
}
BLOCKS = {  # unseen signs as large as marks, which names make way for
    "id": "blocks",
    "type": "symbol",
    "source": "blocks",
    "paint": {"text-color": "rgba(0,0,0,0)"},
    "layout": SIGNS,
}
EDGES = BLOCKS | {"id": "edges", "source": "edges", "layout": SIGNS | {"text-field": "—", "text-size": EDGE, "text-offset": [0, 0]}}


def beside(*offs: float) -> list:
    """The sides a name may take, by anchor and ems: all round its place at each of the distances, the nearest first."""
    return [
        part
        for off in offs
        for side, (across, down) in SIDES.items()
        for part in (side, [round(across * off, 2), round(down * off, 2)])
    ]


BESIDE = {"text-variable-anchor-offset": beside(CLEAR), "text-justify": "auto"}
OWN_SIDES = BESIDE | {"text-variable-anchor-offset": ["get", "sides"], "symbol-sort-key": ["get", "rank"]}

Point = tuple[float, float]  # lon, lat


def names_of(marks: pd.DataFrame, places: dict[str, Place], outlines: dict, ground: Ground | None, theme: Theme) -> dict:
    """`sources` and `layers` of a MapLibre style; the last layer is placed first. `marks`: as mark_table gives."""
    sources = {
        "mark-names": _mark_names(marks),
        "blocks": _blocks(marks),
        "areas": area_names(outlines),
        "places": _place_names(places, set(",".join(marks["place_id"]).split(",")), towns(ground)),
        "edges": [],
    }
    known = [point for place in places.values() if place.exactness.peopled and (point := point_of(place))]
    hidden = near_names(towns(ground), [*known, *zip(marks["lon"], marks["lat"])])
    of_ground = [_town_names(theme, hidden), _river_names(theme)] if ground else []
    own = [_layer("places", theme.ink, SMALL, OWN_SIDES), _layer("mark-names", theme.ink, SIZE, OWN_SIDES | {"text-padding": 1})]
    dots = {"id": "dots", "type": "circle", "source": "places", "paint": {"circle-radius": 2, "circle-color": theme.ink}}
    layers = [_layer("areas", theme.muted, SMALL, SPACED, filter=_by_zoom("room", 0.2, ROOMS)), *of_ground, *own]
    halo = {"text-halo-color": theme.paper, "text-halo-width": 1.3}
    return {
        "sources": {
            name: {"type": "geojson", "data": {"type": "FeatureCollection", "features": features}}
            for name, features in sources.items()
        },
        "layers": [dots] + [layer | {"paint": layer["paint"] | halo} for layer in layers] + [BLOCKS, EDGES],
    }


def _layer(name: str, colour: str, size: int, layout: dict, **more: object) -> dict:
    return {
        "id": name,
        "type": "symbol",
        "source": name,
        "paint": {"text-color": colour},
        "layout": {"text-field": ["get", "name"], "text-size": size, "text-max-width": 8, "text-padding": 2} | layout,
    } | more


def _river_names(theme: Theme) -> dict:
    along = {
        "symbol-placement": "line",
        "text-letter-spacing": 0.12,
        "symbol-spacing": 120,
        "text-max-angle": 60,
        "text-offset": [0, -0.7],
    }
    return _layer("river-names", theme.river_name, SIZE, along, source="rivers", filter=["has", "name"])


def _town_names(theme: Theme, hidden: list[str]) -> dict:
    """The larger a town, the earlier its name comes in sight; without those `hidden`, which are named otherwise."""
    shown = ["all", ["!", ["in", ["get", "name"], ["literal", hidden]]], _by_zoom("people", FROM, STEPS)]
    order = {"symbol-sort-key": ["-", ["get", "people"]], "text-padding": 4}
    return _layer("towns", theme.muted, SMALL, BESIDE | order, filter=shown)


def _by_zoom(name: str, first: float, steps: tuple[tuple[int, float], ...]) -> list:
    """A filter: features whose property is `first` at least, less from each zoom of `steps`."""
    later = [part for zoom, least in steps for part in (zoom, [">=", ["get", name], least])]
    return ["step", ["zoom"], [">=", ["get", name], first], *later]


def area_names(outlines: dict) -> list[dict]:
    """A point for each outline, where its name stands, with the `room` round it in degrees; the largest first."""
    middles = sorted(
        ((*middle_of(feature["geometry"]), feature["properties"]["name"]) for feature in outlines["features"]),
        key=lambda one: -one[2],
    )
    return [_point(lon, lat, name=name, room=round(room, 3)) for lon, lat, room, name in middles[:MOST_OUTLINES]]


def near_names(around: list[dict], points: list[Point]) -> list[str]:
    """The names of towns that lie within NEAR_KM of a point."""
    if not around or not points:
        return []
    lons, lats = np.array(points, float).T
    east, north = np.array([town["geometry"]["coordinates"] for town in around]).T
    across = (east[:, None] - lons) * np.cos(np.radians(lats)) * 111.32
    near = (np.hypot(across, (north[:, None] - lats) * 111.32) < NEAR_KM).any(axis=1)
    return [town["properties"]["name"] for town, one in zip(around, near) if one]


def _mark_names(marks: pd.DataFrame) -> list[dict]:
    """Of each mark its leading place's name, and how many more places it holds; exact places first, then more events."""
    offs = ((reaches_of(marks["n"]) + 3) / SIZE).tolist()
    ranks = np.where(marks["exact"], 0, AREA) - marks["n"]
    names = np.where(marks["n_places"] > 1, marks["name"] + " +" + (marks["n_places"] - 1).astype(str), marks["name"])
    return [
        _point(lon, lat, name=name, sides=beside(off), rank=rank)
        for lon, lat, name, off, rank in zip(marks["lon"], marks["lat"], names.tolist(), offs, ranks.tolist())
    ]


def _blocks(marks: pd.DataFrame) -> list[dict]:
    """What no name may lie on: each mark, and the number of doubtful events beside it."""
    partly = (marks["look"] == "") & (marks[["not_done", "alleged", "denied"]].sum(axis="columns") > 0)
    discs = [
        _point(lon, lat, size=round(float(reach), 1), off=[0, 0], sign=sign)
        for lon, lat, reach in zip(marks["lon"], marks["lat"], reaches_of(marks["n"]))
        for sign in ROUND
    ]
    return discs + [
        _point(lon, lat, size=DOUBT / 2, off=[1.6, -1.0], sign=ROUND[0])
        for lon, lat in zip(marks.loc[partly, "lon"], marks.loc[partly, "lat"])
    ]


def _place_names(places: dict[str, Place], marked: set[str], around: list[dict]) -> list[dict]:
    """Towns, the largest first as far as `around` knows their people, then sites, of the corpus without a mark."""
    people = {town["properties"]["name"]: town["properties"]["people"] for town in around}
    found = [
        (place.name, point, _people(point, around, people) if place.exactness.peopled else -1)
        for place in places.values()
        if place.exactness.drawn == "point" and place.id not in marked and (point := point_of(place))
    ]
    return [
        _point(*point, name=name, rank=-number, sides=beside(CLEAR, *(PAST if number >= LARGE else ())))
        for name, point, number in found
    ]


def point_of(place: Place) -> Point | None:
    """Where a place is, as far as it has a point."""
    return None if place.lon is None or place.lat is None else (place.lon, place.lat)


def _people(point: Point, around: list[dict], people: dict[str, int]) -> int:
    """Of the largest town that a place there may be; 0 where none is near."""
    return max((people[name] for name in near_names(around, [point])), default=0)


def _point(lon: float, lat: float, **properties: object) -> dict:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": [round(float(lon), 5), round(float(lat), 5)]},
    }
