"""The tables of a layer's rows, made by column; the functions that make them of each story say what of a row they depend on."""

import re
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute

from lib.address.permalinks import event_permalink
from lib.corpus.model.models import Corpus
from lib.corpus.text.folding import fold
from lib.events.asking.search import document_words, told_by, told_words, words_of_actors, words_of_names, words_of_places
from lib.events.building.backing import backers_by_side, backing_rows
from lib.events.building.facets import facets_beside_places, place_facets, sources_of
from lib.events.building.frames import column_of, links_of, participants_of, places_of, report_dates_of
from lib.events.building.kin import NO_TWIN, Kin
from lib.events.building.layer_rows import LayerRows, numbers_of
from lib.events.building.rows import DATE_OF_TIES, PARTS, Around, RowPart
from lib.events.building.schema import event_dtypes
from lib.events.building.stories import Story
from lib.events.building.unfit import unfit
from lib.events.row_types import Cell
from lib.events.tables import Tables
from lib.layers.distinct import distinct

pc: Any = pyarrow.compute
WHO = ("type", "mode", "roles", DATE_OF_TIES)
PLAIN = re.compile(r"[\w.-]+", re.ASCII)  # ids that an address holds as they are


def tables_of_rows(rows: LayerRows, corpus: Corpus) -> Tables:
    """The tables of a layer's rows; names of what filters choose, and of everything that is searched, are not among them.

    Raises ValueError, with the record's name and what would be right, where a row tells what no table can hold.
    """
    who, by_who = rows.stories(WHO)
    where, by_place = rows.stories(("place",))
    _refuse_unfit(rows, (*by_who, *rows.stories(("numbers",))[1]), corpus)
    backing = backing_rows(by_who, corpus)
    links = links_of(by_who)
    kinds = zip(numbers_of(links), links["kind"])
    facets, at = facets_beside_places(by_who, corpus, kinds, backing), place_facets(by_place, corpus)
    return Tables(
        events=_events(rows, corpus, Around(backers=backers_by_side(backing))),
        participants=rows.spread_frame(participants_of(by_who), who),
        event_places=rows.spread_frame(places_of(by_place), where),
        links=rows.spread_frame(links, who),
        facets={
            **{name: rows.spread_facet(facet, who) for name, facet in facets.items()},
            **{name: rows.spread_facet(facet, where) for name, facet in at.items()},
        },
        folded=_folded(rows, (who, by_who), (where, by_place), corpus),
        kin=_no_kin(len(rows)),
        aliases=dict(zip(rows.ids, rows.ids)),
        backing=rows.spread_frame(backing, who),
        report_dates=_report_dates(rows, by_who),
        told_by=rows.spread_facet(told_by(by_who), who),
        document_words=document_words(by_who),
        sources=rows.spread_facet(sources_of(by_who), who),
    )


def _events(rows: LayerRows, corpus: Corpus, around: Around) -> pd.DataFrame:
    dtypes = event_dtypes()
    columns: dict[str, pd.Series] = {"event_id": column_of(rows.ids, "str"), "permalink": column_of(_permalinks(rows.ids), "str")}
    for name in ("summary", "quote", "according_to"):
        codes, values = rows.field(name)
        columns[name] = pd.Series(column_of(values, "str").array.take(codes))
    columns["source_row"] = _texts(rows.kept())
    for part, fields in PARTS.items():
        own = WHO if DATE_OF_TIES in fields else fields
        columns |= rows.spread(own, partial(_part, part, corpus, around))
    return pd.DataFrame({name: columns[name] for name in dtypes})


def _part(part: RowPart, corpus: Corpus, around: Around, story: Story) -> dict[str, Cell]:
    return part(story, corpus, around)


def _texts(told: Any) -> pd.Series:
    """Texts of Arrow as a column; an empty one is missing."""
    dtype = pd.Series([], dtype="str").dtype
    missing = pc.if_else(pc.equal(told, ""), pa.scalar(None, pa.string()), told)
    return pd.Series(dtype.__from_arrow__(missing))  # type: ignore[union-attr]


def _permalinks(ids: list[str]) -> list[str]:
    """The addresses of events of one layer."""
    if not ids:
        return []
    before, _, theirs = ids[0].partition(":")
    head, _, tail = event_permalink(f"{before}:-0-").partition("-0-")
    return [f"{head}{theirs}{tail}" if PLAIN.fullmatch(theirs := one[len(before) + 1 :]) else event_permalink(one) for one in ids]


def _folded(rows: LayerRows, who: tuple[Any, tuple[Story, ...]], where: tuple[Any, tuple[Story, ...]], corpus: Corpus) -> pd.Series:
    """Folded words of each row, as lib.events.asking.search has them of a story."""
    names = words_of_names(corpus)
    fields = [rows.field(name) for name in ("summary", "quote", "according_to")]
    codes, first = distinct([numbers for numbers, _ in fields], [len(values) for _, values in fields], len(rows))
    told = [fold(" · ".join(row)) for row in zip(*([values[at] for at in numbers[first].tolist()] for numbers, values in fields))]
    people = [words_of_actors(story, names) for story in who[1]]
    places = [words_of_places(story, names) for story in where[1]]
    kinds = [told_words(story.lead)[1] for story in who[1]]
    words = (
        " · ".join(dict.fromkeys((told[one], kinds[two], *people[two], *places[three])))
        for one, two, three in zip(codes.tolist(), who[0].tolist(), where[0].tolist())
    )
    return pd.Series(list(words), dtype="str")


def _no_kin(n_rows: int) -> Kin:
    """Of events none of which is a part of another, or perhaps the same."""
    none = np.zeros(0, np.int32)
    return Kin(none, none, np.zeros(n_rows, bool), np.full(n_rows, NO_TWIN, np.int32))


def _report_dates(rows: LayerRows, stories: tuple[Story, ...]) -> pd.DataFrame:
    """By when the table was out, which is the same of all its rows."""
    once = report_dates_of(stories[:1])
    return pd.DataFrame({name: pd.Series(once[name].array.take(np.zeros(len(rows), np.int64))) for name in once})


def _refuse_unfit(rows: LayerRows, stories: tuple[Story, ...], corpus: Corpus) -> None:
    about = rows.layer.about
    for story in stories:
        if wrong := unfit(story.lead, about.id, corpus):
            raise ValueError(f"{about.title}, record {story.id!r}: {wrong}")
