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
import time
from contextlib import suppress
from pathlib import Path
from types import CodeType, FrameType, ModuleType

FOLDER = os.environ.get("FAULTLINES_COUNTED", "")
ROOT = Path(__file__).resolve().parents[3]
OURS = (f"{ROOT}/lib/", f"{ROOT}/pages/", f"{ROOT}/app.py", f"{ROOT}/serve.py", f"{ROOT}/serve_many.py")
CODE = "code"  # folder of what is kept for the other processes of a run
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
    return COUNTS.instrument(with_branches(path))


def with_branches(path: str) -> CodeType:
    """The code of a file with its branches told apart: it takes long, so the first process of a run keeps it for the others."""
    found = os.stat(path)
    kept = Path(FOLDER, CODE, f"{path.removeprefix(str(ROOT)).replace('/', '-')}-{found.st_mtime_ns}-{found.st_size}")
    try:
        code: CodeType = marshal.loads(kept.read_bytes())
    except FileNotFoundError:
        code = compile(preinstrument(ast.parse(Path(path).read_bytes())), path, "exec")
        keep(kept, marshal.dumps(code))
    return code


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
    from slipcover import Slipcover
    from slipcover.branch import preinstrument

    STARTED = time.time_ns()
    COUNTS = Slipcover(immediate=True, branch=True)
    start()
