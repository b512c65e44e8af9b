"""The one owner of state: what is asked, what is open, and the address that says so.

State lives in widget keys and a few plain ones; the address is read on a session's first run and whenever it differs
from what was last written (so Back undoes a filter), and written back on every run.
"""

from urllib.parse import urlencode

import streamlit as st

from lib.events.filters import DEFAULTS, Filters
from lib.settings import base_url
from lib.ui.query import PARAMETERS, Asked, from_query, known_values, to_query

FIELDS = tuple(PARAMETERS)
EVENT, PICK, STALE, WRITTEN, OPTIONS = "event", "pick", "stale", "written", "page_options"


def key(field: str) -> str:
    """The widget key of a field of Filters."""
    return f"filter_{field}"


def read_address(page: str, tables, corpus) -> None:
    """Take the address into the state where somebody else wrote it: a first run, a link, Back."""
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    state, written = st.session_state, st.session_state.get(WRITTEN)
    moved_here = written is not None and written[0] != page and not query
    if moved_here or (written is not None and written == (page, query)):
        return
    asked = from_query(query, known_values(tables, corpus))
    put_filters(asked.filters)
    state[STALE] = _stale_report(asked)
    event = (query.get(EVENT) or [""])[0]
    state[EVENT] = tables.aliases.get(event, "")
    if event and not state[EVENT]:
        state[STALE].append((EVENT, event))
    state[PICK] = (query.get(PICK) or [""])[0]
    state[OPTIONS] = {name: values[0] for name, values in query.items() if name.startswith("_")}


def _stale_report(asked: Asked) -> list[tuple[str, str]]:
    return [(field, value) for field, value in asked.stale if value]


def put_filters(filters: Filters) -> None:
    """Set every widget to the filters."""
    state = st.session_state
    for field, default in DEFAULTS.items():
        value = getattr(filters, field)
        if field in FIELDS:
            state[key(field)] = sorted(value) if value else []
            state[f"nothing_{field}"] = value is not None and not value
        else:
            state[key(field)] = value or None if field == "near_place" else value


def current_filters() -> Filters:
    """The filters that the widgets now hold."""
    state = st.session_state
    values = {field: state.get(key(field), default) for field, default in DEFAULTS.items()}
    for field in FIELDS:
        chosen = values[field] or ()
        values[field] = frozenset(chosen) if chosen else frozenset() if state.get(f"nothing_{field}") else None
    values["search"] = (values["search"] or "").strip()
    values["near_place"] = values["near_place"] or ""
    values["near_km"] = float(values["near_km"] or DEFAULTS["near_km"])
    return Filters(**values)


def set_filter(**changes) -> None:
    """Change fields of the filters (a chart's brush or lasso, a chip, a legend)."""
    put_filters(current_filters().changed(**changes))


def drop_filter(field: str, value: str = "") -> None:
    """Take off one chip."""
    put_filters(current_filters().without(field, value))


def reset_filters() -> None:
    put_filters(Filters())
    st.session_state[STALE] = []


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
    widget = f"option_{name}"
    if widget not in st.session_state or st.session_state[widget] not in options:
        asked = st.session_state.get(OPTIONS, {}).get(f"_{name}", default)
        st.session_state[widget] = asked if asked in options else default
    st.segmented_control(label, list(options), format_func=options.get, key=widget, required=True,
                         persist_state="session")
    remember(name, st.session_state[widget] if st.session_state[widget] != default else "")
    return st.session_state[widget]


def remember(name: str, value: str) -> None:
    """Keep a page's own parameter in the address; "" takes it off."""
    options = st.session_state.setdefault(OPTIONS, {})
    if value:
        options[f"_{name}"] = value
    else:
        options.pop(f"_{name}", None)


def remembered(name: str, default: str = "") -> str:
    return st.session_state.get(OPTIONS, {}).get(f"_{name}", default)


def view_query() -> dict[str, list[str]]:
    """Query parameters of exactly this view."""
    state = st.session_state
    extra = {EVENT: state.get(EVENT, ""), PICK: state.get(PICK, "")} | state.get(OPTIONS, {})
    stale = {}
    for field, value in state.get(STALE, ()):
        if state.get(f"nothing_{field}"):
            stale.setdefault(PARAMETERS[field], []).append(value)
    return to_query(current_filters()) | stale | {name: [value] for name, value in extra.items() if value}


def write_address(page: str) -> None:
    """Say in the address what this page shows."""
    query = view_query()
    if query != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(query)
    st.session_state[WRITTEN] = (page, query)


def permalink(path: str) -> str:
    """The address of this view: FAULTLINES_URL, else where the browser is, then path and query."""
    query = urlencode(view_query(), doseq=True)
    return f"{base_url() or _origin()}/{path}" + (f"?{query}" if query else "")


def _origin() -> str:
    parts = (st.context.url or "").split("/")
    return "/".join(parts[:3]) if len(parts) > 2 else ""
