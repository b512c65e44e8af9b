"""Events on disk as an engine reads them: one row an event, its relations nested in it, in Parquet files by year.

All that an answer needs stands in the event's own row, so that no question joins: ids of relations and facets are numbers, whose
values stand once in `values.json`; what depends on the corpus as a whole (who an actor counts as, which parts stand for their
whole, the order of words) is worked out when the store is written.
"""

import json
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import combinations, product
from pathlib import Path
from typing import Literal

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from lib.corpus.model.models import Corpus
from lib.corpus.reading.kept import key_of
from lib.engine.questions import FACETS, MORE, OWN_COLUMNS
from lib.engine.relations import column, relation
from lib.events.asking.between import link_ends
from lib.events.asking.filters import Filters
from lib.events.asking.select import hidden_masks
from lib.events.asking.sorting import KEYS
from lib.events.row_types import Rows
from lib.events.tables import Facet, Tables

RANKED = ("event", "who", "where", "source", "grade")  # orders by words: their ranks are kept
DOMAINS = {  # column of a relation -> whose numbers stand in it
    "place_id": "place",
    "document_id": "document",
    "source_id": "source",
    "actor_id": "end",
    "backer_id": "end",
    "left_id": "end",
    "right_id": "end",
    "end_id": "end",
    "lane_id": "end",
    "role": "role",
    "kind": "kind",
    "how": "how",
}
VALUES = "values.json"
PARTED = 300_000  # events, from which on the files are parted by year
COUNTS: tuple[Literal["acts", "incidents"], ...] = ("acts", "incidents")
SIGHTS = tuple(product((False, True), (False, True), COUNTS))  # drafts, background, count


@dataclass(frozen=True)
class Values:
    """`ids`: domain -> values in the order of their numbers, a facet's under "facet:<name>"; `flat`: facets of which no event has
    two values; `pairs`: whom the two ends of links belong to, and as of which days; `documents`: id -> its folded
    words; `publishers`: id -> name; `key`: of which corpus and program; `unseen`: what one looks at, as `sight` names it -> numbers
    of the column `unseen` of those events for which another, whole or part, stands then."""

    ids: dict[str, list[str]]
    flat: list[str]
    pairs: list[tuple[list[str], list[str], list[str | None]]]
    documents: dict[str, str]
    publishers: dict[str, str]
    n_events: int
    key: str
    unseen: dict[str, list[int]]

    @classmethod
    def read(cls, folder: Path) -> "Values":
        """What a store's file says; OSError, ValueError or TypeError where it is damaged."""
        return cls(**json.loads((folder / VALUES).read_text(encoding="utf-8")))


def write_store(tables: Tables, corpus: Corpus, folder: Path) -> Values:
    """Write the store of some tables into a folder, in place of what a store there held; and what its numbers stand for."""
    ids, nested = {}, {}
    relations = {over: relation(tables, corpus, over) for over in OWN_COLUMNS}
    for domain in dict.fromkeys(DOMAINS.values()):
        found = [frame[name] for frame in relations.values() for name in frame.columns if DOMAINS.get(name) == domain]
        ids[domain] = sorted(set(pd.concat(found).dropna()))
    for over, frame in relations.items():
        nested[file_column(over)] = _nested(frame, OWN_COLUMNS[over], ids, len(tables.events))
    flat = [name for name in FACETS if len(np.unique(tables.facets[name].rows)) == len(tables.facets[name].rows)]
    for name in FACETS:
        ids[f"facet:{name}"] = list(tables.facets[name].values)
        nested[file_column(f"facet:{name}")] = _of_facet(tables.facets[name], name in flat, len(tables.events))
    ends = link_ends(tables, corpus)
    nested["pairs"] = _lists(*_pairs(rows for *_, rows in ends), len(tables.events))
    days = [[None if day is None else day.isoformat() for day in span] for _, _, span, _ in ends]
    pairs = [(sorted(left), sorted(right), span) for (left, right, *_), span in zip(ends, days)]
    numbers, hides = _unseen(tables)
    publishers, n = tables.labels["publisher"], len(tables.events)
    values = Values(ids, flat, pairs, tables.document_words, publishers, n, store_key(corpus), hides)
    _write(pa.table(_plain(tables, corpus) | nested | {"unseen": pa.array(numbers)}), values, folder)
    return values


def store_key(corpus: Corpus) -> str:
    """What a store of this corpus, written by this program, is known by."""
    return key_of("store", corpus.fingerprint)


def files_of(folder: Path) -> str:
    """The Parquet files of a store, as DuckDB looks for them: signs of a pattern in the folder's own name stand for themselves."""
    return "".join(f"[{sign}]" if sign in "[*?" else sign for sign in str(folder / "events")) + "/**/*.parquet"


def file_column(over: str) -> str:
    """The column of a relation in the files."""
    return "of_" + over.replace(":", "_")


