"""Words for people about what a machine wrote: its values shortened, and without signs that cannot be shown."""

import re
import unicodedata

from lib.errors import shortened

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # signs that turn the direction of what follows
_KINDS = {bool: "yes or no", int: "a number", float: "a number", str: "text", list: "a list", dict: "a mapping"}


def cannot_be_shown(letter: str) -> bool:
    """Whether a sign is a control code, half of a character, or turns what follows."""
    return letter in TURNING or unicodedata.category(letter) in ("Cc", "Cs")


def plain(text: str) -> str:
    """One line of signs that can be shown."""
    return "".join("\ufffd" if cannot_be_shown(letter) else letter for letter in re.sub(r"\s+", " ", text).strip())


def kind_of(value: object) -> str:
    """What a value is, in words: a machine's value may be too deep to be written out."""
    return "nothing" if value is None else _KINDS.get(type(value), "something else")


def quoted(text: str) -> str:
    """A machine's words in quotation marks, shortened."""
    return f"“{shortened(plain(text))}”"
