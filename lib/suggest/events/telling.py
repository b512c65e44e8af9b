"""How an event is told: planned, tried, ordered, denied or alleged; ongoing; told now or as background."""

import datetime
import re

from lib.corpus.model.codebook import CODEBOOK
from lib.suggest.document import Document
from lib.suggest.events.drafts import Telling
from lib.suggest.events.lexicon import lexicon
from lib.suggest.events.phrases import read_sentence
from lib.suggest.events.sentences import Reading
from lib.suggest.rules import condition

NEAR = 9  # words before the trigger that may say how it is told
COMMA = 4  # words before it up to which a comma does not part them
PLANNED, ORDERED, TRIED = 3, 4, 5  # of them those right before it that may say so
ALLEGED = 12  # words of the sentence before it
HISTORY = 400  # days before the publication
_STOPS = frozenset(";:")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?")
Cue = tuple[tuple[str, ...], ...]


def telling_of(reading: Reading, first: int, passed: list[str], noun: bool) -> Telling:
    """`first`: the trigger; `passed`: the words of its verb group before it."""
    cues, near = lexicon().cues, _words_near(reading, first)
    group = near[-ORDERED:] if noun else passed
    stage, why = _stage(near, group, noun)
    every = [word.low for word in reading.words[reading.sentence.first : first]]
    if _any(near, cues["denied"]):
        return Telling("denied", stage, False, "a word of denial before it")
    if _any([*group, *every[-ALLEGED:]], cues["alleged"]):
        return Telling("alleged", stage, False, "a word of allegation before it")
    return Telling(stage=stage, word=why)


def _stage(near: list[str], group: list[str], noun: bool) -> tuple[str, str]:
    """(the stage, why)."""
    cues = lexicon().cues
    if _any(near[-TRIED:] if noun else [*group, *near[-PLANNED:]], cues["attempted"]):
        return "attempted", "a word of trying before it"
    if _any(near[-ORDERED:], cues["ordered"]):
        return "ordered", "a word of command before it"
    if _any(group, cues["ongoing"]):
        return "ongoing", "told as going on"
    if _any(group, cues["planned"]) or (not noun and _any(near[-PLANNED:], cues["planned"])):
        return "planned", "a word of plan before it"
    return CODEBOOK.default("stage"), ""


def _words_near(reading: Reading, first: int) -> list[str]:
    """The words before a trigger, from the last mark on that parts them."""
    words, start = reading.words, max(reading.sentence.first, first - NEAR)
    for at in range(first - 1, start - 1, -1):
        if words[at].text in _STOPS or (words[at].text == "," and at < first - COMMA):
            start = at + 1
            break
    return [word.low for word in words[start:first]]


def _any(words: list[str], phrases: Cue) -> bool:
    text = " " + " ".join(words) + " "
    return any(" " + " ".join(phrase) + " " in text for phrase in phrases)


def mark_background(document: Document) -> None:
    """Say of each draft whether it is told as history."""
    published = document.published.last if document.published else None
    for draft in document.drafts:
        reading = read_sentence(document.words, document.sentences[draft.sentence], [])
        date = document.dates[draft.date].value if draft.date is not None else ""
        draft.background = is_background(document, reading, date, published)


@condition("background.history", otherwise=False)
def is_background(document: Document, reading: Reading, date: str, published: datetime.date | None) -> bool:
    """Whether a sentence tells history: it says so, or its date lies a year and more before the publication."""
    text = [reading.words[at].low for at in range(reading.sentence.first, reading.sentence.last) if not reading.is_aside(at)]
    if _any(text, lexicon().cues["background"]):
        return True
    year = _DATE.match(date)
    if published and year:
        return (published - datetime.date(int(year[1]), int(year[2] or 12), 1)).days > HISTORY
    return False
