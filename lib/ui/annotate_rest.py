"""What each field of a card rests on: its quote, other words, or a reason; shown beside the field, changed in a list of its own."""

import streamlit as st

from lib.annotating.bench.decisions import inferred_from, resting_on
from lib.annotating.bench.model import Card, listed, mapped, text_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.names import field_label
from lib.ui.address import heard
from lib.ui.annotate_problems import field_of
from lib.ui.annotate_shown import is_shown, shown
from lib.ui.annotate_state import OnBench
from lib.ui.numbers import counted
from lib.ui.tags import plain

NOT_RESTING = (
    "id",
    "type",
    "quote",
    "summary",
    "evidence",
    "inferred",
    "part_of",
    "after",
    "same_as",
    "maybe_same_as",
    "background",
    "review",
)
LOOKED_AT = frozenset((*CODEBOOK.roles, *CODEBOOK.quantities, "place", "origin", "near", "date", "pay"))  # for in the quote
SHORT = 40  # letters of words that stand beside a field


def rest_words(opened: OnBench, card: Card, name: str, corpus: Corpus) -> str:
    """What a field rests on, in a few words; "" where it holds nothing, or the reader looks for it in no words."""
    if name not in card.event:
        return ""
    words = [text_of(one) for one in listed(mapped(card.event.get("evidence")).get(name))]
    if words:
        first = words[0] if len(words[0]) <= SHORT else f"{words[0][: SHORT - 1]}…"
        return f"“{first}”" + (f" and {counted(len(words) - 1, 'passage')} more" if len(words) > 1 else "")
    if why := text_of(mapped(card.event.get("inferred")).get(name)):
        return f"inferred: {why[:SHORT]}"
    if name not in LOOKED_AT:
        return ""
    problems = [one for one in opened.checked(corpus).of_cards.get(card.key, ()) if field_of(one.field) == name]
    if any(one.severity == "error" for one in problems):
        return ""  # what does not read is looked for nowhere
    return "rests on nothing seen" if problems else "in the quote"


def draw_rest(opened: OnBench, card: Card, corpus: Corpus) -> None:
    """Quote, words and reasons of the card: words may be taken away here and are added in the text; a reason is typed."""
    st.text_area(
        "Quote", value=text_of(card.event.get("quote")), key=f"annotate_quote_{card.key}_{hash(card.event.get('quote'))}",
        height=88, disabled=True, help="Choose other words in the text, then “Quote”.",
    )  # fmt: skip
    evidence, inferred = mapped(card.event.get("evidence")), mapped(card.event.get("inferred"))
    for name in dict.fromkeys((*(one for one in card.event if one not in NOT_RESTING), *evidence, *inferred)):
        st.caption(field_label(name))
        words = listed(evidence.get(name))
        for at, one in enumerate(words):
            st.button(
                f"“{plain(text_of(one))}” ✕",
                key=f"annotate_rest_{card.key}_{name}_{at}",
                type="tertiary",
                help="Take these words away",
                on_click=_without,
                args=(opened, card.key, name, [other for other in words if other != one], corpus),
            )
        why = text_of(inferred.get(name))
        key = shown(f"annotate_why_{card.key}_{name}", why)
        st.text_input(
            f"Why, where no words say it: {name}", why, key=key, label_visibility="collapsed", on_change=_why,
            args=(opened, card.key, name, key, corpus), placeholder="Why, where no words say it",
        )  # fmt: skip


def _without(opened: OnBench, key: int, name: str, left: list, corpus: Corpus) -> None:
    heard()
    opened.take(resting_on(opened.bench, key, name, left), corpus)


def _why(opened: OnBench, key: int, name: str, control: str, corpus: Corpus) -> None:
    if not is_shown(control):
        return
    heard()
    opened.take(inferred_from(opened.bench, key, name, st.session_state[control]), corpus)
