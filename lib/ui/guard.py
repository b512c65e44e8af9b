"""Who may talk to the server: requests under its own names, sockets from its own pages; and what a page of it may load.

Any web page that an analyst has open may try to reach a server on the same machine. What comes under a name that is not in
`server.allowedHosts`, or whose socket was opened by another page, is refused here, before anything is looked up for it.
"""

from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.settings import base_url

CONTENT = {  # what a page may load, and from where: itself alone; inline and blob parts are the app's own
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "worker-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "frame-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
LOOPBACK = ("127.0.0.1", "localhost", "::1")  # no name server can give these to somebody else
LONGEST_NAME = 255  # bytes of a file's name that systems hold; they refuse to look for a longer one
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in CONTENT.items()),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


class Guard:
    """ASGI middleware: 403 for a foreign Host or, on a socket, a foreign Origin; policies on every answer."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not is_welcome(Headers(scope=scope), scope["type"] == "websocket"):
            await _turn_away(scope, receive, send)
        elif any(len(part) > LONGEST_NAME for part in scope["path"].encode(errors="replace").split(b"/")):
            await PlainTextResponse("Nothing has so long a name.\n", status_code=404)(scope, receive, send)
        else:
            await self.app(scope, receive, _with_policies(send))


def is_welcome(headers: Headers, socket: bool) -> bool:
    """Whether a request names one of the server's own names and, for a socket, comes from a page of it (or from no page)."""
    host, origin = headers.get("host", ""), headers.get("origin")
    if not _is_ours(host):
        return False
    return not socket or origin is None or _netloc(origin) in (host, urlsplit(base_url()).netloc or host)


def _netloc(origin: str) -> str | None:
    """Host and port of an origin; None where it is none."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return None
    return parts.netloc if parts.scheme in ("http", "https") else None


def _is_ours(host: str) -> bool:
    try:
        parts = urlsplit(f"//{host}")
        name = (parts.hostname or "").rstrip(".")
        if "@" in host or (parts.port or 1) < 1:
            return False
    except ValueError:  # also of a port that is no number
        return False
    allowed = [*LOOPBACK, urlsplit(base_url()).hostname, *st.get_option("server.allowedHosts")]
    return any(name == one or one == "*" or (one.startswith("*.") and name.endswith(one[1:])) for one in allowed if one)


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        refused = PlainTextResponse("This name is not one of this server's: see server.allowedHosts.\n", status_code=403)
        await refused(scope, receive, send)


def _with_policies(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(HEADERS)
        await send(message)

    return sent
