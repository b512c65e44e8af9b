"""What came in, as plain values: a file or a paste with its clean text, what is proposed of it and why, and what was done to it."""

import hashlib
import struct
import zipfile
import zlib
from binascii import Error as BinasciiError
from dataclasses import dataclass, field
from functools import cached_property

from lib.errors import FaultlinesError

MOST_BYTES = 30_000_000  # of a file; a scan of many pages is refused by its size before it is opened
MOST_LETTERS = 400_000  # of a text, some 65,000 words: more than any article, as much as a workbench can hold
ENDINGS = {  # kind -> the ending under which its bytes are kept
    "pasted": "txt",
    "text": "txt",
    "markdown": "md",
    "html": "html",
    "mhtml": "mhtml",
    "pdf": "pdf",
    "docx": "docx",
    "eml": "eml",
}
NAMES = {  # kind -> what it is called
    "pasted": "pasted text",
    "text": "plain text",
    "markdown": "Markdown",
    "html": "a web page",
    "mhtml": "a web page with its pictures (MHTML)",
    "pdf": "a PDF",
    "docx": "a Word document",
    "eml": "a mail",
}
DAMAGED = (  # what readers of other people's files raise at such as are damaged, or made to harm
    ArithmeticError,
    AssertionError,
    AttributeError,
    BinasciiError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


class IncomingError(FaultlinesError):
    """What cannot be brought in: what it is, as half a sentence behind its name, and what would be right."""

    def __init__(self, what: str, hint: str):
        self.what, self.hint = what, hint
        super().__init__(f"It {what} ({hint})")


@dataclass(frozen=True)
class Proposal:
    """A value for a field of the article, and where it was found. `weak`: it gives way to any other of its field."""

    field: str
    value: str
    why: str
    weak: bool = False


@dataclass(frozen=True)
class Incoming:
    """`data`: the bytes as they came; `text`: what the article will hold, letter for letter; `proposals`: of each field the best
    first; `notes`: what was done and what was left out, a sentence each; `came`: what of the bytes can be shown beside it."""

    name: str
    data: bytes
    kind: str
    text: str
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...]
    came: str = ""

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, as 64 digits."""
        return hashlib.sha256(self.data).hexdigest()

    def proposed(self, name: str) -> Proposal | None:
        """The first proposal for a field; None where nothing is proposed."""
        return next((one for one in self.proposals if one.field == name), None)

    def others(self, name: str) -> tuple[Proposal, ...]:
        """What else is proposed for a field."""
        return tuple(one for one in self.proposals if one.field == name)[1:]


@dataclass(frozen=True)
class Drawn:
    """What a reader of one kind of file draws from it, before its letters are looked at."""

    text: str
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[str, ...] = ()
    came: str = ""
    kind: str = ""


@dataclass
class Drawing:
    """Proposals and notes as they are gathered; blank values are none."""

    proposals: list[Proposal] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def propose(self, name: str, value: object, why: str, weak: bool = False) -> None:
        """Add a proposal, its white space levelled; nothing where the value is blank or no text."""
        words = " ".join(value.split()) if isinstance(value, str) else ""
        if words:
            self.proposals.append(Proposal(name, words, why, weak))


def several(number: int, one: str, more: str) -> str:
    """The number with its noun."""
    return f"1 {one}" if number == 1 else f"{number:,} {more}"
