"""layer.yaml becomes what it says: whose table it is, in which file, under which licence, and how its rows become events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.corpus.checking.checking import checked, near_miss
from lib.corpus.checking.kinds import against_its_type
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Dated
from lib.corpus.model.records import ARTICLES, About
from lib.corpus.reading.written import ID_FORM
from lib.corpus.reading.yaml_lines import Lined, Tree, read_yaml
from lib.errors import Problem
from lib.layers.written import LayerWritten, Mapping

FORMATS = Path(__file__).parent / "formats"
TABLE = "table"  # the format of a file whose mapping stands in layer.yaml alone
FOLDER, FILE, ACTORS, REGIONS = "layers", "layer.yaml", "actors.csv", "governorates.csv"
OWN_FILES = (FILE, ACTORS, REGIONS)


@dataclass(frozen=True)
class LayerFile:
    """What a layer's file says. `bound`: by when the table was out, where that is told."""

    id: str
    written: LayerWritten
    mapping: Mapping
    bound: Dated | None = None

    @property
    def about(self) -> About:
        mine, usual = self.written, self.mapping
        return About(
            self.id,
            mine.title,
            mine.publisher or usual.publisher or mine.title,
            mine.licence or usual.licence,
            mine.citation or usual.citation,
            mine.url or usual.url,
        )


def formats() -> tuple[str, ...]:
    """Ids of the formats that the program knows."""
    return tuple(sorted(path.stem for path in FORMATS.glob("*.yaml")))


@cache
def format_tree(name: str) -> dict[str, Tree]:
    """What is written of a format."""
    value = read_yaml((FORMATS / f"{name}.yaml").read_text(encoding="utf-8")).value
    return value if isinstance(value, dict) else {}


@cache
def format_named(name: str) -> Mapping:
    """The mapping of a format that the program knows."""
    return Mapping.model_validate(format_tree(name))


def read_layer_file(text: str, layer_id: str, file: str) -> tuple[LayerFile | None, list[Problem]]:
    """What a layer.yaml says, None where that cannot be read; and every problem of it."""
    lined = read_yaml(text)
    if problems := lined.as_problems(file):
        return None, problems
    if layer_id == ARTICLES or not re.fullmatch(ID_FORM, layer_id) or "." in layer_id:
        hint = "give its folder another name, without . , ; : ~"
        return None, [Problem(file, 0, "", f"“{layer_id}” cannot be the id of a layer", hint)]
    written, problems = checked(LayerWritten, lined, file)
    if written is None:
        return None, problems
    if written.format not in (*formats(), TABLE):
        hint = near_miss(written.format, (*formats(), TABLE))
        return None, [Problem(file, lined.line(("format",)), "format", f"“{written.format}” is no format here", hint)]
    mapping, problems = _mapping(lined, written, file)
    bound, doubts = _bound(written.downloaded, lined, file)
    return (LayerFile(layer_id, written, mapping, bound) if mapping else None), [*problems, *doubts]


def _mapping(lined: Lined, written: LayerWritten, file: str) -> tuple[Mapping | None, list[Problem]]:
    """The mapping of its format, with what layer.yaml says otherwise."""
    own = lined.value.get("mapping") if isinstance(lined.value, dict) else None
    usual = {} if written.format == TABLE else format_tree(written.format)
    titled: dict[str, Tree] = {"title": written.title}
    whole = _merged(titled | usual, own if isinstance(own, dict) else {})
    lines = {path[1:]: line for path, line in lined.lines.items() if path[:1] == ("mapping",)}
    mapping, problems = checked(Mapping, Lined(whole, {(): lined.line(("mapping",))} | lines), file)
    if mapping is None:
        return None, problems
    line = lined.line(("mapping", "type"))
    wrong = [Problem(file, line, f"mapping.{field}", what, hint) for field, what, hint in _misfits(mapping)]
    return (None if wrong else mapping), wrong


def _merged(usual: dict[str, Tree], own: dict[str, Tree]) -> dict[str, Tree]:
    """A tree with what another says in its place; mappings within it alike."""
    found = dict(usual)
    for name, value in own.items():
        before = found.get(name)
        found[name] = _merged(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return found


def _misfits(mapping: Mapping) -> Iterator[tuple[str, str, str]]:
    """Field, what is wrong and what would be right of codes that say what no table can hold."""
    if not mapping.type.codes and mapping.type.otherwise is None:
        example = "type: {columns: [kind], codes: {raid: {type: attack, left: initiator, right: target}}}"
        yield "type", "says no type for any row", example
    codes = {f"type.codes.{code}": meaning for code, meaning in mapping.type.codes.items()}
    codes |= {"type.otherwise": mapping.type.otherwise} if mapping.type.otherwise else {}
    for field, code in codes.items():
        for _, what, hint in against_its_type(code.type, [code.left, code.right], code.mode):
            yield field, what, hint
        if code.by_force and code.by_force not in CODEBOOK.by_force:
            yield field, f"by_force: “{code.by_force}” is not in the codebook", near_miss(code.by_force, CODEBOOK.by_force)


def _bound(downloaded: str, lined: Lined, file: str) -> tuple[Dated | None, list[Problem]]:
    try:
        return (read_date(downloaded) if downloaded else None), []
    except DateError as wrong:
        return None, [Problem(file, lined.line(("downloaded",)), "downloaded", wrong.what, wrong.hint, "warning")]
