"""What can go wrong, as data: a Problem is shown and counted, a FaultlinesError stops one action.

Every problem names the file, the line, the field, what is wrong and, where one is near, what would be right.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
LONG = 80  # letters of a written value that a message holds
_QUOTED = re.compile(f"(?<=“)[^“”]{{{LONG + 1},}}(?=”)")
_WORD = re.compile(rf"[^\s“”]{{{2 * LONG},}}")


def shortened(value: object) -> str:
    """A written value for a message: a long one is cut, and its length said."""
    text = "nothing" if value is None else str(value)
    return text if len(text) <= LONG else f"{text[: LONG - 20]}… ({len(text):,} letters)"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a corpus. `line` counts from 1 (0: the file as a whole); `field` is a dotted path.

    An `error` leaves something out: of an article its file, of a table the row or the value (lib.corpus.checking.effects says
    which); a `warning` does not. Long values in it are cut.
    """

    file: str
    line: int
    field: str
    what: str
    hint: str = ""
    severity: Severity = "error"

    def __post_init__(self) -> None:
        for name in ("field", "what", "hint"):
            text = getattr(self, name)
            if len(text) > LONG:
                cut = _QUOTED.sub(lambda found: shortened(found[0]), text)
                object.__setattr__(self, name, _WORD.sub(lambda found: shortened(found[0]), cut))

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        return f"{where}:{field} {self.what}" + (f" ({self.hint})" if self.hint else "")


@dataclass(frozen=True, order=True)
class LostRow:
    """A row of a table that is left out for an error of its own. `field`: of the row, as its problems' fields begin; empty where
    they name columns. `id`: as far as it can be read."""

    file: str
    line: int
    id: str = ""
    field: str = ""


class FaultlinesError(Exception):
    """Base of all errors of this program; its text says what would be right."""


class CorpusError(FaultlinesError):
    """A corpus that cannot be read at all; carries its problems."""

    def __init__(self, problems: tuple[Problem, ...]):
        self.problems = problems
        super().__init__("; ".join(map(str, problems)))


class CodebookError(FaultlinesError):
    """A codebook that cannot be read; carries all that is wrong with it."""

    def __init__(self, file: str, wrong: Sequence[str]):
        self.wrong = tuple(wrong)
        super().__init__("\n".join(f"{file}: {one}" for one in wrong))
