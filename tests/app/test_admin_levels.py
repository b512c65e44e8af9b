"""A corpus says what its administrative levels are called: on every page and in every heading its words stand, no others."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import plural
from lib.corpus.reading.read import read_corpus
from lib.exchange.meanings import column_meanings
from lib.settings import ROOT

PLAIN = ROOT / "tests" / "corpora" / "plain"
PAGES = ["app.py", *(f"pages/{path.name}" for path in sorted((ROOT / "pages").glob("*.py")) if path.stem != "codebook")]
FOREIGN = re.compile(r"(?<![_:\"'\w])(?:governorate|district)s?\b(?![_:\"'])")  # in words, not in ids or keys


def run(page: str, event: str = "") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    if page != "app.py":
        app.switch_page(page)
    if event:
        app.query_params["event"] = event
    return app.run()


def words_of(app: AppTest) -> list[str]:
    """All texts that the page holds, figures and options too."""

    def texts(node) -> list[str]:
        own = [str(getattr(node.proto, "SerializeToString", lambda: b"")(), "utf-8", "ignore")] if hasattr(node, "proto") else []
        return own + [text for child in getattr(node, "children", {}).values() for text in texts(child)]

    return texts(app._tree)


def test_the_corpus_reads_without_a_problem() -> None:
    assert read_corpus(PLAIN).problems == ()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("event", ("", "wells/3"))
def test_no_page_speaks_of_the_levels_of_another_country(page: str, event: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(PLAIN))

    app = run(page, event)

    assert not app.exception
    for text in map(str.lower, words_of(app)):
        found = FOREIGN.search(text)
        assert not found, text[max(0, found.start() - 80) : found.end() + 80]


def test_the_regions_bear_the_names_of_their_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(PLAIN))
    app = run("pages/events.py")

    options = " ".join(str(one) for box in app.multiselect for one in box.options)
    assert "(state)" in options and "(locality)" in options


@pytest.mark.parametrize(
    ("noun", "nouns"),
    (
        ("state", "states"),
        ("locality", "localities"),
        ("parish", "parishes"),
        ("governorate", "governorates"),
        ("county", "counties"),
        ("way", "ways"),
    ),
)
def test_levels_have_plurals(noun: str, nouns: str) -> None:
    assert plural(noun) == nouns


def test_the_manifest_says_what_the_fixed_columns_mean_here() -> None:
    settings = read_corpus(PLAIN).settings
    told = column_meanings("events", settings)

    assert column_meanings("event_places", settings)["governorate"].startswith("states")
    assert told["governorate"].startswith("states") and told["district"].startswith("localities")
    assert list(told) == list(CODEBOOK.columns)
