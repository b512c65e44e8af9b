"""What may be asked of chosen events before a file is made of them: enough to say what the file will miss."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.long_cells import long_cells
from lib.exchange.manifest import Snapshot


@dataclass(frozen=True)
class Chosen:
    """`every`: these columns of all of them; `linked`: event_id of each of their links as coded; `long`: column -> how many of
    its cells are longer than a spreadsheet holds; `people`: who takes part in them, None where that is not told beside them."""

    every: Callable[[tuple[str, ...]], pd.DataFrame]
    linked: Callable[[], pd.Series]
    long: Callable[[], dict[str, int]]
    people: Callable[[], pd.DataFrame | None]
    corpus: Corpus


def chosen_of(snapshot: Snapshot) -> Chosen:
    """The events of a snapshot, to be asked."""
    events, told = snapshot.events, snapshot.beside
    return Chosen(
        lambda columns: events[list(columns)],
        lambda: told.links["actor"]["event_id"] if told else pd.Series([], dtype="str"),
        lambda: dict(sorted(Counter(cell.column for cell in long_cells(events)).items())),
        lambda: told.participants if told else None,
        snapshot.corpus,
    )
