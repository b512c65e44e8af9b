"""`python -m lib places --for NAME`: who bears a name, or nearly, in the corpus's places, its gazetteer, the engine's lists or
files that are given; with coordinates, units, source and how sure. Of several of a name none is chosen."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from lib.corpus.model.models import Corpus
from lib.corpus.model.regions import slug
from lib.corpus.reading.files import OFFERED
from lib.corpus.reading.offered import Offer, Offered
from lib.corpus.reading.places import COLUMNS
from lib.corpus.text.folding import spelling
from lib.places.alike import NEAR_KM, km_between, publisher_of
from lib.places.building import gazetteer_of
from lib.places.told import Read, Told

MOST_NEAR = 5  # near misses of one list
SURE = {"exact": 0, "spelling": 1, "alias": 2}  # else a near miss


class Candidate(NamedTuple):
    """A place that a name may mean. `list_name`: where it stands; `how`: exact, spelling, alias, or like which name."""

    list_name: str
    offer: Offer
    how: str
    score: float


def lists_of(name: str, corpus: Corpus | None, reads: list[Read], engine: Iterable[Path]) -> list[Offered]:
    """What is asked for a name: of files that are given those alone, with the corpus's places; else all that is at hand."""
    lists = [_of_corpus(corpus)] if corpus else []
    if reads:
        asked = spelling(name)
        bear = {read.file: {slug(place.name) for place in read.places if _is_called(place, asked)} for read in reads}
        is_borne = any(bear.values()) or any(one.called(name) for one in lists)  # then nobody is asked who is like it
        for read in reads:
            told = [place for place in read.places if slug(place.name) in bear[read.file]] if is_borne else read.places
            lists += [Offered(gazetteer_of(told).decode(), read.file)] if told else []
        return lists
    if corpus and (corpus.folder / OFFERED).is_file():
        lists.append(Offered((corpus.folder / OFFERED).read_text("utf-8-sig", errors="replace")))
    return lists + [_of_engine(path) for path in engine]


def _is_called(place: Told, asked: str) -> bool:
    return any(spelling(name) == asked for name in (place.name, place.name_ar, *place.aliases) if name)


def candidates(name: str, lists: Iterable[Offered]) -> list[Candidate]:
    """Those of the name in each list; only where no list has it, those that are like it."""
    asked = list(lists)
    found = [Candidate(one.file, offer, _how(name, offer), 100.0) for one in asked for offer in one.called(name)]
    if found:
        return sorted(_once(found), key=lambda one: SURE[one.how])
    near = [Candidate(one.file, offer, f"like “{told[1]}”", told[0]) for one in asked for told, offer in one.near(name)[:MOST_NEAR]]
    return sorted(near, key=lambda one: -one.score)


def _once(found: list[Candidate]) -> list[Candidate]:
    """One entry of a gazetteer that stands in several lists stands here once, as the first of them has it."""
    first: dict[object, Candidate] = {}
    for one in found:
        place = one.offer.place
        known = place.point and place.source and place.located_by == "gazetteer"
        first.setdefault((place.source, *(round(degrees, 3) for degrees in place.point or ())) if known else id(one), one)
    return list(first.values())


def _how(name: str, offer: Offer) -> str:
    """exact: letter for letter; spelling: the name, spelt otherwise; alias: another name of it."""
    own = (offer.place.name, offer.place.name_ar)
    if name in own:
        return "exact"
    return "spelling" if spelling(name) in map(spelling, own) else "alias"


def answer(name: str, found: list[Candidate]) -> Iterator[str]:
    """The candidates in lines, each with the line for places.csv; what stands there already has none."""
    exact = [one for one in found if one.how in SURE]
    if not found:
        yield f"“{name}”: in none of the lists, and nothing is like it."
        return
    if exact:
        more = "; each is another place, or another list's word on one: choose by where it lies" if len(exact) > 1 else ""
        yield f"“{name}”: {len(exact)} of that name{more}."
    else:
        yield f"“{name}”: nobody bears it; {len(found)} like it, of which none is meant for certain."
    for one in found:
        place = one.offer.place
        point = f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else "no point"
        units = ", ".join(filter(None, (place.district, "/".join(place.governorates), place.country))) or "no unit told"
        sure = one.how if one.how in SURE else f"{one.how}, {one.score:.0f} of 100"
        arabic = f" {place.name_ar}" if place.name_ar else ""
        kind = f"{place.precision}, {place.kind}" if place.kind not in ("", place.precision) else place.precision
        yield f"- {place.name}{arabic} ({kind}); {point}; {units}; {place.source or 'no source told'}; {sure}; {one.list_name}"
        yield f"  places.csv has it: {place.id}" if one.list_name == "places.csv" else f"  {one.offer.row}"
        if told := ", ".join(_same(one, found)):
            yield f"  perhaps the same as {told}: one place as two lists have it"


def _same(one: Candidate, found: list[Candidate]) -> Iterator[str]:
    """The candidates of other publishers that lie so near to one that they are perhaps the same place, with the distance."""
    place = one.offer.place
    for other in found:
        beside = other.offer.place
        if other is one or not place.point or not beside.point or place.precision != beside.precision:
            continue
        told_apart = publisher_of(place.source) == publisher_of(beside.source) and one.list_name == other.list_name
        if not told_apart and (km := km_between(place.point, beside.point)) <= NEAR_KM:
            yield f"{beside.source or beside.id} ({other.list_name}), {km:.1f} km off"


def _of_corpus(corpus: Corpus) -> Offered:
    """The corpus's places, as a list to be asked."""
    rows = [
        {"id": place.id, "name": place.name, "name_ar": place.name_ar, "aliases": "|".join(place.aliases), "kind": place.kind}
        | {"precision": place.precision, "lat": _cell(place.lat), "lon": _cell(place.lon), "source": place.source}
        | {
            "located_by": place.located_by,
            "governorate": "|".join(place.governorates),
            "district": place.district,
            "country": place.country,
        }
        for place in corpus.places.values()
    ]
    return Offered(_csv(rows), "places.csv")


def _of_engine(path: Path) -> Offered:
    """One of the engine's own lists; its kinds are told in the words of places.csv."""
    with path.open(encoding="utf-8", newline="") as opened:
        rows = [_engine_row(row) for row in csv.DictReader(opened)]
    return Offered(_csv(rows), f"suggestions' {path.name}")


def _engine_row(row: dict[str, str]) -> dict[str, str]:
    kind = row["kind"].rstrip("?")
    precision = row.get("precision") or "town"
    located = {"located_by": "gazetteer"} if row.get("geonames") else {}
    source = f"GeoNames {row['geonames']}" if row.get("geonames") else row.get("source", "")
    return row | {"id": slug(row["name"]), "kind": kind, "precision": precision, "source": source, "district": ""} | located


def _cell(number: float | None) -> str:
    return "" if number is None else f"{number:.6f}".rstrip("0").rstrip(".")


def _csv(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
