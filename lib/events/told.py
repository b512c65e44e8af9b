"""Which sources beside the articles tell events."""

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import ARTICLES, About
from lib.events.asking.filters import Filters
from lib.events.tables import Tables


def told_beside(events: pd.DataFrame, tables: Tables, corpus: Corpus) -> tuple[About, ...]:
    """The sources beside the articles that tell any of these events (rows of the table), in the corpus's order."""
    found = set(np.array(tables.sources.values)[np.unique(tables.sources.codes[np.isin(tables.sources.rows, events.index)])])
    return tuple(source.about for source in corpus.sources if source.about.id in found)


def chosen_words(filters: Filters, corpus: Corpus) -> str:
    """Which layers are chosen, in a sentence: "From articles and UCDP GED 25.1."; "" where nothing is, which is articles alone."""
    titles = {ARTICLES: "articles"} | {source.about.id: source.about.title for source in corpus.sources}
    chosen = [title for layer, title in titles.items() if layer in (filters.layers or ())]
    *first, last = chosen or ("",)
    return f"From {', '.join(first)}{' and ' if first else ''}{last}{' alone' if not first else ''}." if chosen else ""
