"""Where an article can be read elsewhere: its addresses, behind a word on what opening one tells to others.

Nothing is asked of another machine until a person opens the popover and clicks an address in it.
"""

import streamlit as st
from markupsafe import Markup

from lib.corpus.model.models import Article, Event
from lib.ui.tags import joined, tag

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
    with st.popover("Open the article elsewhere", key=f"elsewhere_{key}"):
        st.caption(WARNING)
        read = joined(
            (
                f"Read on {article.accessed}" if article.accessed else "",
                f"sha256 of the original: {article.sha256}" if article.sha256 else "",
            ),
            ". ",
        )
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
