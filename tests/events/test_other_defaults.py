"""What holds where nothing is written is what the codebook says, of records, joined reports and suggestions alike."""

import json
import os
import subprocess
import sys
from pathlib import Path

from lib.corpus.model.models import Quantity
from lib.corpus.model.records import Provenance, Record, with_source
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables
from lib.events.counting.casualties import Toll
from lib.settings import ROOT, SAMPLE
from lib.suggest.engine import suggest
from lib.ui.dyad_table import toll_cell
from tests.second_source import Dataset

RENAMED = {  # default of before -> of the other codebook
    "reported, default": "told, default",
    "done, default": "happened, default",
    "coded, default": "confirmed, default",
    "all, default": "every, default",
    'id: F, default: true, label: "F"': 'id: X, default: true, label: "X"',
    'id: "6", default: true, label: "6"': 'id: "9", default: true, label: "9"',
}
TEXT = "On 3 May 2021 fighters of Hezbollah attacked members of the National Defense Forces in Homs.\n"


def main() -> None:
    """What tables and a suggestion say by the codebook of this process, as JSON."""
    found = build_tables(with_source(read_corpus(SAMPLE), Dataset())).events
    columns = ("claim", "stage", "status", "parts", "reliability", "credibility")
    told = {name: sorted(found[name].dropna().unique()) for name in columns}
    record = Record("a/1", "clash", "S", {}, Provenance("articles", "a", "P"))
    events = suggest(TEXT).events
    said = [record.claim, record.stage, record.status, record.parts, record.credibility, record.rests_on.reliability]
    cell = toll_cell({"told": Toll(Quantity(2, None)), "alleged": Toll(Quantity(1, 1))})
    print(json.dumps({"tables": told, "record": said, "suggested": [[one.claim, one.stage] for one in events], "cell": cell}))


def test_other_defaults_of_the_codebook_hold_where_nothing_is_written(tmp_path: Path) -> None:
    written = (ROOT / "lib" / "corpus" / "codebook.yaml").read_text("utf-8")
    for old, new in RENAMED.items():
        assert written.count(old) == 1, old
        written = written.replace(old, new)
    (tmp_path / "codebook.yaml").write_text(written, "utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "tests.events.test_other_defaults"],
        cwd=ROOT,
        env=os.environ | {"FAULTLINES_CODEBOOK": str(tmp_path / "codebook.yaml")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["record"] == ["told", "happened", "confirmed", "every", "9", "X"]
    assert said["suggested"] == [["told", "happened"]]
    assert said["cell"] == "2+, 1 alleged"
    for name, default, before in (("claim", "told", "reported"), ("stage", "happened", "done"), ("parts", "every", "all")):
        assert default in said["tables"][name] and before not in said["tables"][name]
    assert said["tables"]["status"] == ["confirmed"]


if __name__ == "__main__":
    main()
