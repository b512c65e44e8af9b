"""What the article itself says of its publication, as fields on the workbench; each change is a step like any other."""

import hashlib
from typing import Any

import streamlit as st

from lib.annotating.bench.decisions import of_article
from lib.annotating.bench.model import mapped, text_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.ui.address import heard
from lib.ui.annotate_shown import is_shown, shown
from lib.ui.annotate_state import OnBench
from lib.ui.tags import plain
from lib.ui.view import View

TEXTS = (  # field, label, hint
    ("title", "Title", ""),
    ("publisher", "Publisher", ""),
    ("original_source", "Original source", "Whose report the publisher passes on"),
    ("author", "Author", ""),
    ("published", "Published (EDTF)", "2022-04-19, 2022-04, 2021~; left out where it is not known"),
    ("published_basis", "How the day is known", ""),
    ("url", "Address", ""),
    ("language", "Language", "Two letters of ISO 639-1: en, ar"),
)
SHOWN = (*(name for name, *_ in TEXTS), "text", "reliability", "mentions")


def draw_article(view: View, opened: OnBench) -> None:
    """The article's own fields, folded; open where something is wrong with one."""
    wrong = [one for one in opened.checked(view.corpus).of_article if one.field.split(".")[0] not in ("events", "id")]
    if opened.saving:  # which says of a review what it does not mend
        wrong = [one for one in wrong if not one.field.startswith("review.") or one.field == "review.state"]
    errors = any(one.severity == "error" for one in wrong)
    title = "The article: publisher, day, source, reliability, what it calls its actors"
    with st.expander(title, expanded=errors, key=f"annotate_article_{errors}", on_change=heard) as box:
        if not box.open:
            return
        columns = st.columns(4)
        for at, (name, label, hint) in enumerate(TEXTS):
            with columns[at % 4]:
                told = text_of(opened.bench.fields.get(name))
                key = _ready(opened, name, told)
                st.text_input(label, told, key=key, on_change=_took, args=(opened, name, key, view.corpus), help=hint or None)
        kinds = [one.id for one in CODEBOOK.texts.values() if one.of_articles]
        _choose(view, opened, "text", "The text is", kinds, "texts", columns[0])
        _choose(view, opened, "reliability", "Reliability of the publisher", list(CODEBOOK.reliability), "reliability", columns[1])
        lines = "\n".join(f"{words}: {actor}" for words, actor in mapped(opened.bench.fields.get("mentions")).items())
        key = _ready(opened, "mentions", lines)
        st.text_area(
            "What it calls its actors, a line each (the militia: ndf)",
            lines,
            key=key,
            on_change=_took_mentions,
            args=(opened, key, view.corpus),
            height=80,
        )
        for one in wrong:
            words = f"{one.field}: {one.what}" + (f" ({one.hint})" if one.hint else "")
            (st.error if one.severity == "error" else st.warning)(plain(words))


def _ready(opened: OnBench, name: str, value: str) -> str:
    return shown(f"annotate_article_{hashlib.sha256(opened.bench.article.encode()).hexdigest()[:12]}_{name}", value)


def _took(opened: OnBench, name: str, key: str, corpus: Corpus) -> None:
    if is_shown(key):
        heard()
        opened.take(of_article(opened.bench, name, str(st.session_state[key]).strip()), corpus)


def _choose(view: View, opened: OnBench, name: str, label: str, options: list[str], listed: str, column: Any) -> None:
    terms = getattr(CODEBOOK, listed)
    told = text_of(opened.bench.fields.get(name)) or (CODEBOOK.default(name) if name == "reliability" else "")
    key = _ready(opened, name, told)
    offered = options if told in options else [told, *options]
    graded = listed == "reliability"

    def words(one: str) -> str:
        label = terms[one].label if one in terms else "not told"
        return f"{one}: {label}" if graded and one in terms else label

    column.selectbox(
        label, offered, offered.index(told), key=key, on_change=_took, args=(opened, name, key, view.corpus), format_func=words
    )


def _took_mentions(opened: OnBench, key: str, corpus: Corpus) -> None:
    if not is_shown(key):
        return
    heard()
    lines = (line.rpartition(":") for line in str(st.session_state[key]).splitlines() if line.strip())
    opened.take(of_article(opened.bench, "mentions", {words.strip(): actor.strip() for words, _, actor in lines}), corpus)
