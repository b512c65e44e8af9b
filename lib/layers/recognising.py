"""Of what format a file is, by the names of its columns."""

from pathlib import Path

from lib.errors import FaultlinesError
from lib.layers.findings import Findings
from lib.layers.layer_file import FILE, TABLE, format_named, formats, read_layer_file
from lib.layers.opening import Opened, open_table
from lib.layers.reading import text_of


class ImportRefused(FaultlinesError):
    """A file that cannot become a layer; its text says why and what would be right."""


class UnknownFormat(ImportRefused):
    """A table whose columns are of no format that is known, so that somebody has to say what they hold; `nearest`: what comes
    nearest, in words."""

    def __init__(self, words: str, nearest: str):
        super().__init__(words)
        self.nearest = nearest


def format_there(folder: Path) -> str:
    """The format of the layer that stands in a folder; "" where there is none that can be read."""
    file, _ = read_layer_file(text_of(folder / FILE), folder.name, FILE) if (folder / FILE).is_file() else (None, [])
    return file.written.format if file else ""


def recognised(name: str, header: tuple[str, ...]) -> str:
    """The format whose columns a file of a name has. Raises UnknownFormat where it is none, with what comes nearest."""
    told = set(header)
    missing = {known: [column for column in format_named(known).recognised_by if column not in told] for known in formats()}
    found = [known for known, columns in missing.items() if not columns]
    if found:
        return found[0]
    nearest = min(missing, key=lambda known: len(missing[known]))
    near = f"{format_named(nearest).title} comes nearest and has {', '.join(missing[nearest])} as well."
    raise UnknownFormat(
        f"{name} is of no format that is known here. Its columns: {', '.join(header[:60])}. {near} Write layers/ID/{FILE} with "
        f"format: {TABLE} and a mapping (docs/layers.md), and import with --as ID; the page Bring data writes it for you",
        near,
    )


def opened_for_names(name: str, data: bytes, sheet: str = "") -> Opened:
    """A file's table, for the names of its columns and what stands in them. Raises ImportRefused where it holds none."""
    findings = Findings(name)
    opened = open_table(data, ",", findings, sheet)
    if not opened.header:
        raise ImportRefused("; ".join(str(one) for one in findings.problems if one.severity == "error"))
    return opened
