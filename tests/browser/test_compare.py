"""Two snapshots side by side, by mouse and keyboard: a file is chosen, its filters come back, and every number shows its events."""

import csv
import io
import re
import zipfile
from html import unescape
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from playwright.sync_api import Page, expect

from lib.exchange.formats import FORMATS
from tests.browser.marks import bare, told_at
from tests.browser.steps import Server, load, settle
from tests.layers.tables import FIGHT, GED_ROWS, ged

TOLD = r"([\d,]+) (added|withdrawn|changed|the same)"


@pytest.fixture(scope="module")
def packed(tab: Page, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip of the violent events as the page gives it."""
    page, file = tab, tmp_path_factory.mktemp("packed") / "violence.zip"
    load(page, f"{server.url}/events?group=violence")
    page.get_by_role("button", name="Download").click()
    page.get_by_role("combobox", name="Format").click()
    page.get_by_role("option").filter(has_text=FORMATS["zip"].label).click()
    with page.expect_download() as given:
        page.get_by_test_id("stDownloadButton").get_by_role("button", name=FORMATS["zip"].label, exact=True).click()
    given.value.save_as(file)
    return file


def numbers(page: Page) -> dict[str, int]:
    """What the page's sentence says."""
    return {word: int(number.replace(",", "")) for number, word in re.findall(TOLD, page.locator(".say").inner_text())}


def rows_of(packed: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(zipfile.ZipFile(packed).read("events.csv").decode("utf-8-sig"))))


def put(page: Page, file: Path) -> None:
    page.locator(".st-key-file_old input[type=file]").set_input_files(file)
    expect(page.locator(".st-key-sides")).to_contain_text(file.name)
    settle(page)


def test_a_snapshot_brings_its_filters_back_and_differs_in_nothing_and_another_file_is_refused(
    page: Page, server: Server, packed: Path, tmp_path: Path
) -> None:
    load(page, f"{server.url}/compare")

    put(page, packed)

    expect(page).to_have_url(re.compile("group=violence"))
    expect(page.locator(".say")).to_contain_text(f"No event differs: all {len(rows_of(packed)) - 1} stand on both sides")

    (tmp_path / "other.csv").write_text("name,when\nx,2021\n", encoding="utf-8")
    page.locator(".st-key-file_old input[type=file]").set_input_files(tmp_path / "other.csv")
    expect(page.get_by_role("alert")).to_contain_text("has no column event_id")
    settle(page)


def altered(packed: Path, file: Path) -> tuple[str, str]:
    """Write the CSV without its first event and with another summary of its last; the ids of both."""
    names, *rows = rows_of(packed)
    rows[-1][names.index("summary")] = "كلمات أخرى"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([names, *rows[1:]])
    return rows[0][names.index("event_id")], rows[-1][names.index("event_id")]


def test_what_differs_is_listed_opened_on_both_sides_and_taken_away(
    page: Page, server: Server, packed: Path, tmp_path: Path
) -> None:
    missing, changed = altered(packed, tmp_path / "altered.csv")
    load(page, f"{server.url}/compare?group=violence")

    put(page, tmp_path / "altered.csv")

    assert numbers(page) == {"added": 1, "changed": 1, "the same": len(rows_of(packed)) - 3}
    table = page.locator(".st-key-changes tbody tr")
    assert [line.get_attribute("data-id") for line in table.all()] == [missing, changed]
    table.last.focus()
    page.keyboard.press("Enter")
    both = page.locator("table.both")
    expect(both.locator("tr.differs")).to_have_count(1)
    expect(both.locator("tr.differs td").first).to_have_text("كلمات أخرى")
    settle(page)
    with page.expect_download() as given:
        page.locator(".st-key-download_changes button").click()
    told = list(csv.DictReader(io.StringIO(Path(given.value.path()).read_text(encoding="utf-8-sig"))))
    assert [(row["event_id"], row["change"], row["column"]) for row in told] == [
        (missing, "added", ""),
        (changed, "changed", "summary"),
    ]


RIBBON = """() => {  // a point of the first ribbon of the chord on the screen, and the words that it is to say
    const plot = document.querySelector('.st-key-changes_chord .js-plotly-plot'), box = plot.getBoundingClientRect();
    const {xaxis, yaxis} = plot._fullLayout, ribbon = plot._fullData[0], at = ribbon.x.length >> 1;
    return [ribbon.hovertemplate.split('<extra>')[0], box.x + xaxis._offset + xaxis.d2p(ribbon.x[at]),
        box.y + yaxis._offset + yaxis.d2p(ribbon.y[at])];
}"""


def test_a_mark_of_the_map_and_a_ribbon_of_the_chord_show_their_events_alone(
    page: Page, server: Server, packed: Path, tmp_path: Path
) -> None:
    (tmp_path / "nothing.csv").write_text(",".join(rows_of(packed)[0]) + "\n", encoding="utf-8")
    load(page, f"{server.url}/compare?group=violence")
    put(page, tmp_path / "nothing.csv")
    marks = page.locator(".st-key-changes_places .scatterlayer .points path.point")
    number = page.locator(".st-key-changes_places .textpoint text").first.text_content().lstrip("+")

    marks.first.scroll_into_view_if_needed()
    settle(page)
    box = marks.first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    expect(page.locator(".st-key-only_off")).to_contain_text(f": {number}. Show all again")
    expect(page.locator(".st-key-changes tbody tr")).to_have_count(int(number))

    chord = page.locator(".st-key-changes_chord")
    chord.scroll_into_view_if_needed()
    settle(page)
    words, x, y = page.evaluate(RIBBON)
    assert told_at(page, ".st-key-changes_chord", x, y, unescape(words)) == bare(unescape(words))
    page.mouse.click(x, y)
    dyad, number = re.fullmatch(r"(.+): (\d+) came", unescape(words)).groups()
    expect(page.locator(".st-key-only_off")).to_contain_text(f"{number}. Show all again")
    expect(page.locator(".st-key-changes tbody tr")).to_have_count(int(number))
    assert f"dyad:{dyad}" in unquote_plus(page.url)


def test_two_releases_of_a_publisher_s_table_are_laid_side_by_side(page: Page, server: Server, tmp_path: Path) -> None:
    (tmp_path / "GED24.csv").write_text(ged(), encoding="utf-8")
    (tmp_path / "GED25.csv").write_text(ged(FIGHT | {"best": "3.0", "high": "3.0"}, *GED_ROWS[2:]), encoding="utf-8")
    load(page, f"{server.url}/compare?_new=file")

    put(page, tmp_path / "GED24.csv")
    page.locator(".st-key-file_new input[type=file]").set_input_files(tmp_path / "GED25.csv")
    settle(page)

    assert numbers(page) == {"withdrawn": 1, "changed": 1, "the same": len(GED_ROWS) - 2}
    expect(page.locator(".st-key-changes tbody tr").first).to_have_attribute("data-id", re.compile("^ucdp-ged:"))
