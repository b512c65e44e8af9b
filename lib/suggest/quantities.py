"""Numbers told in a text, with the bounds of the codebook's number words, and what they count."""

import functools
import re
from bisect import bisect_left
from decimal import Decimal
from math import ceil, floor

from lib.suggest.dates.finder import NUMBERS
from lib.suggest.models import QuantitySuggestion
from lib.suggest.text.knowledge import read_yaml
from lib.suggest.text.plain import Plain, plain_of

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
_BOUND = (
    r"at least|no fewer than|no less than|not less than|more than|over|upwards of|at most|up to|no more than|as many as"
    r"|fewer than|less than|about|some|around|roughly|nearly|almost|approximately|an estimated|estimated"
)
_ROUND = r"tens of thousands|hundreds of thousands|half a dozen|a dozen|dozens|scores|hundreds|thousands|several|a number"
_SCALE = r"hundred|thousand|million|billion"
_PATTERN = re.compile(
    rf"(?<![\w.,-])(?:(?P<between>between)|(?P<bound>{_BOUND}))?\s*(?P<sign>[$€£])?"
    rf"(?:(?P<digits>(?:{_DIGITS})(?:\.\d+)?)|(?P<words>{_TWO_WORDS}|{_SPELLED}|{_ROUND}))"
    rf"(?:[\s-](?P<scale>{_SCALE}))?(?![\w%])(?!-[a-z])"
    rf"(?P<range>\s*(?(between)and|(?:to|-|–))\s*[$€£]?(?P<upper>{_DIGITS}|{_SPELLED})(?:[\s-](?P<upper_scale>{_SCALE}))?(?!\w))?"
    rf"(?!\w)",
    re.I,
)
MOST = 10**12  # no larger number is a count
_LEAST = ("at least", "no fewer than", "no less than", "not less than")
_ABOVE = ("more than", "over", "upwards of")
_MOST = ("at most", "up to", "no more than", "as many as")
_BELOW = ("fewer than", "less than")
_PER = re.compile(
    r"\b(?:per|a|each|every) (member|fighter|month|person|day|year|man|week|head|family|barrel|truck)\b"
    r"|\b(monthly|daily|weekly|yearly)\b",
    re.I,
)
_STOP = re.compile(r"[.;\n]")
_PARTS = re.compile(r"[.;\n]|,? (?:and|while) ")
_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@functools.cache
def lists() -> dict:
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


def _one_person(nouns: list[str], done: list[str]) -> re.Pattern:
    """“a guard was killed”, “killed a guard”: `who`, and what was done in `behind` or `before`."""
    who = rf"(?P<who>\b[Aa]n? (?:[A-Za-z]+(?:-[A-Za-z]+)? ){{0,2}}?(?:{'|'.join(map(re.escape, nouns))}))\b"
    verb = "|".join(map(re.escape, done))
    return re.compile(
        rf"\b(?P<before>{verb}) {who}(?! (?:and|or)\b)|"
        rf"{who.replace('P<who>', 'P<who2>')} (?:was|is|has been|had been) (?:[a-z]+ly )?(?P<behind>{verb})\b"
    )


def find_quantities(text: str, taken: list[tuple[int, int]]) -> tuple[QuantitySuggestion, ...]:
    """Numbers outside `taken` (dates, names): money, and what the codebook counts; other numbers are left."""
    plain = plain_of(text)
    spans = sorted(taken)
    starts = [first for first, _ in spans]
    found = []
    at = 0
    while match := _PATTERN.search(plain.text, at):
        first, at = _begin(match), match.end()
        start, end = plain.offset(first), plain.offset(at - 1) + 1
        before = bisect_left(starts, end)
        if any(start < last for _, last in spans[max(0, before - 4) : before]):
            continue
        bounds = _range(match)
        if match["range"] and not bounds:  # the second number is one of its own
            at = match.start("range")
        bounds = bounds or _bounds(match)
        if bounds[:2] != (None, None):
            found += _read(plain, match, at, bounds)
    return tuple(sorted([*found, *_alone(plain, starts, spans)], key=lambda one: one.mention.start))


