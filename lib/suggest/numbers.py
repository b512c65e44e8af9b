"""Number words and their bounds: “at least two dozen”, “between 10 and 20”, “2 to 3 million”."""

import re
from decimal import Decimal
from math import ceil, floor

from lib.suggest.dates.reading import NUMBERS

Bounds = tuple[int | None, int | None, bool]  # (at least, at most, whether about)
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
DOZEN = {"a dozen": 12, "half a dozen": 6}  # about so many
LOOSE = {
    "dozens": 24,
    "scores": 24,
    "hundreds": 200,
    "thousands": 2000,
    "several": 2,
    "a number": 2,
    "tens of thousands": 20000,
    "hundreds of thousands": 200000,
}  # at least so many
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
LEAST = ("at least", "no fewer than", "no less than", "not less than")
ABOVE = ("more than", "over", "upwards of")
MOST = ("at most", "up to", "no more than", "as many as")
BELOW = ("fewer than", "less than")
LARGEST = 10**12  # no larger number is a count
_NOT_COUNTED = ("a", "an", "a couple of", "couple of", "zero")
_WORDS = {word: number for word, number in {**NUMBERS, **TENS}.items() if word not in _NOT_COUNTED}
_SPELLED = "|".join(sorted(_WORDS, key=len, reverse=True))
_TWO_WORDS = rf"(?:(?:{'|'.join(TENS)})[- ](?:one|two|three|four|five|six|seven|eight|nine))"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+"
_ABOUT = ("about", "some", "around", "roughly", "nearly", "almost", "approximately", "an estimated", "estimated")
_BOUND = "|".join((*LEAST, *ABOVE, *MOST, *BELOW, *_ABOUT))
_ROUND = r"tens of thousands|hundreds of thousands|half a dozen|a dozen|dozens|scores|hundreds|thousands|several|a number"
_SCALE = "|".join(SCALES)
PATTERN = re.compile(
    rf"(?<![\w.,-])(?:(?P<between>between)|(?P<bound>{_BOUND}))?\s*(?P<sign>[$€£])?"
    rf"(?:(?P<digits>(?:{_DIGITS})(?:\.\d+)?)|(?P<words>{_TWO_WORDS}|{_SPELLED}|{_ROUND}))"
    rf"(?:[\s-](?P<scale>{_SCALE}))?(?![\w%])(?!-[a-z])"
    rf"(?P<range>\s*(?(between)and|(?:to|-|–))\s*[$€£]?(?P<upper>{_DIGITS}|{_SPELLED})(?:[\s-](?P<upper_scale>{_SCALE}))?(?!\w))?"
    rf"(?!\w)",
    re.I,
)


def bounds_of(match: re.Match[str]) -> Bounds:
    """What a match of the pattern tells without its second number; both bounds None for what bounds nothing or is no count."""
    bound, word = (match["bound"] or "").lower(), (match["words"] or "").lower()
    if word in DOZEN:
        return DOZEN[word], DOZEN[word], True
    if word in LOOSE:
        return (None, None, False) if bound in MOST else (LOOSE[word], None, False)
    number = _value(match["digits"] or word) * _scale(match["scale"])
    if number > LARGEST:
        return None, None, False
    least, most = floor(number), ceil(number)
    if bound in LEAST:
        return most, None, False
    if bound in ABOVE:
        return least + 1, None, False
    if bound in MOST:
        return None, least, False
    if bound in BELOW:
        return None, most - 1 if most else None, False
    return least, most, bool(bound)


def range_of(match: re.Match[str]) -> Bounds | None:
    """The bounds of “5 to 7”, “2 to 3 million”, “between 10 and 20”; None where the second number is not the larger one."""
    if not match["range"] or (match["words"] or "").lower() in (*LOOSE, *DOZEN):
        return None
    first, last = _scale(match["scale"]), _scale(match["upper_scale"])
    lower = _value(match["digits"] or match["words"]) * (last if first == 1 else first)
    upper = _value(match["upper"]) * last
    return (int(lower), int(upper), bool(match["bound"])) if lower < upper <= LARGEST else None


def _scale(word: str | None) -> int:
    return SCALES[word.lower()] if word else 1


def _value(words: str) -> Decimal:
    plain = words.lower().replace(",", "")
    if plain[0].isdigit():
        return Decimal(plain)
    return Decimal(sum(_WORDS.get(word, 0) for word in re.split(r"[- ]", plain)))
