"""Bytes become letters: their encoding is told by a mark, by what the file says of itself, or by the letters they would be."""

import codecs
import re

from lib.annotating.incoming.came import IncomingError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # which begins as UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CALLED = {
    "cp1256": "Windows-1256 (Arabic)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western)",
    "cp1254": "Windows-1254 (Turkish)",
}
_FREQUENT = {  # the letters of which most words of these languages are made
    "cp1256": frozenset("اليمونرتبةعدسفهأك"),
    "cp1251": frozenset("оеаинтсрвлкмдпуяыь"),
}
_RUNS = re.compile(rb"[\xc0-\xff]{3,}")  # words of another script; in Latin letters accents stand alone
_TURKISH = re.compile(rb"[\xf0\xfd\xfe\xdd]")
BROKEN = "\ufffd"
SEVERAL = 4  # whole letters for each broken byte, from which on bytes are UTF-8 with faults and no other encoding
_TWICE = re.compile("[\u00c3\u00c2\u00d8\u00d9\u00d0\u00e2][\u0080-\u00bf\u0152-\u0192\u02c6-\u2122]")
TWICE_AT_LEAST = 3


def decode(data: bytes, told: str = "") -> tuple[str, tuple[str, ...]]:
    """(the letters of the bytes, what is to be said of their encoding). `told`: the encoding that the file says it has.

    Raises IncomingError for bytes that are no text.
    """
    marked = next((name for mark, name in MARKS if data.startswith(mark)), "") or _utf_16(data)
    if marked.startswith(("utf-16", "utf-32")):
        text = data.decode(marked, "replace").removeprefix("\ufeff")
        return text, (f"It is in {marked[:6].upper()}; it is read so, and written in UTF-8.",)
    if b"\0" in data[:4096]:
        raise IncomingError("is a binary file and no text", "save the article as text, HTML, PDF or .docx")
    try:
        return _once(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _other(data, told)


def _utf_16(data: bytes) -> str:
    """UTF-16 without a mark: of Latin letters every other byte is empty; of Arabic ones every other is 6, and none of one pair."""
    for form, high in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[:2000:2])):
        if high and len(data) % 2 == 0 and high.count(0) + high.count(6) > 0.8 * len(high):
            return form
    return ""


def _once(text: str) -> tuple[str, tuple[str, ...]]:
    """The text, or what it was before somebody read its UTF-8 as Windows-1252 and saved that."""
    if len(_TWICE.findall(text[:20_000])) >= TWICE_AT_LEAST:
        try:
            return text.encode("cp1252").decode("utf-8"), ("Its letters were UTF-8 read as Windows-1252; they are mended.",)
        except UnicodeError:
            pass
    return text, ()


def _other(data: bytes, told: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode("utf-8-sig", "replace")
    broken, whole = text.count(BROKEN), sum(letter > "\x7f" for letter in text) - text.count(BROKEN)
    if whole >= SEVERAL * broken:
        return text, ("It is UTF-8 with bytes that are none.",)
    if (named := _known(told)) and named != "utf-8":
        return data.decode(named, "replace"), (f"It is not in UTF-8 but, as it says itself, in {CALLED.get(named, named)}.",)
    form = _by_letters(data)
    return data.decode(form, "replace"), (f"It is not in UTF-8 but, by its letters, in {CALLED[form]}; look at the names in it.",)


def _known(told: str) -> str:
    """The name of an encoding as Python has it; "" of what is none."""
    try:
        name = codecs.lookup(told.strip()).name if told.strip().isascii() else ""
        "".encode(name or "utf-8")  # some names are of no encoding of text
    except (LookupError, ValueError, TypeError):
        return ""
    return {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": ""}.get(name, name)  # as browsers read them


def _by_letters(data: bytes) -> str:
    runs = _RUNS.findall(data)
    if 2 * sum(map(len, runs)) > sum(byte > 0xBF for byte in data):
        joined = b"".join(runs)
        return max(_FREQUENT, key=lambda form: sum(letter in _FREQUENT[form] for letter in joined.decode(form, "replace").lower()))
    return "cp1254" if _TURKISH.search(data) else "cp1252"
