"""What a save would change, line by line, for the screen."""

import difflib
from dataclasses import dataclass
from typing import Literal

AROUND = 2  # lines that are shown around a change


@dataclass(frozen=True)
class DiffLine:
    """One line of a diff. `old`, `new`: its number in either file, counted from 1; None where it is not there. `text`: without
    its end. A `gap` stands for lines that are the same and not shown; its text is empty."""

    kind: Literal["same", "gone", "come", "gap"]
    old: int | None
    new: int | None
    text: str


def diff_lines(old: str, new: str) -> list[DiffLine]:
    """The lines that differ, with two around each; of lines that differ in their ends alone, too. Empty where nothing does."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    lines: list[DiffLine] = []
    shown = 0
    for group in difflib.SequenceMatcher(None, before, after, autojunk=False).get_grouped_opcodes(AROUND):
        if group[0][1] > shown:
            lines.append(DiffLine("gap", None, None, ""))
        for kind, i, j, k, m in group:
            if kind == "equal":
                lines += [DiffLine("same", i + at + 1, k + at + 1, _bare(line)) for at, line in enumerate(before[i:j])]
                continue
            lines += [DiffLine("gone", i + at + 1, None, _bare(line)) for at, line in enumerate(before[i:j])]
            lines += [DiffLine("come", None, k + at + 1, _bare(line)) for at, line in enumerate(after[k:m])]
        shown = group[-1][2]
    if lines and shown < len(before):
        lines.append(DiffLine("gap", None, None, ""))
    return lines


def _bare(line: str) -> str:
    return line.rstrip("\r\n")
