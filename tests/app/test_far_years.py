"""Every page opens on a corpus in which one event, or one publication, lies centuries from all others."""

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.app.test_pages import DELTA, PAGES, WITH_PANEL, run, words_of

FAR = (
    "0001-01-01",
    "0202-04-18",
    "1648-10",
    "2922",
    "9999-12-31",
    "0202-04-18/2020-03-01",
    "2020-03-01/9999-12-31",
    "[0202-03-01..2020-03-01]",
    "1649/..",
    "../2922-03-01",
    "9999~",
)


def article(number: int, date: str, published: str = "2020-05-01") -> str:
    """An article of one event; without a date its publication bounds it."""
    dated = f'\n    date: "{date}"\n    inferred: {{date: "Told elsewhere."}}' if date else ""
    return f"""---
id: far-{number}
title: A Quarrel
publisher: Delta Courier
published: "{published}"
text: full
events:
  - id: 1
    type: clash
    side_a: [river-guard]
    side_b: [northern-front]
    place: ford-upper
    summary: A quarrel at a far time.{dated}
    quote: the River Guard and the Northern Front fought at Upper Ford
---
Once the River Guard and the Northern Front fought at Upper Ford.
"""


def delta_with(folder: Path, articles: list[str]) -> str:
    """The invented corpus with articles more; its folder."""
    shutil.copytree(DELTA, folder)
    for number, text in enumerate(articles):
        (folder / "articles" / f"far-{number}.md").write_text(text, encoding="utf-8")
    return str(folder)


@pytest.fixture(scope="module")
def far_away(tmp_path_factory: pytest.TempPathFactory) -> str:
    dated = [article(number, date) for number, date in enumerate(FAR)]
    undated = [article(number + len(dated), "", date) for number, date in enumerate(FAR[:5])]
    return delta_with(tmp_path_factory.mktemp("far") / "corpus", dated + undated)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_with_events_and_articles_centuries_away(page: str, far_away: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", far_away)

    app = run(page, event="far-0/1")

    assert not app.exception
    assert page not in WITH_PANEL or "A quarrel at a far time." in words_of(app)


@pytest.fixture(scope="module")
def one_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The folder of the corpus with one more event at a date."""
    return cache(lambda date: delta_with(tmp_path_factory.mktemp("one") / "corpus", [article(0, date)]))


@pytest.mark.parametrize("page, date", [*(("pages/timeline.py", date) for date in FAR), *(("app.py", date) for date in FAR[::4])])
def test_an_axis_of_time_holds_one_event_centuries_away(
    page: str, date: str, one_of: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAULTLINES_CORPUS", one_of(date))

    app = run(page)

    assert not app.exception
    specs = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    assert any(spec["layout"].get("shapes") for spec in specs)  # what is far is folded away
