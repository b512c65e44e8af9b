"""What files told becomes the small files of a corpus: gazetteer.csv with the columns of places.csv and the P-code,
boundaries.geojson and boundaries-2.geojson. The same files give the same bytes, in whatever order they are named."""

import csv
import io
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from lib.corpus.checking.lying import Outlines
from lib.corpus.checking.points import NEAR_KM
from lib.corpus.model.regions import slug
from lib.corpus.model.register import Extent
from lib.corpus.reading.files import BOUNDARIES, DISTRICTS, OFFERED
from lib.corpus.reading.offered import COLUMNS
from lib.corpus.text.folding import spelling
from lib.layers.findings import Findings
from lib.places.alike import alike
from lib.places.nesting import say_what_does_not_nest
from lib.places.outlining import joined, outlined
from lib.places.told import Area, Read, Told
from lib.places.turning import leave_out_turned

FILES = {1: BOUNDARIES, 2: DISTRICTS}
FIELDS = ("governorate", "district")
FEW = 5  # places that a line names


@dataclass
class Built:
    """Files by name, and what is said of them."""

    files: dict[str, bytes] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


def built_of(reads: list[Read], extent: Extent | None = None) -> Built:
    """The files that reads make; a file of which nothing was told is not among them. `extent`: of the corpus, if any."""
    built = Built()
    leave_out_turned(reads, extent)
    say_what_does_not_nest(reads)
    areas = [area for read in reads for area in read.areas]
    sources = sorted({read.file for read in reads if read.areas})
    for level, name in FILES.items():
        if of := joined(areas, level):
            made = outlined(of, level, sources)
            built.files[name] = made.content
            built.words.append(f"{name}: {_outlined_words(made.n_areas, made.corners, made.km, len(made.content))}")
    for level in sorted({area.level for area in areas} - {*FILES}):
        n_areas = sum(area.level == level for area in areas)
        built.words.append(f"outlines of level {level}, not written, for places.csv has no column of them: {n_areas:,}")
    placed = [place for read in reads for place in _by_areas(read, areas, built)]
    if placed:
        built.files[OFFERED] = gazetteer_of(placed)
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in Counter(place.precision for place in placed).most_common())
        built.words.append(f"{OFFERED}: {len(placed):,} places ({kinds}), {len(built.files[OFFERED]) / 1e6:.2f} MB")
        built.words += filter(None, [_alike_words(placed)])
    return built


def _outlined_words(n_areas: int, corners: tuple[int, int], km: float, size: int) -> str:
    before, now = corners
    less = (
        f"simplified from {before:,} corners to {now:,}, by {km:g} km at most" if now < before else f"{now:,} corners, all of them"
    )
    return f"{n_areas:,} outline{'s' if n_areas != 1 else ''}, {less}, {size / 1e6:.2f} MB"


def _by_areas(read: Read, areas: list[Area], built: Built) -> list[Told]:
    """The places of a file with governorate and district by the outlines that were given with it."""
    placed, findings = read.places, read.findings
    for level in FILES:
        if not (of := joined(areas, level)):
            continue
        outlines = Outlines([{"properties": {"name": area.name}, "geometry": area.shape.__geo_interface__} for area in of])
        asked = [place for place in placed if place.lat is not None and place.precision != "country"]
        around = outlines.around([_point(place) for place in asked])
        outside = [place for place, within in zip(asked, around) if not within]
        gone = _say_turned(outside, of, outlines, findings) if level == 1 else set()
        units = {
            place: of[within[0]].name
            for place, within in zip(asked, around)
            if len(within) == 1 and (level == 1 or place.precision != "governorate")
        }
        field = FIELDS[level - 1]
        written = [(getattr(place, field), unit) for place, unit in units.items()]
        differ = sum(bool(told) and spelling(told) != spelling(unit) for told, unit in written)
        placed = [_within(place, level, units[place]) if place in units else place for place in placed if place not in gone]
        if outside:
            some = ", ".join(place.name for place in outside[:FEW]) + (" …" if len(outside) > FEW else "")
            built.words.append(f"{read.file}: places outside all outlines of {FILES[level]}: {len(outside):,} ({some})")
        if differ:
            what = f"places whose {field} is written as {FILES[level]} has it, and not as the file"
            built.words.append(f"{read.file}: {what}: {differ:,}")
    return placed


