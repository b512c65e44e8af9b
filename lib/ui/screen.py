"""How wide the reader's screen is, as far as its browser says so."""

import streamlit as st


def is_phone() -> bool:
    """Whether the browser says that it is a phone's; charts then leave less room for names."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
