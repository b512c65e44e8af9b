"""The JSON Schemas in docs/schema are those of the models that read the files, and agree with what the reader takes."""

import json
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from jsonschema import Draft202012Validator

from lib.corpus.checking.schemas import MODELS, schema_text
from lib.settings import ROOT, SAMPLE

DELTA = ROOT / "tests" / "corpora" / "delta"
FILES = [
    path
    for folder in (SAMPLE, DELTA)
    for path in (folder / "actors.yaml", folder / "corpus.yaml", *sorted((folder / "articles").glob("*.md")))
]


class EditorLoader(yaml.SafeLoader):
    """Types scalars as editors do: numbers and truth values, but no dates."""

    yaml_implicit_resolvers: ClassVar = {
        letter: [(tag, form) for tag, form in resolvers if not tag.endswith("timestamp")]
        for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def as_in_an_editor(path: Path) -> object:
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.split("\n---\n")[0].removeprefix("---\n") if path.suffix == ".md" else text, EditorLoader)


def complaints(name: str, written: object) -> list[str]:
    return [error.json_path for error in Draft202012Validator(json.loads(schema_text(name))).iter_errors(written)]


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_on_file_is_that_of_the_model(name: str) -> None:
    assert (ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(name), (
        "run: python -m lib.corpus.checking.schemas docs/schema"
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_editor_finds_nothing_wrong_in_a_file_that_reads_well(path: Path) -> None:
    assert complaints("article" if path.suffix == ".md" else path.stem, as_in_an_editor(path)) == []


def test_an_editor_marks_what_the_reader_would_refuse() -> None:
    event = {"id": 1, "type": "clahs", "side_c": "x", "summary": "s", "quote": "q", "killed": "many", "credibility": 7}

    wrong = complaints("article", {"id": "a", "title": "T", "publisher": "P", "text": "full", "events": [event]})

    assert {path.rpartition(".")[2] for path in wrong} == {"events[0]", "type", "killed", "credibility"}
