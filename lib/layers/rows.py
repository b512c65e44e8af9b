"""The rows of an opened file become what they tell, each with what is wrong with it; a row that is no event is left out with its
reason, so that rows read = events + rows left out.

They are read by column: what some cells say is read once for each distinct set of them. What is wrong is said row by row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa

from lib.corpus.checking.checking import near_miss
from lib.corpus.model.register import Extent
from lib.layers.account import Account
from lib.layers.cells import InMemory
from lib.layers.columns import Cells, Columns
from lib.layers.distinct import Notes, Said, Table, Which, distinct
from lib.layers.files.grid import Rows, Texts
from lib.layers.findings import Findings
from lib.layers.ids import Ids
from lib.layers.kinds import Kinds, Untyped
from lib.layers.numbers import Numbers
from lib.layers.opening import Opened
from lib.layers.source_rows import SourceRows
from lib.layers.told import Reading, ToldRows
from lib.layers.when import When
from lib.layers.where import Where
from lib.layers.who import Who
from lib.layers.words import Words
from lib.layers.written import Mapping

NOT_ASKED = "not among the rows asked for (only)"
Show = Callable[[int, int], None]
Made = TypeVar("Made")
MAY_BE_OPEN = ("type", "date", "place")
PARTS = 8  # of a reading, of about as much work each


@dataclass(frozen=True)
class Asked:
    """What of a file is read, and how. `only`: column -> values of the rows that are read."""

    mapping: Mapping
    only: dict[str, tuple[str, ...]]
    extent: Extent
    own: bool = False  # whether the mapping is the corpus's own, so that a column that is missing is a slip
    sheet: str = ""  # of a workbook


def read_rows(opened: Opened, asked: Asked, findings: Findings, show: Show | None = None) -> Reading:
    """What the rows tell. `show`: is told now and then how much of how many rows' work is done."""
    columns = Columns(opened.header, asked.mapping)
    if opened.header:
        say_missing(columns, asked, findings)
    reader = _Reader(columns, opened, asked, show)
    told = reader.told()
    reader.account.say(findings)
    return Reading(
        told,
        tuple(reader.who.met.values()),
        tuple(reader.where.met),
        tuple(findings.all()),
        tuple(findings.lost),
        opened.n_read,
        dict(findings.out),
        opened.header,
        opened.ties,
    )


