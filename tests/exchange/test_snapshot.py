"""The snapshot: rows, their manifest, and a name that says what they are."""

import csv
import datetime
import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pandas as pd
import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import read_date
from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS, select_events
from lib.exchange.companions import beside
from lib.exchange.manifest import Snapshot, TableFile, as_json, citation, cited, manifest
from lib.exchange.snapshot import file_name, write_zip
from tests.exchange.reading import read_csv

MOMENT = datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))
DAY = datetime.date(2024, 5, 6)
TOKYO = datetime.timezone(datetime.timedelta(hours=9))


class InTokyo(datetime.datetime):
    """A moment on a machine whose own time zone is Tokyo's: what names no zone is told in that one."""

    def astimezone(self, tz: datetime.tzinfo | None = None) -> datetime.datetime:
        return super().astimezone(tz or TOKYO)


@pytest.fixture(scope="module")
def snapshot(sample, sample_tables) -> Snapshot:
    selection = select_events(sample_tables, sample, Filters(groups=frozenset({"violence"})))
    ledger = {reason: selection.ledger.count(reason) for reason in REASONS}
    taken = beside(selection.events, sample_tables, sample)
    return Snapshot(selection.events, sample, ledger, "group: Violence", "/map?group=violence", MOMENT, taken)


@pytest.fixture(scope="module")
def packed(snapshot) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(write_zip(snapshot)))


@pytest.fixture(scope="module")
def told(packed) -> dict:
    return json.loads(packed.read("manifest.json"))


def test_the_zip_holds_exactly_the_rows_on_screen(packed, snapshot):
    assert packed.namelist() == ["events.csv", "participants.csv", "event_places.csv", "links.csv", "manifest.json"]
    pd.testing.assert_frame_equal(read_csv(packed.read("events.csv")), snapshot.events.reset_index(drop=True))


