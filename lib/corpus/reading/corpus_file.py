"""corpus.yaml becomes the corpus's settings."""

import pathlib
import re
from collections.abc import Iterator
from typing import get_args

from pydantic import ValidationError

from lib.corpus.checking.checking import checked
from lib.corpus.model.models import Bloc, CorpusSettings, Extent
from lib.corpus.reading.written import ID_FORM
from lib.corpus.reading.written_tables import MOST_BLOCS, BlocWritten, CorpusWritten, ExtentWritten
from lib.corpus.reading.yaml_lines import Lined, Path, Tree, read_yaml
from lib.errors import Problem

HUES = get_args(BlocWritten.model_fields["hue"].annotation)
CORPUS = "corpus.yaml"
WORLD = Extent(-180.0, -90.0, 180.0, 90.0)
INSTEAD: dict[str, Tree] = {
    "title": "Untitled corpus",
    "countries": [],
    "extent": {side: f"{degrees:g}" for side, degrees in vars(WORLD).items()},
    "blocs": [],
}  # of what is required and has errors


def read_settings(text: str, file: str) -> tuple[CorpusSettings | None, list[Problem]]:
    """The settings and every problem of the file: a value with errors is left out, the rest stays. None where nothing can be
    read."""
    lined = read_yaml(text)
    problems = lined.as_problems(file)
    if not isinstance(lined.value, dict):
        return None, problems or [Problem(file, 1, "", "has no fields", "begin with “title: …”")]
    written, found = checked(CorpusWritten, lined, file)
    problems += found
    written = written or CorpusWritten.model_validate(INSTEAD | without_errors(lined.value))
    blocs, twice = _blocs(written, lined, file)
    problems += twice
    extent = _extent(written.extent)
    if extent.west >= extent.east or extent.south >= extent.north:
        hint = "west < east and south < north; across 180° as in {west: 176, east: -178}"
        problems.append(Problem(file, lined.line(("extent",)), "extent", "has no area", hint))
        extent = WORLD
    return CorpusSettings(
        written.title,
        tuple(written.countries),
        extent,
        blocs,
        written.time_zone,
        " ".join(written.licence.split()),
        tuple(written.admin_levels),
        " ".join(written.rating_rule.split()),
        _lost_blocs(lined.value, blocs),
    ), problems


def extent_of(folder: pathlib.Path | None) -> Extent | None:
    """The extent that a corpus's folder says; None where none is named, or nothing can be read of it."""
    if folder is None or not (folder / CORPUS).is_file():
        return None
    settings, _ = read_settings((folder / CORPUS).read_text("utf-8-sig", errors="replace"), CORPUS)
    return settings.extent if settings else None


def _blocs(written: CorpusWritten, lined: Lined, file: str) -> tuple[tuple[Bloc, ...], list[Problem]]:
    """The blocs, each id once, and a problem for each that stands again."""
    ids = [bloc.id for bloc in written.blocs]
    twice = [number for number, bloc in enumerate(ids) if ids.index(bloc) != number]
    problems = [
        Problem(
            file,
            lined.line(("blocs", number, "id")),
            f"blocs[{number + 1}].id",
            f"the id “{ids[number]}” stands twice",
            "ids are unique",
        )
        for number in twice
    ]
    return tuple(
        Bloc(bloc.id, bloc.label, bloc.hue, bloc.label_ar) for number, bloc in enumerate(written.blocs) if number not in twice
    ), problems


def without_errors(value: dict[str, Tree]) -> dict[str, Tree]:
    """The settings without what has errors: of blocs the first that are allowed, with what is wrong in one replaced or taken
    out; one stays as long as its id reads, so that its actors stay in it."""
    given = value.get("blocs")
    blocs = given[:MOST_BLOCS] if isinstance(given, list) else []
    value = {name: inner for name, inner in value.items() if name != "blocs"} | {"blocs": blocs}
    paths = _wrong_paths(value)
    kept = {name: inner for name, inner in value.items() if name not in {path[0] for path in paths} or name == "blocs"}
    wrong = {
        number: {str(path[2]) for path in paths if path[:2] == ("blocs", number) and len(path) > 2} for number in range(len(blocs))
    }
    free = iter([hue for hue in HUES if hue not in str(blocs)] + list(HUES))
    kept["blocs"] = [
        _mended(bloc, wrong[number], free)
        for number, bloc in enumerate(blocs)
        if isinstance(bloc, dict) and "id" not in wrong[number]
    ]
    return kept


def _wrong_paths(value: dict[str, Tree]) -> list[Path]:
    try:
        CorpusWritten.model_validate(value)
    except ValidationError as wrong:
        return [error["loc"] for error in wrong.errors(include_url=False)]
    return []


def _mended(bloc: dict[str, Tree], wrong: set[str], free: Iterator[str]) -> dict[str, Tree]:
    """A bloc without what has errors: called by its id where its label has some, in a hue that no other has."""
    kept = {name: given for name, given in bloc.items() if name not in wrong}
    if "label" in wrong:
        kept["label"] = bloc["id"]
    return kept | ({"hue": next(free)} if "hue" in wrong else {})


def _lost_blocs(value: dict[str, Tree], kept: tuple[Bloc, ...]) -> tuple[str, ...]:
    """Ids of the blocs that are left out, "" for one whose id does not read; "" alone where none was written."""
    given, ids = value.get("blocs"), {bloc.id for bloc in kept}
    if not isinstance(given, list) or not given:
        return ("",)
    named = [bloc.get("id") if isinstance(bloc, dict) else None for bloc in given]
    read = (name if isinstance(name, str) and re.fullmatch(ID_FORM, name) else "" for name in named)
    return tuple(dict.fromkeys(name for name in read if name not in ids))


def _extent(written: ExtentWritten) -> Extent:
    """The extent with its east to the east of its west: one that crosses 180°, and is less than half a world wide, goes on
    beyond 180."""
    crosses = written.east < written.west and written.east + 360 - written.west < 180
    return Extent(written.west, written.south, written.east + 360 if crosses else written.east, written.north)
