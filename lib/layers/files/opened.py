"""What every file becomes, whatever it was: a header and rows of text, each with its line in the file.

A header twice, blank rows and rows of another width are recognised and said; what can be read is.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from lib.layers.findings import Findings
from lib.layers.told import Named, Tied

DAY_ZERO = datetime.date(1899, 12, 30)  # from which a spreadsheet counts its days


@dataclass(frozen=True)
class Opened:
    """`rows`: as many cells each as the header has; `lines`: the line of the file, or the row of the sheet, on which each begins.

    `day_zero`: from which a number that stands for a day is counted; `people` and `ties`: whom a file tells of beside its rows;
    `sheets`: all that a workbook has; `delimiter`: what parts the columns of a text."""

    header: tuple[str, ...]
    rows: list[list[str]]
    lines: list[int]
    n_read: int  # rows below the header, those left out among them
    day_zero: datetime.date = DAY_ZERO
    people: tuple[Named, ...] = ()
    ties: tuple[Tied, ...] = ()
    sheets: tuple[str, ...] = ()
    delimiter: str = ","


NO_TABLE = Opened((), [], [], 0)


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
    rows, lines, n_read, width = [], [], 0, len(first)
    header, told = header_of(first, line, findings), [cell.strip() for cell in first]
    for begins, row in numbered:
        n_read += 1
        if len(row) == width and row[0] != first[0] and (row[0].strip() or any(map(str.strip, row))):
            rows.append(row)
            lines.append(begins)
        elif not any(map(str.strip, row)):
            findings.leave_out(begins, "blank")
        elif [cell.strip() for cell in row] == told:
            findings.add(begins, "", "is the header once more", "it is left out", "the header once more")
            findings.leave_out(begins, "the header once more")
        elif len(row) < width or any(row[width:]):
            hint = "text that holds a delimiter, a quote mark or a line break stands in double quotes"
            what = f"has {len(row)} cells where the header has {width}"
            findings.leave_out(begins, "another number of cells than the header", "", what, hint, row[0])
        else:
            rows.append(row[:width])
            lines.append(begins)
    return Opened(header, rows, lines, n_read)
