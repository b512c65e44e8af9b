"""The tables of the part Agreement: the articles that were coded twice, and the agreement field by field."""

import streamlit as st

from lib.agreeing.comparing import Agreement, Compared, Row
from lib.agreeing.measuring import DRAWS, FEW, LEAST
from lib.ui import address
from lib.ui.agreement_words import SCALES, alpha_words, interval_words
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import Markup, isolated, tag
from lib.ui.view import View

COLUMNS = (
    Column("article", "Article", 230, kind="first"),
    Column("first", "First coder", 110),
    Column("second", "Second coder", 110),
    Column("both", "Both", 56, "Events that both coders have", "number"),
    Column("one", "First alone", 66, "Events that the first coder alone has", "number", usual="0"),
    Column("other", "Second alone", 72, "Events that the second coder alone has", "number", usual="0"),
    Column("fields", "Fields alike", 84, "Of the fields of events that both have, those of which they say the same", "number"),
    Column("left", "To settle", 84, "Fields that differ, and events that one coder alone has"),
)
MOST = 300
LOW, GOOD = 0.667, 0.8  # Krippendorff 2004: below the first nothing is concluded, from the second on it is relied on


def draw_pairs(view: View, pairs: list[Compared]) -> None:
    """The articles that were coded twice, those to be settled first, the most of it in front; a row opens one below."""
    ordered = sorted(pairs, key=lambda one: (one.twice.settled, -_open(one), one.twice.key))
    row_table(
        Table("agreement_pairs", "Table of the articles that were coded twice; a row shows where the two differ", COLUMNS),
        {one.twice.key: _cells(one) for one in ordered[:MOST]},
        open_row=address.remembered("twice"), order=("", False), on_open=_choose, on_sort=None,
    )  # fmt: skip
    more = len(ordered) - MOST
    shown = f"The first {MOST} of {len(ordered):,}; the numbers below are of all of them. " if more > 0 else ""
    st.caption(f"{shown}A row opens what the two coders say differently.")


def _open(one: Compared) -> int:
    return len(one.differences) + len(one.alone)


def _choose(key: str) -> None:
    address.heard()
    address.remember("twice", "" if address.remembered("twice") == key else key)


def _cells(one: Compared) -> list[str]:
    twice, left = one.twice, _open(one)
    first = sum(pair.second is None for pair in one.alone)
    same, all_fields = one.same
    return [
        isolated(twice.first.article.title),
        isolated(twice.first.who),
        isolated(twice.second.who),
        f"{len(one.both):,}",
        f"{first:,}",
        f"{len(one.alone) - first:,}",
        f"{same:,} of {all_fields:,}",
        "settled" if twice.settled else f"{left:,}" if left else "nothing",
    ]


def draw_alphas(total: Agreement) -> None:
    """Alpha of each field, with its units and interval, as numbers and on a line from no agreement to all."""
    told = [row for row in total.rows if row.alpha.why != FEW]
    few = [f"{row.label} ({_alike(row)})" for row in total.rows if row.alpha.why == FEW]
    rows = [_line(row) for row in told]
    if few:
        words = tag("td", f"{FEW}: {'; '.join(few)}", cls="why", colspan="4")
        rows.append(tag("tr", tag("th", f"Fewer than {LEAST}", scope="row"), words))
    st.html(tag("table", _head(), tag("tbody", *rows), cls="alphas", **{"aria-label": "Krippendorff’s alpha of each field"}))
    st.caption(
        "Krippendorff’s alpha: 1 is full agreement, 0 what chance would bring. The bar is its 95 % interval, over units drawn anew "
        f"{DRAWS:,} times; its ticks stand at {LOW} and {GOOD}: below the first one customarily concludes nothing, from the second "
        "on one relies on it. What no coder tells of an event is not counted."
    )


def _head() -> Markup:
    names = ("Field", "Alike", "Alpha", "95 % interval", "")
    classes = ("", "number", "number", "", "line")
    return tag("thead", tag("tr", *(tag("th", name, scope="col", cls=kind) for name, kind in zip(names, classes))))


def _line(row: Row) -> Markup:
    alpha = row.alpha
    cells = [tag("th", row.label, scope="row", title=f"Compared by {SCALES[row.scale]}"), tag("td", _alike(row), cls="number")]
    if alpha.alpha is None:
        return tag("tr", *cells, tag("td", alpha_words(alpha), cls="why", colspan="3"))
    interval = interval_words(alpha)
    cells += [tag("td", alpha_words(alpha), cls="number"), tag("td", interval, cls="" if alpha.low is not None else "why")]
    return tag("tr", *cells, tag("td", _drawn(alpha.alpha, alpha.low, alpha.high), cls="line"))


def _alike(row: Row) -> str:
    return f"{row.alpha.same:,} of {row.alpha.n:,}"


def _drawn(alpha: float, low: float | None, high: float | None) -> Markup:
    """The interval as a bar with the alpha as a dot; what lies below 0 ends at the edge."""

    def at(value: float) -> str:
        return f"{100 * min(1.0, max(0.0, value)):.1f}%"

    ticks = [tag("i", cls="tick", style=f"inset-inline-start: {at(value)}") for value in (LOW, GOOD)]
    bar = []
    if low is not None and high is not None:
        width = min(1.0, max(0.0, high)) - min(1.0, max(0.0, low))
        bar = [tag("i", cls="span", style=f"inset-inline-start: {at(low)}; width: {100 * width:.1f}%")]
    dot = tag("i", cls="dot", style=f"inset-inline-start: {at(alpha)}")
    return tag("div", *ticks, *bar, dot, cls="alpha", dir="ltr", **{"aria-hidden": "true"})
