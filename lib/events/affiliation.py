"""Whose unit an actor is, and when: ties of the registry read as of an event's days.

A tie holds as of the event's days; where they are unknown or span a change, as of the article's date;
else a tie that holds always; else the answer is open and the actor stays as coded.
"""

import datetime
from dataclasses import dataclass

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Actor, Corpus, Tie

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
    return _top(corpus, actor_id, spans, with_state=False)


def state_of(corpus: Corpus, actor_id: str, spans: tuple[Span, ...]) -> Standing:
    """The top of `part_of`, the state included; an actor that is part of no state counts as its organisation."""
    return _top(corpus, actor_id, spans, with_state=True)


def _top(corpus: Corpus, actor_id: str, spans: tuple[Span, ...], with_state: bool) -> Standing:
    actor, seen = corpus.actors[actor_id], {actor_id}
    while actor.part_of:
        ties, is_open = ties_at(actor.part_of, spans)
        if is_open:
            return Standing((actor_id,), True)
        parent = corpus.actors.get(ties[0].actor) if ties else None
        if parent is None or parent.id in seen or (CODEBOOK.actor_kinds[parent.kind].is_state and not with_state):
            break
        actor = parent
        seen.add(actor.id)
    return Standing((actor.id,))


def bloc_of(corpus: Corpus, actor_id: str, spans: tuple[Span, ...]) -> Standing:
    """The actor's bloc; where the corpus dates it, as of the spans. Open, or in no bloc: the actor's own id."""
    actor = corpus.actors[actor_id]
    if not actor.blocs:
        return Standing((actor.bloc or actor_id,))
    ties, is_open = ties_at(actor.blocs, spans)
    return Standing((actor_id,), True) if is_open or not ties else Standing((ties[0].actor,))


def backers_of(corpus: Corpus, actor_id: str, spans: tuple[Span, ...]) -> Standing:
    """Who is told to back the actor or, where nobody is, the body that it is part of; nobody: no ids.

    Open where dated ties leave it undecided: then there are no ids either. A backer does not act: this is an attribute.
    """
    actor, seen = corpus.actors.get(actor_id), set()
    while actor and actor.id not in seen:
        seen.add(actor.id)
        ties, is_open = ties_at(actor.backed_by, spans)
        if is_open or ties:
            return Standing(() if is_open else tuple(dict.fromkeys(tie.actor for tie in ties)), is_open)
        ties, is_open = ties_at(actor.part_of, spans)
        if is_open:
            return Standing((), True)
        actor = corpus.actors.get(ties[0].actor) if ties else None
    return Standing(())


LEVELS = {"organisation": organisation_of, "state": state_of, "bloc": bloc_of}


def standing(corpus: Corpus, actor_id: str, level: str, spans: tuple[Span, ...]) -> Standing:
    """Who the actor counts as at a level: actor, organisation, state or bloc."""
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


def is_end(corpus: Corpus, identifier: str, level: str) -> bool:
    """Whether an actor or a bloc can be an end of a link at a level: not one that always counts as another there."""
    if level == "bloc" and any(bloc.id == identifier for bloc in corpus.settings.blocs):
        return True
    return identifier in corpus.actors and (
        not is_static(corpus, identifier) or standing(corpus, identifier, level, ()).ids == (identifier,)
    )


def wholes_above(corpus: Corpus, actor_id: str, span: Span = UNKNOWN) -> frozenset[str]:
    """The actor and every body that it is, or within `span` may have been, part of, each also by its other names in time:
    what choosing them finds."""
    found, waiting = {actor_id}, [actor_id]
    while waiting:
        actor = corpus.actors.get(waiting.pop())
        for tie in actor.part_of if actor else ():
            if tie.actor not in found and _touches(tie, span[0] or datetime.date.min, span[1] or datetime.date.max):
                found.add(tie.actor)
                waiting.append(tie.actor)
    return frozenset(found).union(*(line_of(corpus, one) for one in found))


def line_of(corpus: Corpus, actor_id: str) -> frozenset[str]:
    """The actor with those it succeeds and those that succeed it, at whatever distance."""
    lines = corpus.successions
    found, waiting = {actor_id}, [actor_id]
    while waiting:
        for other in lines.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)
