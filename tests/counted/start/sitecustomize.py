"""Counts which lines and branches of the program a process runs, where FAULTLINES_COUNTED names a folder: first on PYTHONPATH
it is run at the start of every Python of a test run, of the commands and servers too that tests start. Nothing is traced:
SlipCover puts a probe before each line of the program's own files that goes away once it was met.
"""

import ast
import atexit
import importlib.machinery
import json
import marshal
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import CodeType, FrameType, ModuleType

FOLDER = os.environ.get("FAULTLINES_COUNTED", "")
ROOT = Path(__file__).resolve().parents[3]
OURS = (f"{ROOT}/lib/", f"{ROOT}/pages/", f"{ROOT}/app.py", f"{ROOT}/serve.py", f"{ROOT}/serve_many.py")
CODE = "code"  # folder of what is kept for the other processes of a run
PROBE = "a probe of SlipCover"
DRAWING = threading.Lock()
RUNS_PAGES = "streamlit.runtime.scriptrunner.script_cache"  # reads and compiles pages itself, which are no modules


def start() -> None:
    """From here on code of the program is counted as it is loaded; what was met is written when the process ends, also by TERM."""
    Loader = importlib.machinery.SourceFileLoader
    load, run = Loader.get_code, Loader.exec_module

    def get_code(loader: Loader, name: str) -> CodeType | None:
        path = loader.get_filename(name)
        return counted(path) if path.startswith(OURS) else load(loader, name)

    def exec_module(loader: Loader, module: ModuleType) -> None:
        run(loader, module)
        if module.__name__ == RUNS_PAGES:
            module.compile = lambda text, path, **how: counted(path) if path.startswith(OURS) else compile(text, path, **how)

    Loader.get_code, Loader.exec_module = get_code, exec_module
    atexit.register(save)
    signal.signal(signal.SIGTERM, save_and_end)


def counted(path: str) -> CodeType:
    """The code of a file with its probes."""
    if sys.version_info >= (3, 12):  # there are none, the interpreter itself tells what is met
        return COUNTS.instrument(kept(path, lambda: (with_branches(path),))[0])
    code, offsets, lines, branches = kept(path, lambda: drawn(path))
    with COUNTS.lock:
        COUNTS.code_lines[path].update(lines)
        COUNTS.code_branches[path].update(branches)
    return filled(code, offsets)


def with_branches(path: str) -> CodeType:
    """The code of a file with its branches told apart."""
    code: CodeType = compile(preinstrument(ast.parse(Path(path).read_bytes())), path, "exec")
    return code


class Outlines:
    """What SlipCover puts into code in place of probes, which are of one process: a probe is (PROBE, its number, the line or branch
    that it tells of); offsets: number -> where in its code it is called."""

    signal = f"{PROBE}'s call"

    def __init__(self) -> None:
        self.offsets: dict[int, int] = {}

    def new(self, _counts: object, _path: str, met: object, _threshold: int) -> tuple:
        self.offsets[len(self.offsets)] = 0
        return PROBE, len(self.offsets) - 1, met

    def set_immediate(self, outline: tuple, _code: bytes, offset: int) -> None:
        self.offsets[outline[1]] = offset


def drawn(path: str) -> tuple[CodeType, dict[int, int], list, list]:
    """The code of a file with outlines of its probes, their offsets, and the lines and branches that it has."""
    counts, outlines = Slipcover(immediate=True, branch=True), Outlines()
    with DRAWING:
        slipcover.probe = outlines
        try:
            code = counts.instrument(with_branches(path))
        finally:
            slipcover.probe = probe
    return code, outlines.offsets, list(counts.code_lines[path]), list(counts.code_branches[path])


def filled(code: CodeType, offsets: dict[int, int]) -> CodeType:
    """Code with a probe for each outline."""
    constants, probes = list(code.co_consts), []
    for at, one in enumerate(constants):
        if isinstance(one, CodeType):
            constants[at] = filled(one, offsets)
        elif one == Outlines.signal:
            constants[at] = probe.signal
        elif type(one) is tuple and one[:1] == (PROBE,):
            constants[at] = probe.new(COUNTS, code.co_filename, one[2], COUNTS.d_miss_threshold)
            probes.append((constants[at], offsets[one[1]]))
    code = code.replace(co_consts=tuple(constants))
    for one, offset in probes:
        probe.set_immediate(one, code.co_code, offset)
    return code


def kept(path: str, make: Callable[[], tuple]) -> tuple:
    """What is made of a file: it takes long, so the first process of a run keeps it for the others."""
    found = os.stat(path)
    place = Path(FOLDER, CODE, f"{path.removeprefix(str(ROOT)).replace('/', '-')}-{found.st_mtime_ns}-{found.st_size}")
    with suppress(FileNotFoundError):
        known: tuple = marshal.loads(place.read_bytes())
        return known
    made = make()
    keep(place, marshal.dumps(made))
    return made


def save() -> None:
    """Write what was met so far, over what was written of this process before."""
    keep(Path(FOLDER, f"{os.getpid()}-{STARTED}.json"), json.dumps(COUNTS.get_coverage()).encode())


def keep(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, whoever else writes it now: a test's process may have no disk left to write on."""
    beside = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(data)
            beside.rename(path)
        finally:
            beside.unlink(missing_ok=True)


def save_and_end(number: int, _: FrameType | None) -> None:
    """End as the signal would have ended the process."""
    save()
    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


if FOLDER:
    from slipcover import Slipcover, probe, slipcover
    from slipcover.branch import preinstrument

    STARTED = time.time_ns()
    COUNTS = Slipcover(immediate=True, branch=True)
    start()
