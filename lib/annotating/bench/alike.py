"""Events that the corpus has already and that may be the one in hand: near in type, in who takes part, where and when.

Nothing is decided by it: a person says that they are the same, perhaps the same, or not.
"""

from dataclasses import dataclass
from functools import lru_cache

from lib.annotating.bench.beside import Beside
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Corpus, Event

LEAST = 3  # points below which nothing is said; two actors in common and the same type are 4
MOST = 3
SAME_TYPE, SAME_GROUP, EACH_ACTOR, SAME_PLACE, SAME_DAYS = 2, 1, 1, 1, 1


@dataclass(frozen=True)
class Alike:
    """An event of another article, and in what it is near."""

    article: Article
    event: Event
    points: int
    why: str


@lru_cache(maxsize=4)
def _by_actor(mark: str, held: Beside[Corpus]) -> dict[str, tuple[tuple[Article, Event], ...]]:
    """Actor -> the events that it takes part in."""
    found: dict[str, list[tuple[Article, Event]]] = {}
    for article in held.value.articles:
        for event in article.events:
            for actor in actors_of(event):
                found.setdefault(actor, []).append((article, event))
    return {actor: tuple(events) for actor, events in found.items()}


def actors_of(event: Event) -> frozenset[str]:
    """Everybody who stands in a role of an event."""
    return frozenset(one.actor for people in event.roles.values() for one in people)


def alike(event: Event, article: str, corpus: Corpus) -> tuple[Alike, ...]:
    """The few events of other articles that come nearest, best first; of those that are said to be the same nothing is said."""
    known = _by_actor(corpus.fingerprint, Beside(corpus))
    said = {*event.same_as, *event.maybe_same_as, *event.not_same_as}
    near: dict[str, Alike] = {}
    for actor in actors_of(event):
        for other_article, other in known.get(actor, ()):
            if other_article.id == article or other.id in said or other.id in near:
                continue
            points, why = _points(event, other)
            if points >= LEAST:
                near[other.id] = Alike(other_article, other, points, why)
    return tuple(sorted(near.values(), key=lambda one: (-one.points, one.event.id))[:MOST])


def _points(one: Event, other: Event) -> tuple[int, str]:
    """How near two events are, and in what; 0 where their types are of different groups, or their days lie apart."""
    types = CODEBOOK.types
    if one.type not in types or other.type not in types or types[one.type].group != types[other.type].group:
        return 0, ""
    if one.date and other.date and not _overlap(one, other):
        return 0, ""
    why = ["the same type"] if one.type == other.type else ["a type of the same group"]
    points = SAME_TYPE if one.type == other.type else SAME_GROUP
    both = actors_of(one) & actors_of(other)
    points += EACH_ACTOR * min(len(both), 2)
    why.append(f"{len(both)} actor{'' if len(both) == 1 else 's'} in common")
    if set(one.place) & set(other.place):
        points, why = points + SAME_PLACE, [*why, "the same place"]
    elif one.place and other.place:
        points -= SAME_PLACE
    if one.date and other.date:
        points, why = points + SAME_DAYS, [*why, "the same days"]
    return points, ", ".join(why)


def _overlap(one: Event, other: Event) -> bool:
    assert one.date and other.date
    first, last = (one.date.first, one.date.last), (other.date.first, other.date.last)
    return not ((first[1] and last[0] and first[1] < last[0]) or (last[1] and first[0] and last[1] < first[0]))
