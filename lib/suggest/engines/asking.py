"""One question to a server and its answer, within bounds of time and size, and given up at once where somebody asks for that.

The talk has a thread of its own: whoever asked waits for it no longer than allowed, even where a name is looked up or a server
sends one letter a minute. Certificates are checked as the machine does; no proxy is asked; nothing is written down.
"""

import ssl
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from queue import Empty, SimpleQueue
from socket import SHUT_RDWR, gaierror, socket
from threading import Event, Thread
from time import monotonic

from lib.suggest.engine import EngineError
from lib.suggest.engines.address import Address

TICK = 0.05  # seconds after which whoever waits looks whether to wait on
PIECE = 65_536  # bytes taken at once
CANCELLED = "the run was cancelled"


@dataclass(frozen=True)
class Limits:
    """Seconds to connect, of silence and for the whole of a run, and to wait where a server says it is busy; bytes of an answer."""

    connect: float = 5.0
    silence: float = 300.0
    whole: float = 300.0
    busy: float = 30.0
    size: int = 4_000_000


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Message
    body: bytes


class Waiting:
    """Until when somebody waits, and whether somebody asked for an end."""

    def __init__(self, limits: Limits, stopped: Event):
        self.limits, self.stopped = limits, stopped
        self.until = monotonic() + limits.whole

    def check(self) -> None:
        """Raise EngineError where there is nothing more to wait for."""
        if self.stopped.is_set():
            raise EngineError(CANCELLED)
        if monotonic() >= self.until:
            hint = "take a smaller model or text, or write more seconds into FAULTLINES_SUGGEST_SECONDS"
            raise EngineError(f"the endpoint did not answer within {self.limits.whole:g} seconds", hint)

    def pause(self, seconds: float) -> None:
        """Wait, and no longer than is allowed."""
        self.stopped.wait(min(seconds, max(0.0, self.until - monotonic())))
        self.check()


def ask(address: Address, headers: dict[str, str], body: bytes, waiting: Waiting) -> Answer:
    """What the server at this address answers, whatever its status. Raises EngineError where it does not."""
    waiting.check()
    talk = _Talk(address, headers, body, waiting.limits)
    try:
        Thread(target=talk.run, daemon=True).start()
    except RuntimeError as wrong:
        raise EngineError("the machine has no thread left to ask the endpoint with") from wrong
    try:
        while True:
            try:
                found = talk.told.get(timeout=TICK)
            except Empty:
                waiting.check()
                continue
            if isinstance(found, EngineError):
                raise found
            return found
    finally:
        talk.drop()


class _Talk:
    """A question, in a thread of its own."""

    def __init__(self, address: Address, headers: dict[str, str], body: bytes, limits: Limits):
        self.address, self.headers, self.body, self.limits = address, headers, body, limits
        self.told: SimpleQueue[Answer | EngineError] = SimpleQueue()
        self.dropped = False
        self.socket: socket | None = None  # the connection forgets its own where the answer is to end with it
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        self.connection = kind(address.host, address.port, timeout=limits.connect)

    def run(self) -> None:
        """Tell the answer, or why there is none."""
        try:
            self.told.put(self._answer() if self._connected() else EngineError(CANCELLED))
        except EngineError as wrong:
            self.told.put(wrong)
        except TimeoutError:
            self.told.put(EngineError(f"{self.address.who} sent nothing for {self.limits.silence:g} seconds"))
        except (OSError, HTTPException, ValueError) as wrong:
            what = f"{self.address.who} broke off, or answers what is no HTTP ({type(wrong).__name__})"
            self.told.put(EngineError(what, "look at what the server itself says"))
        finally:
            self.connection.close()

    def drop(self) -> None:
        """End the talk, wherever it is."""
        self.dropped = True
        if held := self.socket or self.connection.sock:
            try:
                socket.shutdown(held, SHUT_RDWR)  # of TLS too only the line: its reader is in another thread
            except OSError:  # it has ended by itself
                return

    def _connected(self) -> bool:
        who = self.address.who
        try:
            self.connection.connect()
        except gaierror as wrong:
            raise EngineError(f"{who} is not found", "look at FAULTLINES_SUGGEST_URL, and at the network") from wrong
        except ConnectionRefusedError as wrong:
            raise EngineError(f"nothing answers at {who}", "start the server, or look at FAULTLINES_SUGGEST_URL") from wrong
        except TimeoutError as wrong:
            raise EngineError(f"{who} was not reached within {self.limits.connect:g} seconds") from wrong
        except ssl.SSLCertVerificationError as wrong:
            what = f"the certificate of {who} is none that this machine trusts: {wrong.verify_message}"
            raise EngineError(what, "nothing was sent") from wrong
        except ssl.SSLError as wrong:
            raise EngineError(f"{who} does not speak TLS as it should", "does its address begin with http:// ?") from wrong
        self.socket = self.connection.sock
        self.connection.sock.settimeout(self.limits.silence)
        return not self.dropped

    def _answer(self) -> Answer:
        self.connection.request("POST", self.address.path, self.body, self.headers)
        with self.connection.getresponse() as answer:
            return Answer(answer.status, answer.headers, self._body(answer))

    def _body(self, answer: HTTPResponse) -> bytes:
        if (answer.length or 0) > self.limits.size:
            raise self._too_long()
        found = bytearray()
        while piece := answer.read1(PIECE):
            found += piece
            if len(found) > self.limits.size:
                raise self._too_long()
        if answer.length:
            raise EngineError(f"{self.address.who} broke off in the middle of its answer")
        return bytes(found)

    def _too_long(self) -> EngineError:
        return EngineError(f"the answer of {self.address.who} is longer than {self.limits.size:,} bytes", "nothing of it was taken")
