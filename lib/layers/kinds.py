"""What kind of event a row is: the type of the codebook that its publisher's code has, or why it has none."""

from typing import NamedTuple

from lib.layers.columns import Cells, Columns
from lib.layers.written import Mapping, TypeCode


class Untyped(NamedTuple):
    """Why a row is left out; `what` is empty where nothing is wrong with it."""

    reason: str
    column: str = ""
    what: str = ""
    hint: str = ""


class Kinds:
    """Reads the types of one table."""

    def __init__(self, columns: Columns, mapping: Mapping):
        self.columns, self.mapping = columns, mapping.type
        self.told = [(name, columns.cell(name)) for name in mapping.type.columns]
        self.codes = {code.casefold(): meaning for code, meaning in mapping.type.codes.items()}
        self.left_out = {code.casefold() for code in mapping.type.left_out}

    def of(self, row: Cells) -> TypeCode | Untyped:
        """What a row is."""
        told = [cell(row) for _, cell in self.told]
        known = (self.codes[value.casefold()] for value in told if value.casefold() in self.codes)
        found = next(known, self.mapping.otherwise)
        value = next(filter(None, told), "")
        if found is not None:
            return found
        if any(one in self.left_out for one in map(str.casefold, told)):
            return Untyped(f"left out as asked: “{value}”")
        column = next((name for name, _ in self.told), "")
        hint = "say which type of the codebook it is (in layer.yaml under mapping: {type: {codes: …}})"
        what = f"“{value}” has no type here" if value else "says no type"
        return Untyped(f"no type for “{value}”" if value else "no type said", column, what, hint)
