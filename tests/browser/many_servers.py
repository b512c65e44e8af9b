"""The app as several servers behind its proxy, for tests and benchmarks: started, looked into from outside, ended."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lib.settings import ROOT
from tests.browser.steps import free_port, wait_until_well


@dataclass(frozen=True)
class Many:
    """Where the proxy is, the program that keeps all running, and its folder: `tmp`, `out.txt` and `err.txt`."""

    url: str
    process: subprocess.Popen
    folder: Path

    @property
    def port(self) -> int:
        return int(self.url.split("/")[2].rpartition(":")[2])

    def workers(self) -> dict[str, int]:
        """The number of each server that runs, as the cookie tells it -> its process."""
        config = next((self.folder / "tmp").glob("faultlines-*/nginx.conf")).read_text(encoding="utf-8")
        numbers = dict(re.findall(r':(\d+)\$" "faultlines_\d+=(\d+);', config))
        found = re.findall(r"^ *(\d+) .* run serve\.py .*--server\.port (\d+) --server\.headless", processes(), re.MULTILINE)
        return {numbers[port]: int(pid) for pid, port in found if port in numbers}

    def family(self) -> set[int]:
        """The program's process, those that it started, and theirs."""
        parents = {int(pid): int(parent) for pid, parent in re.findall(r"^ *(\d+) +(\d+) ", processes(), re.MULTILINE)}
        found = {self.process.pid}
        while more := {pid for pid, parent in parents.items() if parent in found} - found:
            found |= more
        return found


def processes() -> str:
    """A line for each process that runs: id, parent's id, command."""
    listed = subprocess.run(["ps", "-A", "-ww", "-o", "pid=,ppid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    return re.sub(
        r"^( *\d+ +\d+) [^Z]\S* +(.*\n)|.*\n", lambda line: f"{line[1]} {line[2]}" if line[1] else "", listed, flags=re.MULTILINE
    )


@contextmanager
def many_servers(folder: Path, workers: int, base: str = "", **environment: str) -> Iterator[Many]:
    """Start them on a free port of loopback, wait until all are well, end the program by its id."""
    port, out, err = free_port(), folder / "out.txt", folder / "err.txt"
    (folder / "tmp").mkdir()
    env = os.environ | {"TMPDIR": str(folder / "tmp")} | environment
    command = [sys.executable, "serve_many.py", str(workers), "--server.port", str(port), "--server.baseUrlPath", base]
    with out.open("wb") as told, err.open("wb") as wrong:
        heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background is deaf to it
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=told, stderr=wrong, start_new_session=True)
        signal.signal(signal.SIGINT, heard)
    many = Many("/".join(filter(None, (f"http://127.0.0.1:{port}", base))), process, folder)
    try:
        wait_until_well(f"{many.url}/_stcore/health", process)
        yield many
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.wait(60)
