"""What a file would become: where its rows go, what is wrong with them, each as an event, and how many by place and by month."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import read_date
from lib.errors import Problem
from lib.events.words import date_words
from lib.figures.brought import brought_periods_figure, brought_places_figure
from lib.layers.importing import Import
from lib.layers.preview import LONGER, UNDATED, AtPlace, Becomes, Preview
from lib.ui import address
from lib.ui.bring_state import ONLY, OPEN, preview_of
from lib.ui.clicks import carried, clicked_points
from lib.ui.layer_row import source_cell
from lib.ui.numbers import counted
from lib.ui.overview_regions import outlined
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import isolated, isolated_names, plain, tag
from lib.ui.view import View

STILL = {"displayModeBar": False}
MOST_ROWS, MOST_PROBLEMS, MOST_PLACES, MOST_IDS = 200, 200, 3_000, 2_000
Value = TypeVar("Value")
PROBLEM_COLUMNS = (
    Column("line", "Line", 46, kind="number"),
    Column("field", "Column", 84),
    Column("what", "What is wrong", 190, kind="first"),
    Column("hint", "What would be right", 190),
    Column("severity", "It is", 66, "error: the row is left out; warning: it is read all the same"),
)
ROW_COLUMNS = (
    Column("line", "Line", 46, "Where the row begins in its file", "number"),
    Column("type", "What", 80, "Type in the codebook", "first"),
    Column("who", "Who → whom", 164),
    Column("date", "Day", 88, "As exactly as it is known: “3 to 17 April” is one day within, “from 3 to 17 April” all of it"),
    Column("place", "Where", 116, "The place, and how exactly it is known"),
    Column("numbers", "How many", 92),
)


def draw_preview(view: View, ready: Import) -> None:
    """The account, the problems and the rows at the left, map and months at the right."""
    seen = preview_of(ready)
    left, right = st.columns([7, 5], gap="large")
    with right:
        _draw_map(view, ready, seen)
        _draw_periods(view, ready, seen)
    with left:
        _draw_account(ready)
        _draw_rows(ready, seen.rows)


def _draw_account(ready: Import) -> None:
    if ready.n_unread:
        st.caption(f"{counted(ready.n_unread, 'row')} more, not read yet.")
    if change := ready.change:
        numbers = (("added", change.added), ("withdrawn", change.withdrawn), ("changed", change.changed))
        told = "; ".join(f"{len(ids):,} {word}{_first(ids)}" for word, ids in numbers)
        st.html(tag("p", f"Against the release that stands: {told}.", cls="quiet"))
        _draw_ids([(word, ids) for word, ids in numbers if ids])
        if len(change.added) == len(ready.reading.told):
            st.warning("None of its rows stands in that release: perhaps it is another table. Then say above that it is a new one.")
    draw_problems(ready.problems, "bring_problems", any(problem.severity == "error" for problem in ready.problems))


def _draw_ids(named: Sequence[tuple[str, tuple[str, ...]]]) -> None:
    """All ids of what a release adds, withdraws and changes, to be read and copied; drawn only while they are open."""
    if not named:
        return
    with st.expander("Their ids", key="bring_change_ids", on_change=address.heard) as ids_of_all:
        if ids_of_all.open:
            for word, ids in named:
                more = f", the first {MOST_IDS:,} of them" if len(ids) > MOST_IDS else ""
                st.caption(f"{len(ids):,} {word}{more}")
                st.code("\n".join(ids[:MOST_IDS]), language=None, height=160)


def _first(ids: tuple[str, ...]) -> str:
    return f" ({', '.join(ids[:3])}{' …' if len(ids) > 3 else ''})" if ids else ""


def draw_problems(problems: Sequence[Problem], key: str, opened: bool) -> None:
    """What is wrong with the rows of a file, in an expander; nothing where nothing is."""
    if problems:
        errors = sum(problem.severity == "error" for problem in problems)
        words = f"{counted(errors, 'error')} and {counted(len(problems) - errors, 'warning')}"
        with st.expander(f"What is wrong: {words}", expanded=opened):
            _draw_problem_rows(problems, key)


def _draw_problem_rows(problems: Sequence[Problem], key: str) -> None:
    rows = {
        str(number): [f"{one.line:,}" if one.line else "–", isolated(one.field) or "–", one.what, one.hint or "–", one.severity]
        for number, one in enumerate(problems[:MOST_PROBLEMS])
    }
    table = Table(key, "Table of what is wrong with the rows", PROBLEM_COLUMNS)
    row_table(table, rows, open_row="", order=("", False), on_open=lambda _: None, on_sort=None)
    if len(problems) > MOST_PROBLEMS:
        st.caption(f"The first {MOST_PROBLEMS} of {len(problems):,}.")


def _draw_rows(ready: Import, rows: Sequence[Becomes]) -> None:
    """What each row becomes; those of one place or period alone where that was clicked. A row opens what its publisher wrote."""
    kind, only = _of_this(ready, ONLY, ("", ""))
    kept: Sequence[Becomes] = [row for row in rows if not kind or str(row.at if kind == "place" else row.period) == only]
    if kind and not kept:
        kind, kept = "", rows
    st.subheader(f"What the rows become: {len(kept):,}", anchor=False)
    if kind:
        name = ready.reading.places[int(only)].name if kind == "place" else _period_words().get(only, only)
        st.button(f"Those of {plain(name)}. Show all again", key="bring_all", type="tertiary", on_click=_show, args=(ready, "", ""))
    opened = _of_this(ready, OPEN, "")
    row_table(
        Table("bring_rows", "Table of what each row becomes; a row shows what its publisher wrote", ROW_COLUMNS),
        {row.id: _cells(row) for row in kept[:MOST_ROWS]},
        open_row=opened,
        order=("", False),
        on_open=lambda event: _open(ready, event),
        on_sort=None,
    )
    if len(kept) > MOST_ROWS:
        st.caption(f"The first {MOST_ROWS} of {len(kept):,}; a mark or a bar shows its own.")
    _draw_row(ready, next((row for row in kept if row.id == opened), None))


def _cells(row: Becomes) -> list[str]:
    who = (" ⇄ " if row.mutual else " → ").join(filter(None, (row.left, row.right)))
    place = f"{isolated(row.place)} ({row.precision.lower()})" if row.place else "–"
    day = date_words(read_date(row.date)) if row.date else "–"
    return [f"{row.line:,}", row.type, isolated_names(who) or "–", day, place, row.numbers or "–"]


def _draw_row(ready: Import, row: Becomes | None) -> None:
    """The publisher's own row, every column with its meaning, and what the publisher leaves open."""
    if row is None:
        return
    st.subheader(f"The row of {plain(row.id)}", anchor=False)
    if row.open:
        st.caption(plain(row.open))
    st.html(tag("dl", *map(source_cell, ready.layer.row(f"{ready.layer.about.id}:{row.id}")), cls="facts"))


