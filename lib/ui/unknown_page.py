"""An address of no page opens the Overview: the Overview says that there is no such page."""

from urllib.parse import urlsplit

import streamlit as st

from lib.settings import base_url
from lib.ui import address


def say_unknown_page() -> None:
    """Name the page that was asked for, where the Overview was opened in its place."""
    asked = last_part(st.context.url or "")
    own = {last_part(base_url()), last_part(st.get_option("server.baseUrlPath") or "")}
    if st.session_state[address.ARRIVED] and asked not in ("", *own):
        st.session_state[address.STALE] = [("page", asked), *st.session_state[address.STALE]]


def last_part(url: str) -> str:
    """What follows the last slash of an address's path."""
    return urlsplit(url).path.rpartition("/")[2]