def _write(table: pa.Table, values: Values, folder: Path) -> None:
    """Write beside, and then in the place of what was there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".store-") as beside:
        made, away = Path(beside) / "made", Path(beside) / "away"
        _write_new(table, values, made)
        if folder.exists():
            folder.rename(away)
        made.rename(folder)


def _write_new(table: pa.Table, values: Values, folder: Path) -> None:
    folder.mkdir()
    with duckdb.connect() as base:
        base.register("made", table)
        year, by = (
            "coalesce(year(coalesce(first_day, last_day)), 0) AS year",
            ", PARTITION_BY (year)" if len(table) >= PARTED else "",
        )
        into = folder / "events" / ("" if by else "all.parquet")
        into.parent.mkdir(exist_ok=True)
        base.execute(f"COPY (SELECT *, {year} FROM made) TO '{_quoted(into)}' (FORMAT parquet, OVERWRITE true{by})")
    (folder / VALUES).write_text(json.dumps(asdict(values), ensure_ascii=False), encoding="utf-8")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _plain(tables: Tables, corpus: Corpus) -> dict[str, pa.Array]:
    """The columns that are no relation: the codebook's, MORE, and what filters and orders need."""
    more = (name for name in MORE if name not in ("nth", "twins"))  # which stand there as row and twin
    columns = {name: pa.array(column(tables, corpus, name)) for name in (*tables.events, *more)}
    days = [name for name, told in columns.items() if pa.types.is_timestamp(told.type)]
    columns |= {name: columns[name].cast(pa.date32()) for name in days}
    return columns | {
        "row": pa.array(np.arange(len(tables.events))),
        "folded": pa.array(tables.folded),
        "twin": pa.array(tables.kin.twins),
        **{f"order_{name}": _ranks(KEYS[name](tables.events, False)) for name in RANKED},
    }


def _ranks(words: pd.Series) -> pa.Array:
    codes, _ = pd.factorize(words, sort=True)
    return pa.array(codes, pa.int32(), mask=codes < 0)


def sight(filters: Filters, states: Iterable[str]) -> str:
    """What one looks at: drafts, background, acts or incidents, and these states of review, which some events have."""
    return f"{filters.drafts:d}{filters.background:d} {filters.count} {' '.join(sorted(states))}"


def _unseen(tables: Tables) -> tuple[np.ndarray, dict[str, list[int]]]:
    """A number for each event, that it has with all others for which another stands in the same sights; and the numbers of each
    sight."""
    states = tables.facets["review"].values
    chosen = [frozenset(some) for size in range(len(states) + 1) for some in combinations(states, size)]
    looks = [
        Filters(drafts=drafts, background=background, count=count, review=review)
        for (drafts, background, count), review in product(SIGHTS, chosen)
    ]
    rows = np.unique(np.concatenate([tables.kin.parts, tables.kin.wholes]))
    masks = np.zeros((len(rows), len(looks)), bool)
    for at, filters in enumerate(looks):
        hidden = hidden_masks(tables, filters)
        masks[:, at] = (hidden["wholes"] | hidden["parts"])[rows]
    patterns, of = np.unique(masks, axis=0, return_inverse=True)
    numbers = np.zeros(len(tables.events), np.int32)
    numbers[rows] = of.reshape(-1) + 1
    found = {sight(one, one.review or ()): (np.flatnonzero(patterns[:, at]) + 1).tolist() for at, one in enumerate(looks)}
    return numbers, {name: hides for name, hides in found.items() if hides}


def _nested(frame: pd.DataFrame, own: tuple[str, ...], ids: dict[str, list[str]], n: int) -> pa.Array:
    """A list for each event of what stands in the relation: numbers, or records where it has several columns."""
    parts = [_numbers(frame[name], ids[DOMAINS[name]]) if name in DOMAINS else pa.array(frame[name]) for name in own]
    inner = parts[0] if len(parts) == 1 else pa.StructArray.from_arrays(parts, list(own))
    return _lists(frame["row"].to_numpy(), inner, n)


def _numbers(column: pd.Series, ids: list[str]) -> pa.Array:
    places: pd.Index = pd.Index(ids)
    return pa.array(places.get_indexer(pd.Index(column)).astype(np.int32))


def _of_facet(facet: Facet, flat: bool, n: int) -> pa.Array:
    if flat:
        codes = np.full(n, -1, np.int32)
        codes[facet.rows] = facet.codes
        return pa.array(codes, mask=codes < 0)
    order = np.argsort(facet.rows, kind="stable")
    return _lists(facet.rows[order], pa.array(facet.codes[order].astype(np.int32)), n)


def _pairs(rows_of: Iterable[Rows]) -> tuple[Rows, pa.Array]:
    """The events of each pair of ends, by event."""
    each = [np.column_stack([rows, np.full(len(rows), pair)]) for pair, rows in enumerate(rows_of)]
    found = np.concatenate([np.zeros((0, 2), np.int64), *each])
    found = found[np.lexsort(found.T[::-1])]
    return found[:, 0], pa.array(found[:, 1].astype(np.int32))


def _lists(rows: Rows, inner: pa.Array, n: int) -> pa.Array:
    """One list for each of n events of what belongs to it; `rows` rise."""
    offsets = np.searchsorted(rows, np.arange(n + 1)).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), inner)
