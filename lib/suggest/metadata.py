"""What a raw article's file tells beside its text: title, publisher, author, day of publication; and where the text starts.

Metadata is YAML between two lines of ---, as blogs and note tools write it, or a block of lines `Key: value`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Dated
from lib.corpus.reading.yaml_lines import Lined, read_yaml
from lib.suggest.text.markup import without_tags
from lib.suggest.text.words import CUT

TOLD = ("published", "publisher", "title")  # the keys that are read; one of them makes a block metadata
_BESIDE = ("author", "by", "source", "url", "link", "language", "id", "via")  # others that a block may begin with
UNKNOWN = ("", "unknown", "not known", "none", "n/a", "na", "null", "undated", "no date", "غير معروف")
KEYS = {  # in YAML -> as it is read, the first that stands there
    "title": ("title", "headline"),
    "author": ("author", "authors", "by", "byline"),
    "published": ("published", "datepublished", "publicationdate", "pubdate", "publishdate", "publishedat", "date"),
    "publisher": ("publisher", "sitename", "site", "source", "website"),
    "url": ("url", "link", "canonical", "permalink"),
    "language": ("language", "lang"),
}
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?", re.I)
DAY_TAKEN, IN_ZONE = "of “{}” the day is taken", ", as it was in the zone that it names"
_TOLD_LINE = re.compile(rf"[ \t]*({'|'.join(TOLD)})[ \t]*:(.*)", re.S | re.I)
_KEY_LINE = re.compile(r"([A-Z][\w -]{0,30}):([ \t]*\S.*)", re.S)
_FENCED = re.compile(r"\A\ufeff?\s*?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)


@dataclass(frozen=True)
class Told:
    """One line of metadata."""

    key: str
    value: str
    line: int


@dataclass(frozen=True)
class RawArticle:
    """`text` as it is handed to the engine; `text_offset`: its start in the file, in characters."""

    text: str
    text_offset: int
    title: str
    told: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def metadata(self) -> dict[str, str]:
        """Key, in lower case -> value; of a key told twice the first."""
        return {one.key: one.value for one in reversed(self.told) if one.value}

    def published(self) -> tuple[Dated | None, tuple[str, ...]]:
        """(the date of the `Published` line, notes): unknown where there is none, it cannot be read or two of them differ."""
        days: dict[Dated, int] = {}
        notes: list[str] = []
        for one in self.told:
            if one.key == "published" and one.value:
                day, note = day_told(one.value)
                notes += [f"line {one.line}: {note}"] if note else []
                days |= {day: one.line} if day else {}
        if len(days) < 2:
            return next(iter(days), None), tuple(notes)
        told = " and ".join(day.text for day in days)
        notes.append(f"line {max(days.values())}: two days of publication, {told}: taken as unknown; keep the one that is right")
        return None, tuple(notes)


def day_told(value: str) -> tuple[Dated | None, str]:
    """(the date of a publication, a note): a moment gives the day in the zone it is told in; what is no date is unknown."""
    if value.casefold().strip(" .?-") in UNKNOWN:
        return None, f"“Published: {value}”: taken as unknown"
    try:
        if moment := _MOMENT.fullmatch(value):
            return read_date(moment[1]), DAY_TAKEN.format(value) + (IN_ZONE if moment[2] else "")
        if mailed := _mailed(value):
            return read_date(mailed), DAY_TAKEN.format(value) + IN_ZONE
        return read_date(value), ""
    except DateError as wrong:
        return None, f"“Published: {value[:80]}” is not a date and taken as unknown ({wrong.hint})"


def _mailed(value: str) -> str:
    """The day of a date as mails and feeds write it, “Sun, 01 May 2022 23:30:00 +0300”; "" where it is none."""
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return ""


def parse_raw(content: str) -> RawArticle:
    """The article of a file's content; HTML tags are blanked out, so that every offset stays."""
    content, notes = without_tags(content)
    raw = front_matter(content) or _parted(content)
    return replace(raw, notes=raw.notes + notes)


