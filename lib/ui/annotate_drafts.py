"""Drafts: each step on the workbench is kept in the corpus's `.drafts/`, so that a killed browser or server loses nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import streamlit as st

from lib.annotating.bench.kept import DraftError, as_data, from_data
from lib.annotating.bench.model import ACCEPTED, PROPOSED, text_of
from lib.annotating.incoming.likeness import Other
from lib.annotating.saving.codings import slug_of
from lib.annotating.saving.drafts import Draft, drafts_of, drop_draft, keep_draft
from lib.annotating.saving.drafts import draft as draft_of
from lib.annotating.saving.errors import SavingError
from lib.settings import may_write
from lib.ui import address
from lib.ui.address import heard
from lib.ui.annotate_state import BENCH, WHO, OnBench, put_on_bench
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View

SESSION, KEPT = "annotate_session", "annotate_kept"  # why a draft could not be deleted
BLIND = "blind"  # in a draft's data: who codes the article a second time


def session_name() -> str:
    """What this session's drafts are called by."""
    found: str = st.session_state.setdefault(SESSION, uuid4().hex[:10])
    return found


def blind_session(coder: str) -> str:
    """What this session's drafts of a coder's second codings are called by: never by the name that its other drafts have."""
    return f"{session_name()}-blind-{hashlib.sha256(slug_of(coder).encode()).hexdigest()[:8]}"


def remember_opened(article: str, blind: str = "") -> None:
    """Keep in the address what lies on the bench, and whether it is coded blind, so that the page loaded again shows no more."""
    address.remember("coding", article)
    address.remember("blind", blind)


def keeping(view: View, session: str) -> "Keep":
    """What keeps the steps of an article as the draft of a session."""
    return Keep(view.corpus.folder, session)


class Keep:
    """Writes a bench's steps down; gives why it cannot, "" where it can."""

    def __init__(self, folder: Path, session: str):
        self.folder, self.session = folder, session

    def __call__(self, opened: OnBench) -> str:
        if not may_write():
            return ""
        who = opened.blind or str(st.session_state.get(WHO, ""))
        more = {"base": opened.base, "who": who, "seconds": round(opened.sitting.seconds)}
        data = as_data(opened.steps) | more | ({BLIND: opened.blind} if opened.blind else {})
        try:
            keep_draft(self.folder, opened.bench.article, self.session, data)
        except SavingError as wrong:
            return f"No draft is kept: {wrong}."
        return ""


def drop_own_draft(folder: Path, opened: OnBench) -> str:
    """No draft any more of what is saved; why it stays, "" where it does not."""
    return _dropped(folder, opened.bench.article, opened.keep.session) if isinstance(opened.keep, Keep) else ""


def _dropped(folder: Path, article: str, session: str) -> str:
    """Delete a draft; why it cannot be, "" where it can."""
    try:
        drop_draft(folder, article, session)
    except SavingError as wrong:
        return f"{wrong}."
    return ""


def blind_of(draft: Draft) -> str:
    """Who codes an article a second time in a draft; "" where it is one of the article itself."""
    return str(draft.data.get(BLIND) or "")


def draw_drafts(view: View, blind: str | None = None) -> None:
    """What was begun and not saved, by whomever; each may be gone on with, or deleted. `blind`: the name of who codes blind, who is
    shown second codings of their own alone; None: drafts of articles themselves, and how many others there are."""
    found = drafts_of(view.corpus.folder)
    for words in filter(None, (st.session_state.pop(KEPT, ""), *found.passed_over)):
        st.warning(plain(words))
    drafts = [one for one in found.drafts if slug_of(blind_of(one)) == slug_of(blind or "")]
    others = sum(bool(blind_of(one)) for one in found.drafts) if blind is None else 0
    if drafts and (blind is None or slug_of(blind)):
        st.subheader(f"Begun and not saved: {len(drafts)}", anchor=False)
        _list_drafts(view, drafts)
    if others:
        st.caption(f"{counted(others, 'second coding')} begun: each goes on where articles are opened to be coded blind.")


