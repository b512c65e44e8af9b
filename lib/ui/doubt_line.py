"""What a reader of a page's numbers must know of the events behind them, each number opening its events: how far they got,
what is alleged or denied, what is perhaps told twice, and what one article alone tells."""

import pandas as pd
import streamlit as st

from lib.events.asking.pick import Pick
from lib.events.asking.subsets import ONE_ARTICLE, WORDS, subset
from lib.events.counting.doubt import NOT_DONE
from lib.ui.address import choose_pick
from lib.ui.view import View, made_once

NONE = Pick()
SAID = tuple(name for name in WORDS if name != "not_done")  # its stages are said one by one


def draw_doubt_line(view: View, events: pd.DataFrame, whole: Pick = NONE) -> None:
    """The numbers of these events; nothing where none is doubtful. `whole`: the pick that lists them, none for all events shown."""
    told = _numbers(view) if events is view.events else numbers_of(events, view)
    inside = _inside_wholes(view)
    if not told and not inside:
        return
    with st.container(horizontal=True, key="doubt_line"):
        if told:
            st.markdown(f"Of these {len(events):,}:", width="content")
        for name, number in told.items():
            of_all = "all" if name == ONE_ARTICLE and number == len(events) > 1 else f"{number:,}"
            comma = "," if name != list(told)[-1] else ""
            st.button(
                f"**{of_all}** {WORDS[name]}{comma}",
                key=f"doubt_{name}",
                type="tertiary",
                help="List these events",
                on_click=choose_pick,
                args=(whole.part(name),),
            )
        if inside:
            st.markdown("· not among them:" if told else "Not counted:", width="content")
        for name, number in inside.items():
            comma = "," if name != list(inside)[-1] else ""
            st.button(
                f"**{number:,}** {WORDS[name]} inside wholes{comma}",
                key=f"doubt_inside_{name}",
                type="tertiary",
                help="List these parts, which are counted in their whole",
                on_click=choose_pick,
                args=(Pick("ledger", ("parts",), name),),
            )


def numbers_of(events: pd.DataFrame, view: View) -> dict[str, int]:
    """Name of each part -> how many of the events are in it; of parts that hold any."""
    return {name: number for name in SAID if (number := len(subset(name, events, view.tables)))}


@made_once
def _numbers(view: View) -> dict[str, int]:
    return numbers_of(view.events, view)


@made_once
def _inside_wholes(view: View) -> dict[str, int]:
    """How many parts that are counted in their whole are doubtful in each way: a whole that is done hides a part only planned."""
    if not view.selection.ledger.count("parts"):
        return {}
    hidden = view.tables.events.iloc[view.tables.rows_of(view.selection.ledger.rows("parts"))]
    return {name: number for name in (*NOT_DONE, "alleged", "denied") if (number := len(subset(name, hidden, view.tables)))}
