"""The bytes of an article as they came in, kept in `articles/.originals/` under their SHA-256, with when and where from.

lib.corpus.checking.originals says which of them are no longer what they were.
"""

import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from lib.annotating.incoming.came import ENDINGS, Incoming
from lib.corpus.checking.originals import ORIGINALS, RECORD, digest_of
from lib.corpus.checking.originals import altered as altered
from lib.corpus.reading.files import ARTICLES
from lib.corpus.reading.yaml_lines import Tree, read_yaml
from lib.errors import FaultlinesError
from lib.exchange.folder import write_file

LOCK, PATIENCE = ".lock", 10  # seconds to wait for another who keeps an original


class OriginalError(FaultlinesError):
    """An original that cannot be kept; its text says why and what would be right."""


def keep_original(corpus_folder: Path, incoming: Incoming, address: str, when: datetime.datetime) -> Path:
    """Keep the bytes that came in and a record of when and where from, whole or not at all -> the file of the bytes.

    The same bytes again add nothing but a second sighting to their record. `when` names its zone. Raises OriginalError where what
    is kept under their name is not they, or somebody else holds the folder, OSError where the disk refuses.
    """
    if when.tzinfo is None:
        raise ValueError("a time without a zone says nothing of when")
    folder = corpus_folder / ARTICLES / ORIGINALS
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{incoming.sha256}.{ENDINGS[incoming.kind]}"
    try:
        with FileLock(folder / LOCK, timeout=PATIENCE):
            target = _kept_as(folder, incoming) or target
            _keep(target, incoming, {"name": incoming.name, "received": when.isoformat(timespec="seconds"), "address": address})
    except Timeout as wrong:
        raise OriginalError(f"{ARTICLES}/{ORIGINALS} is held by another program (wait for it, then try again)") from wrong
    return target


def _kept_as(folder: Path, incoming: Incoming) -> Path | None:
    """The file of these bytes that is there, under whatever ending they were kept."""
    return next((path for path in sorted(folder.glob(f"{incoming.sha256}.*")) if path.suffix != RECORD), None)


def _keep(target: Path, incoming: Incoming, sighting: dict[str, str]) -> None:
    record = target.with_name(f"{incoming.sha256}{RECORD}")
    new = not target.exists()
    if not new and digest_of(target) != incoming.sha256:
        raise OriginalError(f"{ARTICLES}/{ORIGINALS}/{target.name} was altered (move it away, then bring the file in again)")
    if new:
        write_file(target, incoming.data)
    try:
        write_file(record, _record(record, incoming, sighting).encode())
    except OSError:
        if new:
            target.unlink(missing_ok=True)
        raise


def _record(record: Path, incoming: Incoming, sighting: dict[str, str]) -> str:
    """The record with one sighting more; as it was with what somebody wrote into it, or anew where there is none."""
    written = record.read_text(encoding="utf-8") if record.exists() else ""
    told = read_yaml(written).value if written else None
    if not (isinstance(told, dict) and isinstance(told.get("seen"), list)):
        head: dict[str, Tree] = {"sha256": incoming.sha256, "kind": incoming.kind, "bytes": str(len(incoming.data))}
        written = "".join(f"{name}: {_quoted(str(value))}\n" for name, value in head.items()) + "seen:\n"
    lines = [f"{name}: {_quoted(value)}" for name, value in sighting.items() if value]
    return written.rstrip("\n") + "\n  - " + "\n    ".join(lines) + "\n"


def _quoted(value: str) -> str:
    """A value as YAML's double quotes hold it, in one line."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in escaped) + '"'
