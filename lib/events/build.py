"""The corpus becomes tables: reports are joined to stories, each story a row, and rows are checked at the door.

The result does not depend on the order of files.
"""

import pandas as pd

from lib.corpus.folding import fold
from lib.corpus.models import Corpus
from lib.events.facets import build_facets, facet_labels
from lib.events.links import LINK_COLUMNS, event_links
from lib.events.rows import QUANTITIES, event_row
from lib.events.schema import check_tables, event_dtypes
from lib.events.stories import Story, join_reports
from lib.events.tables import Tables


def build_tables(corpus: Corpus) -> Tables:
    """All tables of a corpus.

    Raises pandera's SchemaErrors if the rows break the table's own rules (a fault of the program, not of a file).
    """
    stories = join_reports(corpus)
    aliases = {report.event.id: story.id for story in stories for report in story.reports}
    events = _events(stories, corpus, aliases)
    links = pd.DataFrame([link for story in stories for link in event_links(story.lead.event, story.id)],
                         columns=LINK_COLUMNS).astype(dict.fromkeys(LINK_COLUMNS[:4], "str") | {"mutual": bool})
    row_of = {story.id: row for row, story in enumerate(stories)}
    kinds = ((row_of[event], kind) for event, kind in zip(links["event_id"], links["kind"]))
    tables = Tables(
        events=events, participants=_participants(stories), event_places=_event_places(stories), links=links,
        facets=build_facets(stories, corpus, kinds), folded=_folded(stories, corpus),
        whole=events["event_id"].isin([aliases.get(whole) for story in stories for whole in story.part_of]).to_numpy(bool),
        aliases=aliases,
        labels=facet_labels(corpus), report_dates=_report_dates(stories),
    )
    check_tables(tables)
    return tables


def _events(stories: tuple[Story, ...], corpus: Corpus, aliases: dict[str, str]) -> pd.DataFrame:
    rows = [event_row(story, corpus, aliases) for story in stories]
    dtypes = event_dtypes()
    columns = {name: _column([row[name] for row in rows], dtype) for name, dtype in dtypes.items()}
    return pd.DataFrame(columns)


def _column(values: list, dtype: str) -> pd.Series:
    """One column of its type; an empty text is missing, not ""."""
    if dtype == "str":
        return pd.Series([value or None for value in values], dtype="str")
    if dtype.startswith("datetime"):
        return pd.Series(pd.array(values, dtype=dtype))
    return pd.Series(values, dtype=dtype)


def _participants(stories: tuple[Story, ...]) -> pd.DataFrame:
    bounds = [f"{name}_{side}" for name in QUANTITIES for side in ("min", "max")]
    rows = [
        (story.id, participant.actor, role, participant.described or None,
         *(getattr(participant.quantities.get(name), side, None) for name in QUANTITIES for side in ("min", "max")))
        for story in stories for role, participants in story.lead.event.roles.items() for participant in participants
    ]
    columns = ["event_id", "actor_id", "role", "described", *bounds]
    return pd.DataFrame(rows, columns=columns).astype(
        dict.fromkeys(columns[:4], "str") | dict.fromkeys(bounds, "Int64"))


def _event_places(stories: tuple[Story, ...]) -> pd.DataFrame:
    rows = [(story.id, place, role) for story in stories
            for role, places in (("at", story.lead.event.place), ("origin", story.lead.event.origin),
                                 ("near", story.lead.event.near)) for place in places]
    return pd.DataFrame(rows, columns=["event_id", "place_id", "role"]).astype("str")


def _folded(stories: tuple[Story, ...], corpus: Corpus) -> pd.Series:
    """Folded words of each event: summaries, quotes, evidence, and every name of its actors and places."""
    actors = {actor.id: fold(" · ".join((actor.name, actor.name_ar, *actor.aliases)))
              for actor in corpus.actors.values()}
    places = {place.id: fold(" · ".join((place.name, place.name_ar, *place.aliases)))
              for place in corpus.places.values()}
    return pd.Series([_story_words(story, actors, places) for story in stories], dtype="str")


def _story_words(story: Story, actors: dict[str, str], places: dict[str, str]) -> str:
    parts: dict[str, None] = {}
    for report in story.reports:
        event = report.event
        said = (event.summary, event.quote.text, *(span.text for spans in event.evidence.values() for span in spans))
        parts[fold(" · ".join(said))] = None
    parts |= {actors[actor]: None for actor in story.actors()} | {places[place]: None for place in story.places()}
    return " · ".join(parts)


def _report_dates(stories: tuple[Story, ...]) -> pd.DataFrame:
    published = [story.lead.article.published for story in stories]
    dates = {"first": [date.first if date else None for date in published],
             "last": [date.last if date else None for date in published]}
    return pd.DataFrame({name: pd.Series(pd.array(days, dtype="datetime64[s]")) for name, days in dates.items()})


