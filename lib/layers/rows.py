"""The rows of an opened file become what they tell, each with what is wrong with it; a row that is no event is left out with its
reason, so that rows read = events + rows left out."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from pydantic_core import to_json

from lib.corpus.checking.checking import near_miss
from lib.corpus.model.register import Extent
from lib.layers.columns import Cells, Columns
from lib.layers.findings import Findings
from lib.layers.numbers import Numbers
from lib.layers.opening import Opened
from lib.layers.told import Reading, Told
from lib.layers.when import When
from lib.layers.where import Where
from lib.layers.who import Who
from lib.layers.written import Mapping, TypeCode

NO_ID = re.compile(r"[\s/,;:~]+")  # what an id may not hold (lib.corpus.model.records.THEIRS)
NOT_ASKED = "not among the rows asked for (only)"
SHOWN_EACH = 5_000  # rows from one word on how far it is to the next
Show = Callable[[int, int], None]
AGAIN, ID_AGAIN = "the same row again", "an id that is taken"


@dataclass(frozen=True)
class Asked:
    """What of a file is read, and how. `only`: column -> values of the rows that are read."""

    mapping: Mapping
    only: dict[str, tuple[str, ...]]
    extent: Extent
    own: bool = False  # whether the mapping is the corpus's own, so that a column that is missing is a slip
    sheet: str = ""  # of a workbook


def read_rows(opened: Opened, asked: Asked, findings: Findings, show: Show | None = None) -> Reading:
    """What the rows tell. `show`: is told now and then how many of how many are read."""
    columns = Columns(opened.header, asked.mapping)
    if opened.header:
        _say_missing(columns, asked, findings)
    rows, told, total = _Rows(columns, opened, asked, findings), [], len(opened.rows)
    for number in range(total):
        if show and number % SHOWN_EACH == 0:
            show(number, total)
        if event := rows.event(number):
            told.append(event)
    return Reading(
        told,
        tuple(rows.who.met.values()),
        tuple(rows.where.met),
        tuple(findings.all()),
        tuple(findings.lost),
        opened.n_read,
        dict(findings.out),
        opened.header,
        opened.ties,
    )


class _Rows:
    """Reads the rows of one table, one after the other."""

    def __init__(self, columns: Columns, opened: Opened, asked: Asked, findings: Findings):
        mapping = asked.mapping
        self.opened, self.mapping, self.findings, self.columns = opened, mapping, findings, columns
        self.id, self.id_column = columns.cell(mapping.id), columns.name(mapping.id)
        self.only = [(columns.cell(name), frozenset(values)) for name, values in asked.only.items()]
        self.types = [(name, columns.cell(name)) for name in mapping.type.columns]
        self.codes = {code.casefold(): meaning for code, meaning in mapping.type.codes.items()}
        self.left_out = {code.casefold() for code in mapping.type.left_out}
        self.who, self.when = Who(columns, mapping, opened.people), When(columns, mapping.date, opened, findings)
        self.where = Where(columns, mapping, asked.extent, findings)
        self.numbers = Numbers(columns, mapping, findings)
        self.summary = columns.template(mapping.summary)
        self.quotes = [columns.cell(name) for name in mapping.quote]
        self.source = columns.cell(mapping.according_to)
        self.kept = [(name, columns.at[name]) for name in mapping.keep if name in columns.at]
        self.taken: dict[str, int] = {}  # id -> number of its row
        self.meant: dict[str, str] = {}  # id as it is written here -> as the publisher has it

    def event(self, number: int) -> Told | None:
        """What a row tells; None of one that is left out."""
        row, line = self.columns.clean(self.opened.rows[number]), self.opened.lines[number]
        if any(cell(row) not in values for cell, values in self.only):
            self.findings.leave_out(line, NOT_ASKED)
            return None
        code, theirs = self._type(row, line), self._id(row, number, line)
        if code is None or not self._is_new(theirs, number, line):
            return None
        date, open_date = self.when.of(row, line)
        place, open_place = self.where.of(row, line)
        said = {"type": code.said, "date": open_date, "place": open_place}
        return Told(
            line,
            number,
            theirs,
            code.type,
            code.mode,
            code.by_force,
            self.who.of(row, code),
            date,
            place,
            self.numbers.of(row, line),
            self.summary(row) or theirs,
            " ".join(next(filter(None, (cell(row) for cell in self.quotes)), "").split()),
            "; ".join(part.strip() for part in self.source(row).split(self.mapping.split) if part.strip()),
            "\n".join(f"{name}\t{words}" for name, words in said.items() if words),
            self._kept(row),
        )

    def _kept(self, row: Cells) -> str:
        told = {name: row[place] for name, place in self.kept if row[place]}
        return to_json(told).decode() if told else ""

    def _type(self, row: Cells, line: int) -> TypeCode | None:
        told = [cell(row) for _, cell in self.types]
        known = (self.codes[value.casefold()] for value in told if value.casefold() in self.codes)
        found = next(known, self.mapping.type.otherwise)
        if found is None and any(value in self.left_out for value in map(str.casefold, told)):
            self.findings.leave_out(line, f"left out as asked: “{next(filter(None, told), '')}”")
        elif found is None:
            value, column = next(filter(None, told), ""), next((name for name, _ in self.types), "")
            hint = "say which type of the codebook it is (in layer.yaml under mapping: {type: {codes: …}})"
            what = f"“{value}” has no type here" if value else "says no type"
            reason = f"no type for “{value}”" if value else "no type said"
            self.findings.leave_out(line, reason, column, what, hint, self.id(row))
        return found

    def _id(self, row: Cells, number: int, line: int) -> str:
        """The publisher's id, in letters that an id may hold; of a row without one, made of all that it says."""
        told = self.id(row)
        theirs = NO_ID.sub("-", told).strip("-")
        if theirs and self.meant.setdefault(theirs, told) != told:  # another id that would be written alike
            theirs = f"{theirs}-{hashlib.sha256(told.encode()).hexdigest()[:4]}"
        if not theirs and self.id_column:
            self.findings.add(line, self.id_column, "has no id", "one is made of what the row says", "no id")
        return theirs or hashlib.sha256("\0".join(self.opened.rows[number]).encode()).hexdigest()[:12]

    def _is_new(self, theirs: str, number: int, line: int) -> bool:
        first = self.taken.setdefault(theirs, number)
        if first == number:
            return True
        if self.opened.rows[first] == self.opened.rows[number]:
            self.findings.leave_out(line, AGAIN)
        else:
            what, hint = f"“{theirs}” is the id of line {self.opened.lines[first]} too", "each id once; the first is read"
            self.findings.leave_out(line, ID_AGAIN, self.id_column, what, hint, theirs)
        return False


def _say_missing(columns: Columns, asked: Asked, findings: Findings) -> None:
    """Say which columns that the mapping names are not in the file: all of a mapping of the corpus's own, else those it needs."""
    mapping = asked.mapping
    named = [mapping.id, *mapping.type.columns, *asked.only]
    if asked.own:
        date, place = mapping.date, mapping.place
        named += [one.name for one in mapping.actors] + ([date.first, date.last] if date else [])
        named += [place.name, place.lat, place.lon, place.point, place.governorate, place.country] if place else []
        named += [number.best for number in mapping.numbers.values()] + [*mapping.quote, mapping.according_to]
    for name in dict.fromkeys(filter(None, named)):
        if not columns.name(name):
            findings.add(1, name, "is no column of the file", near_miss(name, columns.at), severity="error")
