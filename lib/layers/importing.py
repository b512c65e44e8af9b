"""A publisher's file becomes a layer of a corpus: recognised, read and counted before anything is written, then all or nothing.

Of a layer that is there already a newer file takes the place, and what it adds, withdraws and changes is said; the same file adds
nothing. Answers that somebody has given stay.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import without_sources
from lib.corpus.reading.read import no_collecting
from lib.corpus.reading.yaml_lines import Tree
from lib.errors import Problem
from lib.layers import kept
from lib.layers.answering import NONE_GIVEN, Given, Offers, answer_files, offers_of
from lib.layers.answers import read_answers
from lib.layers.cells import InMemory
from lib.layers.findings import Findings
from lib.layers.layer import Layer
from lib.layers.layer_file import FILE, FOLDER, OWN_FILES, TABLE, LayerFile, read_layer_file
from lib.layers.layer_text import layer_text
from lib.layers.opening import Opened, enough_for_names, open_table
from lib.layers.reading import asked_of, checksum, layer_folders, layer_of, read_layer, reading_key, text_of
from lib.layers.recognising import ImportRefused, UnknownFormat, format_there, opened_for_names, recognised
from lib.layers.rows import Asked, Show, read_rows
from lib.layers.told import Reading, Told


@dataclass(frozen=True)
class Change:
    """What a newer release does to a layer: ids of events that it adds, withdraws and tells otherwise."""

    added: tuple[str, ...]
    withdrawn: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True)
class Wish:
    """What somebody asks of the layer that a file becomes. `id`, `title`, `format`: "" where the file says them; `fields`: what
    else layer.yaml is to say (version, only, mapping …); `most`: so many rows are enough for now, 0: all are read."""

    id: str = ""
    title: str = ""
    format: str = ""
    fields: Mapping[str, Tree] = field(default_factory=dict)
    most: int = 0


@dataclass
class Known:
    """The last file that was opened and the last reading of it, so that what does not touch them is not read again."""

    opened: tuple[str, Opened, Findings] | None = None
    read: tuple[str, Reading] | None = None


@dataclass(frozen=True, eq=False)
class Import:
    """A layer that is ready to be written as the folder `target`, from `files`; `change`: None of one that is new; `offers`: the
    names that wait for an answer; `n_unread`: rows that nobody has looked at yet, so that it is not ready after all; `before`:
    its own files as they stood there, "" of what did not."""

    target: Path
    files: dict[str, bytes]
    layer: Layer
    opened: Opened
    problems: tuple[Problem, ...]
    offers: Offers
    change: Change | None = None
    n_unread: int = 0
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def reading(self) -> Reading:
        return self.layer.reading


def already_there(data: bytes, corpus: Path) -> str:
    """The id of the layer whose table has the same contents; "" where none has that can be read."""
    for folder in layer_folders(corpus):
        file, _ = read_layer_file(text_of(folder / FILE), folder.name, FILE)
        table = folder / file.written.file if file else None
        if table and table.is_file() and table.stat().st_size == len(data) and checksum(table) == digest_of(data):
            return folder.name
    return ""


def digest_of(data: bytes) -> str:
    """sha256 of contents, as lib.layers.reading.checksum gives it of a file's."""
    return hashlib.sha256(data).hexdigest()


