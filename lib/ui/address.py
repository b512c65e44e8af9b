"""The one owner of state: what is asked, what is open, and the address that says so.

State lives in widget keys and a few plain ones, changed by callbacks alone. The address is read on a session's first
run and whenever it differs from what was last written (so Back undoes a filter); it is written only where a callback
has made the state say something else, so that Back never leads to an address that writes itself again.
"""

import time

import streamlit as st

from lib.corpus.models import Corpus
from lib.events.filters import DEFAULTS, Filters
from lib.events.tables import Tables
from lib.ui.query import PARAMETERS, Query, fits, from_query, known_values, to_query

FIELDS = tuple(PARAMETERS)
EVENT, PICK, STALE, OPTIONS = "event", "pick", "stale", "page_options"
PAGE, WRITTEN, SAID, MENU = "page_path", "written", "said", "menu"  # this page; its address; as we would say it; links
KEPT, AGAIN, ARRIVED = "kept_filters", "drawn_again", "arrived"
OVERTAKEN = 2.0  # seconds


def key(field: str) -> str:
    """The widget key of a field of Filters."""
    return f"filter_{field}"


def read_address(page: str, tables: Tables, corpus: Corpus) -> None:
    """Take the address into the state where somebody else wrote it: a first run, a link, Back.

    A page of the menu arrives with no query, or with the one its link was given; the state is at least as fresh.
    """
    state, query = st.session_state, {name: st.query_params.get_all(name) for name in st.query_params}
    written, state[PAGE] = state.get(WRITTEN), page
    state[ARRIVED] = written != (page, query)
    if not state[ARRIVED]:
        _restore()
        return
    state[WRITTEN] = (page, query)  # at once: a run may be cut short by the next click
    if written and written[0] != page and (not query or _from_menu(page, query)):
        put_filters(current_filters())  # said again, for the widgets of this page are new
        _forget_last_page()
        state[SAID] = query
    else:
        _take(query, page, tables, corpus)
        state[SAID] = view_query()


def _from_menu(page: str, query: Query) -> bool:
    """Whether the menu's link to a page said this, now or just before: a click may overtake the run that renews it."""
    now, before, renewed = st.session_state.get(MENU, {}).get(page, (None, None, 0.0))
    return query == now or (query == before and time.monotonic() - renewed < OVERTAKEN)


def _restore() -> None:
    """Say again to the widgets what a run that was cut short made them forget."""
    kept = st.session_state[KEPT]
    for field, value in _widget_values(kept).items():
        if key(field) not in st.session_state and value != _widget_values(Filters())[field]:
            st.session_state[key(field)] = value


def _forget_last_page() -> None:
    if open_pick().startswith("part:"):
        st.session_state[PICK] = ""
    _drop_stale()


def _take(query: Query, page: str, tables: Tables, corpus: Corpus) -> None:
    state = st.session_state
    asked = from_query(query, known_values(tables, corpus))
    put_filters(asked.filters)
    event = (query.get(EVENT) or [""])[0]
    state[EVENT] = tables.aliases.get(event, "")
    state[PICK] = (query.get(PICK) or [""])[0]
    state[STALE] = [(field, value) for field, value in asked.stale if value]
    state[STALE] += [(EVENT, event)] if event and not state[EVENT] else []
    given = {name: values[0] for name, values in query.items() if name.startswith("_")}
    state.setdefault(OPTIONS, {})[page] = given


def put_filters(filters: Filters) -> None:
    """Set every widget to the filters."""
    state = st.session_state
    state[KEPT] = filters
    for field, value in _widget_values(filters).items():
        state[key(field)] = value
        state[f"nothing_{field}"] = getattr(filters, field) == frozenset()


def _widget_values(filters: Filters) -> dict:
    values = {field: getattr(filters, field) for field in DEFAULTS}
    values |= {field: sorted(values[field] or ()) for field in FIELDS}
    return values | {"near_place": filters.near_place or None}


def current_filters() -> Filters:
    """The filters that the widgets now hold; where a run was cut short before it drew them, what they held before."""
    state, values = st.session_state, {}
    for field in DEFAULTS:
        if key(field) not in state:
            values[field] = getattr(state.get(KEPT, Filters()), field)
        elif field in FIELDS:
            values[field] = frozenset(state[key(field)]) or (frozenset() if state.get(f"nothing_{field}") else None)
        else:
            values[field] = state[key(field)]
    values["search"] = (values["search"] or "").strip()
    values["between"] = bool(values["between"] and values["actors"])
    values["near_place"] = values["near_place"] or ""
    values["near_km"] = float(values["near_km"] or DEFAULTS["near_km"])
    state[KEPT] = Filters(**values)
    return state[KEPT]


