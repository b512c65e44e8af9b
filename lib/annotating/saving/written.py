"""Fields and text become an article's whole file; of the file as it stood every letter stays that need not change."""

import re

from lib.annotating.saving.edits import Editing
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import Fields, composed_fields, composed_of
from lib.annotating.saving.order import ordered
from lib.annotating.saving.parts import applied
from lib.annotating.saving.spans import BREAK, Odd, nodes_of
from lib.annotating.saving.tokens import block_field
from lib.corpus.reading.articles import FENCE
from lib.errors import CorpusError

_ENDS = re.compile(r"[\r\n]*\Z")


def written_article(fields: Fields, text: str, before: str = "") -> str:
    """The whole file of an article: ---, front matter, ---, text.

    `before`: the file as it stands. Order, comments, quoting, block and flow style, blank lines and ends of lines stay
    wherever a value did not change; a changed value takes the style of the one it replaces; events are known by their ids, so
    that one that moved keeps its comments. Where `before` is no article that can be read, the file is written anew. Letters of
    the fields are composed (NFC), as the reader composes them; the text stays as it is, but for ends of lines at its end.
    Raises SavingError for what no file can hold.
    """
    wanted, told = composed_fields(fields), text.rstrip("\r\n")
    try:
        held = composed_of(before)
    except CorpusError:
        held = None
    if held == (wanted, told):
        return before
    head, front, fence, tail = _split(before) if held else ("---\n", "", "---\n", "\n")
    newline = _newline(head)
    if held is None or held[1] != told:
        fence = fence if BREAK.search(fence) or not told else fence + newline
        tail = told + (_ENDS.search(tail) or [""])[0]
    anew = newline.join([*(block_field(name, wanted[name], (), 0, newline) for name in ordered(wanted, ())), ""])
    for new_front in ([_edited(front, held[0], wanted, newline)] if held else []) + [anew]:
        whole = head + new_front + fence + tail
        if new_front is not None and _reads_as(whole, wanted, told):
            return whole
    raise SavingError(
        "this article cannot be written so that it is read as it is", "look for odd letters in its fields and its text"
    )


def _edited(front: str, old: Fields, new: Fields, newline: str) -> str:
    try:
        edits = Editing(front, newline).edits(nodes_of(front, old), new)
        return applied(front, 0, len(front), edits)
    except Odd:
        return ""


def _reads_as(whole: str, fields: Fields, text: str) -> bool:
    try:
        return composed_of(whole) == (fields, text)
    except CorpusError:
        return False


def _split(content: str) -> tuple[str, str, str, str]:
    """The first line with its ---, front matter, the second ---, and what follows; as the reader parts them."""
    lines = content.splitlines(keepends=True)
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE)
    return lines[0], "".join(lines[1:end]), lines[end], "".join(lines[end + 1 :])


def _newline(head: str) -> str:
    found = BREAK.search(head)
    return found[0] if found else "\n"
