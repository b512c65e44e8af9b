"""Each format is chosen in the popover, downloaded, and opened by a reader that is not ours: it holds the rows on screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.tables import Tables
from lib.exchange.chosen import chosen_of
from lib.exchange.csv import write_csv
from lib.exchange.formats import FORMATS
from tests.browser.steps import Server, visit
from tests.exchange.taken import taken
from tests.readers.opening import OPENED

pytestmark = pytest.mark.browser


@pytest.mark.filterwarnings("default")
def test_every_format_downloads_and_opens(
    page: Page, server: Server, sample: Corpus, sample_tables: Tables, tmp_path: Path
) -> None:
    snapshot = taken(sample_tables, sample, Filters(actors=frozenset({"hezbollah"})))
    visit(page, f"{server.url}/events?actor=hezbollah")
    page.get_by_role("button", name="Download").click()

    for name, form in FORMATS.items():
        if name != "csv":  # which is offered unasked
            page.get_by_role("combobox", name="Format").click()
            page.get_by_role("option").filter(has_text=form.label).click()
        button = page.get_by_test_id("stDownloadButton").get_by_role("button", name=form.label, exact=True)
        expect(button).to_be_visible()
        for sentence in form.misses(chosen_of(snapshot)):
            expect(page.get_by_text(sentence[:30]).first).to_be_visible()
        with page.expect_download() as download:
            button.click()
        path = tmp_path / name / f"events{form.ending}"
        download.value.save_as(path)

        found = set(OPENED[name](path))
        assert download.value.suggested_filename.endswith(form.ending) and "hezbollah" in download.value.suggested_filename
        assert (found or name in ("acled", "ged")) and found <= set(snapshot.events["event_id"])  # which may leave all of them out
        assert name != "csv" or path.read_bytes() == write_csv(snapshot.events)  # each row and cell in its order
        assert found == set(snapshot.events["event_id"]) or form.misses(chosen_of(snapshot))
