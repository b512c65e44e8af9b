"""Addresses to hand to somebody else: of exactly this view, and of one event."""

from urllib.parse import urlencode

import streamlit as st

from lib.events.rows import event_permalink
from lib.settings import base_url
from lib.ui.address import view_query


def permalink(path: str) -> str:
    """The address of this view: FAULTLINES_URL, else where the browser is, then path and query."""
    query = urlencode(view_query(), doseq=True)
    return f"{base_url() or _origin()}/{path}" + (f"?{query}" if query else "")


def event_link(event_id: str) -> str:
    """The address of one event's evidence."""
    return event_permalink(event_id) if base_url() else _origin() + event_permalink(event_id)


def _origin() -> str:
    parts = (st.context.url or "").split("/")
    return "/".join(parts[:3]) if len(parts) > 2 else ""
