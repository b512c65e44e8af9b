"""Numbers in words, English and Arabic, as far as a quote carries them."""

import re

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10)))
_NUMBERS = (
    {word: number for number, word in enumerate(_ONES)}
    | _TENS
    | {
        "dozen": 12,
        "dozens": 24,
        "scores": 24,
        "hundred": 100,
        "hundreds": 200,
        "thousand": 1000,
        "thousands": 2000,
        "several": 2,
        "both": 2,
        "pair": 2,
        "واحد": 1,
        "اثنان": 2,
        "اثنين": 2,
        "ثلاثة": 3,
        "ثلاث": 3,
        "أربعة": 4,
        "أربع": 4,
        "خمسة": 5,
        "خمس": 5,
        "ستة": 6,
        "ست": 6,
        "سبعة": 7,
        "سبع": 7,
        "ثمانية": 8,
        "ثماني": 8,
        "تسعة": 9,
        "تسع": 9,
        "عشرة": 10,
        "عشر": 10,
        "عشرون": 20,
        "عشرين": 20,
        "ثلاثون": 30,
        "ثلاثين": 30,
        "عشرات": 24,
        "العشرات": 24,
        "مئة": 100,
        "مائة": 100,
        "مئات": 200,
        "ألف": 1000,
        "آلاف": 2000,
    }
)
_WORD = re.compile(r"[^\W\d_]+")


def numbers_in_words(text: str) -> frozenset[int]:
    """Numbers that a text spells out, English and Arabic; "twenty-five" and "five hundred" are one number and its parts."""
    found, before = set(), None
    for match in _WORD.finditer(text.casefold()):
        number = _NUMBERS.get(match[0])
        if number is not None:
            found.add(number)
            if before and before in _TENS.values() and 0 < number < 10:
                found.add(before + number)
            elif before and before < 100 <= number and not match[0].endswith("s"):
                found.add(before * number)
        before = number
    return frozenset(found)
