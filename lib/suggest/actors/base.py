"""What every reader of actors stands on: the entities of one text, its runs of capitals, the words that tell a side."""

import functools
import re
from dataclasses import dataclass, field

from lib.suggest.text.knowledge import WORDS, Knowledge, read_lists, read_yaml
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, Word, key_of

_POSSESSIVE = re.compile("['’ʼ](?:s|S)?$|(?<=s)['’ʼ]$")
_PART_OF_NAMES = frozenset(("people's", "people’s"))  # "Luhansk People's Republic"


def without_possessive(name: str) -> str:
    """A name without the possessive of its last word: “Abu Hatem's men” are those of Abu Hatem."""
    return _POSSESSIVE.sub("", name)


@dataclass
class Entity:
    """An actor while it is being read."""

    name: str
    kind: str
    origin: str
    id: str = ""
    reason: str = ""
    reporter: bool = False
    person: bool = False
    described: bool = False
    state: bool = False
    country: str = ""  # where it is at home, as the list has it
    confidence: float = 0.9


@functools.cache
def shapes() -> dict[str, frozenset[str]]:
    """The word lists of actor_shapes.yaml, each word as written and folded."""
    found = {
        name: frozenset({*map(str.lower, words), *map(key_of, words)}) if isinstance(words, list) else words
        for name, words in read_yaml("actor_shapes.yaml").items()
    }
    found["vague"] = frozenset(read_yaml("actor_shapes.yaml")["vague"])
    found["given"] = frozenset(key_of(name) for name in read_yaml("given_names.yaml")["names"])
    found["pairs"] = frozenset(tuple(phrase.split()) for phrase in found["back"]["pair"])
    for kind in ("singular", "person", "plural"):
        found[f"back_{kind}"] = frozenset(found["back"][kind])
    return found


@dataclass
class ActorReader:
    """Reads the words of one text for actors. `entities` grows in the order of first mention."""

    words: list[Word]
    sentences: list[Sentence]
    known: Knowledge
    caps: bool = True  # whether the text has capitals at all
    place_words: dict[str, frozenset[str]] = field(default_factory=lambda: read_lists("place_shapes.yaml"))
    lower: set[int] = field(default_factory=set)  # sentences of many words without any capital
    entities: list[Entity] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    by_key: dict = field(default_factory=dict)
    aliases: dict[tuple[str, ...], int] = field(default_factory=dict)  # said in this text: acronyms, surnames

    def _run(self, number: int, sentence: Sentence) -> int:
        """The word behind the run of capitalised words that starts here ("Liwa Abu al-Fadl al-Abbas")."""
        at = number
        while at < sentence.last:
            word = self.words[at]
            if word.text.isupper() and len(word.text) > 1 and word.low in WORDS["small"]:
                break  # a line all in capitals
            if word.capital and not word.mark and not (word.text[0].isdigit() and not word.text[-1].isalpha()):
                at += 1
                if word.possessive and word.low not in _PART_OF_NAMES:
                    break
            elif word.article or (
                not word.mark
                and word.low in WORDS["connectors"]
                and at > number
                and at + 1 < sentence.last
                and self.words[at + 1].capital
            ):
                at += 1
            elif (
                word.mark
                and word.text in "-‐‑–"
                and at > number
                and self.words[at - 1].joined
                and at + 1 < sentence.last
                and (self.words[at + 1].capital or self.words[at - 1].article)
            ):
                at += 1
            else:
                break
        while at > number and self.words[at - 1].mark:
            at -= 1
        return at

    def _side(self, at: int, sentence: Sentence) -> int:
        """The word behind a side's adjective (nationality, “regime”, “Tehran-backed”, “pro-Iranian”), or 0."""
        words, lists = self.words, shapes()
        word = words[at]
        if word.mark:
            return 0
        if at + 2 < sentence.last and words[at + 1].mark and words[at + 1].text in "-‐‑–":
            behind = words[at + 2].low
            if behind in WORDS["backing"] or word.low in ("pro", "anti"):
                return at + 3
            if word.capital and words[at + 2].key in self.known.nationalities:
                return at + 3
        if word.key in self.known.nationalities and (word.capital or word.sentence in self.lower):
            return at + 1
        if word.low in lists["modifiers"] or (word.possessive and word.key in lists["modifiers"]):
            return at + 1
        return 0

    def _entity(self, key, make) -> int:
        if key not in self.by_key:
            self.by_key[key] = len(self.entities)
            self.entities.append(make())
        return self.by_key[key]

    def _spot(self, kind: str, first: int, last: int, index: int, how: str) -> Spot:
        return Spot(kind, first, last, index, how, (index,), self.entities[index].person)


def wide(words: list[Word], first: int, last: int) -> bool:
    """Whether the name ends with a word of its own: not inside a hyphened word ("Iran-backed")."""
    return not (last < len(words) and words[last].mark and words[last].text in "-‐‑–" and words[last - 1].joined)
