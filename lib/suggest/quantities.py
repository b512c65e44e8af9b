"""Numbers told in a text, with the bounds of the codebook's number words, and what they count."""

import functools
import re
from bisect import bisect_left

from lib.suggest.dates import NUMBERS
from lib.suggest.knowledge import read_yaml
from lib.suggest.models import Mention, QuantitySuggestion

TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
LOOSE = {
    "dozens": 24,
    "scores": 24,
    "hundreds": 200,
    "thousands": 2000,
    "several": 2,
    "a number": 2,
    "a dozen": None,
    "half a dozen": None,
    "tens of thousands": 20000,
    "hundreds of thousands": 200000,
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_WORDS = {
    word: number for word, number in {**NUMBERS, **TENS}.items() if word not in ("a", "an", "a couple of", "couple of", "zero")
}
_SPELLED = "|".join(sorted(_WORDS, key=len, reverse=True))
_TWO_WORDS = rf"(?:(?:{'|'.join(TENS)})[- ](?:one|two|three|four|five|six|seven|eight|nine))"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"
_BOUND = (r"at least|no fewer than|no less than|not less than|more than|over|upwards of|at most|up to|no more than|as many as"
          r"|fewer than|less than|about|some|around|roughly|nearly|almost|approximately|an estimated|estimated")
_ROUND = r"tens of thousands|hundreds of thousands|half a dozen|a dozen|dozens|scores|hundreds|thousands|several|a number"
_PATTERN = re.compile(
    rf"(?<![\w.,-])(?P<bound>{_BOUND})?\s*(?P<sign>[$€£])?"
    rf"(?:(?P<digits>{_DIGITS}(?:\.\d+)?)|(?P<words>{_TWO_WORDS}|{_SPELLED}|{_ROUND}))"
    rf"(?:[\s-](?P<scale>hundred|thousand|million|billion))?(?![\w%])(?!-[a-z])"
    rf"(?:\s*(?:to|-|–)\s*(?P<upper>{_DIGITS}|{_SPELLED}))?(?!\w)", re.I)
_LEAST = ("at least", "no fewer than", "no less than", "not less than")
_ABOVE = ("more than", "over", "upwards of")
_MOST = ("at most", "up to", "no more than", "as many as")
_BELOW = ("fewer than", "less than")
_PER = re.compile(r"\b(?:per|a|each|every) (member|fighter|month|person|day|year|man|week|head|family|barrel|truck)\b"
                  r"|\b(monthly|daily|weekly|yearly)\b", re.I)
_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@functools.cache
def lists() -> dict:
    """quantities.yaml, nouns turned round: noun -> quantity."""
    found = read_yaml("quantities.yaml")
    return {
        "noun": {word: kind for kind, words in found["nouns"].items() for word in words},
        "people": frozenset(found["people"]),
        "beside": {word: kind for kind, words in found["beside"].items() for word in words},
        "currencies": found["currencies"],
    }


def find_quantities(text: str, taken: list[tuple[int, int]]) -> tuple[QuantitySuggestion, ...]:
    """Numbers outside `taken` (dates, names): money, and what the codebook counts; other numbers are left."""
    spans = sorted(taken)
    starts = [first for first, _ in spans]
    found = []
    for match in _PATTERN.finditer(text):
        start = match.start("sign") if match["sign"] else match.start("digits") if match["digits"] else match.start("words")
        before = bisect_left(starts, match.end())
        if any(start < last for _, last in spans[max(0, before - 4) : before]):
            continue
        one = _read(text, match)
        if one:
            found.append(one)
    return tuple(found)


def _read(text: str, match: re.Match) -> QuantitySuggestion | None:
    low, high, about = _bounds(match)
    if low is None and high is None:
        return None
    behind = text[match.end() : match.end() + 70]
    counts, currency, length = _what(text, match, behind)
    if not counts:
        return None
    start = (
        match.start("bound")
        if match["bound"]
        else match.start("sign")
        if match["sign"]
        else match.start("digits")
        if match["digits"]
        else match.start("words")
    )
    end = match.end() + length
    per = _PER.search(behind[:50]) if currency else None
    words = text[start:end]
    reason = f"“{match['bound']}”" if match["bound"] else "a number"
    return QuantitySuggestion(
        Mention(start, end, words),
        low,
        high,
        about,
        counts,
        f"{reason} and what stands beside it",
        0.8,
        currency,
        (per[1] or per[2]).lower() if per else "",
    )


def _bounds(match: re.Match) -> tuple[int | None, int | None, bool]:
    bound, word = (match["bound"] or "").lower(), (match["words"] or "").lower()
    if word in LOOSE:
        if word.endswith("a dozen") or word == "a dozen":
            number = 6 if word.startswith("half") else 12
            return number, number, True
        return (None, None, False) if bound in _MOST else (LOOSE[word], None, False)
    number = _value(match["digits"] or word)
    if match["scale"]:
        number *= SCALES[match["scale"].lower()]
    number = int(number)
    if match["upper"]:
        return number, int(_value(match["upper"])), bool(bound)
    if bound in _LEAST:
        return number, None, False
    if bound in _ABOVE:
        return number + 1, None, False
    if bound in _MOST:
        return None, number, False
    if bound in _BELOW:
        return None, number - 1, False
    return number, number, bool(bound)


def _value(words: str) -> float:
    words = words.lower().replace(",", "")
    if words[0].isdigit():
        return float(words)
    return sum(_WORDS.get(word, 0) for word in re.split(r"[- ]", words))


def _what(text: str, match: re.Match, behind: str) -> tuple[str, str, int]:
    """(quantity of the codebook or "pay", currency, length of the noun's words behind the number)."""
    known = lists()
    if match["sign"]:
        return "pay", {"$": "USD", "€": "EUR", "£": "GBP"}[match["sign"]], 0
    low = behind.lower()
    for name in sorted(known["currencies"], key=len, reverse=True):
        if re.match(rf"\s+(?:million |billion |thousand )?{name}\b", low):
            return "pay", known["currencies"][name], re.match(rf"\s+(?:million |billion |thousand )?{name}", low).end()
    stop = re.search(r"[.;:,()]|\b(?:and|while|who|which|after|in|on|at|near|from|with|by|were|was|have|had|to)\b", behind)
    window = behind[: stop.start()] if stop else behind
    done = _done(text, match)
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


def _done(text: str, match: re.Match) -> str:
    """What was done to them, told in the words around: killed, wounded, detained, released."""
    beside = lists()["beside"]
    start = max(text.rfind(mark, 0, match.start()) for mark in ".;\n")
    before = re.findall(r"\w+", text[max(start, match.start() - 60, 0) : match.start()].lower())[-5:]
    end = re.search(r"[.;\n]|,? (?:and|while) ", text[match.end() :])
    after = re.findall(r"\w+", text[match.end() : match.end() + min(end.start() if end else 70, 70)].lower())[:8]
    for word in [*after, *reversed(before)]:
        if word in beside:
            return beside[word]
    return ""
