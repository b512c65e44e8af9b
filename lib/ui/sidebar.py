"""The sidebar: menu, then one control for each filter, every option with the number of events it would leave."""

from collections import Counter

import streamlit as st

from lib.corpus.models import Corpus
from lib.events.filters import Filters
from lib.events.near import has_point
from lib.events.options import count_options
from lib.events.tables import Tables
from lib.ui.address import filters_changed, key, menu_query
from lib.ui.fields import choose, names_of
from lib.ui.query import FIRST_DAY, LAST_DAY, LEAST_KM, MOST_KM

PAGES = {"Overview": "app.py", "Map": "pages/map.py", "Timeline": "pages/timeline.py",
         "Relations": "pages/relations.py", "Articles": "pages/articles.py", "Events": "pages/events.py",
         "Codebook": "pages/codebook.py"}
WHO_AND_WHERE = {"actors": "Actor", "regions": "Region"}
WHAT = {"groups": "Group", "types": "Type", "issues": "Issue", "kinds": "Link"}
DOUBT = {"claims": "Claim", "stages": "Stage", "publishers": "Publisher", "reliability": "Reliability of the source",
         "credibility": "Credibility of the item"}
FACETS = {"publishers": "publisher", "reliability": "reliability", "credibility": "credibility"}


def draw_menu() -> None:
    """Links to all pages; the filters go along, into a new tab too."""
    for title, file in PAGES.items():
        st.page_link(file, label=title, query_params=menu_query("" if title == "Overview" else title.lower()))


def draw_filters(tables: Tables, corpus: Corpus, filters: Filters) -> None:
    """All controls; their values are in the state before the next run."""
    counts = count_options(tables, corpus, filters)

    def draw(fields: dict[str, str]) -> None:
        for field, label in fields.items():
            choose(field, label, names_of(field, tables, corpus), counts[FACETS.get(field, field[:-1])], filters)
            if field == "actors":
                _draw_between(filters)

    st.text_input("Search", key=key("search"), placeholder="summaries, quotes, names", persist_state="session",
                  type="search", on_change=filters_changed)
    draw(WHO_AND_WHERE)
    _draw_near(corpus, filters)
    _draw_days(filters)
    draw(WHAT)
    st.toggle("Show background", key=key("background"), persist_state="session", on_change=filters_changed,
              help="Context and history, told to explain the news.")
    with st.expander("Doubt: claim, stage, source", expanded=any(getattr(filters, field) for field in DOUBT)):
        draw(DOUBT)


def _draw_between(filters: Filters) -> None:
    if not filters.actors:
        st.session_state[key("between")] = False
    st.toggle("Between these", key=key("between"), persist_state="session", disabled=not filters.actors,
              on_change=filters_changed,
              help="Only events with a link between two of the chosen actors; of one actor, within it.")


def _draw_near(corpus: Corpus, filters: Filters) -> None:
    places = [place for place in corpus.places.values() if has_point(place)]
    names = Counter(place.name for place in places)
    labels = {place.id: place.name + (f" ({place.district or '/'.join(place.governorates) or place.id})"
                                      if names[place.name] > 1 else "") for place in places}
    with st.expander("Within a distance", expanded=bool(filters.near_place)):
        st.selectbox("Of the place", sorted(labels, key=labels.get), index=None, key=key("near_place"),
                     persist_state="session", format_func=labels.get, placeholder="any", on_change=filters_changed)
        st.number_input("Kilometres", LEAST_KM, MOST_KM, step=10.0, key=key("near_km"), persist_state="session",
                        format="%.0f", on_change=filters_changed)


def _draw_days(filters: Filters) -> None:
    for label, field in (("From", "first_day"), ("To", "last_day")):  # one below the other: half a sidebar cuts a date
        st.date_input(label, value=None, min_value=FIRST_DAY, max_value=LAST_DAY, key=key(field),
                      persist_state="session", format="YYYY-MM-DD", on_change=filters_changed)
    st.session_state["undated_switch"] = filters.keeps_undated
    st.toggle("Keep undated events", key="undated_switch", on_change=_switch_undated,
              args=(filters.first_day is None and filters.last_day is None,),
              help="On until a day is chosen. Events known to have happened before the first day asked for are left out.")


def _switch_undated(usual: bool) -> None:
    """Keep the switch, where it is not as it would be without a word."""
    wanted = st.session_state["undated_switch"]
    st.session_state[key("undated")] = None if wanted == usual else wanted
    filters_changed()
