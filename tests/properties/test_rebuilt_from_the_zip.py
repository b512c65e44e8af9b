"""Whatever is asked, map and chord can be drawn again from the zip alone, and those of all events from a build alone: counted by
hand, they are the page's."""

import csv
import io
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.commands import main
from lib.engine.dyads import Links, count_dyads
from lib.engine.shown import Shown
from lib.events.asking.select import select_events
from lib.events.counting.at_places import place_events
from lib.events.counting.sides import sides
from lib.exchange.companions import LEVELS, beside
from lib.exchange.manifest import Snapshot
from lib.exchange.snapshot import write_zip
from tests.asked import EVERYTHING, shown_of
from tests.properties.test_selection import CORPUS, FILTERS, TABLES

Rows = dict[str, list[dict[str, str]]]  # name of each CSV -> its rows, as somebody else's program would read them


def unzipped(events) -> Rows:
    with zipfile.ZipFile(io.BytesIO(write_zip(Snapshot(events, CORPUS, beside=beside(events, TABLES, CORPUS))))) as archive:
        return {name: rows_of(archive.read(name)) for name in archive.namelist() if name.endswith(".csv")}


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Rows:
    out: Path = tmp_path_factory.mktemp("built")
    assert main(["build", str(CORPUS.folder), "--out", str(out)]) == 0
    return {path.name: rows_of(path.read_bytes()) for path in out.glob("*.csv")}


def chord_is_counted(shown: Shown, rows: Rows, level: str) -> None:
    found: dict[tuple, set[str]] = defaultdict(set)
    for link in rows["links.csv"]:
        if link["level"] == level:
            found[link["left_id"], link["right_id"], link["kind"], link["mutual"] == "true"].add(link["event_id"])

    counts = count_dyads(Links(shown, level, "all"), CORPUS).counts
    asked = zip(counts["left_id"], counts["right_id"], counts["kind"], counts["mutual"], counts["events"])
    assert {tuple(row[:4]): row[4] for row in asked} == {pair: len(told) for pair, told in found.items()}


def marks_are_placed(events, rows: Rows) -> None:
    marks = Counter(
        (row["place_id"], round(float(row["lat"]), 6), round(float(row["lon"]), 6))
        for row in rows["event_places.csv"]
        if row["role"] == "at" and row["on_map"] == "true"
    )

    drawn = place_events(events, sides(events, TABLES, CORPUS), TABLES.event_places, CORPUS).placings
    assert marks == Counter(zip(drawn["place_id"], drawn["lat"].round(6), drawn["lon"].round(6)))


def no_row_is_lost(events, rows: Rows) -> None:
    shown = set(events["event_id"])
    for name, frame in (("participants.csv", TABLES.participants), ("event_places.csv", TABLES.event_places)):
        expected = Counter(zip(frame["event_id"], frame["role"]))
        assert Counter((row["event_id"], row["role"]) for row in rows[name]) == Counter(
            {key: number for key, number in expected.items() if key[0] in shown}
        )
    assert {row["event_id"] for row in rows["links.csv"]} <= shown


@settings(max_examples=40)
@given(FILTERS, st.sampled_from(LEVELS))
def test_the_chord_of_any_selection_can_be_counted_from_the_links(filters, level: str) -> None:
    events = select_events(TABLES, CORPUS, filters).events
    chord_is_counted(shown_of(TABLES, CORPUS, filters), unzipped(events), level)


@settings(max_examples=40)
@given(FILTERS)
def test_the_marks_of_any_selection_can_be_placed_from_the_places(filters) -> None:
    events = select_events(TABLES, CORPUS, filters).events
    marks_are_placed(events, unzipped(events))


@settings(max_examples=20)
@given(FILTERS)
def test_every_row_of_the_zip_is_of_an_event_shown_and_none_of_them_is_lost(filters) -> None:
    events = select_events(TABLES, CORPUS, filters).events
    no_row_is_lost(events, unzipped(events))


def test_map_and_chord_of_all_events_can_be_drawn_again_from_a_build(built: Rows) -> None:
    drawn: set[str] = set()
    for count in ("acts", "incidents"):  # a whole and its parts are never counted together
        shown = shown_of(TABLES, CORPUS, EVERYTHING.changed(count=count))
        ids = set(shown.rows(("event_id",))["event_id"])
        drawn |= ids
        of_these = {name: [row for row in rows if row["event_id"] in ids] for name, rows in built.items()}
        for level in LEVELS:
            chord_is_counted(shown, of_these, level)
    assert drawn == set(TABLES.events["event_id"])
    marks_are_placed(TABLES.events, built)
    no_row_is_lost(TABLES.events, built)
