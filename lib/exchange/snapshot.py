"""Rows to take away: exactly the events given as CSV, alone or in one zip with the manifest that explains them."""

import datetime
import hashlib
import io
import re
import unicodedata
import zipfile

from lib.corpus.model.models import Corpus
from lib.exchange.companions import companions
from lib.exchange.files import table_file
from lib.exchange.manifest import Snapshot as Snapshot
from lib.exchange.manifest import TableFile, as_json, manifest

LONGEST_TITLE = 40
LONGEST_WORDS = 48
FAST = 3  # at 200,000 rows half the time of the usual level 6, for a fifth more bytes


def write_zip(snapshot: Snapshot) -> bytes:
    """events.csv, participants, places and links of the same events, and manifest.json in one archive; its entries carry
    the snapshot's moment, else 1 January 1980."""
    files = table_files(snapshot)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in files:
            archive.writestr(entry_of(file.name, snapshot.moment), file.content, compresslevel=FAST)
        archive.writestr(entry_of("manifest.json", snapshot.moment), as_json(manifest(snapshot, files)))
    return packed.getvalue()


def table_files(snapshot: Snapshot) -> tuple[TableFile, ...]:
    """Every table of a snapshot as CSV, in the order of lib.exchange.meanings.ROWS; the events alone where nothing is beside."""
    frames = {"events": snapshot.events}
    if snapshot.beside is not None:
        frames |= companions(snapshot.beside, snapshot.corpus)
    return tuple(table_file(name, frame, snapshot.corpus.settings) for name, frame in frames.items())


def entry_of(name: str, moment: datetime.datetime | None) -> zipfile.ZipInfo:
    when = moment.astimezone(datetime.UTC).timetuple()[:6] if moment else (1980, 1, 1, 0, 0, 0)
    entry = zipfile.ZipInfo(name, when)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def file_name(corpus: Corpus, day: datetime.date, words: str) -> str:
    """A name without its ending, `<corpus>_<day>_<filters>`: at most 120 characters of a-z, 0-9, - and _.

    Words that do not fit, or are not in Latin letters, are cut; then six digits of their hash keep names apart.
    """
    return "_".join((_plain(corpus.settings.title, LONGEST_TITLE), day.isoformat(), _plain(words, LONGEST_WORDS)))


def _plain(text: str, longest: int) -> str:
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    plain = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
    lost = any(letter.isalnum() and not letter.isascii() for letter in bare)
    if len(plain) <= longest and not lost:
        return plain
    return f"{plain[:longest].strip('-')}-{hashlib.sha256(text.encode()).hexdigest()[:6]}".strip("-")
