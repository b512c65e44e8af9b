"""What docs/layers.md shows is true: its mappings and its entities are read as it says."""

import re
import tomllib

import pytest

from lib.layers.layer_file import formats, read_layer_file
from lib.settings import ROOT
from lib.ui.bring_state import MOST_MB
from tests.layers.tables import read

DOCS = (ROOT / "docs" / "layers.md").read_text(encoding="utf-8")


def shown(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", DOCS, re.DOTALL)


@pytest.mark.parametrize("text", shown("yaml"))
def test_a_layer_yaml_that_is_shown_reads_without_a_problem(text: str) -> None:
    file, problems = read_layer_file(text, "shown", "layer.yaml")

    assert file and not problems


def test_the_entities_that_are_shown_are_an_event_with_its_people_and_a_tie() -> None:
    (text,) = shown("json")
    reading = read(text, "ftm")

    assert [one.roles for one in reading.told] == ["initiator\tg-1"] and len(reading.names) == 2
    assert [(tie.key, tie.other, tie.first) for tie in reading.ties] == [("p-1", "g-1", "2020-05-01")] and not reading.problems


def test_every_format_is_told() -> None:
    assert [name for name in formats() if f"- **{name}**" not in DOCS] == []


def test_the_server_takes_files_as_large_as_the_page_says() -> None:
    told = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))

    assert told["server"]["maxUploadSize"] == MOST_MB
