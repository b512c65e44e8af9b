"""A longer run by hand, in pieces that end: `nice -n 15 python -m tests.fuzz --n 10000 --start 30000000 --build 5`.

`--start` is the first seed, and a seed damages the same files in the same way; `--corpus sample` takes the sample, which is
slower; `--build 5` makes tables in one round of five and reads in all. Prints each kind of finding once, with its seed and
traceback, and how often it came; exit code 1 if there is any. A seed that was found goes to FOUND in test_fuzz.py.

The last long run, 100,000 rounds: articles, actors, places, corpus.yaml and outlines of `delta`, seeds 30,000,000 to
30,099,999, the first 10,000 all built and of the rest one in five; no traceback and no event lost.
"""

import argparse
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.fuzz.rounds import CORPORA, Rounds

EVERY = 20  # one round in so many is built and checked in full
SLOW = 20  # seconds of work, not of waiting, after which a round is a finding too


def too_slow(number: int, frame: object) -> None:
    raise TimeoutError(f"a round took more than {SLOW} s")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--n", type=int, default=1000, help="rounds")
    parser.add_argument("--start", type=int, default=0, help="seed of the first")
    parser.add_argument("--corpus", choices=CORPORA, default="delta")
    parser.add_argument("--build", type=int, default=1, metavar="K", help="make tables in one round of K, and read in all")
    asked = parser.parse_args()
    signal.signal(signal.SIGPROF, too_slow)
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        rounds = Rounds(Path(scratch), CORPORA[asked.corpus])
        for seed in range(asked.start, asked.start + asked.n):
            signal.setitimer(signal.ITIMER_PROF, SLOW)
            finding = rounds.play(seed, checked=seed % EVERY == 0, built=seed % EVERY == 0 or seed % asked.build == 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
            if finding:
                found[finding.where] += 1
                if found[finding.where] == 1:
                    print(f"seed {seed}: {finding.told}", flush=True)
            if (seed + 1) % 1000 == 0:
                print(f"{seed + 1 - asked.start:,} rounds, findings: {dict(found)}", flush=True)
    print(f"{asked.n:,} rounds; " + (", ".join(f"{where} × {times}" for where, times in found.items()) or "no finding"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
