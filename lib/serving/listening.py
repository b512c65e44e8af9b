"""Where the app is to be reached, as Streamlit's own settings say (flags, environment, .streamlit/config.toml), and free ports."""

import errno
import socket
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass

from lib.errors import FaultlinesError
from lib.serving.proxy import LOOPBACK
from lib.settings import ROOT


class NotStarted(FaultlinesError):
    """Why the servers do not start, as half a sentence."""


@dataclass(frozen=True)
class Listening:
    """An address and port to listen on, the path below which the app stands ("" for none), the name that people are told, whether
    Streamlit is to speak TLS itself, and whether it was given a secret for cookies."""

    address: str
    port: int
    base: str
    name: str
    tls: bool
    secret: bool

    @property
    def url(self) -> str:
        host = f"[{self.name}]" if ":" in self.name else self.name
        return "/".join(filter(None, (f"http://{host}:{self.port}", self.base)))


def read_listening(flags: Sequence[str]) -> Listening:
    """The settings as `streamlit run` would have them with these flags; NotStarted, with its words, where it knows one not."""
    command = [sys.executable, "-m", "streamlit", "config", "show", *flags]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if shown.returncode:
        raise NotStarted(shown.stderr.strip())
    return listening_of(shown.stdout)


def listening_of(shown: str) -> Listening:
    """The settings in what `streamlit config show` prints: two lines of words, then TOML of all that is not as it comes."""
    told = tomllib.loads(shown[shown.index("\n[") :])
    server, address = told.get("server", {}), told.get("server", {}).get("address") or "0.0.0.0"
    everywhere = address in ("0.0.0.0", "::")
    return Listening(
        address=address,
        port=server.get("port", 8501),
        base=server.get("baseUrlPath", "").strip("/"),
        name=told.get("browser", {}).get("serverAddress") or ("localhost" if everywhere else address),
        tls=bool(server.get("sslCertFile")),
        secret=bool(server.get("cookieSecret")),
    )


def hindrance(asked: Listening) -> str:
    """Why nothing can listen there, "" where it can."""
    if asked.tls:
        return "server.sslCertFile is set: with several workers leave TLS to a proxy in front of them."
    try:
        _try(asked.address, asked.port)
    except OSError as refused:
        where = f"port {asked.port} of {asked.address}"
        if refused.errno == errno.EADDRINUSE:
            return f"{where} is in use: choose another with PORT=…"
        return f"{where} cannot be listened on: {refused.strerror}"
    return ""


def _try(address: str, port: int) -> None:
    for family, kind, protocol, _, place in socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE):
        with socket.socket(family, kind, protocol) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place)


def free_ports(number: int, other_than: int) -> tuple[int, ...]:
    """Ports of loopback that nothing listens on, all different, and another is none of them."""
    with ExitStack() as held:
        sockets = [held.enter_context(closing(socket.socket())) for _ in range(number + 1)]
        for one in sockets:
            one.bind((LOOPBACK, 0))
        return chosen([one.getsockname()[1] for one in sockets], number, other_than)


def chosen(found: Sequence[int], number: int, other_than: int) -> tuple[int, ...]:
    """The first ports of those found that are not the proxy's."""
    return tuple(port for port in found if port != other_than)[:number]
