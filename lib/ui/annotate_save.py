"""What saving would write, shown before it is written; and what somebody else wrote meanwhile, side by side."""

import datetime
import os
import time
from collections.abc import Callable

import streamlit as st

from lib.address.pages import page_named
from lib.address.query import Query
from lib.annotating.bench.closing import closed
from lib.annotating.bench.hindering import hindering, naming_what_goes
from lib.annotating.bench.model import Card, Fields
from lib.annotating.bench.opening import reopened
from lib.annotating.reviewing.moves import coded
from lib.annotating.saving.diff import diff_lines
from lib.annotating.saving.disk import article_path, read_content
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.save import Conflict, Saved, save
from lib.annotating.saving.written import written_article
from lib.errors import Problem
from lib.settings import may_write
from lib.ui.address import heard, menu_queries
from lib.ui.annotate_commit import commit_if_asked, draw_commit, in_git, saved_files
from lib.ui.annotate_drafts import drop_own_draft
from lib.ui.annotate_learning import teach
from lib.ui.annotate_problems import draw_hindering
from lib.ui.annotate_sides import choose_sides, joined
from lib.ui.annotate_state import WHO, OnBench
from lib.ui.numbers import counted
from lib.ui.review_save import chosen_state, draw_sitting, draw_state, held_review, mended
from lib.ui.tags import plain, tag
from lib.ui.view import View

FAILED = "annotate_failed"
MOST_LINES = 400
SIGNS = {"same": " ", "gone": "−", "come": "+", "gap": "⋯"}


def draw_save(view: View, opened: OnBench) -> None:
    """Who codes, what would change, and the button; or why it cannot be saved yet."""
    try:
        held = held_review(opened)
        fields, content = _content(opened, held, chosen_state(view, opened, held))
    except SavingError as refused:
        st.error(plain(str(refused)))
        return
    if failed := st.session_state.pop(FAILED, ""):
        st.error(plain(failed))
    if opened.conflict:
        _draw_conflict(view, opened, opened.conflict)
        return
    wrong = _hindering(view, opened, fields)
    with st.container(horizontal=True, vertical_alignment="bottom", key="annotate_save"):
        st.text_input("Coder", key=WHO, placeholder="Your name, for the history", width=220, persist_state="session")
        draw_state(view, opened, held)
        st.text_input("What for", key="annotate_note", placeholder="A word for the history", width=260)
        if in_git(view):
            draw_commit()
        if reason := why_not(view):
            st.download_button("Download the file", content, f"{opened.bench.article}.md", "text/markdown", on_click="ignore")
        else:
            st.button(
                "Save", key="annotate_save_now", type="primary", disabled=bool(wrong) or content == opened.base,
                on_click=_save, args=(view, opened),
            )  # fmt: skip
    if reason:
        st.warning(f"{reason} The file can be downloaded and put into articles/ by hand.")
    draw_sitting(opened, held)
    draw_hindering(wrong)
    if content != opened.base:
        draw_diff(opened.base or "", content, "What saving would change" if opened.base else "What would be written")
    else:
        st.caption("The file says all of this already.")


def _hindering(view: View, opened: OnBench, fields: Fields) -> list[tuple[Card | None, Problem]]:
    """What stands in the way of saving these fields."""
    own = [one for one in hindering(opened.bench, opened.checked(view.corpus)) if not mended(one[1].field, fields)]
    return own + [(None, one) for one in naming_what_goes(view.corpus, opened.bench.article, fields)]


def _content(opened: OnBench, held: Fields, state: str) -> tuple[Fields, str]:
    """The fields and the whole file as saving would write it; the time that coding took is written where anything else is."""
    fields, now = {"id": opened.bench.article} | closed(opened.bench), datetime.datetime.now(datetime.UTC)
    for minutes in (0, opened.sitting.at(time.monotonic()).minutes):
        review = coded(held, state, who_codes(), minutes, now)
        fields = {name: value for name, value in fields.items() if name != "review"} | ({"review": review} if review else {})
        content = written_article(fields, opened.bench.text, opened.base or "")
        if content == opened.base:
            break
    return fields, content


def why_not(view: View) -> str:
    """Why nothing can be written into the corpus's articles; "" where it can."""
    if not may_write():
        return "This server shows the corpus to others, so its pages write nothing (FAULTLINES_WRITE)."
    place = view.corpus.folder / "articles"
    return (
        "" if os.access(place if place.exists() else view.corpus.folder, os.W_OK) else "The corpus's folder cannot be written to."
    )


def _save(view: View, opened: OnBench) -> None:
    """Save what lies on the bench now, which the last decision may have changed since the button was drawn."""
    heard()
    bench, folder, held = opened.bench, view.corpus.folder, held_review(opened)
    try:
        fields, _ = _content(opened, held, chosen_state(view, opened, held))
    except SavingError as wrong:
        st.session_state[FAILED] = f"{wrong}."
        return
    if _hindering(view, opened, fields):
        return
    note = str(st.session_state.get("annotate_note", "")).strip()
    if take_answer(view, opened, lambda: save(folder, bench.article, fields, bench.text, opened.base, who_codes(), note)):
        opened.sitting = opened.sitting.at(time.monotonic()).written()


