"""Parquet, opened by DuckDB."""

import io
import json
from pathlib import Path

import duckdb
import pytest
from pyarrow import parquet

from lib.corpus.model.codebook import CODEBOOK
from lib.exchange.manifest import Snapshot
from lib.exchange.parquet import write_parquet
from lib.exchange.plain import plain_rows
from tests.readers.conftest import ODD

TYPES = {"text": "VARCHAR", "flag": "BOOLEAN", "day": "DATE", "number": "DOUBLE", "count": "BIGINT", "bound": "BIGINT"}


@pytest.fixture
def ask(tmp_path: Path):
    """(a snapshot, SQL over `events`) -> rows."""

    def asked(snapshot: Snapshot, sql: str) -> list[tuple]:
        path = tmp_path / "events.parquet"
        path.write_bytes(write_parquet(snapshot))
        with duckdb.connect() as base:
            return base.execute(sql.format(f"'{path}'")).fetchall()

    return asked


def test_columns_are_the_codebooks_with_their_types_and_meanings(bare: Snapshot, ask) -> None:
    assert {name: kind for name, kind, *_ in ask(bare, "describe select * from {}")} == {
        name: TYPES[column.holds] for name, column in CODEBOOK.columns.items()
    }


def test_rows_come_back_as_they_were_with_nulls_for_what_is_missing(bare: Snapshot, ask) -> None:
    found = ask(bare, "select event_id, first_day::varchar, lat, killed_min, background, summary from {}")

    wanted = bare.events[["event_id", "first_day", "lat", "killed_min", "background", "summary"]]
    assert found == [tuple(row.values()) for row in plain_rows(wanted)]


def test_odd_words_come_back_and_no_rows_are_no_rows(odd: Snapshot, empty: Snapshot, ask) -> None:
    assert ask(odd, "select summary from {} limit 1") == [(ODD,)]
    assert ask(empty, "select count(*) from {}") == [(0,)]


def test_what_was_selected_stands_in_the_metadata(whole: Snapshot, ask) -> None:
    held = dict(ask(whole, "select decode(key), decode(value) from parquet_kv_metadata({})"))
    told = json.loads(held["faultlines"])

    assert told["filters"]["link"] == whole.link and told["ledger"]["shown"] == told["rows"] == len(whole.events)
    assert told["corpus"]["fingerprint"] == whole.corpus.fingerprint and told["citations"]


def test_every_field_says_what_it_means(whole: Snapshot) -> None:
    schema = parquet.read_schema(io.BytesIO(write_parquet(whole)))
    assert all(field.metadata[b"description"] for field in schema)
    assert schema.field("event_id").metadata[b"description"].decode() == CODEBOOK.columns["event_id"].meaning
