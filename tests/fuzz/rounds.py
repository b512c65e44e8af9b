"""One round: a small corpus, one or two of its files damaged, read and made into tables. Anything but a Problem is a finding."""

import random
import shutil
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from lib.corpus.reading.read import read_corpus
from lib.errors import CorpusError
from lib.events.building import build
from lib.settings import ROOT, SAMPLE
from tests.fuzz.mutations import mutated

DELTA = ROOT / "tests" / "corpora" / "delta"
BOUNDARIES = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "North"}, "geometry": '
    '{"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}, {"type": "Feature", "properties": '
    '{"name": "South"}, "geometry": {"type": "MultiPolygon", "coordinates": [[[[2, 2], [3, 2], [3, 3], [2, 2]]]]}}]}'
)


@dataclass(frozen=True)
class Finding:
    """What went wrong in the round of a seed: where, and the whole traceback."""

    seed: int
    where: str
    told: str


class Rounds:
    """Rounds in a folder of their own; the same seed damages the same corpus in the same way."""

    def __init__(self, folder: Path, corpus: Path = DELTA):
        self.folder = folder / "corpus"
        shutil.copytree(corpus, self.folder)
        (self.folder / "boundaries.geojson").write_text(BOUNDARIES, "utf-8")
        self.files = sorted(path for path in self.folder.rglob("*") if path.suffix in (".md", ".yaml", ".csv", ".geojson"))
        self.whole = {path: path.read_bytes() for path in self.files}

    def play(self, seed: int, checked: bool = True, built: bool = True) -> Finding | None:
        """Damage, read, build, mend; `checked`: with the tables' own check, which takes four times as long as all else;
        not `built`: read alone, which takes a quarter."""
        dice = random.Random(seed)
        damaged = dice.sample(self.files, dice.choice((1, 1, 1, 2)))
        for path in damaged:
            path.write_bytes(mutated(self.whole[path], dice, tuple(self.whole.values())))
        try:
            with nullcontext() if checked else unchecked():
                read_and_build(self.folder) if built else read_corpus(self.folder)
        except CorpusError:
            return None
        except Exception as wrong:  # noqa: BLE001
            return _finding(seed, wrong)
        finally:
            for path in damaged:
                path.write_bytes(self.whole[path])
        return None


@contextmanager
def unchecked() -> Iterator[None]:
    """Tables are made without being checked; a mock would keep all that it is called with."""
    check = build.check_tables
    build.check_tables = lambda *tables: None
    try:
        yield
    finally:
        build.check_tables = check


def read_and_build(folder: Path) -> None:
    """Read and build; every event that is read is in the tables."""
    corpus = read_corpus(folder)
    tables = build.build_tables(corpus)
    told = [event.id for article in corpus.articles for event in article.events]
    assert sorted(tables.aliases) == sorted(told), "an event was read and is in no row"


def _finding(seed: int, wrong: Exception) -> Finding:
    own = [frame for frame in traceback.extract_tb(wrong.__traceback__) if f"{ROOT}/lib" in frame.filename]
    last = own[-1] if own else traceback.extract_tb(wrong.__traceback__)[-1]
    where = f"{Path(last.filename).relative_to(ROOT)}:{last.lineno}: {type(wrong).__name__}"
    return Finding(seed, where, "".join(traceback.format_exception(wrong)))


CORPORA = {"delta": DELTA, "sample": SAMPLE}
