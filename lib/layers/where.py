"""Where a row was, as exactly as its publisher knows it: a place with its point, or one that has none."""

import re

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.register import Extent
from lib.layers.columns import Cells, Columns
from lib.layers.distinct import Notes
from lib.layers.told import Placed
from lib.layers.values import degrees
from lib.layers.written import Mapping, PlaceCode, PlaceColumns

NO_POINT = "the event stays without a point"
_APART = r"(?:\s*[;/|]\s*|,\s+|\s+(?=[-\d])|(?<=\.\d)\s*,|(?<=\d),(?=-?\d+\.))"  # what parts two coordinates: no decimal comma
_PAIR = re.compile(rf"(?:POINT *)?[(\[]?\s*(.+?){_APART}\s*(.+?)\s*[)\]]?", re.IGNORECASE)


class Where:
    """Reads the places of one table; `met`: each of them with its number. `extent`: of the corpus, `home`: whether a country (as
    the publisher writes it) is the corpus's."""

    def __init__(self, columns: Columns, mapping: Mapping, extent: Extent, notes: Notes):
        self.mapping = mapping.place or PlaceColumns(name="?")
        self.columns, self.decimal, self.extent, self.notes = columns, mapping.decimal, extent, notes
        told = self.mapping
        named = (told.name, told.lat, told.lon, told.point, told.precision, told.governorate, told.district, told.country)
        (self.name, self.lat, self.lon, self.point, self.code, self.governorate, self.district, self.country) = map(
            columns.cell, named
        )
        self.met: dict[Placed, int] = {}
        self._units: dict[str, str] = {}  # as they are written -> without the word for what they are

    def of(self, row: Cells) -> tuple[int, str]:
        """The number of the row's place, -1 where it tells none, and what is open about it."""
        code = self._code(row)
        governorate, district, country = self.governorate(row), self.district(row), self.country(row)
        name = self.name(row) or district or governorate or country
        lat, lon = self._point(row)
        if not name and lat is None:
            return -1, ""
        if not CODEBOOK.precisions[code.precision].located:
            lat = lon = None  # the publisher's point stands for all of it, and is in its row
        if lat is None and CODEBOOK.precisions[code.precision].drawn == "point" and not self.name(row):
            code = PlaceCode(precision="district" if district else "governorate" if governorate else "country")
        units = self._bare(governorate), self._bare(district), country
        placed = Placed(name or f"{lat:g}, {lon:g}", lat, lon, code.precision, code.radius_km, *units)
        return self.met.setdefault(placed, len(self.met)), code.said

    def _code(self, row: Cells) -> PlaceCode:
        said = self.code(row)
        if said and said not in self.mapping.codes:
            self.notes.add(self.mapping.precision, f"“{said}” is no code of how exactly the place is known", "", "no code")
        return self.mapping.codes.get(said, self.mapping.otherwise)

    def _bare(self, unit: str) -> str:
        """The name of an administrative unit without the word for what it is."""
        if unit not in self._units:
            ends = (end for end in self.mapping.suffixes if unit.endswith(end) and len(unit) > len(end))
            self._units[unit] = unit.removesuffix(next(ends, ""))
        return self._units[unit]

    def _point(self, row: Cells) -> tuple[float | None, float | None]:
        named = self.mapping.lat, self.mapping.lon
        texts = self.lat(row), self.lon(row)
        if self.mapping.point and (pair := self.point(row)):
            found = _PAIR.fullmatch(pair)
            if not found:
                self._say(self.mapping.point, f"“{pair}” is no pair of coordinates", NO_POINT, "no coordinates")
                return None, None
            turned = self.mapping.point_order == "lon lat" or pair.upper().startswith("POINT")
            texts = (found[2], found[1]) if turned else (found[1], found[2])
            named = (self.mapping.point, self.mapping.point)
        lat, lon = (self._degrees(text, column) for text, column in zip(texts, named))
        return self._sound(lat, lon, named)

    def _degrees(self, text: str, column: str) -> float | None:
        read = degrees(text, self.decimal)
        if read.wrong:
            kind = read.wrong.partition("” ")[2]
            self._say(column, read.wrong, read.hint if read.value is not None else f"{read.hint}; {NO_POINT}", kind)
        return read.value if isinstance(read.value, float) else None

    def _sound(self, lat: float | None, lon: float | None, named: tuple[str, str]) -> tuple[float | None, float | None]:
        """The point where it can be one; half a point, one beyond the poles or one that is likely turned round is none."""
        if lat is None or lon is None:
            if (lat is None) != (lon is None):
                self._say(named[lat is not None], "half a point: the other coordinate is not told", NO_POINT, "half a point")
            return None, None
        turned = abs(lat) <= 180 and abs(lon) <= 90
        if abs(lat) > 90 or abs(lon) > 180:
            hint = f"perhaps the other way round: {lon:g}, {lat:g}; " if turned else ""
            self._say(named[0], f"{lat:g}, {lon:g} is no point", hint + NO_POINT, "no point")
            return None, None
        if (lat, lon) == (0, 0):
            self._say(named[0], "0, 0 stands where no point is known", NO_POINT, "0, 0")
            return None, None
        if turned and not self.extent.holds(lat, lon) and self.extent.holds(lon, lat) and self._alone():
            hint = f"perhaps the other way round: {lon:g}, {lat:g}; {NO_POINT}"
            self._say(named[0], f"{lat:g}, {lon:g} is outside the corpus’s extent", hint, "turned round")
            return None, None
        return lat, lon

    def _alone(self) -> bool:
        """Whether the corpus's extent is less than a quarter of the world: then a point turned round into it is no chance."""
        return (self.extent.east - self.extent.west) * (self.extent.north - self.extent.south) < 16_200

    def _say(self, column: str, what: str, hint: str, kind: str) -> None:
        self.notes.add(self.columns.name(column), what, hint, kind)