def set_filter(**changes) -> None:
    """Change fields of the filters (a chart's brush or lasso, a chip, a legend)."""
    put_filters(current_filters().changed(**changes))
    filters_changed()


def drop_filter(field: str, value: str = "") -> None:
    """Take off one chip; without a value, all of the field."""
    put_filters(current_filters().without(field, value))
    filters_changed()


def reset_filters() -> None:
    put_filters(Filters())
    filters_changed()


def filters_changed(field: str = "") -> None:
    """What follows from a change of the filters, here or in the widget of a field: the first page of every table, and
    no more word on what a link asked in vain."""
    state = st.session_state
    state[f"nothing_{field}"] = False
    for options in state.get(OPTIONS, {}).values():
        options.pop("_page", None)
    _drop_stale()


def _drop_stale() -> None:
    """Keep only what makes a filter of which nothing exists."""
    state = st.session_state
    state[STALE] = [(field, value) for field, value in state.get(STALE, ()) if state.get(f"nothing_{field}")]


def choose_event(event_id: str) -> None:
    """Open the evidence of an event; "" closes it."""
    st.session_state[EVENT] = event_id


def choose_pick(descriptor: str) -> None:
    """List a set of events in the panel; "" closes the list."""
    st.session_state[PICK] = descriptor
    st.session_state[EVENT] = ""


def open_event() -> str:
    return st.session_state.get(EVENT, "")


def open_pick() -> str:
    return st.session_state.get(PICK, "")


def page_option(name: str, options: dict[str, str], default: str, label: str) -> str:
    """A choice of this page (level, lanes, …) as a segmented control, kept in the address; options: id -> label."""
    widget = f"option_{st.session_state[PAGE]}_{name}"
    if st.session_state[ARRIVED] or st.session_state.get(widget) not in options:
        asked = remembered(name, default)
        st.session_state[widget] = asked if asked in options else default

    def heard() -> None:
        chosen = st.session_state[widget]
        remember(name, chosen if chosen != default else "")

    st.segmented_control(label, list(options), format_func=options.get, key=widget, required=True,
                         persist_state="session", on_change=heard)
    return st.session_state[widget]


def remember(name: str, value: str) -> None:
    """Keep a parameter of this page's own in the address; "" takes it off."""
    options = st.session_state.setdefault(OPTIONS, {}).setdefault(st.session_state[PAGE], {})
    if value:
        options[f"_{name}"] = value
    else:
        options.pop(f"_{name}", None)


def remembered(name: str, default: str = "") -> str:
    """A parameter of this page's own."""
    return st.session_state.get(OPTIONS, {}).get(st.session_state[PAGE], {}).get(f"_{name}", default)


def view_query() -> Query:
    """Query parameters of exactly this view."""
    return _query(st.session_state[PAGE], open_pick())


def menu_query(page: str) -> Query:
    """Query parameters for the link to another page: the same filters and event, with the page's own choices."""
    pick = "" if open_pick().startswith("part:") and page != st.session_state[PAGE] else open_pick()
    query = _query(page, pick)
    query = query if fits(query) else {}
    links = st.session_state.setdefault(MENU, {})
    before = links.get(page, (None, None, 0.0))
    if query != before[0]:
        links[page] = (query, before[0], time.monotonic())
    return query


def _query(page: str, pick: str) -> Query:
    state = st.session_state
    own = {EVENT: open_event(), PICK: pick} | state.get(OPTIONS, {}).get(page, {})
    stale: dict[str, list[str]] = {}
    for field, value in state.get(STALE, ()):
        if state.get(f"nothing_{field}"):
            stale.setdefault(PARAMETERS[field], []).append(value)
    return to_query(current_filters()) | stale | {name: [value] for name, value in own.items() if value}


def write_address() -> None:
    """Say in the address what this page shows, where it does not say so already and the words fit."""
    state, said = st.session_state, view_query()
    if said != state[SAID] and fits(said):
        state[SAID], state[WRITTEN] = said, (state[PAGE], said)
        st.query_params.from_dict(said)


def draw_again_if_changed(drawn: Filters) -> None:
    """Run once more where a widget, restored while the page was drawn, asks for something else than was drawn."""
    again = current_filters() != drawn and not st.session_state.get(AGAIN)
    st.session_state[AGAIN] = again
    if again:
        st.rerun()
