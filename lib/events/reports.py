"""The reports behind a row of the event table, as their sources tell them: the panel reads these, a table its rows."""

from lib.corpus.model.models import Corpus
from lib.events.building.sources import record_named
from lib.events.building.stories import Story, joined_quantity
from lib.events.tables import Tables


def story_of(tables: Tables, corpus: Corpus, event_id: str) -> Story | None:
    """The reports joined into an event, the best graded first; None where its sources are not there any more."""
    told = (record_named(report, corpus) for report in tables.reports_of[event_id])
    reports = tuple(report for report in told if report)
    return Story(reports) if reports else None


def said_of_numbers(story: Story | None) -> dict[str, str]:
    """Quantity -> the words that give its number, for those that are given in words."""
    names = dict.fromkeys(name for report in story.told for name in report.quantities) if story else {}
    numbers = {name: joined_quantity(story, name) for name in names} if story else {}
    return {name: number.words for name, number in numbers.items() if number and number.words}
