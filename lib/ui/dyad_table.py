"""The table of dyads: all the numbers of chord and matrix, each opening its events; a row opens the dyad's own."""

import pandas as pd
import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.asking.picks import PARTS, dyad_keys
from lib.events.building.cells import bounds
from lib.events.counting.casualties import COUNTED, Toll, tolls_of_groups
from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.dyad_parts import backed_by_dyad, split_dyads
from lib.events.counting.dyads import Dyads, dyad_rows
from lib.events.membership import among
from lib.ui import address
from lib.ui.event_table import next_order
from lib.ui.relations_view import all_dyads, behind_them
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
    counts, behind = dyads.counts.head(MOST_ROWS), behind_them(view, level, kind)
    parts = split_dyads(dyads, view.events).head(len(counts))
    words = dyad_rows(counts, level, view.corpus)
    within = counts["left_id"] == counts["right_id"]
    left, right = words["From"].map(isolated), words["To"].map(isolated)
    pair = (left + " " + words[""] + " " + right).where(~within, right)
    found = pd.DataFrame({"dyad": pair, "link": counts["kind"].map(KINDS), "events": counts["events"]}).join(parts)
    tolls = {quantity: _toll(quantity, view, dyads, counts) for quantity in COUNTED}
    told = found.assign(**tolls, backed=_backed(dyads, counts, words, behind, view.corpus))
    empty = [name for name in told if name not in ALWAYS and told[name].isin([0, "–", ""]).all()]
    return told.drop(columns=empty)


def _toll(quantity: str, view: View, dyads: Dyads, counts: pd.DataFrame) -> list[str]:
    """How many were killed or wounded in the events of each dyad, in a cell."""
    telling = view.events[view.events[f"{quantity}_min"].notna() | view.events[f"{quantity}_max"].notna()]
    held = among(dyads.links["event_id"], telling["event_id"]) & (dyads.rows < len(counts))
    groups: dict[tuple[object, ...], list[str]] = {}
    for row, event in zip(dyads.rows[held].tolist(), dyads.links["event_id"][held]):
        groups.setdefault((row,), []).append(event)
    tolls = tolls_of_groups(quantity, groups, telling, view.tables)
    return [toll_cell(tolls.get((row,), {})) for row in range(len(counts))]


def toll_cell(tolls: dict[str, Toll]) -> str:
    """What is reported, and apart from it what is alleged or denied: "2+, 1 alleged"; – where no number is told."""
    said = {claim: toll.number for claim, toll in tolls.items() if toll.number}
    usual = CODEBOOK.default("claim")
    return ", ".join(bounds(number) + ("" if claim == usual else f" {claim}") for claim, number in said.items()) or "–"


def _backed(dyads: Dyads, counts: pd.DataFrame, words: pd.DataFrame, behind: pd.DataFrame, corpus: Corpus) -> list[str]:
    """Who stands behind either end, an entry an end; an end that acts on itself once."""
    backed = backed_by_dyad(dyads, behind, corpus).head(len(counts))
    ends = zip(words["From"], backed["left"], words["To"], backed["right"], counts["left_id"] == counts["right_id"])
    return [
        "\n".join(f"{name}: {behind}" for name, behind in ((left, of_left), (right, "" if within else of_right)) if behind)
        for left, of_left, right, of_right, within in ends
    ]
