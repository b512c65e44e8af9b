"""Days counted from a publication, "last week", "on Wednesday", "أمس", as far as a quote carries them: English and Arabic."""

import datetime
import re
from collections.abc import Iterator

from lib.corpus.model.models import Dated
from lib.corpus.text.names import words_of

_WEEKDAYS = {name: number for number, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_WEEKDAYS_AR = {
    name: number
    for number, name in enumerate(  # as words_of folds them, and all Arabic below
        "الاثنين الثلاثا الاربعا الخميس الجمعه السبت الاحد".split()
    )
}
_RELATIVE = re.compile(
    r"\b(?:(?P<named>today|tonight|yesterday)|(?P<which>this|last) (?P<unit>week|month|year)|"
    rf"(?:last |this |on )?(?P<weekday>{'|'.join(_WEEKDAYS)}))\b"
)
_JOINED = r"(?<= )(?:[وف]?[بل]?|و?ك?)"  # and, so, in, to: written on to the next word
_UNITS_AR = {"الاسبوع": "week", "الشهر": "month", "العام": "year", "السنه": "year", "عام": "year"}
_RELATIVE_AR = (
    re.compile(rf"{_JOINED}(?P<before>(?:اول )امس|امس الاول)(?= )"),
    re.compile(rf"{_JOINED}(?<! اول )(?P<named>امس|البارحه)(?! الاول)(?= )"),
    re.compile(rf"{_JOINED}(?P<today>اليوم|الليله)(?! (?:التالي|السابق|نفسه|ذاته|الاول|الماضي))(?= )"),
    re.compile(rf"{_JOINED}(?:هذا|هذه) (?P<this>{'|'.join(_UNITS_AR)})(?= )"),
    re.compile(rf"{_JOINED}(?P<this>{'|'.join(_UNITS_AR)}) (?:الحالي|الجاري)ه?(?= )"),
    re.compile(rf"{_JOINED}(?P<last>{'|'.join(_UNITS_AR)}) (?:الماضي|المنصرم|الفائت|الفات|السابق)ه?(?= )"),
    re.compile(rf"{_JOINED}(?P<weekday>{'|'.join(_WEEKDAYS_AR)})(?= )"),
)
_DAY = datetime.timedelta(1)
Span = tuple[datetime.date, datetime.date]


def relative_days_in(date: Dated, text: str, published: Dated | None) -> bool:
    """Whether words such as "last week" or "on Wednesday", counted from a known publication, mean days of the date."""
    first, last = date.first or date.last, date.last or date.first
    if published is None or published.last is None or first is None or last is None:
        return False
    out = (published.first or published.last, published.last)
    for words in (*_english(text), *_arabic(text)):
        try:
            if any(begin <= last and first <= end for begin, end in _meant(*words, *out)):
                return True
        except (OverflowError, ValueError):  # before the year 1
            continue
    return False


def _english(text: str) -> Iterator[tuple[str, int | str]]:
    """What is counted (back, this, last, weekday) and by what, for each such words of a text."""
    for match in _RELATIVE.finditer(text.casefold()):
        if match["named"]:
            yield "back", int(match["named"] == "yesterday")
        elif match["weekday"]:
            yield "weekday", _WEEKDAYS[match["weekday"]]
        else:
            yield match["which"], match["unit"]


def _arabic(text: str) -> Iterator[tuple[str, int | str]]:
    """The same for Arabic words."""
    if text.isascii():
        return
    folded = words_of(text)
    back = {"before": 2, "named": 1, "today": 0}
    for form in _RELATIVE_AR:
        for match in form.finditer(folded):
            ((name, word),) = match.groupdict().items()
            if name in back:
                yield "back", back[name]
            else:
                yield name, _WEEKDAYS_AR[word] if name == "weekday" else _UNITS_AR[word]


def _meant(counted: str, by: int | str, first: datetime.date, day: datetime.date) -> list[Span]:
    """The days that the words may mean, for a publication on any day from `first` to `day`."""
    if isinstance(by, int):
        if counted == "back":
            return [(first - by * _DAY, day - by * _DAY)]
        days = ((first - 13 * _DAY) + number * _DAY for number in range((day - first).days + 14))
        return [(one, one) for one in days if one.weekday() == by]
    last = counted == "last"
    if by == "week":
        monday = first - first.weekday() * _DAY
        return [(monday - 7 * _DAY, day - (day.weekday() + 1) * _DAY) if last else (monday, day)]
    if by == "year":
        return [(datetime.date(first.year - last, 1, 1), datetime.date(day.year - last, 12, 31))]
    end = day.replace(day=1) - _DAY if last else day
    begin = (first.replace(day=1) - _DAY).replace(day=1) if last else first.replace(day=1)
    return [(begin, end)]
