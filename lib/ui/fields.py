"""One multiple choice of the sidebar: which options it offers, in which order, under which labels.

An option says how many events it would leave; what is chosen is always offered, even where it would leave none.
"""

from collections import Counter
from collections.abc import Iterable

import streamlit as st

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.events.facets import slug
from lib.events.filters import CODEBOOK_FIELDS, Filters
from lib.events.tables import Tables
from lib.ui.address import filters_changed, key
from lib.ui.tags import isolated

MOST_OPTIONS = 2_000  # of 10,000 actors, those with most events: a page sends the options at every interaction
Names = dict[str, tuple[str, str]]  # id -> name, Arabic name


def choose(field: str, label: str, names: Names, counts: dict[str, int], filters: Filters) -> None:
    """Draw the choice of one field of Filters; its value is in the state before the next run."""
    chosen = getattr(filters, field) or frozenset()
    options = options_of(counts, chosen, names)
    words = labels_of(options, names, counts)
    cut = sum(map(bool, counts.values())) > MOST_OPTIONS
    st.multiselect(label, options, key=key(field), persist_state="session", placeholder="any", format_func=words.get,
                   on_change=filters_changed, args=(field,),
                   help=f"The {MOST_OPTIONS:,} with most events; the search box finds the others." if cut else None)


def options_of(counts: dict[str, int], chosen: frozenset[str], names: Names) -> list[str]:
    """Ids to offer: those that would leave events, most first, then by name; then what is chosen and would leave none.

    At most `MOST_OPTIONS` and what is chosen.
    """
    found = sorted((value for value, count in counts.items() if count),
                   key=lambda value: (-counts[value], names.get(value, (value,))[0]))
    return list(dict.fromkeys([*found[:MOST_OPTIONS], *sorted(chosen)]))


def labels_of(options: Iterable[str], names: Names, counts: dict[str, int]) -> dict[str, str]:
    """id -> "Name (number of events) Arabic name"; where two options share a name, their ids tell them apart."""
    homonyms = Counter(names.get(value, (value,))[0] for value in options)
    return {value: _label(value, *names.get(value, (value, "")), counts.get(value, 0), homonyms) for value in options}


def _label(value: str, name: str, name_ar: str, count: int, homonyms: Counter) -> str:
    told_apart = f" [{value}]" if homonyms[name] > 1 else ""
    arabic = f" \u2067{name_ar}\u2069" if name_ar and name_ar != name else ""
    return f"{isolated(name)}{told_apart} ({count:,}){arabic}"


def names_of(field: str, tables: Tables, corpus: Corpus) -> Names:
    """Names of all values that a field of Filters may take."""
    if field == "actors":
        return {actor.id: (actor.name, actor.name_ar) for actor in corpus.actors.values()}
    if field in CODEBOOK_FIELDS:
        terms = getattr(CODEBOOK, "link_kinds" if field == "kinds" else field).values()
        return {term.id: (term.label, term.label_ar) for term in terms}
    if field in ("reliability", "credibility"):
        return {term.id: (f"{term.label} {term.meaning}", "") for term in getattr(CODEBOOK, field).values()}
    if field == "regions":
        arabic = _arabic_regions(corpus)
        return {region: (label, arabic.get(region, "")) for region, label in tables.labels["region"].items()}
    return {publisher: (label, "") for publisher, label in tables.labels["publisher"].items()}


def _arabic_regions(corpus: Corpus) -> dict[str, str]:
    return {f"governorate:{slug(place.governorates[0])}" if place.precision == "governorate" else f"area:{place.id}":
            place.name_ar for place in corpus.places.values()
            if place.precision in ("area", "line") or (place.precision == "governorate" and place.governorates)}
