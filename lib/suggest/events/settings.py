"""Where and when: the place and the date of each draft event, from its clause, its sentence, or carried from before."""

from collections import Counter

from lib.corpus.codebook import CODEBOOK
from lib.suggest.events.drafts import Draft
from lib.suggest.places.base import shapes as place_shapes
from lib.suggest.places.locating import PlaceEntity
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, Word

_CARRY_PLACE, _CARRY_FAR, _CARRY_DATE = 2, 6, 1  # sentences back; far where the sentence says "the town"
_CARRY_SIDES = 4  # sentences back
_QUARRELS, _MENDED = frozenset(("clash", "dispute")), frozenset(("agreement", "negotiation"))
_NOT_THE_SCENE = 40  # words: what a place counts as away where the event only comes from or goes there
_ORIGIN = {"deployment": ("from",), "shipment": ("from",), "withdrawal": ("to", "toward", "towards")}
_PLACED = frozenset(term.id for term in CODEBOOK.types.values() if term.group not in ("politics", "organisation"))
_CLAUSES = frozenset(("who", "which", "that", "after", "before", "while", "and"))
_SAME_PLACE = frozenset("town city village area neighborhood neighbourhood there province district region camp".split())


def settle(
    drafts: list[Draft],
    words: list[Word],
    sentences: list[Sentence],
    places: list[Spot],
    entities: list[PlaceEntity],
    dates: list[tuple[int, int]],
) -> None:
    """Fill `place` and `date` of every draft; `dates`: (index of its first word, index of the date). A quarrel or a change
    inside a body has a place only where its own sentence tells one."""
    place_by: dict[int, list[Spot]] = {}
    date_by: dict[int, list[tuple[int, int]]] = {}
    for spot in places:
        if not entities[spot.entity].country:
            place_by.setdefault(words[spot.first].sentence, []).append(spot)
    for first, number in dates:
        date_by.setdefault(words[first].sentence, []).append((first, number))
    named = Counter(spot.entity for found in place_by.values() for spot in found)
    most = next((entity for entity, times in named.most_common(1) if times > 1), None)
    last: Draft | None = None
    for draft in drafts:
        draft.place = _own_place(draft, words, place_by.get(draft.sentence, []))
        if draft.place is None and draft.type in _PLACED:
            draft.place = _carried_place(draft, last, words, sentences, place_by, most)
        draft.date = _date(draft, words, sentences, date_by)
        if draft.place is not None:
            last = draft


def carry_sides(drafts: list[Draft]) -> None:
    """A truce or talks of nobody named are those of the two sides that fought or quarrelled just before."""
    fight: Draft | None = None
    for draft in drafts:
        if draft.type in _QUARRELS and {"side_a", "side_b"} <= draft.roles.keys():
            fight = draft
        elif fight and draft.type in _MENDED and not draft.entities and draft.sentence - fight.sentence <= _CARRY_SIDES:
            draft.roles["participants"] = [*fight.roles["side_a"], *fight.roles["side_b"]]
            draft.carried = "sides"


def _own_place(draft: Draft, words: list[Word], here: list[Spot]) -> int | None:
    """The nearest place of the sentence that is where it happens, not only where somebody comes from."""

    def distance(spot: Spot) -> tuple[int, int]:
        prep = _preposition(words, spot, here)
        away = spot.first - draft.last if spot.first >= draft.first else draft.first - spot.last
        span = words[min(draft.last, spot.last) : max(draft.first, spot.first)]
        crossed = sum(word.text in ",;" for word in span)
        told = 0 if prep in place_shapes()["strictly"] else 4 if prep in place_shapes()["locative"] else 9
        only = _NOT_THE_SCENE if prep in _ORIGIN.get(draft.type, ()) else 0
        return only + away + 6 * crossed + (8 if spot.first < draft.first else 0) + told, spot.first

    nearest = min(here, key=distance, default=None)
    return nearest.entity if nearest and distance(nearest)[0] < _NOT_THE_SCENE else None


def _carried_place(
    draft: Draft,
    last: Draft | None,
    words: list[Word],
    sentences: list[Sentence],
    by_sentence: dict[int, list[Spot]],
    most: int | None,
) -> int | None:
    """The place of the event before where the sentence says “the town”, else the first place told in the paragraph, else
    the one that the text names `most`, else the place of the event before."""
    sentence = sentences[draft.sentence]
    points = any(word.low in _SAME_PLACE for word in words[sentence.first : sentence.last])
    near = last is not None and draft.sentence - last.sentence <= (_CARRY_FAR if points else _CARRY_PLACE)
    if points and near:
        place = last.place
    elif told := _of_paragraph(draft.sentence, sentences, by_sentence):
        place = told[0].entity
    else:
        place = most if most is not None else last.place if near else None
    if place is not None:
        draft.carried = f"{draft.carried} place".strip()
    return place


def _of_paragraph(number: int, sentences: list[Sentence], by_sentence: dict[int, list[Spot]]) -> list[Spot]:
    """The places told in a sentence's paragraph before it, at most _CARRY_FAR sentences back."""
    first = number
    while first and number - first < _CARRY_FAR and sentences[first - 1].paragraph == sentences[number].paragraph:
        first -= 1
    return [spot for back in range(first, number) for spot in by_sentence.get(back, [])]


def _preposition(words: list[Word], spot: Spot, here: list[Spot]) -> str:
    """The word that governs a place: over its article, what kind of place it is, a direction, and a list of places."""
    lists = place_shapes()
    between = lists["settlements"] | lists["districts"] | lists["directions"] | {"the", "of", "outskirts"}
    at, number = spot.first - 1, words[spot.first].sentence
    while at >= 0 and words[at].sentence == number and (words[at].low in between or words[at].article or words[at].text in "-–"):
        at -= 1
    if at < 0 or words[at].sentence != number:
        return ""
    if words[at].low in ("and", ",", "or"):
        before = next((other for other in here if other.last in (at, at + 1)), None)
        return _preposition(words, before, here) if before and before.first < spot.first else words[at].low
    return words[at].low


def _date(draft: Draft, words: list[Word], sentences: list[Sentence], by_sentence: dict[int, list[tuple[int, int]]]) -> int | None:
    here = by_sentence.get(draft.sentence, [])
    if here:

        def distance(one: tuple[int, int]) -> int:
            first, _ = one
            span = words[min(first, draft.first) : max(first, draft.first)]
            crossed = sum(word.low in _CLAUSES or word.text in ",;" for word in span)
            return abs(first - draft.first) + 5 * crossed

        return min(here, key=distance)[1]
    for back in range(1, _CARRY_DATE + 1):
        earlier = by_sentence.get(draft.sentence - back)
        same = sentences[draft.sentence].paragraph == sentences[draft.sentence - back].paragraph
        if earlier and same and not draft.background and draft.type in _PLACED:
            draft.carried = (draft.carried + " date").strip()
            return earlier[0][1]
    return None
