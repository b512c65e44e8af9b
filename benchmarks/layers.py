"""Bringing a publisher's table beside pandas reading the same file: `python -m benchmarks.layers [rows …]`.

The rows are invented, in the 49 columns of UCDP GED. Seconds are of work (CPU time of the process); the peak is of a process of
its own.
"""

import csv
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

from lib.corpus.reading.read import read_corpus
from lib.events.building.kept import tables_of
from lib.events.building.sources import with_sources
from lib.exchange.folder import write_folder
from lib.layers.importing import Wish, files_with, prepare, remember
from lib.layers.layer_file import format_named
from lib.settings import ROOT, SAMPLE

BOUND, MEMORY = 3.0, 1_500  # times pandas.read_csv; MB
SIDES, PLACES = 60, 4_000  # different actors and places among the rows


def write_rows(path: Path, rows: int) -> None:
    """A file in GED's form, of so many invented rows."""
    columns, chance = list(format_named("ucdp-ged").columns), random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, columns, restval="")
        table.writeheader()
        table.writerows(_row(number, chance) for number in range(rows))


def _row(number: int, chance: random.Random) -> dict[str, str]:
    left, right, place = chance.randrange(SIDES), chance.randrange(SIDES), chance.randrange(PLACES)
    day = f"{chance.randrange(1989, 2025)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    best = chance.randrange(40)
    return {
        "id": f"{number + 1}.0",
        "type_of_violence": f"{chance.randrange(1, 4)}.0",
        "side_a": f"Army {left}",
        "side_a_new_id": f"{left}.0",
        "side_b": f"Front {right}",
        "side_b_new_id": f"{1_000 + right}.0",
        "source_headline": f"Fighting near town {place}, says a paper of the valley;Several dead",
        "source_original": "police; a doctor",
        "where_prec": f"{chance.randrange(1, 7)}.0",
        "where_coordinates": f"Town {place}",
        "adm_1": f"Province {place % 60}",
        "latitude": f"{30 + place % 90 / 10}",
        "longitude": f"{35 + place % 70 / 10}",
        "country": "Syria",
        "date_prec": f"{chance.randrange(1, 6)}.0",
        "date_start": day,
        "date_end": day,
        "best": f"{best}.0",
        "low": f"{best // 2}.0",
        "high": f"{best + 3}.0",
    }


def bring(file: Path, corpus: Path) -> dict[str, float]:
    """Seconds of work of reading a file, of writing the layer, of opening it with its tables and opening it again; and the peak
    memory in MB after each of these two parts."""
    told: dict[str, float] = {}

    def took(name: str, before: float) -> float:
        told[name] = time.process_time() - before
        told[f"{name} MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return time.process_time()

    base, start = read_corpus(corpus), time.process_time()
    ready = prepare(file.name, file.read_bytes(), base, Wish("ged", "Invented"))
    write_folder(ready.target, files_with(ready))
    remember(ready, corpus)
    start = took("bring", start)
    ready = None  # type: ignore[assignment]  # whoever opens the app has not brought it
    tables_of(with_sources(read_corpus(corpus)))
    start = took("tables", start)
    tables_of(with_sources(read_corpus(corpus)))
    took("again", start)
    return told


def main(sizes: list[int]) -> None:
    print("| what | Faultlines | pandas.read_csv | ratio | peak |\n|---|---|---|---|---|")
    for rows in sizes:
        with tempfile.TemporaryDirectory() as scratch:
            file, corpus = Path(scratch) / "ged.csv", Path(shutil.copytree(SAMPLE, Path(scratch) / "corpus"))
            write_rows(file, rows)
            start = time.process_time()
            pd.read_csv(file)
            peer = time.process_time() - start
            command = [sys.executable, "-m", "benchmarks.layers", "--bring", str(file), str(corpus)]
            environment = os.environ | {"FAULTLINES_CACHE": str(Path(scratch) / "cache")}
            told = json.loads(subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True).stdout)
        for name, words in (("bring", "bring"), ("tables", "first tables of"), ("again", "open again")):
            ratio = f"{told[name] / peer:.1f} ×"
            print(
                f"| {words} {rows:,} rows | {told[name]:.1f} s | {peer:.1f} s | {ratio} | {told[f'{name} MB']:,.0f} MB |",
                flush=True,
            )
    print(f"\nBounds: bring at most {BOUND:.0f} × and {MEMORY:,} MB.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--bring"]:
        print(json.dumps(bring(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main([int(size) for size in sys.argv[1:]] or [10_000])
