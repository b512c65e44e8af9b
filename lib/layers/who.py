"""Who takes part in a row: names of its columns of actors, with what they are and in which role."""

from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any

from lib.layers.columns import Columns
from lib.layers.told import Named
from lib.layers.written import ActorColumns, Mapping, TypeCode

UNNAMED = "not-named "  # with a space behind it, as nobody's key has


class Who:
    """Reads the actors of one table; remembers each whom it has met. `people`: whom
    the file tells of beside its rows, by their keys."""

    def __init__(self, columns: Columns, mapping: Mapping, people: tuple[Named, ...] = ()):
        self.columns, self.mapping = columns, mapping
        self.told = [
            (one, columns.cell(one.name), columns.cell(one.id), columns.cell(one.kind))
            for one in mapping.actors
            if columns.name(one.name)
        ]
        self.met = {named.key: named for named in people}
        self._kind = lru_cache(maxsize=None)(self._kind_of)

    def of(self, row: Sequence[Any]) -> str:
        """Role and key of everybody in a row, by line; of a row that names nobody, that it does. Behind its cells is its type."""
        code: TypeCode = row[-1]
        found: dict[str, None] = {}
        for one, name, number, kind in self.told:
            if cell := name(row):
                role = _role(one, code)
                names = [part.strip() for part in cell.split(one.split)] if one.split else [cell]
                for said in filter(None, names):
                    found[f"{role}\t{self._key(said, '' if one.split else number(row), one, kind(row))}"] = None
        if not found:
            self.met[UNNAMED] = Named(UNNAMED, self.mapping.unnamed, "organisation")
            found[f"{code.left}\t{UNNAMED}"] = None
        return "\n".join(found)

    def _key(self, name: str, number: str, one: ActorColumns, kind: str) -> str:
        key = " ".join((number or name).split())
        if key not in self.met:
            self.met[key] = Named(key, " ".join(name.split()), self._kind(name, kind, one.name))
        return key

    def _kind_of(self, name: str, code: str, column: str) -> str:
        one = next(told for told, *_ in self.told if told.name == column)
        by_name = (kind for form, kind in self.mapping.kinds_by_name.items() if fnmatchcase(name, form))
        return next(by_name, one.kinds.get(code, one.otherwise))


def _role(one: ActorColumns, code: TypeCode) -> str:
    left = (one.side == "left") != code.turned
    return one.role or (code.left if left else code.right)
