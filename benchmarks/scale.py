"""Each page's questions on DuckDB at a million events and more, beside the bare SQL of the same: `python -m benchmarks.scale 1 10`
(millions). Events are those of an invented corpus, each many times over under ids of its own, in Parquet files by year.

What no question asks for (quotes, addresses, names in words) is left empty, so that a hundred million fit on a laptop's disk.
"""

import datetime
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import duckdb

from benchmarks.synthetic import write_corpus
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.read import read_corpus
from lib.engine.duck import MEMORY, Duck
from lib.engine.questions import FACETS, Engine
from lib.engine.store import VALUES, Values, file_column, write_store
from lib.events.asking.filters import Filters
from lib.events.building.build import build_tables

ARTICLES = 1_000  # of the corpus whose events are repeated: ten of each
KEPT = ("event_id", "summary", "maybe_same_as", "date", "folded")  # texts that are not left empty
DAYS = ("dated_by", "date_kind", "first_day", "last_day", "told_last")
DYAD = ("left_id", "right_id", "kind", "mutual", "open")
SHOWN = "status <> 'draft' AND NOT background AND unseen = 0"
CERTAIN = (
    "CASE WHEN claim = 'denied' THEN 3 WHEN stage IN ('planned', 'ordered', 'attempted') THEN 1 WHEN claim = 'alleged' THEN 2 "
    "ELSE 0 END"
)
ALL, MONTH = Filters(), Filters(first_day=datetime.date(2018, 5, 1), last_day=datetime.date(2018, 5, 31), undated=False)
Question = tuple[str, Callable[[Engine], object], tuple[str, ...]]  # its name, as the engine is asked, and as bare SQL


def questions(flat: list[str]) -> list[Question]:
    """What the pages ask of all events."""
    values = {name: file_column(f"facet:{name}") if name in flat else f"unnest({file_column(f'facet:{name}')})" for name in FACETS}
    options = tuple(
        f"SELECT v, count(*) FILTER (s), count(*) FILTER (NOT s) FROM (SELECT {value} AS v, {SHOWN} AS s FROM events) GROUP BY v"
        for value in values.values()
    )
    days = ", ".join(DAYS)
    return [
        ("ledger", lambda engine: engine.ledger(ALL), (f"SELECT {SHOWN}, count(*) FROM events GROUP BY ALL",)),
        ("sidebar", lambda engine: engine.options(ALL), options),
        (
            "overview, months",
            lambda engine: engine.tally(ALL, ("group", "certainty", *DAYS)),
            (f'SELECT "group", {CERTAIN}, {days}, count(*) FROM events WHERE {SHOWN} GROUP BY ALL',),
        ),
        (
            "overview, regions",
            lambda engine: engine.tally(ALL, ("value", "certainty"), "facet:region"),
            (_in_groups(values["region"], CERTAIN),),
        ),
        (
            "map, places",
            lambda engine: engine.tally(ALL, ("place_id", "group", "core", "certainty"), "places"),
            (_in_groups("unnest(of_places)", f'"group", core, {CERTAIN}'),),
        ),
        (
            "timeline, lanes",
            lambda engine: engine.tally(ALL, ("lane_id", *DAYS), "lanes:actor"),
            (_in_groups("unnest(of_lanes_actor)", days),),
        ),
        (
            "relations, dyads",
            lambda engine: engine.tally(ALL, (*DYAD, "certainty", "severity"), "links:organisation"),
            (_in_groups("unnest(of_links_organisation)", f"{CERTAIN}, severity"),),
        ),
        (
            "events, a page",
            lambda engine: engine.rows(ALL, tuple(CODEBOOK.columns), order="-date", most=50),
            (
                f"SELECT {', '.join(map(_named, CODEBOOK.columns))} FROM events WHERE {SHOWN} "
                "ORDER BY coalesce(last_day, first_day, not_after) DESC NULLS LAST, row LIMIT 50",
            ),
        ),
        (
            "events of a month",
            lambda engine: engine.number(MONTH),
            (
                f"SELECT count(*) FROM events WHERE {SHOWN} AND dated_by = 'event' "
                f"AND first_day <= DATE '{MONTH.last_day}' AND last_day >= DATE '{MONTH.first_day}'",
            ),
        ),
    ]


