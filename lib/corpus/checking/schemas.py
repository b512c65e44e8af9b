"""JSON Schemas for editors, made of the models that read the files: an editor then completes and checks as one types.

python -m lib.corpus.checking.schemas docs/schema
"""

import json
import sys
from pathlib import Path

from pydantic import BaseModel, RootModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from lib.corpus.reading.frontmatter import ArticleWritten
from lib.corpus.reading.written_tables import ActorWritten, CorpusWritten


class ActorsWritten(RootModel[list[ActorWritten]]):
    """actors.yaml: the registry of who is who."""


MODELS: dict[str, type[BaseModel]] = {"article": ArticleWritten, "actors": ActorsWritten, "corpus": CorpusWritten}


class EditorSchema(GenerateJsonSchema):
    """Text may look like a number or a truth value to an editor, which types what the program reads as text."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        return super().str_schema(schema) | {"type": ["string", "number"]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        words = [word for word in schema["expected"] if isinstance(word, str)]
        typed: list[int | bool] = [int(word) for word in words if word.isdigit()]
        typed += [word == "true" for word in words if word in ("true", "false")]
        return {"enum": words + typed} if typed else super().literal_schema(schema)


def schema_text(name: str) -> str:
    """The JSON Schema of "article", "actors" or "corpus" as the text of its file."""
    made = MODELS[name].model_json_schema(by_alias=True, schema_generator=EditorSchema)
    schema = {"$schema": EditorSchema.schema_dialect} | made
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder as <name>.schema.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
