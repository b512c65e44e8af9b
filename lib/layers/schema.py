"""The JSON Schema of layer.yaml for editors, made of the models that read it.

python -m lib.layers.schema docs/schema
"""

import json
import sys
from pathlib import Path

from lib.corpus.checking.schemas import EditorSchema
from lib.layers.written import LayerWritten, Mapping

NAME = "layer.schema.json"


class OwnMapping(Mapping):
    """What a layer says otherwise than its format, which says the rest."""

    title: str = ""


class LayerYaml(LayerWritten):
    """layer.yaml: whose table it is, and how its rows are read."""

    mapping: OwnMapping = OwnMapping()  # type: ignore[assignment]  # as an editor knows it; it is read in a second step


def schema_text() -> str:
    """The schema as the text of its file. Within the mapping nothing is required: a format may say it."""
    made = LayerYaml.model_json_schema(by_alias=True, schema_generator=EditorSchema)
    for name, part in made["$defs"].items():
        if name != "TypeCode":
            part.pop("required", None)
    schema = {"$schema": EditorSchema.schema_dialect} | made
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    (Path(sys.argv[1]) / NAME).write_text(schema_text(), encoding="utf-8")
