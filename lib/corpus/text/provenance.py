"""What a coded field rests on: words of the quote, evidence found in the text, or a reason why it was inferred.

A field that rests on nothing that is seen is the coder's reading of the quote: a warning, and named in `Event.unseen`.
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Dated, Participant, Pay, Quantity
from lib.corpus.text.names import NameIndex, words_of
from lib.corpus.text.quotes import QuoteFinder
from lib.corpus.text.said_days import relative_days_in
from lib.corpus.text.said_words import numbers_in_words

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTHS_AR = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMBER, _THOUSANDS = re.compile(r"\d+"), re.compile(r"(?<=\d)[,٬\u00a0\u202f](?=\d{3}\b)")
_ABOVE = re.compile(r"\b(?:more than|over|above|upwards of)\b|أكثر من|يزيد", re.IGNORECASE)
DEFAULTS = {field: CODEBOOK.default(field) for field in ("claim", "stage")}  # what need not be said


@dataclass(frozen=True)
class Said:
    """What is coded of one event and has to rest on something."""

    roles: dict[str, tuple[Participant, ...]]
    numbers: dict[str, Quantity]
    places: dict[str, tuple[str, ...]]
    date: Dated | None
    pay: Pay | None
    claim: str
    stage: str

    def parts(self, quantity: str) -> dict[str, list[Quantity]]:
        """The parts of a number that fall on actors, by role."""
        found = {
            role: [one.quantities[quantity] for one in people if quantity in one.quantities] for role, people in self.roles.items()
        }
        return {role: parts for role, parts in found.items() if parts}


@dataclass(frozen=True)
class Around:
    """What bears on the quotes of an article: its text, its publication, what actors are called in it, and all names known."""

    text: str
    published: Dated | None
    mentions: dict[str, str]
    actors: NameIndex
    places: NameIndex


def fields_not_in(quote: str, said: Said, around: Around) -> list[str]:
    """The fields that the quote itself does not carry."""
    carried = {role: all(_named(one, quote, around) for one in people) for role, people in said.roles.items()}
    carried |= {name: _number_in(name, number, said, quote) for name, number in said.numbers.items()}
    carried |= {name: all(around.places.named_in(place, quote) for place in found) for name, found in said.places.items() if found}
    if said.date:
        carried["date"] = date_in(said.date, quote) or relative_days_in(said.date, quote, around.published)
    if said.pay:
        carried["pay"] = int(said.pay.amount) in numbers_in(quote) | numbers_in_words(quote)
    carried |= {name: getattr(said, name) == default for name, default in DEFAULTS.items()}
    return [field for field, found in carried.items() if not found]


def parts_rest(field: str, said: Said, evidence: Container[str]) -> bool:
    """Whether a field is a number that is the sum of parts whose roles all have evidence of their own."""
    holders = said.parts(field) if field in CODEBOOK.quantities else {}
    return bool(holders) and all(role in evidence for role in holders)


def _named(one: Participant, quote: str, around: Around) -> bool:
    here = [words for words, actor in around.mentions.items() if actor == one.actor]
    named = around.actors.named_in(one.actor, quote, *here, one.described)
    return named or _shortened_in(one.actor, quote, around.actors, around.text)


def _shortened_in(actor: str, quote: str, actors: NameIndex, text: str) -> bool:
    """Whether the quote calls an actor by the last word of a name that stands in the text: "the Guard"."""
    ends = {name.split()[-1]: name for name in actors.names[actor] if len(name.split()) > 1}
    return any(
        re.search(rf"\b[Tt]he {re.escape(end)}\b", quote) and words_of(name) in words_of(text)
        for end, name in ends.items()
        if end[:1].isupper()
    )


def _number_in(name: str, number: Quantity, said: Said, quote: str) -> bool:
    """Whether the quote holds a number, or each of the parts of which it is the sum."""
    parts = [part for found in said.parts(name).values() for part in found]
    return quantity_in(number, quote) or (bool(parts) and all(quantity_in(part, quote) for part in parts))


def numbers_in(text: str) -> frozenset[int]:
    """Whole numbers written in digits, Arabic-Indic ones too; "3,500" is one number."""
    plain = _THOUSANDS.sub("", text if text.isascii() else text.translate(_DIGITS))
    return frozenset(int(number) for number in _NUMBER.findall(plain) if len(number) < 16)


def quantity_in(quantity: Quantity, quote: str) -> bool:
    """Whether the quote holds the number's digits ("more than 205" carries a minimum of 206) or its words."""
    if quantity.words and QuoteFinder(quote.casefold()).find(quantity.words.casefold()):
        return True
    return number_written(quantity, quote)


def number_written(quantity: Quantity, quote: str) -> bool:
    """Whether the quote says one of the number's bounds, in digits or spelt out."""
    digits, spelt = numbers_in(quote), numbers_in_words(quote)
    written, below = digits | spelt, digits | (spelt if _ABOVE.search(quote) else frozenset())
    bounds = {bound for bound in (quantity.min, quantity.max) if bound is not None}
    return bool(bounds & written or (quantity.min is not None and quantity.min - 1 in below))


def date_in(date: Dated, quote: str) -> bool:
    """Whether the quote holds a day number, a year or a month's name of the date."""
    days = [day for day in (date.first, date.last) if day]
    if numbers_in(quote) & {number for day in days for number in (day.day, day.year)}:
        return True
    words = quote.casefold()
    english = (MONTHS[day.month - 1] for day in days)
    arabic = (name for day in days for name in (MONTHS_AR[day.month - 1], MONTHS_AR[day.month + 11]))
    return any(re.search(rf"\b{name[:3]}(\.|{name[3:]})?\b", words) for name in english) or any(name in quote for name in arabic)
