"""What saving on the workbench says of an article's review: the state that it is to be in, and how long coding took."""

import time

import streamlit as st

from lib.annotating.bench.model import text_of
from lib.annotating.reviewing.moves import ACCEPTED, CODED, DRAFT, IN_REVIEW, NO_STATE, REJECTED, minutes_in, review_in
from lib.annotating.saving.fields import Fields, fields_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.frontmatter import ReviewWritten
from lib.errors import CorpusError
from lib.ui.annotate_state import OnBench
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View

FOLLOWS = {  # state -> what follows from it, once it is saved so
    NO_STATE: "No review: counts at once",
    DRAFT: "Draft: I go on later",
    CODED: "Coded: not handed in",
    IN_REVIEW: "Hand in for review",
    ACCEPTED: "Accepted: counts at once",
    REJECTED: "Rejected: counts nowhere",
}
BY_CODER = (DRAFT, CODED, IN_REVIEW)  # states into which a coder puts an article


def held_review(opened: OnBench) -> Fields:
    """What the article's file says of its review, as it was opened or saved last."""
    if opened.base is None:
        return review_in(opened.bench.fields)
    try:
        return review_in(fields_of(opened.base)[0])
    except CorpusError:
        return {}


def chosen_state(view: View, opened: OnBench, held: Fields) -> str:
    """The state in which the article is to be once it is saved; "" for none."""
    chosen = st.session_state.get(_key(opened, held))
    return chosen if chosen in FOLLOWS else _usual(view, opened, held)


def mended(field: str, fields: Fields) -> bool:
    """Whether what the reader says of a field is no more said of what would be written: of a review, whose state is chosen here."""
    if field.partition(".")[0] != "review":
        return False
    try:
        ReviewWritten.model_validate(fields.get("review"))
    except ValueError:
        return False
    return True


def draw_state(view: View, opened: OnBench, held: Fields) -> None:
    """The choice of that state. An article that has none counts, so it keeps none where nobody in the corpus reviews."""
    was = text_of(held.get("state"))
    options = [*([] if was else [NO_STATE]), *BY_CODER, *([was] if was in (ACCEPTED, REJECTED) else [])]
    usual = _usual(view, opened, held)
    st.selectbox(
        "Review", options, index=options.index(usual) if usual in options else 0, key=_key(opened, held),
        persist_state="session", width=220,
        format_func=lambda state: "In review" if state == was == IN_REVIEW else FOLLOWS[state],
        help="What has a state counts once a reviewer accepts it on the page Review.",
    )  # fmt: skip


def draw_sitting(opened: OnBench, held: Fields) -> None:
    """How long coding took, where it is written down; pauses are left out."""
    now, before = opened.sitting.at(time.monotonic()).minutes, minutes_in(held)
    if now or before:
        said = [f"{counted(now, 'minute')} in this sitting"] * bool(now) + [f"{counted(before, 'minute')} before"] * bool(before)
        st.caption(f"Coding took {', '.join(said)}; pauses of more than five minutes are left out.")


def draw_sent_back(opened: OnBench) -> None:
    """Why a reviewer sent the article back, to whoever codes it further."""
    held = held_review(opened)
    if (note := text_of(held.get("note"))) and text_of(held.get("state")) in (DRAFT, REJECTED):
        who = text_of(held.get("reviewer")) or "A reviewer"
        did = "sent it back" if text_of(held.get("state")) == DRAFT else "rejected it"
        st.warning(f"{plain(who)} {did}: {plain(note)}")


def _usual(view: View, opened: OnBench, held: Fields) -> str:
    """The state it is in; of a new article "coded" where others are reviewed. One that has no state and counts goes on counting."""
    if state := text_of(held.get("state")):
        return state if state in CODEBOOK.review_states else DRAFT
    return CODED if opened.base is None and _reviews(view) else NO_STATE


def _reviews(view: View) -> bool:
    """Whether any article of the corpus says where it stands."""
    return any(article.review for article in view.corpus.articles)


def _key(opened: OnBench, held: Fields) -> str:
    """Of the choice: another one as soon as the file says another state, so that no choice outlives what it was made for."""
    return f"annotate_review_{opened.bench.article}_{text_of(held.get('state'))}"
