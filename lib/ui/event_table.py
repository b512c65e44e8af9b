"""The event table as a reader sees it: one page of rows at a time, sorted on the server; a row opens its evidence."""

import pandas as pd
import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.answers import both_ways
from lib.engine.questions import Where
from lib.events.asking.sorting import OWN, asked_order
from lib.events.words import arrow, number_words, review_words, short_day, where
from lib.ui import address
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import isolated_names
from lib.ui.view import View, made_once

PAGE = 50
AS_READ = "in the order of their files"
TABLE = tuple(CODEBOOK.columns)  # columns of the rows that stand in it


def _usual(field: str) -> str:
    """The cell of what goes without saying."""
    return CODEBOOK.label(field, CODEBOOK.default(field)).lower()


COLUMNS = (
    Column("date", "Date", 110, "“from … to”: it lasted; “18 to 24 April”: one day within; “by”: not told, published then"),
    Column("type", "Type", 96),
    Column("event", "Event", 190, kind="first"),
    Column("who", "Who", 136, "Who acts → on whom; ⇄ both"),
    Column("where", "Where", 98),
    Column("killed", "Killed", 52, "With bounds; – is not reported", "number"),
    Column("wounded", "Wounded", 72, "With bounds; – is not reported", "number"),
    Column("numbers", "Other numbers", 88, "With bounds; – is not reported"),
    Column("claim", "Claim", 70, "How the article stands to what it tells", usual=_usual("claim")),
    Column("stage", "Stage", 92, "How far it got", usual=_usual("stage")),
    Column("source", "Reported by", 92, "Publishers of the articles that tell it"),
    Column("grade", "Grade", 54, "Reliability of the source A–F, credibility of the item 1–6"),
    Column("id", "Id", 110),
)
LABELS = {column.id: column.label for column in COLUMNS}


def next_order(order: str, column: str, usual: str = "") -> str:
    """What a click on a column's heading asks for: rising, then falling, then the usual order."""
    steps = list(dict.fromkeys((column, f"-{column}", usual)))
    return steps[(steps.index(order) + 1) % len(steps)] if order in steps[:2] else column


def order_words(order: str) -> str:
    """The order for people; where none is chosen, that of the files."""
    column = order.removeprefix("-")
    return f"sorted by {LABELS[column].lower()}, {'falling' if order.startswith('-') else 'rising'}" if order else AS_READ


def page_asked(total: int, asked: str) -> tuple[int, int]:
    """(number of the page asked for, brought within bounds; number of pages) of so many rows; pages count from 1."""
    pages = max(1, -(-total // PAGE))
    return min(max(int(asked) if asked.isdecimal() and len(asked) < 10 else 1, 1), pages), pages


def has_page(total: int, asked: str) -> bool:
    """Whether so many rows have a page of that number."""
    return asked.isdecimal() and len(asked) < 10 and 1 <= int(asked) <= max(1, -(-total // PAGE))


def readable(rows: pd.DataFrame, both_ways: frozenset[str]) -> dict[str, list[str]]:
    """event_id -> the cells of COLUMNS, in words. `both_ways`: ids of the events whose sides act on each other."""
    return {row["event_id"]: _cells(row, row["event_id"] in both_ways) for row in rows.to_dict("records")}


def _cells(row: dict, mutual: bool) -> list[str]:
    told = number_words(row)
    own = [told.pop(name, "–") for name in OWN]
    numbers = ", ".join(f"{CODEBOOK.label('quantity', name).lower()} {number}" for name, number in told.items()) or "–"
    waits = review_words(row)
    held = (("draft", row["status"] == "draft"), (waits, bool(waits)), ("background", row["background"]))
    marks = [word for word, holds in held if holds]
    kind = f"{CODEBOOK.groups[row['group']].symbol} {CODEBOOK.label('type', row['type'])}"
    return [
        short_day(row),
        ", ".join((kind, *marks)),
        row["summary"],
        isolated_names(arrow(row, mutual)),
        where(row),
        *own,
        numbers,
        *(CODEBOOK.label(field, row[field]).lower() for field in ("claim", "stage")),
        row["publishers"],
        row["reliability"] + row["credibility"],
        row["event_id"],
    ]


@made_once
def cells_of(view: View, order: str, first: int, most: int, wheres: tuple[Where, ...] = ()) -> dict[str, list[str]]:
    """So many of the events shown from a place of the order on, of those of which the wheres hold, as `readable` gives them."""
    rows = view.shown.rows(TABLE, order, first, most, wheres)
    return readable(rows, both_ways(view.shown, rows["event_id"]))


def draw_table(cells: dict[str, list[str]], order: str, key: str, usual: str = "") -> None:
    """A page of rows, as `cells_of` gives them; one opens its evidence by a click, Enter or, while another is open, the arrow
    keys. A click on a heading sorts by its column, over all pages; `usual` is the order that needs no word in the address."""
    order = asked_order(order)
    row_table(
        Table(f"table_{key}", "Table of the events shown, one row an event; a row opens its evidence", COLUMNS),
        cells,
        open_row=address.open_event(),
        order=(order.removeprefix("-"), order.startswith("-")),
        on_open=address.choose_event,
        on_sort=lambda column: _sort(next_order(order, column, usual), usual),
    )


def _sort(order: str, usual: str) -> None:
    address.remember("order", order if order != usual else "")
    address.remember("page", "")


def draw_pager(number: int, pages: int, total: int, order: str) -> None:
    """What is on screen in words and, where there is more than one page, steps through them."""
    sort = f", {order_words(order)}" if total > 1 else ""
    if pages == 1:
        st.caption(f"{'The one row' if total == 1 else f'All {total:,} rows'}{sort}; the download holds the same.")
        return
    first = (number - 1) * PAGE + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Previous page", disabled=number == 1, on_click=address.remember, args=("page", str(number - 1) if number > 2 else "")
        )
        st.button("Next page", disabled=number == pages, on_click=address.remember, args=("page", str(number + 1)))
        st.caption(
            f"Rows {first:,} to {min(number * PAGE, total):,} of {total:,}{sort}; the download holds all {total:,}.",
            width="content",
        )
