"""Controls of the sidebar that are no multiple choice: the search, the unit counted, distance, days and switches."""

import streamlit as st

from lib.corpus.model.models import Corpus
from lib.events.asking.asked import FIRST_DAY, LAST_DAY, LEAST_KM, MOST_KM
from lib.events.asking.choice_names import Named
from lib.events.asking.filters import Filters
from lib.events.asking.meant import searches_meant
from lib.events.asking.near import has_point
from lib.events.asking.pick import Pick
from lib.events.asking.search import LONGEST, SEARCHED, only_mentioned, read_search
from lib.events.building.kin import NO_TWIN
from lib.events.tables import Tables
from lib.ui.address import choose_pick, filters_changed, set_filter
from lib.ui.fields import MOST_OPTIONS, labels_of, options_of
from lib.ui.filter_state import key
from lib.ui.numbers import counted
from lib.ui.tags import plain

COUNTS = {"acts": "acts", "incidents": "incidents"}
MOST_NAMED = 4


def draw_search(tables: Tables, corpus: Corpus, filters: Filters) -> None:
    """The search box; below it what was searched, what was taken for a name, and what a slip may have meant."""
    st.text_input(
        "Search",
        key=key("search"),
        placeholder="names, words, sources",
        persist_state="session",
        type="search",
        max_chars=LONGEST,
        on_change=filters_changed,
        args=("search",),
        help=f"Searched: {SEARCHED}.",
    )
    if not filters.search:
        return
    terms = read_search(filters.search, tables.spellings)
    named = [thing for term in terms for thing in sorted(term.things)]
    if named:
        said = [f"{_name(tables, thing)} ({thing[0]})" for thing in named[:MOST_NAMED]]
        st.caption(f"Taken as names: {plain(', '.join(said))}{' …' if len(named) > MOST_NAMED else ''}.")
        _draw_mentioned(tables, filters.search)
    else:
        st.caption(f"Searched: {SEARCHED}.")
    draw_meant(tables, corpus, filters.search, "search")


def _draw_mentioned(tables: Tables, text: str) -> None:
    mentioned = only_mentioned(tables, text)
    if mentioned:
        st.button(
            f"{counted(len(mentioned), 'event')} more only mention the name",
            key="mentioned",
            type="tertiary",
            on_click=choose_pick,
            args=(Pick("ids", mentioned),),
            help="List these events",
        )


def draw_meant(tables: Tables, corpus: Corpus, text: str, where: str) -> None:
    """Ask whether words of a search that name nobody meant a name that comes near; nothing where none does."""
    found = searches_meant(tables, corpus, text)
    if found:
        st.caption("Did you mean:")
    for number, (search, name, kind) in enumerate(found):
        st.button(
            f"{plain(name)} ({kind})",
            key=f"meant_{where}_{number}",
            type="tertiary",
            on_click=set_filter,
            kwargs={"search": search},
            help=f"Search for: {plain(search)}" if search != name else None,
        )


def _name(tables: Tables, thing: tuple[str, str]) -> str:
    return next(iter(tables.spellings.names[thing]))


def draw_count(tables: Tables, filters: Filters) -> None:
    """What is counted: acts or incidents; and whether events that are perhaps the same are taken once."""
    st.segmented_control(
        "Count",
        list(COUNTS),
        format_func=lambda unit: COUNTS.get(unit, ""),
        key=key("count"),
        required=True,
        persist_state="session",
        on_change=filters_changed,
        args=("count",),
        width="stretch",
        help="Acts: each part of what is told in parts. Incidents: the whole once, in place of its parts.",
    )
    if filters.once or (tables.kin.twins != NO_TWIN).any():
        st.toggle(
            "Perhaps the same: once",
            key=key("once"),
            persist_state="session",
            on_change=filters_changed,
            args=("once",),
            help="Of events that are perhaps one and the same, the best graded alone.",
        )


def draw_between(filters: Filters) -> None:
    if not filters.actors:
        st.session_state[key("between")] = False
    st.toggle(
        "Between these",
        key=key("between"),
        persist_state="session",
        disabled=not filters.actors,
        on_change=filters_changed,
        args=("between",),
        help="Only events with a link between two of the chosen actors; of one actor, within it.",
    )


def draw_near(corpus: Corpus, filters: Filters) -> None:
    """A distance from a place."""
    names = {place.id: Named(place.name, place.name_ar, place.aliases) for place in corpus.places.values() if has_point(place)}
    chosen = frozenset({filters.near_place})
    options = (
        sorted(names, key=lambda place: names[place])
        if len(names) > MOST_OPTIONS
        else options_of(dict.fromkeys(names, 0), chosen & names.keys(), names, everything=True)
    )
    labels = {place: label.replace(" (0)", "", 1) for place, label in labels_of(options, names, {}, chosen).items()}
    with st.expander("Within a distance", expanded=bool(filters.near_place)):
        st.selectbox(
            "Of the place",
            options,
            index=None,
            key=key("near_place"),
            persist_state="session",
            format_func=lambda place: labels.get(place, ""),
            placeholder="any",
            filter_mode="contains",
            on_change=filters_changed,
            args=("near_place",),
        )
        st.number_input(
            "Kilometres",
            LEAST_KM,
            MOST_KM,
            step=10.0,
            key=key("near_km"),
            persist_state="session",
            format="%.0f",
            on_change=filters_changed,
            args=("near_km",),
        )


def draw_days(filters: Filters) -> None:
    """The first and last day asked for, and whether events without a day stay."""
    for label, field in (("From", "first_day"), ("To", "last_day")):  # one below the other: half a sidebar cuts a date
        st.date_input(
            label,
            value=None,
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            key=key(field),
            persist_state="session",
            format="YYYY-MM-DD",
            on_change=filters_changed,
            args=(field,),
        )
    st.session_state["undated_switch"] = filters.keeps_undated
    st.toggle(
        "Keep undated events",
        key="undated_switch",
        on_change=_switch_undated,
        args=(filters.first_day is None and filters.last_day is None,),
        help="On until a day is chosen. Events known to have happened before the first day asked for are left out.",
    )


def _switch_undated(usual: bool) -> None:
    """Keep the switch, where it is not as it would be without a word."""
    wanted = st.session_state["undated_switch"]
    st.session_state[key("undated")] = None if wanted == usual else wanted
    filters_changed("undated")


def draw_unconfirmed(tables: Tables, filters: Filters) -> None:
    """What is hidden unless asked for: context, and drafts where there are any."""
    st.toggle(
        "Show background",
        key=key("background"),
        persist_state="session",
        on_change=filters_changed,
        args=("background",),
        help="Context and history, told to explain the news.",
    )
    if filters.drafts or (tables.events["status"] == "draft").any():
        st.toggle(
            "Show drafts",
            key=key("drafts"),
            persist_state="session",
            on_change=filters_changed,
            args=("drafts",),
            help="Machine-made or unfinished codings that nobody has confirmed.",
        )
