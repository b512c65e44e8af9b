"""The sidebar: menu, then one control for each filter, every option with the number of events it would leave."""

import streamlit as st

from lib.address.pages import PAGES
from lib.corpus.model.models import Corpus
from lib.engine.shown import Shown, Some
from lib.events.asking.choices import Choice, Group, in_group
from lib.events.asking.filters import Filters
from lib.events.counting.doubt import doubt_words
from lib.ui.address import menu_queries
from lib.ui.fields import choose
from lib.ui.sidebar_parts import draw_between, draw_count, draw_days, draw_near, draw_search, draw_unconfirmed
from lib.ui.unfolding import unfolding


def draw_menu(filters: Filters) -> None:
    """Links to all pages; the filters go along, into a new tab too."""
    queries = menu_queries([page.path for page in PAGES], filters)
    for page in PAGES:
        st.page_link(page.file, label=page.title, query_params=queries[page.path])


def draw_filters(shown: Shown, corpus: Corpus) -> None:
    """All controls; their values are in the state before the next run. What is in doubt stands in sight where it is shown."""

    def draw(group: Group) -> None:
        for choice in in_group(group):
            if _hides_nothing(choice, shown):
                continue
            choose(choice, shown, corpus)
            if choice.name == "actors":
                draw_between(filters)

    filters = shown.filters
    draw_search(shown, corpus)
    draw_count(shown)
    if corpus.sources:
        draw("from")
    draw("who")
    draw("where")
    draw_near(shown, corpus)
    doubt = Some(shown).once("doubt in words", lambda: doubt_words(shown.tally("claim", "stage")))
    part, is_open = unfolding("In doubt: claim and stage", "in_doubt", bool(doubt) or _asked(filters, "doubt"))
    if is_open:
        with part:
            if doubt:
                st.caption(f"Shown: {doubt}.")
            draw("doubt")
    draw_days(filters)
    draw("what")
    draw_unconfirmed(shown)
    part, is_open = unfolding("Source", "source", _asked(filters, "source"))
    if is_open:
        with part:
            draw("source")


def _hides_nothing(choice: Choice, shown: Shown) -> bool:
    """Whether a choice that hides what is not asked for has nothing to hide here, and so nothing to choose."""
    idle = getattr(shown.filters, choice.name) is None and set(shown.options[0][choice.facet]) <= choice.unasked
    return choice.hides and idle


def _asked(filters: Filters, group: Group) -> bool:
    return any(getattr(filters, choice.name) is not None for choice in in_group(group))
