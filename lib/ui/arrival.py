"""The address taken into the state, where somebody else wrote it, and said again, where the state says something else.

It is read on a session's first run and whenever it differs from what was last written (so Back undoes a filter); it is written
only where a callback has made the state say something else, so that Back never leads to an address that writes itself again.
"""

import time
from functools import partial

import streamlit as st

from lib.address.query import Query, fits, opened, own_values
from lib.corpus.model.models import Corpus
from lib.engine.answers import events_of
from lib.engine.shown import Shown
from lib.events.asking.asked import from_query, known_values
from lib.events.asking.filters import Filters
from lib.events.asking.pick import Pick, from_text
from lib.events.asking.picks import unknown_in_pick
from lib.ui.address import ARRIVED, EVENT, HEARD, MENU, OPTIONS, PAGE, PICK, STALE, drop_stale, open_pick, refuse, view_query
from lib.ui.filter_state import KEPT, ask_in_vain, current_filters, key, put_filters, widget_values

WRITTEN, SAID, BEFORE = "written", "said", "written_before"  # the page's address; as we would say it; the one before
AGAIN = "drawn_again"
OVERTAKEN = 2.0  # seconds
QUIET = ("_zoom", "_lat", "_lon")


def read_address(page: str, every: Shown, corpus: Corpus) -> None:
    """Take the address into the state where somebody else wrote it: a first run, a link, Back.

    A page of the menu arrives with no query, or with the one its link was given; the state is at least as fresh. What a control
    asks for just as the address is written brings the address before along: that is nobody's Back. `every`: to ask whether an
    event is there.
    """
    state, query = st.session_state, {name: st.query_params.get_all(name) for name in st.query_params}
    written, state[PAGE] = state.get(WRITTEN), page
    overtaken = state.pop(HEARD, False) and state.get(BEFORE) == (page, query)
    state[ARRIVED] = written != (page, query) and not overtaken
    if not state[ARRIVED]:
        _restore()
        return
    state[WRITTEN] = (page, query)  # at once: a run may be cut short by the next click
    if written and written[0] != page and (not query or _from_menu(page, query)):
        put_filters(current_filters())  # said again, for the widgets of this page are new
        _forget_last_page()
        state[SAID] = query
    else:
        _take(query, page, every, corpus)
        state[SAID] = view_query()


def _from_menu(page: str, query: Query) -> bool:
    """Whether the menu's link to a page said this, now or just before: a click may overtake the run that renews it."""
    now, before, renewed = st.session_state.get(MENU, {}).get(page, (None, None, 0.0))
    return query == now or (query == before and time.monotonic() - renewed < OVERTAKEN)


def _restore() -> None:
    """Say again to the widgets what a run that was cut short made them forget."""
    kept, usual = st.session_state[KEPT], widget_values(Filters())
    for field, value in widget_values(kept).items():
        if value != usual[field] and key(field) not in st.session_state:
            st.session_state[key(field)] = value


def _forget_last_page() -> None:
    if open_pick().is_of_page:
        st.session_state[PICK] = Pick()
    drop_stale()


def _take(query: Query, page: str, every: Shown, corpus: Corpus) -> None:
    state = st.session_state
    asked = from_query(query, known_values(every.known, corpus))
    put_filters(asked.filters)
    (event, pick), at_once = opened(query)
    state[PICK] = from_text(pick)
    state[EVENT] = events_of(every, [event]).get(event, "") if event else ""
    given, several, unknown = own_values(query, page)
    state[STALE] = [(field, value) for field, value in (*asked.stale, *unknown, *at_once) if value]
    state[STALE] += [(EVENT, event)] if event and not state[EVENT] else []
    state.setdefault(OPTIONS, {})[page] = given
    for name, value in several:
        ask_in_vain(name, value)
    if given.get("_article") and not corpus.article(given["_article"]):
        refuse("article")
    state[STALE] += [(PICK, word) for word in unknown_in_pick(state[PICK], corpus, partial(events_of, every))]


def write_address(filters: Filters) -> None:
    """Say in the address what this page shows, where it does not say so already and the words fit (else the page says so)."""
    state, said = st.session_state, view_query(filters)
    if _loud(said) != _loud(state[SAID]) and fits(said):
        state[SAID], state[BEFORE], state[WRITTEN] = said, state[WRITTEN], (state[PAGE], said)
        st.query_params.from_dict(said)


def _loud(query: Query) -> Query:
    """What makes a step to go back to: all but where a map has been moved to, which the link of the view says too."""
    return {name: values for name, values in query.items() if name not in QUIET}


def draw_again_if_changed(drawn: Filters) -> Filters:
    """Run once more where a widget, restored while the page was drawn, asks for something else than was drawn; else what the
    widgets now ask for."""
    now = current_filters()
    again = now != drawn and not st.session_state.get(AGAIN)
    st.session_state[AGAIN] = again
    if again:
        st.rerun()
    return now
