"""Values within the key of what is remembered: one that is no part of it (a corpus, whose mark is the key), one that is the same
only as itself (a registry)."""

from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, eq=False)
class Beside(Generic[Value]):
    """All of them are equal, so that a cache looks at the rest of the key alone."""

    value: Value

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Beside)


@dataclass(frozen=True, eq=False)
class Same(Generic[Value]):
    """The same only as itself, so that a cache need not compare what is large."""

    value: Value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.value is self.value
