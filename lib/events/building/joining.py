"""Tables of several sources become one: events in the order of their ids, all that is told of them beside."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from lib.events.building.kin import NO_TWIN, Kin
from lib.events.building.stories import natural
from lib.events.row_types import Rows
from lib.events.tables import Facet, Tables

BESIDE = ("participants", "event_places", "links", "backing")  # frames that name events


def join_tables(parts: Sequence[Tables]) -> Tables:
    """One of all of them; their events are different ones."""
    told = [part for part in parts if len(part.events)] or list(parts[:1])
    if len(told) == 1:
        return told[0]
    ids = [one for part in told for one in part.events["event_id"]]
    keys = [natural(one) for one in ids]
    order = np.array(sorted(range(len(ids)), key=keys.__getitem__), np.int64)
    places = np.empty(len(ids), np.int64)
    places[order] = np.arange(len(ids))
    ends = np.cumsum([len(part.events) for part in told])
    rows = np.split(places, ends[:-1])  # of each part's events, where they stand now
    participants, event_places, links, backing = (_beside([getattr(part, name) for part in told], told, rows) for name in BESIDE)
    documents = _one_facet([part.told_by for part in told], rows)
    return Tables(
        _in_order([part.events for part in told], order),
        participants,
        event_places,
        links,
        facets={name: _one_facet([part.facets[name] for part in told], rows) for name in told[0].facets},
        folded=_in_order([part.folded for part in told], order),
        kin=_one_kin([part.kin for part in told], rows, len(ids)),
        aliases=_aliases(told, [ids[at] for at in order.tolist()]),
        backing=backing,
        report_dates=_in_order([part.report_dates for part in told], order),
        told_by=documents,
        document_words=_document_words(told, documents),
        sources=_one_facet([part.sources for part in told], rows),
    )


def _aliases(parts: Sequence[Tables], ids: Sequence[str]) -> dict[str, str]:
    """Report id -> the id of its event, in the order of the events."""
    joined = {one: reports for part in parts if len(part.aliases) > len(part.events) for one, reports in part.reports_of.items()}
    return {report: one for one in ids for report in joined.get(one, (one,))}


def _document_words(parts: Sequence[Tables], told_by: Facet) -> dict[str, str]:
    """The words of documents, in the order of the events of which they tell first."""
    codes, first = np.unique(told_by.codes, return_index=True)
    row = {told_by.values[code]: int(told_by.rows[at]) for code, at in zip(codes.tolist(), first.tolist())}
    every = {name: words for part in parts for name, words in part.document_words.items()}
    return {name: every[name] for name in sorted(every, key=row.__getitem__)}


def _in_order(frames: Sequence[Any], order: Rows) -> Any:
    """Frames, or columns, below each other, then in an order; of a frame each column by itself, so that little is held twice."""
    if isinstance(frames[0], pd.DataFrame):
        return pd.DataFrame({name: _in_order([frame[name] for frame in frames], order) for name in frames[0]})
    return pd.concat(frames, ignore_index=True).take(order).reset_index(drop=True)


def _beside(frames: Sequence[pd.DataFrame], parts: Sequence[Tables], rows: Sequence[Rows]) -> pd.DataFrame:
    """Frames that name events, in the order in which these stand now."""
    where = [of[part.rows_of(frame["event_id"])] for frame, part, of in zip(frames, parts, rows)]
    return _in_order(frames, np.argsort(np.concatenate(where), kind="stable"))  # type: ignore[no-any-return]


def _one_facet(facets: Sequence[Facet], rows: Sequence[Rows]) -> Facet:
    values = tuple(sorted({value for facet in facets for value in facet.values}))
    number = {value: at for at, value in enumerate(values)}
    where = np.concatenate([of[facet.rows] for facet, of in zip(facets, rows)])
    numbers = [np.array([number[value] for value in facet.values], np.int64) for facet in facets]
    codes = np.concatenate([own[facet.codes] for own, facet in zip(numbers, facets)])
    order = np.lexsort((codes, where))
    return Facet(values, where[order].astype(np.int32), codes[order].astype(np.int32))


def _one_kin(kin: Sequence[Kin], rows: Sequence[Rows], n_events: int) -> Kin:
    """Kin of all; groups of perhaps the same are of one part, for what others name stands among them."""
    pairs = [np.column_stack([of[one.parts], of[one.wholes]]) for one, of in zip(kin, rows)]
    found = np.concatenate(pairs)
    found = found[np.lexsort((found[:, 1], found[:, 0]))].astype(np.int32)
    exhausted, twins = np.zeros(n_events, bool), np.full(n_events, NO_TWIN, np.int32)
    for one, of in zip(kin, rows):
        exhausted[of] = one.exhausted
        twins[of] = one.twins
    return Kin(found[:, 0], found[:, 1], exhausted, twins)
