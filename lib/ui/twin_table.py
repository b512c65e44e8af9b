"""A chart's table twin, the one table of numbers whose rows are chosen: a cell, by click or arrow key, lists its row's events.

Tables whose rows open evidence, wrap and sort are lib.ui.row_table.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from lib.events.asking.pick import Pick
from lib.ui import address
from lib.ui.clicks import chosen_row

ROW, EDGE, MOST_HEIGHT = 36, 6, 420  # pixels


def twin_table(
    key: str,
    rows: pd.DataFrame,
    picks: Sequence[Pick],
    alt: str,
    columns: Mapping[str, ColumnConfig] | None = None,
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """Draw the rows; `picks`: what each lists, one a row; `columns`: name -> how it is shown; `alt`: what the table holds."""

    def opened() -> None:
        row = chosen_row(key)
        if row is not None and row < len(picks):
            address.choose_pick(picks[row])

    st.dataframe(
        rows,
        hide_index=True,
        key=key,
        on_select=opened,
        selection_mode="single-cell",
        column_config=dict(columns or {}),
        width=width,
        row_height=ROW,
        height=min(ROW * (len(rows) + 1) + EDGE, MOST_HEIGHT),
        alt=f"{alt}; choosing a cell lists the events of its row",
    )
