"""The table of dyads: all the numbers of chord and matrix, each opening its events; a row opens the dyad's own."""

import numpy as np
import pandas as pd
import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.backers import behind_dyads
from lib.engine.dyads import Links
from lib.engine.gathered import GATHERED
from lib.engine.shown import Some
from lib.engine.tolls import tolls_by
from lib.events.asking.picks import PARTS, dyad_keys
from lib.events.building.cells import bounds
from lib.events.counting.casualties import COUNTED, Toll
from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.dyads import dyad_rows
from lib.ui import address
from lib.ui.event_table import next_order
from lib.ui.relations_view import all_dyads, links_of
from lib.ui.relations_words import KINDS
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import isolated
from lib.ui.view import View, made_once

MOST_ROWS = 120
WIDTHS = {"done": 48, "not_done": 76, "alleged": 62, "denied": 54, "violent": 58, "coercive": 68, "verbal": 54, "same": 62}
COLUMNS = (
    Column("dyad", "Dyad", 220, "Who acts → on whom; ⇄ both ways; (within): between parts of one side", "first"),
    Column("link", "Link", 76),
    Column("events", "Events", 54, kind="number"),
    *(Column(name, PARTS[name], width, kind="number", usual="0", opens=True) for name, width in WIDTHS.items()),
    *(
        Column(
            told, told.capitalize(), 70, "With bounds, nobody counted twice; alleged and denied apart; – no number told", "number"
        )
        for told in COUNTED
    ),
    Column("backed", "Backed by", 150, "Who stands behind either side in these events; a backer does not act"),
)
ALWAYS = ("dyad", "link", "events", "done")


def draw_dyad_table(view: View, level: str, kind: str) -> None:
    """Every dyad, most events first or as a heading asks."""
    dyads = all_dyads(view, level, kind)
    if dyads.counts.empty:
        return
    counts, cells = dyads.counts.head(MOST_ROWS), _cells(view, level, kind)
    order = address.remembered("order")
    address.require_option("order", order.removeprefix("-") in {column.id for column in COLUMNS})
    order = order if order.removeprefix("-") in cells else ""
    picks = pd.Series([f"dyad:{key}:{level}" for key in dyad_keys(counts)], index=counts.index)
    columns = tuple(column for column in COLUMNS if column.id in cells)
    rows = cells.loc[_sorted(cells, order)].astype("str")
    st.subheader(f"Dyads: {len(dyads.counts):,}", anchor=False)
    row_table(
        Table("dyads", "Table of dyads with their kind of link and number of events; a row or a number lists its events", columns),
        dict(zip(picks[rows.index], rows[[column.id for column in columns]].to_numpy().tolist())),
        open_row=address.whole_pick(),
        order=(order.removeprefix("-"), order.startswith("-")),
        on_open=address.choose_pick,
        on_sort=lambda column: address.remember("order", next_order(order, column)),
    )
    cut = f" These are the {len(counts):,} with most events; filters narrow them." if len(dyads.counts) > len(counts) else ""
    st.caption(
        "A row lists its events, a number those it counts. Four numbers add up to the events: denied; else "
        f"{CERTAINTIES['not_done']}, alleged or not; else alleged to be done; else as done. So do violent, coercive and "
        f"verbal where the link is hostile.{cut}"
    )


def _sorted(cells: pd.DataFrame, order: str) -> pd.Index:
    """Rows in an order; numbers of killed and wounded by their least."""
    if not order:
        return cells.index
    column = cells[order.removeprefix("-")]
    keys = column if pd.api.types.is_numeric_dtype(column) else column.str.casefold()
    if order.removeprefix("-") in COUNTED:
        keys = column.str.replace(",", "").str.extract(r"(\d+)", expand=False).astype("float64")
    return keys.sort_values(ascending=not order.startswith("-"), na_position="last", kind="stable").index


@made_once
def _cells(view: View, level: str, kind: str) -> pd.DataFrame:
    """A row a dyad, the columns of COLUMNS that say something, with the index of the dyads' counts."""
    dyads = all_dyads(view, level, kind)
    counts, parts = dyads.counts.head(MOST_ROWS), dyads.parts.head(MOST_ROWS)
    behind = behind_dyads(links_of(view, level, kind), counts, view.corpus)
    words = dyad_rows(counts, level, view.corpus)
    within = counts["left_id"] == counts["right_id"]
    left, right = words["From"].map(isolated), words["To"].map(isolated)
    pair = (left + " " + words[""] + " " + right).where(~within, right)
    found = pd.DataFrame({"dyad": pair, "link": counts["kind"].map(KINDS), "events": counts["events"]}).join(parts)
    tolls = {quantity: _toll(quantity, links_of(view, level, kind), counts) for quantity in COUNTED}
    told = found.assign(**tolls, backed=_backed(counts, words, behind))
    empty = [name for name in told if name not in ALWAYS and told[name].isin([0, "–", ""]).all()]
    return told.drop(columns=empty)


def _toll(quantity: str, links: Links, counts: pd.DataFrame) -> list[str]:
    """How many were killed or wounded in the events of each dyad, in a cell."""
    over = links.gathered(counts, np.arange(len(counts)))
    tolls = tolls_by(quantity, Some(links.shown, links.severe), (GATHERED,), over)
    return [toll_cell(tolls.get((row,), {})) for row in range(len(counts))]


def toll_cell(tolls: dict[str, Toll]) -> str:
    """What is reported, and apart from it what is alleged or denied: "2+, 1 alleged"; – where no number is told."""
    said = {claim: toll.number for claim, toll in tolls.items() if toll.number}
    usual = CODEBOOK.default("claim")
    return ", ".join(bounds(number) + ("" if claim == usual else f" {claim}") for claim, number in said.items()) or "–"


def _backed(counts: pd.DataFrame, words: pd.DataFrame, backed: pd.DataFrame) -> list[str]:
    """Who stands behind either end (`backed`: as behind_dyads gives), an entry an end; an end that acts on itself once."""
    ends = zip(words["From"], backed["left"], words["To"], backed["right"], counts["left_id"] == counts["right_id"])
    return [
        "\n".join(f"{name}: {behind}" for name, behind in ((left, of_left), (right, "" if within else of_right)) if behind)
        for left, of_left, right, of_right, within in ends
    ]
