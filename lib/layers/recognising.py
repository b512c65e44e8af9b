"""Of what format a file is, by the names of its columns."""

from pathlib import Path

from lib.errors import FaultlinesError
from lib.layers.findings import Findings
from lib.layers.layer_file import FILE, TABLE, format_named, formats, read_layer_file
from lib.layers.opening import open_table
from lib.layers.reading import text_of

BEGINNING = 200_000  # bytes by which the columns of a file are told


class ImportRefused(FaultlinesError):
    """A file that cannot become a layer; its text says why and what would be right."""


class UnknownFormat(ImportRefused):
    """A table whose columns are of no format that is known, so that somebody has to say what they hold."""


def format_there(folder: Path) -> str:
    """The format of the layer that stands in a folder; "" where there is none that can be read."""
    file, _ = read_layer_file(text_of(folder / FILE), folder.name, FILE) if (folder / FILE).is_file() else (None, [])
    return file.written.format if file else ""


def recognised(name: str, data: bytes) -> str:
    """The format whose columns a file has. Raises UnknownFormat where it is none, with what comes nearest."""
    header = header_of(data)
    told = set(header)
    missing = {known: [column for column in format_named(known).recognised_by if column not in told] for known in formats()}
    found = [known for known, columns in missing.items() if not columns]
    if found:
        return found[0]
    nearest = min(missing, key=lambda known: len(missing[known]))
    raise UnknownFormat(
        f"{name} is of no format that is known here. Its columns: {', '.join(header[:60])}. "
        f"{format_named(nearest).title} comes "
        f"nearest and has {', '.join(missing[nearest])} as well. Write layers/ID/{FILE} with format: {TABLE} and a mapping "
        f"(docs/layers.md), and import with --as ID"
    )


def header_of(data: bytes) -> tuple[str, ...]:
    """The names of a file's columns, from its beginning."""
    return open_table(data[:BEGINNING], ",", Findings("")).header
