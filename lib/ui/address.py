"""The one owner of state: what is asked, what is open, and the address that says so.

State lives in widget keys and a few plain ones, changed by callbacks alone. The address is read on a session's first
run and whenever it differs from what was last written (so Back undoes a filter); it is written only where a callback
has made the state say something else, so that Back never leads to an address that writes itself again.
"""

import time

import streamlit as st

from lib.address.query import Query, fits, opened, own_values
from lib.corpus.models import Corpus
from lib.events.asked import SINGLE, from_query, known_values, to_query
from lib.events.choices import parameter_of
from lib.events.filters import Filters
from lib.events.picks import is_of_page, part_and_whole, unknown_in_pick
from lib.events.tables import Tables
from lib.ui.filter_state import KEPT, TYPED, ask_in_vain, current_filters, key, put_filters, put_vain, widget_values

EVENT, PICK, STALE, OPTIONS = "event", "pick", "stale", "page_options"
PAGE, WRITTEN, SAID, MENU = "page_path", "written", "said", "menu"  # this page; its address; as we would say it; links
AGAIN, ARRIVED = "drawn_again", "arrived"
BEFORE, HEARD = "written_before", "heard"  # the address before this one; whether a callback of ours asked for this run
OVERTAKEN = 2.0  # seconds
QUIET = ("_zoom", "_lat", "_lon")


def read_address(page: str, tables: Tables, corpus: Corpus) -> None:
    """Take the address into the state where somebody else wrote it: a first run, a link, Back.

    A page of the menu arrives with no query, or with the one its link was given; the state is at least as fresh. What a control
    asks for just as the address is written brings the address before along: that is nobody's Back.
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
        _take(query, page, tables, corpus)
        state[SAID] = view_query()


def _from_menu(page: str, query: Query) -> bool:
    """Whether the menu's link to a page said this, now or just before: a click may overtake the run that renews it."""
    now, before, renewed = st.session_state.get(MENU, {}).get(page, (None, None, 0.0))
    return query == now or (query == before and time.monotonic() - renewed < OVERTAKEN)


def _restore() -> None:
    """Say again to the widgets what a run that was cut short made them forget."""
    kept = st.session_state[KEPT]
    for field, value in widget_values(kept).items():
        if key(field) not in st.session_state and value != widget_values(Filters())[field]:
            st.session_state[key(field)] = value


def _forget_last_page() -> None:
    if is_of_page(open_pick()):
        st.session_state[PICK] = ""
    _drop_stale()


def _take(query: Query, page: str, tables: Tables, corpus: Corpus) -> None:
    state = st.session_state
    asked = from_query(query, known_values(tables, corpus))
    put_filters(asked.filters)
    (event, state[PICK]), at_once = opened(query)
    state[EVENT] = tables.aliases.get(event, "")
    given, several, unknown = own_values(query, page)
    state[STALE] = [(field, value) for field, value in (*asked.stale, *unknown, *at_once) if value]
    state[STALE] += [(EVENT, event)] if event and not state[EVENT] else []
    state.setdefault(OPTIONS, {})[page] = given
    for name, value in several:
        ask_in_vain(name, value)
    if given.get("_article") and not corpus.article(given["_article"]):
        refuse("article")
    state[STALE] += [(PICK, word) for word in unknown_in_pick(state[PICK], tables, corpus)]


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
    put_filters(Filters())
    filters_changed()


def filters_changed(field: str = "") -> None:
    """What follows from a change of the filters, here or in the widget of a field: the first page of every table, and
    no more word on what a link asked in vain of that field."""
    state = st.session_state
    heard()
    state[f"nothing_{field}"], state[TYPED] = False, None
    _drop_vain(field)
    for options in state.get(OPTIONS, {}).values():
        options.pop("_page", None)
    _drop_stale()


def _drop_vain(field: str) -> None:
    """No more of what a link asked in vain of a field."""
    kept = tuple(asked for asked in current_filters().vain if asked[0] not in SINGLE or SINGLE[asked[0]].field != field)
    put_vain(kept)


def _drop_stale() -> None:
    """Keep only what makes a filter of which nothing exists."""
    state = st.session_state
    state[STALE] = [(field, value) for field, value in state.get(STALE, ()) if state.get(f"nothing_{field}")]


def choose_event(event_id: str) -> None:
    """Open the evidence of an event; "" closes it."""
    heard()
    st.session_state[EVENT] = event_id


def choose_pick(descriptor: str) -> None:
    """List a set of events in the panel; "" closes the list."""
    heard()
    st.session_state[PICK] = descriptor
    st.session_state[EVENT] = ""


def open_event() -> str:
    return st.session_state.get(EVENT, "")


def open_pick() -> str:
    return st.session_state.get(PICK, "")


def whole_pick() -> str:
    """The pick that is open or, where that is a part of another one, the other one."""
    return part_and_whole(open_pick())[1]


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


def view_query() -> Query:
    """Query parameters of exactly this view."""
    return _query(st.session_state[PAGE], open_pick())


def menu_query(page: str) -> Query:
    """Query parameters for the link to another page: the same filters and event, with the page's own choices."""
    pick = "" if is_of_page(open_pick()) and page != st.session_state[PAGE] else open_pick()
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
            stale.setdefault(parameter_of(field), []).append(value)
    return to_query(current_filters()) | stale | {name: [value] for name, value in own.items() if value}


def write_address() -> None:
    """Say in the address what this page shows, where it does not say so already and the words fit (else the page says so)."""
    state, said = st.session_state, view_query()
    if _loud(said) != _loud(state[SAID]) and fits(said):
        state[SAID], state[BEFORE], state[WRITTEN] = said, state[WRITTEN], (state[PAGE], said)
        st.query_params.from_dict(said)


def _loud(query: Query) -> Query:
    """What makes a step to go back to: all but where a map has been moved to, which the link of the view says too."""
    return {name: values for name, values in query.items() if name not in QUIET}


def draw_again_if_changed(drawn: Filters) -> None:
    """Run once more where a widget, restored while the page was drawn, asks for something else than was drawn."""
    again = current_filters() != drawn and not st.session_state.get(AGAIN)
    st.session_state[AGAIN] = again
    if again:
        st.rerun()
