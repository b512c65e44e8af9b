"""What is wrong with the rows of a file: by line and column, the first of each kind one by one, of the rest how many there are.

A row that is left out is counted with its reason, so that rows read = events + rows left out.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lib.errors import LostRow, Problem, Severity

MOST_OF_A_KIND = 10


@dataclass
class Findings:
    """`file`: as problems name it. `out`: reason -> how many rows are left out for it; `lost`: those of them that have an error."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[tuple[str, str, Severity]] = field(default_factory=Counter)
    out: Counter[str] = field(default_factory=Counter)
    lost: list[LostRow] = field(default_factory=list)

    def copy(self) -> "Findings":
        """The same, to which others can be added."""
        return Findings(self.file, [*self.problems], Counter(self.counts), Counter(self.out), [*self.lost])

    def add(self, line: int, column: str, what: str, hint: str = "", kind: str = "", severity: Severity = "warning") -> None:
        """Note what is wrong; `kind`: what it is called where it is one of many."""
        key = (column, kind or what, severity)
        self.counts[key] += 1
        if self.counts[key] <= MOST_OF_A_KIND:
            self.problems.append(Problem(self.file, line, column, what, hint, severity))

    def leave_out(self, line: int, reason: str, column: str = "", what: str = "", hint: str = "", row_id: str = "") -> None:
        """Count a row as left out, which is said where `what` is wrong with it."""
        self.out[reason] += 1
        if what:
            self.lost.append(LostRow(self.file, line, row_id))
            self.add(line, column, what, hint, reason, "error")

    def all(self) -> list[Problem]:
        """The problems, and for each kind of which there are many more how many."""
        return [*self.problems, *self._rest()]

    def _rest(self) -> Iterator[Problem]:
        for (column, kind, severity), count in self.counts.items():
            if count > MOST_OF_A_KIND:
                more = count - MOST_OF_A_KIND
                yield Problem(self.file, 0, column, f"and {more:,} more row{'' if more == 1 else 's'}: {kind}", "", severity)
