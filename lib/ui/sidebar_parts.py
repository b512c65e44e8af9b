"""Controls of the sidebar that are no multiple choice: the search, the unit counted, distance, days and switches."""

from functools import partial

import streamlit as st

from lib.corpus.model.models import Corpus
from lib.engine.questions import where
from lib.engine.searching import is_told, only_mentioned
from lib.engine.shown import Shown
from lib.events.asking.asked import FIRST_DAY, LAST_DAY, LEAST_KM, MOST_KM
from lib.events.asking.choice_names import Known, Named
from lib.events.asking.filters import Filters
from lib.events.asking.meant import searches_meant
from lib.events.asking.near import has_point
from lib.events.asking.pick import Pick
from lib.events.asking.search import LONGEST, SEARCHED, read_search
from lib.events.building.kin import NO_TWIN
from lib.events.memo import once
from lib.ui.address import choose_pick, filters_changed, set_filter
from lib.ui.fields import MOST_OPTIONS, labels_of, options_of
from lib.ui.filter_state import key
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.unfolding import unfolding

COUNTS = {"acts": "acts", "incidents": "incidents"}
MOST_NAMED = 4
MOST_IDS = 1_000  # that one click lists


def draw_search(shown: Shown, corpus: Corpus) -> None:
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
    text = shown.filters.search
    if not text:
        return
    terms = read_search(text, shown.known.spellings)
    named = [thing for term in terms for thing in sorted(term.things)]
    if named:
        said = [f"{_name(shown, thing)} ({thing[0]})" for thing in named[:MOST_NAMED]]
        st.caption(f"Taken as names: {plain(', '.join(said))}{' …' if len(named) > MOST_NAMED else ''}.")
        _draw_mentioned(shown, text)
    else:
        st.caption(f"Searched: {SEARCHED}.")
    draw_meant(shown, corpus, "search")


def _draw_mentioned(shown: Shown, text: str) -> None:
    mentioned = only_mentioned(shown, text)
    if mentioned and mentioned.number():
        st.button(
            f"{counted(mentioned.number(), 'event')} more only mention the name",
            key="mentioned",
            type="tertiary",
            on_click=choose_pick,
            args=(Pick("ids", mentioned.ids(MOST_IDS)),),
            help="List these events",
        )


def draw_meant(shown: Shown, corpus: Corpus, at: str) -> None:
    """Ask whether words of a search that name nobody meant a name that comes near; nothing where none does."""
    found = searches_meant(shown.known, corpus, shown.filters.search, partial(is_told, shown.engine))
    if found:
        st.caption("Did you mean:")
    for number, (search, name, kind) in enumerate(found):
        st.button(
            f"{plain(name)} ({kind})",
            key=f"meant_{at}_{number}",
            type="tertiary",
            on_click=set_filter,
            kwargs={"search": search},
            help=f"Search for: {plain(search)}" if search != name else None,
        )


def _name(shown: Shown, thing: tuple[str, str]) -> str:
    return next(iter(shown.known.spellings.names[thing]))


def draw_count(shown: Shown) -> None:
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
    if shown.filters.once or shown.number(where(none=True, twins=NO_TWIN), reason="read"):
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


@once
def _near_labels(known: Known, corpus: Corpus, chosen: str) -> dict[str, str]:
    """The places by which a distance can be asked, in their order, with their labels."""
    names = {place.id: Named(place.name, place.name_ar, place.aliases) for place in corpus.places.values() if has_point(place)}
    options = (
        sorted(names, key=lambda place: names[place])
        if len(names) > MOST_OPTIONS
        else options_of(dict.fromkeys(names, 0), frozenset({chosen}) & names.keys(), names, everything=True)
    )
    told = labels_of(options, names, {}, frozenset({chosen}))
    return {place: told[place].replace(" (0)", "", 1) for place in options}


def draw_near(shown: Shown, corpus: Corpus) -> None:
    """A distance from a place."""
    filters = shown.filters
    part, is_open = unfolding("Within a distance", "distance", bool(filters.near_place))
    if not is_open:
        return
    labels = _near_labels(shown.known, corpus, filters.near_place)
    options = list(labels)
    with part:
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


def draw_unconfirmed(shown: Shown) -> None:
    """What is hidden unless asked for: context, and drafts where there are any."""
    st.toggle(
        "Show background",
        key=key("background"),
        persist_state="session",
        on_change=filters_changed,
        args=("background",),
        help="Context and history, told to explain the news.",
    )
    if shown.filters.drafts or shown.number(where(status="draft"), reason="read"):
        st.toggle(
            "Show drafts",
            key=key("drafts"),
            persist_state="session",
            on_change=filters_changed,
            args=("drafts",),
            help="Machine-made or unfinished codings that nobody has confirmed.",
        )
