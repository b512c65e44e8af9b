"""The layers of a corpus: each folder `layers/<id>/` becomes a source beside its articles, or says why it cannot."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from lib.corpus.checking.checking import near_miss
from lib.corpus.model.models import Corpus
from lib.corpus.model.records import with_source, without_sources
from lib.corpus.reading.files import sign_of
from lib.corpus.reading.kept import key_of
from lib.corpus.reading.read import no_collecting
from lib.errors import Problem
from lib.layers import kept
from lib.layers.answers import Answers, governorates_of, match_actors, own_spellings, read_answers
from lib.layers.cells import InMemory, RowCells
from lib.layers.findings import Findings
from lib.layers.layer import Layer
from lib.layers.layer_file import FILE, FOLDER, OWN_FILES, REGIONS, TABLE, LayerFile, read_layer_file
from lib.layers.names import own_actors, own_places, strange_regions
from lib.layers.opening import open_table
from lib.layers.rows import Asked, read_rows
from lib.layers.told import Reading

MOST_SAID = 20  # of names that are not the corpus's


def with_layers(corpus: Corpus) -> Corpus:
    """The corpus with its layers as sources, what is wrong with them among its problems, and the rows that are left out."""
    problems: list[Problem] = []
    lost, own = corpus.left_out_rows, without_sources(corpus)  # whom a layer may name, whatever other layers there are
    for folder in layer_folders(corpus.folder):
        layer, found = read_layer(folder, own)
        problems += found
        if layer:
            lost += layer.reading.lost
            try:
                corpus = with_source(corpus, layer)
            except ValueError as wrong:
                problems.append(Problem(f"{FOLDER}/{folder.name}/{FILE}", 0, "", str(wrong), "give its folder another name"))
    if not problems and lost == corpus.left_out_rows:
        return corpus
    return replace(corpus, problems=tuple(sorted((*corpus.problems, *problems))), left_out_rows=lost)


def layer_folders(corpus: Path) -> tuple[Path, ...]:
    """The folders of a corpus's layers, by name."""
    try:
        found = [path for path in (corpus / FOLDER).iterdir() if path.is_dir() and not path.name.startswith(".")]
    except OSError:
        return ()
    return tuple(sorted(found))


def read_layer(folder: Path, corpus: Corpus) -> tuple[Layer | None, list[Problem]]:
    """The layer of a folder, None where it cannot be read; and every problem of it."""
    place = f"{FOLDER}/{folder.name}"
    if not (folder / FILE).is_file():
        return None, [Problem(place, 0, "", f"holds no {FILE}", "python -m lib import FILE --corpus DIR writes one")]
    file, problems = read_layer_file(text_of(folder / FILE), folder.name, f"{place}/{FILE}")
    if file is None:
        return None, problems
    table = folder / file.written.file
    if table.parent != folder or not table.is_file():
        others = [path.name for path in folder.iterdir() if path.name not in OWN_FILES]
        what = f"there is no file “{file.written.file}” beside it"
        return None, [*problems, Problem(f"{place}/{FILE}", 0, "file", what, near_miss(file.written.file, others))]
    reading, cells, key = read_table(table, file, corpus)
    answers, doubts = read_answers({name: text_of(folder / name) for name in OWN_FILES[1:]}, place, corpus)
    problems += [*reading.problems, *doubts, *_strange(place, reading, answers, corpus)]
    layer = layer_of(file, key, (reading, cells), answers, corpus)
    return layer, [*problems, *_own_ties(f"{place}/{table.name}", layer)]


def read_table(path: Path, file: LayerFile, corpus: Corpus) -> tuple[Reading, RowCells, str]:
    """What the rows of a file tell, read anew or as it was kept; its cells; and what it is known by."""
    asked = asked_of(file, corpus)
    key = reading_key(checksum(path), file, path.name, asked)
    folder = kept.folder_of(corpus.folder, file.id)
    found = _last_read(key, folder)
    if found is None:
        findings = Findings(f"{FOLDER}/{file.id}/{path.name}")
        with no_collecting():
            opened = open_table(path.read_bytes(), file.mapping.delimiter, findings, asked.sheet)
            reading = read_rows(opened, asked, findings)
        return reading, kept.keep(folder, key, reading, opened.rows) or InMemory(opened.rows), key
    return (*found, key)


def asked_of(file: LayerFile, corpus: Corpus) -> Asked:
    """What of a layer's file is read, and how."""
    return Asked(file.mapping, file.written.only, corpus.settings.extent, file.written.format == TABLE, file.written.sheet)


def reading_key(digest: str, file: LayerFile, name: str, asked: Asked) -> str:
    """What the reading of a file is known by; `digest`: sha256 of its contents."""
    return key_of("layer", digest, f"{FOLDER}/{file.id}/{name}", repr(asked))


@lru_cache(maxsize=4)
def _remembered(key: str, folder: Path, moment: int) -> tuple[Reading, RowCells] | None:
    return kept.find(folder, key)


def _last_read(key: str, folder: Path) -> tuple[Reading, RowCells] | None:
    """What was kept of a file under a key, as this process read it last."""
    try:
        moment = (folder / kept.INDEX).stat().st_mtime_ns
    except OSError:
        return None
    with no_collecting():
        return _remembered(key, folder, moment)


def checksum(path: Path) -> str:
    """sha256 of a file's contents."""
    return _checksum(path, sign_of(os.stat(path)))


@lru_cache(maxsize=64)
def _checksum(path: Path, sign: tuple[int, ...]) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def text_of(path: Path) -> str:
    """A small file as text, "" where there is none."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def layer_of(file: LayerFile, key: str, read: tuple[Reading, RowCells], answers: Answers, corpus: Corpus) -> Layer:
    """The source of records that a file's rows are, once it is known which of its names are the corpus's own."""
    reading, cells = read
    matched = match_actors(reading.names, answers, own_spellings(corpus))
    ids, actors = own_actors(file.id, reading.names, matched, reading.ties)
    places = own_places(file, reading.places, answers, corpus)
    mark = key_of(key, repr(file), repr(sorted(matched.items())), repr(answers))
    return Layer(file, key, mark, reading, cells, ids, actors, places, matched)


def _own_ties(file: str, layer: Layer) -> Iterator[Problem]:
    """A warning where a layer says whose the corpus's own actors are: that stands in actors.yaml alone."""
    if n_ties := sum(tied.key in layer.matched for tied in layer.reading.ties):
        hint = "they count as actors.yaml says; write there what of these holds"
        yield Problem(file, 0, "ties", f"{n_ties:,} ties of actors who are the corpus’s own are not taken over", hint, "warning")


def _strange(place: str, reading: Reading, answers: Answers, corpus: Corpus) -> Iterator[Problem]:
    """A warning for each governorate that the corpus calls otherwise or does not have."""
    strange, known = strange_regions(reading.places, answers, corpus), governorates_of(corpus)
    for name in strange[:MOST_SAID]:
        hint = f"{near_miss(name, known)}: write theirs and ours into {REGIONS}; until then it is a region of its own"
        yield Problem(f"{place}/{REGIONS}", 0, "theirs", f"“{name}” is no name of a region here", hint, "warning")
    if len(strange) > MOST_SAID:
        yield Problem(f"{place}/{REGIONS}", 0, "theirs", f"and {len(strange) - MOST_SAID:,} more names of regions", "", "warning")
