"""The one owner of state: what is asked, what is open, and the query that says so; lib.ui.arrival reads and writes the address.

State lives in widget keys and a few plain ones, changed by callbacks alone.
"""

import time
from collections.abc import Sequence

import streamlit as st

from lib.address.query import Query, fits
from lib.events.asking.asked import SINGLE, to_query
from lib.events.asking.choices import parameter_of
from lib.events.asking.filters import Filters
from lib.events.asking.pick import Pick, from_text
from lib.ui.filter_state import NOTHING, TYPED, ask_in_vain, current_filters, put_filters, put_vain

EVENT, PICK, STALE, OPTIONS = "event", "pick", "stale", "page_options"
PAGE, MENU, ARRIVED = "page_path", "menu", "arrived"  # this page; the menu's links; whether somebody else wrote the address
HEARD = "heard"  # whether a callback of ours asked for this run


def heard() -> None:
    """Note that a control of the page asks for the run that follows."""
    st.session_state[HEARD] = True


def set_filter(**changes: object) -> None:
    """Change fields of the filters (a chart's brush or lasso, a chip, a legend)."""
    put_filters(current_filters().changed(**changes))
    for field in changes:
        _drop_vain(field)
    filters_changed()


def drop_filter(field: str, value: str = "") -> None:
    """Take off one chip; without a value, all of the field."""
    put_filters(current_filters().without(field, value))
    filters_changed()


def reset_filters() -> None:
    take_filters(Filters())


def take_filters(filters: Filters) -> None:
    """Set all of the filters."""
    put_filters(filters)
    filters_changed()


def filters_changed(field: str = "") -> None:
    """What follows from a change of the filters, here or in the widget of a field: the first page of every table, and
    no more word on what a link asked in vain of that field."""
    state = st.session_state
    heard()
    state[NOTHING], state[TYPED] = state.get(NOTHING, frozenset()) - {field}, None
    _drop_vain(field)
    for options in state.get(OPTIONS, {}).values():
        options.pop("_page", None)
    drop_stale()


def _drop_vain(field: str) -> None:
    """No more of what a link asked in vain of a field."""
    kept = tuple(asked for asked in current_filters().vain if asked[0] not in SINGLE or SINGLE[asked[0]].field != field)
    put_vain(kept)


def drop_stale() -> None:
    """Keep only what makes a filter of which nothing exists."""
    state = st.session_state
    nothing = state.get(NOTHING, frozenset())
    state[STALE] = [(field, value) for field, value in state.get(STALE, ()) if field in nothing]


def choose_event(event_id: str) -> None:
    """Open the evidence of an event; "" closes it."""
    heard()
    st.session_state[EVENT] = event_id


def choose_pick(pick: Pick | str) -> None:
    """List a set of events in the panel, said as a value or as its text; none closes the list."""
    heard()
    st.session_state[PICK] = from_text(pick) if isinstance(pick, str) else pick
    st.session_state[EVENT] = ""


def open_event() -> str:
    return st.session_state.get(EVENT, "")


def open_pick() -> Pick:
    return st.session_state.get(PICK, Pick())


def whole_pick() -> str:
    """The pick that is open or, where that is a part of another one, the other one; as a text, for the rows of a table."""
    return open_pick().whole.to_text()


def page_option(name: str, options: dict[str, str], default: str, label: str) -> str:
    """A choice of this page (level, lanes, …) as a segmented control, kept in the address; options: id -> label."""
    widget = f"option_{st.session_state[PAGE]}_{name}"
    if st.session_state[ARRIVED] or st.session_state.get(widget) not in options:
        asked = remembered(name, default)
        require_option(name, asked in options)
        st.session_state[widget] = asked

    def chosen_anew() -> None:
        heard()
        chosen = st.session_state[widget]
        remember(name, chosen if chosen != default else "")

    st.segmented_control(
        label,
        list(options),
        format_func=lambda option: options.get(option, ""),
        key=widget,
        required=True,
        persist_state="session",
        on_change=chosen_anew,
    )
    return st.session_state[widget]


def refuse(name: str) -> None:
    """Take what is asked of a page's own parameter for what is not here: it is said, and nothing is shown in its place."""
    value = remembered(name)
    remember(name, "")
    ask_in_vain(f"_{name}", value)


def require_option(name: str, exists: bool) -> None:
    """Begin the page again, with nothing shown, where its own parameter asks for what is not here."""
    if remembered(name) and not exists:
        refuse(name)
        st.rerun()


def asked_in_vain(name: str) -> bool:
    """Whether a page's own parameter was asked for what is not here."""
    return any(asked == f"_{name}" for asked, _ in current_filters().vain)


def remember(name: str, value: str) -> None:
    """Keep a parameter of this page's own in the address; "" takes it off."""
    options = st.session_state.setdefault(OPTIONS, {}).setdefault(st.session_state[PAGE], {})
    if asked_in_vain(name):
        put_vain(tuple(one for one in current_filters().vain if one[0] != f"_{name}"))
    if value:
        options[f"_{name}"] = value
    else:
        options.pop(f"_{name}", None)


def remembered(name: str, default: str = "") -> str:
    """A parameter of this page's own."""
    return st.session_state.get(OPTIONS, {}).get(st.session_state[PAGE], {}).get(f"_{name}", default)


def view_query(filters: Filters | None = None) -> Query:
    """Query parameters of exactly this view; `filters`: where they are known."""
    page = st.session_state[PAGE]
    return _asked(filters) | _own(page, open_event(), open_pick().to_text())


def menu_queries(pages: Sequence[str], filters: Filters | None = None) -> dict[str, Query]:
    """Page -> query parameters for the link to it: the same filters (as they are now, where they are not given) and event, with
    the page's own choices."""
    here, event, pick, asked = st.session_state[PAGE], open_event(), open_pick(), _asked(filters)
    text, elsewhere = pick.to_text(), "" if pick.is_of_page else pick.to_text()
    links = st.session_state.setdefault(MENU, {})
    queries: dict[str, Query] = {}
    for page in pages:
        query = asked | _own(page, event, text if page == here else elsewhere)
        queries[page] = query = query if fits(query) else {}
        before = links.get(page, (None, None, 0.0))
        if query != before[0]:
            links[page] = (query, before[0], time.monotonic())
    return queries


def _asked(filters: Filters | None) -> dict[str, list[str]]:
    """Parameters of the filters, with those of which nothing exists."""
    state = st.session_state
    nothing = state.get(NOTHING, frozenset())
    stale: dict[str, list[str]] = {}
    for field, value in state.get(STALE, ()):
        if field in nothing:
            stale.setdefault(parameter_of(field), []).append(value)
    return to_query(filters or current_filters()) | stale


def _own(page: str, event: str, pick: str) -> dict[str, list[str]]:
    """Parameters of what is open, and of a page's own choices."""
    own = {EVENT: event, PICK: pick} | st.session_state.get(OPTIONS, {}).get(page, {})
    return {name: [value] for name, value in own.items() if value}
