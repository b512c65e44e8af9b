"""A mail, or a web page saved as one (MHTML), becomes its text: sender, day and subject are proposed, attachments named."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import PurePosixPath

from lib.annotating.incoming.came import DAMAGED, Drawing, Drawn, IncomingError
from lib.annotating.incoming.decoding import decode
from lib.annotating.incoming.pages import read_page

MOST_PARTS = 500
ENOUGH = 200  # letters of a plain part that make it the text; a shorter one often says that the mail is HTML
_REPLIED = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr|رد|إعادة توجيه)\s*:)+\s*", re.I)
_PAGE_AT = re.compile(r"https?://\S+", re.I)
MOST_NAMED = 10  # attachments that are named one by one


def read_mail(data: bytes, saved_page: bool) -> Drawn:
    """The text of a mail or of a saved page. Raises IncomingError where it holds none."""
    drawing = Drawing()
    try:
        mail = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        parts = _parts(mail)
    except DAMAGED as wrong:
        raise IncomingError("is a mail that cannot be read", "open it, copy its text and paste it") from wrong
    page = next((one for one in parts if one.get_content_type() == "text/html"), None)
    plain = next((one for one in parts if one.get_content_type() == "text/plain"), None)
    (_facts_of_page if saved_page else _facts_of_mail)(mail, drawing)
    drawn = _text(None if saved_page else plain, page, drawing)
    _name_attachments(parts, drawing, saved_page)
    if saved_page:
        return Drawn(drawn.text, (*drawing.proposals, *drawn.proposals), (*drawing.notes, *drawn.notes), drawn.came)
    head = "\n".join(f"{name}: {said}" for name in ("From", "Date", "Subject") if (said := _said(mail, name)))
    return Drawn(drawn.text, tuple(drawing.proposals), (*drawing.notes, *drawn.notes), f"{head}\n\n{drawn.came}")


def _parts(mail: EmailMessage) -> list[EmailMessage]:
    """All parts of a mail that hold something; a mail within a mail is an attachment."""
    found: list[EmailMessage] = []
    waiting: list[EmailMessage] = [mail]
    while waiting and len(found) < MOST_PARTS:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            inner = part.get_payload()
            waiting[:0] = [one for one in inner if isinstance(one, EmailMessage)] if isinstance(inner, list) else []
        else:
            found.append(part)
    return found


def _text(plain: EmailMessage | None, page: EmailMessage | None, drawing: Drawing) -> Drawn:
    """The mail's text: the plain part, the page where that says little or is not there."""
    words = _words(plain, drawing) if plain is not None and not plain.get_filename() else ""
    if page is None or len(words.strip()) >= ENOUGH:
        if not words.strip():
            raise IncomingError("is a mail without a text", "drop what is attached to it, or paste what it says")
        return Drawn(words, came=words)
    try:
        return read_page(_words(page, drawing))
    except IncomingError:
        if not words.strip():
            raise
        return Drawn(words, came=words)


def _words(part: EmailMessage, drawing: Drawing) -> str:
    """The letters of a part; lines that a mail program broke are whole again where the part says that they were (format=flowed)."""
    try:
        payload = part.get_payload(decode=True)
        told = str(part.get_param("charset") or "")
        flowed = str(part.get_param("format") or "").lower() == "flowed"
    except DAMAGED:
        return ""
    text, notes = decode(payload, told) if isinstance(payload, bytes) and payload.strip() else ("", ())
    drawing.notes += notes
    text = text.replace("\r\n", "\n")
    return re.sub(r"(?<!\n--) \n(?=[^\n>])", " ", text) if flowed else text


def _facts_of_mail(mail: EmailMessage, drawing: Drawing) -> None:
    name, address = parseaddr(_said(mail, "From"))
    drawing.propose("publisher", name or address, "the mail's From")
    drawing.propose("title", _REPLIED.sub("", _said(mail, "Subject")), "the mail's Subject")
    drawing.propose("published", _said(mail, "Date"), "the mail's Date")
    if found := _PAGE_AT.search(_said(mail, "Archived-At").strip("<>")):
        drawing.propose("url", found[0], "the mail's Archived-At")


def _facts_of_page(mail: EmailMessage, drawing: Drawing) -> None:
    if found := _PAGE_AT.fullmatch(_said(mail, "Snapshot-Content-Location").strip("<> ")):
        drawing.propose("url", found[0], "the address that the page was saved from")
    drawing.propose("title", _said(mail, "Subject"), "the name under which the page was saved", weak=True)
    drawing.propose("accessed", _said(mail, "Date"), "the day on which the page was saved")


def _said(mail: EmailMessage, name: str) -> str:
    """What a header says; "" of one that is not there or cannot be read."""
    try:
        return " ".join(str(mail.get(name, "")).split())
    except DAMAGED:
        return ""


def _name_attachments(parts: list[EmailMessage], drawing: Drawing, saved_page: bool) -> None:
    names = []
    for part in parts:
        try:
            name = part.get_filename() or ("a mail" if part.get_content_type() == "message/rfc822" else "")
        except DAMAGED:
            name = "one without a name"
        if name and not saved_page:
            names.append(PurePosixPath(name.replace("\\", "/")).name)
    if names:
        more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
        drawing.notes.append(f"Attached and not read: {', '.join(names[:MOST_NAMED])}{more}.")
