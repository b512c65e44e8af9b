"""Numbers told in a text, with the bounds of the codebook's number words, and what they count."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lib.suggest.document import Document
from lib.suggest.models import QuantitySuggestion, reason_of
from lib.suggest.numbers import PATTERN, Bounds, bounds_of, range_of
from lib.suggest.rules import rule
from lib.suggest.text.knowledge import Knowledge, read_yaml
from lib.suggest.text.plain import Plain, plain_of

BEHIND = 70  # letters behind a number within which it is told what it counts
PER_REACH = 50  # of them those within which “per month” is told
DONE_BEFORE, DONE_BEHIND = 60, 80  # letters around a number within which it is told what was done to them
DONE_AT_MOST = 70  # of those behind, where no sentence ends before
WORDS_BEFORE, WORDS_BEHIND = 5, 8  # and words
SPANS_BACK = 4  # spans before a number of which one may reach over it
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP"}
_PER = re.compile(
    r"\b(?:per|a|each|every) (member|fighter|month|person|day|year|man|week|head|family|barrel|truck)\b"
    r"|\b(monthly|daily|weekly|yearly)\b",
    re.I,
)
_STOP = re.compile(r"[.;\n]")
_PARTS = re.compile(r"[.;\n]|,? (?:and|while) ")
_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NOUN_ENDS = re.compile(r"[.;:,()]|\b(?:and|while|who|which|after|in|on|at|near|from|with|by|were|was|have|had|to)\b")


@dataclass(frozen=True)
class Taken:
    """Stretches of the text that are something else: names, dates."""

    spans: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]

    def reaches(self, start: int, end: int) -> bool:
        """Whether one of them, begun before `end`, reaches over `start`."""
        before = bisect_left(self.starts, end)
        return any(start < last for _, last in self.spans[max(0, before - SPANS_BACK) : before])


def taken_of(spans: Iterable[tuple[int, int]]) -> Taken:
    """The stretches in the order of the text."""
    ordered = tuple(sorted(spans))
    return Taken(ordered, tuple(first for first, _ in ordered))


@functools.cache
def lists() -> dict[str, Any]:
    """quantities.yaml, nouns turned round: noun -> quantity."""
    found = read_yaml("quantities.yaml")
    names = sorted(map(re.escape, found["currencies"]), key=len, reverse=True)
    return {
        "noun": {word: kind for kind, words in found["nouns"].items() for word in words},
        "people": frozenset(found["people"]),
        "beside": {word: kind for kind, words in found["beside"].items() for word in words},
        "one": _one_person(found["one"], [word for words in found["beside"].values() for word in words if word.isascii()]),
        "currencies": found["currencies"],
        "money": re.compile(rf"\s+(?:million |billion |thousand )?({'|'.join(names)})\b"),
    }


def _one_person(nouns: list[str], done: list[str]) -> re.Pattern[str]:
    """“a guard was killed”, “killed a guard”: `who`, and what was done in `behind` or `before`."""
    who = rf"(?P<who>\b[Aa]n? (?:[A-Za-z]+(?:-[A-Za-z]+)? ){{0,2}}?(?:{'|'.join(map(re.escape, nouns))}))\b"
    verb = "|".join(map(re.escape, done))
    return re.compile(
        rf"\b(?P<before>{verb}) {who}(?! (?:and|or)\b)|"
        rf"{who.replace('P<who>', 'P<who2>')} (?:was|is|has been|had been) (?:[a-z]+ly )?(?P<behind>{verb})\b"
    )


def read_quantities(document: Document) -> None:
    """Fill the quantities: numbers outside names and dates."""
    words = document.words
    named = [(words[spot.first].start, words[spot.last - 1].end) for spot in (*document.actors.spots, *document.places.spots)]
    dated = [(one.mention.start, one.mention.end) for one in document.dates]
    document.quantities = _found(document, taken_of([*named, *dated]))


def find_quantities(text: str, taken: list[tuple[int, int]]) -> tuple[QuantitySuggestion, ...]:
    """Numbers outside `taken` (dates, names): money, and what the codebook counts; other numbers are left."""
    return _found(Document(text, None, Knowledge()), taken_of(taken))


def _found(document: Document, taken: Taken) -> tuple[QuantitySuggestion, ...]:
    plain = plain_of(document.text)
    found: list[QuantitySuggestion] = []
    at = 0
    while match := PATTERN.search(plain.text, at):
        first, at = _begin(match), match.end()
        if taken.reaches(plain.offset(first), plain.offset(at - 1) + 1):
            continue
        bounds = ranged(document, match)
        if match["range"] and not bounds:  # the second number is one of its own
            at = match.start("range")
        found += number(document, plain, match, at, bounds or bounds_of(match)) or []
    alone = one_person(document, plain, taken) or []
    return tuple(sorted([*found, *alone], key=lambda one: one.mention.start))


@rule("quantities.range")
def ranged(document: Document, match: re.Match[str]) -> Bounds | None:
    """Two numbers that bound one: “5 to 7”, “between 10 and 20”."""
    return range_of(match)


@rule("quantities.one_person")
def one_person(document: Document, plain: Plain, taken: Taken) -> list[QuantitySuggestion]:
    """One person killed, wounded, detained or released: “a guard was killed”, “killing a shepherd”."""
    found = []
    for match in lists()["one"].finditer(plain.text):
        mention = plain.mention(*match.span("who" if match["who"] else "who2"))
        noun = mention.start + mention.text.rindex(" ")  # before it a name may stand: “an Asayish officer”
        done = lists()["beside"].get((match["before"] or match["behind"] or "").lower(), "")
        if done and not taken.reaches(noun, mention.end):
            reason = reason_of("quantities.one_person", "one person, and what was done to them")
            found.append(QuantitySuggestion(mention, 1, 1, False, done, reason, 0.7))
    return found


def _begin(match: re.Match[str]) -> int:
    return match.start("sign") if match["sign"] else match.start("digits") if match["digits"] else match.start("words")


@rule("quantities.number")
def number(document: Document, plain: Plain, match: re.Match[str], end: int, bounds: Bounds) -> list[QuantitySuggestion] | None:
    """A number with its bounds and what it counts; nothing where it counts nothing that the codebook knows."""
    low, high, about = bounds
    counts, currency, length = _what(plain.text, match, end)
    if not counts or (low is None and high is None):
        return None
    is_range = end == match.end() and match["range"]
    length = length if is_range or not match["range"] else 0
    told = match["bound"] or (match["between"] if is_range else "")
    start = match.start("bound") if match["bound"] else match.start() if told else _begin(match)
    per = _PER.search(plain.text[end : end + PER_REACH]) if currency else None
    reason = reason_of("quantities.number", (f"“{told}”" if told else "a number") + " and what stands beside it")
    each = (per[1] or per[2]).lower() if per else ""
    return [QuantitySuggestion(plain.mention(start, end + length), low, high, about, counts, reason, 0.8, currency, each)]


def _what(text: str, match: re.Match[str], end: int) -> tuple[str, str, int]:
    """(quantity of the codebook or "pay", currency, length of the noun's words behind the number)."""
    known, behind = lists(), text[end : end + BEHIND]
    if match["sign"]:
        return "pay", SIGNS[match["sign"]], 0
    if money := known["money"].match(behind.lower()):
        return "pay", known["currencies"][money[1]], money.end()
    stop = _NOUN_ENDS.search(behind)
    window = behind[: stop.start()] if stop else behind
    done = _done(text, match.start(), end)
    for word in _NEXT.finditer(window):
        noun = word[0].lower()
        if noun in known["noun"]:
            kind = known["noun"][noun]
            return (done or kind) if kind == "fighters" else kind, "", word.end()
        if noun in known["people"]:
            return done, "", word.end()
        if noun in known["beside"]:
            return known["beside"][noun], "", word.end()
    return done if not window.strip() or stop else "", "", 0


def _done(text: str, start: int, end: int) -> str:
    """What was done to them, told in the words around: killed, wounded, detained, released."""
    beside = lists()["beside"]
    before = re.findall(r"\w+", _STOP.split(text[max(start - DONE_BEFORE, 0) : start])[-1].lower())[-WORDS_BEFORE:]
    reach = text[end : end + DONE_BEHIND]
    stop = _PARTS.search(reach)
    last = min(stop.start(), DONE_AT_MOST) if stop else DONE_AT_MOST
    after = re.findall(r"\w+", reach[:last].lower())[:WORDS_BEHIND]
    return next((beside[word] for word in [*after, *reversed(before)] if word in beside), "")


QUANTITY_RULES = (ranged, number, one_person)
