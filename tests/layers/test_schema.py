"""layer.yaml in an editor: nothing is marked in one that reads well, and what the reader refuses is."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from lib.layers.schema import NAME, schema_text
from lib.settings import ROOT
from tests.layers.tables import GED_LAYER

OWN = """
title: Valley incidents
format: table
file: incidents.csv
mapping:
  type: {columns: [kind], codes: {raid: {type: attack, left: initiator, right: target}}}
  actors: [{side: left, name: who, split: "+"}]
  date: {order: dmy}
  numbers: {killed: {best: dead}}
"""


def complaints(text: str) -> list[str]:
    return [error.json_path for error in Draft202012Validator(json.loads(schema_text())).iter_errors(yaml.safe_load(text))]


def test_the_schema_on_file_is_that_of_the_model() -> None:
    on_file = (ROOT / "docs" / "schema" / NAME).read_text(encoding="utf-8")
    assert on_file == schema_text(), "run: python -m lib.layers.schema docs/schema"


@pytest.mark.parametrize("text", [OWN, GED_LAYER])
def test_an_editor_finds_nothing_wrong_in_a_file_that_reads_well(text: str) -> None:
    assert complaints(text) == []


def test_an_editor_marks_what_the_reader_would_refuse() -> None:
    wrong = OWN.replace("type: attack", "type: atack").replace("side: left", "side: above").replace("title:", "titel:")

    assert set(complaints(wrong)) == {"$", "$.mapping.type.codes.raid.type", "$.mapping.actors[0].side"}
