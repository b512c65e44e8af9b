"""The words of a row: what it says of its event, the publisher's headline or note, and who told it."""

from collections.abc import Callable

from lib.layers.columns import Cells, Columns
from lib.layers.written import Mapping


class Words:
    """Reads the words of one table; `columns` gives its columns, of which none was asked for."""

    def __init__(self, columns: Callable[[], Columns], mapping: Mapping):
        self.summary_columns, self.quote_columns, self.source_columns = columns(), columns(), columns()
        self.summary = self.summary_columns.template(mapping.summary)
        self._quotes = [self.quote_columns.cell(name) for name in mapping.quote]
        self._source, self._split = self.source_columns.cell(mapping.according_to), mapping.split

    def quote(self, row: Cells) -> str:
        """What the first of its columns says that says something."""
        return " ".join(next(filter(None, (cell(row) for cell in self._quotes)), "").split())

    def source(self, row: Cells) -> str:
        """Who told it, each parted by "; "."""
        return "; ".join(part.strip() for part in self._source(row).split(self._split) if part.strip())
