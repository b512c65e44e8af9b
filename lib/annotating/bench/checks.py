"""What the reader says of a bench: the article as it would be read, and its problems by card and field, in its own words."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lib.annotating.bench.beside import Beside, Same
from lib.annotating.bench.closing import is_written
from lib.annotating.bench.model import REFERENCES, REJECTED, Bench, Card, listed, text_of
from lib.annotating.bench.reading import Readings
from lib.corpus.checking.references import check_references
from lib.corpus.model.models import Article, Corpus
from lib.corpus.reading.articles import Known
from lib.corpus.text.names import NameIndex
from lib.corpus.text.spellings import names_of
from lib.errors import Problem

_OF_EVENT = re.compile(r"events\[(\d+)\]\.?(.*)", re.S)


@dataclass(frozen=True)
class Found:
    """`article`: what the reader made of it (None where nothing is left); `of_cards`: problems by card, each with its field within
    the event; `of_article`: all others."""

    article: Article | None
    of_cards: dict[int, tuple[Problem, ...]] = field(default_factory=dict)
    of_article: tuple[Problem, ...] = ()

    def wrong(self, key: int) -> tuple[Problem, ...]:
        """What keeps a card's event from being read."""
        return tuple(one for one in self.of_cards.get(key, ()) if one.severity == "error")


def known_of(corpus: Corpus) -> Known:
    """Registry and gazetteer of a corpus, as the reader of an article needs them; of the corpus itself, not its layers."""
    return _known(corpus.fingerprint, Beside(corpus))


@lru_cache(maxsize=4)
def _known(mark: str, held: Beside[Corpus]) -> Known:
    corpus = held.value
    brought = tuple(f"{source.about.id}." for source in corpus.sources)
    actors = {name: one for name, one in corpus.actors.items() if not name.startswith(brought)}
    places = {name: one for name, one in corpus.places.items() if not name.startswith(brought)}
    of_actors, of_places = NameIndex("actor"), NameIndex("place")
    for one in actors.values():
        of_actors.add(one.id, *names_of(one))
    for place in places.values():
        of_places.add(place.id, *names_of(place))
    return Known(actors, of_actors, places, of_places)


def checked(bench: Bench, known: Known) -> Found:
    """The bench as the reader sees it: each event by itself, so that what was read before a decision is not read again, then what
    they say of each other. Rejected cards are not read."""
    cards = [card for card in bench.cards if card.state != REJECTED]
    readings = readings_of(bench, known)
    read = [(card, *readings.event(card.event)) for card in cards]
    of_cards = {card.key: list(problems) for card, _, problems in read}
    for card in _twice(cards):
        of_cards[card.key].append(Problem("", 0, "id", f"two events have the id “{card.id}”", "ids are unique in an article"))
    article = replace(readings.article, events=tuple(event for _, event, _ in read if event)) if readings.article else None
    if article and len(article.events) == len(cards):
        for card, problem in _astray(article, cards, bench):
            of_cards[card.key].append(problem)
    return Found(article, {key: tuple(found) for key, found in of_cards.items() if found}, readings.problems)


@lru_cache(maxsize=4)
def _readings(article: str, fields: str, text: str, held: Same[Known]) -> Readings:
    return Readings(article, json.loads(fields), text, held.value)


def readings_of(bench: Bench, known: Known) -> Readings:
    """What was read of an article's events, kept while its own fields and text stay as they are."""
    return _readings(bench.article, json.dumps(bench.fields, ensure_ascii=False), bench.text, Same(known))


def _twice(cards: list[Card]) -> Iterable[Card]:
    """Cards whose id another one before them has."""
    ids: set[str] = set()
    for card in cards:
        if card.id and card.id in ids:
            yield card
        ids.add(card.id)


def _astray(article: Article, cards: list[Card], bench: Bench) -> Iterable[tuple[Card, Problem]]:
    """References within the article to events that are not there, are rejected or not decided, and wholes that are parts of
    themselves. What other articles tell is checked over the whole corpus."""
    names = [one for event in article.events for one in (event.part_of, *event.after, *event.same_as, *event.maybe_same_as)]
    others = frozenset(one.partition("/")[0] for one in (*names, *(no for event in article.events for no in event.not_same_as)))
    unwritten = {card.id: card.state for card in bench.cards if not is_written(card)}
    for one in check_references([article], [], others - {article.id})[1]:
        if one.severity == "error" and (found := _OF_EVENT.fullmatch(one.field)):
            target = bench.own(one.what.partition("“")[2].partition("”")[0])
            if unwritten.get(target) != REJECTED or not one.what.startswith("no event"):
                yield cards[int(found[1]) - 1], Problem("", 0, found[2], one.what, one.hint)
    for card in cards:
        for name in REFERENCES if is_written(card) else ():
            for target in (bench.own(text_of(other)) for other in listed(card.event.get(name))):
                if target in unwritten:
                    state = "rejected" if unwritten[target] == REJECTED else "not accepted yet"
                    what, hint = f"event “{target}” is {state}", "the reference is not saved until that event is accepted"
                    yield card, Problem("", 0, name, what, hint, "warning")
