"""A control whose value the workbench gives it, and which is heard only where a person changed it.

A browser sends what its controls hold with whatever it asks. Where the bench gave one another value that the browser has not drawn
yet, that is the value of before, which nobody chose: so a control that gets another value is another control from then on, under a
key with the next number, and of the one before nothing is heard.

The value is the control's own default. Put into the session's state it would reach the browser with the first drawing alone: where
that is drawn over before the browser shows it, the control would stand there with the first of its options, and send that.
"""

from typing import Any

import streamlit as st

NUMBERS = "annotate_numbers"  # name of a control -> the number that its key has now


def shown(name: str, value: Any) -> str:
    """The key of the control of a name, which is to be drawn with this value as its default; the same one as long as nobody but
    itself changed it."""
    numbers: dict[str, int] = st.session_state.setdefault(NUMBERS, {})
    number = numbers.get(name, 0)
    if st.session_state.get(f"{name}_{number}", value) != value:
        number += 1
    numbers[name] = number
    return f"{name}_{number}"


def is_shown(key: str) -> bool:
    """Whether a control still stands under this key, and not another one in its place."""
    name, _, number = key.rpartition("_")
    return str(st.session_state.get(NUMBERS, {}).get(name)) == number