def _draw_map(view: View, ready: Import, seen: Preview) -> None:
    """The places that have a point; how many rows have none is said."""
    there = [one for one in seen.places if one.place.lat is not None and one.place.lon is not None]
    st.subheader("Where", anchor=False)
    if there:
        shapes = outlined(view.shown.known, view.corpus) if view.corpus.boundaries else None
        key = "bring_places"
        figure = brought_places_figure([_mark(one) for one in there[:MOST_PLACES]], shapes, view.theme)
        _chart(ready, figure, key, "place", "How many rows are at each place; the table holds the same")
    beside = len(ready.reading.told) - sum(one.n for one in there)
    if rest := there[MOST_PLACES:]:
        st.caption(
            f"The {MOST_PLACES:,} places of most rows; {counted(len(rest), 'place')} of {sum(one.n for one in rest):,} more."
        )
    st.caption(
        f"Filled: the place's own point. Hollow: somewhere around it. {counted(beside, 'row')} without a point "
        f"{'is' if beside == 1 else 'are'} beside the map: known to a governorate, a country or nothing."
    )


def _mark(one: AtPlace) -> tuple[str, float, float, int, str, bool]:
    precision = CODEBOOK.precisions[one.place.precision]
    words = f"{one.place.name}: {counted(one.n, 'row')} ({precision.label.lower()})"
    return str(one.at), one.place.lat or 0.0, one.place.lon or 0.0, one.n, words, precision.drawn == "point"


def _draw_periods(view: View, ready: Import, seen: Preview) -> None:
    st.subheader("When", anchor=False)
    figure = brought_periods_figure(seen.periods, _period_words(), view.theme)
    _chart(ready, figure, "bring_periods", "period", "How many rows are of each month or year; the table holds the same")
    st.caption(
        f"By {'year' if seen.per_year else 'month'}; what is known to more than one stands apart, and so does what has no day."
    )


def _period_words() -> dict[str, str]:
    return {LONGER: "more than one", UNDATED: "no day"}


def _chart(ready: Import, figure: object, key: str, kind: str, alt: str) -> None:
    def heard() -> None:
        points = [point for point in clicked_points(key) if "customdata" in point]
        if points:
            _show(ready, kind, carried(points[0]))

    st.plotly_chart(figure, theme=None, config=STILL, key=key, on_select=heard, selection_mode="points", alt=alt)


def _of_this(ready: Import, key: str, usual: Value) -> Value:
    """What was chosen of this very reading; of another one's rows, places and months it means nothing."""
    reading, chosen = st.session_state.get(key, (None, usual))
    found: Value = chosen if reading is ready.reading else usual
    return found


def _show(ready: Import, kind: str, value: str) -> None:
    st.session_state[ONLY] = (ready.reading, (kind, value))


def _open(ready: Import, event: str) -> None:
    st.session_state[OPEN] = (ready.reading, "" if _of_this(ready, OPEN, "") == event else event)
