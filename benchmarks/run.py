"""Measure Faultlines against peers in the same run, and print the figures as a table in Markdown.

make bench                 sample in the browser; 1,000 articles read; 1,000 and 10,000 events in process
make bench FULL=--full     also 10,000 articles and 100,000 events, in process and in the browser, and 1,000,000 events
                           in process, as tables that no files were read for (takes many minutes)
"""

import resource
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.counting import counting
from benchmarks.in_browser import measure_pages
from benchmarks.reading import opening, reading
from benchmarks.synthetic import repeat_tables
from lib.events.building.build import build_tables


def memory() -> str:
    """A line on the most memory that the process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"| peak memory of the above | {peak:,.0f} MB | – | – | – |"


def measured(full: bool) -> Iterable[str]:
    """The lines of the table, each as soon as it is known."""
    yield from ("| what | Faultlines | peer | ratio | bound |", "|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for articles in (100, 1_000, *((10_000,) if full else ())):
            folder = Path(scratch) / str(articles)
            line, corpus = reading(folder, articles)
            tables = build_tables(corpus)
            yield from (line, *opening(folder, articles), counting(tables, corpus), memory())
        if full:
            yield from (counting(repeat_tables(tables, 10), corpus), memory())
        yield from measure_pages(Path(scratch), None, "the sample", {"map": 4.0}, 2.5)
        if full:
            yield from measure_pages(Path(scratch), Path(scratch) / "10000", "100,000 events", {}, 8.0)


if __name__ == "__main__":
    for line in measured("--full" in sys.argv):
        print(line, flush=True)
