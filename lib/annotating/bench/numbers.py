"""A number as a person types it (7, 7+, 24–99, up to 12, about 30) and as an article writes it ({min: 7, words: "…"})."""

import re

from lib.annotating.bench.model import listed, mapped, text_of
from lib.corpus.reading.yaml_lines import Tree

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_N = r"(\d[\d,٬\u00a0\u202f ]*\d|\d)"
_FORMS = (  # what is typed, and the bounds that it gives
    (re.compile(_N), ("n",)),
    (re.compile(rf"{_N}\s*\+|(?:at least|min|≥|>=)\s*{_N}", re.I), ("min", "min")),
    (re.compile(rf"(?:up to|at most|max|≤|<=)\s*{_N}", re.I), ("max",)),
    (re.compile(rf"(?:about|around|some|c\.|~|≈)\s*{_N}", re.I), ("about",)),
    (re.compile(rf"{_N}\s*(?:-|–|—|to|\.\.)\s*{_N}", re.I), ("min", "max")),
)
HINT = "7, 7+, 24–99, up to 12, about 30"


def typed_of(value: Tree) -> str:
    """A written number as a person types it; parts by actor and what is no number are told as "" (they stay as they are)."""
    if isinstance(value, str):
        return value
    told = {name: text_of(one) for name, one in mapped(value).items()}
    if told.get("n"):
        return told["n"]
    if told.get("about"):
        return f"about {told['about']}"
    low, high = told.get("min", ""), told.get("max", "")
    return f"{low}–{high}" if low and high else f"{low}+" if low else f"up to {high}" if high else ""


def written_of(typed: str, before: Tree = None) -> Tree:
    """What was typed in the written form, with the words of the number that stood there; what is no number stays as it was typed,
    so that the reader says what is wrong with it."""
    bare = typed.strip().translate(_WESTERN)
    if not bare:
        return None
    words = text_of(mapped(before).get("words"))
    for form, names in _FORMS:
        if found := form.fullmatch(bare):
            groups = [re.sub(r"\D", "", group or "") for group in found.groups()]
            bounds = {name: digits for name, digits in zip(names, groups) if digits}
            return {**bounds, "words": words} if words else bounds["n"] if set(bounds) == {"n"} else dict(bounds)
    return bare


def is_by_actor(value: Tree) -> bool:
    """Whether a number is told actor by actor, which no one line can say."""
    return isinstance(value, list) and bool(listed(value))
