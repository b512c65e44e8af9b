"""What is dropped or pasted becomes an article to be: clean text, proposals for its fields with why, what was done to it."""

from lib.annotating.incoming.came import MOST_BYTES, MOST_LETTERS, NAMES, Drawn
from lib.annotating.incoming.came import Incoming as Incoming
from lib.annotating.incoming.came import IncomingError as IncomingError
from lib.annotating.incoming.came import Proposal as Proposal
from lib.annotating.incoming.decoding import decode
from lib.annotating.incoming.ids import free_id as free_id
from lib.annotating.incoming.kinds import kind_of
from lib.annotating.incoming.letters import clean
from lib.annotating.incoming.mails import read_mail
from lib.annotating.incoming.pages import read_page
from lib.annotating.incoming.pdfs import read_pdf
from lib.annotating.incoming.plain_texts import read_text
from lib.annotating.incoming.proposing import proposals_for
from lib.annotating.incoming.word_files import read_word
from lib.corpus.model.models import Corpus

PASTED = "pasted text"
_CHARSET_AT = 4096  # bytes within which a page says its encoding


def read_incoming(name: str, data: bytes, known: Corpus | None = None) -> list[Incoming]:
    """The articles of a dropped file, by its contents first and its name second. `known`: the corpus, for what it has done before.

    Raises IncomingError for what is no article, or cannot be read; what it says goes behind the file's name.
    """
    kind = kind_of(name, data)
    drawn = _drawn(kind, data)
    return [_incoming(name, data, drawn.kind or kind, drawn, known)]


def pasted(text: str, known: Corpus | None = None) -> Incoming:
    """The article of a pasted text. Raises IncomingError for one that is empty, too long, or an address alone."""
    data = text.encode("utf-8", "replace")
    if not text.strip():
        raise IncomingError("is empty", "paste an article's text")
    if len(data) > MOST_BYTES or len(text) > 4 * MOST_LETTERS:
        raise _too_long(len(text))
    return _incoming(PASTED, data, "pasted", read_text(text, pasted=True), known)


def _drawn(kind: str, data: bytes) -> Drawn:
    if kind == "pdf":
        return read_pdf(data)
    if kind == "docx":
        return read_word(data)
    if kind in ("eml", "mhtml"):
        return read_mail(data, saved_page=kind == "mhtml")
    text, notes = decode(data, _told_charset(data) if kind == "html" else "")
    drawn = read_page(text) if kind == "html" else read_text(text)
    return Drawn(drawn.text, drawn.proposals, (*notes, *drawn.notes), drawn.came, drawn.kind)


def _told_charset(data: bytes) -> str:
    """The encoding that a page says it has; "" where it says none."""
    _, _, behind = data[:_CHARSET_AT].lower().partition(b"charset=")
    return behind.lstrip(b"\"' ")[:20].split(b'"')[0].split(b"'")[0].split(b">")[0].strip(b" /;").decode("ascii", "ignore")


def _incoming(name: str, data: bytes, kind: str, drawn: Drawn, known: Corpus | None) -> Incoming:
    if len(drawn.text) > 2 * MOST_LETTERS:
        raise _too_long(len(drawn.text))
    text, changed = clean(drawn.text)
    if not any(map(str.isalnum, text)):
        raise IncomingError(f"is {NAMES[kind]} and holds no words", "bring in an article's text")
    if len(text) > MOST_LETTERS:
        raise _too_long(len(text))
    proposals, notes = proposals_for(drawn, text, known)
    proposals = tuple(Proposal(one.field, clean(one.value)[0], one.why, one.weak) for one in proposals)
    return Incoming(
        name, data, kind, text, tuple(one for one in proposals if one.value), (*drawn.notes, *changed, *notes), drawn.came
    )


def _too_long(letters: int) -> IncomingError:
    return IncomingError(
        f"holds {letters:,} letters", f"an article has at most {MOST_LETTERS:,}, some 65,000 words; bring in one article at a time"
    )
