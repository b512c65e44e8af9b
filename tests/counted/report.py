"""What a test run met of the program, of all its processes together, and whether that is less than pyproject.toml asks for.

Beside the lines stand branches: each way that an `if`, a loop or a `match` can go.
"""

import ast
import copy
import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from slipcover import Slipcover, merge_coverage
from slipcover.branch import preinstrument

from lib.settings import ROOT

KINDS = ("executed_lines", "missing_lines", "executed_branches", "missing_branches")
MOST = 10  # files are named, those with most that was never run


@dataclass(frozen=True)
class Counted:
    """Lines and branches of the program, and how many were not run; files: path -> what was not run there."""

    lines: int
    branches: int
    unmet_lines: int
    unmet_branches: int
    files: dict[str, int]

    @property
    def percent(self) -> float:
        """Of all lines and branches, how many were run."""
        return 100 * (1 - (self.unmet_lines + self.unmet_branches) / (self.lines + self.branches))


def program() -> list[Path]:
    """The files whose lines count."""
    return [
        *(ROOT / name for name in ("app.py", "serve.py", "serve_many.py")),
        *sorted((ROOT / "pages").rglob("*.py")),
        *sorted((ROOT / "lib").rglob("*.py")),
    ]


def floor() -> float:
    """The least percentage that a whole run may reach."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["slipcover"]["fail-under"]


def count(folder: Path) -> Counted:
    """All that the processes wrote into a folder, and of each file that none of them loaded, all of it as never run."""
    loaded = _together(folder)
    met = _never_run([path for path in program() if str(path.relative_to(ROOT)) not in loaded])
    merge_coverage(met, met | {"files": loaded})
    files = {_within(path): one for path, one in met["files"].items()}
    ran = {name: one["summary"] for name, one in files.items()}
    lines, branches = (sum(one[f"covered_{kind}"] for one in ran.values()) for kind in ("lines", "branches"))
    no_lines, no_branches = (sum(one[f"missing_{kind}"] for one in ran.values()) for kind in ("lines", "branches"))
    unmet = {name: one["missing_lines"] + one["missing_branches"] for name, one in ran.items()}
    return Counted(lines + no_lines, branches + no_branches, no_lines, no_branches, {name: n for name, n in unmet.items() if n})


def _together(folder: Path) -> dict[str, dict[str, list]]:
    """Of each file that a process loaded, what any of them ran there and what any of them did not: SlipCover's own way of putting
    two parts together looks at every file anew, and there are hundreds of parts."""
    found: dict[str, dict[str, set]] = {}
    for part in folder.glob("*.json"):
        for path, one in json.loads(part.read_text(encoding="utf-8"))["files"].items():
            file = found.setdefault(_within(path), {kind: set() for kind in KINDS})
            for kind in KINDS:
                file[kind].update(tuple(met) if isinstance(met, list) else met for met in one[kind])
    return {path: {kind: sorted(met) for kind, met in file.items()} for path, file in found.items()}


def _within(path: str) -> str:
    """A file's path within the program: a process that began in another folder writes the whole of it."""
    return str(Path(path).relative_to(ROOT)) if Path(path).is_absolute() else path


def _never_run(files: list[Path]) -> dict:
    """These files as if none of them had been run: what a process has loaded is not read again for it, which takes long."""
    met = Slipcover(branch=True).get_coverage()
    for path in files:
        met["files"] |= copy.deepcopy(_made_of(path, path.stat().st_mtime_ns))
    return met


@cache
def _made_of(path: Path, _: int) -> dict:
    """A file's lines and branches, as they were at a time."""
    counts = Slipcover(branch=True)
    counts.instrument(compile(preinstrument(ast.parse(path.read_bytes())), str(path), "exec"))
    return counts.get_coverage()["files"]


def told(counted: Counted, least: float) -> list[str]:
    """The report: lines, branches, both, and the files with most that was not run."""
    worst = sorted(counted.files.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    total = f"{counted.percent:.2f} % of lines and branches, at least {least:.2f} % are asked for"
    return [
        f"{counted.lines - counted.unmet_lines} of {counted.lines} lines, "
        f"{counted.branches - counted.unmet_branches} of {counted.branches} branches: {total}",
        f"not run, of {len(counted.files)} files, most in:",
        *(f"{number:6} {name}" for name, number in worst),
    ]
