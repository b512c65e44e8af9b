"""A table of text cut into pieces of whole rows, as long as every reader of such tables reads it alike.

Alike is read what quotes a cell from its first sign to its last, with quote marks in it doubled, and ends its lines as usual. What
is written otherwise is left to whoever reads sign by sign.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv

from lib.layers.files.grid import Rows, Texts

SIZE = 1 << 24  # bytes that are looked at together
QUOTE, LINE_FEED, RETURN = b'"\n\r'
MARK = b"\xef\xbb\xbf"  # which a reader takes for one of an encoding wherever it begins
Bytes = npt.NDArray[np.uint8]


class Piece(NamedTuple):
    """Whole rows of a text. `ends`: where each ends, its line's end included; `lines`: of the text, on which each begins."""

    text: memoryview
    ends: Rows
    lines: Rows
    n_lines: int

    @property
    def words(self) -> str:
        return str(self.text, "utf-8")


def piece_of(text: memoryview, delimiter: str, line: int, size: int = SIZE) -> Piece | None:
    """The first rows of a text that begins with a row, on a line of the file; None where they are not written alike for all."""
    while len(text):
        signs = np.frombuffer(text, np.uint8, min(size, len(text)))
        feeds, quotes = np.flatnonzero(signs == LINE_FEED), np.flatnonzero(signs == QUOTE)
        closed = feeds[np.searchsorted(quotes, feeds) % 2 == 0] if len(quotes) else feeds
        whole = len(signs) == len(text)
        if whole and len(quotes) % 2 == 0 and (not len(closed) or closed[-1] + 1 < len(text)):
            closed = np.append(closed, len(text) - 1)
        if len(closed) or whole:
            break
        size *= 2
    if not len(text) or not len(closed):
        return None
    end = int(closed[-1]) + 1
    quotes, feeds = quotes[quotes < end], feeds[feeds < end]
    if not _alike(signs[:end], quotes, ord(delimiter)):
        return None
    above = np.searchsorted(feeds, closed[:-1], "right")  # lines that end within the rows before
    lines = line + np.concatenate([np.zeros(1, np.int64), above])
    return Piece(text[:end], closed + 1, lines, len(feeds))


def _alike(signs: Bytes, quotes: Rows, delimiter: int) -> bool:
    """Whether all cells that hold quote marks are quoted from their first to their last sign, and lines end as usual."""
    returns = np.flatnonzero(signs == RETURN)
    if len(returns) and (returns[-1] + 1 == len(signs) or (signs[returns + 1] != LINE_FEED).any()):
        return False
    if signs[:3].tobytes() == MARK:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    before, after = signs[opening[opening > 0] - 1], signs[closing[closing + 1 < len(signs)] + 1]
    return bool(
        np.isin(before, (delimiter, LINE_FEED, QUOTE)).all() and np.isin(after, (delimiter, LINE_FEED, RETURN, QUOTE)).all()
    )


def columns_of(piece: Piece, delimiter: str, width: int) -> list[Texts] | None:
    """The cells of a piece by column; None where not all of its rows are of one width."""
    names = [str(at) for at in range(width)]
    try:
        table = pyarrow.csv.read_csv(
            pa.BufferReader(pa.py_buffer(piece.text)),  # type: ignore[arg-type]  # takes all that Arrow reads of
            pyarrow.csv.ReadOptions(column_names=names, use_threads=False),
            pyarrow.csv.ParseOptions(delimiter=delimiter, newlines_in_values=piece.n_lines > len(piece.ends)),
            pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    return list(table.columns) if len(table) == len(piece.ends) else None
