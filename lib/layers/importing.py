"""A publisher's file becomes a layer of a corpus: recognised, read and counted before anything is written, then all or nothing.

Of a layer that is there already a newer file takes the place, and what it adds, withdraws and changes is said; the same file adds
nothing. Answers that somebody has given stay.
"""

import csv
import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from lib.corpus.model.models import Corpus
from lib.errors import FaultlinesError, Problem
from lib.layers.answers import ACTOR_COLUMNS, REGION_COLUMNS, actor_offers, own_spellings, read_answers, rows_of
from lib.layers.findings import Findings
from lib.layers.layer_file import ACTORS, FILE, FOLDER, OWN_FILES, REGIONS, TABLE, LayerFile, format_named, formats, read_layer_file
from lib.layers.names import region_offers
from lib.layers.opening import Opened, open_table
from lib.layers.reading import checksum, layer_folders, read_layer, text_of
from lib.layers.rows import Asked, read_rows
from lib.layers.told import Reading, Told

NO_TABLES = dict.fromkeys((".xlsx", ".xls", ".ods"), "a workbook") | {".json": "JSON", ".geojson": "JSON", ".zip": "an archive"}


class ImportRefused(FaultlinesError):
    """A file that cannot become a layer; its text says why and what would be right."""


@dataclass(frozen=True)
class Change:
    """What a newer release does to a layer: ids of events that it adds, withdraws and tells otherwise."""

    added: tuple[str, ...]
    withdrawn: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Import:
    """A layer that is ready to be written as the folder `target`, from `files`; `change`: None of one that is new."""

    target: Path
    files: dict[str, bytes]
    reading: Reading
    problems: tuple[Problem, ...]
    offered: int
    change: Change | None = None


def already_there(path: Path, corpus: Path) -> str:
    """The id of the layer whose file has the same contents; "" where none has."""
    wanted, size = checksum(path), path.stat().st_size
    for folder in layer_folders(corpus):
        for other in folder.iterdir():
            if other.is_file() and other.name not in OWN_FILES and other.stat().st_size == size and checksum(other) == wanted:
                return folder.name
    return ""


def prepare(path: Path, corpus: Corpus, layer_id: str = "", title: str = "", format_name: str = "") -> Import:
    """What a file becomes as a layer of a corpus, with nothing written yet. Raises ImportRefused."""
    if kind := NO_TABLES.get(path.suffix.lower()):
        raise ImportRefused(f"{path.name} is {kind}, not a table of text; save its table as CSV in UTF-8 and import that")
    if layer_id and (Path(layer_id).name != layer_id or layer_id == ".."):
        raise ImportRefused(f"“{layer_id}” cannot be the id of a layer: it names a folder within {FOLDER}/, and no path")
    data = path.read_bytes()
    named = format_name or recognised(data, path.name)
    folder = corpus.folder / FOLDER / (layer_id or named or path.stem)
    text = _layer_text(folder, path.name, named, title)
    file, problems = read_layer_file(text, folder.name, f"{FOLDER}/{folder.name}/{FILE}")
    if file is None:
        raise ImportRefused("; ".join(map(str, problems)))
    findings = Findings(f"{FOLDER}/{folder.name}/{path.name}")
    asked = Asked(file.mapping, file.written.only, corpus.settings.extent, file.written.format == TABLE)
    reading = read_rows(open_table(data, file.mapping.delimiter, findings), asked, findings)
    if not reading.told:
        said = "; ".join(map(str, reading.problems[:5]))
        raise ImportRefused(f"{path.name}: none of its {reading.n_read:,} rows is an event: {said}")
    answers, _ = read_answers({name: text_of(folder / name) for name in OWN_FILES[1:]}, folder.name, corpus)
    actors = actor_offers(reading.names, answers, own_spellings(corpus))
    regions = region_offers(reading.places, answers, corpus)
    files = {FILE: text.encode(), path.name: data}
    files |= _with_rows(folder / ACTORS, ACTOR_COLUMNS, actors) | _with_rows(folder / REGIONS, REGION_COLUMNS, regions)
    return Import(
        folder, files, reading, (*problems, *reading.problems), len(actors) + len(regions), _change(folder, file, reading, corpus)
    )


def recognised(data: bytes, name: str) -> str:
    """The format whose columns a file has. Raises ImportRefused where it is none, with what comes nearest."""
    opened = _header(data)
    told = set(opened.header)
    missing = {known: [column for column in format_named(known).recognised_by if column not in told] for known in formats()}
    found = [known for known, columns in missing.items() if not columns]
    if found:
        return found[0]
    nearest = min(missing, key=lambda known: len(missing[known]))
    raise ImportRefused(
        f"{name} is of no format that is known here. Its columns: {', '.join(opened.header[:60])}. "
        f"{format_named(nearest).title} comes "
        f"nearest and has {', '.join(missing[nearest])} as well. Write layers/ID/{FILE} with format: {TABLE} and a mapping "
        f"(docs/layers.md), and import with --as ID"
    )


def _header(data: bytes) -> Opened:
    """The header of a file, from its beginning."""
    return open_table(data[:200_000], ",", Findings(""))


def _layer_text(folder: Path, name: str, format_name: str, title: str) -> str:
    """The layer.yaml that is there, with the new file's name; else a new one."""
    day = datetime.date.today().isoformat()
    written = text_of(folder / FILE)
    if written:
        for field, value in (("file", name), ("downloaded", day), *((("title", title),) if title else ())):
            line = f"{field}: {_scalar(value)}"
            written, n = re.subn(rf"(?m)^{field}:.*$", lambda _, line=line: line, written)  # type: ignore[misc]  # bound at once
            written += "" if n or field == "title" else f"{line}\n"
        return written
    said = {"title": title or format_named(format_name).title, "format": format_name, "file": name, "downloaded": day}
    return "".join(f"{field}: {_scalar(value)}\n" for field, value in said.items())


def _scalar(text: str) -> str:
    dumped = yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6)
    return str(dumped).strip()


def _with_rows(path: Path, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, bytes]:
    """A small table with its rows and new ones below; nothing where there is none."""
    before = [[row.get(name, "") for name in columns] for _, row in rows_of(text_of(path))]
    if not before and not rows:
        return {}
    into = io.StringIO(newline="")
    csv.writer(into, lineterminator="\n").writerows([columns, *before, *rows])
    return {path.name: into.getvalue().encode()}


def _change(folder: Path, file: LayerFile, reading: Reading, corpus: Corpus) -> Change | None:
    """What is other than in the layer that is there."""
    before = read_layer(folder, corpus)[0] if (folder / FILE).is_file() else None
    if before is None:
        return None
    old, new = ({told.id: _plain(told, one) for told in one.told} for one in (before.reading, reading))
    return Change(
        tuple(one for one in new if one not in old),
        tuple(one for one in old if one not in new),
        tuple(one for one, told in new.items() if one in old and old[one] != told),
    )


def _plain(told: Told, reading: Reading) -> tuple[object, ...]:
    """What a row tells, wherever in its file it stands."""
    place = reading.places[told.place] if told.place >= 0 else None
    return (*told._replace(line=0, row=0, place=0), place)


def account_words(reading: Reading) -> str:
    """Where every row went: "1,000 rows read = 998 events + 2 left out (the same row again: 2)"."""
    out = sum(reading.out.values())
    why = f" ({'; '.join(f'{reason}: {n:,}' for reason, n in reading.out.items())})" if out else ""
    return f"{reading.n_read:,} rows read = {len(reading.told):,} events + {out:,} left out{why}"
