"""Which events a file of each format holds, as a reader that is not ours says."""

import csv
import io
import json
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import networkx
import pyogrio
from frictionless import Package
from openpyxl import load_workbook


def _csv(path: Path) -> list[str]:
    return _rows(path.read_bytes())


def _rows(content: bytes) -> list[str]:
    return [row["event_id"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


def _zip(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as packed:
        return _rows(packed.read("events.csv"))


def _xlsx(path: Path) -> list[str]:
    return [str(line[0]) for line in load_workbook(path)["Events"].iter_rows(min_row=2, max_col=1, values_only=True)]


def _geojson(path: Path) -> list[str]:
    return [row["event_id"] for row in pyogrio.read_arrow(path)[1].to_pylist() if row["feature"] == "event"]


def _kml(path: Path) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        layers = [pyogrio.read_arrow(path, layer=name)[1].to_pylist() for name, _ in pyogrio.list_layers(path)]
    return [row["event_id"] for rows in layers for row in rows]


def _parquet(path: Path) -> list[str]:
    with duckdb.connect() as base:
        return [event for (event,) in base.execute(f"select event_id from '{path}'").fetchall()]


def _data_package(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as packed:
        packed.extractall(path.parent / "package")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = Package(str(path.parent / "package" / "datapackage.json"))
        assert package.validate().valid
        return [row["event_id"] for row in package.get_resource("events").read_rows()]


def _graphml(path: Path) -> list[str]:
    return [edge["event_id"] for *_, edge in networkx.read_graphml(path).edges(data=True)]


def _gexf(path: Path) -> list[str]:
    return [edge["event_id"] for *_, edge in networkx.read_gexf(path).edges(data=True)]


def _timeline_js(path: Path) -> list[str]:
    return [slide["unique_id"] for slide in json.loads(path.read_bytes())["events"]]


def _ftm(path: Path) -> list[str]:
    entities = map(json.loads, path.read_bytes().splitlines())
    return [one["properties"]["recordId"][0] for one in entities if one["schema"] == "Event"]


def _in_zip(name: str, column: str) -> Callable[[Path], list[str]]:
    def opened(path: Path) -> list[str]:
        with zipfile.ZipFile(path) as packed:
            lines = io.StringIO(packed.read(name).decode(), newline="")
        return [row[column] for row in (csv.DictReader(lines) if name.endswith(".csv") else map(json.loads, lines))]

    return opened


OPENED: dict[str, Callable[[Path], list[str]]] = {
    "csv": _csv,
    "zip": _zip,
    "xlsx": _xlsx,
    "geojson": _geojson,
    "parquet": _parquet,
    "datapackage": _data_package,
    "graphml": _graphml,
    "gexf": _gexf,
    "kml": _kml,
    "timelinejs": _timeline_js,
    "ftm": _ftm,
    "acled": _in_zip("acled.csv", "event_id_cnty"),
    "ged": _in_zip("ged.csv", "id"),
    "plover": _in_zip("plover.jsonl", "id"),
}
