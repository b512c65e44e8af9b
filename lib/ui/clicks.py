"""What was clicked or framed on a chart, or chosen in a table: the one place where a widget's selection is read."""

from typing import TypedDict

import streamlit as st

from lib.ui.filter_state import current_filters


class Point(TypedDict, total=False):
    """What a chart tells of a point: what its figure gave it to carry, alone or in a list, and which one it is."""

    customdata: str | int | list[str | int]
    point_index: int
    curve_number: int


class Box(TypedDict):
    """A box drawn on a chart: the ends of its sides."""

    x: list[float]
    y: list[float]


class Chosen(TypedDict, total=False):
    """The points clicked or framed, the boxes and lassos drawn; of a table the cells, as row and column."""

    points: list[Point]
    box: list[Box]
    lasso: list[Box]
    cells: list[tuple[int, str]]


def chosen_on(key: str) -> Chosen:
    """What is chosen on the chart or in the table of this widget key."""
    return st.session_state[key]["selection"]


def clicked_points(key: str) -> list[Point]:
    """The points just clicked on the chart of this widget key.

    A second click on a mark, which the chart takes for letting go of it, is a click like the first: the panel may have
    been closed in between. Only while the filters are the same, for with others the chart shows other marks.
    """
    state, last, filters = st.session_state, f"clicked_{key}", current_filters()
    points = chosen_on(key)["points"]
    if points:
        state[last] = (filters, points)
    asked, before = state.get(last, (None, []))
    return points or (before if asked == filters else [])


def carried(point: Point) -> str:
    """What a point's figure gave it to carry, which comes alone or in a list."""
    value = point["customdata"]
    return str(value[0] if isinstance(value, list) else value)


def chosen_row(key: str) -> int | None:
    """The row of the cell just chosen in the table of this widget key; None where none is."""
    cells = chosen_on(key)["cells"]
    return cells[0][0] if cells else None
