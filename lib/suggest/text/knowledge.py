"""What the engine knows before it reads: the corpus's registry and gazetteer first, then the data files of this package.

Read once per corpus; `data/` is documented in docs/suggest.md.
"""

import csv
import functools
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from lib.corpus.models import Corpus
from lib.suggest.models import Candidate
from lib.suggest.text.trie import Names
from lib.suggest.text.words import key_of, keys_of

AREA, LISTED_TOWN = 200.0, 15.0  # what counts as known for what areas.csv lists, in thousands of people
DATA = Path(__file__).parents[1] / "data"
SAME_TOWN = 0.06  # degrees within which two towns of one name are one
PRECISIONS = {"city": "town", "town": "town", "village": "town", "town?": "town"}
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
def read_yaml(name: str):
    return yaml.load((DATA / name).read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@functools.cache
def read_lists(name: str) -> dict:
    """A data file of word lists, each as a set; what is no list stays as it is."""
    return {key: frozenset(words) if isinstance(words, list) else words for key, words in read_yaml(name).items()}


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
    states: frozenset[str] = frozenset()  # folded names and metonyms of states that may act
    wary: frozenset[tuple[str, ...]] = frozenset()  # place names that are common words or names of persons too
    ambiguous: dict[tuple[str, ...], list[Known]] = field(default_factory=dict)  # names that several actors bear
    leaders: dict[tuple[str, ...], Known] = field(default_factory=dict)  # a leader's name -> the body led
    home: tuple[str, ...] = ()  # the countries that the corpus is about
    centres: dict[str, Candidate] = field(default_factory=dict)  # governorate -> its centre


@functools.lru_cache(maxsize=100_000)
def skeleton(key: str) -> str:
    """A folded word with the letters that transliterations disagree about levelled: Mayadeen, Mayadin -> "midin"."""
    if len(key) < 4 or not key.isascii() or not key.isalpha():
        return key
    key = _SOUNDS.sub(lambda match: _SPELLINGS[match[0]], key)
    key = key[0] + _VOWELS.sub("", key[1:].rstrip("h"))
    return _DOUBLED.sub(r"\1", key)


def variant_keys(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(skeleton, keys))


_READ: dict[str, Knowledge] = {}


def knowledge_of(corpus: Corpus | None) -> Knowledge:
    """What is known, with a corpus or without; kept for the last corpora asked for."""
    fingerprint = corpus.fingerprint if corpus else ""
    if fingerprint not in _READ:
        if len(_READ) >= 4:
            _READ.pop(next(iter(_READ)))
        _READ[fingerprint] = _read(corpus)
    return _READ[fingerprint]


def _read(corpus: Corpus | None) -> Knowledge:
    known = Knowledge(home=corpus.settings.countries if corpus else ())
    states: set[tuple[str, ...]] = set()
    for actor in corpus.actors.values() if corpus else ():
        meaning = Known(actor.name, actor.kind, "corpus", actor.id, actor.described)
        _add_actor(known, (actor.name, actor.name_ar, *actor.aliases), meaning)
        if actor.kind == "state":
            states |= {keys_of(name) for name in (actor.name, *actor.aliases)}
    for entry in read_yaml("actors.yaml"):
        names = (entry["name"], *entry.get("aliases", ()), *entry.get("metonyms", ()), entry.get("name_ar", ""))
        listed = Known(entry["name"], entry["kind"], "list", "", bool(entry.get("described")), entry.get("country", ""))
        meaning = _same_as_registered(known, names) or listed
        _add_actor(known, names, meaning)
        for name in entry.get("ambiguous", ()):
            if _acronym(name):
                known.acronyms.setdefault(name, []).append(meaning)
            else:
                known.ambiguous.setdefault(keys_of(name), []).append(meaning)
        if entry["kind"] == "state":
            states |= {keys_of(name) for name in (*entry.get("metonyms", ()), *filter(_one_word_or_country, names))}
        known.leaders |= {keys_of(name): listed for name in entry.get("leaders", ())}
    for keys, meanings in known.ambiguous.items():
        for meaning in meanings:
            known.actors.add_keys(keys, meaning)
    known.states = frozenset(states)
    _add_reporters(known)
    _add_places(known, corpus)
    for people in read_yaml("nationalities.yaml"):
        for word in (*people["words"], *people.get("ar", ())):
            if " " not in word:
                known.nationalities.setdefault(key_of(word), people.get("country", ""))
    return known


def _one_word_or_country(name: str) -> bool:
    """Whether a state's name may be a place too: "Iran", "United States"; not "Iranian government"."""
    return not re.search(r"government|regime|authorities|army|forces|state\b(?!s)", name, re.I)


def _add_actor(known: Knowledge, names: tuple[str, ...], meaning: Known) -> None:
    for name in filter(None, names):
        if _acronym(name):
            known.acronyms.setdefault(name, []).append(meaning)
            continue
        keys = keys_of(name)
        known.actors.add_keys(keys, meaning)
        known.actor_variants.add_keys(variant_keys(keys), meaning)


def _acronym(name: str) -> bool:
    """Whether a name counts in capitals only, letter for letter: folding would make one of SAA and SSA."""
    return name.isascii() and name.isupper() and name.isalpha() and len(name) <= 6


def _same_as_registered(known: Knowledge, names: tuple[str, ...]) -> Known | None:
    """The corpus's own actor of one of these names: its names and the list's are one actor."""
    for name in filter(None, names):
        for meaning in known.acronyms.get(name, ()) if _acronym(name) else known.actors.meanings.get(keys_of(name), ()):
            if meaning.origin == "corpus":
                return meaning
    return None


def _add_reporters(known: Knowledge) -> None:
    found = read_yaml("reporters.yaml")
    for entry in found["reporters"]:
        for name in (entry["name"], *entry.get("aliases", ())):
            if _acronym(name):
                known.reporting_acronyms[name] = entry["name"]
            else:
                known.reporters.add(name, entry["name"])
    known.speakers = frozenset(word.lower() for words in found["speakers"].values() for word in words if " " not in word)


def _add_places(known: Knowledge, corpus: Corpus | None) -> None:
    wary = set()
    for place in corpus.places.values() if corpus else ():
        meaning = Candidate(
            place.name,
            place.precision,
            place.lat,
            place.lon,
            "; ".join(place.governorates),
            place.country,
            place.id,
            place.source or "the corpus's gazetteer",
            1e6,
        )
        _add_place(known, (place.name, place.name_ar, *place.aliases), meaning)
    for name in ("areas.csv", "gazetteer.csv"):
        for row in _rows(name):
            precision = row.get("precision") or PRECISIONS.get(row["kind"], "site")
            source = f"GeoNames {row['geonames']}" if row.get("geonames") else row.get("source", "")
            meaning = Candidate(
                row["name"],
                precision,
                float(row["lat"]) if row["lat"] else None,
                float(row["lon"]) if row["lon"] else None,
                row["governorate"],
                row["country"],
                "",
                source,
                (AREA if precision != "town" else LISTED_TOWN) if name == "areas.csv" else float(row["population"] or 0) / 1000,
            )
            names = (row["name"], row["name_ar"], *row["aliases"].split("|"))
            _add_place(known, names, meaning)
            if row["kind"].endswith("?"):
                wary |= {keys_of(one) for one in names}
    known.wary = frozenset(wary)
    for meanings in known.places.meanings.values():
        for one in meanings:
            if one.precision == "governorate" and one.lat is not None:
                known.centres.setdefault(one.governorate or one.name, one)


def _add_place(known: Knowledge, names: tuple[str, ...], meaning: Candidate) -> None:
    for name in filter(None, names):
        keys = keys_of(name)
        if not keys or (len(keys) == 1 and len(keys[0]) < 3):
            continue
        for names_of, own in ((known.places, keys), (known.place_variants, variant_keys(keys))):
            if not any(_one_town(other, meaning) for other in names_of.meanings.get(own, ())):
                names_of.add_keys(own, meaning)


def _one_town(one: Candidate, other: Candidate) -> bool:
    """Whether two entries of a name are one town, which both lists hold."""
    if one.precision != "town" or other.precision != "town" or one.lat is None or other.lat is None:
        return False
    return abs(one.lat - other.lat) < SAME_TOWN and abs(one.lon - other.lon) < SAME_TOWN


@functools.cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def at_governorate(known: Knowledge, governorate: str, name: str, reason: str) -> Candidate | None:
    """An area in a governorate, at its centre."""
    centre = known.centres.get(governorate)
    return replace(centre, name=name, precision="area", id="", source=reason) if centre else None
