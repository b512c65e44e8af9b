"""The way of a text: words, actors, places, dates, numbers, references, events; each step in a file of its own."""

import datetime
import re
from bisect import bisect_left

from lib.corpus.dates import read_date
from lib.corpus.models import Corpus, Dated
from lib.suggest.actors.finder import ActorFinder
from lib.suggest.actors.references import References
from lib.suggest.dates.finder import find_dates
from lib.suggest.events.drafts import Draft
from lib.suggest.events.finder import EventFinder
from lib.suggest.events.joining import join, keep
from lib.suggest.events.phrases import read_sentence
from lib.suggest.events.settings import carry_sides, settle
from lib.suggest.events.telling import is_background
from lib.suggest.events.wholes import find_wholes
from lib.suggest.models import (
    ActorSuggestion,
    DateSuggestion,
    EventSuggestion,
    Mention,
    PlaceSuggestion,
    QuantitySuggestion,
    RoleSuggestion,
    Suggestions,
)
from lib.suggest.places.finder import PlaceFinder
from lib.suggest.quantities import find_quantities
from lib.suggest.text.knowledge import knowledge_of
from lib.suggest.text.spots import Spot, mention
from lib.suggest.text.words import Sentence, Word, sentences_in, words_in

_ARABIC = re.compile(r"[\u0600-\u06ff]")


def suggest(text: str, published: Dated | datetime.date | str | None = None, corpus: Corpus | None = None) -> Suggestions:
    """What a careful coder would mark in `text`. `published`: a day, or EDTF of a form that a corpus accepts, where only
    the month or week is known; without it relative dates stay open. Without a corpus the engine knows only its own lists."""
    notes = []
    if isinstance(published, datetime.date):
        published = published.isoformat()[:10]
    published = read_date(published) if isinstance(published, str) else published
    words = words_in(text)
    if not words:
        return Suggestions(text, published, notes=("The text is empty.",))
    sentences = sentences_in(text, words)
    caps, arabic = _script(text, words)
    if arabic:
        notes.append("Arabic text: only names, places and numbers are looked for.")
    if not caps and not arabic:
        notes.append("The text has no capital letters: only well-known names are found.")
    if published and (published.first or published.last) > datetime.date.today():
        notes.append(f"The publication date {published.text} is in the future; dates are counted from it all the same.")
    known = knowledge_of(corpus)
    actors = ActorFinder(words, sentences, known, caps)
    actors.find()
    places = PlaceFinder(words, sentences, known, actors)
    places.find()
    dates = find_dates(text, published)
    taken = [(words[spot.first].start, words[spot.last - 1].end) for spot in (*actors.spots, *places.spots)] + [
        (one.mention.start, one.mention.end) for one in dates
    ]
    quantities = find_quantities(text, taken)
    back = [] if arabic else References(words, sentences, actors.entities, actors.spots).find()
    drafts = [] if arabic else _drafts(words, sentences, actors, places, dates, back, published)
    return _suggestions(text, published, words, sentences, actors, places, dates, quantities, back, drafts, tuple(notes))


def _script(text: str, words: list[Word]) -> tuple[bool, bool]:
    """(whether the text uses capitals, whether it is Arabic)."""
    letters = [word for word in words if not word.mark]
    arabic = sum(bool(_ARABIC.match(word.text)) for word in letters)
    caps = sum(word.text[0].isupper() for word in letters)
    latin = len(letters) - arabic
    return caps > 0.02 * latin or (latin < 20 and caps > 0), arabic > len(letters) / 2


def _drafts(
    words: list[Word],
    sentences: list[Sentence],
    actors: ActorFinder,
    places: PlaceFinder,
    dates: tuple[DateSuggestion, ...],
    back: list[Spot],
    published: Dated | None,
) -> list[Draft]:
    spans = {spot.first: spot.last for spot in places.spots}
    found = EventFinder(words, sentences, actors.entities, [*actors.spots, *back], spans).find()
    carry_sides(found)
    starts = [word.start for word in words]
    at_word = [(min(bisect_left(starts, one.mention.start), len(words) - 1), number) for number, one in enumerate(dates)]
    settle(found, words, sentences, places.spots, places.entities, at_word)
    for draft in found:
        reading = read_sentence(words, sentences[draft.sentence], [])
        draft.background = is_background(
            reading, dates[draft.date].value if draft.date is not None else "", published.last if published else None
        )
    titles = frozenset(number for number, sentence in enumerate(sentences) if sentence.title)
    described = frozenset(number for number, one in enumerate(actors.entities) if one.described)
    joined = join([draft for draft in found if keep(draft)], titles, _same_area(places), described)
    find_wholes(joined)
    return joined


