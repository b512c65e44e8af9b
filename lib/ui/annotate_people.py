"""Actors and places of a card, found by any spelling in either script; a name that nobody bears stays as typed until it is said who
or where it is."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import streamlit as st

from lib.annotating.bench.model import text_of
from lib.corpus.model.models import Actor, Place
from lib.corpus.text.spellings import Spellings, names_of
from lib.ui.annotate_new import offer_actor, offer_place
from lib.ui.tags import plain
from lib.ui.view import View, made_once

if TYPE_CHECKING:
    from lib.ui.annotate_form import Form

PLACES = ("place", "origin", "near")
MOST = 3_000  # names that a box offers; any other is typed
Books = tuple[Spellings, Spellings, dict[str, str], dict[str, str]]


@made_once
def books_of(view: View) -> Books:
    """(actors by spelling, places by spelling, what each actor is called, what each place is called)."""
    actors, places = view.corpus.actors, view.corpus.places
    return _book(actors), _book(places), _labels(actors), _labels(places)


def _book(found: dict[str, Any]) -> Spellings:
    book = Spellings()
    for identifier, one in found.items():
        book.add(("", identifier), (*names_of(one), identifier))
    return book


def _labels(found: dict[str, Any]) -> dict[str, str]:
    """Each by its name, in both scripts; two of one name by their ids too."""
    names = [one.name for one in found.values()]
    return {identifier: _label(one, names.count(one.name) > 1) for identifier, one in found.items()}


def _label(one: Actor | Place, several: bool) -> str:
    return one.name + (f" · {one.name_ar}" if one.name_ar else "") + (f" ({one.id})" if several else "")


def choose_people(form: "Form", role: str, label: str, meaning: str) -> None:
    """Who stands in a role: an actor's id, or somebody unnamed of a body, as it is written."""
    book, _, labels, _ = books_of(form.view)
    _choose(form, role, label, meaning, book, labels)


def choose_places(form: "Form", name: str, label: str) -> None:
    """Where it happened; the first is drawn."""
    _, book, _, labels = books_of(form.view)
    _choose(form, name, label, "", book, labels)


def _choose(form: "Form", name: str, label: str, meaning: str, book: Spellings, labels: dict[str, str]) -> None:
    held = {_token(at, one): one for at, one in enumerate(form.participants(name))}
    options = list(dict.fromkeys((*held, *list(labels)[:MOST])))
    key = form.ready(name, list(held))

    def words(token: str) -> str:
        told = held.get(token)
        return plain(_described(told, labels) if isinstance(told, dict) else labels.get(token, token))

    def made(tokens: list[str]) -> list[Any]:
        return [held[token] if token in held else _value(token, book, labels) for token in tokens]

    st.multiselect(
        form.labelled(name, label), options, list(held), key=key, format_func=words, accept_new_options=True,
        on_change=form.on(name, made, key), help=meaning or None, placeholder="Any spelling, in either script",
    )  # fmt: skip
    for token, one in held.items():
        if token not in labels and not isinstance(one, dict):
            _draw_nearest(form, name, token, book, labels)
            (offer_place if name in PLACES else offer_actor)(form, name, token)


def _token(at: int, one: Any) -> str:
    """What stands for a participant in the box: an id or a name itself; of somebody unnamed, or with a number, its place."""
    return f"participant {at + 1}" if isinstance(one, dict) else str(one)


def _value(token: str, book: Spellings, labels: dict[str, str]) -> Any:
    if token in labels:
        return token
    found = sorted(identifier for _, identifier in book.called(token))
    return found[0] if len(found) == 1 else token


def _described(told: dict[str, Any], labels: dict[str, str]) -> str:
    """Somebody of a body, in the article's words, or an actor with a number of its own."""
    name = text_of(told.get("actor")) or text_of(told.get("of"))
    numbers = ", ".join(f"{field} {_bare(value)}" for field, value in told.items() if field not in ("actor", "of", "as"))
    said = f"{told['as']}, of {labels.get(name, name)}" if told.get("as") else labels.get(name, name)
    return said + (f" ({numbers})" if numbers else "")


def _bare(value: Any) -> str:
    return " ".join(map(str, value.values())) if isinstance(value, dict) else str(value)


def _draw_nearest(form: "Form", name: str, token: str, book: Spellings, labels: dict[str, str]) -> None:
    """Who may be meant by a name that nobody bears, each with why; one click takes it."""
    called = sorted(identifier for _, identifier in book.called(token))
    near = [(one, f"like “{known}”") for known, (_, one) in book.like(token)]
    like = [(identifier, "bears it too") for identifier in called] or near
    with st.container(horizontal=True):
        for identifier, why in like:
            st.button(
                f"{plain(labels[identifier])}, {plain(why)}",
                key=form.key(f"{name}_meant_{token}_{identifier}"),
                type="tertiary",
                on_click=_taking(form, name, token, identifier),
            )


def _taking(form: "Form", name: str, token: str, identifier: str) -> Callable[[], None]:
    return lambda: form.put_in_place(name, token, identifier)
