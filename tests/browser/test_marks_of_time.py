"""What the Timeline and the Overview draw answers where it is drawn, with its own words, and opens as many events as can be
counted another way: day by day over the events of the corpus."""

import re
from datetime import date, timedelta

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.tables import Tables
from tests.browser.marks import bare, click_mark, marks, told_at
from tests.browser.steps import Server, ledger, settle, visit

ALL = {"width": 1440, "height": 2400}  # so that nothing must be scrolled
INK = """(chart) => [...document.querySelectorAll(`${chart} .bartext, ${chart} .textpoint text`)].map((one) =>
    [getComputedStyle(one).fill, getComputedStyle(one).fillOpacity])"""  # of the numbers in print, which must not fade


@pytest.fixture(scope="module")
def shown(sample: Corpus, sample_tables: Tables) -> pd.DataFrame:
    events = select_events(sample_tables, sample, Filters()).events
    return events.assign(published=sample_tables.report_dates["last"].reindex(events.index))


def days_in(event: dict, first: date, last: date) -> tuple[float, bool]:
    """How much of an event a month counts, and whether it counts at all: each of its days is looked at."""
    begin, end = (
        pd.Timestamp(event[one] if pd.notna(event[one]) else event[other]).date()
        for one, other in (("first_day", "last_day"), ("last_day", "first_day"))
    )
    if pd.isna(event["last_day"]) and pd.notna(event["published"]):
        end = max(end, event["published"].date())
    days = [begin + timedelta(days=number) for number in range((end - begin).days + 1)]
    inside = [day for day in days if first <= day <= last]
    return (1.0 if inside else 0.0) if event["date_kind"] == "extent" else len(inside) / len(days), bool(inside)


def counted_by_hand(events: pd.DataFrame, month: date) -> tuple[float, int]:
    """(the month's number, how many events it opens)"""
    last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    found = [days_in(event, month, last) for event in events[events["dated_by"] == "event"].to_dict("records")]
    return sum(share for share, _ in found), sum(inside for _, inside in found)


def close(page: Page) -> None:
    page.locator(".st-key-panel_head").get_by_role("button", name="Close").click()
    expect(page.locator(".st-key-panel")).to_have_count(0)
    settle(page)


def test_marks_of_the_overview_say_their_words_and_open_what_is_counted_by_hand(
    page: Page, server: Server, shown: pd.DataFrame
) -> None:
    page.set_viewport_size(ALL)
    visit(page, server.url)
    charts = [".st-key-periods", "[class*=st-key-small_map]", "[class*=st-key-governorates_]"]

    found = {chart: marks(page, chart) for chart in charts}
    for chart, told in found.items():
        assert len(told) > 6
        for words, x, y in told[::3] + told[-1:]:  # each is told alike
            assert told_at(page, chart, x, y, words) == bare(words)

    ink = page.evaluate(INK, ".st-key-periods")
    assert len(ink) > 6
    groups = {"Forces": "forces", "Politics": "politics", "Custody": "custody"}
    bars = [one for one in found[".st-key-periods"] if any(name in one[0] for name in groups)]
    undated = [one for one in bars if "day not told" in one[0]]
    assert undated
    for words, _, _ in [*bars[::10], undated[-1]]:
        group, day, number = re.match(r"\S+ (\w+), (?:month from )?(.+?): ([\d.]+)", words).groups()
        own = shown[shown["group"] == groups[group]]
        if day == "day not told":
            by_hand = sum(own["dated_by"] != "event"), sum(own["dated_by"] != "event")
        else:
            by_hand = counted_by_hand(own, pd.Timestamp(day).date())
        click_mark(page, ".st-key-periods", words)
        expect(page.locator(".st-key-panel .eyebrow")).to_have_text(re.compile(rf"^{by_hand[1]} events?$"))
        expect(page.locator(".st-key-panel")).to_contain_text(f"{group}, ")
        assert float(number) == pytest.approx(by_hand[0], rel=0.05)
        assert page.evaluate(INK, ".st-key-periods") == ink
        close(page)

    words = next(words for words, *_ in found["[class*=st-key-small_map]"] if words.startswith("Deir ez-Zor"))
    click_mark(page, "[class*=st-key-small_map]", words)
    page.wait_for_url(re.compile("region="))
    settle(page)
    assert ledger(page)["shown"] == int(re.search(r"(\d+) events", words)[1])


def test_marks_of_the_timeline_say_their_words_and_open_their_events(page: Page, server: Server) -> None:
    page.set_viewport_size(ALL)
    visit(page, f"{server.url}/timeline?from=2022-03-01&to=2022-04-30&undated=1")
    charts = ["[class*=st-key-strip_]", "[class*=st-key-counts_month]", ".st-key-timeline"]

    found = {chart: marks(page, chart) for chart in charts}
    for chart, told in found.items():
        assert len(told) > 2
        for words, x, y in told[::3] + told[-1:]:
            assert told_at(page, chart, x, y, words) == bare(words)

    ink = sorted(page.evaluate(INK, ".st-key-timeline"))
    assert len(ink) > 6
    several = [one for one in found[".st-key-timeline"] if re.match(r"\d+ events|.*: \d+ events", one[0])]
    for words, _, _ in several[::10]:
        click_mark(page, ".st-key-timeline", words)
        expect(page.locator(".st-key-panel .eyebrow")).to_have_text(re.search(r"\d+ events", words)[0])
        settle(page)
        assert sorted(page.evaluate(INK, ".st-key-timeline")) == ink
        close(page)
