"""An article coded a second time, blind: opened without anything that its first coder decided, saved apart from the article."""

import time
from datetime import UTC, datetime

import streamlit as st

from lib.annotating.bench.blind import blind, has_seen
from lib.annotating.bench.closing import closed
from lib.annotating.bench.hindering import hindering
from lib.annotating.bench.model import Fields, Steps, text_of
from lib.annotating.bench.opening import opened as opened_bench
from lib.annotating.reviewing.moves import CODED, coded, review_in
from lib.annotating.saving.codings import coding_path, save_coding, slug_of
from lib.annotating.saving.disk import article_path, read_content
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.history import versions
from lib.annotating.saving.written import written_article
from lib.errors import CorpusError
from lib.ui import address
from lib.ui.annotate_commit import commit_if_asked, draw_commit, in_git
from lib.ui.annotate_drafts import blind_session, drop_own_draft, gone_on_with_own, keeping, remember_opened
from lib.ui.annotate_problems import draw_hindering
from lib.ui.annotate_save import FAILED, draw_diff, why_not
from lib.ui.annotate_state import WHO, OnBench, put_on_bench
from lib.ui.review_save import draw_sitting, held_review
from lib.ui.tags import plain
from lib.ui.view import View

HIDDEN = (
    "You code this article a second time, blind. Its text and publication are shown; the first coder's events, drafts, names and "
    "grades are not, nor what was learned from decisions, nor events of other articles. It is saved apart: the article stays as it "
    "is, and nothing of this is counted."
)


def why_not_blind(view: View, article: str, coder: str) -> str:
    """Why somebody cannot code an article blind; "" where they can."""
    if not slug_of(coder):
        return "Give your name first: a second coding bears its coder's name."
    held = view.corpus.article(article)
    review = held.review if held else None
    seen = [review.coder, review.reviewer, review.settled_by] if review else []
    try:
        seen += [one.who for one in versions(view.corpus.folder, article).versions]
    except SavingError as wrong:
        return str(wrong)
    if has_seen(coder, seen):
        return f"{coder.strip()} coded or changed this article, so a second coding of theirs would not be blind."
    return ""


def open_blind(view: View, article: str, coder: str) -> str:
    """The article onto the bench as the coder's own second coding stands, else without any event; why it cannot be, "" where it
    is."""
    if wrong := why_not_blind(view, article, coder):
        return wrong
    if gone_on_with_own(view, article, blind_session(coder)):
        return ""
    try:
        own = read_content(coding_path(view.corpus.folder, article, coder))
        content = own if own is not None else read_content(article_path(view.corpus.folder, article))
        if content is None:
            return gone_words(view, article)
        fields, text = fields_of(content, f"articles/{article}.md")
        bench = blind(article, fields, text) if own is None else opened_bench(article, without_review(fields), text)
    except (SavingError, CorpusError) as wrong:
        return str(wrong)
    remember_opened(article, coder)
    known = text_of(review_in(fields).get("coder")) if own is not None else ""
    who = known if slug_of(known) == slug_of(coder) else coder.strip()
    opened = OnBench(Steps(bench), own, keeping(view, blind_session(coder)), blind=who)
    if own is not None and _text_changed(view, article, text):
        opened.note = "The article's text was changed since: your coding keeps the text that it was made of."
    put_on_bench(opened)
    return ""


def gone_words(view: View, article: str) -> str:
    """Of an article that has no file: that it is gone, or that there is none of this id."""
    known = view.corpus.article(article) is not None
    return f"{article}.md is no longer in its folder." if known else f"There is no article “{article}” in this corpus."


def without_review(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if name != "review"}


def _text_changed(view: View, article: str, text: str) -> bool:
    held = view.corpus.article(article)
    return held is not None and held.text != text


def draw_hidden(opened: OnBench) -> None:
    """That the coding is blind, and what is so hidden."""
    if opened.blind:
        st.info(plain(f"{HIDDEN} Coder: {opened.blind}."))


def draw_blind_save(view: View, opened: OnBench) -> None:
    """What the coding would hold, and the button; or why it cannot be saved yet."""
    try:
        _, content = _content(opened)
    except SavingError as refused:
        st.error(plain(str(refused)))
        return
    if failed := st.session_state.pop(FAILED, ""):
        st.error(plain(failed))
    wrong = hindering(opened.bench, opened.checked(view.corpus))
    path = coding_path(view.corpus.folder, opened.bench.article, opened.blind)
    if reason := why_not(view):
        st.download_button("Download the coding", content, path.name, "text/markdown", on_click="ignore")
        st.warning(f"{reason} The coding can be downloaded and put into articles/.codings/ by hand.")
    else:
        if in_git(view):
            draw_commit()
        st.button(
            f"Save the second coding of {plain(opened.blind)}", key="annotate_save_blind", type="primary",
            disabled=bool(wrong) or content == opened.base, on_click=_save, args=(view, opened),
        )  # fmt: skip
    draw_sitting(opened, held_review(opened))
    draw_hindering(wrong)
    if content != opened.base:
        draw_diff(opened.base or "", content, f"What articles/.codings/{path.name} would hold")
    else:
        st.caption("The file says all of this already.")


def _content(opened: OnBench) -> tuple[Fields, str]:
    """The fields and the whole file as saving would write it; who coded it, since when and how long stand in `review`, the time
    where anything else is written."""
    held, now = held_review(opened), datetime.now(UTC)
    fields: Fields = {"id": opened.bench.article, **closed(opened.bench)}
    for minutes in (0, opened.sitting.at(time.monotonic()).minutes):
        told = fields | {"review": coded(held, CODED, opened.blind, minutes, now) | {"coder": opened.blind}}
        content = written_article(told, opened.bench.text, opened.base or "")
        if content == opened.base:
            break
    return told, content


def _save(view: View, opened: OnBench) -> None:
    """Save what lies on the bench now, which the last decision may have changed since the button was drawn."""
    address.heard()
    folder, article = view.corpus.folder, opened.bench.article
    if hindering(opened.bench, opened.checked(view.corpus)):
        return
    try:
        fields, _ = _content(opened)
        opened.base = save_coding(folder, article, opened.blind, fields, opened.bench.text, opened.base)
    except SavingError as wrong:
        st.session_state[FAILED] = f"{wrong}."
        return
    opened.saving, opened.sitting = False, opened.sitting.at(time.monotonic()).written()
    kept = drop_own_draft(folder, opened)
    path = coding_path(folder, article, opened.blind)
    committed = commit_if_asked(view, [path], opened.blind, f"Code {article} a second time")
    said = f"Saved as articles/.codings/{path.name}; the article is as it was. The page Review compares the two."
    opened.note = " ".join(filter(None, (said, committed, kept)))


def coder_of(named: str) -> str:
    """The name of a coder whom an address names: as it was typed here, else as the address has it."""
    typed = str(st.session_state.get(WHO, "")).strip()
    return typed if slug_of(typed) == slug_of(named) else named.strip()