def _list_drafts(view: View, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        try:
            bench = from_data(draft.data).bench
        except DraftError as wrong:
            st.warning(plain(f"{draft.article}: {wrong}"))
            continue
        numbers = bench.counted
        title = text_of(bench.fields.get("title")) or draft.article
        who = str(draft.data.get("who") or "") or "no name"
        told = f"{counted(numbers[ACCEPTED], 'event')} accepted, {counted(numbers[PROPOSED], 'proposal')} open; {who}, {draft.kept}"
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(title)}** {plain(told)}")
            st.button("Go on", key=f"annotate_go_{draft.article}_{draft.session}", on_click=go_on, args=(view, draft))
            st.button(
                "Delete", key=f"annotate_drop_{draft.article}_{draft.session}", type="tertiary",
                on_click=_drop, args=(view, draft),
            )  # fmt: skip


def drafted_articles(view: View) -> set[str]:
    """Ids of the articles that drafts are of."""
    return {draft.article for draft in drafts_of(view.corpus.folder).drafts}


def drafted_texts(view: View) -> list[Other]:
    """The texts of drafts that are no article yet, for what is like them."""
    found = {}
    for draft in drafts_of(view.corpus.folder).drafts:
        if draft.article not in view.corpus.article_by_id:
            fields = draft.data.get("fields")
            title = str(fields[0].get("title", "")) if isinstance(fields, list) and fields and isinstance(fields[0], dict) else ""
            found[draft.article] = Other(draft.article, title, str(draft.data.get("text", "")))
    return list(found.values())


def draw_other_drafts(view: View, opened: OnBench) -> None:
    """Drafts of the article on the bench that are not this one: of before the page was loaded again, or somebody else's."""
    own = opened.keep.session if isinstance(opened.keep, Keep) else ""
    for draft in drafts_of(view.corpus.folder).drafts:
        same = slug_of(blind_of(draft)) == slug_of(opened.blind)
        if same and draft.article == opened.bench.article and draft.session != own:
            who = str(draft.data.get("who") or "") or "no name"
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(f"A draft of this article was kept at {draft.kept} ({plain(who)}).")
                st.button("Go on with it", key=f"annotate_go_{draft.session}", type="tertiary", on_click=go_on, args=(view, draft))


def gone_on_with_own(view: View, article: str, session: str) -> bool:
    """What this session has in hand of an article and has not saved onto the workbench again; whether there is anything."""
    try:
        own = draft_of(view.corpus.folder, article, session)
        if own is None:
            return False
        go_on(view, own)
    except (SavingError, DraftError):
        return False
    opened = st.session_state[BENCH]
    opened.note = opened.note or "Your draft of this article lies here as you left it; it is not saved yet."
    return True


def go_on(view: View, draft: Draft) -> None:
    """A draft onto the workbench, with all its steps, as this session's own. Where another session still has it in hand, its next
    step keeps it there too."""
    base, blind = draft.data.get("base"), blind_of(draft)
    session = blind_session(blind) if blind else session_name()
    opened = OnBench(from_data(draft.data), base if isinstance(base, str) else None, keeping(view, session), blind=blind)
    before = draft.data.get("seconds")
    opened.sitting = replace(opened.sitting, seconds=float(before) if isinstance(before, int) and before > 0 else 0.0)
    opened.note = opened.keep(opened)
    if not opened.note and draft.session != session:
        opened.note = _dropped(view.corpus.folder, draft.article, draft.session)
    if draft.data.get("who") and not st.session_state.get(WHO):
        st.session_state[WHO] = str(draft.data["who"])
    remember_opened(draft.article, blind)
    put_on_bench(opened)


def _drop(view: View, draft: Draft) -> None:
    heard()
    st.session_state[KEPT] = _dropped(view.corpus.folder, draft.article, draft.session)
