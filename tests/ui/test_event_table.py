"""The events table: pages on the server, a sort on every column that keeps ties as read, cells in words."""

import pytest

from lib.events.asking.sorting import KEYS, NEWEST, asked_order
from lib.ui.event_table import COLUMNS, PAGE, has_page, next_order, page_asked, readable
from tests.asked import sorted_events

PLACE = {column.id: place for place, column in enumerate(COLUMNS)}


def cells(table) -> dict[str, dict[str, str]]:
    """event_id -> column -> cell."""
    return {event: {name: words[at] for name, at in PLACE.items()} for event, words in readable(table, frozenset()).items()}


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("0", 1), ("2", 2), ("99", 2), ("-1", 1), ("x", 1), ("9" * 40, 1)])
def test_a_page_number_is_brought_within_bounds(asked: str, number: int) -> None:
    assert page_asked(PAGE + 3, asked) == (number, 2)
    assert has_page(PAGE + 3, asked) == (asked in ("1", "2"))


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (PAGE, 1), (PAGE + 1, 2), (10 * PAGE, 10)])
def test_a_page_holds_so_many_rows_and_no_events_are_one_empty_page(table, total: int, pages: int) -> None:
    assert page_asked(total, "3")[1] == pages
    assert readable(table.iloc[:0], frozenset()) == {}


@pytest.mark.parametrize("sign", ("", "-"))
@pytest.mark.parametrize("column", [column.id for column in COLUMNS])
def test_every_column_sorts_both_ways_loses_no_row_and_puts_the_unknown_last(table, column: str, sign: str) -> None:
    ordered = sorted_events(table, sign + column)

    assert sorted(ordered.index) == list(table.index)
    if column in KEYS:
        keys = KEYS[column](ordered, bool(sign))
        told = keys.dropna()
        assert keys.isna().to_list() == sorted(keys.isna())
        assert told.is_monotonic_decreasing if sign else told.is_monotonic_increasing


def test_rows_that_a_column_does_not_part_stay_as_read(table) -> None:
    alike = sorted_events(table.assign(claim="reported"), "-claim")

    assert list(alike.index) == list(table.index)


def test_a_date_sorts_by_the_day_that_counts_and_by_publication_where_none_is_told(table) -> None:
    newest = sorted_events(table, "newest")["event_id"].tolist()

    assert newest.index("south/1") < newest.index("north/2") < newest.index("south/3")
    assert newest[-1] == "south/2"


def test_a_heading_asks_for_rising_then_falling_then_as_read_and_links_of_old_still_hold() -> None:
    assert [next_order(order, "who") for order in ("", "who", "-who", "place")] == ["who", "-who", "", "who"]
    assert [next_order(order, "date", NEWEST) for order in (NEWEST, "date")] == ["date", NEWEST]
    assert (asked_order("newest"), asked_order("-where"), asked_order("no column")) == ("-date", "-where", "")


def test_cells_say_bounds_claim_stage_and_source_each_in_its_column(table) -> None:
    found = cells(table)

    assert found["north/1"]["killed"] == "2–4"
    assert found["north/2"]["killed"] == found["north/2"]["numbers"] == "–"
    assert found["south/1"]["wounded"] == "up to 3"
    assert (found["south/1"]["claim"], found["south/1"]["stage"]) == ("denied", "done")
    assert found["north/2"]["date"] == "by 31 March 2021"
    assert found["south/2"]["where"] == "place not told"
    assert found["south/3"]["source"] == "The Valley Post; صحيفة الوادي"
    assert "background" in found["south/3"]["type"]


def test_an_arrow_stands_from_left_to_right_between_names_of_either_script(table) -> None:
    assert cells(table)["south/2"]["who"] == "\u2068حزب الأمل\u2069 → Reds"
