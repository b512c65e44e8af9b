"""The arrows that docs/architecture.md draws are those of the code, and the files that it names are there."""

import re
from collections import defaultdict

from lib.settings import ROOT
from tests.test_layers import SOURCES, imports_of, module_of, room_of

PLAN = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def drawn() -> dict[str, set[str]]:
    """Room -> the rooms that it imports, as the plan says."""
    lines = re.search(r"```\n(.*?)```", PLAN, re.DOTALL)[1].splitlines()
    return {room.strip(): set(named.strip().split(", ")) for room, named in (line.split("->") for line in lines)}


def built() -> dict[str, set[str]]:
    """The same of the code."""
    found = defaultdict(set)
    for path in SOURCES:
        room = room_of(module_of(path))
        found[room] |= {target for name in imports_of(path) if (target := room_of(name)) and target != room}
    return {room: named for room, named in found.items() if room and named}


def test_the_arrows_of_the_plan_are_those_of_the_code() -> None:
    assert built() == drawn()


def test_every_file_that_the_plan_names_is_there() -> None:
    named = re.findall(r"`((?:lib|tests|pages)/[\w/]+\.py)`", PLAN)

    assert len(named) > 15 and [path for path in named if not (ROOT / path).exists()] == []