def prepare(name: str, data: bytes, corpus: Corpus, wish: Wish, show: Show | None = None, known: Known | None = None) -> Import:
    """What a file of a name becomes as a layer of a corpus, with nothing written yet. `show`: as read_rows takes it; `known`: what
    was read the last time.

    Raises ImportRefused.
    """
    corpus = without_sources(corpus)
    if Path(name).name != name or name in ("", ".", "..") or name in OWN_FILES or not name.isprintable():
        raise ImportRefused(f"“{name}” cannot be the name of a layer's table; give the file another name")
    if wish.id and (Path(wish.id).name != wish.id or wish.id == ".." or not wish.id.isprintable()):
        raise ImportRefused(f"“{wish.id}” cannot be the id of a layer: it names a folder within {FOLDER}/, and no path")
    named = wish.format or (wish.id and format_there(corpus.folder / FOLDER / wish.id)) or recognised(name, _header(name, data))
    folder = corpus.folder / FOLDER / (wish.id or named)
    if (there := format_there(folder)) and there != named:
        raise ImportRefused(f"{FOLDER}/{folder.name} is a layer of another form ({there}); give this one another id")
    text = layer_text(folder, name, wish.title, named, wish.fields)
    file, problems = read_layer_file(text, folder.name, f"{FOLDER}/{folder.name}/{FILE}")
    if file is None:
        raise ImportRefused("; ".join(map(str, problems)))
    asked = asked_of(file, corpus)
    key = reading_key(digest_of(data), file, name, asked)
    with no_collecting():
        opened, reading = _read(data, (key, file, asked), wish.most, show, known or Known())
    if not reading.told:
        said = "; ".join(map(str, reading.problems[:5]))
        raise ImportRefused(f"{name}: none of its {reading.n_read:,} rows is an event: {said}")
    answers, _ = read_answers({other: text_of(folder / other) for other in OWN_FILES[1:]}, folder.name, corpus)
    layer = layer_of(file, key, (reading, InMemory(opened.rows)), answers, corpus)
    return Import(
        folder,
        {FILE: text.encode(), name: data},
        layer,
        opened,
        (*problems, *reading.problems),
        offers_of(reading, answers, corpus),
        _change(folder, file, reading, corpus),
        opened.n_read - reading.n_read,
        {name: text_of(folder / name) for name in OWN_FILES},
    )


def _read(data: bytes, what: tuple[str, LayerFile, Asked], most: int, show: Show | None, known: Known) -> tuple[Opened, Reading]:
    """The table of a file and what its rows tell, as it is known already or read anew."""
    key, file, asked = what
    place = f"{FOLDER}/{file.id}/{file.written.file}"
    mark = f"{digest_of(data)} {place} {file.mapping.delimiter} {asked.sheet}"
    if known.opened is None or known.opened[0] != mark:
        findings = Findings(place)
        known.opened = (mark, open_table(data, file.mapping.delimiter, findings, asked.sheet), findings)
    _, opened, before = known.opened
    if known.read is None or known.read[0] != f"{key} {most}":
        some = _first(opened, most, before.out.total())
        known.read = (f"{key} {most}", read_rows(some, asked, before.copy(), show))
    return opened, known.read[1]


def _first(opened: Opened, most: int, n_out: int) -> Opened:
    """The first rows of a table; all where `most` is 0 or there are no more. `n_out`: how many are left out already."""
    if not 0 < most < len(opened.rows):
        return opened
    return replace(opened, rows=opened.rows[:most], lines=opened.lines[:most], n_read=most + n_out)


def _header(name: str, data: bytes) -> tuple[str, ...]:
    """The names of the columns: of a table as text from its beginning, of anything else from all of it. Raises ImportRefused."""
    return opened_for_names(name, enough_for_names(data)).header


def standing_for(name: str, header: tuple[str, ...], layers: Iterable[Layer]) -> tuple[str, Layer | None]:
    """The format of a file by its columns (TABLE: of none that is known), and the layer of which it may be a release: the only
    one of that format, or whose table has no other columns."""
    try:
        found = recognised(name, header)
    except UnknownFormat:
        found = TABLE
    same = [one for one in layers if one.file.written.format == found]
    fit = [one for one in same if found != TABLE or set(one.reading.header) <= set(header)]
    return found, fit[0] if len(fit) == 1 else None


def files_with(ready: Import, given: Given = NONE_GIVEN) -> dict[str, bytes]:
    """The files of the layer, with what was answered about its names; names without an answer wait in them for one. What else lies
    in its folder stays there, but for the table that gives way to a newer one."""
    written = ready.before.get(FILE)
    standing, _ = read_layer_file(written, ready.target.name, FILE) if written else (None, [])
    gone = {*OWN_FILES, *ready.files, *((standing.written.file,) if standing else ())}
    others = {path.relative_to(ready.target).as_posix(): path for path in ready.target.rglob("*") if path.is_file()}
    stays = {name: path.read_bytes() for name, path in others.items() if name not in gone}
    return stays | ready.files | answer_files(ready.target, ready.offers, given)


def remember(ready: Import, corpus: Path) -> None:
    """Keep what was read for whoever opens the layer that was written of it, so that nobody reads it again."""
    kept.keep(kept.folder_of(corpus, ready.layer.file.id), ready.layer.key, ready.reading, ready.opened.rows)


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
    rows, events = (f"{n:,} {word}{'' if n == 1 else 's'}" for n, word in ((reading.n_read, "row"), (len(reading.told), "event")))
    return f"{rows} read = {events} + {out:,} left out{why}"
