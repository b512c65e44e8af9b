"""The choices between two codings: of each field that differs the first's value, the second's, nothing, or another one. They are
kept for the session until the article is settled."""

import hashlib
from collections.abc import Callable, Sequence

import streamlit as st

from lib.agreeing.comparing import Compared, Difference
from lib.agreeing.fields import SIDES
from lib.agreeing.pairing import Pair
from lib.agreeing.settling import EVENT, Choice, Other, written
from lib.annotating.bench.numbers import HINT, written_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.yaml_lines import Tree
from lib.ui.address import heard
from lib.ui.agreement_words import NOTHING, PLACES, value_words
from lib.ui.annotate_people import MOST, books_of
from lib.ui.tags import isolated, plain
from lib.ui.view import View

CHOICES, OTHER, NONE = "agreement_choices", "other", "none"
EDTF = "2022-04-19, 2022-04, 2021~, 2021-01-15/2021-02-15"
Key = tuple[str, str]


def chosen_of(compared: Compared) -> dict[Key, Choice]:
    """What is chosen so far between two codings."""
    found: dict[Key, Choice] = st.session_state.setdefault(CHOICES, {}).setdefault(compared.twice.key, {})
    return found


def forget(compared: Compared) -> None:
    """Let go of all choices between two codings, as when they are settled."""
    st.session_state.get(CHOICES, {}).pop(compared.twice.key, None)
    for name in [name for name in st.session_state if str(name).startswith(_begin(compared))]:
        del st.session_state[name]


def _begin(compared: Compared) -> str:
    return f"agreement_{hashlib.sha256(compared.twice.key.encode()).hexdigest()[:12]}_"


def _widget(compared: Compared, key: Key) -> str:
    return f"{_begin(compared)}{key[0]}_{key[1]}"


def choose(view: View, compared: Compared, one: Difference) -> None:
    """The choice of one field, with what either coder says."""
    key = (one.pair.key, one.field.id)
    twice = compared.twice
    labels = {
        "first": f"{isolated(twice.first.who)}: {isolated(value_words(view.corpus, one.field, one.first))}",
        "second": f"{isolated(twice.second.who)}: {isolated(value_words(view.corpus, one.field, one.second))}",
    }
    if one.field.id != "background":
        labels |= {OTHER: "another value"} | ({NONE: NOTHING} if _may_be_nothing(one) else {})
    widget = _radio(compared, key, one.field.label, labels)
    if st.session_state.get(widget) == OTHER:
        _draw_other(view, compared, one, key)


def choose_event(compared: Compared, pair: Pair) -> None:
    """Whether an event that one coder alone has stays."""
    mine = pair.first is not None
    labels = {"first": "keep it", "second": "leave it out"} if mine else {"second": "take it in", "first": "leave it out"}
    _radio(compared, (pair.key, EVENT), "The event", labels)


def _may_be_nothing(one: Difference) -> bool:
    """Whether both coders tell something where nothing may be told."""
    return not one.field.always and bool(one.first) and bool(one.second) and one.field.id not in (*SIDES[:1], "mode")


def _radio(compared: Compared, key: Key, label: str, labels: dict[str, str]) -> str:
    widget, choices = _widget(compared, key), chosen_of(compared)
    held = choices.get(key)
    if widget not in st.session_state:
        st.session_state[widget] = (NONE if held.value is None else OTHER) if isinstance(held, Other) else held

    def took() -> None:
        heard()
        chosen = st.session_state[widget]
        if chosen in ("first", "second"):
            choices[key] = chosen
        elif chosen == NONE:
            choices[key] = Other(None)
        else:
            choices.pop(key, None)

    st.radio(
        label,
        list(labels),
        index=None,
        key=widget,
        horizontal=True,
        width="stretch",
        on_change=took,
        format_func=lambda one: plain(labels[one]),
    )
    return widget


def choose_rest(compared: Compared, left: Sequence[Key]) -> None:
    """All that is not chosen yet as one of the two has it."""

    def take(side: Choice) -> Callable[[], None]:
        def taken() -> None:
            heard()
            for key in left:
                chosen_of(compared)[key] = side
                st.session_state[_widget(compared, key)] = side

        return taken

    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{len(left):,} still open:", width="content")
        for side, coding in (("first", compared.twice.first), ("second", compared.twice.second)):
            words = f"as {plain(coding.who)} has it"
            st.button(words, key=f"agreement_rest_{side}", on_click=take("first" if side == "first" else "second"))


def _draw_other(view: View, compared: Compared, one: Difference, key: Key) -> None:
    """The control for a third value; while it is empty nothing is chosen."""
    widget = f"{_widget(compared, key)}_other"
    field, choices = one.field, chosen_of(compared)

    def took(made: Callable[[], Tree]) -> Callable[[], None]:
        def call() -> None:
            heard()
            value = made()
            if value in (None, "", []):
                choices.pop(key, None)
            else:
                choices[key] = Other(value)

        return call

    label, shown = f"Another value: {field.label}", st.session_state
    if field.id in (*SIDES, *PLACES) or field.scale == "sets":
        names = _names(view, field.id, field.terms)
        st.multiselect(
            label, list(names)[:MOST], key=widget, format_func=lambda name: plain(names.get(name, name)), placeholder="Any of them",
            label_visibility="collapsed", on_change=took(lambda: written(field.id, list(shown[widget]))),
        )  # fmt: skip
    elif field.terms:
        terms = _terms(one)
        st.selectbox(
            label, terms, index=None, key=widget, format_func=lambda name: CODEBOOK.label(field.terms, name), width=320,
            placeholder="Any of them", label_visibility="collapsed", on_change=took(lambda: shown[widget]),
        )  # fmt: skip
    else:
        number = field.id != "date"
        st.text_input(
            label, key=widget, placeholder=HINT if number else EDTF, width=420, label_visibility="collapsed",
            on_change=took(lambda: written_of(shown[widget]) if number else str(shown[widget]).strip()),
        )  # fmt: skip


def _terms(one: Difference) -> list[str]:
    """The terms of a field that neither coder chose; of modes those of the event's type."""
    assert one.pair.first
    held = CODEBOOK.types[one.pair.first.type].modes if one.field.id == "mode" else tuple(getattr(CODEBOOK, one.field.terms))
    return [name for name in held if name not in (one.first, one.second)]


def _names(view: View, field: str, terms: str) -> dict[str, str]:
    """What may be chosen of several: id -> what it is called."""
    if terms:
        return {name: term.label for name, term in getattr(CODEBOOK, terms).items()}
    _, _, actors, places = books_of(view)
    return places if field in PLACES else actors
