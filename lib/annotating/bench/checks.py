"""What the reader says of a bench: the article as it would be read, and its problems by card and field, in its own words."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from lib.annotating.bench.model import REJECTED, Bench, Card, Fields
from lib.corpus.model.models import Article, Corpus
from lib.corpus.reading.articles import Known, read_article
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
    return _known(corpus.fingerprint, _Held(corpus))


class _Held:
    """A corpus that is no part of a key."""

    def __init__(self, corpus: Corpus):
        self.corpus = corpus

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)


@lru_cache(maxsize=4)
def _known(mark: str, held: _Held) -> Known:
    corpus = held.corpus
    brought = tuple(f"{source.about.id}." for source in corpus.sources)
    actors = {name: one for name, one in corpus.actors.items() if not name.startswith(brought)}
    places = {name: one for name, one in corpus.places.items() if not name.startswith(brought)}
    of_actors, of_places = NameIndex("actor"), NameIndex("place")
    for one in actors.values():
        of_actors.add(one.id, *names_of(one))
    for place in places.values():
        of_places.add(place.id, *names_of(place))
    return Known(actors, of_actors, places, of_places)


def as_file(fields: Fields, events: Iterable[Fields], text: str) -> bytes:
    """A bench's article as a file, every value in the form of JSON, which YAML reads: for the reader's eyes alone."""
    lines = [f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    told = json.dumps(list(events), ensure_ascii=False)
    return "\n".join(("---", *lines, f"events: {told}", "---", text)).encode("utf-8", "replace")


def checked(bench: Bench, known: Known) -> Found:
    """The bench as the reader sees it. Rejected cards are not read."""
    cards = [card for card in bench.cards if card.state != REJECTED]
    content = as_file(bench.fields | {"id": bench.article}, (card.event for card in cards), bench.text)
    article, problems = read_article(f"articles/{bench.article}.md", content, known)
    return Found(article, *_by_card(problems, cards))


def _by_card(problems: list[Problem], cards: list[Card]) -> tuple[dict[int, tuple[Problem, ...]], tuple[Problem, ...]]:
    of_cards: dict[int, tuple[Problem, ...]] = {}
    others = []
    for one in problems:
        found = _OF_EVENT.fullmatch(one.field)
        at = int(found[1]) - 1 if found else -1
        if found and at < len(cards):
            key = cards[at].key
            own = Problem(one.file, 0, found[2], one.what, one.hint, one.severity)
            of_cards[key] = (*of_cards.get(key, ()), own)
        else:
            others.append(one)
    return of_cards, tuple(others)
