"""Who counts as whom on the days of an event: the one place where actors are rolled up, for links, lanes and colours alike."""

from collections.abc import Iterable
from functools import cache

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.affiliation import Day, Span, is_static, standing
from lib.events.membership import among
from lib.events.tables import Tables


def standings_of(pairs: pd.DataFrame, tables: Tables, corpus: Corpus, level: str) -> pd.DataFrame:
    """standing, open: who each actor counts as at a level, as of its event's days, and whether dated ties leave that undecided.
    `pairs`: event_id, actor_id; the result has their index."""
    known = {actor: standing(corpus, actor, level, ()) for actor in pairs["actor_id"].unique() if is_static(corpus, actor)}
    ids = pairs["actor_id"].map({actor: found.ids[0] for actor, found in known.items()}).astype("str")
    is_open = np.zeros(len(pairs), bool)  # what holds always is never open
    moves = ids.isna().to_numpy()
    moving = pairs[moves]
    spans, as_of = event_spans(tables, moving["event_id"]), cache(lambda actor, days: standing(corpus, actor, level, days))
    dated = [as_of(actor, spans[event]) for event, actor in zip(moving["event_id"], moving["actor_id"])]
    ids[moves] = np.array([found.ids[0] for found in dated], object)
    is_open[moves] = [found.open for found in dated]
    return pd.DataFrame({"standing": ids, "open": is_open}, index=pairs.index)


def blocs_on(corpus: Corpus, actor_id: str, days: Iterable[Span]) -> frozenset[str]:
    """The blocs that an actor is in on any of these days; none where that is open, or it is in none."""
    found = {bloc for span in days for bloc in standing(corpus, actor_id, "bloc", (span,)).ids}
    return frozenset(found - {actor_id})


def event_spans(tables: Tables, event_ids: pd.Series) -> dict[str, tuple[Span, Span]]:
    """event_id -> (the event's days, its article's date) of these events, as Python dates with None for unknown."""
    asked = among(tables.events["event_id"], event_ids)
    days, reports = tables.events.loc[asked, ["first_day", "last_day"]], tables.report_dates[asked]
    parts = [_dates(column) for column in (days["first_day"], days["last_day"], reports["first"], reports["last"])]
    return {
        event: ((first, last), (since, until))
        for event, first, last, since, until in zip(tables.events.loc[asked, "event_id"], *parts)
    }


def _dates(column: pd.Series) -> list[Day]:
    return [None if pd.isna(day) else day.date() for day in column]
