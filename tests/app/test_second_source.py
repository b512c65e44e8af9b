"""A dataset beside the articles is on every page: in its sentence, tables, figures, filters and panel."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import Record
from lib.settings import SAMPLE
from tests.app.test_pages import PAGES, WITH_PANEL, run, words_of
from tests.app.test_state import shown
from tests.second_source import ABOUT, DATASET, Dataset, give


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, which is read and built once for all tests here, with the dataset beside its articles."""
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("with") / "corpus"))


@pytest.fixture(autouse=True)
def corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(folder))
    give(monkeypatch)


def both(page: str, **query: str) -> AppTest:
    """A page of what articles and the dataset tell."""
    return run(page, layer=["articles", "valley"], **query)


def figures_of(app: AppTest) -> str:
    """All charts of a page, and the cells of its own parts."""
    charts = [json.loads(one.proto.spec) for one in app.get("plotly_chart")]
    parts = [json.loads(one.proto.json or "{}") for one in app.get("bidi_component")]
    return json.dumps([charts, parts], ensure_ascii=False)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_its_events_and_filters_them(page: str) -> None:
    app = both(page)
    chosen = both(page, actor="valley.riders")

    assert not app.exception and not chosen.exception
    assert (shown(app), shown(chosen), shown(run(page))) == (66, 3, 63)
    assert any("Valley Riders" in option for option in app.multiselect(key="filter_actors").options)


@pytest.mark.parametrize("page", WITH_PANEL)
def test_the_panel_says_what_the_dataset_says_whose_it_is_and_that_there_is_no_sentence(page: str) -> None:
    app = both(page, event="valley:2")
    said = words_of(app)

    assert not app.exception and "is not here" not in said
    for words in ("Valley Riders", "Old Bridge", "3–5", "14 June 2021", "Bridge Radio", "No sentence", "no article of this corpus"):
        assert words in said
    for words in (ABOUT.title, ABOUT.publisher, ABOUT.licence, ABOUT.citation, ABOUT.url):
        assert words in said


@pytest.mark.parametrize(
    "page,query,words",
    (
        ("pages/events.py", {"q": "Valley Riders"}, ("valley:2", "valley:10", "Valley Riders", "14 June 2021")),
        ("pages/map.py", {}, ("Old Bridge", "valley.old-bridge")),
        ("pages/timeline.py", {"_lanes": "actor", "actor": "valley.riders"}, ("Valley Riders", "exchange fire")),
        ("pages/relations.py", {}, ("Valley Riders",)),
        ("pages/relations.py", {"_level": "actor", "actor": "valley.riders"}, ("Valley Riders", "National Defense Forces")),
    ),
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_figures_and_tables_hold_its_events(page: str, query: dict[str, str], words: tuple[str, ...]) -> None:
    app = both(page, **query)
    drawn = figures_of(app) + words_of(app)

    assert not app.exception
    for word in words:
        assert word in drawn


def test_sentences_count_articles_as_articles() -> None:
    for page, before in (("app.py", "from"), ("pages/articles.py", "in")):
        assert f"66 events {before} 5 articles and Valley Incidents" in words_of(both(page))
        assert f"3 events {before} Valley Incidents" in words_of(both(page, actor="valley.riders"))


def test_an_event_without_any_date_stands_in_the_tray_without_an_article() -> None:
    said = words_of(both("pages/timeline.py", actor="valley.riders"))

    assert "Without any date: 1" in said and "A row without a day." in said


@pytest.mark.parametrize("pick", ("dyad:ndf:valley.riders:hostile~:actor", "place:valley.old-bridge", "shown:killed/reported"))
def test_a_pick_lists_its_events_with_who_tells_them(pick: str) -> None:
    app = both("pages/relations.py", pick=pick)
    said = words_of(app)

    assert not app.exception and "Riders and NDF fighters exchange fire" in said and ABOUT.publisher in said


def test_the_table_says_in_which_order_its_rows_stand_where_none_is_chosen() -> None:
    as_read, by_toll = (words_of(both("pages/events.py", **asked)) for asked in ({}, {"_order": "killed"}))

    assert "in the order of their files; the download" in as_read
    assert "sorted by killed, rising" in by_toll and "order of their files" not in by_toll


def test_the_panel_of_an_event_that_both_tell_shows_the_words_of_the_article() -> None:
    said = words_of(both("pages/events.py", event="valley:x-7"))

    assert "No sentence" in said and "2 reports joined; they differ" in said
    assert "fought each other in al-Ashara" in said and "no article of this corpus" not in said


def test_a_number_that_an_article_and_the_dataset_tell_is_not_by_one_article_alone() -> None:
    said = words_of(both("pages/events.py", pick="ids:valley:x-7"))

    assert "How sure: told 0 of 1 by one article alone; graded B2" in said


class Worse(Dataset):
    """The same rows, graded below the articles."""

    def records(self, corpus: Corpus, /) -> Iterator[Record]:
        worse = replace(DATASET, reliability="F")
        return (replace(record, rests_on=worse, credibility="6") for record in super().records(corpus))


def test_the_panel_of_an_article_s_event_says_which_dataset_tells_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(shutil.copytree(SAMPLE, tmp_path / "corpus")))  # which nobody has read yet
    give(monkeypatch, Worse())

    said = words_of(run("pages/events.py", event="ashara-clash/1"))

    assert "2 reports joined" in said and "valley:x-7. Told by Valley Incidents" in said and ABOUT.citation in said