def _within(place: Told, level: int, unit: str) -> Told:
    return place._replace(governorate=unit) if level == 1 else place._replace(district=unit)


def _say_turned(outside: list[Told], of: list[Area], outlines: Outlines, findings: Findings) -> set[Told]:
    """The places that lie far from all outlines, and in one of them the other way round; they are left out, which is said."""
    gone = set()
    for place, within in zip(outside, outlines.around([_turned(place) for place in outside])):
        if within and _is_far(place, outlines):
            what = f"“{place.name}” lies in no outline, and in {of[within[0]].name} the other way round"
            findings.leave_out(place.line, "a point turned round", "", what, f"perhaps lat {place.lon:g} and lon {place.lat:g}")
            gone.add(place)
    return gone


def _is_far(place: Told, outlines: Outlines) -> bool:
    """Whether a point lies farther from all outlines than a town on a coast or a border that was simplified."""
    nearest = outlines.nearest(*_point(place))
    return nearest is not None and nearest[1] > NEAR_KM


def _point(place: Told) -> tuple[float, float]:
    return place.lat or 0.0, place.lon or 0.0


def _turned(place: Told) -> tuple[float, float]:
    return max(-90.0, min(90.0, place.lon or 0.0)), place.lat or 0.0


def gazetteer_of(places: list[Told]) -> bytes:
    """gazetteer.csv: places by name, each with an id that it can keep in places.csv, and the ids of rows perhaps the same."""
    slugs = {place.name: slug(place.name) for place in places}
    ordered = sorted(set(places), key=lambda place: (slugs[place.name], place.country, place.source, place.lat or 0.0, place.line))
    ids, same = _ids([slugs[place.name] for place in ordered], ordered), defaultdict[int, list[str]](list)
    for pair in alike(ordered):
        same[pair.one].append(ids[pair.other])
        same[pair.other].append(ids[pair.one])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row_of(place, own, "|".join(same.get(at, ()))) for at, (place, own) in enumerate(zip(ordered, ids)))
    return out.getvalue().encode()


def _ids(slugs: list[str], places: list[Told]) -> list[str]:
    """An id for each place: its name, and where several have it their code or number too."""
    many, taken, ids = Counter(slugs), Counter[str](), []
    for bare, place in zip(slugs, places):
        own = f"{bare}-{slug(place.pcode or place.source.rpartition(' ')[2])}" if many[bare] > 1 else bare
        taken[own] += 1
        ids.append(own if taken[own] == 1 else f"{own}-{taken[own]}")
    return ids


def _alike_words(places: list[Told]) -> str:
    """What is said of rows of several publishers that are perhaps one place; "" where there are none."""
    pairs = [(places[pair.one], places[pair.other], pair.km) for pair in alike(places)]
    if not pairs:
        return ""
    some = ", ".join(
        f"{one.name} ({one.source}) and {other.name} ({other.source}){'' if km is None else f', {km:g} km'}"
        for one, other, km in pairs[:FEW]
    )
    what = "pair is perhaps one place" if len(pairs) == 1 else "pairs are perhaps one place each"
    more = " …" if pairs[FEW:] else ""
    return f"{OFFERED}: {len(pairs):,} {what} of two publishers, named in perhaps_same and not merged: {some}{more}"


def row_of(place: Told, own: str, same: str = "") -> tuple[str, ...]:
    """The cells of a place, in the order of COLUMNS. `same`: ids of the rows that are perhaps this place."""
    lat, lon = ("" if number is None else f"{number:.5f}".rstrip("0").rstrip(".") for number in (place.lat, place.lon))
    names = "|".join(alias.replace("|", " ") for alias in place.aliases)
    units = (place.governorate, place.district, place.country)
    return (
        own, place.name, place.name_ar, names, place.kind, place.precision, lat, lon, "",
        *units, "", "gazetteer" if lat else "", place.source if lat else "", place.pcode, same,
    )  # fmt: skip
