"""What is wrong with the rows of a table, and which are left out: found by column, said in the order of the rows."""

from array import array
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from lib.layers.distinct import Note, Said
from lib.layers.files.grid import Rows
from lib.layers.findings import Findings

Say = Callable[[Findings, int], None]  # to whom, and the line


class Account:
    """`lines`: on which line each row begins. What is found of a row later is said after what was found of it before."""

    def __init__(self, lines: "array[int]"):
        self.lines = lines
        self.found: list[tuple[int, int, Say]] = []
        self.more: Counter[str] = Counter()

    def note(self, rows: Rows, said: Said[Any]) -> None:
        """Note what is wrong with what some rows say."""
        for place in said.noted().tolist():
            for note in said.notes[int(said.codes[place])]:
                self.add(int(rows[place]), partial(_add, note))

    def leave_out(self, row: int, reason: str, *told: str) -> None:
        """Leave a row out, with what is wrong with it as Findings.leave_out takes it."""
        self.add(row, lambda findings, line: findings.leave_out(line, reason, *told))

    def pass_over(self, rows: Rows, reason: str) -> None:
        """Leave rows out with which nothing is wrong."""
        if len(rows):
            self.leave_out(int(rows[0]), reason)
            self.more[reason] += len(rows) - 1

    def add(self, row: int, say: Say) -> None:
        """Have something said of a row."""
        self.found.append((row, len(self.found), say))

    def say(self, findings: Findings) -> None:
        """Say all of it."""
        for row, _, say in sorted(self.found, key=lambda one: one[:2]):
            say(findings, self.lines[row])
        for reason, count in self.more.items():
            findings.out[reason] += count


def _add(note: Note, findings: Findings, line: int) -> None:
    findings.add(line, *note)
