"""What is kept for everybody asks nothing of anybody: no session, no address, no screen, no clock."""

import ast

import pytest

from tests.test_layers import SOURCES, module_of

KEEPING = {"made_once", "once", "once_of"}
OF_A_SESSION = {
    "st",
    "address",
    "open_event",
    "open_pick",
    "whole_pick",
    "is_phone",
    "is_narrow",
    "remembered",
    "page_option",
    "current_filters",
    "time",
    "random",
}


def kept_functions() -> list[tuple[str, ast.FunctionDef]]:
    """Module and function of each that keeps what it made."""
    return [
        (module_of(path), node)
        for path in SOURCES
        if module_of(path).startswith("lib.")
        for text in [path.read_text(encoding="utf-8")]
        if any(f"@{name}" in text for name in KEEPING)  # of most files nothing else is read
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and any(isinstance(one, ast.Name) and one.id in KEEPING for one in node.decorator_list)
    ]


@pytest.mark.parametrize("module,function", kept_functions(), ids=lambda one: getattr(one, "name", one))
def test_what_is_kept_for_everybody_asks_nothing_of_a_session(module: str, function: ast.FunctionDef) -> None:
    named = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}

    assert named & OF_A_SESSION == set(), module


def test_such_functions_are_found() -> None:
    assert len(kept_functions()) > 20