class _Reader:
    """Reads the rows of one table, a column or some of them after the other."""

    def __init__(self, columns: Columns, opened: Opened, asked: Asked, show: Show | None):
        self.mapping, self.only = asked.mapping, asked.only
        self.columns, self.table = columns, Table(opened, columns)
        self.account, self.notes = Account(opened.lines), Notes()
        self.who = Who(columns.others(), self.mapping, opened.people)
        self.where = Where(columns.others(), self.mapping, asked.extent, self.notes)
        numeric = tuple(name for name, place in columns.at.items() if place in columns.numeric)
        self.keeping = SourceRows(InMemory(opened.rows), opened.header, self.mapping.keep, numeric)
        self.show, self.n_rows, self.n_done = show, len(opened.rows), 0

    def told(self) -> ToldRows:
        """What the rows tell that are events."""
        rows, kinds, ids = self._events(self._asked_for())
        when = When(self.columns.others(), self.mapping.date, self.table, self.notes)
        numbers = Numbers(self.columns.others(), self.mapping, self.notes)
        words = Words(self.columns.others, self.mapping)
        dates = self._read(when.columns, when.of, rows)
        places = self._read(self.where.columns, self.where.of, rows)
        people = self._read(self.who.columns, self.who.of, rows, kinds)
        columns: dict[str, Texts] = {
            "line": pa.array(np.frombuffer(self.account.lines, np.int64)[rows]),
            "row": pa.array(rows),
            "id": ids,
            **{name: kinds.by(attrgetter(name)).column() for name in ("type", "mode", "by_force")},
            "roles": people.column(),
            "date": dates.by(itemgetter(0)).column(),
            "place": pa.array(np.array([at for at, _ in places.values], np.int64)[places.codes]),
            "numbers": self._read(numbers.columns, numbers.of, rows).column(),
            "summary": _or_else(self._read(words.summary_columns, words.summary, rows), ids),
            "quote": self._read(words.quote_columns, words.quote, rows).column(),
            "according_to": self._read(words.source_columns, words.source, rows).column(),
            "open": _open(kinds.by(attrgetter("said")), dates.by(itemgetter(1)), places.by(itemgetter(1))),
        }
        return ToldRows(pa.table(columns), self.keeping)

    def _asked_for(self) -> Rows:
        """The rows that are to be read."""
        rows = np.arange(self.n_rows)
        asked = np.ones(len(rows), bool)
        for column, values in self.only.items():
            name = self.columns.name(column)
            said = self.table.column(name, rows) if name else Said(np.zeros(len(rows), np.int32), [""])
            asked &= np.array([value in values for value in said.values], bool)[said.codes]
        self.account.pass_over(rows[~asked], NOT_ASKED)
        return rows[asked]

    def _events(self, rows: Rows) -> tuple[Rows, Said[Any], Texts]:
        """Those of some rows that have a type and whose id is new, with both."""
        reads = Kinds(self.columns.others(), self.mapping)
        kinds = self._read(reads.columns, reads.of, rows)
        ids = Ids(self.table, self.columns.name(self.mapping.id), self.account)
        said = ids.told(rows)
        for code, value in enumerate(kinds.values):
            if isinstance(value, Untyped):
                self._leave_out(value, kinds.codes == code, rows, said)
        typed = np.array([not isinstance(value, Untyped) for value in kinds.values], bool)[kinds.codes]
        every = ids.of(said, rows)
        theirs = every.filter(pa.array(typed))
        rows, kinds = rows[typed], kinds.of(typed)
        new = ids.are_new(theirs, rows)
        return rows[new], kinds.of(new).used(), theirs.filter(pa.array(new))

    def _leave_out(self, why: Untyped, which: Which, rows: Rows, ids: Said[str]) -> None:
        """Leave rows out that have no type."""
        if not why.what:
            self.account.pass_over(rows[which], why.reason)
            return
        for row, code in zip(rows[which].tolist(), ids.codes[which].tolist()):
            self.account.leave_out(row, why.reason, why.column, why.what, why.hint, ids.values[code])

    def _read(self, columns: Columns, read: Callable[[Cells], Made], rows: Rows, beside: Said[Any] | None = None) -> Said[Made]:
        """What some rows say, with what is wrong with it noted."""
        if self.show:
            self.show(self.n_rows * self.n_done // PARTS, self.n_rows)
            self.n_done += 1
        said = self.table.read(read, columns, rows, self.notes, beside)
        self.account.note(rows, said)
        return said


def _open(*said: Said[str]) -> Texts:
    """Of what fields something is not known, and what, by line, of each row."""
    codes, first = distinct([one.codes for one in said], [len(one.values) for one in said], len(said[0].codes))
    words = ([(name, one.values[one.codes[place]]) for name, one in zip(MAY_BE_OPEN, said)] for place in first.tolist())
    return Said(codes, ["\n".join(f"{name}\t{what}" for name, what in row if what) for row in words]).column()


def _or_else(said: Said[str], otherwise: Texts) -> Texts:
    """What rows say, of those that say nothing something else."""
    silent = np.flatnonzero(np.array([not value for value in said.values], bool)[said.codes])
    codes, values = said.codes.copy(), [*said.values, *otherwise.take(pa.array(silent)).to_pylist()]
    codes[silent] = np.arange(len(said.values), len(values))
    return Said(codes, values).column()


def say_missing(columns: Columns, asked: Asked, findings: Findings) -> None:
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
