"""What tests share: the sample corpus with its tables, and one hand-written event table with every oddity.

What needs packages of requirements-dev.txt is left out where those are not installed.
"""

import csv
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pandas as pd
import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables
from lib.events.building.schema import event_dtypes
from lib.events.tables import Tables
from lib.settings import SAMPLE

NEEDS = {  # tests -> package of requirements-dev.txt
    "properties": "hypothesis",
    "browser": "playwright",
    "counted": "slipcover",
    "readers": "frictionless",
}
LONG = ("browser", "app", "counted", "properties", "unchanged")  # folders with a test of a quarter of a minute and more
APART = {"ftm": "followthemoney"}  # tests -> package that no requirements file asks for: installing it takes a compiler and ICU
collect_ignore = [tests for tests, package in (NEEDS | APART).items() if find_spec(package) is None]


def pytest_unconfigure(config: pytest.Config) -> None:
    """A worker that used DuckDB ends without its bindings' list of what a process that ends has not given back."""
    if hasattr(config, "workerinput") and "duckdb" in sys.modules:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


@pytest.fixture(autouse=True)
def as_csv_begins() -> None:
    """Cells may be as long as in a process that has just begun: the readers that are not ours lift that limit for all."""
    csv.field_size_limit(131_072)


COMMON = {
    "type": "clash",
    "group": "violence",
    "claim": "reported",
    "stage": "done",
    "background": False,
    "status": "coded",
    "not_after_approx": False,
    "dated_by": "event",
    "n_places": 1,
    "n_articles": 1,
    "text": "digest",
    "reliability": "F",
    "credibility": "6",
    "articles": "north",
    "publishers": "The Valley Post",
    "quote": "they fought",
    "country": "QX",
    **{f"{name}_about": False for name in CODEBOOK.quantities},
}
DAY = {"date_kind": "day", "date_precision": "day"}
EVENTS = [  # each row says what is odd about it in its summary
    {
        "event_id": "north/1",
        "summary": 'One day, comma, "quotes" and\r\na line break.',
        "date": "2021-03-05",
        **DAY,
        "first_day": "2021-03-05",
        "last_day": "2021-03-05",
        "place_id": "ford",
        "place": "Ford",
        "lat": -3.5,
        "lon": 0.25,
        "place_precision": "town",
        "initiators": "Reds",
        "targets": "Blues",
        "killed_min": 2,
        "killed_max": 4,
    },
    {
        "event_id": "north/2",
        "summary": '=HYPERLINK("x") without a place or a day.',
        "dated_by": "publication",
        "not_after": "2021-03-31",
        "n_places": 0,
        "country": None,
        "initiators": "Reds",
    },
    {
        "event_id": "north/3",
        "summary": "Some day of March.",
        "date": "2021-03",
        "date_kind": "window",
        "first_day": "2021-03-01",
        "last_day": "2021-03-31",
        "date_precision": "month",
        "place_id": "ford-province",
        "place": "Ford Province",
        "place_precision": "governorate",
        "initiators": "Reds",
        "targets": "Greens",
    },
    {
        "event_id": "north/4",
        "summary": "- goes on from February into March; how many died is not told.",
        "type": "siege",
        "date": "2021-02-20/2021-03-10",
        "date_kind": "extent",
        "first_day": "2021-02-20",
        "last_day": "2021-03-10",
        "date_precision": "range",
        "place_id": "old-town",
        "place": "Old Town",
        "lat": 1.0,
        "lon": 2.0,
        "place_precision": "area",
        "radius_km": 5.0,
        "initiators": "Blues",
        "targets": "Reds",
    },
    {
        "event_id": "north/5",
        "summary": "'One actor, and nobody else; began, no end told.",
        "type": "checkpoint",
        "group": "ground",
        "date": "2021-03-05/..",
        "date_kind": "extent",
        "first_day": "2021-03-05",
        "date_precision": "range",
        "place_id": "ford-2",
        "place": "Ford",
        "lat": 9.0,
        "lon": 9.0,
        "place_precision": "town",
        "initiators": "Blues",
    },
    {
        "event_id": "south/1",
        "summary": "@ the same actor on both sides; denied.",
        "claim": "denied",
        "articles": "south",
        "date": "2021-04-01",
        **DAY,
        "first_day": "2021-04-01",
        "last_day": "2021-04-01",
        "place_id": "ford",
        "place": "Ford",
        "lat": -3.5,
        "lon": 0.25,
        "place_precision": "town",
        "initiators": "Reds",
        "targets": "Reds",
        "wounded_max": 3,
    },
    {
        "event_id": "south/2",
        "summary": "اشتباك في العشارة 🕊",
        "articles": "south",
        "dated_by": "none",
        "n_places": 0,
        "country": None,
        "initiators": "حزب الأمل",
        "targets": "Reds",
        "publishers": "صحيفة الوادي",
        "text": "full",
    },
    {
        "event_id": "south/3",
        "summary": "+ background, told by two articles.",
        "articles": "north; south",
        "publishers": "The Valley Post; صحيفة الوادي",
        "n_articles": 2,
        "background": True,
        "type": "agreement",
        "group": "politics",
        "date": "2019",
        "date_kind": "window",
        "first_day": "2019-01-01",
        "last_day": "2019-12-31",
        "date_precision": "year",
        "n_places": 0,
        "country": None,
        "initiators": "Reds; Blues",
    },
]


def event_table(rows: list[dict]) -> pd.DataFrame:
    """Rows as an events table: what they do not name is `COMMON`, else missing."""
    rows = [{"not_after_date": row.get("not_after")} | row for row in rows]
    filled = [COMMON | {"permalink": f"/events?event={row['event_id']}"} | row for row in rows]
    return pd.DataFrame(
        {
            name: pd.Series(
                pd.array([row.get(name) for row in filled], dtype=dtype)
                if dtype[:8] == "datetime"
                else [row.get(name) for row in filled],
                dtype=dtype,
            )
            for name, dtype in event_dtypes().items()
        }
    )


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory) -> Iterator[None]:
    """Nothing that a test reads is kept among what the user's own program keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAULTLINES_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def table() -> pd.DataFrame:
    """Eight events: no place, no day, month, range, open end, one actor, the same actor twice, Arabic, a homonym."""
    return event_table(EVENTS)


@pytest.fixture(scope="session")
def sample() -> Corpus:
    return read_corpus(SAMPLE)


@pytest.fixture(scope="session")
def sample_tables(sample: Corpus) -> Tables:
    return build_tables(sample)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest first, so that no core waits for another at the end."""
    items.sort(key=lambda item: item.path.parent.name not in LONG)


def pytest_report_header() -> list[str]:
    needed = {folder: ("-r requirements-dev.txt", package) for folder, package in NEEDS.items()}
    needed |= {folder: (package, package) for folder, package in APART.items()}
    found = {folder: needed[folder] for folder in collect_ignore}
    return [f"left out: tests/{folder} ({package} is not installed: pip install {by})" for folder, (by, package) in found.items()]
