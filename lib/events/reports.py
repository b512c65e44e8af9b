"""The reports behind a row of the event table, as the articles of the corpus tell them: the panel reads these, a table its rows.

An event of another source than the articles has none; then its row is all that is known of it.
"""

from lib.corpus.model.models import Corpus
from lib.events.building.stories import Report, Story, joined_quantity
from lib.events.tables import Tables


def story_of(tables: Tables, corpus: Corpus, event_id: str) -> Story | None:
    """The reports joined into an event, the best graded first; None where no article tells it."""
    told = (corpus.reports[report] for report in tables.reports_of[event_id] if report in corpus.reports)
    reports = tuple(Report(event, article) for article, event in told)
    return Story(reports) if reports else None


def said_of_numbers(story: Story | None) -> dict[str, str]:
    """Quantity -> the words that give its number, for those that are given in words."""
    names = dict.fromkeys(name for report in story.told for name in report.event.quantities) if story else {}
    numbers = {name: joined_quantity(story, name) for name in names} if story else {}
    return {name: number.words for name, number in numbers.items() if number and number.words}