def _same_area(places: PlaceFinder):
    """Whether two places may be one: one is named in the other, or they lie in one governorate and one is wide."""

    def same(one: int, other: int) -> bool:
        first, second = places.entities[one], places.entities[other]
        if first.name in second.name or second.name in first.name:
            return True
        a, b = first.candidates[0], second.candidates[0]
        return bool(
            a.governorate
            and a.governorate == b.governorate
            and ({a.precision, b.precision} & {"area", "governorate", "site", "line", "district"})
        )

    return same


def _suggestions(
    text: str,
    published,
    words,
    sentences,
    actors: ActorFinder,
    places: PlaceFinder,
    dates,
    quantities: tuple[QuantitySuggestion, ...],
    back: list[Spot],
    drafts: list[Draft],
    notes: tuple[str, ...],
) -> Suggestions:
    spoken: dict[int, list[Mention]] = {}
    pointed: dict[int, list[Mention]] = {}
    for spot in actors.spots:
        spoken.setdefault(spot.entity, []).append(mention(text, words, spot.first, spot.last))
    for spot in back:
        for entity in spot.entities:
            pointed.setdefault(entity, []).append(mention(text, words, spot.first, spot.last))
    order = [number for number, entity in enumerate(actors.entities) if number in spoken and not entity.reporter]
    place_of = {number: at for at, number in enumerate(order)}
    found_actors = tuple(_actor(actors.entities[number], spoken[number], pointed.get(number, [])) for number in order)
    reporters = tuple(
        _actor(entity, spoken[number], []) for number, entity in enumerate(actors.entities) if entity.reporter and number in spoken
    )
    where: dict[int, list[Mention]] = {}
    for spot in places.spots:
        where.setdefault(spot.entity, []).append(mention(text, words, spot.first, spot.last))
    shown = list(where)
    place_at = {number: at for at, number in enumerate(shown)}
    found_places = tuple(
        PlaceSuggestion(
            places.entities[number].name,
            tuple(places.entities[number].candidates),
            tuple(where[number]),
            places.entities[number].reason,
            places.entities[number].confidence,
        )
        for number in shown
    )
    starts = [one.mention.start for one in quantities]
    events = tuple(_event(draft, text, words, sentences, place_of, place_at, starts) for draft in drafts)
    return Suggestions(text, published, found_actors, reporters, found_places, dates, quantities, events, notes)


def _actor(entity, mentions: list[Mention], references: list[Mention]) -> ActorSuggestion:
    return ActorSuggestion(
        entity.name, entity.kind, entity.origin, tuple(mentions), entity.reason, entity.confidence, entity.id, tuple(references)
    )


def _event(
    draft: Draft, text: str, words: list[Word], sentences: list[Sentence], place_of, place_at, starts: list[int]
) -> EventSuggestion:
    roles = tuple(
        RoleSuggestion(
            role,
            place_of[entity],
            mention(text, words, spot.first, spot.last),
            "points back" if spot.kind == "back" else "named in the sentence",
        )
        for role, found in draft.roles.items()
        for entity, spot in found
        if entity in place_of
    )
    quotes = tuple(_quote(text, words, sentences[number]) for number in draft.quotes)
    trigger = mention(text, words, draft.first, draft.last)
    numbers = tuple(sorted({at for own in quotes for at in _within(own, starts)}))
    reason = (
        f"“{trigger.text}” tells it"
        + (f"; {draft.telling.word}" if draft.telling.word else "")
        + (f"; {draft.carried} carried from before" if draft.carried else "")
    )
    confidence = min(0.95, 0.4 + 0.15 * len(roles) + 0.1 * (draft.place is not None) + 0.1 * (not draft.noun))
    return EventSuggestion(
        draft.type,
        trigger,
        quotes,
        roles,
        reason,
        round(confidence, 2),
        draft.mode,
        None if draft.place is None else place_at.get(draft.place),
        draft.date,
        draft.telling.claim,
        draft.telling.stage,
        draft.background,
        numbers,
        draft.whole,
        tuple(draft.open_roles),
    )


def _within(quote: Mention, starts: list[int]) -> range:
    """Which of the numbers, by where they start, stand in the quote."""
    return range(bisect_left(starts, quote.start), bisect_left(starts, quote.end))


def _quote(text: str, words: list[Word], sentence: Sentence) -> Mention:
    start, end = words[sentence.first].start, words[sentence.last - 1].end
    return Mention(start, end, text[start:end])