def front_matter(content: str) -> RawArticle | None:
    """The article behind YAML between two lines of ---; None where there is none. What YAML cannot read is said and passed
    over: none of it is text."""
    found = _FENCED.match(content)
    if not found:
        return None
    first_line = content.count("\n", 0, found.start(1)) + 1
    lined = read_yaml(found[1], first_line)
    text = content[found.end() :]
    if not isinstance(lined.value, dict):
        if not lined.problems:
            return None  # a line of --- as an ornament
        line, _, what, _ = lined.problems[0]
        note = f"line {line}: the front matter cannot be read ({what}) and is passed over"
        return RawArticle(text, found.end(), _first_line(text), (), (note,))
    told = _told_in(lined, lined.value)
    title = next((one.value for one in told if one.key == "title"), "")
    return RawArticle(text, found.end(), title or _first_line(text), told)


def _told_in(lined: Lined, keys: Mapping[str, object]) -> tuple[Told, ...]:
    """The keys of front matter that say what an article's metadata says, under the names of KEYS."""
    plain = {re.sub(r"[\W_]", "", key).casefold(): key for key in keys}
    found = []
    for name, spellings in KEYS.items():
        key = next((plain[spelling] for spelling in spellings if spelling in plain), None)
        value = keys.get(key) if key else None
        values = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]
        if key and values:
            found.append(Told(name, ", ".join(values), lined.line((key,))))
    return tuple(found)


def _first_line(text: str) -> str:
    lines = text.splitlines()
    return _title(lines, _next_text(lines, 0))


def _parted(content: str) -> RawArticle:
    """The text behind a block of `Key: value` lines that tells Published, Publisher or Title; behind a title line the block
    is blanked out in the text, so that every offset stays."""
    lines = content.splitlines(keepends=True)
    first = _next_text(lines, 0)
    end = _block_end(lines, first, headline=False)
    if end > first:
        text = _next_text(lines, end)
        offset = sum(map(len, lines[:text]))
        return RawArticle(content[offset:], offset, _title(lines, text), _told_lines(lines, first, end))
    start = _next_text(lines, first + 1)
    end = _block_end(lines, start, headline=True)
    before, behind = sum(map(len, lines[:start])), sum(map(len, lines[:end]))
    blanked = re.sub(r"[^\r\n]", CUT, content[before:behind])
    return RawArticle(content[:before] + blanked + content[behind:], 0, _title(lines, first), _told_lines(lines, start, end))


def _block_end(lines: list[str], start: int, headline: bool) -> int:
    """Where the block of metadata ends that starts here; `start` if there is none. Without a headline before it, the first
    line has to bear a key of metadata: “Homs: Clashes” is a headline. Lines that are read need no blank line behind them."""
    keys = []
    for line in lines[start:]:
        if not (found := _key(line)):
            break
        keys.append(found[0])
    if not keys or not (headline or keys[0] in TOLD + _BESIDE):
        return start
    end = start + len(keys)
    if end < len(lines) and not _empty(lines[end]):
        end = start + next((number for number, key in enumerate(keys) if key not in TOLD), len(keys))
    return end if set(keys[: end - start]) & set(TOLD) else start


def _key(line: str) -> tuple[str, str] | None:
    """(key, value) of a line of metadata."""
    line = line.lstrip("\ufeff")
    found = _TOLD_LINE.fullmatch(line) or _KEY_LINE.fullmatch(line)
    return (found[1].strip().lower(), found[2].strip()) if found else None


def _told_lines(lines: list[str], start: int, end: int) -> tuple[Told, ...]:
    found = ((_key(line), number) for number, line in enumerate(lines[start:end], start + 1))
    return tuple(Told(*told, number) for told, number in found if told)


def _empty(line: str) -> bool:
    return not line.strip().strip("\ufeff")


def _next_text(lines: list[str], at: int) -> int:
    return next((number for number in range(at, len(lines)) if not _empty(lines[number])), len(lines))


def _title(lines: list[str], at: int) -> str:
    return lines[at].strip().lstrip("\ufeff") if at < len(lines) else ""
