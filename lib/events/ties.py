"""Whose unit an actor is, and when: ties of the registry read as of an event's days.

A tie holds as of the event's days; where they are unknown or span a change, as of the article's date;
else a tie that holds always; else the answer is open and the actor stays as coded.
"""

import datetime
from dataclasses import dataclass

from lib.corpus.models import Actor, Corpus, Tie

Day = datetime.date | None
Span = tuple[Day, Day]
UNKNOWN: Span = (None, None)


@dataclass(frozen=True)
class Standing:
    """Who an actor counts as; `open` where dated ties leave it undecided."""

    ids: tuple[str, ...]
    open: bool = False


def ties_at(ties: tuple[Tie, ...], spans: tuple[Span, ...]) -> tuple[tuple[Tie, ...], bool]:
    """The ties that hold, and whether that is open. `spans`: the event's days, then the article's date."""
    if all(tie.always for tie in ties):
        return ties, False
    for first, last in spans:
        if first is None or last is None:
            continue
        touching = tuple(tie for tie in ties if _touches(tie, first, last))
        if all(_covers(tie, first, last) for tie in touching):
            return touching, False
    always = tuple(tie for tie in ties if tie.always)
    return always, not always


def _touches(tie: Tie, first: datetime.date, last: datetime.date) -> bool:
    return (tie.first is None or tie.first <= last) and (tie.last is None or tie.last >= first)


def _covers(tie: Tie, first: datetime.date, last: datetime.date) -> bool:
    return (tie.first is None or tie.first <= first) and (tie.last is None or tie.last >= last)


def organisation_of(corpus: Corpus, actor_id: str, spans: tuple[Span, ...]) -> Standing:
    """The top of `part_of` below a state."""
    actor, seen = corpus.actors[actor_id], {actor_id}
    while actor.part_of:
        ties, is_open = ties_at(actor.part_of, spans)
        if is_open:
            return Standing((actor_id,), True)
        parent = corpus.actors.get(ties[0].actor) if ties else None
        if parent is None or parent.kind == "state" or parent.id in seen:
            break
        actor = parent
        seen.add(actor.id)
    return Standing((actor.id,))


def bloc_of(corpus: Corpus, actor_id: str, spans: tuple[Span, ...]) -> Standing:
    """The actor's bloc; where the corpus dates it, as of the spans. Open: the actor's own id."""
    actor = corpus.actors[actor_id]
    if not actor.blocs:
        return Standing((actor.bloc,))
    ties, is_open = ties_at(actor.blocs, spans)
    return Standing((actor_id,), True) if is_open or not ties else Standing((ties[0].actor,))


def backers_of(corpus: Corpus, actor_id: str, spans: tuple[Span, ...]) -> Standing:
    """Who backs the actor or, where nobody is told to, the body that it is part of; else the actor itself."""
    actor, seen = corpus.actors[actor_id], set()
    while actor and actor.id not in seen:
        seen.add(actor.id)
        if actor.backed_by:
            ties, is_open = ties_at(actor.backed_by, spans)
            if is_open:
                return Standing((actor_id,), True)
            if ties:
                return Standing(tuple(dict.fromkeys(tie.actor for tie in ties)))
        ties, is_open = ties_at(actor.part_of, spans)
        if is_open:
            return Standing((actor_id,), True)
        actor = corpus.actors.get(ties[0].actor) if ties else None
    return Standing((actor_id,))


LEVELS = {"organisation": organisation_of, "bloc": bloc_of, "backer": backers_of}


def standing(corpus: Corpus, actor_id: str, level: str, spans: tuple[Span, ...]) -> Standing:
    """Who the actor counts as at a level: actor, organisation, bloc, or the lens backer."""
    if level == "actor" or actor_id not in corpus.actors:
        return Standing((actor_id,))
    return LEVELS[level](corpus, actor_id, spans)


def is_static(corpus: Corpus, actor_id: str) -> bool:
    """Whether every tie above the actor holds always, so that its standing never depends on days."""
    waiting, seen = [actor_id], set()
    while waiting:
        actor: Actor | None = corpus.actors.get(waiting.pop())
        if actor is None or actor.id in seen:
            continue
        seen.add(actor.id)
        if not all(tie.always for tie in (*actor.part_of, *actor.backed_by, *actor.blocs)):
            return False
        waiting.extend(tie.actor for tie in actor.part_of)
    return True


def wholes_above(corpus: Corpus, actor_id: str, span: Span = UNKNOWN) -> frozenset[str]:
    """The actor and every body that it is, or within `span` may have been, part of: what choosing them finds."""
    found, waiting = {actor_id}, [actor_id]
    while waiting:
        actor = corpus.actors.get(waiting.pop())
        for tie in actor.part_of if actor else ():
            if tie.actor not in found and _touches(tie, span[0] or datetime.date.min, span[1] or datetime.date.max):
                found.add(tie.actor)
                waiting.append(tie.actor)
    return frozenset(found)
