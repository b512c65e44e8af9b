"""What a page shows, as one frozen value: the corpus, the filters asked for and the rows they leave.

open_page makes it, and every part of a page takes it; it draws nothing itself.
"""

from dataclasses import dataclass

import pandas as pd

from lib.corpus.models import Corpus
from lib.events.filters import Filters
from lib.events.select import Selection
from lib.events.tables import Tables
from lib.figures.theme import Theme


@dataclass(frozen=True)
class View:
    """`title`: of the page; `path`: its part of the address, "" of the Overview."""

    title: str
    path: str
    corpus: Corpus
    tables: Tables
    filters: Filters
    selection: Selection
    theme: Theme

    @property
    def events(self) -> pd.DataFrame:
        """The shown rows, with the index they have in the event table."""
        return self.selection.events
