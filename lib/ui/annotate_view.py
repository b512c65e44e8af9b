"""The page Annotate: what can be begun, gone on with or opened; or the workbench of what is open."""

import datetime

import streamlit as st

from lib.annotating.bench.model import Bench, Fields, Steps, text_of
from lib.annotating.bench.opening import opened as opened_bench
from lib.annotating.incoming.came import Incoming
from lib.annotating.incoming.originals import OriginalError, keep_original
from lib.annotating.saving.codings import slug_of
from lib.annotating.saving.disk import article_path, read_content
from lib.annotating.saving.errors import SavingError, of_system
from lib.annotating.saving.fields import fields_of
from lib.corpus.model.models import Article
from lib.corpus.reading.articles import stem_of
from lib.errors import CorpusError
from lib.ui import address
from lib.ui.annotate_article import draw_article
from lib.ui.annotate_bench import draw_bench
from lib.ui.annotate_blind import coder_of, draw_blind_save, draw_hidden, gone_words, open_blind
from lib.ui.annotate_blind_start import draw_blind_table, draw_way
from lib.ui.annotate_cards import bench_data
from lib.ui.annotate_drafts import (
    drafted_articles,
    drafted_texts,
    draw_drafts,
    draw_other_drafts,
    gone_on_with_own,
    keeping,
    remember_opened,
    session_name,
)
from lib.ui.annotate_engines import draw_difference, draw_engines, propose
from lib.ui.annotate_form import draw_form
from lib.ui.annotate_incoming import Begun, draw_incoming, forget_begun
from lib.ui.annotate_new import AGAIN
from lib.ui.annotate_preview import draw_alike, draw_preview
from lib.ui.annotate_save import draw_save, draw_seen
from lib.ui.annotate_state import OnBench, hear, on_bench, put_on_bench
from lib.ui.annotate_versions import draw_history
from lib.ui.numbers import counted
from lib.ui.review_save import draw_sent_back
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import isolated, plain
from lib.ui.view import View

ABOUT = (
    "Bring an article in, or open one of the corpus: the machine proposes events, you decide, and every field rests on its words."
)
COLUMNS = (
    Column("title", "Article", 300, kind="first"),
    Column("publisher", "Publisher", 150),
    Column("published", "Published", 90),
    Column("events", "Events", 60, kind="number"),
)
WRONG, MOST_LISTED = "annotate_wrong", 200


def headline_of(view: View) -> str:
    """The page's one sentence."""
    opened = on_bench()
    if opened is None:
        return ABOUT
    title = text_of(opened.bench.fields.get("title")) or opened.bench.article
    if opened.blind:
        return f"“{title}” is coded a second time here, blind: decide what it tells, as if nobody had."
    return f"“{title}” lies on the workbench: decide what it tells, and what each field rests on."


def follow_address(view: View) -> None:
    """Open what the address asks for where somebody else wrote it: a link, Back, the page loaded again. Steps are kept as drafts,
    and an article is opened again as this session left it, so nothing is lost by it."""
    asked, blind, opened = address.remembered("coding"), address.remembered("blind"), on_bench()
    here = (opened.bench.article, slug_of(opened.blind)) if opened else ("", "")
    if not st.session_state[address.ARRIVED]:
        return
    if asked and (asked, slug_of(blind)) != here:
        if blind:
            st.session_state[WRONG] = open_blind(view, asked, coder_of(blind))
        elif view.corpus.article(asked) or asked not in drafted_articles(view):
            open_article(view, asked)
    elif opened and not asked:
        put_on_bench(None)


def draw_start(view: View) -> None:
    """What was begun, then the articles of the corpus, those with errors first; a row opens one on the workbench."""
    if wrong := st.session_state.pop(WRONG, ""):
        st.error(plain(wrong))
    _bring_in(view)
    coder = draw_way(view)
    draw_drafts(view, coder)
    if coder is not None:
        draw_blind_table(view, coder, lambda article: _open_blind(view, article, coder))
        return
    broken = {stem_of(name): [isolated(name), "left out for its errors", "–", "–"] for name in view.corpus.left_out}
    read = {article.id: _cells(article) for article in view.corpus.articles[: MOST_LISTED - len(broken)]}
    rows = dict(list((broken | read).items())[:MOST_LISTED])
    row_table(
        Table("annotate_articles", "Table of articles; a row opens the article on the workbench", COLUMNS),
        rows, open_row="", order=("", False), on_open=lambda article: open_article(view, article), on_sort=None,
    )  # fmt: skip
    if (more := len(view.corpus.articles) + len(broken) - len(rows)) > 0:
        st.caption(f"{counted(more, 'article')} more; each opens from the page Articles.")


