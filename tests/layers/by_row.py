"""A table read one row after the other, each cell as it comes: what reading it by column is compared with."""

import hashlib

from pydantic_core import to_json

from lib.layers.columns import Columns, cleaned
from lib.layers.distinct import Notes, Table
from lib.layers.findings import Findings
from lib.layers.ids import AGAIN, ID_AGAIN, NO_ID
from lib.layers.kinds import Kinds, Untyped
from lib.layers.numbers import Numbers
from lib.layers.opening import Opened
from lib.layers.rows import NOT_ASKED, Asked, say_missing
from lib.layers.told import Told
from lib.layers.when import When
from lib.layers.where import Where
from lib.layers.who import Who
from lib.layers.words import Words


class ByRow:
    """Reads the rows of a table; `told`: those that are events."""

    def __init__(self, opened: Opened, asked: Asked, findings: Findings):
        self.opened, self.mapping, self.findings = opened, asked.mapping, findings
        self.columns, self.notes = Columns(opened.header, asked.mapping), Notes()
        say_missing(self.columns, asked, findings)
        self.only = [(self.columns.name(name), frozenset(values)) for name, values in asked.only.items()]
        self.who = Who(self.columns.others(), self.mapping, opened.people)
        self.where = Where(self.columns.others(), self.mapping, asked.extent, self.notes)
        self.when = When(self.columns.others(), self.mapping.date, Table(opened, self.columns), self.notes)
        self.numbers = Numbers(self.columns.others(), self.mapping, self.notes)
        self.kinds, self.words = Kinds(self.columns.others(), self.mapping), Words(self.columns.others, self.mapping)
        self.taken, self.meant = dict[str, int](), dict[str, str]()
        self.rows = list(opened.rows)
        self.told = [told for number in range(len(self.rows)) if (told := self._event(number))]

    def _event(self, number: int) -> Told | None:
        line = self.opened.lines[number]
        row = {name: self._clean(at, self.rows[number][at]) for name, at in self.columns.at.items()}
        if any(row.get(name, "") not in values for name, values in self.only):
            self.findings.leave_out(line, NOT_ASKED)
            return None
        theirs_as_told = row.get(self.columns.name(self.mapping.id), "")
        code = self.kinds.of(_cells(row, self.kinds.columns))
        if isinstance(code, Untyped):
            self.findings.leave_out(line, *code, row_id=theirs_as_told)
        theirs = self._id(theirs_as_told, number, line)
        if isinstance(code, Untyped) or not self._is_new(theirs, number, line):
            return None
        date, open_date = self._said(self.when, row, line)
        place, open_place = self._said(self.where, row, line)
        roles = self.who.of((*_cells(row, self.who.columns), code))
        said = {"type": code.said, "date": open_date, "place": open_place}
        kept = {name: row[name] for name in self.mapping.keep if row.get(name)}
        return Told(
            line,
            number,
            theirs,
            code.type,
            code.mode,
            code.by_force,
            roles,
            date,
            place,
            self._said(self.numbers, row, line),
            self.words.summary(_cells(row, self.words.summary_columns)) or theirs,
            self.words.quote(_cells(row, self.words.quote_columns)),
            self.words.source(_cells(row, self.words.source_columns)),
            "\n".join(f"{name}\t{words}" for name, words in said.items() if words),
            to_json(kept).decode() if kept else "",
        )

    def _clean(self, at: int, cell: str) -> str:
        return cleaned([cell], at in self.columns.numeric)[0]

    def _said(self, part, row: dict[str, str], line: int):
        told = part.of(_cells(row, part.columns))
        for note in self.notes:
            self.findings.add(line, *note)
        self.notes.clear()
        return told

    def _id(self, told: str, number: int, line: int) -> str:
        theirs = NO_ID.sub("-", told).strip("-")
        if theirs and self.meant.setdefault(theirs, told) != told:
            theirs = f"{theirs}-{hashlib.sha256(told.encode()).hexdigest()[:4]}"
        if not theirs and (column := self.columns.name(self.mapping.id)):
            self.findings.add(line, column, "has no id", "one is made of what the row says", "no id")
        return theirs or hashlib.sha256("\0".join(self.rows[number]).encode()).hexdigest()[:12]

    def _is_new(self, theirs: str, number: int, line: int) -> bool:
        first = self.taken.setdefault(theirs, number)
        if first != number and self.rows[first] == self.rows[number]:
            self.findings.leave_out(line, AGAIN)
        elif first != number:
            what = f"“{theirs}” is the id of line {self.opened.lines[first]} too"
            column = self.columns.name(self.mapping.id)
            self.findings.leave_out(line, ID_AGAIN, column, what, "each id once; the first is read", theirs)
        return first == number


def _cells(row: dict[str, str], columns: Columns) -> tuple[str, ...]:
    return tuple(row[name] for name in columns.used)
