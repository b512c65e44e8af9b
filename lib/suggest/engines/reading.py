"""One event as an endpoint wrote it becomes a checked one whose words stand in the text, or is refused with the reason. Nothing is
mended: what is of the wrong kind, has a name that the codebook lacks, or quotes what is not there, is refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from lib.corpus.model.codebook import ALWAYS, CODEBOOK
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Span
from lib.corpus.text.quotes import QuoteFinder
from lib.suggest.engines.parts import Part
from lib.suggest.engines.saying import cannot_be_shown, kind_of, plain, quoted
from lib.suggest.models import Mention

NAME, SUMMARY = 200, 400  # letters of a name and of a summary at most
MOST = 10**9  # of what is counted
UNTOLD = 0.5  # the confidence of an event of which none is told
KINDS: dict[type, str] = {str: "text", bool: "yes or no", list: "a list", dict: "a mapping"}


class Refused(Exception):
    """Why an event is not taken."""


@dataclass(frozen=True)
class Named:
    """A name and the words that carry it; `role` is empty for a place."""

    name: str
    words: Mention
    role: str = ""


@dataclass(frozen=True)
class Number:
    """A number of the codebook's quantities; None: not told on that side."""

    counts: str
    least: int | None
    most: int | None
    about: bool
    words: Mention


@dataclass(frozen=True)
class Told:
    """An event that is taken. `date`: (EDTF as written, words); `remarks`: what of it was not taken as it is, and why."""

    type: str
    quote: Mention
    roles: tuple[Named, ...]
    place: Named | None
    date: tuple[str, Mention] | None
    numbers: tuple[Number, ...]
    claim: str
    stage: str
    mode: str
    background: bool
    summary: str
    confidence: float
    remarks: tuple[str, ...] = field(default=())


class Reader:
    """Reads the events that were told of one part of a text."""

    def __init__(self, part: Part):
        self.part, self.finder = part, QuoteFinder(part.text)

    def read(self, written: object) -> Told:
        """The event; raises Refused."""
        if not isinstance(written, dict):
            raise Refused(f"it is {kind_of(written)}, not a mapping")
        kind = _term(written, "type", CODEBOOK.types)
        event = CODEBOOK.types[kind]
        quote = self._words(written, "quote", "its quote")
        mode = _term(written, "mode", event.modes, "") or ""
        confidence, unsure = _confidence(written.get("confidence"))
        date, undated = self._date(_given(written, "date", dict, None), quote)
        return Told(
            kind,
            quote,
            tuple(self._role(one, event.roles, quote) for one in _given(written, "roles", list, [])),
            self._place(_given(written, "place", dict, None), quote),
            date,
            tuple(self._number(one, quote) for one in _given(written, "numbers", list, [])),
            _term(written, "claim", CODEBOOK.claims, CODEBOOK.default("claim")),
            _term(written, "stage", CODEBOOK.stages, CODEBOOK.default("stage")),
            mode,
            _given(written, "background", bool, False),
            _line(_given(written, "summary", str, ""), "its summary", SUMMARY),
            confidence,
            (*unsure, *undated),
        )

    def _role(self, written: object, roles: Collection[str], near: Mention) -> Named:
        if not isinstance(written, dict):
            raise Refused(f"one of its roles is {kind_of(written)}, not a mapping")
        role = _term(written, "role", (*roles, *ALWAYS))
        return Named(_name(written, f"its {role}"), self._words(written, "quote", f"the quote of its {role}", near), role)

    def _place(self, written: dict[str, Any] | None, near: Mention) -> Named | None:
        if written is None:
            return None
        return Named(_name(written, "its place"), self._words(written, "quote", "the quote of its place", near))

    def _date(self, written: dict[str, Any] | None, near: Mention) -> tuple[tuple[str, Mention] | None, tuple[str, ...]]:
        """(the date, what is not taken of it): one that is of no accepted form stays open, and is said."""
        if written is None:
            return None, ()
        words = self._words(written, "words", "the words of its date", near)
        edtf = _given(written, "edtf", str, "").strip()
        try:
            return (read_date(edtf).text, words), ()
        except DateError as wrong:
            return ("", words), (f"its date stays open: {plain(wrong.what)}",)

    def _number(self, written: object, near: Mention) -> Number:
        if not isinstance(written, dict):
            raise Refused(f"one of its numbers is {kind_of(written)}, not a mapping")
        counts = _term(written, "counts", CODEBOOK.quantities)
        least, most = (_count(written.get(name), counts) for name in ("min", "max"))
        if (least is None and most is None) or (least is not None and most is not None and least > most):
            raise Refused(f"its number of {counts} has no bounds, or the smaller one last")
        words = self._words(written, "words", f"the words of its number of {counts}", near)
        return Number(counts, least, most, _given(written, "about", bool, False), words)

    def _words(self, written: Mapping[str, Any], name: str, what: str, near: Mention | None = None) -> Mention:
        """Where the words stand in the whole text; of repeated ones those nearest the event's quote."""
        told = _given(written, name, str)
        start = self.part.start
        beside = Span(near.start - start, near.end - start, near.text) if near else None
        found = self.finder.find(told, beside)
        if found is None:
            like = self.finder.nearest(told)
            hint = f"the nearest passage is {quoted(like)}" if like else "no passage is like it"
            raise Refused(f"{what} {quoted(told)} is not in the text; {hint}" if told.strip() else f"{what} is empty")
        return Mention(start + found.start, start + found.end, found.text)


def _given(written: Mapping[str, Any], name: str, kind: type, untold: Any = ...) -> Any:
    """A value of the kind that it has to be; `untold` where there is none."""
    value = written.get(name)
    if value is None and untold is not ...:
        return untold
    if type(value) is not kind:
        raise Refused(f"“{name}” is {kind_of(value)}, not {KINDS[kind]}")
    return value


def _term(written: Mapping[str, Any], name: str, terms: Collection[str], untold: Any = ...) -> str:
    """A word of the codebook."""
    value: str = _given(written, name, str, untold)
    if value == untold or value in terms:
        return value
    near = get_close_matches(value[:NAME], list(terms), 1)
    known = f"one of {', '.join(terms)}" if terms else "it has none"
    raise Refused(f"{name} {quoted(value)} is none that goes here; {f'near: {near[0]}' if near else known}")


def _name(written: Mapping[str, Any], what: str) -> str:
    name = _line(_given(written, "name", str), f"the name of {what}", NAME)
    if not any(map(str.isalnum, name)):
        raise Refused(f"{what} has no name")
    return name


def _line(text: str, what: str, longest: int) -> str:
    """Text that can stand in one line and be shown."""
    line = " ".join(text.split())
    if len(line) > longest:
        raise Refused(f"{what} has {len(line):,} letters, more than {longest}")
    if any(map(cannot_be_shown, line)):
        raise Refused(f"{what} holds a sign that cannot be shown")
    return line


def _count(value: object, counts: str) -> int | None:
    if value is None:
        return None
    if type(value) is not int:
        raise Refused(f"its number of {counts} is {kind_of(value)}, not a whole number")
    if not 0 <= value <= MOST:
        raise Refused(f"its number of {counts} is none that can be")
    return value


def _confidence(value: object) -> tuple[float, tuple[str, ...]]:
    if value is None:
        return UNTOLD, ()
    if type(value) in (int, float) and 0 <= value <= 1:  # type: ignore[operator]
        return round(float(value), 2), ()  # type: ignore[arg-type]
    return UNTOLD, (f"its confidence is none between 0 and 1, so {UNTOLD} stands for it",)
