"""The base map: land, borders and the corpus's own outlines as one inline style; nothing comes from the network."""

import math

from lib.corpus.model.models import Extent
from lib.figures.ground import Ground, ground_layers, ground_sources
from lib.figures.theme import Theme

COUNTRIES = "/app/static/countries.geojson"
ROAD = ["interpolate", ["linear"], ["zoom"], 5, 0.5, 10, 1.6]  # pixels
NO_SHAPES = {"type": "FeatureCollection", "features": []}


def base_style(
    theme: Theme, boundaries: dict, ground: Ground | None, names: dict, roads: dict = NO_SHAPES, own: dict | None = None
) -> dict:
    """A MapLibre style without glyphs or sprites. `names`: sources and layers as map_labels.names_of gives; `roads`: GeoJSON
    lines; `own`: the corpus's own base map as base_tiles.own_base gives, above the ground."""
    own = own or {"sources": {}, "layers": [], "hides": ()}
    return {
        "version": 8,
        "sources": {
            "countries": {"type": "geojson", "data": COUNTRIES},
            "outlines": {"type": "geojson", "data": boundaries},
            "roads": {"type": "geojson", "data": roads},
            **ground_sources(ground),
            **own["sources"],
            **names["sources"],
        },
        "layers": [
            {"id": "water", "type": "background", "paint": {"background-color": theme.water}},
            {"id": "land", "type": "fill", "source": "countries", "paint": {"fill-color": theme.land, "fill-antialias": False}},
            {"id": "focus", "type": "fill", "source": "outlines", "paint": {"fill-color": theme.paper, "fill-antialias": False}},
            *(layer for layer in ground_layers(ground, theme) if layer["id"] not in own["hides"]),
            *own["layers"],
            _line("roads", "roads", theme, {"line-opacity": 0.5, "line-width": ROAD}),
            _line("outlines", "outlines", theme, {"line-width": 0.8, "line-opacity": 0.4}),
            _line("borders", "countries", theme, {"line-width": 1, "line-opacity": 0.7}),
            *(layer for layer in names["layers"] if layer["id"] not in own["hides"]),
        ],
    }


def _line(name: str, source: str, theme: Theme, paint: dict) -> dict:
    """A layer of thin lines."""
    return {"id": name, "type": "line", "source": source, "paint": {"line-color": theme.muted} | paint}


def view_of(extent: Extent, height: int, width: int = 900) -> dict:
    """Centre and zoom that show an extent in a map of that many pixels."""
    across = max(extent.east - extent.west, 0.05) / 360
    up = max(mercator(extent.north) - mercator(extent.south), 0.001) / (2 * math.pi)
    zoom = min(math.log2(width / 512 / across), math.log2(height / 512 / up)) - 0.1
    return {
        "center": {"lat": (extent.south + extent.north) / 2, "lon": (extent.west + extent.east) / 2},
        "zoom": max(0.5, min(zoom, 11)),
    }


def mercator(lat: float) -> float:
    """Height on a Mercator map, in radians."""
    return math.log(math.tan(math.pi / 4 + math.radians(max(min(lat, 85), -85)) / 2))
