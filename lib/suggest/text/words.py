"""A text as words and sentences, with exact offsets: what every rule reads.

Punctuation may be broken: a line break ends a sentence only where the line before could be one.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from lib.corpus.text.folding import fold

TITLE = 30  # words: a longer line is no title
CLOSING = 5  # quotation marks and brackets behind a full stop
ARTICLE = 4  # letters: a shorter Arabic word has no article
LONGEST = 150  # words: a text without full stops is cut there, so that no sentence is the whole text
CUT = "\x1d"  # white space that stands for what is cut out of a text: no sentence runs over it
INVISIBLE = r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # of a pattern's class
_WITHIN = r"\u00ad\u200b-\u200f\u2060\ufeff"  # of them, those that part no words
_WORD = re.compile(
    rf"[^\W_]+(?:[\u0300-\u036f\u064b-\u065f\u0670]+[^\W_]*|[{_WITHIN}]+[^\W_]+)*(?:['’ʼ`ʿʾ][^\W_]+)*|[^\w\s{INVISIBLE}]"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]+")
_ARTICLES = frozenset("al el ul as ash ad ar az ez an at es et a".split())
_PRONOUN = "I"  # a capital alone that is no initial
_LOOSE_ARTICLES = frozenset(("al", "el"))
HYPHENS = frozenset("-‐‑–")  # what ties two words to one
DASHES = frozenset("-–")
ARABIC_FROM = "\u0590"  # letters behind this one have no capitals: Hebrew, Arabic and on
_ENDS = frozenset(".!?؟。")
_CLOSERS = frozenset("\"”’')]»")
_ABBREVIATED = frozenset(
    "gen col lt maj capt sgt brig cmdr dr mr mrs ms st no jan feb mar apr jun jul aug sep sept oct nov dec "
    "vs est approx u.s u.n rev hon prof e.g i.e".split()
)
_HANGING = frozenset(
    "the a an of in on at to from by with and or for as that which who near into between against its his "
    "their were was is are has have had been".split()
)


@dataclass(slots=True)
class Word:
    """One word or mark; `text` is without letters that cannot be seen. `low`: in lower case; `key`: folded, without a
    possessive, what names are matched by; `joined`: a hyphen ties it to the next word; `article`: the Arabic article of a name."""

    start: int
    end: int
    text: str
    key: str
    capital: bool
    mark: bool
    possessive: bool = False
    joined: bool = False
    article: bool = False
    sentence: int = 0
    low: str = ""


@dataclass(slots=True)
class Sentence:
    """Words `first` to `last` (excluded); `title` where it stands alone on its line, a headline; `paragraph` counts."""

    first: int
    last: int
    paragraph: int
    title: bool = False


@lru_cache(maxsize=100_000)
def key_of(word: str) -> str:
    """The folded word; of Arabic words the article goes too."""
    key = fold(word).replace(" ", "")
    if key.startswith("ال") and len(key) > ARTICLE:
        key = key[2:]
    return key


def words_in(text: str) -> list[Word]:
    """All words and marks of the text in order."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word, start, end = _UNSEEN.sub("", match[0]), match.start(), match.end()
        mark = not (word[0].isalnum() or unicodedata.category(word[0])[0] in "LN")
        possessive = False
        bare = word
        if not mark and len(word) > 2 and word[-1] in "sS" and word[-2] in "'’":
            possessive, bare = True, word[:-2]
        found.append(
            Word(
                start,
                end,
                word,
                word if mark else key_of(bare),
                word[0].isupper() or word[0].isdigit(),
                mark,
                possessive,
                low=word.lower(),
            )
        )
    _mark_articles(text, found)
    return found


def _mark_articles(text: str, words: list[Word]) -> None:
    for number in range(len(words) - 2, -1, -1):
        word, after = words[number], words[number + 1]
        if word.mark:
            continue
        if (
            after.mark
            and after.text in HYPHENS
            and after.start == word.end
            and number + 2 < len(words)
            and words[number + 2].start == after.end
        ):
            word.joined = True
            word.article = word.low in _ARTICLES
        elif word.low in _LOOSE_ARTICLES and after.capital and text[word.end : after.start] == " ":
            word.article = True