def _in_groups(value: str, more: str) -> str:
    return f"SELECT *, count(*) FROM (SELECT {value} AS held, {more} FROM events WHERE {SHOWN}) GROUP BY ALL"


def _named(column: str) -> str:
    return f'"{column}"'


def write_repeated(folder: Path, millions: float) -> None:
    """A corpus, and a store of so many events of it."""
    write_corpus(folder, ARTICLES)
    corpus = read_corpus(folder)
    values = write_store(build_tables(corpus), corpus, folder / "once")
    times = round(millions * 1_000_000 / values.n_events)
    store = folder / "store"
    store.mkdir()
    with duckdb.connect(config={"memory_limit": "2GB", "preserve_insertion_order": False}) as base:
        base.execute("SET enable_progress_bar = false")
        once = f"read_parquet('{folder / 'once' / 'events' / '*.parquet'}')"
        texts = [name for name, told, *_ in base.execute(f"DESCRIBE SELECT * FROM {once}").fetchall() if told == "VARCHAR"]
        terms = {name for name, column in CODEBOOK.columns.items() if column.terms} | {"certainty", "core", "ring", "dated_by"}
        away = ", ".join(f"NULL::VARCHAR AS {_named(name)}" for name in texts if name not in {*KEPT, *terms, "date_kind"})
        base.execute(
            f"COPY (SELECT * REPLACE ({away}, event_id || '~' || j AS event_id, row + j * {values.n_events} AS row) "
            f"FROM {once}, range({times}) AS again(j)) TO '{store / 'events'}' (FORMAT parquet, PARTITION_BY (year))"
        )
    many = replace(values, n_events=values.n_events * times)
    (store / VALUES).write_text(json.dumps(asdict(many)), encoding="utf-8")


def measured(folder: Path) -> Iterator[str]:
    """A line for each question: seconds of the engine and of bare SQL, the better of two turns each; and the most memory held."""
    engine, flat = Duck(folder / "store", read_corpus(folder)), Values.read(folder / "store").flat
    bare = duckdb.connect(config={"memory_limit": MEMORY, "preserve_insertion_order": False})
    bare.execute("SET enable_progress_bar = false")
    bare.execute(f"CREATE VIEW events AS SELECT * FROM read_parquet('{folder / 'store' / 'events' / '**' / '*.parquet'}')")
    for name, ask, queries in questions(flat):
        turns = [(_seconds(ask, engine), _seconds(_all_of, bare, queries)) for _ in "12"]
        own, peer = (min(turn[side] for turn in turns) for side in (0, 1))
        yield f"| {name}, {engine.n_events:,} events | {own:.2f} s | bare SQL {peer:.2f} s | {own / peer:.1f} × | 1.5 × |"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"| peak memory of the above | {peak:,.0f} MB | – | – | 1,500 MB |"
    bare.close()


def _all_of(bare: duckdb.DuckDBPyConnection, queries: tuple[str, ...]) -> None:
    for query in queries:
        bare.execute(query).fetchall()


def _seconds(work: Callable[..., object], *told: object) -> float:
    start = time.perf_counter()
    work(*told)
    return time.perf_counter() - start


def lines(millions: float) -> Iterator[str]:
    """The lines of so many million events, measured in a process of their own."""
    with tempfile.TemporaryDirectory() as scratch:
        write_repeated(Path(scratch), millions)
        command = [sys.executable, "-m", "benchmarks.scale", "--in", scratch]
        yield from subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


if __name__ == "__main__":
    if sys.argv[1] == "--in":
        for line in measured(Path(sys.argv[2])):
            print(line, flush=True)
    else:
        for line in (line for millions in sys.argv[1:] for line in lines(float(millions))):
            print(line, flush=True)
