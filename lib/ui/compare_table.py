"""What differs between two snapshots as a table, an event or a cell a row; and one event on both sides, with its evidence."""

import pandas as pd
import streamlit as st

from lib.comparing.changes import WAYS, Changes
from lib.comparing.counting import END, KINDS, chord_of, differing, only
from lib.comparing.words import change_table, column_label, column_meaning
from lib.corpus.model.codebook import CODEBOOK
from lib.exchange.csv import write_csv
from lib.ui import address
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import isolated, plain, tag
from lib.ui.view import View

EVERY, MOST_ROWS = "every", 300
SIGNS = {"added": "+", "withdrawn": "−", "changed": "~", "joined": "⊂", "split": "⊃"}
COLUMNS = (
    Column("way", "What", 84, "What became of the event"),
    Column("event", "Event", 250, "Its summary; of what is gone as it was", "first"),
    Column("date", "Day", 90, "As coded (EDTF)"),
    Column("fields", "Columns that changed", 120, "Open the row to see each cell before and after"),
    Column("id", "Id", 100),
)
BESIDE = ("summary", "quote", "according_to", "date", "places", "articles")  # what is shown of an event on both sides


def draw_changes(changes: Changes) -> None:
    """The events that differ, those of one way or of one bar alone where that is chosen; a row opens both of its sides."""
    events, ways = differing(changes), [way for way in WAYS if changes.number(way)]
    offered = {EVERY: f"All: {len(events):,}"} | {way: f"{WAYS[way].capitalize()}: {changes.number(way):,}" for way in ways}
    way = address.page_option("way", offered, EVERY, "Show")
    kind, key = asked_only(events)
    kept = only(events, "" if way == EVERY else way, kind, key)
    if kind:
        st.button(
            f"{plain(_only_words(kind, key))}: {len(kept):,}. Show all again",
            key="only_off",
            on_click=_open,
            args=("only", ""),
            type="tertiary",
        )
    fields = changes.cells.groupby("event_id", sort=False)["column"].agg(lambda names: ", ".join(map(column_label, names)))
    rows = {row["event_id"]: _cells(row, fields) for row in kept.head(MOST_ROWS).to_dict("records")}
    row_table(
        Table("changes", "Table of the events that differ; a row shows the event on both sides", COLUMNS),
        rows,
        open_row=address.remembered("at"),
        order=("", False),
        on_open=lambda event: _open("at", event),
        on_sort=None,
    )
    cut = f"The first {MOST_ROWS} of {len(kept):,}; the file holds all. " if len(kept) > MOST_ROWS else ""
    st.caption(
        f"{cut}In the order of the side after; what is gone stands last. The file has a row for each cell that changed, and one "
        "for each event that came or went."
    )
    st.download_button(
        "Changes as CSV",
        lambda: write_csv(change_table(changes)),
        "changes.csv",
        "text/csv",
        on_click="ignore",
        key="download_changes",
    )


def _cells(row: dict, fields: pd.Series) -> list[str]:
    return [
        f"{SIGNS[row['way']]} {row['way']}",
        isolated(row["summary"]) or "–",
        row["date"] or "–",
        fields.get(row["event_id"], "–"),
        row["event_id"],
    ]


def asked_only(events: pd.DataFrame) -> tuple[str, str]:
    """Of which bar or mark the events alone are asked for: a kind of lib.comparing.counting and its key; "", "" of none."""
    kind, _, key = address.remembered("only").partition(":")
    known = key in (set(events[kind]) if kind in KINDS else set(chord_of(events).ends["end"]) if kind == END else ())
    return (kind, key) if known else ("", "")


def _only_words(kind: str, key: str) -> str:
    place, month = f"At {key}" if key else "Without a place", f"In {key}" if key else "Without a day"
    return {"month": month, "place": place, "dyad": key, "end": f"{key}, on either side"}[kind]


def draw_vain(changes: Changes) -> None:
    """What a link asks for that is not among what differs: said, and all of it shown. (As a filter asked in vain it would empty the
    corpus's own side, and all would seem to have gone.)"""
    event, only_asked = address.remembered("at"), address.remembered("only")
    lost = [event] if event and event not in set(changes.ways["event_id"]) else []
    lost += [only_asked] if only_asked and not asked_only(differing(changes))[0] else []
    if lost:
        st.warning(plain(f"Not among what differs: {', '.join(lost)}"))


def _open(name: str, value: str) -> None:
    address.heard()
    address.remember(name, value)


def draw_event(view: View, changes: Changes) -> None:
    """The event that is open, before and after: what carries it on both sides, and each cell that changed."""
    event = address.remembered("at")
    if event not in set(changes.ways["event_id"]):
        return
    told = changes.ways[changes.ways["event_id"] == event].iloc[0]
    beside = f" {'to' if told['way'] == 'joined' else 'from'} {told['with']}" if told["way"] in ("joined", "split") else ""
    st.subheader(f"{SIGNS[told['way']]} {plain(event)}: {WAYS[told['way']].split()[0]}{plain(beside)}", anchor=False)
    before, after = (_row(side, event) for side in (changes.old.events, changes.new.events))
    cells = changes.cells[changes.cells["event_id"] == event]
    columns = list(dict.fromkeys([*BESIDE, *cells["column"]]))
    st.html(_both(before, after, columns, set(cells["column"])))
    if view.shown.engine.event(event) is not None:
        st.button("Open its evidence as it is now", key="open_now", on_click=address.choose_event, args=(event,))


def _row(rows: pd.DataFrame, event: str) -> dict[str, str] | None:
    found = rows[rows["event_id"] == event]
    return None if found.empty else {str(column): str(cell) for column, cell in found.iloc[0].dropna().items()}


def _both(before: dict[str, str] | None, after: dict[str, str] | None, columns: list[str], changed: set[str]) -> str:
    """A table of the columns on both sides, what changed marked."""
    head = tag("tr", tag("th", ""), tag("th", "Before", scope="col"), tag("th", "After", scope="col"))
    lines = [
        tag("tr", _name(column), *(_side(row, column) for row in (before, after)), cls="differs" if column in changed else "")
        for column in columns
        if column in changed or any(row and row.get(column) for row in (before, after))
    ]
    return tag("table", head, *lines, cls="both")


def _name(column: str) -> str:
    return tag("th", column_label(column), scope="row", title=column_meaning(column))


def _side(row: dict[str, str] | None, column: str) -> str:
    if row is None:
        return tag("td", "not there", cls="none")
    return tag("td", _in_words(column, row.get(column, "")), dir="auto")


def _in_words(column: str, cell: str) -> str:
    """A cell as its codebook term says it, where it is one."""
    if column == "type" and cell in CODEBOOK.types:
        return CODEBOOK.label("type", cell)
    return cell or "–"
