"""An address of more than 1,000 values reaches no page: the server drops all of them. The browser, which still has it, says so."""

import streamlit as st

from lib.address.query import TOO_LONG
from lib.ui.filter_state import ask_in_vain

MOST_READ = 1_000  # values that Streamlit reads of an address
JS = """
let told = false;
export default function ({ data, setTriggerValue }) {
  const values = [...new URLSearchParams(window.location.search)].length;
  if (values <= data.most || told) return;
  told = true;
  setTriggerValue('dropped', values);
}
"""
_component = st.components.v2.component("address_length", html="<span></span>", js=JS)


def watch_address() -> None:
    """Where the page was given no parameter at all, ask the browser whether its address holds more than are read."""
    if not st.query_params:
        _component(key="address_length", data={"most": MOST_READ}, on_dropped_change=_heard)


def _heard() -> None:
    values = st.session_state["address_length"]["dropped"]
    if values:
        ask_in_vain(TOO_LONG, f"{values:,} values")
