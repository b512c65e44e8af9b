"""What stands in the way of saving a bench."""

from lib.annotating.bench.checks import Found
from lib.annotating.bench.closing import is_written
from lib.annotating.bench.model import Bench, Card
from lib.errors import Problem


def hindering(bench: Bench, found: Found) -> list[tuple[Card | None, Problem]]:
    """What the reader would leave the whole file out for: errors of the article, and of the events that would be written."""
    wrong: list[tuple[Card | None, Problem]] = [(None, one) for one in found.of_article if one.severity == "error"]
    for card in filter(is_written, bench.cards):
        wrong += [(card, one) for one in found.wrong(card.key)]
    return wrong
