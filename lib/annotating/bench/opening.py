"""An article comes onto the bench: its own events as they stand in its file, and what the engine proposes of its text."""

from dataclasses import replace

from lib.annotating.bench.checks import known_of
from lib.annotating.bench.model import ACCEPTED, PROPOSED, Bench, Card, Fields, in_order, listed, mapped, text_of
from lib.annotating.bench.proposals import proposals_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Corpus, Dated
from lib.corpus.text.quotes import QuoteFinder
from lib.suggest.engine import Engine, suggest
from lib.suggest.models import Suggestions

DRAFT = "draft"


def opened(article: str, fields: Fields, text: str) -> Bench:
    """The bench of an article as its file says it: its events are accepted, and drafts proposed."""
    finder = QuoteFinder(text)
    drafted = text_of(fields.get("status")) == DRAFT
    cards = []
    for number, event in enumerate(map(mapped, listed(fields.get("events"))), 1):
        proposed = drafted or text_of(event.get("status")) == DRAFT
        found = finder.find(text_of(event.get("quote")))
        cards.append(Card(number, PROPOSED if proposed else ACCEPTED, event, found.start if found else len(text), "file"))
    rest = {name: value for name, value in fields.items() if name != "events"}
    ordered = in_order(cards)
    return Bench(article, rest, text, ordered, ordered[0].key if ordered else 0)


def published_of(fields: Fields) -> Dated | None:
    """The day of publication that the fields tell; None where they tell none that can be read."""
    try:
        return read_date(written) if (written := text_of(fields.get("published"))) else None
    except DateError:
        return None


def suggested(bench: Bench, corpus: Corpus, engine: Engine = suggest) -> Suggestions:
    """What an engine finds in the text of a bench."""
    return engine(bench.text, published_of(bench.fields), corpus)


def with_proposals(bench: Bench, found: Suggestions, corpus: Corpus) -> Bench:
    """The bench with a card for each event of the suggestions that none of its cards tells already: one of the same type whose
    quote holds its words."""
    for event, start, why, confidence in proposals_of(found, corpus, bench):
        if not _told(bench, event, start):
            card = Card(bench.free_key(), PROPOSED, event | {"id": bench.free_id()}, start, "engine", why, confidence)
            bench = bench.with_card(card)
    bench = replace(bench, fields=_with_short_names(bench.fields, found, corpus))
    first = next((card.key for card in bench.cards if card.state == PROPOSED), bench.cards[0].key if bench.cards else 0)
    return replace(bench, current=first)


def _with_short_names(fields: Fields, found: Suggestions, corpus: Corpus) -> Fields:
    """The article's `mentions` with what it calls its actors and the corpus does not: a last name alone, a body's short form."""
    names = known_of(corpus).actor_names
    called = {
        " ".join(one.text.split()): actor.id
        for actor in found.actors
        for one in actor.mentions
        if actor.id and not names.named_in(actor.id, one.text)
    }
    mentions = called | mapped(fields.get("mentions"))
    return fields | {"mentions": mentions} if mentions else fields


def _told(bench: Bench, event: Fields, start: int) -> bool:
    end = start + len(text_of(event.get("quote")))
    for card in bench.cards:
        here = card.start, card.start + len(text_of(card.event.get("quote")))
        if card.origin != "engine" and card.type == event["type"] and here[0] < end and start < here[1]:
            return True
    return False


def title_of(type_id: str) -> str:
    """What a type is called; the id itself of one that the codebook does not have."""
    return CODEBOOK.types[type_id].label if type_id in CODEBOOK.types else type_id
