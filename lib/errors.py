"""What can go wrong, as data: a Problem is shown and counted, a FaultlinesError stops one action.

Every problem names the file, the line, the field, what is wrong and, where one is near, what would be right.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a corpus. `line` counts from 1 (0: the file as a whole); `field` is a dotted path.

    An `error` leaves its file out of the corpus; a `warning` does not.
    """

    file: str
    line: int
    field: str
    what: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        return f"{where}:{field} {self.what}" + (f" ({self.hint})" if self.hint else "")


class FaultlinesError(Exception):
    """Base of all errors of this program; its text says what would be right."""


class CorpusError(FaultlinesError):
    """A corpus that cannot be read at all; carries its problems."""

    def __init__(self, problems: tuple[Problem, ...]):
        self.problems = problems
        super().__init__("; ".join(map(str, problems)))


class SnapshotError(FaultlinesError):
    """A file that is not a snapshot of this program."""
