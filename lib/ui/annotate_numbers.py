"""The numbers of the card in hand: of the event as a whole, or of one actor after the other."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.annotating.bench.changing import actor_of
from lib.annotating.bench.decisions import set_field
from lib.annotating.bench.model import listed, mapped, text_of
from lib.annotating.bench.numbers import HINT, is_by_actor, of_actor, of_event, typed_of, with_actor, written_of
from lib.corpus.model.codebook import CODEBOOK
from lib.ui.address import heard
from lib.ui.annotate_people import books_of
from lib.ui.annotate_shown import is_shown
from lib.ui.tags import plain

if TYPE_CHECKING:
    from lib.ui.annotate_form import Form

WHOLE, APART = "the event", "each actor"


def draw_numbers(form: "Form") -> None:
    """The numbers that are told, and one more of those that are not."""
    told = [name for name in CODEBOOK.quantities if name in form.card.event]
    more = form.key("one_more")
    asked = str(st.session_state.get(more) or "")
    shown = told + ([asked] if asked in CODEBOOK.quantities and asked not in told else [])
    for name in shown:
        _draw_number(form, name)
    rest = [name for name in CODEBOOK.quantities if name not in shown]
    label = {name: CODEBOOK.quantities[name].label for name in CODEBOOK.quantities}
    st.selectbox(
        "A number", ["", *([asked] if asked in shown else []), *rest], key=more,
        format_func=lambda one: label.get(one, "Add a number …"), label_visibility="collapsed", on_change=heard,
    )  # fmt: skip


def _draw_number(form: "Form", name: str) -> None:
    """A number, and of whom it is told where somebody takes part. Several that are told actor by actor stay so: nobody told their
    sum."""
    written = form.card.event.get(name)
    label, actors = CODEBOOK.quantities[name].label, _actors(form, written)
    n_parts = len(listed(written)) if is_by_actor(written) else 0
    apart = _is_apart(form, name, actors, n_parts)
    if not apart:
        key = form.ready(name, typed_of(written))
        made = form.on(name, lambda typed: written_of(typed, written), key)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(form.labelled(name, label), typed_of(written), key=key, on_change=made, help=HINT)
            _draw_of_whom(form, name, label, actors, n_parts)
    else:
        _draw_of_whom(form, name, form.labelled(name, label), actors, n_parts, alone=True)
        if whole := typed_of(written):
            st.caption(f"{plain(whole)} of the event as a whole, which stays until something is told of one of them.")
        for actor, words in actors.items():
            _draw_part(form, name, label, actor, words)
    form.draw_problems(name)


def _is_apart(form: "Form", name: str, actors: dict[str, str], n_parts: int) -> bool:
    """Whether a number is asked for actor by actor: where it is told so, or where that was chosen and nothing is told of all."""
    chosen = st.session_state.get(form.key(f"apart_{name}"), WHOLE) == APART
    return n_parts > 0 or (chosen and bool(actors))


def _draw_of_whom(form: "Form", name: str, label: str, actors: dict[str, str], n_parts: int, alone: bool = False) -> None:
    """Of whom a number is told. Of one actor it can be told of the event again. `alone`: it has a line of its own."""
    if not actors and not alone:
        return
    asked = form.key(f"apart_{name}")  # what was chosen, whatever the control that is drawn for it remembers
    now = APART if alone else WHOLE
    key = form.ready(f"of_{name}", now)

    def took() -> None:
        if not is_shown(key):
            return
        st.session_state[asked] = st.session_state[key]
        written = form.card.event.get(name)
        if st.session_state[asked] == WHOLE and is_by_actor(written):
            form.decide(lambda bench: set_field(bench, form.card.key, name, of_event(written)))
        else:
            heard()

    options = [APART] if n_parts > 1 else [WHOLE, APART]
    if alone:
        st.selectbox(label, options, options.index(now), key=key, on_change=took)
    else:
        st.selectbox(f"{label}: of", options, options.index(now), key=key, on_change=took, label_visibility="collapsed", width=130)


def _draw_part(form: "Form", name: str, label: str, actor: str, words: str) -> None:
    """What a number says of one actor."""
    written = form.card.event.get(name)
    part = of_actor(written, actor)

    key = form.ready(f"{name}_of_{actor}", typed_of(part))
    took = form.on(name, lambda typed: with_actor(form.card.event.get(name), actor, written_of(typed, part)), key)
    st.text_input(f"{label}, {plain(words)}", typed_of(part), key=key, on_change=took, help=HINT)


def _actors(form: "Form", written: Any) -> dict[str, str]:
    """Whom a number can be told of: who stands in a role by name, and whoever it is told of already -> what they are called."""
    labels = books_of(form.view)[2]
    roles = [role for role in CODEBOOK.roles if role in form.card.event]
    named = [actor_of(one) for role in roles for one in form.participants(role) if _is_named(one)]
    told = [text_of(mapped(one).get("actor")) for one in listed(written)] if is_by_actor(written) else []
    return {actor: labels.get(actor, actor) for actor in dict.fromkeys((*named, *told)) if actor}


def _is_named(one: Any) -> bool:
    """Whether an entry of a role is an actor of its own name, of whom no number is told there."""
    return not isinstance(one, dict) or bool(one.get("actor") and len(one) == 1)
