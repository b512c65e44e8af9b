"""A file is dropped, looked at, answered about and written, by mouse and keyboard; and the layer shows on every page."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from lib.settings import SAMPLE
from tests.browser.steps import Server, load, serve, settle
from tests.layers.tables import FIGHT, GED_ROWS, ged
from tests.layers.test_form import TABLE_TEXT
from tests.layers.workbooks import xlsx

pytestmark = pytest.mark.browser
NAMED = FIGHT | {
    "id": "900",
    "side_a": "Hizballah",
    "side_a_new_id": "900",
    "side_b": "Fourth Division Men",
    "side_b_new_id": "901",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("bring") / "corpus"))


@pytest.fixture(scope="module")
def writing(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app on a corpus that it may write into."""
    yield from serve(tmp_path_factory.mktemp("server"), corpus)


def drop(page: Page, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    page.locator(".st-key-bring_file input[type=file]").set_input_files(folder / name)
    expect(page.locator(".st-key-bring_file")).to_contain_text(name)
    settle(page)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.keyboard.type(option)
    page.keyboard.press("Enter")
    settle(page)


def sentence(page: Page) -> str:
    return page.locator(".say").first.inner_text()


def test_a_release_is_recognised_answered_about_written_and_seen(page: Page, writing: Server, corpus: Path, tmp_path: Path) -> None:
    load(page, f"{writing.url}/bring")
    drop(page, tmp_path, "GEDEvent.csv", ged(*GED_ROWS, NAMED))

    n = len(GED_ROWS) + 1
    assert sentence(page) == f"{n} rows read = {n} events + 0 left out; nothing is written yet."
    expect(page.get_by_role("combobox", name="What it is")).to_have_value("New: UCDP GED")
    assert not (corpus / "layers").exists()
    page.get_by_role("textbox", name="Title, with its release").fill("UCDP GED 25.1")
    page.get_by_role("textbox", name="Id", exact=True).fill("ged")
    page.keyboard.press("Enter")
    settle(page)

    table = page.locator(".st-key-bring_rows tbody tr")
    assert table.count() == n
    table.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".facts")).to_contain_text("where_description")
    page.get_by_role("radiogroup", name="Fourth Division Men").get_by_role("radio", name="the same as Fourth Division").click()
    settle(page)
    page.get_by_role("radiogroup", name="Hizballah").get_by_role("radio", name="different").click()
    settle(page)
    page.get_by_role("button", name="Write corpus/layers/ged").click()
    expect(page.locator(".say").first).to_have_text("This file is the layer UCDP GED 25.1.")

    assert sorted(path.name for path in (corpus / "layers" / "ged").iterdir()) == ["GEDEvent.csv", "actors.csv", "layer.yaml"]
    rows = {row[0]: row[1:3] for row in csv.reader((corpus / "layers/ged/actors.csv").read_text(encoding="utf-8").splitlines())}
    assert rows["Fourth Division Men"] == ["fourth-division", "same"] and rows["Hizballah"] == ["", "different"]
    settle(page)
    page.get_by_role("link", name="Events: this layer").click()
    expect(page).to_have_url(re.compile("/events.layer=ged$"))
    expect(page.locator(".say").first).to_contain_text(f"{n} events")
    settle(page)


def test_a_newer_release_says_what_it_changes_and_takes_the_place(
    page: Page, writing: Server, corpus: Path, tmp_path: Path
) -> None:
    """After the test before."""
    load(page, f"{writing.url}/bring")
    drop(page, tmp_path, "GEDEvent_v26.csv", ged(FIGHT | {"best": "3.0"}, *GED_ROWS[2:]))

    expect(page.get_by_role("combobox", name="What it is")).to_have_value("A newer release of “UCDP GED 25.1”")
    told = page.get_by_text(re.compile("Against the release that stands: 0 added; 2 withdrawn .*; 1 changed .*101"))
    expect(told).to_be_visible()
    page.get_by_text("Their ids").click()
    expect(page.locator(".st-key-bring_change_ids [data-testid=stCode]").last).to_have_text("101")
    settle(page)
    page.get_by_role("button", name="Put this release in the place of corpus/layers/ged").click()
    expect(page.locator(".say").first).to_have_text("This file is the layer UCDP GED 25.1.")
    assert sorted(path.name for path in (corpus / "layers" / "ged").iterdir()) == ["GEDEvent_v26.csv", "actors.csv", "layer.yaml"]
    settle(page)


