"""An article comes onto the bench: its own events as they stand in its file, and what the engine proposes of its text."""

from collections.abc import Iterator
from dataclasses import replace

from lib.annotating.bench.checks import known_of, readings_of
from lib.annotating.bench.decisions import resting_on
from lib.annotating.bench.learned import Learned, applied, is_of
from lib.annotating.bench.model import ACCEPTED, DRAFT, PROPOSED, Bench, Card, Fields, in_order, listed, mapped, text_of
from lib.annotating.bench.proposals import Proposal, proposals_of, words_of
from lib.annotating.bench.spans import finder_of, spans_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Corpus, Dated, Span
from lib.corpus.reading.articles import Known
from lib.errors import CorpusError, Problem
from lib.suggest.engine import Engine, suggest
from lib.suggest.models import Suggestions


def opened(article: str, fields: Fields, text: str) -> Bench:
    """The bench of an article as its file says it: its events are accepted, and drafts proposed. Raises CorpusError where something
    stands among its events that is none, which no card could show."""
    events = listed(fields.get("events"))
    if odd := [number for number, one in enumerate(events, 1) if not isinstance(one, dict)]:
        file, hint = f"articles/{article}.md", "write its fields: id, type, summary, quote"
        raise CorpusError(tuple(Problem(file, 0, f"events[{number}]", "is no event", hint) for number in odd))
    drafted = text_of(fields.get("status")) == DRAFT
    cards = []
    for number, event in enumerate(map(mapped, events), 1):
        proposed = drafted or text_of(event.get("status")) == DRAFT
        found = finder_of(text).find(text_of(event.get("quote")))
        cards.append(Card(number, PROPOSED if proposed else ACCEPTED, event, found.start if found else len(text), "file"))
    rest = {name: value for name, value in fields.items() if name != "events"}
    ordered = in_order(cards)
    return Bench(article, rest, text, ordered, ordered[0].key if ordered else 0, len(cards))


def reopened(bench: Bench, fields: Fields, text: str) -> Bench:
    """The bench with another state of its article, as after a save that joined two people's: what the engine proposed and nobody
    accepted stays, under ids that are free; what such events are a part of is followed."""
    made = opened(bench.article, fields, text)
    waiting = [card for card in bench.cards if card.origin == "engine" and card.state != ACCEPTED] if text == bench.text else []
    ids: dict[str, str] = {}
    for card in waiting:
        ids[card.id] = made.free_id()
        made = made.with_card(replace(card, key=made.free_key(), event=card.event | {"id": ids[card.id]}))
    cards = tuple(
        _part_of(card, ids.get(text_of(card.event.get("part_of")))) if card.origin == "engine" else card for card in made.cards
    )
    return replace(made, cards=cards)


def published_of(fields: Fields) -> Dated | None:
    """The day of publication that the fields tell; None where they tell none that can be read."""
    try:
        return read_date(written) if (written := text_of(fields.get("published"))) else None
    except DateError:
        return None


def suggested(bench: Bench, corpus: Corpus, engine: Engine = suggest) -> Suggestions:
    """What an engine finds in the text of a bench."""
    return engine(bench.text, published_of(bench.fields), corpus)


def with_proposals(bench: Bench, found: Suggestions, corpus: Corpus, learned: Learned | None = None) -> Bench:
    """The bench with a card for each event of the suggestions that none of its cards tells already; the first new one is then in
    hand. Asked for again it adds nothing. `learned`: what was decided of such words before, which is offered first."""
    known = known_of(corpus)
    told: dict[int, str] = {}  # number of a suggested event -> the id of the card that tells it
    new: dict[int, Proposal] = {}  # by the keys of their cards
    before = _Before(bench)
    for number, suggested_one in enumerate(proposals_of(found, corpus, known)):
        one = applied(suggested_one, learned, known, corpus) if learned else suggested_one
        if card := before.telling(one):
            told[number] = card.id
            continue
        made = Card(
            bench.free_key(), PROPOSED, one.event | {"id": bench.free_id()}, one.span.start, "engine", one.why, one.confidence
        )
        told[number] = made.id
        new[made.key] = one
        bench = bench.with_card(made)
    if not new:
        return bench
    parts = {key: told.get(one.whole) for key, one in new.items() if one.whole is not None}
    cards = tuple(_part_of(card, parts.get(card.key)) for card in bench.cards)
    first = next(card.key for card in cards if card.key in new)
    bench = replace(bench, cards=cards, current=first)
    return _rested(replace(bench, fields=_with_short_names(bench, found, corpus)), new, known)


def _part_of(card: Card, whole: str | None) -> Card:
    return card.with_event(card.event | {"part_of": whole}) if whole else card


def _rested(bench: Bench, new: dict[int, Proposal], known: Known) -> Bench:
    """The bench with the words of each field of a new card in which the reader does not see it."""
    readings = readings_of(bench, known)
    for key, one in new.items():
        for name in readings.unseen(bench.card(key)):
            bench = resting_on(bench, key, name, [*words_of(name, one, bench.text)])
    return bench


class _Before:
    """What the cards of a bench tell already. Of a card that the engine gave one proposal is told, since it may give several of one
    sentence; of any other all that it may mean."""

    def __init__(self, bench: Bench):
        self.bench = bench
        self.cards = [(card, [span for span, _ in spans_of(card, bench.text)]) for card in bench.cards]
        self.given = [card.key for card in bench.cards if card.origin == "engine"]

    def telling(self, one: Proposal) -> Card | None:
        """The card that tells a proposal; None where there is none."""
        for card, _ in self.cards:
            if card.key in self.given and is_of(card, one, self.bench.text):
                self.given.remove(card.key)
                return card
        same = [(card, spans) for card, spans in self.cards if card.type == one.type]
        told = (card for card, spans in same if one.span in spans or (card.origin != "engine" and _meet(spans[:1], one)))
        return next(told, None)


def _meet(spans: list[Span], one: Proposal) -> bool:
    """Whether a passage and the quote of a proposal share words."""
    return any(span.start < one.span.end and one.span.start < span.end for span in spans)


def _with_short_names(bench: Bench, found: Suggestions, corpus: Corpus) -> Fields:
    """The article's `mentions` with what it calls actors of its cards and the corpus does not: a last name alone, a body's short
    form. Words for several of them say nothing."""
    told = mapped(bench.fields.get("mentions"))
    called: dict[str, set[str]] = {}
    for words, identifier in _called(bench, found, corpus):
        called.setdefault(words, set()).add(identifier)
    mentions = told | {words: min(ids) for words, ids in called.items() if len(ids) == 1 and words not in told}
    return bench.fields | {"mentions": mentions} if mentions else bench.fields


def _called(bench: Bench, found: Suggestions, corpus: Corpus) -> Iterator[tuple[str, str]]:
    known = known_of(corpus)
    taking_part = {one for card in bench.cards for role in CODEBOOK.roles for one in map(text_of, listed(card.event.get(role)))}
    for actor in found.actors:
        for one in actor.mentions if actor.id in taking_part & known.actors.keys() else ():
            words = " ".join(one.text.split())
            if not known.actor_names.named_in(actor.id, words) and known.actor_names.resolve(words)[0] in ("", actor.id):
                yield words, actor.id


def title_of(type_id: str) -> str:
    """What a type is called; the id itself of one that the codebook does not have."""
    return CODEBOOK.types[type_id].label if type_id in CODEBOOK.types else type_id
