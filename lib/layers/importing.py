"""A publisher's file becomes a layer of a corpus: recognised, read and counted before anything is written, then all or nothing.

Of a layer that is there already a newer file takes the place, and what it adds, withdraws and changes is said; the same file adds
nothing. Answers that somebody has given stay.
"""

import datetime
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from lib.corpus.model.models import Corpus
from lib.corpus.reading.yaml_lines import Tree
from lib.errors import FaultlinesError, Problem
from lib.layers import kept
from lib.layers.answering import NONE_GIVEN, Given, Offers, answer_files, offers_of
from lib.layers.answers import read_answers
from lib.layers.cells import InMemory
from lib.layers.findings import Findings
from lib.layers.layer import Layer
from lib.layers.layer_file import FILE, FOLDER, OWN_FILES, TABLE, LayerFile, format_named, formats, read_layer_file
from lib.layers.opening import Opened, open_table
from lib.layers.reading import asked_of, checksum, layer_folders, layer_of, read_layer, reading_key, text_of
from lib.layers.rows import Show, read_rows
from lib.layers.told import Reading, Told

BEGINNING = 200_000  # bytes by which the columns of a file are told


class ImportRefused(FaultlinesError):
    """A file that cannot become a layer; its text says why and what would be right."""


class UnknownFormat(ImportRefused):
    """A table whose columns are of no format that is known, so that somebody has to say what they hold."""


@dataclass(frozen=True)
class Change:
    """What a newer release does to a layer: ids of events that it adds, withdraws and tells otherwise."""

    added: tuple[str, ...]
    withdrawn: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """What somebody asks of the layer that a file becomes. `id`, `title`, `format`: "" where the file says them; `fields`: what
    else layer.yaml is to say (version, only, mapping …)."""

    id: str = ""
    title: str = ""
    format: str = ""
    fields: Mapping[str, Tree] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Import:
    """A layer that is ready to be written as the folder `target`, from `files`; `change`: None of one that is new; `offers`: the
    names that wait for an answer."""

    target: Path
    files: dict[str, bytes]
    layer: Layer
    opened: Opened
    problems: tuple[Problem, ...]
    offers: Offers
    change: Change | None = None

    @property
    def reading(self) -> Reading:
        return self.layer.reading


def already_there(data: bytes, corpus: Path) -> str:
    """The id of the layer whose file has the same contents; "" where none has."""
    wanted = digest_of(data)
    for folder in layer_folders(corpus):
        for other in folder.iterdir():
            if other.is_file() and other.name not in OWN_FILES and other.stat().st_size == len(data) and checksum(other) == wanted:
                return folder.name
    return ""


def digest_of(data: bytes) -> str:
    """sha256 of contents, as lib.layers.reading.checksum gives it of a file's."""
    return hashlib.sha256(data).hexdigest()


def prepare(name: str, data: bytes, corpus: Corpus, wish: Wish, show: Show | None = None) -> Import:
    """What a file of a name becomes as a layer of a corpus, with nothing written yet. `show`: as read_rows takes it.

    Raises ImportRefused.
    """
    if wish.id and (Path(wish.id).name != wish.id or wish.id == ".."):
        raise ImportRefused(f"“{wish.id}” cannot be the id of a layer: it names a folder within {FOLDER}/, and no path")
    named = wish.format or recognised(name, data)
    folder = corpus.folder / FOLDER / (wish.id or named or Path(name).stem)
    text = _layer_text(folder, name, replace(wish, format=named))
    file, problems = read_layer_file(text, folder.name, f"{FOLDER}/{folder.name}/{FILE}")
    if file is None:
        raise ImportRefused("; ".join(map(str, problems)))
    findings, asked = Findings(f"{FOLDER}/{folder.name}/{name}"), asked_of(file, corpus)
    opened = open_table(data, file.mapping.delimiter, findings)
    reading = read_rows(opened, asked, findings, show)
    if not reading.told:
        said = "; ".join(map(str, reading.problems[:5]))
        raise ImportRefused(f"{name}: none of its {reading.n_read:,} rows is an event: {said}")
    answers, _ = read_answers({other: text_of(folder / other) for other in OWN_FILES[1:]}, folder.name, corpus)
    layer = layer_of(file, reading_key(digest_of(data), file, name, asked), (reading, InMemory(opened.rows)), answers, corpus)
    return Import(
        folder,
        {FILE: text.encode(), name: data},
        layer,
        opened,
        (*problems, *reading.problems),
        offers_of(reading, answers, corpus),
        _change(folder, file, reading, corpus),
    )


def files_with(ready: Import, given: Given = NONE_GIVEN) -> dict[str, bytes]:
    """The files of the layer, with what was answered about its names; names without an answer wait in them for one."""
    return ready.files | answer_files(ready.target, ready.offers, given)


def remember(ready: Import, corpus: Path) -> None:
    """Keep what was read for whoever opens the layer that was written of it, so that nobody reads it again."""
    kept.keep(kept.folder_of(corpus, ready.layer.file.id), ready.layer.key, ready.reading, ready.opened.rows)


def recognised(name: str, data: bytes) -> str:
    """The format whose columns a file has. Raises UnknownFormat where it is none, with what comes nearest."""
    header = header_of(data)
    told = set(header)
    missing = {known: [column for column in format_named(known).recognised_by if column not in told] for known in formats()}
    found = [known for known, columns in missing.items() if not columns]
    if found:
        return found[0]
    nearest = min(missing, key=lambda known: len(missing[known]))
    raise UnknownFormat(
        f"{name} is of no format that is known here. Its columns: {', '.join(header[:60])}. "
        f"{format_named(nearest).title} comes "
        f"nearest and has {', '.join(missing[nearest])} as well. Write layers/ID/{FILE} with format: {TABLE} and a mapping "
        f"(docs/layers.md), and import with --as ID"
    )


def header_of(data: bytes) -> tuple[str, ...]:
    """The names of a file's columns, from its beginning."""
    return open_table(data[:BEGINNING], ",", Findings("")).header


def _layer_text(folder: Path, name: str, wish: Wish) -> str:
    """The layer.yaml that is there, with the new file's name and what is asked for; else a new one."""
    written, day = text_of(folder / FILE), datetime.date.today().isoformat()
    told = {"title": wish.title, "file": name, "downloaded": day} | dict(wish.fields)
    if written:
        for known, value in told.items():
            if value or known != "title":
                written = _with_field(written, known, value)
        return written
    first = {"title": wish.title or format_named(wish.format).title, "format": wish.format}
    return "".join(_field(known, value) for known, value in (first | {**told, "title": first["title"]}).items())


def _with_field(text: str, name: str, value: Tree) -> str:
    """layer.yaml with a field of its first level as it is to be, all else and its remarks as they were."""
    block = rf"(?m)^{name}:.*\n?(?:^[ \t]+.*\n?|^-.*\n?)*"
    changed, n = re.subn(block, lambda _: _field(name, value), text, count=1)
    return changed if n else f"{text.rstrip()}\n{_field(name, value)}"


def _field(name: str, value: Tree) -> str:
    """A field as a line, or as a block of them."""
    if isinstance(value, str):
        return f"{name}: {_scalar(value)}\n"
    return str(yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=110))


def _scalar(text: str) -> str:
    dumped = yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10**6)
    return str(dumped).strip()


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
