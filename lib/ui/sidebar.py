"""The sidebar: menu, then one control for each filter, every option with the number of events it would leave."""

import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.events.filters import Filters
from lib.events.names import actor_name, place_name
from lib.events.near import has_point
from lib.events.options import count_options
from lib.events.tables import Tables
from lib.ui.address import key

PAGES = {"Overview": "app.py", "Map": "pages/map.py", "Timeline": "pages/timeline.py",
         "Relations": "pages/relations.py", "Articles": "pages/articles.py", "Events": "pages/events.py",
         "Codebook": "pages/codebook.py"}
MOST_OPTIONS = 500


def draw_menu() -> None:
    """Links to all pages; the filters go along."""
    for title, path in PAGES.items():
        st.page_link(path, label=title)


def draw_filters(tables: Tables, corpus: Corpus, filters: Filters) -> None:
    """All controls; their values are read from the state before the next run."""
    counts = count_options(tables, corpus, filters)
    st.text_input("Search", key=key("search"), placeholder="summaries, quotes, actors, places",
                  persist_state="session", type="search")
    _choose("actors", "Actor", counts["actor"], filters, _actor_labels(corpus, counts["actor"], filters))
    st.toggle("Between these", key=key("between"), persist_state="session", disabled=not filters.actors,
              help="Only events with a link between two of the chosen actors; of one actor, within it.")
    _choose("regions", "Region", counts["region"], filters, tables.labels["region"])
    _draw_near(corpus)
    _draw_days(filters)
    _choose("groups", "Group", counts["group"], filters, _codebook_labels("groups"))
    _choose("types", "Type", counts["type"], filters, _codebook_labels("types"))
    _choose("issues", "Issue", counts["issue"], filters, _codebook_labels("issues"))
    _choose("kinds", "Link", counts["kind"], filters, _codebook_labels("link_kinds"))
    st.toggle("Show background", key=key("background"), persist_state="session",
              help="Context and history, told to explain the news.")
    with st.expander("Doubt: claim, stage, source"):
        _choose("claims", "Claim", counts["claim"], filters, _codebook_labels("claims"))
        _choose("stages", "Stage", counts["stage"], filters, _codebook_labels("stages"))
        _choose("publishers", "Publisher", counts["publisher"], filters, tables.labels["publisher"])
        _choose("reliability", "Reliability of the source", counts["reliability"], filters, _grades("reliability"))
        _choose("credibility", "Credibility of the item", counts["credibility"], filters, _grades("credibility"))


def _codebook_labels(terms: str) -> dict[str, str]:
    return {term.id: term.label for term in getattr(CODEBOOK, terms).values()}


def _grades(terms: str) -> dict[str, str]:
    return {term.id: f"{term.label} {term.meaning}" for term in getattr(CODEBOOK, terms).values()}


def _actor_labels(corpus: Corpus, counts: dict[str, int], filters: Filters) -> dict[str, str]:
    wanted = [*(actor for actor, count in counts.items() if count), *(filters.actors or ())]
    return {actor: " ".join(filter(None, (actor_name(corpus, actor), corpus.actors[actor].name_ar)))
            for actor in wanted if actor in corpus.actors}


def _choose(field: str, label: str, counts: dict[str, int], filters: Filters, labels: dict[str, str]) -> None:
    """A multiple choice; options with most events first, those that would leave none only while chosen."""
    chosen = getattr(filters, field) or frozenset()
    found = sorted((value for value, count in counts.items() if count or value in chosen),
                   key=lambda value: (-counts[value], labels.get(value, value)))
    options = list(dict.fromkeys([*found[:MOST_OPTIONS], *sorted(chosen)]))
    st.multiselect(label, options, key=key(field), persist_state="session", placeholder="any",
                   format_func=lambda value: f"{labels.get(value, value)} ({counts.get(value, 0):,})",
                   on_change=_heard, args=(field,))


def _heard(field: str) -> None:
    st.session_state[f"nothing_{field}"] = False


def _draw_near(corpus: Corpus) -> None:
    with st.expander("Within a distance"):
        places = sorted((place.id for place in corpus.places.values() if has_point(place)),
                        key=lambda place: place_name(corpus, place))
        st.selectbox("Of the place", places, index=None, key=key("near_place"), persist_state="session",
                     format_func=lambda place: place_name(corpus, place), placeholder="any")
        st.number_input("Kilometres", 1.0, 20_000.0, step=10.0, key=key("near_km"), persist_state="session",
                        format="%.0f")


def _draw_days(filters: Filters) -> None:
    left, right = st.columns(2)
    with left:
        st.date_input("From", value=None, min_value="1900-01-01", max_value="2100-12-31", key=key("first_day"),
                      persist_state="session", format="YYYY-MM-DD")
    with right:
        st.date_input("To", value=None, min_value="1900-01-01", max_value="2100-12-31", key=key("last_day"),
                      persist_state="session", format="YYYY-MM-DD")
    st.session_state["undated_switch"] = filters.keeps_undated
    st.toggle("Keep undated events", key="undated_switch", on_change=_switch_undated,
              help="On until a day is chosen. Events known to have happened before the first day asked for are left out.")


def _switch_undated() -> None:
    st.session_state[key("undated")] = st.session_state["undated_switch"]
