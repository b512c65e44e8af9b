"""Entities of FollowTheMoney, which are not read yet."""

from lib.layers.files.opened import Opened, refused
from lib.layers.findings import Findings


def open_entities(data: bytes, findings: Findings) -> Opened:
    """No table, which is said."""
    return refused(findings, "is a list of entities, which is not read", "take its events as CSV")