def _alone(plain: Plain, starts: list[int], spans: list[tuple[int, int]]) -> list[QuantitySuggestion]:
    """One person killed, wounded, detained or released: “a guard was killed”, “killing a shepherd”."""
    found = []
    for match in lists()["one"].finditer(plain.text):
        mention = plain.mention(*match.span("who" if match["who"] else "who2"))
        noun = mention.start + mention.text.rindex(" ")  # before it a name may stand: “an Asayish officer”
        before = bisect_left(starts, mention.end)
        done = lists()["beside"].get((match["before"] or match["behind"] or "").lower(), "")
        if done and not any(noun < last for _, last in spans[max(0, before - 4) : before]):
            found.append(QuantitySuggestion(mention, 1, 1, False, done, "one person, and what was done to them", 0.7))
    return found


def _begin(match: re.Match) -> int:
    return match.start("sign") if match["sign"] else match.start("digits") if match["digits"] else match.start("words")


def _read(plain: Plain, match: re.Match, end: int, bounds: tuple) -> list[QuantitySuggestion]:
    """What the number counts; nothing where it counts nothing that the codebook knows."""
    low, high, about = bounds
    text = plain.text
    behind = text[end : end + 70]
    counts, currency, length = _what(text, match, end)
    if not counts:
        return []
    ranged = end == match.end() and match["range"]
    length = length if ranged or not match["range"] else 0
    told = match["bound"] or (match["between"] if ranged else "")
    start = match.start("bound") if match["bound"] else match.start() if told else _begin(match)
    per = _PER.search(behind[:50]) if currency else None
    reason = f"“{told}”" if told else "a number"
    return [
        QuantitySuggestion(
            plain.mention(start, end + length),
            low,
            high,
            about,
            counts,
            f"{reason} and what stands beside it",
            0.8,
            currency,
            (per[1] or per[2]).lower() if per else "",
        )
    ]


def _bounds(match: re.Match) -> tuple[int | None, int | None, bool]:
    """(at least, at most, whether about); both None for what bounds nothing or is no count."""
    bound, word = (match["bound"] or "").lower(), (match["words"] or "").lower()
    if word in LOOSE:
        if word.endswith("a dozen") or word == "a dozen":
            number = 6 if word.startswith("half") else 12
            return number, number, True
        return (None, None, False) if bound in _MOST else (LOOSE[word], None, False)
    number = _value(match["digits"] or word) * _scale(match["scale"])
    if number > MOST:
        return None, None, False
    least, most = floor(number), ceil(number)
    if bound in _LEAST:
        return most, None, False
    if bound in _ABOVE:
        return least + 1, None, False
    if bound in _MOST:
        return None, least, False
    if bound in _BELOW:
        return None, most - 1 if most else None, False
    return least, most, bool(bound)


def _range(match: re.Match) -> tuple[int, int, bool] | None:
    """The bounds of “5 to 7”, “2 to 3 million”, “between 10 and 20”; None where the second number is not the larger one."""
    if not match["range"] or (match["words"] or "").lower() in LOOSE:
        return None
    first, last = _scale(match["scale"]), _scale(match["upper_scale"])
    lower = _value(match["digits"] or match["words"]) * (last if first == 1 else first)
    upper = _value(match["upper"]) * last
    return (int(lower), int(upper), bool(match["bound"])) if lower < upper <= MOST else None


def _scale(word: str | None) -> int:
    return SCALES[word.lower()] if word else 1


def _value(words: str) -> Decimal:
    words = words.lower().replace(",", "")
    if words[0].isdigit():
        return Decimal(words)
    return Decimal(sum(_WORDS.get(word, 0) for word in re.split(r"[- ]", words)))


def _what(text: str, match: re.Match, end: int) -> tuple[str, str, int]:
    """(quantity of the codebook or "pay", currency, length of the noun's words behind the number)."""
    known = lists()
    behind = text[end : end + 70]
    if match["sign"]:
        return "pay", {"$": "USD", "€": "EUR", "£": "GBP"}[match["sign"]], 0
    if money := known["money"].match(behind.lower()):
        return "pay", known["currencies"][money[1]], money.end()
    stop = re.search(r"[.;:,()]|\b(?:and|while|who|which|after|in|on|at|near|from|with|by|were|was|have|had|to)\b", behind)
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
    before = re.findall(r"\w+", _STOP.split(text[max(start - 60, 0) : start])[-1].lower())[-5:]
    reach = text[end : end + 80]
    stop = _PARTS.search(reach)
    after = re.findall(r"\w+", reach[: min(stop.start() if stop else 70, 70)].lower())[:8]
    for word in [*after, *reversed(before)]:
        if word in beside:
            return beside[word]
    return ""
