"""A real HTTP server on loopback that answers as a test wants, well and badly, and remembers what it was asked."""

import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

from lib.settings import Suggesting
from lib.suggest.engines.asking import Limits
from lib.suggest.engines.endpoint import Endpoint

QUICK = Limits(connect=2, silence=2, whole=8, busy=2, size=200_000)
SELF_SIGNED = Path(__file__).with_name("self_signed.pem")  # made for these tests; trusted by nobody


class Handler(BaseHTTPRequestHandler):
    """Hands each question to the server's `answer`."""

    server: "Server"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, dict(self.headers), json.loads(body)))
        try:
            self.server.answer(self)
        except OSError:  # who asked has gone
            self.close_connection = True

    def say(self, body: bytes, status: int = 200, **headers: str) -> None:
        """An answer with its length."""
        self.send_response(status)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in ({"Content-Length": str(len(body))} | told).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """`answer` is what the next question gets; `gone`: set when the test is over, so that nobody hangs."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        self.answer: Callable[[Handler], None] = lambda handler: handler.say(chat({"events": []}))
        self.gone = Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error."""

    def says(self, *answers: Callable[[Handler], None]) -> None:
        """Answer so, one after the other; the last one from then on."""
        waiting = list(answers)
        self.answer = lambda handler: (waiting.pop(0) if len(waiting) > 1 else waiting[0])(handler)

    def gives(self, *events: object) -> None:
        """Answer with these events."""
        self.answer = lambda handler: handler.say(chat({"events": list(events)}))

    def engine(self, limits: Limits = QUICK, **settings: str) -> Endpoint:
        return Endpoint(Suggesting(**{"url": self.url, "model": "tiny:1b"} | settings), limits)


def event(type: str = "attack", quote: str = "", **more: Any) -> dict[str, Any]:
    """An event as a model writes it; what a test does not tell is null or empty."""
    untold = {"summary": "", "roles": [], "place": None, "date": None, "numbers": [], "mode": None, "confidence": None}
    told = {"claim": "reported", "stage": "done", "background": False}
    return {"type": type, "quote": quote} | untold | told | more


def chat(told: object, **choice: Any) -> bytes:
    """The answer of a chat whose model says this; a value that is no text is written as JSON."""
    content = told if isinstance(told, str) else json.dumps(told)
    message = {"role": "assistant", "content": content}
    return json.dumps({"choices": [{"index": 0, "finish_reason": "stop", "message": message} | choice]}).encode()


@contextmanager
def serving(secure: bool = False) -> Iterator[Server]:
    """A server that runs meanwhile."""
    server = Server()
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(SELF_SIGNED)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.gone.set()
        server.shutdown()
        server.server_close()
        thread.join()
