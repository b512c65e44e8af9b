"""The page Compare on the corpus as it is now and as it was at a revision; what is asked in vain is said."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.settings import ROOT
from tests.comparing.test_revisions import DELTA, commit, porcelain


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus in a repository, with one commit."""
    porcelain.init(str(tmp_path)).close()
    made = Path(shutil.copytree(DELTA, tmp_path / "delta"))
    commit(tmp_path, b"as it was")
    monkeypatch.setenv("FAULTLINES_CORPUS", str(made))
    return made


def run(**query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).switch_page("pages/compare.py")
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    assert not app.exception
    return " ".join([*(one.value for one in app.caption), *(str(one.proto.body) for one in app.get("html"))])


def test_the_corpus_now_beside_itself_differs_in_nothing(folder: Path) -> None:
    assert "No event differs" in said(run(_old="now"))


def test_a_link_opens_what_changed_since_a_revision_in_an_event(folder: Path) -> None:
    article = folder / "articles" / "first.md"
    text = article.read_text("utf-8")
    summary = next(line for line in text.splitlines() if line.strip().startswith("summary:"))
    article.write_text(text.replace(summary, summary.split(":")[0] + ": Other words"), "utf-8")

    app = run(_old="revision", _oldrev="HEAD", background="1", count="incidents")
    assert "1 changed (in 1 cell)" in said(app)
    alone = run(_old="revision", _oldrev="HEAD", background="1", count="incidents", _only="end:River Guard")
    assert alone.button(key="only_off").label == "River Guard, on either side: 1. Show all again"
    opened = said(run(_old="revision", _oldrev="HEAD", background="1", count="incidents", _at="first/1"))
    assert "Other words" in opened and summary.split(":", 1)[1].strip().strip('"')[:20] in opened


@pytest.mark.parametrize(
    "asked",
    [
        {"_oldrev": "nowhere"},
        {"_oldrev": "HEAD", "_at": "no/event"},
        {"_oldrev": "HEAD", "_only": "month:1999-01"},
        {"_oldrev": "HEAD", "_only": "end:Nobody"},
    ],
)
def test_what_is_asked_in_vain_is_said(folder: Path, asked: dict) -> None:
    app = run(_old="revision", **asked)

    assert not app.exception
    words = " ".join(one.value for one in (*app.error, *app.warning))
    assert f"no revision “{asked['_oldrev']}”" in words or "Not among what differs" in words
