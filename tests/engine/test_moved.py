"""Pages and their parts ask what is shown, and none reads the tables."""

import ast

from tests.test_layers import SOURCES, module_of

READS = ("tables", "events", "selection")  # of a view


def reads_tables(text: str) -> bool:
    """Whether code reads a view's tables, or the frame of its events."""
    return any(
        isinstance(node, ast.Attribute) and node.attr in READS and isinstance(node.value, ast.Name) and node.value.id == "view"
        for node in ast.walk(ast.parse(text))
    )


def test_no_page_and_no_part_of_one_reads_tables() -> None:
    parts = {module_of(path): path for path in SOURCES if module_of(path).startswith(("lib.ui.", "pages.", "app"))}

    assert {name for name, path in parts.items() if reads_tables(path.read_text(encoding="utf-8"))} == set()


def test_what_reads_tables_is_seen() -> None:
    assert reads_tables("len(view.events)") and reads_tables("view.tables.kin") and not reads_tables("view.shown.number()")
