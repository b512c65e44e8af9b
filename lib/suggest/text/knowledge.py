"""What the engine knows before it reads a text: names and what they may mean, and the word lists of `data/`."""

import functools
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from lib.suggest.models import Candidate
from lib.suggest.text.names import Names

LEVELLED = 4  # letters: shorter words are not levelled
DATA = Path(__file__).parents[1] / "data"
PLACE_LISTS = (DATA / "areas.csv", DATA / "gazetteer.csv")
_VOWELS = re.compile(r"[aeo]+")
_DOUBLED = re.compile(r"(.)\1+")
_SPELLINGS = {
    "ph": "f",
    "kh": "x",
    "gh": "g",
    "sh": "$",
    "ch": "$",
    "th": "t",
    "dh": "d",
    "q": "k",
    "ou": "u",
    "oo": "u",
    "ee": "i",
    "y": "i",
    "w": "u",
    "ck": "k",
    "c": "k",
    "v": "f",
    "j": "g",
    "z": "s",
}
_SOUNDS = re.compile("|".join(sorted(_SPELLINGS, key=len, reverse=True)))


@functools.cache
def read_yaml(name: str) -> Any:
    """A data file as it is written."""
    return yaml.load((DATA / name).read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@functools.cache
def read_lists(name: str) -> dict[str, frozenset[str]]:
    """The word lists of a data file, each as a set."""
    return {key: frozenset(words) for key, words in read_yaml(name).items() if isinstance(words, list)}


@functools.cache
def phrases_of(name: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list of grammar_words.yaml, each as its words."""
    return tuple(tuple(phrase.split()) for phrase in read_yaml("grammar_words.yaml")[name])


@functools.cache
def bearings() -> dict[str, float]:
    """Direction -> degrees from the north, of place_shapes.yaml."""
    return dict(read_yaml("place_shapes.yaml")["bearings"])


def place_shapes() -> dict[str, frozenset[str]]:
    """The word lists of place_shapes.yaml."""
    return read_lists("place_shapes.yaml")


@functools.cache
def place_words(*kinds: str) -> frozenset[str]:
    """The words of several lists of place_shapes.yaml."""
    return frozenset().union(*(place_shapes()[kind] for kind in kinds))


WORDS: dict[str, frozenset[str]] = read_lists("grammar_words.yaml")


@dataclass(frozen=True)
class Known:
    """An actor that a name may mean."""

    name: str
    kind: str
    origin: str  # corpus, list
    id: str = ""
    described: bool = False
    country: str = ""


@dataclass
class Knowledge:
    """Names and what they mean. `variants` hold the same under coarser spellings; `nationality`: adjective -> country."""

    actors: Names[Known] = field(default_factory=Names)
    actor_variants: Names[Known] = field(default_factory=Names)
    places: Names[Candidate] = field(default_factory=Names)
    place_variants: Names[Candidate] = field(default_factory=Names)
    reporters: Names[str] = field(default_factory=Names)
    acronyms: dict[str, list[Known]] = field(default_factory=dict)  # in capitals only, letters as they stand
    reporting_acronyms: dict[str, str] = field(default_factory=dict)
    speakers: frozenset[str] = frozenset()
    nationalities: dict[str, str] = field(default_factory=dict)
    states: frozenset[tuple[str, ...]] = frozenset()  # folded names and metonyms of states that may act
    wary: frozenset[tuple[str, ...]] = frozenset()  # place names that are common words or names of persons too
    ambiguous: dict[tuple[str, ...], list[Known]] = field(default_factory=dict)  # names that several actors bear
    leaders: dict[tuple[str, ...], Known] = field(default_factory=dict)  # a leader's name -> the body led
    home: tuple[str, ...] = ()  # the countries that the corpus is about
    centres: dict[str, Candidate] = field(default_factory=dict)  # governorate -> its centre


@functools.lru_cache(maxsize=100_000)
def skeleton(key: str) -> str:
    """A folded word with the letters that transliterations disagree about levelled: Mayadeen, Mayadin -> "midin"."""
    if len(key) < LEVELLED or not key.isascii() or not key.isalpha():
        return key
    key = _SOUNDS.sub(lambda match: _SPELLINGS[match[0]], key)
    key = key[0] + _VOWELS.sub("", key[1:].rstrip("h"))
    return _DOUBLED.sub(r"\1", key)


def variant_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(skeleton, keys))


def at_governorate(known: Knowledge, governorate: str, name: str, reason: str) -> Candidate | None:
    """An area in a governorate, at its centre."""
    centre = known.centres.get(governorate)
    return replace(centre, name=name, precision="area", id="", source=reason) if centre else None
