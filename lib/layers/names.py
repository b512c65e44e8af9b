"""The actors and places of a layer as the corpus's registers have them, under ids of the layer's own."""

import csv
import datetime
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from lib.corpus.checking.checking import near_miss
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.regions import governorate_id, slug
from lib.corpus.model.register import Actor, Place, Tie
from lib.corpus.text.spellings import Spellings, names_of
from lib.layers.answers import Answers, Offer, governorates_of
from lib.layers.layer_file import LayerFile
from lib.layers.told import Named, Placed, Tied
from lib.layers.who import UNNAMED

ARABIC = re.compile("[\u0600-\u06ff]")
GOVERNORATE_OF = "محافظة "  # what stands before the name of one in Arabic
COUNTRIES = Path(__file__).parent / "countries.csv"


def own_actors(
    layer: str, names: Iterable[Named], matched: dict[str, str], ties: Iterable[Tied] = ()
) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """Key -> id of everybody, and those who are the layer's own, with their ties. Those of the corpus's own stay as the corpus has
    them, whatever a layer says of whose they are."""
    ids, own = _own_ids(layer, names, matched)
    found: dict[str, dict[str, list[Tie]]] = {}
    for tied in ties:
        if tied.key in own and ids[tied.key] != ids[tied.other]:
            tie = Tie(ids[tied.other], _day(tied.first), _day(tied.last), tied.source)
            found.setdefault(tied.key, {}).setdefault(tied.role, []).append(tie)
    return ids, tuple(_actor(ids[key], named, found.get(key, {})) for key, named in own.items())


def _actor(own: str, named: Named, ties: dict[str, list[Tie]]) -> Actor:
    arabic = next((name for name in named.aliases if ARABIC.search(name)), "")
    whose = {role: tuple(told) for role, told in ties.items()}
    return Actor(own, named.name, named.kind, "", arabic, named.aliases, named.key == UNNAMED, **whose)


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _own_ids(layer: str, names: Iterable[Named], matched: dict[str, str]) -> tuple[dict[str, str], dict[str, Named]]:
    """Key -> id of everybody, and those who are the layer's own by their keys."""
    ids, taken = dict(matched), set[str]()
    found = {}
    for named in names:
        if named.key in ids:
            continue
        bare = slug(named.key)
        own = f"{layer}.{bare if bare not in taken else f'{bare}-{_mark(named.key)}'}"
        taken.add(bare)
        ids[named.key] = own
        found[named.key] = named
    return ids, found


def own_places(file: LayerFile, placed: Iterable[Placed], answers: Answers, corpus: Corpus) -> tuple[Place, ...]:
    """The places in their order. An id holds a mark of all that is told of the place: a name with several points is several."""
    known = {governorate_id(name): name for name in governorates_of(corpus)}
    return tuple(_place(file, one, answers, known) for one in placed)


def _place(file: LayerFile, one: Placed, answers: Answers, known: dict[str, str]) -> Place:
    governorate = answers.regions.get(one.governorate) or known.get(governorate_id(one.governorate), one.governorate)
    located_by = file.mapping.place.located_by if file.mapping.place else ""
    exact = CODEBOOK.precisions[one.precision].drawn == "point"
    return Place(
        f"{file.id}.{slug(one.name)[:80]}-{_mark(repr(one))}",
        one.name,
        CODEBOOK.precisions[one.precision].label.lower(),
        one.precision,
        lat=one.lat,
        lon=one.lon,
        radius_km=one.radius_km,
        governorates=(governorate,) if governorate else (),
        district=one.district,
        country=country_code(one.country),
        located_by="" if one.lat is None else located_by if exact else "proxy",
        source=file.written.title if one.lat is not None else "",
    )


def strange_regions(placed: Iterable[Placed], answers: Answers, corpus: Corpus) -> tuple[str, ...]:
    """Governorates of the corpus's countries that the corpus does not call so, and nobody has answered about."""
    known, countries = {governorate_id(name) for name in governorates_of(corpus)}, set(corpus.settings.countries)
    of_home = (one for one in placed if not one.country or country_code(one.country) in countries)
    told = {one.governorate for one in of_home if one.governorate} - answers.regions.keys()
    return tuple(sorted(name for name in told if governorate_id(name) not in known)) if known else ()


def region_offers(placed: Iterable[Placed], answers: Answers, corpus: Corpus) -> list[Offer]:
    """The governorates that the corpus does not call so, with what comes near; none is taken for the same."""
    known, otherwise = governorates_of(corpus), _other_names(corpus)
    strange = (name for name in strange_regions(placed, answers, corpus) if name not in answers.asked)
    return [Offer(name, "", _like(name, known, otherwise)) for name in strange]


def _like(name: str, known: Iterable[str], otherwise: Spellings) -> str:
    """What a name of a region is like: a governorate of which it is another name, else one that it nearly is."""
    called = sorted(governorate for _, governorate in otherwise.called(name))
    return f"perhaps “{called[0]}”" if len(called) == 1 else near_miss(name, known)


def _other_names(corpus: Corpus) -> Spellings:
    """The governorates under all names that the corpus has of them, in Arabic too."""
    book = Spellings()
    for place in corpus.places.values():
        if place.exactness.level == 1 and len(place.governorates) == 1:
            bare = (name.removeprefix(GOVERNORATE_OF) for name in names_of(place))
            book.add(("governorate", place.governorates[0]), tuple(dict.fromkeys((*names_of(place), *bare))))
    return book


def country_code(name: str) -> str:
    """The code of a country (ISO 3166-1, two letters) by its name; the name itself where it is not known."""
    return _codes().get(slug(name), name) if name else ""


@cache
def _codes() -> dict[str, str]:
    with COUNTRIES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {slug(name): row["code"] for row in rows for name in (row["code"], *row["names"].split("|"))}


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
