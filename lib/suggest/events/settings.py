"""Where and when: the place and the date of each draft event, from its clause, its sentence, or carried from before."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from lib.corpus.model.codebook import CODEBOOK
from lib.suggest.document import Document
from lib.suggest.events.drafts import Draft
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import WORDS, place_shapes, place_words
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import DASHES, Word

CARRY_PLACE, CARRY_FAR, CARRY_DATE = 2, 6, 1  # sentences back; far where the sentence says "the town"
NOT_THE_SCENE = 40  # words: what a place counts as away where the event only comes from or goes there
MARK_AWAY, BEFORE_AWAY = 6, 8  # words that a comma counts, and that a place before the trigger does
PREPOSITION_AWAY = (0, 4, 9)  # words that a place counts behind “in”, behind another word of place, behind none
CLAUSE_AWAY = 5  # words that a clause's end between counts for a date
_ORIGIN = {"deployment": "origin", "shipment": "origin", "withdrawal": "destination"}  # type -> words of where it is not
_PLACED = frozenset(term.id for term in CODEBOOK.types.values() if term.group not in ("politics", "organisation"))
_PARTS = frozenset(",;")


@dataclass
class Told:
    """The places and dates by the sentence that tells them, the place named `most`, and the last draft with a place."""

    places: dict[int, list[Spot]] = field(default_factory=dict)
    dates: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # (its first word, its number)
    most: int | None = None
    last: Draft | None = None


def settle(document: Document) -> None:
    """Fill `place` and `date` of every draft. A quarrel or a change inside a body has a place only where its own sentence
    tells one."""
    told = _told(document)
    for draft in document.drafts:
        draft.place = own_place(document, draft, told.places.get(draft.sentence, []))
        if draft.place is None and draft.type in _PLACED:
            draft.place = carried_place(document, draft, told)
            draft.carried = f"{draft.carried} place".strip() if draft.place is not None else draft.carried
        draft.date = own_date(document, draft, told)
        if draft.date is None:
            draft.date = carried_date(document, draft, told)
            draft.carried = f"{draft.carried} date".strip() if draft.date is not None else draft.carried
        if draft.place is not None:
            told.last = draft


def _told(document: Document) -> Told:
    told, words = Told(), document.words
    for spot in document.places.spots:
        if not document.places.entities[spot.entity].country:
            told.places.setdefault(words[spot.first].sentence, []).append(spot)
    starts = [word.start for word in words]
    for number, one in enumerate(document.dates if words else ()):
        first = min(bisect_left(starts, one.mention.start), len(words) - 1)
        told.dates.setdefault(words[first].sentence, []).append((first, number))
    named = Counter(spot.entity for found in told.places.values() for spot in found)
    told.most = next((entity for entity, times in named.most_common(1) if times > 1), None)
    return told


@rule("settings.own_place")
def own_place(document: Document, draft: Draft, here: list[Spot]) -> int | None:
    """The nearest place of the sentence that is where it happens, not only where somebody comes from."""
    away = [(_away(document.words, draft, spot, here), spot.first, spot.entity) for spot in here]
    nearest = min(away, key=lambda one: one[:2], default=None)
    return nearest[2] if nearest and nearest[0] < NOT_THE_SCENE else None


def _away(words: list[Word], draft: Draft, spot: Spot, here: list[Spot]) -> int:
    """How far a place is from an event, in words and in what counts as so many."""
    lists, before = place_shapes(), _preposition(words, spot, here)
    away = spot.first - draft.last if spot.first >= draft.first else draft.first - spot.last + BEFORE_AWAY
    span = words[min(draft.last, spot.last) : max(draft.first, spot.first)]
    crossed = sum(word.text in _PARTS for word in span)
    strict, loose, none = PREPOSITION_AWAY
    told = strict if before in lists["strictly"] else loose if before in lists["locative"] else none
    elsewhere = before in WORDS[_ORIGIN[draft.type]] if draft.type in _ORIGIN else False
    return NOT_THE_SCENE * elsewhere + away + MARK_AWAY * crossed + told


@rule("settings.carried_place")
def carried_place(document: Document, draft: Draft, told: Told) -> int | None:
    """The place of the event before where the sentence says “the town”, else the first place told in the paragraph, else
    the one that the text names most, else the place of the event before."""
    sentence, last = document.sentences[draft.sentence], told.last
    points = any(word.low in place_shapes()["same_place"] for word in document.words[sentence.first : sentence.last])
    near = last is not None and draft.sentence - last.sentence <= (CARRY_FAR if points else CARRY_PLACE)
    before = last.place if last is not None and near else None
    if points and near:
        return before
    if paragraph := _of_paragraph(document, draft.sentence, told):
        return paragraph[0].entity
    return told.most if told.most is not None else before


def _of_paragraph(document: Document, number: int, told: Told) -> list[Spot]:
    """The places told in a sentence's paragraph before it, at most CARRY_FAR sentences back."""
    first, sentences = number, document.sentences
    while first and number - first < CARRY_FAR and sentences[first - 1].paragraph == sentences[number].paragraph:
        first -= 1
    return [spot for back in range(first, number) for spot in told.places.get(back, [])]


def _preposition(words: list[Word], spot: Spot, here: list[Spot]) -> str:
    """The word that governs a place: over its article, what kind of place it is, a direction, and a list of places."""
    between = place_words("settlements", "districts", "directions", "between_place")
    at, number = spot.first - 1, words[spot.first].sentence
    while at >= 0 and words[at].sentence == number and (words[at].low in between or words[at].article or words[at].text in DASHES):
        at -= 1
    if at < 0 or words[at].sentence != number:
        return ""
    if words[at].low in WORDS["enumerates"]:
        before = next((other for other in here if other.last in (at, at + 1)), None)
        return _preposition(words, before, here) if before and before.first < spot.first else words[at].low
    return words[at].low


@rule("settings.own_date")
def own_date(document: Document, draft: Draft, told: Told) -> int | None:
    """The nearest date of the sentence."""

    def away(one: tuple[int, int]) -> int:
        first = one[0]
        span = document.words[min(first, draft.first) : max(first, draft.first)]
        crossed = sum(word.low in WORDS["parts_clauses"] or word.text in _PARTS for word in span)
        return abs(first - draft.first) + CLAUSE_AWAY * crossed

    here = told.dates.get(draft.sentence)
    return min(here, key=away)[1] if here else None


@rule("settings.carried_date")
def carried_date(document: Document, draft: Draft, told: Told) -> int | None:
    """The date of the sentence before, in one paragraph, for what happens at a place."""
    sentences = document.sentences
    for back in range(1, CARRY_DATE + 1):
        earlier = told.dates.get(draft.sentence - back)
        if not earlier or draft.background or draft.type not in _PLACED:
            continue
        if sentences[draft.sentence].paragraph == sentences[draft.sentence - back].paragraph:
            return earlier[0][1]
    return None


RULES = (own_place, carried_place, own_date, carried_date)
