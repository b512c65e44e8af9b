"""Which sources beside the articles tell events."""

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import About
from lib.events.tables import Tables


def told_beside(events: pd.DataFrame, tables: Tables, corpus: Corpus) -> tuple[About, ...]:
    """The sources beside the articles that tell any of these events (rows of the table), in the corpus's order."""
    found = set(np.array(tables.sources.values)[np.unique(tables.sources.codes[np.isin(tables.sources.rows, events.index)])])
    return tuple(source.about for source in corpus.sources if source.about.id in found)
