"""Every page runs on every state: the sample, another conflict, a broken article, no article, a registry that fails."""

import json
import re
import shutil
from pathlib import Path

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from lib.settings import ROOT, SAMPLE
from lib.ui.tags import plain

PAGES = ["app.py", *sorted(f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py"))]
DELTA = Path(__file__).parent.parent / "corpora" / "delta"
WITHOUT_PANEL = ("pages/annotate.py", "pages/bring.py", "pages/codebook.py")  # the open event does not stand beside
WITH_PANEL = [page for page in PAGES if page not in WITHOUT_PANEL]
PATIENCE = 120  # seconds, only so that a hang ends


def run(page: str, **query: str) -> AppTest:
    """The page, opened cold, with query parameters of its own."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    if page != "app.py":
        app.switch_page(page)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def break_article(corpus: Path) -> Path:
    """Put a copy of the sample there in which one article has an error."""
    shutil.copytree(SAMPLE, corpus)
    article = corpus / "articles" / "ashara-clash.md"
    article.write_text(article.read_text(encoding="utf-8").replace("type: clash", "type: clahs"), encoding="utf-8")
    return corpus


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample in which one article has an error, for a test that changes it further."""
    monkeypatch.setenv("FAULTLINES_CORPUS", str(break_article(tmp_path / "corpus")))
    return tmp_path / "corpus"


@pytest.fixture(scope="module")
def broken_for_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, read once for all pages."""
    return break_article(tmp_path_factory.mktemp("broken") / "corpus")


@pytest.fixture(scope="module")
def without_articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("empty") / "corpus", ignore=shutil.ignore_patterns("articles")))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_on_the_sample(page: str) -> None:
    assert not run(page).exception


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_on_another_conflict_in_arabic_too(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(DELTA))

    assert not run(page, event="third/2").exception


@pytest.mark.parametrize("corpus", [SAMPLE, DELTA])
def test_every_chart_is_one_that_plotly_takes(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(corpus))

    charts = [chart for page in PAGES for chart in run(page).get("plotly_chart")]

    assert len(charts) > 5
    for chart in charts:
        figure = json.loads(chart.proto.spec)
        assert len(go.Figure(figure).data) == len(figure["data"])  # raises on whatever plotly does not know


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_on_one_event_between_actors_without_ties(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(DELTA.parent / "mixed"))

    assert not run(page, event="report/1").exception


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_events_says_why(page: str) -> None:
    app = run(page, q="a word that stands nowhere")

    assert not app.exception
    of_no_events = ("annotate", "articles", "bring", "codebook", "compare", "review")
    if page not in [f"pages/{name}.py" for name in of_no_events]:
        assert any("No event is shown" in info.value for info in app.info)


@pytest.mark.parametrize("page", PAGES)
def test_a_broken_article_is_named_and_the_rest_runs(page: str, broken_for_all: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(broken_for_all))

    app = run(page)

    assert not app.exception
    assert any("ashara-clash.md" in caption.value for caption in app.caption)


@pytest.mark.parametrize("page", PAGES)
def test_a_corpus_without_articles_runs(page: str, without_articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(without_articles))

    assert not run(page).exception


def test_a_registry_that_cannot_be_read_stops_with_what_is_wrong(broken: Path) -> None:
    with (broken / "actors.yaml").open("a", encoding="utf-8") as registry:
        registry.write("\n- {id: nobody, name: [\n")

    app = run("app.py")

    assert not app.exception
    assert "cannot be read" in app.title[0].value


def test_a_saved_file_shows_at_the_next_interaction_and_the_page_says_so(broken: Path) -> None:
    app = run("app.py")
    assert "4 articles" in " ".join(html.proto.body for html in app.get("html"))

    shutil.copy(SAMPLE / "articles" / "ashara-clash.md", broken / "articles" / "ashara-clash.md")
    app.run()

    assert "5 articles" in " ".join(html.proto.body for html in app.get("html"))
    assert any("changed" in toast.value for toast in app.toast)


MARKUP = "[a](b) :smile: <i>c</i> $d$"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented corpus with markup for its title, and for the names of an actor, an article and a publisher."""
    corpus = Path(shutil.copytree(DELTA, tmp_path_factory.mktemp("hostile") / "corpus"))
    for file, old, new in (
        ("corpus.yaml", '"Quarrels of the Delta (invented)"', f'"{MARKUP}"'),
        ("actors.yaml", "name: River Guard,", f'name: "{MARKUP}", '),
        ("actors.yaml", "aliases: [", "aliases: [River Guard, "),
        ("articles/first.md", "title: Shots at the Ford", f'title: "{MARKUP}"'),
        ("articles/first.md", "publisher: Delta Courier", f'publisher: "{MARKUP}"'),
    ):
        path = corpus / file
        written = path.read_text(encoding="utf-8")
        assert old in written
        path.write_text(written.replace(old, new, 1), encoding="utf-8")
    return corpus


@pytest.mark.parametrize("page", PAGES)
def test_markup_in_names_is_shown_and_not_obeyed(page: str, hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(hostile))

    app = run(page, actor="river-guard", pick="place:ford-upper")

    assert not app.exception
    labels = [element.label for kind in ("button", "multiselect", "toggle") for element in app.get(kind)]
    texts = [element.value for kind in ("caption", "subheader", "markdown", "info", "warning") for element in app.get(kind)]
    assert not [words for words in (*labels, *texts) if MARKUP in words or ":smile:" in words]
    assert f"actor: {plain(MARKUP)} ✕" in labels


def words_of(app: AppTest) -> str:
    """All that a page says, a line each."""
    said = [one.value for kind in ("caption", "subheader", "info") for one in app.get(kind)]
    return "\n".join(said + [one.label for one in app.button] + [one.proto.body for one in app.get("html")])


@pytest.mark.parametrize("page", PAGES)
def test_one_event_is_spoken_of_in_the_singular(page: str) -> None:
    said = words_of(run(page, q="Shibli"))

    assert not re.search(r"(?<![\d,])1\**\)? (events|places|articles|rows|files|actors)\b", said)


def test_background_is_offered_only_where_it_holds_an_event() -> None:
    offered = [button.label for button in run("app.py", q="begins its military intervention").button]

    assert "Show background (1)" in offered
    assert not any("Show background" in button.label for button in run("app.py", q="a word that stands nowhere").button)


def test_the_map_names_a_mark_that_lies_outside_its_extent(broken: Path) -> None:
    assert "Outside the extent" not in words_of(run("pages/map.py"))
    settings = broken / "corpus.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("south: 32.2", "south: 36.4"), encoding="utf-8")

    assert "Outside the extent that corpus.yaml gives: Al-Akershi, " in words_of(run("pages/map.py"))


def test_drafts_are_hidden_counted_beside_and_shown_when_asked_for(broken: Path) -> None:
    shutil.copy(SAMPLE / "articles" / "ashara-clash.md", broken / "articles" / "ashara-clash.md")
    assert not any(toggle.label == "Show drafts" for toggle in run("pages/events.py").toggle)
    article = broken / "articles" / "fatemiyoun-recruitment.md"
    article.write_text(article.read_text(encoding="utf-8").replace("\nevents:", "\nstatus: draft\nevents:", 1), encoding="utf-8")

    app = run("pages/events.py")
    hidden = int(app.button(key="ledger_drafts").label.split("**")[1])
    before = app.button(key="ledger_shown").label
    app.toggle(key="filter_drafts").set_value(True).run()

    assert hidden > 5 and app.query_params == {"drafts": "1"}
    assert app.button(key="ledger_shown").label != before and "ledger_drafts" not in [button.key for button in app.button]


def test_the_filters_of_doubt_stand_open_where_doubtful_events_are_shown() -> None:
    opened = [
        box.proto.expanded
        for asked in ({}, {"stage": "done", "claim": "reported", "q": "handed"})
        for box in run("pages/events.py", **asked).expander
        if box.label.startswith("In doubt")
    ]
    folded = [
        box.proto.expanded
        for box in run("pages/events.py", q="begins its military intervention", background="1").expander
        if box.label.startswith("In doubt")
    ]

    assert opened == [True, True] and folded == [False]


def test_an_arabic_name_in_a_chip_stands_in_its_own_direction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", str(DELTA))

    app = run("pages/events.py", q="حرس 47 (Blue)")

    assert "search: \u2068حرس 47 (Blue)\u2069 ✕" in [button.label for button in app.button]
