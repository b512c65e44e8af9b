"""Where and when: the place and the date of each draft event, from its clause, its sentence, or carried from before."""

from lib.suggest.events import Draft
from lib.suggest.locating import PlaceEntity
from lib.suggest.place_words import shapes as place_shapes
from lib.suggest.spots import Spot
from lib.suggest.words import Sentence, Word

_FROM_TO = frozenset(("from", "to", "toward", "towards"))
_CARRY_PLACE, _CARRY_DATE = 2, 1  # sentences back


def settle(
    drafts: list[Draft],
    words: list[Word],
    sentences: list[Sentence],
    places: list[Spot],
    entities: list[PlaceEntity],
    dates: list[tuple[int, int]],
) -> None:
    """Fill `place` and `date` of every draft; `dates`: (index of its first word, index of the date)."""
    place_by, date_by = {}, {}
    for spot in places:
        if entities[spot.entity].country:
            continue
        place_by.setdefault(words[spot.first].sentence, []).append(spot)
    for first, number in dates:
        date_by.setdefault(words[first].sentence, []).append((first, number))
    for draft in drafts:
        draft.place = _place(draft, words, sentences, place_by)
        draft.date = _date(draft, words, sentences, date_by)


def _place(draft: Draft, words: list[Word], sentences: list[Sentence], by_sentence: dict[int, list[Spot]]) -> int | None:
    here = by_sentence.get(draft.sentence, [])
    if here:

        def distance(spot: Spot) -> tuple[int, int]:
            prep = _preposition(words, spot)
            away = spot.first - draft.last if spot.first >= draft.first else draft.first - spot.last
            wrong = (
                (draft.type == "withdrawal" and prep in ("to", "toward", "towards"))
                or (draft.type == "deployment" and prep == "from")
                or (draft.type in ("shipment",) and prep == "from")
            )
            between = sum(word.text in ",;" for word in words[min(draft.last, spot.last) : max(draft.first, spot.first)])
            return (40 if wrong else 0) + away + 6 * between + (10 if spot.first < draft.first else 0) + (
                0 if prep in place_shapes()["locative"] else 8
            ), spot.first

        return min(here, key=distance).entity
    for back in range(1, _CARRY_PLACE + 1):
        earlier = by_sentence.get(draft.sentence - back)
        if earlier and sentences[draft.sentence].paragraph - sentences[draft.sentence - back].paragraph <= 1:
            draft.carried = "place"
            return earlier[0].entity
    return None


def _preposition(words: list[Word], spot: Spot) -> str:
    at = spot.first - 1
    while (
        at >= 0
        and words[at].sentence == words[spot.first].sentence
        and (
            words[at].low
            in ("the", "city", "town", "village", "of", "area", "district", "neighborhood", "neighbourhood", "outskirts")
            or words[at].low in place_shapes()["directions"]
            or words[at].article
            or (words[at].mark and words[at].text in "-–")
        )
    ):
        at -= 1
    return words[at].low if at >= 0 and words[at].sentence == words[spot.first].sentence else ""


def _date(draft: Draft, words: list[Word], sentences: list[Sentence], by_sentence: dict[int, list[tuple[int, int]]]) -> int | None:
    here = by_sentence.get(draft.sentence, [])
    if here:

        def distance(one: tuple[int, int]) -> int:
            first, _ = one
            span = words[min(first, draft.first) : max(first, draft.first)]
            crossed = sum(
                word.low in ("who", "which", "that", "after", "before", "while", "and") or word.text in ",;" for word in span
            )
            return abs(first - draft.first) + 5 * crossed

        return min(here, key=distance)[1]
    for back in range(1, _CARRY_DATE + 1):
        earlier = by_sentence.get(draft.sentence - back)
        if earlier and sentences[draft.sentence].paragraph == sentences[draft.sentence - back].paragraph and not draft.background:
            draft.carried = (draft.carried + " date").strip()
            return earlier[0][1]
    return None
