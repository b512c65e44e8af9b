"""Links made by hand, to be asked as pages ask them: events that have nothing but these."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import ARTICLES
from lib.engine.dyads import Links
from lib.engine.in_memory import InMemory
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.events.building.kin import Kin
from lib.events.counting.dyads import ALL
from lib.events.row_types import BackingRow, LinkRow
from lib.events.tables import Facet, Tables
from tests.conftest import event_table

ASKED = Filters(background=True, drafts=True)


def linked(links: Iterable[tuple], event_ids: Iterable[str], corpus: Corpus, level: str = "actor", kind: str = ALL) -> Links:
    """`links`: event_id, left_id, right_id, kind, mutual."""
    events = event_table([{"event_id": event} for event in event_ids])
    told = pd.DataFrame(list(links), columns=list(LinkRow._fields)).astype({"mutual": bool})
    none, every = np.zeros(0, np.int32), np.arange(len(events))
    days = pd.Series(pd.NaT, events.index, dtype="datetime64[s]")
    tables = Tables(
        events,
        pd.DataFrame(columns=["event_id", "actor_id", "role"], dtype="str"),
        pd.DataFrame(columns=["event_id", "place_id", "role"], dtype="str"),
        told.astype({name: "str" for name in LinkRow._fields if name != "mutual"}),
        {name: Facet((of,), every, np.zeros_like(every)) for name, of in (("layer", ARTICLES), ("review", "accepted"))},
        pd.Series("", events.index, dtype="str"),
        Kin(none, none, np.zeros(len(events), bool), np.full(len(events), -1)),
        {event: event for event in events["event_id"]},
        report_dates=pd.DataFrame({"first": days, "last": days}),
        backing=pd.DataFrame(columns=list(BackingRow._fields), dtype="str"),
    )
    return Links(Shown(InMemory(tables, corpus), ASKED), level, kind)
