"""places.csv becomes the gazetteer: where is where, how exactly, and from which source. No source, no point."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace

from lib.corpus.checking.checking import Nearest, id_hint, near_miss
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Place
from lib.corpus.reading.written import ID_FORM, SEEN
from lib.corpus.reading.yaml_lines import CODES
from lib.corpus.text.names import NameIndex
from lib.errors import LostRow, Problem, shortened

COLUMNS = (
    "id",
    "name",
    "name_ar",
    "aliases",
    "kind",
    "precision",
    "lat",
    "lon",
    "radius_km",
    "governorate",
    "district",
    "country",
    "within",
    "located_by",
    "source",
)
REQUIRED = ("id", "name", "precision")
DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")  # digits of ASCII: no 1_0, no ١٢
RANGES = {"lat": (-90.0, 90.0), "lon": (-180.0, 180.0), "radius_km": (0.0, 20_000.0)}


class Gazetteer:
    """Reads one places.csv; problems gather in `problems`, places in `places`, rows with errors in `lost`."""

    def __init__(self, text: str, file: str):
        self.file = file
        self.places: dict[str, Place] = {}
        self.lines: dict[str, int] = {}
        self.index = NameIndex("place")
        self.problems: list[Problem] = []
        self.lost: list[LostRow] = []
        self.readable = False
        self._read(text)

    def _read(self, text: str) -> None:
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        began = 1
        try:
            header = [name.strip() for name in next(rows, [])]
            if not self._has_columns(header):
                return
            self.readable = True
            while True:
                began = rows.line_num + 1
                cells = next(rows, None)
                if cells is None:
                    break
                if any(cells):  # a spreadsheet leaves rows of commas
                    self._enter(dict(zip(header, cells)), began, len(cells) - len(header))
        except csv.Error as wrong:
            self.readable = False
            self._wrong(
                began,
                "",
                f"is not a row of cells between commas: {wrong}",
                "close each double quote; a quote mark inside a quoted cell is written twice",
            )
        self._check_areas()

    def _check_areas(self) -> None:
        """Areas that a place lies within must be other places; one that is left out for its own error is said once."""
        nearest = Nearest(self.places)
        uses: dict[str, int] = {}
        for place in list(self.places.values()):
            gone = [area for area in place.within if area not in self.places and area.casefold() in self.index.left_out]
            for area in gone:
                uses[area] = uses.get(area, 0) + 1
            wrong = [area for area in place.within if area == place.id or (area not in self.places and area not in gone)]
            for area in wrong:
                what = "lies within itself" if area == place.id else f"no place has the id “{area}”"
                self._wrong(self.lines[place.id], "within", what, "name an area" if area == place.id else nearest(area))
            if gone or wrong:
                kept = tuple(area for area in place.within if area not in (*gone, *wrong))
                self.places[place.id] = replace(place, within=kept)
        for area, times in uses.items():
            where = self.index.left_out[area.casefold()]
            self.problems.append(
                Problem(
                    self.file,
                    int(where.rpartition(":")[2]),
                    "id",
                    f"“{area}” is left out for its own error; places within it: {times}",
                    "mend it and they lie within it again",
                    "warning",
                )
            )

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
        cells, said = {name: row.get(name, "").strip() for name in COLUMNS}, len(self.problems)
        if more > 0:
            self._wrong(line, "", "has more cells than the header", "put text with a comma in double quotes")
        for name, found in ((name, found) for name, cell in cells.items() if (found := CODES.search(cell))):
            self._wrong(line, name, f"holds a letter that text cannot hold: U+{ord(found[0]):04X}", "delete it")
        missing = [name for name in REQUIRED if not SEEN.search(cells[name])]
        for name in missing:
            self._wrong(line, name, "is missing", "")
        if cells["id"] and not re.fullmatch(ID_FORM, cells["id"]):
            self._wrong(line, "id", f"“{shortened(cells['id'])}” cannot be an id", id_hint(cells["id"]))
        if cells["id"] in self.places:
            self._wrong(line, "id", f"the id “{cells['id']}” stands twice", f"see line {self.lines[cells['id']]}")
        elif not missing:
            place = self._place(cells, line)
            self._keep(place, line, len(self.problems) > said)
        else:
            self.index.leave_out(f"{self.file}:{line}", cells["id"], cells["name"])
        if len(self.problems) > said:
            self.lost.append(LostRow(self.file, line, cells["id"]))

    def _keep(self, place: Place, line: int, wrong: bool) -> None:
        """Enter a place; one with errors of its own is left out, and whoever names it is told of them."""
        names = (place.id, place.name, place.name_ar, *place.aliases)
        if wrong:
            self.index.leave_out(f"{self.file}:{line}", *names)
        else:
            self.places[place.id], self.lines[place.id] = place, line
            self.index.add(*names)

    def _place(self, cells: dict[str, str], line: int) -> Place:
        for name, terms in (("precision", CODEBOOK.precisions), ("located_by", CODEBOOK.located_by)):
            if cells[name] and cells[name] not in terms:
                self._wrong(line, name, f"“{cells[name]}” is not in the codebook", near_miss(cells[name], terms))
        numbers = {name: self._number(cells[name], name, line) for name in RANGES}
        if bool(cells["lat"]) != bool(cells["lon"]):
            self._wrong(line, "lat", "has half a point", "give both lat and lon, or neither")
        if numbers["lat"] is not None and not cells["source"]:
            self._wrong(line, "source", "has a point without a source", "say where lat and lon come from")
        return place_of(cells, numbers)

    def _number(self, text: str, name: str, line: int) -> float | None:
        if not text:
            return None
        if not DECIMAL.fullmatch(text):
            comma = re.fullmatch(r"-?\d+,\d+", text)
            hint = f"perhaps {text.replace(',', '.')}" if comma else "write decimal degrees or kilometres, as in 34.7240"
            self._wrong(line, name, f"“{text}” is not a number", hint)
            return None
        value = float(text)
        low, high = RANGES[name]
        if not low <= value <= high:
            self._wrong(line, name, f"{text} lies outside {low:g} to {high:g}", "")
            return None
        return value

    def _wrong(self, line: int, field: str, what: str, hint: str) -> None:
        self.problems.append(Problem(self.file, line, field, what, hint))


def place_of(cells: Mapping[str, str], numbers: Mapping[str, float | None]) -> Place:
    """The place of a row; `numbers`: its lat, lon and radius_km."""
    return Place(
        cells["id"],
        cells["name"],
        cells["kind"],
        cells["precision"],
        cells["name_ar"],
        split(cells["aliases"]),
        lat=numbers["lat"],
        lon=numbers["lon"],
        radius_km=numbers["radius_km"],
        governorates=split(cells["governorate"]),
        district=cells["district"],
        country=cells["country"],
        within=split(cells["within"]),
        located_by=cells["located_by"],
        source=cells["source"],
    )


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that "|" separates."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
