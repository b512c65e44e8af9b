"""The form of the card in hand: only what its type takes, each field with what it rests on and what the reader says of it.

The bench is the truth: each control is given what the bench says before it is drawn, and hands back what somebody chose.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from lib.annotating.bench.changing import joined
from lib.annotating.bench.decisions import retyped, set_field
from lib.annotating.bench.model import Bench, Card, listed, text_of
from lib.corpus.model.codebook import ALWAYS, CODEBOOK
from lib.corpus.model.terms import Term
from lib.errors import Problem
from lib.ui.address import heard
from lib.ui.annotate_numbers import draw_numbers
from lib.ui.annotate_people import choose_people, choose_places
from lib.ui.annotate_problems import draw_problem, field_of
from lib.ui.annotate_rest import draw_rest, rest_words
from lib.ui.annotate_shown import is_shown, shown
from lib.ui.annotate_state import OnBench
from lib.ui.tags import plain
from lib.ui.view import View

LISTS = (("claim", "claims"), ("stage", "stages"), ("issue", "issues"), ("credibility", "credibility"))
TEXTS = (("according_to", "According to"), ("reason", "Reason"), ("original_quote", "The article's own words, of a digest"))


def draw_form(view: View, opened: OnBench) -> None:
    """The form of the card in hand; where there is none, what to do is said."""
    card = opened.bench.card()
    if card is None:
        st.info("No event yet. Choose words of the text, then “A new event”; or let the machine propose.")
        return
    form = Form(view, opened, card)
    with st.container(key="annotate_form"):
        form.draw_type()
        for role in form.roles:
            form.draw_people(role)
        where, when = st.columns([3, 2])
        with where:
            form.draw_places("place", "Place")
        with when:
            form.draw_text("date", "Date (EDTF)", "2022-04-19, 2022-04, 2021~, [2022-04-18..2022-04-24], 2021-01-15/2021-02-15")
        form.draw_numbers()
        form.draw_text("summary", "Summary, one sentence of your own", "", area=True)
        form.draw_problems("quote", "")
        told = form.more_is_told
        with st.expander("More", expanded=told, key=f"annotate_more_{told}", on_change=heard) as more:
            if more.open:
                form.draw_more()
        with st.expander("What its fields rest on", key="annotate_rest", on_change=heard) as rest:
            if rest.open:
                draw_rest(opened, card, view.corpus)


class Form:
    """The controls of one card; each writes its decision onto the bench."""

    def __init__(self, view: View, opened: OnBench, card: Card):
        self.view, self.opened, self.card = view, opened, card
        self.kind = CODEBOOK.types.get(card.type)
        self.roles = self.kind.roles if self.kind else ()
        self.problems = opened.checked(view.corpus).of_cards.get(card.key, ())

    @property
    def more_is_told(self) -> bool:
        """Whether a field of the folded part has something wrong, or holds a role that the type does not have."""
        drawn = {*self.roles, "type", "mode", "place", "date", "summary", "quote", "evidence", "inferred", "", *CODEBOOK.quantities}
        return any(field_of(one.field) not in drawn for one in self.problems)

    def key(self, name: str) -> str:
        """The key of the control of a field of this card."""
        article = hashlib.sha256(self.opened.bench.article.encode()).hexdigest()[:12]
        return f"annotate_{article}_{self.card.key}_{name}"

    def ready(self, name: str, value: Any) -> str:
        """The key of a control that is drawn with this value as its default."""
        return shown(self.key(name), value)

    def on(self, name: str, made: Callable[[Any], Any], key: str) -> Callable[[], None]:
        """What hears the control of a key: the field becomes what `made` makes of the control's value."""
        return self.hears(key, lambda bench, value: set_field(bench, self.card.key, name, made(value)))

    def hears(self, key: str, change: Callable[[Bench, Any], Bench]) -> Callable[[], None]:
        """What hears the control of a key while it stands there: the bench becomes what `change` makes of it and the value."""

        def took() -> None:
            if is_shown(key):
                self.decide(lambda bench: change(bench, st.session_state[key]))

        return took

    def decide(self, change: Callable[[Bench], Bench]) -> None:
        heard()
        self.opened.note = ""
        self.opened.take(change(self.opened.bench), self.view.corpus)

    def put_in_place(self, name: str, written: str, identifier: str) -> None:
        """An actor or a place by its id where a name stood that nobody bears."""
        people = joined(None, [identifier if one == written else one for one in self.participants(name)])
        self.decide(lambda bench: set_field(bench, self.card.key, name, people))

    def draw_type(self) -> None:
        types = list(CODEBOOK.types) if self.kind else [self.card.type, *CODEBOOK.types]
        key = self.ready("type", self.card.type)
        took = self.hears(key, lambda bench, type_id: retyped(bench, self.card.key, type_id))
        st.selectbox(
            "Type",
            types,
            types.index(self.card.type),
            key=key,
            format_func=lambda one: CODEBOOK.label("type", one) or one,
            on_change=took,
        )
        if self.kind:
            st.caption(plain(f"{self.kind.meaning} Such as: {self.kind.example}"))
        if self.kind and self.kind.modes:
            self._choose("mode", "Mode", {name: CODEBOOK.modes[name] for name in self.kind.modes})
        self.draw_problems("type", "mode")

    def draw_people(self, role: str) -> None:
        term = CODEBOOK.roles[role]
        choose_people(self, role, term.label, term.meaning)
        self.draw_problems(role)

    def draw_places(self, name: str, label: str) -> None:
        choose_places(self, name, label)
        self.draw_problems(name)

    def draw_text(self, name: str, label: str, hint: str, area: bool = False) -> None:
        """A field of one text."""
        told = text_of(self.card.event.get(name))
        key = self.ready(name, told)
        took = self.on(name, lambda value: value.strip() or None, key)
        if area:
            st.text_area(label, told, key=key, on_change=took, height=72)
        else:
            st.text_input(self.labelled(name, label), told, key=key, on_change=took, help=hint or None)
        self.draw_problems(name)

    def draw_numbers(self) -> None:
        draw_numbers(self)

    def draw_more(self) -> None:
        """What is seldom told: other participants, other places, who says so, how sure, what it belongs to."""
        beside = [role for role in self.card.event if role in CODEBOOK.roles and role not in self.roles]
        for role in dict.fromkeys((*ALWAYS, *beside)):
            self.draw_people(role)
        for name, label in (("origin", "From (origin)"), ("near", "Near")):
            self.draw_places(name, label)
        for name, terms in LISTS:
            self._choose(name, CODEBOOK_WORDS[name], getattr(CODEBOOK, terms))
        if self.card.type == "hq_handover" or self.card.event.get("by_force"):
            self._choose("by_force", "By force", CODEBOOK.by_force)
        for name, label in TEXTS:
            self.draw_text(name, label, "")
        told = [one for one in map(text_of, listed(self.card.event.get("goods"))) if one in CODEBOOK.goods]
        key = self.ready("goods", told)
        goods = {name: term.label for name, term in CODEBOOK.goods.items()}
        st.multiselect(
            "Goods", list(goods), told, key=key, format_func=lambda one: goods[one], on_change=self.on("goods", list, key)
        )
        self._references()
        background = text_of(self.card.event.get("background")) == "true"
        key = self.ready("background", background)
        st.checkbox(
            "Background: told to explain the news",
            background,
            key=key,
            on_change=self.on("background", lambda on: "true" if on else None, key),
        )
        drawn = {*ALWAYS, "origin", "near", *(name for name, _ in LISTS), *(name for name, _ in TEXTS), "goods", "background"}
        for one in self.problems:
            if field_of(one.field) in REFERENCES or (field_of(one.field) not in drawn and not self._is_above(one)):
                draw_problem(one, named=True)

    def _is_above(self, one: Problem) -> bool:
        above = ("", "type", "mode", "place", "date", "summary", "quote", "evidence", "inferred", "by_force")
        return field_of(one.field) in (*self.roles, *self.card.event, *above) and field_of(one.field) not in REFERENCES

    def _references(self) -> None:
        """Events that this one belongs to, comes after or is the same as, by their ids."""
        for name, label in REFERENCES.items():
            told = [text_of(one) for one in listed(self.card.event.get(name))]
            key = self.ready(name, joined_ids := ", ".join(told))
            one_only = name == "part_of"

            def split(typed: str, one_only: bool = one_only) -> Any:
                ids = [part.strip() for part in typed.split(",") if part.strip()]
                return (ids[0] if ids else None) if one_only else ids

            st.text_input(label, joined_ids, key=key, on_change=self.on(name, split, key))

    def _choose(self, name: str, label: str, terms: Any) -> None:
        """A field of the codebook's terms, the meaning of the chosen one under it."""
        told = text_of(self.card.event.get(name))
        default = next((one for one, term in terms.items() if getattr(term, "default", False)), "")
        options = [*([] if default else [""]), *terms]
        now = told or default
        key = self.ready(name, now)

        def words(one: str) -> str:
            term: Term | None = terms.get(one)
            return (term.label or one) if term else one or "not told"

        took = self.on(name, lambda value: None if value in ("", default) else value, key)
        offered = options if now in options else [now, *options]
        st.selectbox(self.labelled(name, label), offered, offered.index(now), key=key, format_func=words, on_change=took)
        meaning = terms[now].meaning if now in terms else ""
        if meaning and told:
            st.caption(plain(meaning))
        self.draw_problems(name)

    def labelled(self, name: str, label: str) -> str:
        """A field's label with what it rests on."""
        rests = rest_words(self.opened, self.card, name, self.view.corpus)
        return f"{label} :small[:gray[{plain(rests)}]]" if rests else label

    def draw_problems(self, *names: str) -> None:
        """What the reader says of these fields."""
        for one in self.problems:
            if field_of(one.field) in names:
                draw_problem(one)

    def participants(self, role: str) -> Sequence[Any]:
        return listed(self.card.event.get(role))


REFERENCES = {"part_of": "Part of (event)", "after": "After (events)", "same_as": "Same as", "maybe_same_as": "Perhaps the same as"}
CODEBOOK_WORDS = {"claim": "Claim", "stage": "Stage", "issue": "Issue", "credibility": "Credibility"}
