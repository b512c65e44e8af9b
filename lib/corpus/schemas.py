"""JSON Schemas for editors, made of the models that read the files: an editor then completes and checks as one types.

    python -m lib.corpus.schemas docs/schema
"""

import json
import sys
from pathlib import Path

from pydantic import BaseModel, RootModel

from lib.corpus.frontmatter import ActorWritten, ArticleWritten, CorpusWritten


class ActorsWritten(RootModel[list[ActorWritten]]):
    """actors.yaml: the registry of who is who."""


MODELS: dict[str, type[BaseModel]] = {"article": ArticleWritten, "actors": ActorsWritten, "corpus": CorpusWritten}


def schema_text(name: str) -> str:
    """The JSON Schema of "article", "actors" or "corpus" as the text of its file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | MODELS[name].model_json_schema(by_alias=True)
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder as <name>.schema.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        (folder / f"{name}.schema.json").write_text(schema_text(name), encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
