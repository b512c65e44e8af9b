"""How an article says where it can be read: addresses, the day it was read, the checksum of the original. What is written
amiss is a warning, for no event rests on it."""

import datetime
import re
from collections.abc import Iterator

from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Dated
from lib.corpus.reading.frontmatter import ArticleWritten
from lib.corpus.reading.yaml_lines import Lined
from lib.errors import Problem

ADDRESS = re.compile(r"https?://[^\s/?#@]+\.[^\s/?#@]+([/?#]\S*)?", re.IGNORECASE)
_SLIPPED = re.compile(
    r"(?:(?:h+t+p*|hxxp)(s?)\s*[:;]*\s*/*|s?:?//)?\s*((?:[^\s/?#@.:]+\.)+[^\s/?#@.:]{2,}(?::\d+)?(?:[/?#]\S*)?)", re.IGNORECASE
)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.IGNORECASE)  # BCP 47
CHECKSUM = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
OTHER_SUMS = {32: "MD5", 40: "SHA-1", 56: "SHA-224", 96: "SHA-384", 128: "SHA-512"}  # by their digits
_SUM_FORM = "write the 64 digits that sha256sum prints, 0-9 and a-f"
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
Told = Iterator[tuple[str, str, str]]  # field, what is wrong, hint


def citation_doubts(file: str, written: ArticleWritten, published: Dated | None, lined: Lined) -> list[Problem]:
    """A warning for each of these fields that cannot be what it should be."""
    told = [
        *_publisher(written.publisher),
        *_language(written.language),
        *_addresses(written),
        *_read_on(written.accessed, published),
        *_checksum(written.sha256),
    ]
    return [Problem(file, lined.line((field,)), field, what, hint, "warning") for field, what, hint in told]


def _publisher(name: str | None) -> Told:
    if name and (";" in name or len(name.splitlines()) > 1):
        yield (
            "publisher",
            "holds a semicolon or the end of a line, which part publishers in the tables",
            ("write one name in one line; whom it took the text from is original_source or via"),
        )


def _language(code: str) -> Told:
    if code and not LANGUAGE.fullmatch(code):
        yield "language", f"“{code}” is no code of a language", "write it as in ar, en or fa"


def _addresses(written: ArticleWritten) -> Told:
    for field in ("url", "archived_url"):
        address = getattr(written, field)
        if address and not ADDRESS.fullmatch(address):
            slipped = _SLIPPED.fullmatch(address.strip())
            yield (
                field,
                f"“{address}” is no address of the web",
                (
                    f"perhaps “http{'' if _plain(slipped) else 's'}://{slipped[2]}”"
                    if slipped
                    else "write the whole of it, as in https://example.org/page, without white space"
                ),
            )


def _plain(slipped: re.Match[str]) -> bool:
    """Whether what was slipped in writing was http without s."""
    s: str | None = slipped[1]
    return s == ""


def _read_on(accessed: str, published: Dated | None) -> Told:
    if not accessed:
        return
    try:
        day = read_date(accessed)
    except DateError as wrong:
        yield "accessed", wrong.what, _turned(accessed) or wrong.hint
        return
    if day.kind != "day":
        yield "accessed", f"“{accessed}” is not one day", "write the day on which the article was read, as in 2022-04-30"
    elif published and published.first and day.first and day.first < published.first:
        yield ("accessed", f"“{accessed}” is before the article was published, “{published.text}”", "look at the years of both")


def _turned(accessed: str) -> str:
    """The day that 30/04/2022 may mean; "" where it means none, or may mean two."""
    if not (found := _DAY_FIRST.fullmatch(accessed.strip())):
        return ""
    one, other, year = map(int, found.groups())
    days = sorted({day.isoformat() for month, number in ((other, one), (one, other)) if (day := _day(year, month, number))})
    return f"perhaps {' or '.join(f'“{day}”' for day in days)}" if days else ""


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _checksum(given: str) -> Told:
    if not given or CHECKSUM.fullmatch(given):
        return
    bare = re.sub(r"^sha-?256\s*[:=]\s*", "", given.strip(), flags=re.IGNORECASE)
    inner = re.search(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", bare, re.IGNORECASE)
    if inner:
        hint = f"perhaps “{inner[0]}”"
    elif re.fullmatch(r"[0-9a-f]+", bare, re.IGNORECASE):
        hint = f"it is as long as a {kind}; {_SUM_FORM}" if (kind := OTHER_SUMS.get(len(bare))) else _SUM_FORM
        yield "sha256", f"has {len(bare):,} digits where a SHA-256 has 64", hint
        return
    else:
        hint = _SUM_FORM
    yield "sha256", f"“{given}” is no SHA-256", hint
