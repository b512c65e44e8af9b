"""Names of a publisher's that are, or are like, one of the corpus: the same, different, or later; nothing is taken in silence."""

from collections.abc import Callable, Mapping

import streamlit as st

from lib.corpus.model.models import Corpus
from lib.layers.answering import Given, Offers
from lib.layers.answers import DIFFERENT, LATER, SAME, Offer, governorates_of
from lib.ui.bring_state import usual
from lib.ui.numbers import counted
from lib.ui.tags import plain

A_PAGE = 12  # names at once
OWN = "a region of its own"
PERHAPS = "perhaps"  # how a near miss begins; else it names all that there is
Key = Callable[[str], str]  # the key of a widget from its name


def draw_answers(corpus: Corpus, offers: Offers, key: Key, before: Given | None = None) -> Given:
    """One line for each name; what was answered, beginning with what was answered `before`."""
    before = before or Given()
    actors, regions = dict(before.actors), dict(before.regions)
    if offers.actors:
        st.subheader(f"Who is who: {counted(len(offers.actors), 'name')}", anchor=False)
        st.caption("Their name, what it is like here, and whether it is the same. Until somebody says so, a like name is another.")
        for one in _page(offers.actors, key, "actors"):
            _seed(one, key, actors)
            _draw_actor(corpus, one, key)
        actors |= _said(offers.actors, key, before)
    if offers.regions:
        st.subheader(f"Their governorates: {counted(len(offers.regions), 'name')}", anchor=False)
        known = ["", *governorates_of(corpus)]
        for one in _page(offers.regions, key, "regions"):
            usual(key(f"region_{one.theirs}"), regions.get(one.theirs, ""))
            st.selectbox(
                f"{plain(one.theirs)} · {plain(one.like)}" if one.like.startswith(PERHAPS) else plain(one.theirs),
                known,
                key=key(f"region_{one.theirs}"),
                format_func=lambda name: plain(name) if name else OWN,
                width=420,
            )
        regions |= _said_regions(offers.regions, key)
    return Given(actors, regions)


def _page(offers: tuple[Offer, ...], key: Key, name: str) -> tuple[Offer, ...]:
    """Some of the names at once; which, is asked where there are more."""
    pages = -(-len(offers) // A_PAGE)
    if pages < 2:
        return offers
    number = st.number_input(f"Page of {pages}", 1, pages, key=key(f"page_{name}"), width=140)
    return offers[A_PAGE * (int(number) - 1) : A_PAGE * int(number)]


def _seed(one: Offer, key: Key, actors: Mapping[str, tuple[str, str]]) -> None:
    """What is chosen of a name at first: its answer, else whom it is taken for, else later. (A page of names that was not drawn
    yet has none: then nothing is said of them.)"""
    answer, ours = actors.get(one.theirs, (SAME if one.ours else LATER, one.ours))
    usual(key(f"actor_{one.theirs}"), ours if answer == SAME else answer)


def _draw_actor(corpus: Corpus, one: Offer, key: Key) -> None:
    widget = key(f"actor_{one.theirs}")
    chosen = str(st.session_state[widget])
    near = list(dict.fromkeys((*one.near, *((chosen,) if chosen in corpus.actors else ()))))
    words = {actor: f"the same as {plain(corpus.actors[actor].name)}" for actor in near if actor in corpus.actors}
    words |= {DIFFERENT: "different", LATER: "later"}
    kept = key(f"kept_{one.theirs}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            plain(one.theirs), list(words), key=widget, format_func=lambda option: words.get(option, option), required=True
        )
        st.selectbox(
            f"{plain(one.theirs)}: the same as",
            list(corpus.actors),
            index=None,
            key=kept,
            format_func=lambda actor: plain(corpus.actors[actor].name),
            placeholder="or the same as …",
            label_visibility="collapsed",
            on_change=_take_other,
            args=(widget, kept),
            width=240,
        )


def _take_other(widget: str, kept: str) -> None:
    """An actor that was not among those offered."""
    if st.session_state[kept]:
        st.session_state[widget] = st.session_state[kept]
    st.session_state[kept] = None


def _said(offers: tuple[Offer, ...], key: Key, before: Given) -> dict[str, tuple[str, str]]:
    """What was answered of the actors; of a name that nobody has looked at nothing, so that it waits as it was offered."""
    found = {}
    for one in offers:
        chosen = st.session_state.get(key(f"actor_{one.theirs}"))
        if chosen in (DIFFERENT, LATER):
            found[one.theirs] = (str(chosen), "")
        elif chosen:
            found[one.theirs] = (SAME, str(chosen))
        elif one.theirs in before.actors:
            found[one.theirs] = before.actors[one.theirs]
    return found


def _said_regions(offers: tuple[Offer, ...], key: Key) -> dict[str, str]:
    chosen = {one.theirs: st.session_state.get(key(f"region_{one.theirs}")) for one in offers}
    return {theirs: str(ours) for theirs, ours in chosen.items() if ours is not None}
