"""Governorate and district of places by the corpus's own outlines: taken from them where nothing is written, a warning where
something else is. What lies nearer to a line than the place is known is told and not doubted; of areas, lines, governorates and
countries nothing is asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from lib.corpus.checking.lying import Outlines, km_to_line
from lib.corpus.model.models import GeoJson, Place
from lib.corpus.text.folding import spelling
from lib.errors import Problem

REACH_KM = {"site": 1.0, "town": 3.0}  # how far from its point such a place may reach, where it does not say
ELSE_KM = 10.0  # of what is drawn as a halo
FIELDS = ("governorate", "district")
FEW = 8  # places that a note names


@dataclass
class Units:
    """Places with what was taken from outlines, warnings on the others, and what is told of them that is no problem."""

    places: dict[str, Place]
    problems: list[Problem] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)

    def note(self, what: str, place: str) -> None:
        self.notes.setdefault(what, []).append(place)

    @property
    def words(self) -> tuple[str, ...]:
        """The notes as lines: what, how many places, the first of them."""
        return tuple(
            f"{what}: {len(named):,} ({', '.join(named[:FEW])}{' …' if len(named) > FEW else ''})"
            for what, named in self.notes.items()
        )


def units_by_outlines(
    places: Mapping[str, Place], lines: Mapping[str, int], levels: Mapping[str, GeoJson | None], countries: tuple[str, ...]
) -> Units:
    """`levels`: name of a file -> its outlines, of the first level and then the second; `lines`: place id -> its line of
    places.csv; `countries`: of the corpus."""
    found = Units(dict(places))
    for number, (file, outlines) in enumerate(levels.items()):
        if outlines and outlines["features"]:
            _Level(found, file, number, outlines, lines, countries).look()
    return found


def reach_km(place: Place, simplified: float) -> float:
    """How near a line must be for nothing to follow from the side on which a point lies."""
    return (place.radius_km or REACH_KM.get(place.precision, ELSE_KM)) + simplified


class _Level:
    """The outlines of one level, and the places asked of them."""

    def __init__(
        self, units: Units, file: str, number: int, geojson: GeoJson, lines: Mapping[str, int], countries: tuple[str, ...]
    ):
        self.units, self.file, self.field, self.level = units, file, FIELDS[number], number + 1
        self.lines, self.countries = lines, countries
        self.outlines = Outlines(geojson["features"])
        told = geojson.get("simplified_km")
        self.simplified = float(told) if isinstance(told, int | float) and not isinstance(told, bool) else 0.0

    def look(self) -> None:
        asked = [place for place in self.units.places.values() if place.point and self._is_asked(place)]
        found = self.outlines.around([place.point for place in asked if place.point])
        for place, areas in zip(asked, found):
            self._compare(place, areas)

    def _is_asked(self, place: Place) -> bool:
        exactness = place.exactness
        pointed = exactness.marked and exactness.counts_in_region and not exactness.own_region and place.point != (0.0, 0.0)
        return pointed and (not exactness.level or exactness.level > self.level)

    def _compare(self, place: Place, areas: list[int]) -> None:
        written = place.governorates if self.level == 1 else tuple(filter(None, (place.district,)))
        if not areas:
            self._outside(place, written)
        elif any(self._is_called(area, written) for area in areas):
            return
        elif len(areas) > 1:
            names = " and ".join(self.outlines.names[area] for area in areas)
            self.units.note(f"places on a line of {self.file}, whose {self.field} is left as written", f"{place.id}: {names}")
        elif not written:
            self._take(place, areas[0])
        else:
            self._doubt(place, areas[0], written)

    def _is_called(self, area: int, written: Iterable[str]) -> bool:
        properties = self.outlines.properties[area]
        names = {spelling(str(properties.get(key) or "")) for key in ("name", "name_ar")} - {""}
        return any(spelling(name) in names for name in written)

    def _outside(self, place: Place, written: tuple[str, ...]) -> None:
        if place.country not in ("", *self.countries):
            return
        if (nearest := self.outlines.nearest(*(place.point or (0.0, 0.0)))) and not (
            nearest[1] <= reach_km(place, self.simplified) and self._is_called(nearest[0], written)
        ):
            told = f"{place.id}: {nearest[1]:,.1f} km from {self.outlines.names[nearest[0]]}"
            self.units.note(f"places outside all outlines of {self.file}", told)

    def _take(self, place: Place, area: int) -> None:
        name = self.outlines.names[area]
        filled = replace(place, governorates=(name,)) if self.level == 1 else replace(place, district=name)
        self.units.places[place.id] = replace(filled, by_outlines=(*place.by_outlines, self.field))
        km = km_to_line(*(place.point or (0.0, 0.0)), self.outlines.shapes[area])
        near = f", {km:.1f} km from its line" if km <= reach_km(place, self.simplified) else ""
        self.units.note(f"places whose {self.field} is taken from {self.file}", f"{place.id}: {name}{near}")

    def _doubt(self, place: Place, area: int, written: tuple[str, ...]) -> None:
        name = self.outlines.names[area]
        km = km_to_line(*(place.point or (0.0, 0.0)), self.outlines.shapes[area])
        if km <= reach_km(place, self.simplified):
            what = f"places nearer to a line of {self.file} than they are known, whose {self.field} stays as written"
            self.units.note(what, f"{place.id}: {'/'.join(written)}, {km:.1f} km within {name}")
            return
        what = f"“{place.name}” lies in {name} by {self.file}, {km:.1f} km from its line; written is {' or '.join(written)}"
        hint = f"write {name} or leave it empty, or look at the point"
        self.units.problems.append(Problem("places.csv", self.lines[place.id], self.field, what, hint, "warning"))
