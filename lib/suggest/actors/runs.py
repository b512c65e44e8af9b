"""Runs of capitals and the words that tell a side: what rules of actors and of places look at."""

import re

from lib.suggest.actors.shapes import shapes
from lib.suggest.document import Document
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.words import HYPHENS, Sentence, Word

_POSSESSIVE = re.compile("['’ʼ](?:s|S)?$|(?<=s)['’ʼ]$")
_PART_OF_NAMES = frozenset(("people's", "people’s"))  # "Luhansk People's Republic"
LONG_WORD = 3  # letters: a longer word has a capital in a headline
HEADLINE_WORDS, HEADLINE_SHARE = 3, 0.7  # more long words than this, and more of them with capitals, make a headline


def without_possessive(name: str) -> str:
    """A name without the possessive of its last word: “Abu Hatem's men” are those of Abu Hatem."""
    return _POSSESSIVE.sub("", name)


def run_end(words: list[Word], number: int, sentence: Sentence) -> int:
    """The word behind the run of capitalised words that starts here ("Liwa Abu al-Fadl al-Abbas")."""
    at = number
    while at < sentence.last:
        word = words[at]
        if word.text.isupper() and len(word.text) > 1 and word.low in WORDS["small"]:
            break  # a line all in capitals
        if word.capital and not word.mark and not (word.text[0].isdigit() and not word.text[-1].isalpha()):
            at += 1
            if word.possessive and word.low not in _PART_OF_NAMES:
                break
        elif word.article or (at > number and _goes_on(words, at, sentence)):
            at += 1
        else:
            break
    while at > number and words[at - 1].mark:
        at -= 1
    return at


def _goes_on(words: list[Word], at: int, sentence: Sentence) -> bool:
    """Whether a small word or a hyphen inside a name is followed by a part of it."""
    word = words[at]
    if at + 1 >= sentence.last:
        return False
    if word.mark:
        return word.text in HYPHENS and words[at - 1].joined and (words[at + 1].capital or words[at - 1].article)
    return word.low in WORDS["connectors"] and words[at + 1].capital


def side_end(document: Document, at: int, sentence: Sentence) -> int:
    """The word behind a side's adjective (nationality, “regime”, “Tehran-backed”, “pro-Iranian”), or 0."""
    words, nations = document.words, document.known.nationalities
    word, modifiers = words[at], shapes()["modifiers"]
    if word.mark:
        return 0
    if at + 2 < sentence.last and words[at + 1].mark and words[at + 1].text in HYPHENS:
        if words[at + 2].low in WORDS["backing"] or word.low in WORDS["for_or_against"]:
            return at + 3
        if word.capital and words[at + 2].key in nations:
            return at + 3
    if word.key in nations and (word.capital or word.sentence in document.lower):
        return at + 1
    return at + 1 if word.low in modifiers or (word.possessive and word.key in modifiers) else 0


def wide(words: list[Word], first: int, last: int) -> bool:
    """Whether the name ends with a word of its own: not inside a hyphened word ("Iran-backed")."""
    return not (last < len(words) and words[last].mark and words[last].text in HYPHENS and words[last - 1].joined)


def headline_like(words: list[Word], first: int, last: int, share: float = HEADLINE_SHARE) -> bool:
    """Whether most of the long words have capitals, as in headlines."""
    long = [word for word in words[first:last] if not word.mark and len(word.text) > LONG_WORD]
    return len(long) > HEADLINE_WORDS and sum(word.capital for word in long) > share * len(long)


def beside_capital(words: list[Word], number: int) -> bool:
    """Whether a name stands right before or behind a word: what stands between names is a part of one."""
    before = words[number - 1] if number else None
    after = words[number + 1] if number + 1 < len(words) else None
    near = [word for word in (before, after) if word and word.sentence == words[number].sentence and not word.mark]
    return any(word.capital and not _plain(word) for word in near)


def _plain(word: Word) -> bool:
    """Whether a word has its capital for its place in the sentence, as a month or as a title."""
    return word.low in WORDS["starters"] or word.low in WORDS["calendar"] or word.key in shapes()["titles"]


def with_article(words: list[Word], number: int) -> int:
    """The first word of a name of one word, its article included (“al-Baqir”)."""
    joined = number >= 2 and words[number - 1].mark and words[number - 2].article
    return number - 2 if joined else number
