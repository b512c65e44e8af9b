"""places.csv becomes the gazetteer: where is where, how exactly, and from which source. No source, no point."""

import csv
import io
import re

from lib.corpus.checking import near_miss
from lib.corpus.codebook import CODEBOOK
from lib.corpus.frontmatter import ID_FORM
from lib.corpus.models import Extent, Place
from lib.corpus.names import NameIndex
from lib.errors import Problem

COLUMNS = ("id", "name", "name_ar", "aliases", "kind", "precision", "lat", "lon", "radius_km", "governorate",
           "district", "country", "within", "located_by", "source")
REQUIRED = ("id", "name", "precision")
RANGES = {"lat": (-90.0, 90.0), "lon": (-180.0, 180.0), "radius_km": (0.0, 20_000.0)}


class Gazetteer:
    """Reads one places.csv; problems gather in `problems`, places in `places`."""

    def __init__(self, text: str, file: str):
        self.file = file
        self.places: dict[str, Place] = {}
        self.lines: dict[str, int] = {}
        self.index = NameIndex("place")
        self.problems: list[Problem] = []
        self._read(text)

    def _read(self, text: str) -> None:
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        began = 1
        try:
            header = [name.strip() for name in next(rows, [])]
            if not self._has_columns(header):
                return
            while True:
                began = rows.line_num + 1
                cells = next(rows, None)
                if cells is None:
                    break
                if any(cells):  # a spreadsheet leaves rows of commas
                    self._enter(dict(zip(header, cells)), began, len(cells) - len(header))
        except csv.Error as wrong:
            self._wrong(began, "", f"is not a row of cells between commas: {wrong}",
                        "close each double quote; a quote mark inside a quoted cell is written twice")
        for place in self.places.values():
            for area in (area for area in place.within if area not in self.places or area == place.id):
                what = "lies within itself" if area == place.id else f"no place has the id “{area}”"
                others = [other for other in self.places if other != place.id]
                self._wrong(self.lines[place.id], "within", what, near_miss(area, others))

    def doubts(self, extent: Extent) -> list[Problem]:
        """Warnings on points that are likely not meant so: lat and lon the wrong way round, an area as exact as a house."""
        found = []
        for place in self.places.values():
            line = self.lines[place.id]
            if place.lat is None or place.lon is None:
                continue
            if not extent.holds(place.lat, place.lon) and extent.holds(place.lon, place.lat):
                found.append(Problem(self.file, line, "lat", f"“{place.name}” lies outside the corpus's extent",
                                     f"perhaps lat {place.lon:g} and lon {place.lat:g}, the other way round", "warning"))
            if place.precision in ("area", "district") and place.radius_km is None:
                found.append(Problem(self.file, line, "radius_km", f"“{place.name}” is an area with a point and no radius",
                                     "say how many kilometres it reaches, so that its point is not taken for exact", "warning"))
        return found

    def _has_columns(self, header: list[str]) -> bool:
        if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
            self._wrong(1, "", "its cells are not separated by commas", "save it as CSV with commas, in UTF-8")
            return False
        for name in (name for name in REQUIRED if name not in header):
            self._wrong(1, name, f"the column “{name}” is missing", near_miss(name, header))
        for name in (name for name in header if name not in COLUMNS):
            self._wrong(1, name, f"“{name}” is no column here", near_miss(name, COLUMNS))
        for name in sorted({name for name in header if header.count(name) > 1}):
            self._wrong(1, name, f"the column “{name}” stands twice", "keep one")
        return not self.problems

    def _enter(self, row: dict[str, str], line: int, more: int) -> None:
        cells = {name: row.get(name, "").strip() for name in COLUMNS}
        if more > 0:
            self._wrong(line, "", "has more cells than the header", "put text with a comma in double quotes")
        missing = [name for name in REQUIRED if not cells[name]]
        for name in missing:
            self._wrong(line, name, "is missing", "")
        if cells["id"] and not re.fullmatch(ID_FORM, cells["id"]):
            self._wrong(line, "id", f"“{cells['id']}” cannot be an id", "an id has no white space and none of / , ; : ~")
        if cells["id"] in self.places:
            self._wrong(line, "id", f"the id “{cells['id']}” stands twice", f"see line {self.lines[cells['id']]}")
        elif not missing:
            self.places[cells["id"]] = self._place(cells, line)
            self.lines[cells["id"]] = line
            self.index.add(cells["id"], cells["name"], cells["name_ar"], *split(cells["aliases"]))

    def _place(self, cells: dict[str, str], line: int) -> Place:
        for name, terms in (("precision", CODEBOOK.precisions), ("located_by", CODEBOOK.located_by)):
            if cells[name] and cells[name] not in terms:
                self._wrong(line, name, f"“{cells[name]}” is not in the codebook", near_miss(cells[name], terms))
        numbers = {name: self._number(cells[name], name, line) for name in RANGES}
        if bool(cells["lat"]) != bool(cells["lon"]):
            self._wrong(line, "lat", "has half a point", "give both lat and lon, or neither")
        if numbers["lat"] is not None and not cells["source"]:
            self._wrong(line, "source", "has a point without a source", "say where lat and lon come from")
        return Place(
            cells["id"], cells["name"], cells["kind"], cells["precision"], cells["name_ar"], split(cells["aliases"]),
            **numbers, governorates=split(cells["governorate"]), district=cells["district"], country=cells["country"],
            within=split(cells["within"]), located_by=cells["located_by"], source=cells["source"])

    def _number(self, text: str, name: str, line: int) -> float | None:
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            comma = re.fullmatch(r"-?\d+,\d+", text)
            hint = f"perhaps {text.replace(',', '.')}" if comma else "write decimal degrees or kilometres, as in 34.7240"
            self._wrong(line, name, f"“{text}” is not a number", hint)
            return None
        low, high = RANGES[name]
        if not low <= value <= high:
            self._wrong(line, name, f"{text} lies outside {low:g} to {high:g}", "")
            return None
        return value

    def _wrong(self, line: int, field: str, what: str, hint: str) -> None:
        self.problems.append(Problem(self.file, line, field, what, hint))


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that "|" separates."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
