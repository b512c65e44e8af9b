"""Which sources beside the articles tell events."""

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.records import ARTICLES, About
from lib.events.asking.filters import Filters
from lib.events.tables import Tables


def told_beside(events: pd.DataFrame, tables: Tables, corpus: Corpus) -> tuple[About, ...]:
    """The sources beside the articles that tell any of these events (rows of the table), in the corpus's order."""
    found = set(np.array(tables.sources.values)[np.unique(tables.sources.codes[np.isin(tables.sources.rows, events.index)])])
    return tuple(source.about for source in corpus.sources if source.about.id in found)


def chosen_words(filters: Filters, corpus: Corpus) -> str:
    """Which layers and states of review are chosen, in sentences: "From articles and UCDP GED 25.1. Review: accepted and in
    review."; "" where nothing is, which is articles alone, and what is accepted."""
    titles = {ARTICLES: "articles"} | {source.about.id: source.about.title for source in corpus.sources}
    chosen = [title for layer, title in titles.items() if layer in (filters.layers or ())]
    states = [state.label.lower() for name, state in CODEBOOK.review_states.items() if name in (filters.review or ())]
    told = [f"From {_listed(chosen)}{' alone' if len(chosen) == 1 else ''}."] * bool(chosen)
    return " ".join(told + [f"Review: {_listed(states)}{' alone' if len(states) == 1 else ''}."] * bool(states))


def _listed(words: list[str]) -> str:
    """ "one", "one and two", "one, two and three"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
