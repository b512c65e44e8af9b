"""Where an article, or a dataset, can be read elsewhere: its addresses, behind a word on what opening one tells to others.

Nothing is asked of another machine until a person opens the popover and clicks an address in it.
"""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lib.corpus.model.models import Article, Event
from lib.corpus.model.records import About, Source
from lib.events.building.stories import Story
from lib.events.row_types import Row
from lib.ui.tags import isolated, joined, tag

WARNING = (
    "These addresses are outside this machine. Opening one tells its server, and whoever watches the line, what you read "
    "and from where."
)


def draw_sources(article: Article, key: str) -> None:
    """A popover with the article's addresses, when it was read and the original's checksum; a line where none is given."""
    addresses = [(words, url) for words, url in (("As published", article.url), ("Archived copy", article.archived_url)) if url]
    if not addresses:
        st.caption("No address of this article is given.")
        return
    read = joined(
        (
            f"Read on {article.accessed}" if article.accessed else "",
            f"sha256 of the original: {article.sha256}" if article.sha256 else "",
        ),
        ". ",
    )
    _draw_elsewhere("Open the article elsewhere", key, addresses, read)


def draw_entry(row: Row, story: Story | None, source: Source | None) -> None:
    """Who tells an event whose leading report is no article's: its sentence or that there is none, whose it is, and where."""
    sentence = story.lead.sentence if story else "" if pd.isna(row["quote"]) else row["quote"]
    quote = tag("p", sentence, cls="words", dir="auto") if sentence else tag("p", "No sentence: none is given.", cls="quiet")
    alone = "" if row["n_articles"] and story else "; no article of this corpus tells it"
    about = source.about if source else About("", row["publishers"])
    if story and story.lead.source_row:
        words = tag("p", sentence, cls="words", dir="auto") if sentence else Markup("")
        quote = words + tag("p", f"A row of {isolated(about.title)}, no sentence.", cls="quiet")
    st.html(quote + tag("p", about_words(about, alone), cls="quiet"))
    if source and source.about.url:
        _draw_elsewhere("Open the source elsewhere", "entry", [("Source", source.about.url)])


def about_words(about: About, alone: str = "") -> str:
    """What a source is called, whose it is, under which licence, and how it asks to be cited; names in their own direction."""
    whose = f", {isolated(about.publisher)}" if about.publisher else ""
    licence = f" Licence: {isolated(about.licence)}." if about.licence else ""
    cited = f" Cited as: {isolated(about.citation)}" if about.citation else ""
    return f"Told by {isolated(about.title)}{whose}{alone}.{licence}{cited}"


def _draw_elsewhere(label: str, key: str, addresses: list[tuple[str, str]], read: str = "") -> None:
    with st.popover(label, key=f"elsewhere_{key}"):
        st.caption(WARNING)
        st.html(
            Markup("").join(tag("p", f"{words}: ", _link(url), cls="address") for words, url in addresses)
            + (tag("p", read, cls="quiet") if read else Markup(""))
        )


def _link(url: str) -> Markup:
    """A link that opens a page of its own and does not say where it comes from; plain words for what is no web address."""
    if not url.startswith(("https://", "http://")):
        return tag("span", url)
    return tag("a", url, href=url, target="_blank", rel="noopener noreferrer", referrerpolicy="no-referrer")


def original_words(article: Article, event: Event) -> Markup:
    """The article's own words for an event whose text is a digest; nothing where they are not given."""
    if not event.original_quote:
        return Markup("")
    return tag("p", "In the article’s own words:", cls="quiet") + tag(
        "blockquote", event.original_quote, cls="original", dir="auto", lang=article.language
    )
