"""Names found in text: the longest known name at each word, by folded words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from lib.suggest.text.words import HYPHENS, Word, keys_of

T = TypeVar("T")
ARTICLES = 4  # words and hyphens before a name that may be its articles
SPREAD = 4  # words of the text for each word of a name, hyphens, dots and articles included
JOINED = 4  # letters: a shorter Arabic word has nothing joined to it
_WITHIN = HYPHENS | frozenset(".'’/")  # marks inside a name
_JOINED_ARABIC = "وفبلك"  # "and", "so", "in", "to", "as" are written together with the next word


@dataclass
class Names(Generic[T]):
    """What each name may mean. Names are looked up by their first word, then the longest that follows wins."""

    meanings: dict[tuple[str, ...], list[T]] = field(default_factory=lambda: defaultdict(list))
    lengths: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, meaning: T) -> None:
        """Enter a name; a name of no word is left out."""
        self.add_keys(keys_of(name), meaning)

    def add_keys(self, keys: tuple[str, ...], meaning: T) -> None:
        if not keys:
            return
        known = self.meanings[keys]
        if meaning not in known:
            known.append(meaning)
        lengths = self.lengths[keys[0]]
        if len(keys) not in lengths:
            lengths.append(len(keys))
            lengths.sort(reverse=True)

    def at(self, words: list[Word], number: int, last: int) -> tuple[int, list[T]] | None:
        """The longest name that starts at a word: (the word behind it, its meanings)."""
        stop = min(last - 1, number + ARTICLES)
        while number < stop and (words[number].article or (words[number].mark and words[number].text in HYPHENS)):
            number += 1  # a name is looked up behind its article
        first = words[number]
        keys = [first.key]
        if first.key and "\u0600" <= first.key[0] <= "\u06ff":
            keys += _unjoined(first.key)
        for key in keys:
            for length in self.lengths.get(key, ()):
                found = self._follow(words, number, last, key, length)
                if found:
                    return found
        return None

    def _follow(self, words: list[Word], number: int, last: int, key: str, length: int) -> tuple[int, list[T]] | None:
        keys, at = [key], number + 1
        last = min(last, number + SPREAD * length)
        while len(keys) < length and at < last:
            word = words[at]
            if word.mark:
                if word.text not in _WITHIN:
                    return None
            elif not word.article:
                keys.append(word.key)
            at += 1
        if len(keys) < length:
            return None
        meanings = self.meanings.get(tuple(keys))
        return (at, meanings) if meanings else None

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self.meanings)


def _unjoined(key: str) -> list[str]:
    if key[0] not in _JOINED_ARABIC or len(key) < JOINED:
        return []
    rest = key[1:]
    found = [rest[2:]] if rest.startswith("ال") and len(rest) > JOINED else [rest]
    if key.startswith("لل"):
        found.append(key[2:])
    return found