def test_answers_about_a_layer_that_stands_can_be_given_later(page: Page, writing: Server, corpus: Path) -> None:
    """After the test before."""
    load(page, f"{writing.url}/bring?_layer=ged")
    page.get_by_role("radiogroup", name="Hizballah").get_by_role("radio", name="the same as Hezbollah").click()
    settle(page)
    page.get_by_role("button", name="Write the answers").click()
    expect(page.get_by_text("The answers are written.")).to_be_visible()

    rows = {row[0]: row[1:3] for row in csv.reader((corpus / "layers/ged/actors.csv").read_text(encoding="utf-8").splitlines())}
    assert rows["Hizballah"] == ["hezbollah", "same"]
    settle(page)


def test_a_table_of_any_form_is_mapped_on_screen_and_its_marks_show_their_rows(
    page: Page, writing: Server, corpus: Path, tmp_path: Path
) -> None:
    load(page, f"{writing.url}/bring")
    drop(page, tmp_path, "valley.csv", TABLE_TEXT)
    expect(page.get_by_text("Say what kind of event the rows are")).to_be_visible()

    expect(page.get_by_text("The file's own rows: the first 3 of 3")).to_be_visible()
    expect(page.locator(".st-key-bring_first_rows td[role=gridcell]")).to_contain_text(["2", "1", "raid", "03/04/2021"])
    choose(page, "raid · 1 row", "Attack")
    assert sentence(page).startswith("3 rows read = 1 event + 2 left out (left out as asked: ")
    page.get_by_role("textbox", name="Publisher").fill("The Valley Post")
    page.keyboard.press("Enter")
    settle(page)
    look_elsewhere_and_come_back(page)
    expect(page.get_by_text("Going on with valley.csv, as you left it.")).to_be_visible()
    assert sentence(page).startswith("3 rows read = 1 event + 2 left out (left out as asked: ")
    expect(page.get_by_role("textbox", name="Publisher")).to_have_value("The Valley Post")
    choose(page, "fight · 1 row", "Clash")
    choose(page, "In one cell", "+ between names")
    choose(page, "talk · 1 row", "Meeting")
    assert sentence(page) == "3 rows read = 3 events + 0 left out; nothing is written yet."
    rows = page.locator(".st-key-bring_rows tbody tr")
    assert [line.locator("td").nth(3).inner_text() for line in rows.all()] == ["3 April 2021", "17 April 2021", "May 2021"]
    bars = page.locator(".st-key-bring_periods .bars .point")
    assert bars.count() == 4  # two months, each with what answers over it
    page.locator(".st-key-bring_periods").scroll_into_view_if_needed()
    settle(page)
    box = page.locator(".st-key-bring_periods .bars").last.locator(".point").last.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(rows).to_have_count(1)
    expect(page.get_by_text("Those of 2021-05. Show all again")).to_be_visible()
    page.get_by_text("Those of 2021-05. Show all again").click()
    expect(rows).to_have_count(3)
    settle(page)

    page.get_by_role("button", name="Write corpus/layers/valley").click()
    expect(page.locator(".say").first).to_have_text("This file is the layer valley.")
    written = yaml.safe_load((corpus / "layers" / "valley" / "layer.yaml").read_text(encoding="utf-8"))
    assert written["mapping"]["actors"][0] == {"side": "left", "name": "who", "split": "+", "otherwise": "non_state_force"}
    assert written["mapping"]["decimal"] == "," and written["publisher"] == "The Valley Post"
    settle(page)
    look_elsewhere_and_come_back(page)
    expect(page.locator(".say").first).to_contain_text(
        re.compile(r"layers? stands? there\.")
    )  # a file that is a layer by now waits no longer


def look_elsewhere_and_come_back(page: Page) -> None:
    page.get_by_role("link", name="Codebook").click()
    expect(page.get_by_role("heading", name="Codebook", exact=True)).to_be_visible()
    settle(page)
    page.get_by_role("link", name="Bring data").click()
    expect(page.get_by_role("heading", name="Bring data", exact=True)).to_be_visible()
    settle(page)


