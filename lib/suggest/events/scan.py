"""Draft events, sentence by sentence: each word of the lexicon that tells one, with who plays which role around it."""

from collections.abc import Iterator

from lib.suggest.document import Document
from lib.suggest.events import grammar, nouns, occurrence, verbs
from lib.suggest.events.drafts import Draft
from lib.suggest.events.lexicon import Trigger, lexicon
from lib.suggest.events.occurrence import Occurrence, rest_end
from lib.suggest.events.phrases import read_sentence
from lib.suggest.events.sentences import PlaceWords, Reading
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import HYPHENS, Word

RULES = (
    verbs.verb,
    nouns.noun,
    occurrence.taken_back,
    verbs.only_thought,
    verbs.not_done,
    nouns.only_thought,
    grammar.clause_boundary,
)


def find_events(document: Document) -> None:
    """Fill the drafts, in text order. None in Arabic."""
    if not document.arabic:
        document.drafts = [draft for reading in read_sentences(document) for draft in _in_sentence(document, reading)]


def read_sentences(document: Document) -> Iterator[Reading]:
    """Each sentence with its phrases."""
    by_sentence: dict[int, list[Spot]] = {}
    for spot in sorted([*document.actors.spots, *document.references], key=lambda spot: spot.first):
        if spot.kind in ("actor", "back"):
            by_sentence.setdefault(document.words[spot.first].sentence, []).append(spot)
    ends = {spot.first: spot.last for spot in document.places.spots}
    places = PlaceWords(ends, {last: first for first, last in ends.items()})
    for number, sentence in enumerate(document.sentences):
        yield read_sentence(document.words, sentence, by_sentence.get(number, []), places, number)


def _in_sentence(document: Document, reading: Reading) -> list[Draft]:
    covered = {at for phrase in reading.phrases if phrase.spot.kind == "actor" for at in range(phrase.spot.first, phrase.spot.last)}
    words, sentence = reading.words, reading.sentence
    free = (
        at for at in range(sentence.first, sentence.last) if at not in covered and not words[at].mark and not _hyphened(words, at)
    )
    return [draft for at in free if (draft := draft_at(document, reading, at))]


def _hyphened(words: list[Word], at: int) -> bool:
    """Whether a word is a part of a compound: “Iran-backed”, “cross-border”."""
    before = at > 1 and words[at - 1].mark and words[at - 1].text in HYPHENS and words[at - 2].joined
    return before or words[at].joined


def draft_at(document: Document, reading: Reading, at: int) -> Draft | None:
    """The event that a word tells; where several readings need an object, the one whose object stands nearest. One that
    names somebody goes before one that names nobody."""
    best: Draft | None = None
    nameless: Draft | None = None
    for trigger in lexicon().triggers.get(reading.words[at].low, ()):
        draft = _told_by(document, reading, at, trigger)
        if draft is None:
            continue
        if trigger.entry.objects:
            best = draft if best is None or draft.object_away < best.object_away else best
        elif draft.entities:
            return best or draft
        else:
            nameless = nameless or draft
    return best or nameless


def _told_by(document: Document, reading: Reading, at: int, trigger: Trigger) -> Draft | None:
    word, last = reading.words[at], rest_end(reading, at, trigger)
    if last is None or word.text in WORDS["months_like_verbs"]:
        return None
    inside = word.capital and at > reading.sentence.first and not reading.headline
    if inside and trigger.form != "noun":
        return None
    found = Occurrence(reading, at, last, grammar.clause_end(document, reading, last - 1), trigger)
    return nouns.noun(document, found) if trigger.form == "noun" else verbs.verb(document, found)
