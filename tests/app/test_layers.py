"""A layer on the pages: chosen by a filter, named in the sentence and the ledger, its own row in the panel."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_pages import PAGES, run, words_of
from tests.app.test_state import chips, shown
from tests.layers.tables import GED, with_layer

WITH_FIGURES = [page for page in PAGES if "codebook" not in page and "articles" not in page]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a layer of eight rows, read and built once for all tests here."""
    return with_layer(tmp_path_factory.mktemp("with") / "corpus")


@pytest.fixture(autouse=True)
def corpus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(folder))


def ledger_of(app: AppTest) -> dict[str, str]:
    return {button.key: button.label for button in app.button if (button.key or "").startswith("ledger_")}


@pytest.mark.parametrize("page", WITH_FIGURES)
def test_a_page_counts_the_layer_where_it_is_chosen_and_says_so(page: str) -> None:
    app = run(page, layer="ged")

    assert not app.exception and shown(app) == 8
    assert "From UCDP GED 25.1 alone." in words_of(app) and chips(app) == ["from: UCDP GED 25.1"]


def test_without_a_choice_articles_alone_are_counted_and_the_ledger_says_what_is_not() -> None:
    app = run("pages/events.py")

    assert shown(app) == 63 and ledger_of(app)["ledger_layers"] == "**8** of layers not chosen"
    assert not chips(app)
    box = app.multiselect(key="filter_layers")
    assert box.placeholder == "articles alone" and box.options == ["Articles (63)", "UCDP GED 25.1 (8)"]


def test_choosing_and_taking_off_go_through_the_address() -> None:
    app = run("pages/events.py")
    app.multiselect(key="filter_layers").set_value(["articles", "ged"]).run()

    assert shown(app) == 71 and app.query_params["layer"] == ["articles", "ged"]
    app.button(key="reset").click().run()
    assert shown(app) == 63 and "layer" not in app.query_params


def test_the_panel_shows_the_publisher_s_row_its_headline_licence_and_citation() -> None:
    app = run("pages/events.py", event="ged:104", layer="ged")
    said = words_of(app)

    assert not app.exception
    for words in (
        "Two dead at ford",
        "A row of",
        "UCDP GED 25.1",
        "no sentence",
        "CC BY 4.0",
        "Sundberg",
        "Uppsala Conflict Data Program",
    ):
        assert words in said
    for column in GED:
        assert column in said
    for words in ("Known to the month", "all dead, best estimate", "best estimate 2", "at the ford,"):
        assert words in said


def test_a_permalink_of_a_row_shows_it_among_what_is_counted(folder: Path) -> None:
    app = run("pages/events.py", event="ged:101", layer="ged", background="1")

    assert "Not among the rows shown" not in words_of(app)


def test_a_corpus_without_layers_has_no_box_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAULTLINES_CORPUS")
    app = run("pages/events.py")

    assert "filter_layers" not in {box.key for box in app.multiselect} and "ledger_layers" not in ledger_of(app)
