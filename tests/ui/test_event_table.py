"""The events table: pages on the server, orders that keep ties as read, cells in words."""

import pytest

from lib.ui.event_table import PAGE, PHONE_ORDER, PHONE_WIDTHS, WIDTHS, page_of, readable, sorted_events


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("0", 1), ("2", 2), ("99", 2), ("-1", 1), ("x", 1),
                                               ("9" * 40, 1)])
def test_a_page_number_is_brought_within_bounds(table, asked: str, number: int) -> None:
    many = table.loc[[0] * (PAGE + 3)].reset_index(drop=True)

    rows, found, pages = page_of(many, asked)

    assert (found, pages) == (number, 2)
    assert len(rows) == (PAGE if number == 1 else 3)


def test_no_events_are_one_empty_page(table) -> None:
    rows, number, pages = page_of(table.iloc[:0], "3")

    assert (len(rows), number, pages) == (0, 1, 1)
    assert readable(rows).empty


@pytest.mark.parametrize("order", ("as_read", "newest", "type", "place"))
def test_an_order_loses_no_row_and_puts_the_unknown_last(table, order: str) -> None:
    ordered = sorted_events(table, order)

    assert sorted(ordered.index) == list(table.index)
    if order == "newest":
        assert ordered["event_id"].iloc[-1] == "south/2"
    if order == "place":
        assert ordered["place"].isna().iloc[-3:].all()


def test_cells_say_bounds_who_acts_on_whom_and_only_unusual_claims(table) -> None:
    cells = readable(table.fillna({"roles": "{}"})).set_index("Id")

    assert cells.loc["north/1", "Numbers"] == "killed 2–4"
    assert cells.loc["north/2", "Numbers"] == "–"
    assert cells.loc["south/1", "Numbers"] == "wounded up to 3"
    assert cells.loc["south/1", "Doubt"] == "denied"
    assert cells.loc["north/1", "Doubt"] == ""
    assert cells.loc["north/2", "Date"] == "by 2021-03-31"
    assert cells.loc["south/2", "Where"] == "place not told"


def test_on_a_phone_an_event_and_its_date_come_first_and_no_column_is_lost() -> None:
    assert PHONE_ORDER[:2] == ("Event", "Date") and sorted(PHONE_ORDER) == sorted(WIDTHS)
    assert PHONE_WIDTHS["Event"] + PHONE_WIDTHS["Date"] <= 358  # pixels beside the margins of the narrowest phone
