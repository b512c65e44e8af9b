"""The ground of a part of the world: relief, rivers, lakes and towns, as files that the app itself serves, fetched once.

A folder of static/ground is named by its bounds, west_south_east_north; scripts/make_ground.py makes it.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lib.corpus.model.models import Extent
from lib.figures.theme import Theme
from lib.settings import ROOT

FOLDER = ROOT / "static" / "ground"
SERVED = "/app/static/ground"
CREDIT = (
    "Relief: Natural Earth. Rivers: GSHHG (WDB II), LGPL. Lakes: © OpenStreetMap contributors, ODbL. Towns: GeoNames, CC BY 4.0."
)
RELIEF = {"light": 0.3, "dark": 0.45}  # opacity


@dataclass(frozen=True)
class Ground:
    """A crop: the name of its folder, and its bounds."""

    name: str
    bounds: Extent

    @property
    def folder(self) -> Path:
        return FOLDER / self.name


def ground_of(extent: Extent, folder: Path = FOLDER) -> Ground | None:
    """The smallest crop that holds the whole extent; None where there is none."""
    crops = [Ground(name, bounds) for name in _folders(folder) if (bounds := _bounds(name)) and _holds(bounds, extent)]
    return min(
        crops, default=None, key=lambda crop: (crop.bounds.east - crop.bounds.west) * (crop.bounds.north - crop.bounds.south)
    )


def ground_sources(ground: Ground | None) -> dict:
    """MapLibre sources of a crop; none without one."""
    if ground is None:
        return {}
    west, south, east, north = ground.bounds.west, ground.bounds.south, ground.bounds.east, ground.bounds.north
    relief = {
        "type": "image",
        "url": f"{SERVED}/{ground.name}/relief.webp",
        "coordinates": [[west, north], [east, north], [east, south], [west, south]],
    }
    return {"relief": relief} | {
        name: {"type": "geojson", "data": f"{SERVED}/{ground.name}/{name}.geojson"} for name in ("rivers", "lakes", "towns")
    }


def ground_layers(ground: Ground | None, theme: Theme) -> list[dict]:
    """Relief, barely there; rivers, the main ones wider; lakes above them."""
    if ground is None:
        return []
    return [
        {
            "id": "relief",
            "type": "raster",
            "source": "relief",
            "paint": {"raster-opacity": RELIEF[theme.name], "raster-fade-duration": 0},
        },
        _rivers("brooks", theme, False, 0.6, 1.4),
        _rivers("rivers", theme, True, 1.3, 2.8),
        {"id": "lakes", "type": "fill", "source": "lakes", "paint": {"fill-color": theme.lake, "fill-outline-color": theme.river}},
    ]


def _rivers(name: str, theme: Theme, main: bool, narrow: float, wide: float) -> dict:
    """A layer of lines, `narrow` pixels wide at zoom 5 and `wide` at 9."""
    return {
        "id": name,
        "type": "line",
        "source": "rivers",
        "filter": ["==", ["get", "main"], main],
        "layout": {"line-cap": "round", "line-join": "round"},
        "paint": {"line-color": theme.river, "line-width": ["interpolate", ["linear"], ["zoom"], 5, narrow, 9, wide]},
    }


def main_rivers(ground: Ground | None) -> list[list[list[float]]]:
    """The lines of a crop's main rivers, as lon and lat."""
    return [feature["geometry"]["coordinates"] for feature in _features(ground, "rivers") if feature["properties"].get("main")]


def towns(ground: Ground | None) -> list[dict]:
    """GeoJSON points of a crop's towns, with `name` and `people`."""
    return _features(ground, "towns")


def _features(ground: Ground | None, name: str) -> list[dict]:
    return _read(ground.folder / f"{name}.geojson") if ground else []


@lru_cache(maxsize=16)
def _read(file: Path) -> list[dict]:
    return json.loads(file.read_bytes())["features"]


def _folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []


def _bounds(name: str) -> Extent | None:
    """What a folder's name says; None where it says no bounds."""
    try:
        west, south, east, north = map(float, name.split("_"))
    except ValueError:
        return None
    return Extent(west, south, east, north)


def _holds(bounds: Extent, extent: Extent) -> bool:
    return (
        bounds.west <= extent.west and bounds.east >= extent.east and bounds.south <= extent.south and bounds.north >= extent.north
    )
