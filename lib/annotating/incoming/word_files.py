"""A Word document becomes its text: headings, paragraphs, points of lists and cells of tables in their order, and its properties.

What was struck out, hidden words and remarks in the margin are not taken.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lib.annotating.incoming.came import DAMAGED, MOST_LETTERS, Drawing, Drawn, IncomingError, several

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MOST_UNPACKED = 80_000_000  # bytes, pictures and all
MOST_OF_A_PART = 20_000_000  # bytes of one part that is text
MOST_PARTS = 4_000
MOST_NESTED = 5  # tables within tables
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LETTERS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read_word(data: bytes) -> Drawn:
    """The text of a .docx. Raises IncomingError for one that is damaged, or would unpack to more than can be meant."""
    _check_size(data)
    from docx import Document as open_document
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    drawing = Drawing()
    try:
        document = open_document(io.BytesIO(data))
        text = "\n\n".join(part for part in _parts(document) if part.strip())
        _facts(document, drawing)
        _remarks(document, drawing)
    except (PythonDocxError, OpcError, LxmlError, *DAMAGED) as wrong:
        raise IncomingError("is a Word document that cannot be read", "open it, save it again as .docx, and drop that") from wrong
    if not text.strip():
        raise IncomingError("is a Word document without a text", "it may hold pictures alone; type what they say")
    return Drawn(text, tuple(drawing.proposals), tuple(drawing.notes))


def _check_size(data: bytes) -> None:
    """Look at what the archive would unpack to before any of it is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    large = any(part.file_size > MOST_OF_A_PART for part in parts if part.filename.endswith((".xml", ".rels")))
    if large or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise IncomingError("unpacks to far more than an article holds", "copy the article's text and paste it")
    if any(part.flag_bits & 1 for part in parts):
        raise IncomingError("is locked with a password", "save it without one")


def _parts(document: "Document") -> Iterator[str]:
    length = 0
    for one in document.iter_inner_content():
        part = _part(one, 0)
        length += len(part)
        if length > MOST_LETTERS:
            raise IncomingError(f"holds more than {MOST_LETTERS:,} letters", "bring in one article at a time")
        yield part


def _part(one: "Paragraph | Table", depth: int) -> str:
    from docx.table import Table

    return _rows(one, depth) if isinstance(one, Table) else words_of(one._p)


def _rows(table: "Table", depth: int) -> str:
    """The rows of a table as lines, a bar between its cells; one that is joined of several is told once."""
    lines = []
    for row in table.rows if depth < MOST_NESTED else ():
        cells, seen = [], set[int]()
        for cell in row.cells:
            if id(cell._tc) not in seen:
                seen.add(id(cell._tc))
                inner = [_part(one, depth + 1) for one in cell.iter_inner_content()]
                cells.append(" ".join(" ".join(inner).split()))
        lines.append(" | ".join(cells).strip(" |"))
    return "\n".join(line for line in lines if line)


def words_of(paragraph: "CT_P") -> str:
    """The words of a paragraph with those that were put in since, without those that are struck out or hidden."""
    words: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        if run.find(f"{_W}rPr/{_W}vanish") is not None or any(above.tag == _FALLBACK for above in run.iterancestors()):
            continue
        for node in run:
            words.append((node.text or "") if node.tag == f"{_W}t" else _LETTERS.get(str(node.tag), ""))
    return "".join(words)


def _facts(document: "Document", drawing: Drawing) -> None:
    told = document.core_properties
    heading = next((one for one in document.paragraphs if _is_title(one) and one.text.strip()), None)
    drawing.propose("title", heading.text if heading is not None else "", "the document's first heading")
    drawing.propose("title", told.title, "the document's title", weak=True)
    if (told.author or "").strip() != "python-docx":
        drawing.propose("author", told.author, "the document's author")
    drawing.propose("language", told.language, "the document's language")
    if told.created is not None and (told.author or "").strip() != "python-docx":
        drawing.propose(
            "published", told.created.date().isoformat(), "the day on which the document was made, for want of another", weak=True
        )


def _is_title(paragraph: "Paragraph") -> bool:
    style = paragraph.style
    return style is not None and (style.name or "").startswith(("Title", "Heading 1"))


def _remarks(document: "Document", drawing: Drawing) -> None:
    """Say what stands in the document and is not taken."""
    body = document.element.body
    struck = sum(1 for _ in body.iter(f"{_W}del"))
    if struck:
        drawing.notes.append(f"{several(struck, 'change', 'changes')} of its text: what was struck out is left out.")
    if hidden := sum(1 for _ in body.iter(f"{_W}vanish")):
        drawing.notes.append(f"{several(hidden, 'piece', 'pieces')} of hidden text {'is' if hidden == 1 else 'are'} left out.")
    kinds = {str(one.reltype).rpartition("/")[2] for one in document.part.rels.values()}
    left = sorted(kinds & {"comments", "footnotes", "endnotes"})
    used = [name for name in left if any(True for _ in body.iter(f"{_W}{name[:-1]}Reference"))]
    if used:
        drawing.notes.append(f"Its {' and '.join(used)} are not taken.")
