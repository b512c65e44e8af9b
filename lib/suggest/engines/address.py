"""Where an endpoint is: an address as the user writes it becomes host, port and path, and who that is in words."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from lib.suggest.engine import EngineError
from lib.suggest.engines.saying import quoted

SETTING = "FAULTLINES_SUGGEST_URL"
ASK = "/chat/completions"
PORTS = {"http": 80, "https": 443}
_SEEN = re.compile(r"[!-~]+")  # what an address is written with
_HINT = f"{SETTING} is an address such as http://127.0.0.1:11434/v1"


@dataclass(frozen=True)
class Address:
    """One address; `path` with what is asked behind it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def who(self) -> str:
        """Host and, where it is not the usual one, port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def is_here(self) -> bool:
        """Whether what is sent there stays on this machine: a loopback address, or its name."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def is_beside(self, other: "Address") -> bool:
        """Whether both are of one server."""
        return (self.scheme, self.host, self.port) == (other.scheme, other.host, other.port)


def read_address(written: str) -> Address:
    """The address at which an endpoint is asked: `/v1` where it tells no path, `/chat/completions` behind it where it is not there.
    Raises EngineError for what is none."""
    found = _parted(written)
    path = found.path.rstrip("/") or "/v1"
    asked = path if path.endswith(ASK) else path + ASK
    return _address(found, asked)


def sent_on_to(location: str, before: Address) -> Address | None:
    """The address that an answer sends on to; None for what is none."""
    try:
        found = _parted(f"{before.scheme}://{before.who}{location}" if location.startswith("/") else location)
        return _address(found, found.path)
    except EngineError:
        return None


def _parted(written: str) -> SplitResult:
    if not _SEEN.fullmatch(written):
        raise EngineError(f"{quoted(written)} is no address", _HINT)
    try:
        found = urlsplit(written)
        known = found.scheme in PORTS and bool(found.hostname) and found.port != 0
    except ValueError:
        known = False
    if not known:
        raise EngineError(f"{quoted(written.rpartition('@')[2])} is no address", _HINT)
    if "@" in found.netloc:
        raise EngineError("the address holds a name or a password", "write a key into FAULTLINES_SUGGEST_KEY or a file of its own")
    if found.fragment:
        raise EngineError(f"{quoted(written)} is no address", _HINT)
    return found


def _address(found: SplitResult, path: str) -> Address:
    asked = f"{path}?{found.query}" if found.query else path
    return Address(found.scheme, (found.hostname or "").rstrip("."), found.port or PORTS[found.scheme], asked)
