"""The corpus's registry and gazetteer, and behind them the data files of this package, become what the engine knows.

Read once for the actors and places of a corpus, whatever happens to its articles; `data/` is documented in docs/suggest.md.
"""

import csv
import functools
import re
import threading
from collections.abc import Iterable

from lib.corpus.model.models import Corpus
from lib.corpus.reading.files import OFFERED
from lib.corpus.reading.offered import Offer, Offered
from lib.suggest.models import Candidate
from lib.suggest.text.knowledge import DATA, Knowledge, Known, read_yaml, variant_keys
from lib.suggest.text.words import key_of, keys_of

CORPORA_KEPT = 4  # corpora whose knowledge is kept
AREA, LISTED_TOWN = 200.0, 15.0  # what counts as known for what areas.csv lists, in thousands of people
IN_CORPUS = 1e6  # thousands of people: what the corpus's own places count as
IN_GAZETTEER = 1.0  # thousands of people: what a place of gazetteer.csv counts as, of which that is not told
SAME_TOWN = 0.06  # degrees within which two towns of one name are one
ACRONYM, PLACE = 6, 3  # letters: an acronym has no more, the only word of a place's name no fewer
PRECISIONS = {"city": "town", "town": "town", "village": "town", "town?": "town"}
_GOVERNING = re.compile(r"government|regime|authorities|army|forces|state\b(?!s)", re.I)
_READ: dict[str, tuple[object, Knowledge]] = {}  # fingerprint -> what it was read from, what is known
_ALONE = threading.Lock()
Keys = tuple[str, ...]


def knowledge_of(corpus: Corpus | None) -> Knowledge:
    """What is known, with a corpus or without; kept for the last corpora asked for. One is read at a time; one of which only the
    articles changed, as with each that is saved, is not read again."""
    fingerprint = corpus.fingerprint if corpus else ""
    with _ALONE:
        if fingerprint not in _READ:
            read_from = _read_from(corpus)
            known = next((known for other, known in _READ.values() if other == read_from), None) or _read(corpus)
            if len(_READ) >= CORPORA_KEPT:
                _READ.pop(next(iter(_READ)))
            _READ[fingerprint] = (read_from, known)
        return _READ[fingerprint][1]


def _read_from(corpus: Corpus | None) -> object:
    """All of a corpus that what is known is read from."""
    if corpus is None:
        return None
    try:
        file = (corpus.folder / OFFERED).stat()
    except OSError:
        return corpus.settings.countries, corpus.actors, corpus.places
    return corpus.settings.countries, corpus.actors, corpus.places, corpus.folder, file.st_mtime_ns, file.st_size


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
    return not _GOVERNING.search(name)


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
    return name.isascii() and name.isupper() and name.isalpha() and len(name) <= ACRONYM


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
    wary: set[tuple[str, ...]] = set()
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
            IN_CORPUS,
        )
        _add_place(known, _keys((place.name, place.name_ar, *place.aliases)), meaning)
    for listed, keys, is_wary in _listed():
        _add_place(known, keys, listed)
        if is_wary:
            wary |= {own for own, _ in keys}
    for offer in _offered(corpus):
        _add_place(known, _keys(offer.names), _offered_place(offer))
    known.wary = frozenset(wary)
    for meanings in known.places.meanings.values():
        for one in meanings:
            if one.precision == "governorate" and one.lat is not None:
                known.centres.setdefault(one.governorate or one.name, one)


def _offered(corpus: Corpus | None) -> list[Offer]:
    """The rows of the corpus's gazetteer.csv; behind all that is better known, so that a town of both is told as that."""
    path = corpus.folder / OFFERED if corpus else None
    if path is None or not path.is_file():
        return []
    try:
        return Offered(path.read_text("utf-8-sig", errors="replace")).offers
    except OSError:
        return []


def _offered_place(offer: Offer) -> Candidate:
    """The place of a row that an author may take into places.csv; its source names the line."""
    place, of = offer.place, f"{OFFERED}, line {offer.line}"
    lies, source = "; ".join(place.governorates), f"{of}: {place.source}" if place.source else of
    return Candidate(place.name, place.precision, place.lat, place.lon, lies, place.country, "", source, IN_GAZETTEER)


def _listed_place(row: dict[str, str], file: str) -> Candidate:
    """The place of a row of one of the engine's own lists."""
    precision = row.get("precision") or PRECISIONS.get(row["kind"], "site")
    people = float(row.get("population") or 0) / 1000
    return Candidate(
        row["name"],
        precision,
        float(row["lat"]) if row["lat"] else None,
        float(row["lon"]) if row["lon"] else None,
        row["governorate"],
        row["country"],
        "",
        f"GeoNames {row['geonames']}" if row.get("geonames") else row.get("source", ""),
        (LISTED_TOWN if precision == "town" else AREA) if file == "areas.csv" else people,
    )


@functools.cache
def _listed() -> tuple[tuple[Candidate, tuple[tuple[Keys, Keys], ...], bool], ...]:
    """The places of the engine's own lists, each with the keys of its names, and whether these are common words too."""
    return tuple(
        (_listed_place(row, file), _keys((row["name"], row["name_ar"], *row["aliases"].split("|"))), row["kind"].endswith("?"))
        for file in ("areas.csv", "gazetteer.csv")
        for row in _rows(file)
    )


def _keys(names: Iterable[str]) -> tuple[tuple[Keys, Keys], ...]:
    """Of each name its keys, and those of coarser spellings."""
    return tuple((own, variant_keys(own)) for own in map(keys_of, filter(None, names)))


def _add_place(known: Knowledge, keys: tuple[tuple[Keys, Keys], ...], meaning: Candidate) -> None:
    for own, variant in keys:
        if not own or (len(own) == 1 and len(own[0]) < PLACE):
            continue
        for names_of, key in ((known.places, own), (known.place_variants, variant)):
            if not any(_one_town(other, meaning) for other in names_of.meanings.get(key, ())):
                names_of.add_keys(key, meaning)


def _one_town(one: Candidate, other: Candidate) -> bool:
    """Whether two entries of a name are one town, which both lists hold."""
    if one.precision != "town" or other.precision != "town" or one.lat is None or other.lat is None:
        return False
    if one.lon is None or other.lon is None:
        return False
    return abs(one.lat - other.lat) < SAME_TOWN and abs(one.lon - other.lon) < SAME_TOWN


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
