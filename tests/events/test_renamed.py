"""Who was called otherwise at another time: each event under the name of its time, and one filter finds both."""

import shutil
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.events.affiliation import line_of, wholes_above
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.settings import ROOT

ACTORS = """
- {id: band, name: Red Band, kind: paramilitary, bloc: north, part_of: [{actor: host, to: 2017, source: coder}]}
- {id: front, name: Red Front, kind: paramilitary, bloc: north, successor_of: [{actor: band, from: 2017-01-28, source: coder}]}
- {id: army, name: Red Army, kind: paramilitary, bloc: north, successor_of: [{actor: front, source: coder}]}
- {id: host, name: Great Host, kind: paramilitary, bloc: north}
- {id: guard, name: Blue Guard, kind: paramilitary, bloc: south}
"""
TOLD = {"band": "2016-03-01", "front": "2018-03-01", "army": "2021-03-01"}


@pytest.fixture(scope="module")
def renamed(tmp_path_factory) -> Corpus:
    folder = tmp_path_factory.mktemp("renamed")
    for name in ("corpus.yaml", "places.csv"):
        shutil.copy(ROOT / "tests" / "corpora" / "delta" / name, folder / name)
    (folder / "actors.yaml").write_text(ACTORS, "utf-8")
    (folder / "articles").mkdir()
    events = "".join(
        f"  - {{id: {actor}, type: attack, initiator: [{actor}], target: [guard], date: {day}, summary: S, "
        f"quote: They shot, inferred: {{initiator: w, target: w, date: w}}}}\n"
        for actor, day in TOLD.items()
    )
    (folder / "articles" / "a.md").write_text(
        f"---\nid: a\ntitle: T\npublisher: P\ntext: full\npublished: 2022\nevents:\n{events}---\nThey shot.\n", "utf-8"
    )
    return read_corpus(Path(folder))


def test_each_event_bears_the_name_of_its_time(renamed: Corpus) -> None:
    assert renamed.problems == ()
    rows = build_tables(renamed).events.sort_values("first_day")

    assert rows["initiators"].tolist() == ["Red Band", "Red Front", "Red Army"]


@pytest.mark.parametrize("chosen", TOLD)
def test_any_of_the_names_finds_all_of_the_line(renamed: Corpus, chosen: str) -> None:
    found = select_events(build_tables(renamed), renamed, Filters(actors=frozenset({chosen}))).events

    assert set(found["event_id"]) == {f"a/{actor}" for actor in TOLD}


def test_a_body_that_only_the_former_was_part_of_has_no_part_in_the_later(renamed: Corpus) -> None:
    found = select_events(build_tables(renamed), renamed, Filters(actors=frozenset({"host"}))).events

    assert set(found["event_id"]) == {"a/band"}
    assert "host" not in wholes_above(renamed, "army") and line_of(renamed, "guard") == {"guard"}
