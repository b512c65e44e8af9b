"""What a dropped file is: its contents decide, and its name only where they do not. What is no article says what would be right."""

import io
import re
import zipfile

from lib.annotating.incoming.came import MOST_BYTES, IncomingError

_PLAIN = {"md": "markdown", "markdown": "markdown", "html": "html", "htm": "html", "xhtml": "html"}
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
_BLOCKS = re.compile(
    r"</?(?:p|div|br|h[1-6]|article|section|table|tr|td|li|ul|ol|span|a|script|style|form|img|b|i|em|strong)\b[^<>]*>", re.I
)
MARKED_UP = 4  # tags from which on a text is the source of a page
_HEADERS = re.compile(rb"\A(?:[!-9;-~]{1,76}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
_SURELY_MAIL = frozenset((b"message-id", b"received", b"mime-version", b"return-path"))
_OF_MAIL = _SURELY_MAIL | {b"from", b"to", b"date", b"subject"}
_MAILBOX = re.compile(rb"^From \S+[^\r\n]*\d{4}\r?\n[!-9;-~]+:", re.M)
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "is an old Office file, or one that is locked with a password", "save it as .docx without a password"),
    (b"{\\rtf", "is rich text (RTF)", "save it as .docx or .txt"),
    (b"\x89PNG", "is a picture", "type what it says, or bring a text that a program for reading pictures made of it"),
    (b"\xff\xd8\xff", "is a picture", "type what it says, or bring a text that a program for reading pictures made of it"),
    (b"GIF8", "is a picture", "type what it says"),
    (b"\x1f\x8b", "is a packed file (gzip)", "unpack it and drop what is in it"),
    (b"7z\xbc\xaf", "is a packed file (7z)", "unpack it and drop what is in it"),
    (b"Rar!", "is a packed file (RAR)", "unpack it and drop what is in it"),
    (b"bplist00", "is a Safari web archive", "save the page as “Page Source” or as PDF"),
)
_HINT_ZIP = "unpack it and drop the articles in it, several at once"


def kind_of(name: str, data: bytes) -> str:
    """The kind of a file, one of lib.annotating.incoming.came.NAMES. Raises IncomingError for what is no article."""
    if not data.strip():
        raise IncomingError("is empty", "drop a file that holds an article's text")
    if len(data) > MOST_BYTES:
        raise IncomingError(
            f"holds {len(data) / 1e6:,.0f} MB", f"an article has at most {MOST_BYTES / 1e6:.0f} MB; drop its text alone"
        )
    for mark, what, hint in _REFUSED:
        if data.startswith(mark):
            raise IncomingError(what, hint)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _of_text(name, data)


def _packed(data: bytes) -> str:
    """What a zip archive is by the names in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as wrong:
        raise IncomingError("is a packed file that cannot be opened", "it may be cut off; take it again") from wrong
    if "word/document.xml" in names:
        return "docx"
    if any(one.startswith("xl/") for one in names):
        raise IncomingError("is a workbook", "a table of events is brought in on the page Bring data")
    if "mimetype" in names and "content.xml" in names:
        raise IncomingError("is an OpenDocument file", "save it as .docx or .txt")
    if "META-INF/container.xml" in names:
        raise IncomingError("is an e-book", "copy the article's text and paste it")
    raise IncomingError("is a zip archive", _HINT_ZIP)


def _of_text(name: str, data: bytes) -> str:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    begins = data[:200_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if ending == "mbox" or (begins.startswith(b"From ") and _MAILBOX.match(begins)):
        raise IncomingError("is a mailbox of mails", "save the one mail as .eml and drop that")
    named = _headers(begins)
    sure = ending in ("eml", "mht", "mhtml") or bool(named & _SURELY_MAIL)
    if sure and len(named & _OF_MAIL) > 1:
        return "mhtml" if _is_saved_page(begins) else "eml"
    if _PAGE.search(begins[:4096]):
        return "html"
    return _PLAIN.get(ending, "text")


def _is_saved_page(begins: bytes) -> bool:
    """Whether it is a page that a browser saved: one that says where from, or that is addressed to nobody."""
    head = begins[:4000].lower()
    return b"multipart/related" in head and (b"snapshot-content-location" in head or b"\nto:" not in head)


def _headers(begins: bytes) -> set[bytes]:
    """The names of the header lines with which a text begins."""
    found = _HEADERS.match(begins[:60_000])
    lines = found[0].splitlines() if found else []
    return {line.partition(b":")[0].lower() for line in lines if line[:1] not in b" \t"}


def is_marked_up(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return bool(_PAGE.search(text[:4096].encode("utf-8", "replace"))) or len(_BLOCKS.findall(text[:100_000])) >= MARKED_UP
