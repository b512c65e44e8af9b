"""What a document holds at the end of the way becomes suggestions: plain frozen values with exact offsets and reasons."""

from bisect import bisect_left

from lib.suggest.document import Document
from lib.suggest.events.drafts import Draft
from lib.suggest.models import ActorSuggestion, EventSuggestion, Mention, PlaceSuggestion, RoleSuggestion, Suggestions, reason_of
from lib.suggest.rolls import Actor
from lib.suggest.text.spots import Spot, mention

Mentions = dict[int, list[Mention]]  # by the number of the entity
SURE, BASE = 0.95, 0.4  # confidence of an event at most, and of one of which nothing else is told
OF_ROLE, OF_PLACE, OF_VERB = 0.15, 0.1, 0.1  # what each actor, a place and a verb add


def suggestions_of(document: Document) -> Suggestions:
    """Actors in the order of first mention (who reports apart), places where they stand, events as they are told."""
    spoken = _mentions(document, document.actors.spots)
    pointed = _mentions(document, document.references)
    where = _mentions(document, document.places.spots)
    everyone = [number for number in range(len(document.actors.entities)) if number in spoken]
    acting = [number for number in everyone if not document.actors.entities[number].reporter]
    actors = document.actors.entities
    return Suggestions(
        document.text,
        document.published,
        tuple(_actor(actors[number], spoken[number], pointed.get(number, [])) for number in acting),
        tuple(_actor(actors[number], spoken[number], []) for number in everyone if actors[number].reporter),
        tuple(_place(document, number, where[number]) for number in where),
        document.dates,
        document.quantities,
        _events(document, {number: at for at, number in enumerate(acting)}, {number: at for at, number in enumerate(where)}),
        document.notes,
    )


def _mentions(document: Document, spots: list[Spot]) -> Mentions:
    """The words of each entity, in the order in which the entities are first named."""
    found: Mentions = {}
    for spot in spots:
        for entity in spot.entities:
            found.setdefault(entity, []).append(mention(document.text, document.words, spot.first, spot.last))
    return found


def _actor(one: Actor, mentions: list[Mention], references: list[Mention]) -> ActorSuggestion:
    reason = reason_of(one.rule, one.reason)
    return ActorSuggestion(one.name, one.kind, one.origin, tuple(mentions), reason, one.confidence, one.id, tuple(references))


def _place(document: Document, number: int, mentions: list[Mention]) -> PlaceSuggestion:
    one = document.places.entities[number]
    candidates = tuple(one.candidates) or (one.best,)
    return PlaceSuggestion(one.name, candidates, tuple(mentions), reason_of(one.rule, one.reason), one.confidence)


def _events(document: Document, actors: dict[int, int], places: dict[int, int]) -> tuple[EventSuggestion, ...]:
    """`actors`, `places`: entity -> its place in the suggestions."""
    starts = [one.mention.start for one in document.quantities]
    return tuple(_event(document, draft, (actors, places), starts) for draft in document.drafts)


def _event(document: Document, draft: Draft, shown: tuple[dict[int, int], dict[int, int]], starts: list[int]) -> EventSuggestion:
    actors, places = shown
    roles = tuple(
        _role(document, role, actors[entity], spot)
        for role, found in draft.roles.items()
        for entity, spot in found
        if entity in actors
    )
    quotes = tuple(_quote(document, number) for number in draft.quotes)
    trigger = mention(document.text, document.words, draft.first, draft.last)
    sure = BASE + OF_ROLE * len(roles) + OF_PLACE * (draft.place is not None) + OF_VERB * (not draft.noun)
    return EventSuggestion(
        draft.type,
        trigger,
        quotes,
        roles,
        reason_of(draft.rule, _why(draft, trigger)),
        round(min(SURE, sure), 2),
        draft.mode,
        None if draft.place is None else places.get(draft.place),
        draft.date,
        draft.telling.claim,
        draft.telling.stage,
        draft.background,
        tuple(sorted({at for own in quotes for at in _within(own, starts)})),
        draft.whole,
        tuple(draft.open_roles),
    )


def _why(draft: Draft, trigger: Mention) -> str:
    """Which word tells an event, how, and what is not told beside it."""
    carried = f"{draft.carried} carried from before" if draft.carried else ""
    return "; ".join(filter(None, (f"“{trigger.text}” tells it", draft.telling.word, carried)))


def _role(document: Document, role: str, actor: int, spot: Spot) -> RoleSuggestion:
    told = mention(document.text, document.words, spot.first, spot.last)
    why = "points back" if spot.kind == "back" else "named in the sentence"
    return RoleSuggestion(role, actor, told, reason_of(spot.rule, why))


def _quote(document: Document, number: int) -> Mention:
    sentence = document.sentences[number]
    start, end = document.words[sentence.first].start, document.words[sentence.last - 1].end
    return Mention(start, end, document.text[start:end])


def _within(quote: Mention, starts: list[int]) -> range:
    """Which of the numbers, by where they start, stand in the quote."""
    return range(bisect_left(starts, quote.start), bisect_left(starts, quote.end))
