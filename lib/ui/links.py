"""Addresses to hand to somebody else: of exactly this view, and of one event."""

import streamlit as st

from lib.address.permalinks import event_permalink, view_permalink
from lib.address.query import Query, heaviest
from lib.settings import base_url
from lib.ui.address import view_query


def permalink(path: str, query: Query | None = None) -> str:
    """The address of this view (`query`: its parameters, where they are known): FAULTLINES_URL, else where the browser is, then
    path and query."""
    return view_permalink(path, view_query() if query is None else query, _origin())


def too_much(query: Query) -> str:
    """Why this view has no address, what in it is too much, and what else there is."""
    name, values = heaviest(query)
    asked = f"{values:,} values of “{name}”" if values > 1 else f"“{name}”"
    return (
        f"No link can hold this view: it asks for {asked}, more than an address may be long. The address of the browser "
        "leads to an earlier view. Choose fewer, or hand on the download, which holds the rows shown."
    )


def event_link(event_id: str) -> str:
    """The address of one event's evidence."""
    return event_permalink(event_id) if base_url() else _origin() + event_permalink(event_id)


def _origin() -> str:
    parts = (st.context.url or "").split("/")
    return "/".join(parts[:3]) if len(parts) > 2 else ""
