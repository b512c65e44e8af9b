"""The base map: land, borders and the corpus's own outlines as one inline style; nothing comes from the network."""

import json
import math
from functools import lru_cache
from pathlib import Path

from lib.corpus.models import Extent
from lib.figures.theme import Theme

COUNTRIES = "/app/static/countries.geojson"
NO_SHAPES = {"type": "FeatureCollection", "features": []}


def read_boundaries(path: Path | None) -> dict:
    """The corpus's outlines as GeoJSON, as the file now is; no features where it brings none or they are gone by now."""
    try:
        return _outlines(path, path.stat().st_mtime_ns) if path else NO_SHAPES
    except (OSError, ValueError):
        return NO_SHAPES


@lru_cache(maxsize=4)
def _outlines(path: Path, changed: int) -> dict:
    """The file's content at the time `changed`."""
    return json.loads(path.read_bytes())


def base_style(theme: Theme, boundaries: dict, labels: dict, label_layout: dict) -> dict:
    """A MapLibre style without glyphs, tiles or sprites; the same for every filter, so that it loads once."""
    return {
        "version": 8,
        "sources": {"countries": {"type": "geojson", "data": COUNTRIES},
                    "outlines": {"type": "geojson", "data": boundaries},
                    "labels": {"type": "geojson", "data": labels}},
        "layers": [
            {"id": "water", "type": "background", "paint": {"background-color": theme.water}},
            {"id": "land", "type": "fill", "source": "countries", "paint": {"fill-color": theme.land, "fill-antialias": False}},
            {"id": "borders", "type": "line", "source": "countries",
             "paint": {"line-color": theme.muted, "line-width": 0.8, "line-opacity": 0.6}},
            {"id": "focus", "type": "fill", "source": "outlines", "paint": {"fill-color": theme.paper, "fill-antialias": False}},
            {"id": "outlines", "type": "line", "source": "outlines",
             "paint": {"line-color": theme.rule, "line-width": 1}},
            {"id": "names", "type": "symbol", "source": "labels",
             "layout": label_layout,
             "paint": {"text-color": theme.ink, "text-halo-color": theme.paper, "text-halo-width": 1.2}},
        ],
    }


def view_of(extent: Extent, height: int, width: int = 900) -> dict:
    """Centre and zoom that show an extent in a map of that many pixels."""
    across = max(extent.east - extent.west, 0.05) / 360
    up = max(mercator(extent.north) - mercator(extent.south), 0.001) / (2 * math.pi)
    zoom = min(math.log2(width / 512 / across), math.log2(height / 512 / up)) - 0.1
    return {"center": {"lat": (extent.south + extent.north) / 2, "lon": (extent.west + extent.east) / 2},
            "zoom": max(0.5, min(zoom, 11))}


def mercator(lat: float) -> float:
    """Height on a Mercator map, in radians."""
    return math.log(math.tan(math.pi / 4 + math.radians(max(min(lat, 85), -85)) / 2))
