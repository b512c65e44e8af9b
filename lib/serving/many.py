"""Several servers of the app behind one proxy, kept running until they are told to end, and nothing left behind then."""

import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from lib.serving.listening import Listening, NotStarted, free_ports, hindrance, read_listening
from lib.serving.processes import Kept, end, how
from lib.serving.proxy import LOOPBACK, Site, nginx_config
from lib.serving.pulse import PATIENCE, answers
from lib.settings import PROGRAM, ROOT

LOOK = 0.25  # seconds between two looks at all processes
NO_NGINX = """several workers stand behind nginx, which is not here, and this user may not install it:
    sudo apt-get install nginx-light        (macOS: brew install nginx)"""


def serve_many(workers: int, flags: Sequence[str], stop: threading.Event) -> int:
    """Serve until told to stop; the exit code: 0, or 1 and a sentence where it cannot be."""
    try:
        asked = read_listening(flags)
        if hindered := hindrance(asked):
            raise NotStarted(hindered)
        nginx = find_nginx()
        with tempfile.TemporaryDirectory(prefix="faultlines-") as folder:
            _serve(asked, workers, flags, nginx, Path(folder), stop)
    except NotStarted as reason:
        _say(f"{PROGRAM} does not start: {reason}")
        return 1
    return 0


def find_nginx() -> str:
    """Where nginx is: FAULTLINES_NGINX, else as found, or installed, by scripts/find_nginx.sh."""
    found = (
        os.environ.get("FAULTLINES_NGINX")
        or subprocess.run(
            [ROOT / "scripts" / "find_nginx.sh"], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
        ).stdout.strip()
    )
    if not found:
        raise NotStarted(NO_NGINX)
    return found


def told_to_end() -> threading.Event:
    """What SIGINT, SIGTERM and SIGHUP set from now on; one that whoever started the program has it ignore stays so (nohup)."""
    stop = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(one) is not signal.SIG_IGN:
            signal.signal(one, lambda *_: stop.set())
    return stop


def _serve(asked: Listening, workers: int, flags: Sequence[str], nginx: str, folder: Path, stop: threading.Event) -> None:
    site = Site(asked.address, asked.port, asked.base, free_ports(workers, asked.port))
    config = folder / "nginx.conf"
    config.write_text(nginx_config(site, folder), encoding="utf-8")
    environment = _environment(asked)
    kept: list[Kept] = []
    try:
        for number, port in enumerate(site.workers, 1):
            asked_again = partial(answers, _health(LOOPBACK, port, site.base))
            kept.append(Kept(f"worker {number}", _worker(port, flags), environment, asked_again))
        for one, port in zip(list(kept), site.workers):
            _wait_for(one, _health(LOOPBACK, port, site.base), stop)
        kept.append(Kept("nginx", [nginx, "-p", str(folder), "-c", str(config), "-g", "daemon off;"], os.environ))
        _wait_for(kept[-1], _health(site.host, site.port, site.base), stop)
        _keep_running(kept, stop, f"{PROGRAM} with {workers} worker{'s' * (workers > 1)}: {asked.url}")
    finally:
        end(kept)


def _worker(port: int, flags: Sequence[str]) -> list[str]:
    """A server of the app, as `streamlit run` starts it, on loopback alone and without a greeting."""
    own = {"server.address": LOOPBACK, "server.port": port, "server.headless": "true", "logger.hideWelcomeMessage": "true"}
    told = [part for name, value in own.items() for part in (f"--{name}", str(value))]
    return [sys.executable, "-m", "streamlit", "run", "serve.py", *flags, *told]


def _environment(asked: Listening) -> Mapping[str, str]:
    """That of this program; with a secret for cookies that all servers share, so that one knows what another has signed, and
    without leave to write into the corpus, unless FAULTLINES_WRITE gives it."""
    given = {"FAULTLINES_WRITE": "no"}
    given |= {} if asked.secret else {"STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32)}
    return given | os.environ


def _health(host: str, port: int, base: str) -> str:
    return "/".join(filter(None, (f"http://{host}:{port}", base, "_stcore/health")))


def _wait_for(one: Kept, address: str, stop: threading.Event) -> None:
    """Until it answers, or the program is told to end; NotStarted where it ends or is silent."""
    patient_until = time.monotonic() + PATIENCE
    while not stop.wait(LOOK) and not answers(address, 5):
        code = one.process.poll()
        if code is not None:
            raise NotStarted(f"{one.name} ended ({how(code)}) before it answered")
        if time.monotonic() > patient_until:
            raise NotStarted(f"{one.name} does not answer")


def _keep_running(kept: Sequence[Kept], stop: threading.Event, told: str) -> None:
    if not stop.is_set():
        print(f"\n  {told}\n", flush=True)
    while not stop.wait(LOOK):
        for one in kept:
            if said := one.look(time.monotonic()):
                _say(said)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
