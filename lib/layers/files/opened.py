"""What every file becomes, whatever it was: a header and rows of text, each with its line in the file.

A header twice, blank rows and rows of another width are recognised and said; what can be read is.
"""

import datetime
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

from lib.layers.files.grid import Grid, GridBuilder, Rows, Texts
from lib.layers.findings import Findings
from lib.layers.told import Named, Tied

SAYS = "[0-9A-Za-z]"  # a text that holds one of these is surely not blank
pc: Any = pyarrow.compute
DAY_ZERO = datetime.date(1899, 12, 30)  # from which a spreadsheet counts its days


@dataclass(frozen=True)
class Opened:
    """`rows`: as many cells each as the header has; `lines`: the line of the file, or the row of the sheet, on which each begins.

    `day_zero`: from which a number that stands for a day is counted; `people` and `ties`: whom a file tells of beside its rows;
    `sheets`: all that a workbook has; `delimiter`: what parts the columns of a text."""

    header: tuple[str, ...]
    rows: Grid
    lines: "array[int]"
    n_read: int  # rows below the header, those left out among them
    day_zero: datetime.date = DAY_ZERO
    people: tuple[Named, ...] = ()
    ties: tuple[Tied, ...] = ()
    sheets: tuple[str, ...] = ()
    delimiter: str = ","


NO_TABLE = Opened((), Grid(()), array("q"), 0)


def refused(findings: Findings, what: str, hint: str, line: int = 0) -> Opened:
    """No table, with the reason said as an error: it has no column."""
    findings.add(line, "", what, hint, severity="error")
    return NO_TABLE


def header_of(cells: Iterable[str], line: int, findings: Findings) -> tuple[str, ...]:
    """The names of the columns, each once: the second of a name is called so."""
    told = [cell.strip().strip("\ufeff") or f"column {at}" for at, cell in enumerate(cells, 1)]
    taken, again, names = set(told), dict.fromkeys(told, 1), dict[str, None]()
    for name in told:
        called = name
        while called in names or (called != name and called in taken):
            again[name] += 1
            called = f"{name} ({again[name]})"
        if called != name:
            findings.add(line, name, "stands in the header twice", f"the second is read as “{called}”", "twice in the header")
        names[called] = None
    return tuple(names)


def table_of(first: list[str], line: int, numbered: Iterable[tuple[int, list[str]]], findings: Findings) -> Opened:
    """The table of a header, which stands on a line, and of the rows below it, each with the line on which it begins."""
    making = Making(first, line, findings)
    for begins, row in numbered:
        making.add(begins, row)
    return making.opened()


class Making:
    """Takes what stands below a header, row by row or by column; `first`: the header's cells, which stand on a line."""

    def __init__(self, first: list[str], line: int, findings: Findings):
        self.first, self.findings, self.n_read, self.lines = first, findings, 0, array("q")
        self.header, self.told = header_of(first, line, findings), [cell.strip() for cell in first]
        self.builder = GridBuilder(len(first))

    def add(self, begins: int, row: list[str]) -> None:
        """Take a row, which begins on a line."""
        self.n_read += 1
        width = len(self.first)
        if self._is_event(begins, row):
            if len(row) < width or any(row[width:]):
                hint = "text that holds a delimiter, a quote mark or a line break stands in double quotes"
                what = f"has {len(row)} cells where the header has {width}"
                self.findings.leave_out(begins, "another number of cells than the header", "", what, hint, row[0])
            else:
                self.builder.add(row[:width])
                self.lines.append(begins)

    def add_columns(self, columns: list[Texts], lines: Rows) -> None:
        """Take rows of the header's width by their columns of text, with the lines on which they begin."""
        self.n_read += len(lines)
        gone = [at for at in self._doubtful(columns) if not self._is_event(int(lines[at]), [one[at].as_py() for one in columns])]
        if gone:
            stays = np.ones(len(lines), np.bool_)
            stays[gone] = False
            columns, lines = [one.filter(pa.array(stays)) for one in columns], lines[stays]
        self.builder.add_columns(columns)
        self.lines.frombytes(lines.astype(np.int64).tobytes())

    def _doubtful(self, columns: list[Texts]) -> list[int]:
        """The numbers of rows that begin as the header does, or that may say nothing."""
        again = np.flatnonzero(pc.equal(columns[0], self.first[0]).to_numpy())
        blank = np.arange(len(columns[0]))
        for column in columns:
            told = column if len(blank) == len(column) else column.take(pa.array(blank))
            blank = blank[~pc.match_substring_regex(told, SAYS).to_numpy()]
            if not len(blank):
                break
        return sorted({*again.tolist(), *blank.tolist()})

    def _is_event(self, begins: int, row: list[str]) -> bool:
        """Whether a row is neither blank nor the header again, which is left out."""
        if row and row[0] != self.first[0] and any(map(str.strip, row)):
            return True
        if not any(map(str.strip, row)):
            self.findings.leave_out(begins, "blank")
        elif [cell.strip() for cell in row] == self.told:
            self.findings.add(begins, "", "is the header once more", "it is left out", "the header once more")
            self.findings.leave_out(begins, "the header once more")
        else:
            return True
        return False

    def opened(self) -> Opened:
        """The table of all that was taken."""
        return Opened(self.header, self.builder.grid(), self.lines, self.n_read)
