"""The sidebar: menu, then one control for each filter, every option with the number of events it would leave."""

import streamlit as st

from lib.corpus.models import Corpus
from lib.events.doubt import doubt_words
from lib.events.filters import SET_FIELDS, Filters
from lib.events.once import once_for_selection
from lib.events.options import Counts, count_shown_and_hidden
from lib.events.select import Selection
from lib.events.tables import Tables
from lib.ui.address import menu_query
from lib.ui.fields import choose
from lib.ui.option_names import names_of
from lib.ui.sidebar_parts import draw_between, draw_count, draw_days, draw_near, draw_search, draw_unconfirmed

PAGES = {
    "Overview": "app.py",
    "Map": "pages/map.py",
    "Timeline": "pages/timeline.py",
    "Relations": "pages/relations.py",
    "Articles": "pages/articles.py",
    "Events": "pages/events.py",
    "Codebook": "pages/codebook.py",
}
WHO = {"actors": "Actor", "backers": "Backed by"}
WHERE = {"regions": "Region", "places": "Place"}
WHAT = {"groups": "Group", "types": "Type", "severities": "Severity", "issues": "Issue", "kinds": "Link"}
DOUBT = {"claims": "Claim", "stages": "Stage"}
SOURCE = {
    "reports": "Told by",
    "publishers": "Publisher",
    "reliability": "Reliability of the source",
    "credibility": "Credibility of the item",
}
FACETS = dict(SET_FIELDS)


def draw_menu() -> None:
    """Links to all pages; the filters go along, into a new tab too."""
    for title, file in PAGES.items():
        st.page_link(file, label=title, query_params=menu_query("" if title == "Overview" else title.lower()))


def draw_filters(tables: Tables, corpus: Corpus, filters: Filters, selection: Selection) -> None:
    """All controls; their values are in the state before the next run. What is in doubt stands in sight where it is shown."""
    counts, hidden = _counts(selection)

    def draw(fields: dict[str, str]) -> None:
        for field, label in fields.items():
            choose(field, label, names_of(field, tables, corpus), counts[FACETS[field]], hidden[FACETS[field]], filters)
            if field == "actors":
                draw_between(filters)

    draw_search(tables, corpus, filters)
    draw_count(tables, filters)
    draw(WHO)
    draw(WHERE)
    draw_near(corpus, filters)
    doubt = doubt_words(selection.events)
    with st.expander("In doubt: claim and stage", expanded=bool(doubt) or _asked(filters, DOUBT)):
        if doubt:
            st.caption(f"Shown: {doubt}.")
        draw(DOUBT)
    draw_days(filters)
    draw(WHAT)
    draw_unconfirmed(tables, filters)
    with st.expander("Source", expanded=_asked(filters, SOURCE)):
        draw(SOURCE)


@once_for_selection
def _counts(selection: Selection) -> tuple[Counts, Counts]:
    return count_shown_and_hidden(selection.tables, selection.corpus, selection.filters)


def _asked(filters: Filters, fields: dict[str, str]) -> bool:
    return any(getattr(filters, field) is not None for field in fields)
