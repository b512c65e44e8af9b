"""What is saved in a corpus that lies in a git repository can be committed there: that and its history alone."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from lib.annotating.saving.commit import commit
from lib.annotating.saving.disk import history_path
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.save import Saved
from lib.comparing.revisions import is_in_git
from lib.ui.view import View

COMMITS = "annotate_commit"


def in_git(view: View) -> bool:
    """Whether the corpus lies in a git repository."""
    return is_in_git(view.corpus.folder)


def draw_commit(key: str = COMMITS) -> None:
    """Whether to commit; a part that may stand beside another that asks has a key of its own."""
    st.checkbox("Commit to git", key=key, persist_state="session", help="What is saved and its history, with your name")


def saved_files(view: View, article_id: str, saved: Saved, *more: Path) -> list[Path]:
    """The files that a save of an article wrote, and `more`."""
    return [saved.path, history_path(view.corpus.folder, article_id), *more]


def commit_if_asked(view: View, files: Iterable[Path], who: str, message: str, key: str = COMMITS) -> str:
    """Commit these files where that is asked for; what is said of it. They stay saved where they cannot be."""
    if not st.session_state.get(key):
        return ""
    try:
        made = commit(view.corpus.folder, files, who, message)
    except SavingError as wrong:
        return f"Not committed: {wrong}."
    return f"Committed as {made[:8]}."
