"""Reading beside libyaml alone in the same run, and opening again what was kept: `python -m benchmarks.reading [articles …]`.

Seconds are of work (CPU time of the process), so that other programs on the machine count for little.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import yaml

from benchmarks.synthetic import write_corpus
from lib.corpus.model.models import Corpus
from lib.corpus.reading.articles import split_file
from lib.corpus.reading.read import Reader, read_corpus
from lib.events.building.kept import tables_of

BOUND, OPEN_BOUND = 2.5, 3.0  # times libyaml alone; seconds for 10,000 articles
TURNS = 3


def work(done: Callable[[], object]) -> float:
    """Seconds of work that something takes."""
    start = time.process_time()
    done()
    return time.process_time() - start


def parse_with_libyaml(folder: Path) -> None:
    """The peer of reading: libyaml parsing the front matter of the same files, and nothing else."""
    for path in sorted((folder / "articles").glob("*.md")):
        yaml.load(split_file(path.name, path.read_bytes())[0][0], yaml.CSafeLoader)


def reading(folder: Path, articles: int) -> tuple[str, Corpus]:
    """A line on reading a corpus, in turns with the peer, and the corpus."""
    write_corpus(folder, articles)
    turns = [(work(lambda: read_corpus(folder)), work(lambda: parse_with_libyaml(folder))) for _ in range(TURNS)]
    own, peer = (median(taken) for taken in zip(*turns))
    line = f"| read {articles:,} articles | {own:.2f} s | libyaml alone {peer:.2f} s | {own / peer:.1f} × | {BOUND} × |"
    return line, read_corpus(folder)


def opening(folder: Path, articles: int) -> list[str]:
    """Lines on what a start takes that finds all of it kept."""

    def start() -> None:
        tables_of(Reader(folder, kept=True).read())

    before = os.environ.get("FAULTLINES_CACHE")
    with tempfile.TemporaryDirectory() as cache:
        os.environ["FAULTLINES_CACHE"] = cache
        start()
        again = median(work(start) for _ in range(TURNS))
        read_again = median(work(lambda: Reader(folder, kept=True).read()) for _ in range(TURNS))
    os.environ.pop("FAULTLINES_CACHE") if before is None else os.environ.update(FAULTLINES_CACHE=before)
    bound = f"{OPEN_BOUND:.0f} s" if articles == 10_000 else "–"
    return [
        f"| open {articles:,} articles again, with all tables | {again:.2f} s | – | – | {bound} |",
        f"| of it, what was read of the articles | {read_again:.2f} s | – | – | – |",
    ]


def main(sizes: list[int]) -> None:
    print("| what | Faultlines | peer | ratio | bound |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for articles in sizes:
            folder = Path(scratch) / str(articles)
            print(reading(folder, articles)[0], *opening(folder, articles), sep="\n", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1_000])
