"""A file that was taken away, read again, whatever was done to it since."""

import io
import json
import zipfile

import pandas as pd
import pytest

from lib.comparing.changes import compare
from lib.comparing.taken import OtherTable, SnapshotError, read_taken
from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.tables import Tables
from lib.exchange.companions import beside
from lib.exchange.csv import write_csv
from lib.exchange.data_package import write_data_package
from lib.exchange.manifest import Snapshot
from lib.exchange.snapshot import write_zip
from tests.exchange.taken import taken
from tests.layers.tables import GED, ged
from tests.layers.workbooks import xlsx


@pytest.fixture(scope="module")
def packed(sample, sample_tables) -> bytes:
    selection = select_events(sample_tables, sample, Filters(groups=frozenset({"violence"})))
    companions = beside(selection.events, sample_tables, sample)
    return write_zip(Snapshot(selection.events, sample, None, "group: Violence", "/map?group=violence", None, companions))


def again(packed: bytes, **changed: bytes) -> bytes:
    """The zip with other contents of some of its files."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name.partition(".")[0], old.read(name)))
    return made.getvalue()


def test_the_zip_and_the_csv_of_the_same_rows_do_not_differ(packed, sample_tables, sample):
    whole = read_taken("whole.zip", packed)
    selection = select_events(sample_tables, sample, Filters(groups=frozenset({"violence"})))

    found = compare(read_taken("rows.csv", write_csv(selection.events)), whole)
    assert found.ways.empty and found.same == len(selection.events) > 0
    assert (whole.link, whole.altered) == ("/map?group=violence", ()) and whole.links is not None and len(whole.links)


def test_a_file_that_was_altered_by_hand_is_named(packed):
    rows = zipfile.ZipFile(io.BytesIO(packed)).read("events.csv")

    changed = read_taken("whole.zip", again(packed, events=rows.replace(b"reported", b"denied", 1)))
    assert changed.altered == ("events.csv",)
    assert len(compare(read_taken("whole.zip", packed), changed).cells) == 1


def as_a_spreadsheet_saves(rows: pd.DataFrame) -> bytes:
    """Semicolons, no mark of the encoding, TRUE and FALSE, whole numbers with a zero behind them."""
    told = rows.copy()
    for name in told:
        if told[name].dtype == bool:
            told[name] = told[name].map({True: "TRUE", False: "FALSE"})
        elif str(told[name].dtype) == "Int64":
            told[name] = told[name].astype("float64")
    return told.to_csv(sep=";", index=False, lineterminator="\n").encode()


def test_what_a_spreadsheet_does_to_a_file_is_no_change(sample_tables):
    rows = sample_tables.events

    found = compare(read_taken("own.csv", write_csv(rows)), read_taken("saved.csv", as_a_spreadsheet_saves(rows)))
    assert found.cells.values.tolist() == [] and found.same == len(rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_any_encoding_that_says_so_is_read(encoding: str):
    told = "event_id,summary\nnorth/1,اشتباك\n".encode(encoding)

    assert read_taken("one.csv", told).events.to_dict("records") == [{"event_id": "north/1", "summary": "اشتباك"}]


@pytest.mark.parametrize(
    "content, said",
    [
        (b"", "one.csv is empty"),
        (b"id,what\n1,2\n", "one.csv has no column event_id, so its rows are no events of this program; its columns: id,what"),
        (b"event_id,what\nn/1,2\n,3\n", "one.csv: no event_id in row 3; a row without one cannot be compared"),
        (b"event_id,what\nn/1,2\nn/1,3\n", "one.csv: several rows of one event: n/1; each event stands once"),
        (b"event_id,what\nn/1\n", "one.csv: row 2 has 1 cells for 2 columns; nothing of a row that is cut is guessed"),
        ("event_id,what\nn/1,é\n".encode("cp1252"), "one.csv: line 2 is no text in UTF-8; save it as CSV in UTF-8"),
        (b"PK\x03\x04 cut", "one.csv is no zip that can be opened whole (File is not a zip file); take it away again"),
    ],
)
def test_what_is_no_snapshot_is_refused_with_what_would_be_one(content: bytes, said: str):
    with pytest.raises(SnapshotError) as refused:
        read_taken("one.csv", content)
    assert str(refused.value) == said


def zipped(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return made.getvalue()


@pytest.mark.parametrize(
    "files, said",
    [
        ({"other_csv": b"a"}, "holds no events.csv, as what is taken away by All tables and manifest does"),
        ({"events_csv": b"event_id\na/1\n", "manifest_json": b"{"}, "manifest.json is no JSON"),
        ({"events_csv": b"event_id\na/1\n", "manifest_json": b"[]"}, "manifest.json is none: an object"),
        ({"events_csv": b"event_id\na/1\n", "manifest_json": b"[" * 100_000}, "manifest.json is no JSON"),
    ],
)
def test_a_zip_that_is_no_snapshot_is_refused(files: dict, said: str):
    with pytest.raises(SnapshotError, match=said):
        read_taken("whole.zip", zipped(**files))


@pytest.mark.parametrize(
    "told", [{"filters": 3}, {"filters": {"link": []}}, {"created_utc": 1}, {"files": [1]}, {"files": {"events.csv": 1}}]
)
def test_a_manifest_with_odd_values_vouches_for_nothing_and_stops_nothing(told: dict):
    found = read_taken("whole.zip", zipped(events_csv=b"event_id\na/1\n", manifest_json=json.dumps(told).encode()))

    assert (found.link, found.moment, found.altered) == ("", "", ())


def test_a_zip_that_would_unpack_to_more_than_is_read_is_refused(monkeypatch):
    monkeypatch.setattr("lib.comparing.taken.MOST_BYTES", 1000)

    with pytest.raises(SnapshotError, match=r"events\.csv would unpack to 2,000 bytes, more than the 1,000 that are read"):
        read_taken("whole.zip", zipped(events_csv=b"x" * 2000))


def test_a_data_package_is_read_with_its_selection_and_the_hashes_of_its_files(sample: Corpus, sample_tables: Tables) -> None:
    link = "http://127.0.0.1:8501/map?actor=hezbollah"
    snapshot = taken(sample_tables, sample, Filters(actors=frozenset({"hezbollah"})), link=link)
    package = write_data_package(snapshot)

    found = read_taken("e.datapackage.zip", package)

    assert found.events["event_id"].tolist() == snapshot.events["event_id"].tolist() and not found.altered
    assert found.link == link and not found.moment
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(into, "w") as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, content.replace(b"Hezbollah", b"Somebody") if part == "events.csv" else content)
    assert read_taken("e.zip", into.getvalue()).altered == ("events.csv",)


@pytest.mark.parametrize(
    "content",
    [
        xlsx({"GED": [GED, ["1"]]}),
        b'{"type": "FeatureCollection", "features": [\n{"type": "Feature"}]}',
        "المكان,القتلى\nالرقة,2\n".encode("cp1256"),
        ged().encode("utf-16"),
    ],
    ids=["workbook", "GeoJSON", "another encoding", "UTF-16"],
)
def test_another_table_is_told_apart_from_a_snapshot_that_is_damaged(content: bytes) -> None:
    with pytest.raises(OtherTable):
        read_taken("theirs", content)


@pytest.mark.parametrize(
    "content,words",
    [
        (b'event_id,date\na/1,"2\nb/2,4\n', "a quote that nothing closes"),
        (b"event_id,date,date\na/1,1,2\n", "columns of one name: date"),
    ],
)
def test_a_csv_that_would_be_read_otherwise_than_it_is_meant_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(SnapshotError, match=words):
        read_taken("one.csv", content)


def test_a_zip_of_several_snapshots_and_one_without_hashes() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name in ("a/events.csv", "b/events.csv"):
            archive.writestr(name, "event_id\na/1\n")
    with pytest.raises(SnapshotError, match="holds several events"):
        read_taken("two.zip", into.getvalue())

    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("events.csv", "event_id\na/1\n")
        archive.writestr("datapackage.json", '{"resources": [{"path": "events.csv"}, {"path": "events.csv", "hash": "0cc1"}, 7]}')
    assert read_taken("plain.zip", plain.getvalue()).altered == ()
