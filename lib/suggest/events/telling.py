"""How an event is told: planned, tried, ordered, denied or alleged; ongoing; told now or as background."""

import datetime
import re
from dataclasses import dataclass

from lib.suggest.events.lexicon import lexicon
from lib.suggest.events.phrases import Reading


@dataclass(frozen=True)
class Telling:
    """Values of the codebook's claim and stage lists, whether it is background, and the word that says so."""

    claim: str = "reported"
    stage: str = "done"
    background: bool = False
    word: str = ""


def telling_of(reading: Reading, first: int, last: int, passed: list[str], noun: bool) -> Telling:
    """`first`, `last`: the trigger's words; `passed`: the words of its verb group before it."""
    words, cues = reading.words, lexicon().cues
    start = max(reading.sentence.first, first - 9)
    for at in range(first - 1, start - 1, -1):
        if words[at].text in (";", ":") or (words[at].text == "," and at < first - 4):
            start = at + 1
            break
    near = [word.low for word in words[start:first]]
    group = passed if not noun else near[-4:]
    claim, stage, why = "reported", "done", ""
    if _any(group, cues["planned"]) or (not noun and _any(near[-3:], cues["planned"])):
        stage, why = "planned", "a word of plan before it"
    if _any(near[-5:] if noun else [*group, *near[-3:]], cues["attempted"]):
        stage, why = "attempted", "a word of trying before it"
    elif _any(near[-4:], cues["ordered"]):
        stage, why = "ordered", "a word of command before it"
    elif _any(group, cues["ongoing"]):
        stage, why = "ongoing", "told as going on"
    every = [word.low for word in words[reading.sentence.first : first]]
    if _any(near, cues["denied"]):
        claim, why = "denied", "a word of denial before it"
    elif _any([*group, *every[-12:]], cues["alleged"]):
        claim, why = "alleged", "a word of allegation before it"
    return Telling(claim, stage, False, why)


def _any(words: list[str], phrases: tuple[tuple[str, ...], ...]) -> bool:
    text = " " + " ".join(words) + " "
    return any(" " + " ".join(phrase) + " " in text for phrase in phrases)


def is_background(reading: Reading, date: str, published: datetime.date | None) -> bool:
    """Whether a sentence tells history: it says so, or its date lies a year and more before the publication."""
    text = [reading.words[at].low for at in range(reading.sentence.first, reading.sentence.last) if not reading.is_aside(at)]
    if _any(text, lexicon().cues["background"]):
        return True
    year = re.match(r"(\d{4})(?:-(\d\d))?", date)
    if published and year:
        told = datetime.date(int(year[1]), int(year[2] or 12), 1)
        return (published - told).days > 400
    return False
