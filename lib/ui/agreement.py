"""The part Agreement of the page Review: how far two coders agree, article by article and field by field, and what is to be
settled between them."""

import streamlit as st

from lib.address.pages import page_named
from lib.agreeing.comparing import Agreement, Compared
from lib.agreeing.overview import Overview, overview_of
from lib.errors import Problem
from lib.ui import address
from lib.ui.agreement_settling import draw_pair
from lib.ui.agreement_tables import draw_alphas, draw_pairs
from lib.ui.numbers import counted
from lib.ui.tags import plain, tag
from lib.ui.view import View

MOST_PROBLEMS = 20
ABOUT = (
    "No article was coded twice yet. A second coding shows how far the rules of coding carry: somebody who has not seen the first "
    "one codes the same article, and field by field is told how far the two agree beyond chance, and where they do not. Choose "
    "“Code it a second time, blind” on the page Annotate."
)


def agreement_part(view: View) -> None:
    """All of it, under the queue; where nothing was coded twice, what that is for and how it begins."""
    found = overview_of(view.corpus)
    st.subheader("Agreement", anchor=False)
    if not found.compared:
        st.info(ABOUT)
        st.page_link(page_named("Annotate").file, label="Annotate", query_params={**address.menu_queries(["annotate"])["annotate"]})
        _draw_problems(found.problems)
        return
    st.html(tag("p", sentence(found.total, list(found.compared.values())), cls="say"))
    _draw_problems(found.problems)
    draw_alphas(found.total)
    draw_pairs(view, list(found.compared.values()))
    _draw_open(view, found)


def sentence(total: Agreement, pairs: list[Compared]) -> str:
    """The part's one sentence."""
    events = total.both + total.first + total.second
    waiting = sum(not one.twice.settled and bool(one.differences or one.alone) for one in pairs)
    articles = "1 article was" if total.articles == 1 else f"{total.articles:,} articles were"
    whose = ("both coders", "the second") if total.most == 2 else ("two coders or more", "another alone")
    alone = f"the first alone {total.first:,}, {whose[1]} {total.second:,}"
    found = f"of {counted(events, 'event')} {whose[0]} have {total.both:,}, {alone}"
    left = f"{counted(waiting, 'coding')} {'waits' if waiting == 1 else 'wait'} to be settled" if waiting else "all is settled"
    return f"{articles} coded twice{'' if total.most == 2 else ' or more'}: {found}; {left}."


def _draw_open(view: View, found: Overview) -> None:
    asked = address.remembered("twice")
    address.require_option("twice", asked in found.compared)
    if asked:
        draw_pair(view, found.compared[asked])


def _draw_problems(problems: tuple[Problem, ...]) -> None:
    """What is wrong in files of codings: errors, which leave a coding out, at once; doubts folded."""
    errors = [one for one in problems if one.severity == "error"]
    doubts = [one for one in problems if one.severity != "error"]
    for one in errors[:MOST_PROBLEMS]:
        st.error(plain(str(one)))
    if len(errors) > MOST_PROBLEMS:
        st.caption(f"And {len(errors) - MOST_PROBLEMS:,} more errors in codings, which are left out.")
    if doubts:
        with st.expander(f"{counted(len(doubts), 'doubt')} in codings", key="agreement_doubts", on_change=address.heard) as box:
            for one in doubts[: MOST_PROBLEMS * 5] if box.open else ():
                st.markdown(plain(str(one)))
