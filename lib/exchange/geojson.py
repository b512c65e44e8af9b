"""The events as GeoJSON (RFC 7946): one feature an event, with every column, and features of the rest of where it happened.

`feature` says which a feature is: `event` (its first place, or `null`), `place` (any further place, an origin, what it was
near), `halo` (within which a place lies) or `movement` (from an origin). Whoever counts events counts the first alone.
"""

import json
from collections.abc import Iterator

from lib.exchange.chosen import Chosen
from lib.exchange.manifest import Snapshot
from lib.exchange.plain import plain_rows
from lib.exchange.shapes import OF_POINTS, Row, Shape, has_point, shapes_of
from lib.exchange.telling import counted, told

OF_EVENT = ("event_id", "type", "group", "date", "first_day", "last_day", "summary")  # what its other features say of it
OF_PLACE = ("role", "place_id", "place", "place_precision", "radius_km", "located_by", "place_source")
Feature = dict[str, object]


def write_geojson(snapshot: Snapshot) -> bytes:
    """A FeatureCollection with a feature a line; what was selected stands under "faultlines"."""
    shapes = shapes_of(snapshot)
    features = [one for row in plain_rows(snapshot.events) for one in _features(row, shapes.get(str(row["event_id"]), []))]
    head = json.dumps({"type": "FeatureCollection", "faultlines": told(snapshot)}, ensure_ascii=False)
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    return f'{head[:-1]}, "features": [\n{lines}\n]}}\n'.encode("utf-8", "replace")


def geojson_misses(chosen: Chosen) -> tuple[str, ...]:
    """Nothing is left out; how many have no geometry is said."""
    without = int((~has_point(chosen.every(OF_POINTS))).sum())
    return (
        (f"{counted(without, 'event')} without a place that has a sourced point of its own: in the file, with no geometry.",)
        if without
        else ()
    )


def _features(row: Row, shapes: list[Shape]) -> Iterator[Feature]:
    event = str(row["event_id"])
    first = next((shape for shape in shapes if shape.kind == "place" and shape.place["role"] == "at"), None)
    yield _feature(event, "event", first.geometry if first else None, row)
    for number, shape in enumerate(shapes):
        if shape is not first:
            told_of = {name: row[name] for name in OF_EVENT} | {name: shape.place[name] for name in OF_PLACE} | _start(shape)
            yield _feature(f"{event}#{number}", shape.kind, shape.geometry, told_of)


def _start(shape: Shape) -> Row:
    start = shape.start or {}
    return {f"from_{name}": start[name] for name in ("place_id", "place", "place_precision") if start}


def _feature(identifier: str, kind: str, geometry: object, properties: Row) -> Feature:
    return {"type": "Feature", "id": identifier, "geometry": geometry, "properties": {"feature": kind} | properties}
