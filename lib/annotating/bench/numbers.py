"""A number as a person types it (7, 7+, 24–99, up to 12, about 30) and as an article writes it ({min: 7, words: "…"}), of the event
or of one actor after the other."""

import re

from lib.annotating.bench.model import listed, mapped, text_of
from lib.corpus.reading.yaml_lines import Tree
from lib.suggest.models import QuantitySuggestion

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_N = r"([0-9]{1,3}(?:[,٬\u00a0\u202f ][0-9]{3})+|[0-9]{1,15})"  # 3,500 and 3 500 are one number; 3, 4 is none
_FORMS = (  # what is typed, and the bounds that it gives
    (re.compile(_N), ("n",)),
    (re.compile(rf"{_N}\s*\+|(?:at least|min|≥|>=)\s*{_N}", re.I), ("min", "min")),
    (re.compile(rf"(?:more than|over|>)\s*{_N}", re.I), ("above",)),
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
    so that the reader says what is wrong with it. "more than 7" is 8 at least."""
    bare = " ".join(typed.translate(_WESTERN).split())
    if not bare:
        return None
    words = text_of(mapped(before).get("words"))
    bounds = _bounds(bare) or {"n": bare}
    return {**bounds, "words": words} if words else bounds["n"] if set(bounds) == {"n"} else {**bounds}


def _bounds(typed: str) -> dict[str, str]:
    for form, names in _FORMS:
        if found := form.fullmatch(typed):
            told = {name: re.sub("[^0-9]", "", group) for name, group in zip(names, found.groups()) if group}
            return {"min": str(int(told["above"]) + 1)} if "above" in told else told
    return {}


def with_words(value: Tree, words: str) -> Tree:
    """A number with the words that give it; one that is told actor by actor as it is."""
    if is_by_actor(value):
        return value
    bounds: dict[str, Tree] = {"n": value} if isinstance(value, str) and value else mapped(value)
    return bounds | {"words": words}


def number_written(one: QuantitySuggestion) -> Tree:
    """A suggested number as an article writes it, with its words."""
    exact = "about" if one.about else "n"
    bounds = {exact: one.min} if one.min == one.max else {"min": one.min, "max": one.max}
    words = " ".join(one.mention.text.split())
    return {**{name: str(value) for name, value in bounds.items() if value is not None}, "words": words}


def of_actor(value: Tree, actor: str) -> Tree:
    """What a number says of one actor, in the written form; None where it says nothing of it, or is told of the whole event."""
    part = next((mapped(one) for one in listed(value) if text_of(mapped(one).get("actor")) == actor), {})
    bounds: dict[str, Tree] = {name: one for name, one in part.items() if name != "actor"}
    return bounds or None


def with_actor(value: Tree, actor: str, number: Tree) -> Tree:
    """A number told actor by actor, with another number of one of them; blank takes that one away, and with the last one all of
    it. What was told of the event as a whole gives way, but for its words."""
    before = listed(value) if is_by_actor(value) else []
    words = "" if before else text_of(mapped(value).get("words"))
    told = mapped(number) or ({"n": number} if number not in (None, "") else {})
    if told and words and "words" not in told:
        told = told | {"words": words}
    part: Tree = {"actor": actor, **told}
    at = next((place for place, one in enumerate(before) if text_of(mapped(one).get("actor")) == actor), len(before))
    return [*before[:at], *([part] if told else []), *before[at + 1 :]] or None


def of_event(value: Tree) -> Tree:
    """A number told of one actor alone as one of the event; of several as it is, since nobody has told their sum."""
    parts = listed(value) if is_by_actor(value) else []
    return of_actor(value, text_of(mapped(parts[0]).get("actor"))) if len(parts) == 1 else value


def is_by_actor(value: Tree) -> bool:
    """Whether a number is told actor by actor, which no one line can say."""
    return isinstance(value, list) and bool(listed(value))