def test_the_manifest_vouches_for_the_csv(packed, told, snapshot):
    assert told["rows"] == told["files"]["events.csv"]["rows"] == len(snapshot.events)
    for name, file in told["files"].items():
        assert file["sha256"] == hashlib.sha256(packed.read(name)).hexdigest()
        assert file["meaning"] and file["rows"] == len(list(csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig"))))) - 1


def test_the_manifest_says_how_the_rows_were_chosen(told, sample):
    assert told["filters"] == {"words": "group: Violence", "link": "/map?group=violence"}
    assert told["corpus"]["title"] == sample.settings.title
    assert told["corpus"]["fingerprint"] == sample.fingerprint
    assert (told["codebook_version"], told["licence"]) == (CODEBOOK.version, sample.settings.licence)


def test_the_ledger_of_the_manifest_adds_up(told):
    ledger = told["ledger"]
    parts = [number for term, number in ledger.items() if term not in ("read", "matching")]
    assert ledger["read"] == sum(parts) == ledger["matching"] + ledger["hidden_by_filters"]
    assert ledger["shown"] == told["rows"]


def test_each_reason_of_the_ledger_stands_under_its_own_name(sample, table):
    reasons = ("shown", "drafts", "review", "background", "wholes", "parts", "twins", "layers", "filtered")
    ledger = {reason: 2**number for number, reason in enumerate(reasons)}

    told = manifest(Snapshot(table, sample, ledger), ())["ledger"]

    assert told == {
        "read": 511,
        "matching": 127,
        "shown": 1,
        "hidden_as_drafts": 2,
        "waiting_for_review_or_rejected": 4,
        "hidden_as_background": 8,
        "told_by_their_parts": 16,
        "told_in_their_whole": 32,
        "perhaps_the_same_as_one_shown": 64,
        "hidden_by_filters": 256,
        "of_layers_not_chosen": 128,
    }


def cells(packed: zipfile.ZipFile, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(packed.read(f"{table}.csv").decode("utf-8-sig"), newline="")))


def test_an_id_has_its_own_name_beside_it(packed, sample):
    names = {one.id: one.name for one in sample.actors.values()} | {bloc.id: bloc.label for bloc in sample.settings.blocs}
    people, links = cells(packed, "participants"), cells(packed, "links")

    assert {row["actor_id"]: row["actor"] for row in people}.items() <= names.items() and len(people) > 10
    for side in ("left", "right"):
        known = {row[f"{side}_id"]: row[side] for row in links if row[f"{side}_id"] in names}
        assert known.items() <= names.items() and len(known) > 5
    assert list(people[0])[1:3] == ["actor_id", "actor"]
    assert list(links[0])[2:6] == ["left_id", "left", "right_id", "right"]


def test_a_place_is_told_with_its_point_and_whose_point_it_is(packed, sample):
    rows = cells(packed, "event_places")

    for row in rows:
        place = sample.places[row["place_id"]]
        words = (place.name, place.precision, "; ".join(place.governorates), place.located_by or "", place.source or "")
        assert tuple(row[name] for name in ("place", "place_precision", "governorate", "located_by", "place_source")) == words
        numbers = tuple(float(row[name]) if row[name] else None for name in ("lat", "lon", "radius_km"))
        assert numbers == (place.lat, place.lon, place.radius_km)
    assert {row["place_id"] for row in rows if row["lat"]} and any(row["radius_km"] for row in rows)


def test_what_is_in_the_zip_is_of_the_snapshot_s_moment_packed_and_for_all_to_read(packed, snapshot):
    timeless = zipfile.ZipFile(io.BytesIO(write_zip(replace(snapshot, moment=None))))

    assert {file.date_time for file in packed.filelist} == {(2024, 5, 6, 6, 30, 0)}
    assert {file.date_time for file in timeless.filelist} == {(1980, 1, 1, 0, 0, 0)}
    assert {(file.external_attr >> 16, file.compress_type) for file in packed.filelist} == {(0o644, zipfile.ZIP_DEFLATED)}


def test_the_moment_is_told_in_utc_wherever_the_machine_stands(snapshot):
    told = manifest(replace(snapshot, moment=InTokyo.fromtimestamp(MOMENT.timestamp(), TOKYO)), ())

    assert told["created_utc"] == manifest(snapshot, ())["created_utc"] == "2024-05-06T06:30:00Z"


def test_without_a_moment_the_same_rows_give_the_same_bytes(snapshot):
    timeless = replace(snapshot, moment=None)
    assert write_zip(timeless) == write_zip(timeless)
    assert "created_utc" not in manifest(timeless, ())


def test_every_column_of_every_file_is_explained_in_its_order(packed, told):
    assert list(told["files"]["events.csv"]["columns"]) == list(CODEBOOK.columns)
    for name, file in told["files"].items():
        header = next(csv.reader(io.StringIO(packed.read(name).decode("utf-8-sig"))))
        assert list(file["columns"]) == header and all(file["columns"].values())


def test_only_the_articles_behind_the_rows_are_cited(sample, table):
    articles = (
        replace(sample.articles[0], id="north"),
        replace(sample.articles[1], id="other"),
        replace(sample.articles[2], id="south"),
    )
    corpus = replace(sample, articles=articles)
    cited = manifest(Snapshot(table, corpus), ())["citations"]
    assert [article["id"] for article in cited] == ["north", "south"]


def test_no_rows_cite_nothing(sample, table):
    assert manifest(Snapshot(table.iloc[:0], sample), ())["citations"] == []


def test_a_citation_says_where_a_date_is_not_known(sample):
    article = replace(
        sample.articles[0],
        author="A. Writer",
        title="Title",
        publisher="Post",
        published=None,
        original_source="",
        url="https://example.org/1",
    )
    assert citation(article) == "A. Writer, “Title”, Post, date not known, https://example.org/1."


def test_an_article_is_cited_with_all_that_is_known_of_it_and_no_more(sample):
    article = replace(
        sample.articles[0],
        id="ford",
        author="A. Writer",
        title="Title",
        publisher="Post",
        original_source="The Wire",
        via=("One", "Two"),
        published=read_date("2021-02"),
        published_basis="the page says so",
        url="https://example.org/1",
        language="",
        text_kind="digest",
    )

    assert cited(article) == {
        "id": "ford",
        "citation": "A. Writer, “Title”, Post, 2021-02, after The Wire, https://example.org/1.",
        "title": "Title",
        "author": "A. Writer",
        "publisher": "Post",
        "original_source": "The Wire",
        "via": "One; Two",
        "published": "2021-02",
        "published_basis": "the page says so",
        "url": "https://example.org/1",
        "text": CODEBOOK.texts["digest"].meaning,
    }


def test_files_left_out_are_named(sample, table):
    corpus = replace(sample, left_out=("articles/broken.md",))
    assert manifest(Snapshot(table, corpus), ())["corpus"]["left_out"] == ["articles/broken.md"]


def test_arabic_stays_readable_in_the_manifest(sample, table):
    corpus = replace(sample, settings=replace(sample.settings, title="نزاع"))
    assert "نزاع" in as_json(manifest(Snapshot(table, corpus), (TableFile("a.csv", 0, b""),))).decode()


def test_a_file_is_named_after_corpus_day_and_filters(sample):
    corpus = replace(sample, settings=replace(sample.settings, title="The Valley, 2015–2022"))
    assert file_name(corpus, DAY, "actor: Réds; type: Clash") == "the-valley-2015-2022_2024-05-06_actor-reds-type-clash"


def test_names_of_different_filters_differ_where_letters_are_lost_or_cut(sample):
    words = ["actor: حزب الأمل", "actor: حزب", "actor: " + "a" * 80, "actor: " + "a" * 81]
    names = {file_name(sample, DAY, asked) for asked in words}
    assert len(names) == 4
    assert all(name.isascii() and len(name) <= 120 for name in names)
