"""Numbers of a row with their bounds, the publisher's best estimate kept in words; unknown is never 0."""

from lib.layers.columns import Cells, Columns
from lib.layers.distinct import Notes
from lib.layers.values import whole_number
from lib.layers.written import Mapping, Number

Bound = int | None
OR_NOT = "0 or not reported"
TURNED = "its bounds are not in order"


class Numbers:
    """Reads the quantities of one table."""

    def __init__(self, columns: Columns, mapping: Mapping, notes: Notes):
        self.columns, self.notes = columns, notes
        self.told = [
            (name, number, [columns.cell(one) for one in (number.best, number.least, number.most)])
            for name, number in mapping.numbers.items()
            if columns.name(number.best)
        ]

    def of(self, row: Cells) -> str:
        """Quantity, least, most and words, by line; nothing of what is not told."""
        found = []
        for name, number, cells in self.told:
            best, least, most = (
                self._number(cell(row), column) for cell, column in zip(cells, (number.best, number.least, number.most))
            )
            if said := self._said(number, best, least, most):
                found.append("\t".join((name, *said)))
        return "\n".join(found)

    def _number(self, text: str, column: str) -> int | None:
        read = whole_number(text)
        if read.wrong:
            hint = f"{read.hint}; the number stays unknown"
            self.notes.add(self.columns.name(column), read.wrong, hint, read.wrong.partition("” ")[2])
        return read.value if isinstance(read.value, int) else None

    def _said(self, number: Number, best: Bound, least: Bound, most: Bound) -> tuple[str, str, str] | None:
        """Least, most and words; None where nothing is told."""
        told = [bound for bound in (least, best, most) if bound is not None]
        if not told:
            return None
        if number.zero == "unknown" and not any(told):
            return "", "", OR_NOT
        if not (number.least or number.most):
            return str(best), str(best), ""
        words = "" if best is None else f"best estimate {best}"
        if told != sorted(told):
            written = ", ".join(
                f"{self.columns.name(column)} {bound}"
                for column, bound in ((number.least, least), (number.best, best), (number.most, most))
                if bound is not None
            )
            hint = "kept as told: between the least and the most of them"
            self.notes.add(self.columns.name(number.best), f"{TURNED}: {written}", hint, TURNED)
            words = f"as told: {written}"
        return str(min(told)) if least is not None else "", str(max(told)) if most is not None else "", words
