"""Names of a publisher's that are, or are like, one of the corpus: the same, different, or later; nothing is taken in silence."""

from collections.abc import Callable

import streamlit as st

from lib.corpus.model.models import Corpus
from lib.layers.answering import Given, Offers
from lib.layers.answers import DIFFERENT, LATER, SAME, Offer, governorates_of
from lib.ui.bring_state import usual
from lib.ui.numbers import counted
from lib.ui.tags import plain

A_PAGE = 12  # names at once
ACTORS, REGIONS = "actors", "regions"
OWN = "a region of its own"
PERHAPS = "perhaps"  # how a near miss begins; else it names all that there is
Key = Callable[[str], str]  # the key of a widget from its name


def draw_answers(corpus: Corpus, offers: Offers, key: Key, before: Given | None = None) -> Given:
    """One line for each name; what was answered, beginning with what was answered `before`."""
    before = before or Given()
    if offers.actors:
        st.subheader(f"Who is who: {counted(len(offers.actors), 'name')}", anchor=False)
        st.caption("Their name, what it is like here, and whether it is the same. Until somebody says so, a like name is another.")
        for one in _page(offers.actors, key, "actors"):
            _draw_actor(corpus, one, key, before)
    if offers.regions:
        st.subheader(f"Their governorates: {counted(len(offers.regions), 'name')}", anchor=False)
        known = ["", *governorates_of(corpus)]
        for one in _page(offers.regions, key, "regions"):
            usual(key(f"region_{one.theirs}"), _answers(key, REGIONS).get(one.theirs, before.regions.get(one.theirs, "")))
            st.selectbox(
                f"{plain(one.theirs)} · {plain(one.like)}" if one.like.startswith(PERHAPS) else plain(one.theirs),
                known,
                key=key(f"region_{one.theirs}"),
                format_func=lambda name: plain(name) if name else OWN,
                on_change=_take,
                args=(key, REGIONS, one.theirs, f"region_{one.theirs}"),
                width=420,
            )
    said = {theirs: _answer(chosen) for theirs, chosen in _answers(key, ACTORS).items()}
    return Given({**before.actors, **said}, {**before.regions, **_answers(key, REGIONS)})


def _answers(key: Key, name: str) -> dict[str, str]:
    """What was chosen of each name by hand, on whichever page of them: what a control that is not drawn would forget."""
    return usual(key(f"chosen_{name}"), {})


def _take(key: Key, name: str, theirs: str, widget: str) -> None:
    """What was chosen; nothing where the browser says so of a file that has been let go of."""
    if key(widget) in st.session_state:
        _answers(key, name)[theirs] = str(st.session_state[key(widget)] or "")


def _answer(chosen: str) -> tuple[str, str]:
    return (chosen, "") if chosen in (DIFFERENT, LATER) else (SAME, chosen)


def _page(offers: tuple[Offer, ...], key: Key, name: str) -> tuple[Offer, ...]:
    """Some of the names at once; which, is asked where there are more."""
    pages = -(-len(offers) // A_PAGE)
    if pages < 2:
        return offers
    number = st.number_input(f"Page of {pages}", 1, pages, key=key(f"page_{name}"), width=140)
    return offers[A_PAGE * (int(number) - 1) : A_PAGE * int(number)]


def _draw_actor(corpus: Corpus, one: Offer, key: Key, before: Given) -> None:
    """A name and its answer: as it was chosen here, or before, else whom it is taken for, else later."""
    answer, ours = before.actors.get(one.theirs, (SAME if one.ours else LATER, one.ours))
    chosen = _answers(key, ACTORS).get(one.theirs, ours if answer == SAME else answer)
    widget = key(f"actor_{one.theirs}")
    usual(widget, chosen)
    near = list(dict.fromkeys((*one.near, *((chosen,) if chosen in corpus.actors else ()))))
    words = {actor: f"the same as {plain(corpus.actors[actor].name)}" for actor in near if actor in corpus.actors}
    words |= {DIFFERENT: "different", LATER: "later"}
    kept = key(f"kept_{one.theirs}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            plain(one.theirs),
            list(words),
            key=widget,
            format_func=lambda option: words.get(option, option),
            required=True,
            on_change=_take,
            args=(key, ACTORS, one.theirs, f"actor_{one.theirs}"),
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
            args=(key, one.theirs, kept),
            width=240,
        )


def _take_other(key: Key, theirs: str, kept: str) -> None:
    """An actor that was not among those offered; nothing where the browser says so of a file that has been let go of."""
    if kept not in st.session_state:
        return
    if chosen := st.session_state[kept]:
        st.session_state[key(f"actor_{theirs}")] = _answers(key, ACTORS)[theirs] = chosen
    st.session_state[kept] = None
