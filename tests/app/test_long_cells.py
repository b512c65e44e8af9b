"""What a spreadsheet would cut is said where a plain CSV is taken away, which has no manifest beside it."""

import shutil

import pytest
from streamlit.testing.v1 import AppTest

from lib.settings import ROOT

PLAIN = ROOT / "tests" / "corpora" / "plain"


@pytest.mark.parametrize(("letters", "said"), ((40_000, True), (4_000, False)))
def test_a_cell_that_a_spreadsheet_cuts_is_said_beside_the_download(tmp_path, monkeypatch, letters: int, said: bool) -> None:
    folder = shutil.copytree(PLAIN, tmp_path / "plain")
    article = folder / "articles" / "wells.md"
    short = "The Riders move through West Plain State."
    article.write_text(article.read_text("utf-8").replace(short, short + " So it is told." * (letters // 15)), "utf-8")
    monkeypatch.setenv("FAULTLINES_CORPUS", str(folder))

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run().switch_page("pages/events.py").run()

    assert not app.exception
    told = [one.value for one in app.caption if "would be cut on opening: 1 cell (summary)" in one.value]
    assert len(told) == said
