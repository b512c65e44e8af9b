"""Every page begins with open_page and ends with close_page: menu, filters, title, one sentence (say), ledger.

A page in between reads like a form: it takes rows from the view and draws its charts.
"""

import streamlit as st

from lib.address.pages import page_named
from lib.address.query import Query, fits
from lib.engine.picks import Parts
from lib.engine.shown import Some
from lib.events.asking.choices import names_of
from lib.events.asking.filters import Filters
from lib.events.asking.pick import Pick
from lib.events.told import chosen_words
from lib.figures.theme import theme_of
from lib.ui import address
from lib.ui.arrival import draw_again_if_changed, read_address, write_address
from lib.ui.bring_state import keep_elsewhere
from lib.ui.chips import draw_chips, draw_stale
from lib.ui.doubt_line import draw_doubt_line
from lib.ui.downloads import draw_downloads
from lib.ui.dropped import watch_address
from lib.ui.ledger import draw_ledger
from lib.ui.links import permalink, too_much
from lib.ui.loading import load
from lib.ui.picture import Picture, close_picture_of_others, draw_picture_button
from lib.ui.screen import watch_theme
from lib.ui.sidebar import draw_filters, draw_menu
from lib.ui.style import use_style
from lib.ui.tags import plain, tag
from lib.ui.typed import draw_typed
from lib.ui.view import View


def open_page(title: str) -> View:
    """Begin a page: settings, style, menu, the corpus as its files now are, the filters and what they leave."""
    st.set_page_config(page_title=f"{title} · Faultlines", layout="wide")
    theme = theme_of(st.context.theme.type)
    use_style(theme)
    path = page_named(title).path
    with st.sidebar:
        st.subheader("Faultlines", anchor=False)
        menu = st.container(key="menu")
    loaded = load()
    read_address(path, loaded.shown(Filters()), loaded.corpus)
    filters = address.current_filters()
    shown = loaded.shown(filters)
    with menu:
        draw_menu(filters)
    with st.sidebar:
        st.caption(plain(loaded.corpus.settings.title))
        watch_address()
        watch_theme()
        draw_filters(shown, loaded.corpus)
    return View(title, path, loaded.corpus, theme, shown)


def say(
    view: View, sentence: str, counted: tuple[Some, Pick] | None = None, narrowed: str = "", picture: Picture | None = None
) -> None:
    """The page's title, its one sentence, the link and the download; under it what is doubtful about the events that the
    sentence is of. `counted`: these events and the pick that lists them, where they are not all that are shown;
    `narrowed`: what of the page's own narrows its numbers but not the download; `picture`: its charts, to be taken as one."""
    close_picture_of_others(view.path)
    keep_elsewhere(view.title)
    with st.container(key="head"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.title(view.title, anchor=False)
            query = address.view_query(view.filters)
            _draw_link(view.path, query)
            draw_downloads(view, query, narrowed)
            whole = " ".join(filter(None, (sentence, chosen_words(view.filters, view.corpus))))
            if picture and view.shown.number():
                draw_picture_button(view, whole, picture)
        st.html(tag("p", whole, cls="say"))
        draw_doubt_line(view, *(counted or (Some(view.shown), Pick())))
        draw_chips(view)
        draw_stale(view.filters)
        if not fits(query):
            st.warning(too_much(query))
        draw_typed(lambda field: names_of(view.shown.known, view.corpus, field))


def close_page(view: View, parts: Parts) -> None:
    """End a page: the ledger, with the page's own parts of what is shown; then the address."""
    draw_ledger(view, parts)
    write_address(draw_again_if_changed(view.filters))


def _draw_link(path: str, query: Query) -> None:
    with st.popover("Link"):
        if fits(query):
            st.caption("The address of exactly this view.")
            st.code(permalink(path, query), language=None, wrap_lines=True)
        else:
            st.caption(too_much(query))