def take_answer(view: View, opened: OnBench, do: Callable[[], Saved | Conflict]) -> bool:
    """Take what a save says: written, somebody else's change in the way, or why not. Whether it was written."""
    try:
        answer = do()
    except SavingError as wrong:
        st.session_state[FAILED] = f"{wrong}.{_vanished(view, opened)}"
        return False
    if isinstance(answer, Conflict):
        opened.conflict = answer
        return False
    opened.base, opened.conflict = answer.content, None
    kept = drop_own_draft(view.corpus.folder, opened)
    opened.saving = False
    note = str(st.session_state.get("annotate_note", "")).strip()
    article = opened.bench.article
    committed = commit_if_asked(view, saved_files(view, article, answer), who_codes(), note or f"Code {article}")
    said = (f"Saved: {answer.path.name}, version {answer.version}.", committed, teach(view, opened), kept)
    opened.note = " ".join(filter(None, said))
    return True


def _vanished(view: View, opened: OnBench) -> str:
    """Where the article's file is gone, the next save writes it anew; what is said of it."""
    try:
        gone = opened.base is not None and read_content(article_path(view.corpus.folder, opened.bench.article)) is None
    except SavingError:
        return ""
    if not gone:
        return ""
    opened.base = None
    return " Save again, and it is written anew."


def who_codes() -> str:
    """The coder's name."""
    return str(st.session_state.get(WHO, "")).strip()


def draw_diff(old: str, new: str, title: str) -> None:
    """The lines that differ of two files, folded."""
    lines = diff_lines(old, new)
    come, gone = (sum(one.kind == kind for one in lines) for kind in ("come", "gone"))
    with st.expander(
        f"{title}: {counted(come, 'line')} come, {counted(gone, 'line')} go", key="annotate_diff", on_change=heard
    ) as box:
        if not box.open:
            return
        rows = [tag("div", f"{SIGNS[one.kind]} {one.text}", cls=f"diff {one.kind}", dir="auto") for one in lines[:MOST_LINES]]
        st.html(tag("div", *rows, cls="diffs"))
        if len(lines) > MOST_LINES:
            st.caption(f"The first {MOST_LINES} of {len(lines):,} lines.")


def _draw_conflict(view: View, opened: OnBench, conflict: Conflict) -> None:
    """What somebody else wrote meanwhile; what both changed is chosen one by one, all else is kept of both."""
    theirs = ", ".join(one.path for one in conflict.others[:8]) or "its text or its form"
    st.warning(plain(f"Somebody else saved this article while it lay here ({theirs}). Nothing is overwritten."))
    if conflict.merged is None:
        st.error("Their file does not read, so it cannot be joined with yours: mend it in an editor, and save again.")
        st.button("Back to mine", key="annotate_mine", on_click=_back, args=(opened,))
        return
    choose_sides(conflict.merged)
    if not conflict.merged.clashes:
        st.caption("You changed other fields than they did: both are kept.")
    fields, text = joined(conflict.merged)
    try:
        content = written_article(fields, text, conflict.theirs)
    except SavingError as wrong:
        st.error(plain(str(wrong)))
        return
    draw_diff(conflict.theirs, content, "What saving both would change in their file")
    with st.container(horizontal=True):
        st.button("Save both", key="annotate_save_both", type="primary", on_click=_save_both, args=(view, opened))
        st.button("Let theirs stand and look at it", key="annotate_theirs", on_click=_take_theirs, args=(view, opened))
        st.button("Back to mine", key="annotate_mine", on_click=_back, args=(opened,))


def _save_both(view: View, opened: OnBench) -> None:
    heard()
    conflict = opened.conflict
    assert conflict is not None and conflict.merged is not None
    fields, text = joined(conflict.merged)
    bench, folder = opened.bench, view.corpus.folder
    if take_answer(view, opened, lambda: save(folder, bench.article, fields, text, conflict.theirs, who_codes(), "joined")):
        opened.sitting = opened.sitting.at(time.monotonic()).written()
        put_anew(view, opened, fields, text)


def _take_theirs(view: View, opened: OnBench) -> None:
    """Their file onto the bench; what lay here can still be gone back to by undo."""
    heard()
    conflict, opened.conflict = opened.conflict, None
    assert conflict is not None
    fields, text = fields_of(conflict.theirs)
    opened.base = conflict.theirs
    put_anew(view, opened, fields, text)


def _back(opened: OnBench) -> None:
    heard()
    opened.conflict = None


def put_anew(view: View, opened: OnBench, fields: Fields, text: str) -> None:
    """Another state of the same article on the bench, as one step; open proposals stay."""
    opened.take(reopened(opened.bench, fields, text), view.corpus)


def draw_seen(opened: OnBench) -> None:
    """Where the article's events are to be seen."""
    with st.container(horizontal=True, vertical_alignment="center", key="annotate_seen"):
        for title in ("Articles", "Map", "Timeline", "Relations"):
            page = page_named(title)
            own: Query = {"_article": [opened.bench.article]} if title == "Articles" else {}
            st.page_link(page.file, label=title, query_params={**menu_queries([page.path])[page.path], **own})
