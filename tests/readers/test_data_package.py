"""The Data Package, opened and validated by frictionless."""

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from frictionless import Package

from lib.exchange.data_package import tables_of, write_data_package
from lib.exchange.manifest import Snapshot

TABLES = ["events", "participants", "event_places", "links", "actors", "places"]


def unpacked(snapshot: Snapshot, folder: Path) -> Package:
    with zipfile.ZipFile(io.BytesIO(write_data_package(snapshot))) as packed:
        packed.extractall(folder)
    return Package(str(folder / "datapackage.json"))


@pytest.mark.filterwarnings("default")  # of frictionless's own
@pytest.mark.parametrize("which", ("whole", "odd", "empty", "bare"))
def test_its_own_validator_accepts_it(which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    snapshot = request.getfixturevalue(which)
    package = unpacked(snapshot, tmp_path)

    report = package.validate()

    assert report.flatten(["type", "note"]) == [] and report.valid
    assert [resource.name for resource in package.resources] == (TABLES if snapshot.beside else ["events"])
    assert {resource.name: len(resource.read_rows()) for resource in package.resources} == {
        name: len(rows) for name, rows in tables_of(snapshot).items()
    }


@pytest.mark.filterwarnings("default")
def test_a_row_of_no_event_is_seen_by_that_validator(whole: Snapshot, tmp_path: Path) -> None:
    package = unpacked(whole, tmp_path)
    path = tmp_path / "participants.csv"
    path.write_bytes(path.read_bytes().replace(b"ashara-clash/1", b"ashara-clash/99", 1))

    assert "foreign-key" in {kind for (kind,) in package.validate().flatten(["type"])}


@pytest.mark.filterwarnings("default")
def test_cells_are_typed_and_missing_ones_are_none(whole: Snapshot, tmp_path: Path) -> None:
    rows = unpacked(whole, tmp_path).get_resource("events").read_rows()

    for name in ("first_day", "lat", "killed_min", "background"):
        read, held = [row[name] for row in rows], whole.events[name]
        assert [cell is None for cell in read] == held.isna().tolist() and len({type(cell) for cell in read} - {type(None)}) == 1
    assert [row["first_day"] for row in rows if row["first_day"]] == [day.date() for day in whole.events["first_day"].dropna()]


def test_it_says_what_was_selected_what_columns_mean_and_whom_to_cite(whole: Snapshot) -> None:
    with zipfile.ZipFile(io.BytesIO(write_data_package(replace(whole, link="https://example.org/map?background=1")))) as packed:
        told = json.loads(packed.read("datapackage.json"))

    assert told["homepage"] == told["faultlines"]["filters"]["link"] == "https://example.org/map?background=1"
    assert told["faultlines"]["ledger"]["shown"] == len(whole.events) and told["sources"] and told["licenses"]
    assert all(field["description"] for one in told["resources"] for field in one["schema"]["fields"])
    assert [one["path"] for one in told["resources"]] == [f"{name}.csv" for name in TABLES]
