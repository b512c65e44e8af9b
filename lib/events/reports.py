"""The reports behind a row of the event table, as their sources tell them: the panel reads these, a table its rows."""

from collections.abc import Iterable

from lib.corpus.model.models import Corpus
from lib.events.building.sources import record_named
from lib.events.building.stories import Story, by_grade, joined_quantity


def story_of(reports: Iterable[str], corpus: Corpus) -> Story | None:
    """The reports joined into an event, by their ids, the best graded first; None where their sources are not there any more."""
    told = [record for report in reports if (record := record_named(report, corpus))]
    return Story(tuple(sorted(told, key=by_grade))) if told else None


def said_of_numbers(story: Story | None) -> dict[str, str]:
    """Quantity -> the words that give its number, for those that are given in words."""
    names = dict.fromkeys(name for report in story.told for name in report.quantities) if story else {}
    numbers = {name: joined_quantity(story, name) for name in names} if story else {}
    return {name: number.words for name, number in numbers.items() if number and number.words}
