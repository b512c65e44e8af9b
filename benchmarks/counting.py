"""A filter change with all that the pages count after it, in process, beside the same questions asked of DuckDB:
`python -m benchmarks.counting 100` of an invented corpus of 100 articles."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import duckdb

from benchmarks.synthetic import write_corpus
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.engine.answers import DATED
from lib.engine.dyads import Links, count_dyads
from lib.engine.in_memory import InMemory
from lib.engine.lanes import bars_of, lanes_of
from lib.engine.shown import Shown, Some
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.counting.at_places import place_events
from lib.events.counting.periods import count_by_period
from lib.events.counting.sides import sides
from lib.events.tables import Tables
from tests.asked import count_options

ASKED = Filters(types=frozenset({"clash", "attack"}), actors=frozenset({"force-1", "force-2"}))


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Median wall-clock seconds of several runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return median(found)


def every_page(tables: Tables, corpus: Corpus) -> int:
    """A filter change, and what all pages then count; gives the number of events shown."""
    tables.selections.clear()  # else it would be the one of the turn before
    events = select_events(tables, corpus, ASKED).events
    count_options(tables, corpus, ASKED)
    coloured = sides(events, tables, corpus)
    place_events(events, coloured, tables.event_places, corpus)
    shown = Shown(InMemory(tables, corpus), ASKED)
    count_dyads(Links(shown, "organisation", "all"), corpus)
    count_by_period(events, "month", tables.report_dates["last"])
    bars_of(lanes_of(Some(shown, (DATED,)), "actor", corpus))
    return len(events)


def same_in_duckdb(tables: Tables) -> Callable[[], int]:
    """The peer: DuckDB filtering the same tables and counting by place, dyad, month, lane and each option;
    its work gives the number of events chosen."""
    base = duckdb.connect()
    for name in ("events", "participants", "links"):
        base.register(f"{name}_frame", getattr(tables, name))
        base.execute(f"create table {name} as select * from {name}_frame")

    def work() -> int:
        base.execute("""create or replace temp table chosen as select * from events where type in ('clash', 'attack')
            and event_id in (select event_id from participants where actor_id in ('force-1', 'force-2'))""")
        for query in (
            "select place_id, any_value(lat), any_value(lon), count(*) from chosen group by place_id",
            "select left_id, right_id, kind, count(distinct event_id) from links join chosen using (event_id) group by all",
            "select date_trunc('month', first_day), \"group\", count(*) from chosen group by all",
            "select actor_id, first_day, last_day, count(*) from participants join chosen using (event_id) group by all",
            *(
                f'select "{facet}", count(*) from events group by all'
                for facet in (
                    "type",
                    "group",
                    "claim",
                    "stage",
                    "publishers",
                    "reliability",
                    "credibility",
                    "governorate",
                    "place_id",
                )
            ),
            "select actor_id, count(distinct event_id) from participants group by all",
        ):
            base.execute(query).fetchall()
        return base.execute("select count(*) from chosen").fetchone()[0]

    return work


def counting(tables: Tables, corpus: Corpus) -> str:
    """A line on a filter change and all aggregates."""
    own, peer = seconds(lambda: every_page(tables, corpus)), seconds(same_in_duckdb(tables))
    return (
        f"| filter and count, {len(tables.events):,} events | {own * 1000:.0f} ms | DuckDB {peer * 1000:.0f} ms "
        f"| {own / peer:.1f} × | – |"
    )


def main(articles: int) -> None:
    """The line of an invented corpus of so many articles, and how many events either chose."""
    with tempfile.TemporaryDirectory() as scratch:
        write_corpus(Path(scratch), articles)
        corpus = read_corpus(Path(scratch))
        tables = build_tables(corpus)
        print(counting(tables, corpus))
        print(f"chosen: {every_page(tables, corpus)} of {len(tables.events)}, by DuckDB {same_in_duckdb(tables)()}")


if __name__ == "__main__":
    main(int(sys.argv[1]))
