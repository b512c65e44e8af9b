"""The one door for other publishers' files: whatever the bytes are, a table comes out, or none with the reason.

What a file is, its bytes say, never its name's ending: a table of text, a workbook, an archive that holds one table, GeoJSON, or
entities of FollowTheMoney. Nothing that is wrong with a file is raised here.
"""

from lib.layers.files.archives import archive_of, lone_table
from lib.layers.files.entities import open_entities
from lib.layers.files.features import open_features
from lib.layers.files.kinds import COMPOUND, ENTITIES, JSON, TEXT, ZIP, kind_of
from lib.layers.files.old_workbooks import open_compound
from lib.layers.files.opened import NO_TABLE, Opened, refused
from lib.layers.files.text import open_text
from lib.layers.files.workbooks import is_workbook, open_workbook
from lib.layers.findings import Findings

__all__ = ["Opened", "enough_for_names", "open_table"]
ENOUGH = 200_000  # bytes by which the columns of a table of text are told
NO_SHEETS = "is no workbook, and has no sheets"


def open_table(data: bytes, usual: str, findings: Findings, sheet: str = "") -> Opened:
    """The table of a file's bytes; `usual`: the delimiter that its format has; `sheet`: which of a workbook's is asked for.

    A file without a header has no column; so has one that cannot be read, which is an error among the findings.
    """
    kind = kind_of(data)
    if kind == ZIP:
        return _of_zip(data, usual, findings, sheet)
    if kind == COMPOUND:
        return open_compound(data, findings, sheet)
    if sheet:
        findings.add(0, "sheet", NO_SHEETS, f"“{sheet}” is passed over; it has none (in layer.yaml leave sheet: out)")
    if kind == TEXT:
        return open_text(data, usual, findings)
    if kind in (JSON, ENTITIES):
        return (open_features if kind == JSON else open_entities)(data, findings)
    return refused(findings, *kind)


def enough_for_names(data: bytes) -> bytes:
    """As much of a file as the names of its columns are told by: the beginning of a table of text, else all of it."""
    return data[:ENOUGH] if kind_of(data) == TEXT else data


def _of_zip(data: bytes, usual: str, findings: Findings, sheet: str) -> Opened:
    """A workbook, or the one table of an archive."""
    archive = archive_of(data, findings)
    if archive is None:
        return NO_TABLE
    if is_workbook(archive):
        return open_workbook(data, archive, findings, sheet)
    inner = lone_table(archive, findings)
    if inner is None:
        return NO_TABLE
    if kind_of(inner) == ZIP and ((within := archive_of(inner, findings)) is None or not is_workbook(within)):
        return refused(findings, "is an archive within an archive", "unpack it, and take the table itself")
    return open_table(inner, usual, findings, sheet)
