"""What a text is written in: words and sentences, which letters it has, which countries it names, and what that rules out."""

import datetime
import re
from collections import Counter

from lib.suggest.document import Document
from lib.suggest.text.words import Word, sentences_in, words_in

CAPITALS = 0.02  # of the words: a text with fewer capitals has none
SHORT_TEXT = 20  # words: in a shorter text one capital is enough
LONG_SENTENCE = 6  # words: a longer sentence without any capital is written in lower case
EMPTY = "The text is empty."
ARABIC = "Arabic text: only names, places and numbers are looked for."
NO_CAPITALS = "The text has no capital letters: only well-known names are found."
FUTURE = "The publication date {} is in the future; dates are counted from it all the same."
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def read_words(document: Document) -> None:
    """Fill words and sentences."""
    document.words = words_in(document.text)
    document.sentences = sentences_in(document.text, document.words)


def read_script(document: Document) -> None:
    """Say whether the text uses capitals, whether it is Arabic, which sentences have no capital, and what follows."""
    letters = [word for word in document.words if not word.mark]
    arabic = sum(bool(_ARABIC.match(word.text)) for word in letters)
    capitals, latin = sum(word.text[0].isupper() for word in letters), len(letters) - arabic
    document.capitals = capitals > CAPITALS * latin or (latin < SHORT_TEXT and capitals > 0)
    document.arabic = arabic > len(letters) / 2
    document.lower = frozenset(
        number
        for number, sentence in enumerate(document.sentences)
        if not document.capitals or _in_lower_case(document.words[sentence.first : sentence.last])
    )
    document.notes = _notes(document)


def _in_lower_case(words: list[Word]) -> bool:
    plain = [word for word in words if not word.mark and word.text.isalpha()]
    return len(plain) > LONG_SENTENCE and not any(word.capital for word in plain)


def _notes(document: Document) -> tuple[str, ...]:
    """What the engine cannot do with the text."""
    if not document.words:
        return (EMPTY,)
    script = (ARABIC,) if document.arabic else () if document.capitals else (NO_CAPITALS,)
    published = document.published
    last = (published.first or published.last) if published else None
    ahead = published and last and last > datetime.date.today()
    return (*script, FUTURE.format(published.text)) if published and ahead else script


def count_countries(document: Document) -> None:
    """Count how often the text names each country or its people."""
    known, words = document.known, document.words
    found = Counter(known.nationalities[word.key] for word in words if word.capital and word.key in known.nationalities)
    for number, word in enumerate(words):
        if word.capital and (places := known.places.at(words, number, len(words))):
            found[max(places[1], key=lambda one: one.weight).country] += 1
    document.countries = found
