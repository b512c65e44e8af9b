"""What stands in the way of saving a bench."""

from lib.annotating.bench.checks import Found
from lib.annotating.bench.closing import is_written
from lib.annotating.bench.model import REFERENCES, Bench, Card, Fields, listed, mapped, text_of
from lib.corpus.model.models import Corpus
from lib.errors import Problem


def hindering(bench: Bench, found: Found) -> list[tuple[Card | None, Problem]]:
    """What the reader would leave the whole file out for: errors of the article, and of the events that would be written."""
    wrong: list[tuple[Card | None, Problem]] = [(None, one) for one in found.of_article if one.severity == "error"]
    for card in filter(is_written, bench.cards):
        wrong += [(card, one) for one in found.wrong(card.key)]
    return wrong


def naming_what_goes(corpus: Corpus, article_id: str, fields: Fields) -> list[Problem]:
    """What other articles say of events that these fields of an article no longer have: without them those would be left out."""
    held = corpus.article(article_id)
    stay = {f"{article_id}/{text_of(mapped(one).get('id'))}" for one in listed(fields.get("events"))}
    gone = {event.id for event in held.events} - stay if held else set()
    return [
        Problem(
            article.file, 0, "events", f"{event.id} names {other} under “{name}”, which would go", "keep it, or change that first"
        )
        for article in (corpus.articles if gone else ())
        if article.id != article_id
        for event in article.events
        for name in REFERENCES
        for other in _named(getattr(event, name))
        if other in gone
    ]


def _named(told: str | tuple[str, ...]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else told
