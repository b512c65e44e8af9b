"""An actor may stand in no bloc: a side of its own everywhere, in ink, never one with others of none."""

import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.corpus.reading.read import read_corpus
from lib.events.affiliation import standing
from lib.events.building.build import build_tables
from lib.events.counting.sides import OUTSIDE, sides
from lib.settings import ROOT
from tests.by_event import lane_rows

PLAIN = ROOT / "tests" / "corpora" / "plain"
PAGES = ["app.py", *(f"pages/{path.name}" for path in sorted((ROOT / "pages").glob("*.py")))]


@pytest.fixture(params=["one", "all"], scope="module")
def corpus(request, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of two sides, of which one, or each, stands in no bloc."""
    folder = shutil.copytree(PLAIN, tmp_path_factory.mktemp(request.param) / "plain")
    written = (folder / "actors.yaml").read_text("utf-8").replace(", bloc: guard", "")
    if request.param == "all":
        written = written.replace(", bloc: riders", "")
        settings = (folder / "corpus.yaml").read_text("utf-8")
        (folder / "corpus.yaml").write_text(re.sub(r"blocs:\n(  - .*\n)+", "blocs: []\n", settings), "utf-8")
    (folder / "actors.yaml").write_text(written, "utf-8")
    return folder


def opened(page: str, **asked: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    if page != "app.py":
        app.switch_page(page)
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


def test_an_actor_in_no_bloc_reads_without_a_word_and_stands_for_itself(corpus: Path) -> None:
    read = read_corpus(corpus)

    assert read.problems == ()
    assert standing(read, "guard", "bloc", ()).ids == ("guard",)


def test_two_sides_in_no_bloc_are_two_sides(corpus: Path) -> None:
    read = read_corpus(corpus)
    tables = build_tables(read)
    colours = sides(tables.events, tables, read)

    both = colours[colours["event_id"] == "wells/1"].iloc[0]
    assert OUTSIDE in (both["core"], both["ring"])
    lanes = lane_rows(tables.events, "bloc", tables, read)
    assert "" not in set(lanes["lane"]) and {"Plain Guard"} <= set(lanes["lane"])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_it(corpus: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(corpus))

    app = opened(page, _level="bloc", _lanes="bloc") if "relations" in page or "timeline" in page else opened(page)

    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("page", ("pages/map.py", "pages/timeline.py", "pages/relations.py"))
def test_the_keys_say_who_stands_in_none(corpus: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(corpus))

    keys = [one.proto.body for one in opened(page).get("html")]

    assert sum("in no bloc" in key for key in keys) == 1
