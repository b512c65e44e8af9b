"""Addresses to hand to somebody else: of one event's evidence, and of a view."""

from urllib.parse import quote, urlencode

from lib.address.pages import page_named
from lib.address.query import Query
from lib.settings import base_url


def event_permalink(event_id: str) -> str:
    """Path and query that open the event's evidence, prefixed by FAULTLINES_URL where that is set."""
    layer = f"&layer={quote(event_id.partition(':')[0])}" if ":" in event_id else ""  # of which it is a row, else it is not shown
    return f"{base_url()}/{page_named('Events').path}?background=1&event={quote(event_id, safe='/')}{layer}"


def view_permalink(path: str, query: Query, origin: str = "") -> str:
    """The address of a page with a query: FAULTLINES_URL, else `origin` (scheme and host), then path and query."""
    words = urlencode(query, doseq=True)
    return f"{base_url() or origin}/{path}" + (f"?{words}" if words else "")
