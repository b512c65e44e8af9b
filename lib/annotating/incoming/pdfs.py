"""A PDF becomes its text, page after page: words parted at a line's end are joined where that is sure, running heads left out."""

import io
import logging
import re
import time
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lib.annotating.incoming.came import DAMAGED, MOST_LETTERS, Drawing, Drawn, IncomingError, several

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 150
MOST_OF_A_PAGE = 4_000_000  # bytes of what draws a page; a map holds more, a page of text some 50,000
SECONDS = 20.0  # after which no further page is read
REPEATED = 3  # pages with one and the same first or last line, from which on it is a running head
_DIGITS = re.compile(r"\d+")
_PARTED = re.compile(r"([^\W\d_]{2,})([-\u2010\u00ad])\n([^\W\d_]{2,})")
_RUNS_ON = re.compile(r"(?<=[^\W\d_,;])\n(?=[a-zà-öø-ÿ])")
_SCANNED = "make its text readable first (OCR, as with ocrmypdf), or type what it says"


def read_pdf(data: bytes) -> Drawn:
    """The text of a PDF. Raises IncomingError for one that is locked, damaged or holds pictures alone."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in a file is said by what it reads
    drawing = Drawing()
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise IncomingError("is a PDF that is locked with a password", "open it, print it to a new PDF, and drop that")
        pages = _pages(reader, drawing)
        _facts(reader, drawing)
    except (PyPdfError, *DAMAGED) as wrong:
        raise _unread(wrong) from wrong
    if not any(map(str.strip, pages)):
        raise IncomingError("is a PDF of pictures without letters, as a scanner makes it", _SCANNED)
    if empty := sum(not page.strip() for page in pages):
        drawing.notes.append(f"{several(empty, 'page holds', 'pages hold')} no letters, perhaps pictures of them.")
    came = "\n\n".join(f"– page {number} –\n{page.rstrip()}" for number, page in enumerate(pages, 1))
    text = _flowing("\n".join(_without_heads(pages, drawing)), drawing)
    return Drawn(text, tuple(drawing.proposals), tuple(drawing.notes), came)


def _unread(wrong: Exception) -> IncomingError:
    if "DependencyError" in type(wrong).__name__ or "crypt" in str(wrong).lower():
        return IncomingError("is a PDF that is encrypted", "open it, print it to a new PDF, and drop that")
    return IncomingError("is a PDF that cannot be read", "it may be damaged or cut off; take it again, or paste its text")


def _pages(reader: "PdfReader", drawing: Drawing) -> list[str]:
    """The text of each page in reading order, as far as pages, letters and time go."""
    pages: list[str] = []
    total = len(reader.pages)
    end = time.monotonic() + SECONDS
    for number in range(min(total, MOST_PAGES)):
        if time.monotonic() > end:
            break
        pages.append(_page(reader.pages[number], number + 1, end, drawing))
        if sum(map(len, pages)) > MOST_LETTERS:
            raise IncomingError(
                f"holds more than {MOST_LETTERS:,} letters on its first {len(pages)} of {several(total, 'page', 'pages')}",
                "bring in the pages of one article",
            )
    if len(pages) < total:
        drawing.notes.append(f"The first {several(len(pages), 'page is', 'pages are')} read, of {total:,}.")
    return pages


class _TooLongError(ValueError):
    """A page that takes longer than there is time for."""


def _page(page: "PageObject", number: int, end: float, drawing: Drawing) -> str:
    """A page's text; a page that cannot be read is said, and the others are read."""

    def watch(*_: object) -> None:
        if time.monotonic() > end:
            raise _TooLongError("no time is left")

    try:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MOST_OF_A_PAGE:
            drawing.notes.append(f"Page {number} is a drawing of {len(contents.get_data()) / 1e6:.0f} MB, and passed over.")
            return ""
        return str(page.extract_text(visitor_operand_before=watch))
    except _TooLongError:
        drawing.notes.append(f"Page {number} takes too long to read, and is passed over.")
    except DAMAGED:
        drawing.notes.append(f"Page {number} cannot be read.")
    return ""


def _facts(reader: "PdfReader", drawing: Drawing) -> None:
    """What the PDF says of itself. The day on which it was made is not that of publication, so it gives way to any other."""
    told = reader.metadata
    if told is None:
        return
    drawing.propose("title", told.title, "the PDF's title", weak=True)
    drawing.propose("author", told.author, "the PDF's author")
    made = None
    try:
        made = told.creation_date
    except DAMAGED:
        drawing.notes.append("The day on which the PDF was made cannot be read.")
    if made is not None:
        drawing.propose("published", made.date().isoformat(), "the day on which the PDF was made, for want of another", weak=True)


def _without_heads(pages: Sequence[str], drawing: Drawing) -> list[str]:
    """The pages without the first and last lines that stand on several of them, but for their numbers."""
    lined = [page.strip("\n").split("\n") for page in pages if page.strip()]
    for at in (0, -1):
        found = Counter(_DIGITS.sub("0", lines[at].strip()) for lines in lined if len(lines) > 1)
        heads = {line for line, n in found.items() if n >= REPEATED and n > len(lined) / 2}
        taken = [lines.pop(at) for lines in lined if len(lines) > 1 and _DIGITS.sub("0", lines[at].strip()) in heads]
        if taken:
            where = "head" if at == 0 else "foot"
            drawing.notes.append(
                f"The running {where} of {several(len(taken), 'page', 'pages')} is left out: “{taken[0].strip()[:60]}”."
            )
    return ["\n".join(lines) for lines in lined]


def _flowing(text: str, drawing: Drawing) -> str:
    """The text with sentences that run over a line's end in one line. A word that is parted there is joined where it stands whole
    elsewhere in the text, or where a soft hyphen parts it; a hyphen before a capital is one of the word's own."""
    whole = set(re.findall(r"[^\W\d_]+", text.lower()))
    own = {word.lower() for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", text)}
    counts = Counter[str]()

    def join(found: re.Match[str]) -> str:
        first, sign, last = found.groups()
        if sign == "\u00ad" or ((first + last).lower() in whole and f"{first}-{last}".lower() not in own):
            counts["joined"] += 1
            return first + last
        if f"{first}-{last}".lower() in own or last[0].isupper():
            return f"{first}-{last}"
        counts["left"] += 1
        return found[0]

    text = _PARTED.sub(join, "\n".join(line.rstrip() for line in text.split("\n")))
    if n := counts["joined"]:
        drawing.notes.append(f"{several(n, 'word is', 'words are')} joined that a line's end parted.")
    if n := counts["left"]:
        are = "is" if n == 1 else "are"
        drawing.notes.append(f"{several(n, 'line ends', 'lines end')} in a hyphen that may part a word, and {are} left so.")
    return _RUNS_ON.sub(" ", text)
