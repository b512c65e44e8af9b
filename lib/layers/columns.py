"""The columns of a table as a mapping names them, and the words that are made of a row's cells."""

import copy
import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from operator import itemgetter

from lib.layers.written import Mapping

Cells = Sequence[str]  # of a row, those of the columns that were asked for
Cell = Callable[[Cells], str]  # what a column says in a row
_AS_FLOAT = re.compile(r"(-?\d+)\.0+")
_COLUMN = re.compile(r"\{([^{}]+)\}")
_PARTS = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")


class Columns:
    """Where the columns of a header stand. `used`: those that were asked for, with their place among the cells that are given."""

    def __init__(self, header: tuple[str, ...], mapping: Mapping):
        self.at = {name: place for place, name in enumerate(header)}
        self.numeric = {self.at[name] for name in mapping.numeric if name in self.at}
        self.used: dict[str, int] = {}

    def others(self) -> "Columns":
        """The same columns, of which none was asked for."""
        found = copy.copy(self)
        found.used = {}
        return found

    def clean(self, place: int, texts: list[str]) -> list[str]:
        """The texts of a column as all else here takes them."""
        return cleaned(texts, place in self.numeric)

    def name(self, asked: str) -> str:
        """The column, or the first of the columns `a|b`, that there is; "" where there is none."""
        return asked if asked in self.at else next((name for name in asked.split("|") if name in self.at), "")

    def cell(self, asked: str) -> Cell:
        """What a column says in a row that is clean; "" of no column."""
        name = self.name(asked)
        return itemgetter(self.used.setdefault(name, len(self.used))) if name else _nothing

    def template(self, words: str) -> Cell:
        """Words with {columns}; what stands in [brackets] is left out where none of its columns says anything."""
        parts = [self._part(found[1] or found[2], bool(found[1])) for found in _PARTS.finditer(words)]
        return lambda row: "".join(part(row) for part in parts).strip()

    def _part(self, words: str, optional: bool) -> Cell:
        pieces = _COLUMN.split(words)  # what stands between columns, and these, in turn
        cells = [self.cell(name) for name in pieces[1::2]]

        def said(row: Cells) -> str:
            values = [" ".join(cell(row).split()) for cell in cells]
            if optional and not any(values):
                return ""
            return "".join(map("".join, zip_longest(pieces[::2], values, fillvalue="")))

        return said


def _nothing(row: Cells) -> str:
    return ""


def cleaned(texts: Sequence[str], numeric: bool) -> list[str]:
    """Texts without white space around them, and where they are `numeric` whole numbers without the .0 of a float."""
    told = [text.strip() for text in texts]
    return [as_whole(text) if text[-1:] == "0" else text for text in told] if numeric else told


def as_whole(text: str) -> str:
    """A whole number as it is meant: 300380.0 is 300380; any other text as it is."""
    if text[-2:] == ".0" and text[:-2].isdecimal():
        return text[:-2]
    found = _AS_FLOAT.fullmatch(text)
    return found[1] if found else text
