"""When a row was, as exactly as its publisher knows it: an EDTF date, or none."""

import datetime

from lib.layers.columns import Cells, Columns
from lib.layers.distinct import Notes, Table
from lib.layers.values import AMBIGUOUS, COUNTED, counted_day, day, is_plain_day, month_or_year, order_of
from lib.layers.written import DateCode, DateColumns

AROUND = datetime.timedelta(days=3)  # of a day that stands for its week
AS_ONE_DAY = ("day", "window", "extent")  # which are that day where they begin and end on it
OTHERWISE = "a day written in another way"


class When:
    """Reads the days of one table. Where the mapping says no order of day and month, the column's own days may."""

    def __init__(self, columns: Columns, mapping: DateColumns | None, table: Table, notes: Notes):
        self.columns, self.notes = columns, notes
        self.mapping = mapping or DateColumns(first="?")
        self.names = columns.name(self.mapping.first), columns.name(self.mapping.last)
        self.first, self.last = columns.cell(self.mapping.first), columns.cell(self.mapping.last)
        self.day_zero = table.day_zero
        self.code = columns.cell(self.mapping.precision)
        self.order = self.mapping.order or order_of(table.texts(self.names[0]))

    def of(self, row: Cells) -> tuple[str, str]:
        """The date, "" where none can be told, and what is open about it."""
        said, first_text = self.code(row), self.first(row)
        code = self.mapping.codes.get(said, self.mapping.otherwise)
        if said and said not in self.mapping.codes:
            self.notes.add(self.mapping.precision, f"“{said}” is no code of how exactly the day is known", "", "no code")
        as_one = not self.names[1] or first_text == self.last(row)
        if as_one and code.kind in AS_ONE_DAY and is_plain_day(first_text):
            return first_text, code.said
        if known := self._month_or_year(row):
            return known, code.said
        first = self._day(first_text, self.names[0])
        last = self._day(self.last(row), self.names[1]) if self.names[1] else first
        if first is None:
            if not first_text and self.names[0]:
                self.notes.add(self.names[0], "says no day", "the event stays without a day", "no day")
            return "", ""
        last = last or first
        if last < first:
            what = f"ends on {last.isoformat()}, before it begins"
            self.notes.add(self.names[1], what, "the event stays without a day", "ends before it begins")
            return "", ""
        return written(code, first, last), code.said

    def _month_or_year(self, row: Cells) -> str:
        """A month or year, or an extent from one to another, that is written as such; "" where days are."""
        first, last = month_or_year(self.first(row)), self.last(row)
        if not first or not last or month_or_year(last) == first:
            return first
        until = month_or_year(last)
        return f"{first}/{until}" if until and len(until) == len(first) and first < until else ""

    def _day(self, text: str, column: str) -> datetime.date | None:
        found = day(text, self.order)
        if found.wrong and (counted := counted_day(text, self.day_zero)).value:
            found = counted
        if found.wrong:
            usual = OTHERWISE if found.value else "no day that can be read"
            kind = next((one for one in (AMBIGUOUS, COUNTED) if one in found.wrong), usual)
            hint = found.hint if found.value else f"{found.hint}; the event stays without a day"
            self.notes.add(column, found.wrong, hint, kind)
        return found.value if isinstance(found.value, datetime.date) else None


def written(code: DateCode, first: datetime.date, last: datetime.date) -> str:
    """The date as EDTF has it."""
    if code.kind == "week":
        before = first - datetime.date.min > AROUND and first - AROUND
        after = datetime.date.max - first > AROUND and first + AROUND
        return f"[{before or datetime.date.min}..{after or datetime.date.max}]"
    if code.kind in ("month", "year") and first == last:
        return first.isoformat()[: 7 if code.kind == "month" else 4]
    if first == last:
        return first.isoformat()
    return f"{first}/{last}" if code.kind in ("day", "extent") else f"[{first}..{last}]"
