"""What a coded field rests on: words of the quote, evidence found in the text, or a reason why it was inferred.

A field that rests on nothing is an error; so nothing enters the table that no sentence carries.
"""

import re

from lib.corpus.models import Dated, Quantity

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")
MONTHS_AR = ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
             "ديسمبر", "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول",
             "تشرين الأول", "تشرين الثاني", "كانون الأول")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def numbers_in(text: str) -> frozenset[int]:
    """Whole numbers written in digits, Arabic-Indic ones too; "3,500" is one number."""
    plain = re.sub(r"(?<=\d)[,٬\u00a0\u202f](?=\d{3}\b)", "", text.translate(_DIGITS))
    return frozenset(int(number) for number in re.findall(r"\d+", plain) if len(number) < 16)


def quantity_in(quantity: Quantity, quote: str) -> bool:
    """Whether the quote holds the number's digits ("more than 205" carries a minimum of 206) or its words."""
    written = numbers_in(quote)
    if quantity.words and " ".join(quantity.words.split()).casefold() in " ".join(quote.split()).casefold():
        return True
    bounds = {bound for bound in (quantity.min, quantity.max) if bound is not None}
    return bool(bounds & written or (quantity.min is not None and quantity.min - 1 in written))


def date_in(date: Dated, quote: str) -> bool:
    """Whether the quote holds a day number, a year or a month's name of the date."""
    days = [day for day in (date.first, date.last) if day]
    if numbers_in(quote) & {number for day in days for number in (day.day, day.year)}:
        return True
    words = quote.casefold()
    english = (MONTHS[day.month - 1] for day in days)
    arabic = (name for day in days for name in (MONTHS_AR[day.month - 1], MONTHS_AR[day.month + 11]))
    return any(re.search(rf"\b{name[:3]}(\.|{name[3:]})?\b", words) for name in english) or any(
        name in quote for name in arabic)
