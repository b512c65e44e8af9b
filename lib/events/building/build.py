"""Records become tables: they are joined to stories, each story a row, and rows are checked at the door.

The result does not depend on their order, nor on which source they come from.
"""

from collections.abc import Sequence

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.asking.search import document_words, folded_words, spellings_of, told_by
from lib.events.building.backing import backers_by_side, backing_rows
from lib.events.building.cells import QUANTITIES
from lib.events.building.facets import build_facets, facet_labels, publishers_of, sources_of
from lib.events.building.kin import kin_of, perhaps_of
from lib.events.building.rows import Around, event_row
from lib.events.building.schema import check_tables, event_dtypes
from lib.events.building.sources import records_of
from lib.events.building.stories import Story, join_reports
from lib.events.links import LINK_COLUMNS, story_links
from lib.events.row_types import Cell, PlaceRow
from lib.events.tables import Tables


def build_tables(corpus: Corpus) -> Tables:
    """All tables of what the articles of a corpus and its other sources tell.

    Raises ValueError if the rows break the table's own rules (a fault of the program, not of a file).
    """
    stories = join_reports(records_of(corpus))
    aliases = {report.id: story.id for story in stories for report in story.reports}
    backing = backing_rows(stories, corpus)
    wholes = frozenset(aliases[whole] for story in stories for whole in story.part_of if whole in aliases)
    around = Around(aliases, wholes, perhaps_of(stories, aliases), backers_by_side(backing))
    events = _events(stories, corpus, around)
    links = pd.DataFrame([link for story in stories for link in story_links(story)], columns=LINK_COLUMNS).astype(
        dict.fromkeys(LINK_COLUMNS[:4], "str") | {"mutual": bool}
    )
    row_of = {story.id: row for row, story in enumerate(stories)}
    kinds = ((row_of[event], kind) for event, kind in zip(links["event_id"], links["kind"]))
    publishers = publishers_of(stories, corpus)
    tables = Tables(
        events=events,
        participants=_participants(stories),
        event_places=_event_places(stories),
        links=links,
        facets=build_facets(stories, corpus, kinds, backing),
        folded=folded_words(stories, corpus),
        kin=kin_of(stories, aliases),
        aliases=aliases,
        backing=backing,
        labels=facet_labels(corpus, publishers),
        report_dates=_report_dates(stories),
        spellings=spellings_of(corpus, publishers),
        told_by=told_by(stories),
        document_words=document_words(stories),
        sources=sources_of(stories),
    )
    check_tables(tables)
    return tables


def _events(stories: tuple[Story, ...], corpus: Corpus, around: Around) -> pd.DataFrame:
    rows = [event_row(story, corpus, around) for story in stories]
    dtypes = event_dtypes()
    columns = {name: _column([row[name] for row in rows], dtype) for name, dtype in dtypes.items()}
    return pd.DataFrame(columns)


def _column(values: list[Cell], dtype: str) -> pd.Series:
    """One column of its type; an empty text is missing, not ""."""
    if dtype == "str":
        return pd.Series([value or None for value in values], dtype="str")
    if dtype.startswith("datetime"):
        return _days(values)
    return pd.Series(values, dtype=dtype)


def _days(days: Sequence[Cell]) -> pd.Series:
    """Days of any year, NaT for None."""
    return pd.Series(pd.array(days, dtype="datetime64[s]"))  # type: ignore[call-overload]  # the stubs know no dates here


def _participants(stories: tuple[Story, ...]) -> pd.DataFrame:
    sides = {"min": ("Int64", None), "max": ("Int64", None), "about": ("bool", False)}  # side -> dtype, where nothing is told
    numbers = {f"{name}_{side}": dtype for name in QUANTITIES for side, (dtype, _) in sides.items()}
    rows = [
        (
            story.id,
            participant.actor,
            role,
            participant.described or None,
            *(getattr(participant.quantities.get(name), side, none) for name in QUANTITIES for side, (_, none) in sides.items()),
        )
        for story in stories
        for role, participants in story.roles.items()
        for participant in participants
    ]
    columns = ["event_id", "actor_id", "role", "described", *numbers]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[:4], "str") | numbers)


def _event_places(stories: tuple[Story, ...]) -> pd.DataFrame:
    rows = [PlaceRow(story.id, place, role) for story in stories for role, places in story.places.items() for place in places]
    return pd.DataFrame(rows, columns=list(PlaceRow._fields)).astype("str")


def _report_dates(stories: tuple[Story, ...]) -> pd.DataFrame:
    published = [story.spans[1] for story in stories]
    dates = {"first": [first for first, _ in published], "last": [last for _, last in published]}
    return pd.DataFrame({name: _days(days) for name, days in dates.items()})