def test_a_server_for_others_writes_nothing_and_says_so(page: Page, tmp_path: Path) -> None:
    corpus = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    for shared in serve(tmp_path, corpus, FAULTLINES_WRITE="no"):
        load(page, f"{shared.url}/bring")
        drop(page, tmp_path, "GEDEvent.csv", ged())

        expect(page.get_by_text("its pages write nothing")).to_be_visible()
        with page.expect_download() as given:
            page.get_by_role("button", name="layer.yaml").click()
        given.value.save_as(tmp_path / "layer.yaml")
        assert yaml.safe_load((tmp_path / "layer.yaml").read_text(encoding="utf-8"))["format"] == "ucdp-ged"
        assert not (corpus / "layers").exists()


def test_answers_stay_on_whichever_page_of_names_they_were_given(page: Page, writing: Server, corpus: Path, tmp_path: Path) -> None:
    sides = [f"Hezbollah Unit {number}" for number in range(15)]
    rows = [FIGHT | {"id": str(number), "side_a": side, "side_a_new_id": str(number)} for number, side in enumerate(sides, 1_000)]
    load(page, f"{writing.url}/bring")
    drop(page, tmp_path, "Units.csv", ged(*rows))
    choose(page, "What it is", "New: UCDP GED")
    page.get_by_role("textbox", name="Id", exact=True).fill("units")
    page.keyboard.press("Enter")
    settle(page)

    page.get_by_role("radiogroup", name=sides[1], exact=True).get_by_role("radio", name="different").click()
    settle(page)
    page.get_by_label("Page of 2").fill("2")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_role("radiogroup", name=sides[14], exact=True).get_by_role("radio", name="the same as Hezbollah").click()
    settle(page)
    page.get_by_role("button", name="Write corpus/layers/units").click()
    expect(page.locator(".say").first).to_have_text("This file is the layer UCDP GED.")

    told = csv.reader((corpus / "layers/units/actors.csv").read_text(encoding="utf-8").splitlines())
    rows_of = {row[0]: row[1:3] for row in told}
    assert rows_of[sides[1]] == ["", "different"] and rows_of[sides[14]] == ["hezbollah", "same"] and rows_of[sides[2]] == ["", ""]
    settle(page)


ENDS = """cell => {  // where the first letters of both names and the arrow between them stand
    const text = cell.firstChild, at = (part) => {
        const range = document.createRange(), from = text.data.indexOf(part);
        range.setStart(text, from);
        range.setEnd(text, from + part.length);
        const box = range.getBoundingClientRect();
        return [box.left, box.right];
    };
    return [at('الأول'), at('→'), at('Second')].flat();
}"""
REFUSED = {  # file -> what it holds, and what the page says of it
    "empty.csv": ("", "empty.csv: is empty (a header, and rows below it)"),
    "GED.csv": (ged(FIGHT | {"type_of_violence": "7"}), "none of its 1 rows is an event"),
}


def test_what_is_dropped_is_refused_asked_for_its_sheet_and_shown_in_its_direction(
    page: Page, server: Server, tmp_path: Path
) -> None:
    load(page, f"{server.url}/bring")
    for name, (text, words) in REFUSED.items():
        drop(page, tmp_path, name, text)
        expect(page.get_by_text(words)).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("^(Write|Put this)"))).to_have_count(0)

    drop(page, tmp_path, "arabic.csv", "who,whom,type\nالأول,Second,attack\n")
    places = page.locator(".st-key-bring_rows tbody td").nth(2).locator("div").evaluate(ENDS)
    assert places == sorted(places)  # who acts stands before the arrow in whatever letters

    (tmp_path / "two.xlsx").write_bytes(
        xlsx({"First": [["who", "kind"], ["Hill Front", "clash"]], "Second": [["actor", "type"], ["River Men", "attack"]]})
    )
    page.locator(".st-key-bring_file input[type=file]").set_input_files(tmp_path / "two.xlsx")
    expect(page.locator(".st-key-bring_file")).to_contain_text("two.xlsx")
    settle(page)
    expect(page.locator(".st-key-bring_rows tbody tr")).to_contain_text(["Hill Front"])
    choose(page, "Sheet", "Second")
    expect(page.locator(".st-key-bring_rows tbody tr")).to_contain_text(["River Men"])
    expect(page.get_by_role("combobox", name="Who acts")).to_have_value("actor")