@st.fragment
def _bring_in(view: View) -> None:
    """What is pasted or dropped, drawn again without the rest of the page, until it is begun."""
    if begun := draw_incoming(view, drafted_articles(view), drafted_texts(view)):
        _begin(view, begun)


def _open_blind(view: View, article: str, coder: str) -> None:
    st.session_state[WRONG] = open_blind(view, article, coder)


def _cells(article: Article) -> list[str]:
    published = article.published.text if article.published else "–"
    return [isolated(article.title), isolated(article.publisher), published, f"{len(article.events):,}"]


def _begin(view: View, begun: Begun) -> None:
    """What came in onto the workbench, with what the machine proposes; from here on it is a draft."""
    fields: Fields = {"text": "full", **begun.fields}
    article = text_of(fields.pop("id", None))
    opened = OnBench(Steps(Bench(article, {"id": article, **fields}, begun.text)), None, keeping(view, session_name()))
    propose(view, opened)
    if not_kept := opened.keep(opened):  # asked again, for what was proposed is said in the place of it
        opened.note = f"{opened.note} {not_kept}"
    else:
        forget_begun(begun)
    if begun.keep and begun.incoming:
        opened.note = f"{opened.note} {_kept(view, begun.incoming, begun.fields.get('url', ''))}"
    remember_opened(article)
    put_on_bench(opened)
    st.rerun()


def _kept(view: View, incoming: Incoming, url: str) -> str:
    """Keep the bytes that came in; what is said of it."""
    try:
        kept = keep_original(view.corpus.folder, incoming, url, datetime.datetime.now().astimezone())
    except OriginalError as wrong:
        return f"What came in was not kept: {wrong}."
    except OSError as wrong:
        return f"{of_system('What came in was not kept', wrong)}."
    return f"What came in is kept as {kept.relative_to(view.corpus.folder)}."


def open_article(view: View, article_id: str) -> None:
    """An article of the corpus onto the workbench, as this session left it or else as its file now is, one that is left out for
    its errors too."""
    if gone_on_with_own(view, article_id, session_name()):
        return
    try:
        content = read_content(article_path(view.corpus.folder, article_id))
        if content is None:
            st.session_state[WRONG] = gone_words(view, article_id)
            return
        fields, text = fields_of(content, f"articles/{article_id}.md")
    except (SavingError, CorpusError) as wrong:
        st.session_state[WRONG] = str(wrong)
        return
    remember_opened(article_id)
    put_on_bench(OnBench(Steps(opened_bench(article_id, fields, text)), content, keeping(view, session_name())))


def draw_workbench(view: View, opened: OnBench) -> None:
    """Text, cards and form; what it will look like; then what it takes to save."""
    draw_hidden(opened)
    draw_other_drafts(view, opened)
    draw_sent_back(opened)
    with st.container(horizontal=True, vertical_alignment="center", key="annotate_bar"):
        st.button("Propose events", key="annotate_propose", on_click=propose, args=(view, opened))
        draw_engines()
        st.button("How it will look", key="annotate_look", on_click=_look, args=(opened,))
        st.button("Save …", key="annotate_save_open", type="primary", on_click=_save, args=(opened,))
        st.button("Close", key="annotate_close", on_click=_close)
        if opened.base is not None and not opened.blind:
            draw_seen(opened)
    draw_difference(opened)
    _draw_sides(view, opened)


@st.fragment
def _draw_sides(view: View, opened: OnBench) -> None:
    """All that a decision changes: it is drawn again without the rest of the page."""
    draw_article(view, opened)
    bench, form = st.columns([7, 4], gap="large")
    with bench:
        draw_bench(opened.bench.article, bench_data(opened, view.corpus), lambda act: hear(opened, act, view.corpus), opened.heard)
    with form, st.container(height=640, border=False):
        draw_form(view, opened)
        if not opened.blind:
            draw_alike(view, opened)
    if opened.preview:
        draw_preview(view, opened)
    if opened.saving and opened.blind:
        draw_blind_save(view, opened)
    elif opened.saving:
        draw_save(view, opened)
        draw_history(view, opened)
    if st.session_state.pop(AGAIN, False):
        st.rerun()


def _save(opened: OnBench) -> None:
    address.heard()
    opened.saving = not opened.saving


def _look(opened: OnBench) -> None:
    address.heard()
    opened.preview = not opened.preview


def _close() -> None:
    remember_opened("")
    put_on_bench(None)
