"""Records become tables: they are joined to stories, each story a row, and rows are checked at the door.

The result does not depend on their order, nor on which source they come from.
"""

from dataclasses import replace

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.asking.search import document_words, folded_words, spellings_of, told_by
from lib.events.building.backing import backers_by_side, backing_rows
from lib.events.building.facets import build_facets, facet_labels, publishers_of, sources_of
from lib.events.building.frames import column_of, links_of, participants_of, places_of, report_dates_of
from lib.events.building.from_layers import tables_of_rows
from lib.events.building.joining import join_tables
from lib.events.building.kin import kin_of, perhaps_of
from lib.events.building.rows import Around, event_row
from lib.events.building.schema import check_tables, event_dtypes
from lib.events.building.sources import sources_told
from lib.events.building.stories import Story, join_reports
from lib.events.tables import Tables


def build_tables(corpus: Corpus) -> Tables:
    """All tables of what the articles of a corpus and its other sources tell.

    Raises ValueError if the rows break the table's own rules (a fault of the program, not of a file).
    """
    records, layers = sources_told(corpus)
    stories = join_reports(records)
    told = join_tables([_of_stories(stories, corpus), *(tables_of_rows(rows, corpus) for rows in layers)])
    publishers = publishers_of(stories, corpus, [rows.layer.about.publisher for rows in layers])
    tables = replace(told, labels=facet_labels(corpus, publishers), spellings=spellings_of(corpus, publishers))
    check_tables(tables)
    return tables


def _of_stories(stories: tuple[Story, ...], corpus: Corpus) -> Tables:
    """The tables of stories, made of one after the other."""
    aliases = {report.id: story.id for story in stories for report in story.reports}
    backing = backing_rows(stories, corpus)
    wholes = frozenset(aliases[whole] for story in stories for whole in story.part_of if whole in aliases)
    around = Around(aliases, wholes, perhaps_of(stories, aliases), backers_by_side(backing))
    links = links_of(stories)
    row_of = {story.id: row for row, story in enumerate(stories)}
    kinds = ((row_of[event], kind) for event, kind in zip(links["event_id"], links["kind"]))
    return Tables(
        events=_events(stories, corpus, around),
        participants=participants_of(stories),
        event_places=places_of(stories),
        links=links,
        facets=build_facets(stories, corpus, kinds, backing),
        folded=folded_words(stories, corpus),
        kin=kin_of(stories, aliases),
        aliases=aliases,
        backing=backing,
        report_dates=report_dates_of(stories),
        told_by=told_by(stories),
        document_words=document_words(stories),
        sources=sources_of(stories),
    )


def _events(stories: tuple[Story, ...], corpus: Corpus, around: Around) -> pd.DataFrame:
    rows = [event_row(story, corpus, around) for story in stories]
    dtypes = event_dtypes()
    return pd.DataFrame({name: column_of([row[name] for row in rows], dtype) for name, dtype in dtypes.items()})
