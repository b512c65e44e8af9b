"""What is typed into a choice and is none of its options: a name in another spelling is chosen, a slip is asked about."""

import re
from collections.abc import Callable

import streamlit as st

from lib.corpus.text.spellings import Spellings
from lib.events.asking.choice_names import Names
from lib.events.asking.choices import choice_named
from lib.ui.address import filters_changed, set_filter
from lib.ui.filter_state import TYPED, key
from lib.ui.tags import plain

LONGEST = 80  # letters of what was typed, as it is said again
_LABEL = re.compile(r"[\u2066-\u2068]?(.+?)\u2069?(?: \[(.+?)\])? \([\d,]+(?:, [\d,]+ hidden)?\)")


def take_typed(field: str, names: Names) -> None:
    """Hear a change of the choice of a field: of what was typed, a name of one thing chooses it; any other is dropped,
    and kept to be asked about."""
    state = st.session_state
    filters_changed(field)
    kept: list[str] = []
    for value in state[key(field)]:
        ids = [value] if value in names else meant(value, names)
        if len(ids) == 1:
            kept += ids
        elif value.strip():
            state[TYPED] = (field, value)
    state[key(field)] = list(dict.fromkeys(kept))


def meant(written: str, names: Names) -> list[str]:
    """Ids of the values that bear a name, in whatever spelling, the label of an option included; sorted."""
    label = _LABEL.match(written)
    if label and label[2] in names:
        return [label[2]]
    book = spellings(names)
    found = book.called(written) or (book.called(label[1]) if label else frozenset())
    return sorted(identifier for _, identifier in found)


def spellings(names: Names) -> Spellings:
    """The names of a field's values as a book of spellings; the kind of each is ""."""
    book = Spellings()
    for identifier, named in names.items():
        book.add(("", identifier), (*named.all, identifier))
    return book


def draw_typed(names: Callable[[str], Names], field: str = "") -> None:
    """Ask about what was typed last and was not one name: whom of several, or what was meant. `field`: only of that one,
    at its box; without it, under the chips, for the list of a box stays open over what stands beside it."""
    asked, written = st.session_state.get(TYPED) or ("", "")
    if not asked or field not in ("", asked):
        return
    known, said = names(asked), plain(written[:LONGEST])
    several = meant(written, known)
    like = several or [identifier for _, (_, identifier) in spellings(known).like(written)]
    with st.container(horizontal=True, vertical_alignment="center", key=f"typed_{field}"):
        if several:
            st.caption(f"“{said}” is the name of several. Which one?", width="content")
        else:
            st.caption(f"“{said}” is no {_kind(asked)} of this corpus." + (" Did you mean:" if like else ""), width="content")
        for identifier in like:
            st.button(
                plain(known[identifier].name),
                key=f"meant_{field}_{identifier}",
                type="tertiary",
                on_click=_choose,
                args=(asked, identifier),
            )


def _kind(field: str) -> str:
    """What a name would have to be one of."""
    choice = choice_named(field)
    return choice.kind or choice.word


def _choose(field: str, identifier: str) -> None:
    set_filter(**{field: frozenset(st.session_state[key(field)]) | {identifier}})
