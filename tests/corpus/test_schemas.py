"""The JSON Schemas in docs/schema are those of the models that read the files."""

import pytest

from lib.corpus.schemas import MODELS, schema_text
from lib.settings import ROOT


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_on_file_is_that_of_the_model(name: str) -> None:
    assert (ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(name), (
        "run: python -m lib.corpus.schemas docs/schema")