def name_words(words: list[Word], first: int, last: int) -> list[Word]:
    """Of words `first` to `last` (excluded) those that make a name: no marks, no articles."""
    return [word for word in words[first:last] if not word.mark and not word.article]


def name_keys(words: list[Word], first: int, last: int) -> tuple[str, ...]:
    """The keys of the words that make a name."""
    return tuple(word.key for word in words[first:last] if not word.mark and not word.article)


def name_text(words: list[Word], first: int, last: int) -> str:
    """A name as it is written, without its marks."""
    return " ".join(word.text for word in words[first:last] if not word.mark)


def keys_of(name: str) -> tuple[str, ...]:
    """A name as the keys of its words, articles and marks left out: what a text's words are compared with."""
    parts = name.split(" ")
    if name.isascii() and all(map(str.isalnum, parts)) and not _LOOSE_ARTICLES.intersection(map(str.lower, parts)):
        return tuple(map(key_of, parts))  # most names: nothing to part, no article
    return tuple(word.key for word in words_in(name) if not word.mark and not word.article and word.key)


def sentences_in(text: str, words: list[Word]) -> list[Sentence]:
    """Sentences over the words; each word is told its own."""
    breaks, paragraphs = [0], [0]
    paragraph = 0
    for number in range(1, len(words)):
        gap = text[words[number - 1].end : words[number].start]
        lines = gap.count("\n")
        ended = _ends(words, number, gap)
        if lines:
            ended = ended or (lines > 1 and not _runs_on(words, number)) or _own_line(words, number, breaks[-1])
            paragraph += lines > 1 and ended
        ended = ended or CUT in gap or number - breaks[-1] >= LONGEST
        if ended:
            breaks.append(number)
            paragraphs.append(paragraph)
    found = [Sentence(first, last, at) for first, last, at in zip(breaks, [*breaks[1:], len(words)], paragraphs) if last > first]
    for number, sentence in enumerate(found):
        for word in words[sentence.first : sentence.last]:
            word.sentence = number
    for number, sentence in enumerate(found[:-1]):
        after = words[found[number + 1].first]
        alone = number == 0 or sentence.paragraph != found[number - 1].paragraph
        if (
            alone
            and words[sentence.last - 1].text not in _ENDS
            and "\n" in text[words[sentence.last - 1].end : after.start]
            and sentence.last - sentence.first < TITLE
        ):
            sentence.title = True
    return found


def _ends(words: list[Word], number: int, gap: str) -> bool:
    """Whether a full stop (and what closes behind it) ends a sentence before this word."""
    if not gap:
        return False
    at = number - 1
    while at > max(0, number - CLOSING) and words[at].text in _CLOSERS:
        at -= 1
    if words[at].text not in _ENDS:
        return False
    after = words[number]
    if not (after.capital or after.mark or after.text[0] > ARABIC_FROM):
        return False
    before = words[at - 1] if at else None
    if words[at].text == "." and before and not before.mark:
        if before.low in _ABBREVIATED and words[at].start == before.end:
            return False
        if len(before.text) == 1 and before.text.isupper() and before.text != _PRONOUN:
            return False
    return True


def _runs_on(words: list[Word], number: int) -> bool:
    """Whether a line that was broken in mid-sentence goes on here."""
    before, after = words[number - 1], words[number]
    return (
        before.low in _HANGING
        or before.text == ","
        or (not after.capital and not after.mark and before.text not in _ENDS and after.text[0] < ARABIC_FROM)
    )


def _own_line(words: list[Word], number: int, first: int) -> bool:
    """Whether a single line break ends a sentence: the first line of a text does (its title), later ones where the next
    line starts with a capital and the one before does not hang."""
    if _runs_on(words, number):
        return False
    return words[number].capital or words[number].mark or words[number].text[0] > ARABIC_FROM
