"""What a reader of a page's numbers must know of the events behind them, each number opening its events: how far they got,
what is alleged or denied, what is perhaps told twice, and what one article alone tells."""

import streamlit as st

from lib.engine.shown import Some
from lib.engine.subsets import doubted, numbers_of
from lib.events.asking.pick import Pick
from lib.events.asking.subsets import ONE_ARTICLE, WORDS
from lib.events.counting.doubt import NOT_DONE
from lib.ui.address import choose_pick
from lib.ui.view import View

NONE = Pick()


def draw_doubt_line(view: View, some: Some, whole: Pick = NONE) -> None:
    """The numbers of these events; nothing where none is doubtful. `whole`: the pick that lists them, none for all events shown."""
    told = {name: number for name, number in numbers_of(some).items() if name != "not_done"}  # its stages are said one by one
    inside, every = _inside_wholes(view), some.number()
    if not told and not inside:
        return
    with st.container(horizontal=True, key="doubt_line"):
        if told:
            st.markdown(f"Of these {every:,}:", width="content")
        for name, number in told.items():
            of_all = "all" if name == ONE_ARTICLE and number == every > 1 else f"{number:,}"
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


def _inside_wholes(view: View) -> dict[str, int]:
    """How many parts that are counted in their whole are doubtful in each way: a whole that is done hides a part only planned."""
    if not view.shown.ledger["parts"]:
        return {}
    found = doubted(Some(view.shown, (), "parts"))
    return {name: found[name] for name in (*NOT_DONE, "alleged", "denied") if found[name]}
