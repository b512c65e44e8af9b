"""All versions of an article: who changed what, when; any of them can be made to stand again."""

import streamlit as st

from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.history import Version, versions
from lib.annotating.saving.save import restore
from lib.ui.address import heard
from lib.ui.annotate_save import FAILED, put_anew, take_answer, who_codes, why_not
from lib.ui.annotate_state import OnBench
from lib.ui.tags import plain
from lib.ui.view import View


def draw_history(view: View, opened: OnBench) -> None:
    """All versions of the article; any can be made to stand again."""
    with st.expander("Versions", key="annotate_history", on_change=heard) as box:
        if not box.open:
            return
        try:
            history = versions(view.corpus.folder, opened.bench.article)
        except SavingError as wrong:
            st.error(plain(f"{wrong}."))
            return
        for words in history.passed_over:
            st.warning(plain(words))
        if not history.versions:
            st.caption("None yet: the first save writes one down.")
        for one in reversed(history.versions):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{one.version}** {plain(_words(one))}")
                if one.content != opened.base and not why_not(view):
                    st.button(
                        "Make it stand again", key=f"annotate_restore_{one.version}", type="tertiary",
                        on_click=_restore, args=(view, opened, one.version),
                    )  # fmt: skip


def _restore(view: View, opened: OnBench, number: int) -> None:
    heard()
    folder, article = view.corpus.folder, opened.bench.article
    take_answer(view, opened, lambda: restore(folder, article, number, opened.base, who_codes()))
    if opened.conflict is None and opened.base is not None and FAILED not in st.session_state:
        put_anew(view, opened, *fields_of(opened.base))


def _words(one: Version) -> str:
    told = (one.when.replace("T", " ").replace("Z", " UTC"), one.who or "no name", one.note, "" if one.reached else "never reached")
    changed = ", ".join(one.changes[:4]) + (f" and {len(one.changes) - 4} more" if len(one.changes) > 4 else "")
    return "; ".join(filter(None, told)) + (f" ({changed})" if changed else "")
