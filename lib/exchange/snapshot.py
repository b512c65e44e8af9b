"""Rows to take away: a CSV that spreadsheets read safely, and a manifest that says what the rows are.

UTF-8 with BOM, fixed columns, CRLF. A text cell that starts with = + - @ ' tab CR gets one leading ', which reading
back takes off, so the rows come back as they were.
"""

import datetime
import hashlib
import io
import json
import re
import zipfile
from dataclasses import dataclass

import pandas as pd

from lib.corpus.codebook import CODEBOOK
from lib.corpus.folding import fold
from lib.corpus.models import Corpus
from lib.errors import SnapshotError
from lib.events.schema import event_dtypes
from lib.events.select import Ledger
from lib.settings import PROGRAM

RISKY = ("=", "+", "-", "@", "'", "\t", "\r")


@dataclass(frozen=True)
class Snapshot:
    """What a manifest tells of: rows, their corpus, the ledger, the filters in words and as a link, the moment."""

    events: pd.DataFrame
    corpus: Corpus
    ledger: Ledger | None
    words: str
    link: str
    moment: datetime.datetime | None


def write_csv(rows: pd.DataFrame) -> bytes:
    """The rows as CSV bytes, in their order and columns."""
    guarded = rows.assign(**{name: _guarded(rows[name]) for name in rows.columns if rows[name].dtype == "str"})
    return guarded.to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d").encode("utf-8-sig")


def _guarded(cells: pd.Series) -> pd.Series:
    return cells.where(~cells.str.startswith(RISKY, na=False), "'" + cells)


def read_csv(content: bytes) -> pd.DataFrame:
    """The event rows of a snapshot's CSV, typed as in the event table. Raises SnapshotError on another file."""
    dtypes = event_dtypes()
    try:
        cells = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False, encoding="utf-8-sig")
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as wrong:
        raise SnapshotError(f"This is no CSV in UTF-8: {wrong}") from wrong
    if list(cells.columns) != list(dtypes):
        missing = [name for name in dtypes if name not in cells.columns]
        raise SnapshotError(f"Not the event table's columns; missing: {', '.join(missing) or 'none, but others differ'}")
    return pd.DataFrame({name: _typed(cells[name], dtype) for name, dtype in dtypes.items()})


def _typed(cells: pd.Series, dtype: str) -> pd.Series:
    if dtype == "bool":
        return cells == "True"
    known = cells.where(cells != "", None)
    if dtype == "str":
        return known.where(~known.str.startswith("'", na=False), known.str[1:])
    if dtype.startswith("datetime"):
        return pd.to_datetime(known, format="%Y-%m-%d").astype(dtype)
    numbers = pd.to_numeric(known)
    return numbers.astype(dtype)


def manifest(snapshot: Snapshot, csv: bytes) -> dict:
    """What the rows are and where they come from; without a moment it says nothing of the clock."""
    corpus = snapshot.corpus
    used = set(snapshot.events["articles"].dropna().str.split("; ").explode())
    ledger = snapshot.ledger
    return {
        "program": PROGRAM,
        "corpus": {"title": corpus.settings.title, "fingerprint": corpus.fingerprint,
                   "left_out": list(corpus.left_out)},
        "codebook_version": CODEBOOK.version,
        **({"created_utc": snapshot.moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}
           if snapshot.moment else {}),
        "filters": {"words": snapshot.words, "link": snapshot.link},
        **({"ledger": {"read": ledger.read, "shown": ledger.shown, "hidden_as_background": ledger.background,
                       "told_as_a_whole": ledger.wholes, "hidden_by_filters": ledger.filtered}} if ledger else {}),
        "rows": len(snapshot.events),
        "csv_sha256": hashlib.sha256(csv).hexdigest(),
        "columns": {term.id: term.meaning for term in CODEBOOK.columns.values()},
        "licence": corpus.settings.licence,
        "citations": [citation(article) for article in corpus.articles if article.id in used],
    }


def citation(article) -> dict[str, str]:
    """An article as cited: who published what, when as far as known, after whom, and where."""
    parts = {
        "id": article.id, "title": article.title, "author": article.author, "publisher": article.publisher,
        "original_source": article.original_source, "via": "; ".join(article.via),
        "published": article.published.text if article.published else "not known", "url": article.url,
        "words": CODEBOOK.texts[article.text_kind].meaning,
    }
    return {name: value for name, value in parts.items() if value}


def as_bytes(value: dict) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def write_zip(snapshot: Snapshot) -> bytes:
    """events.csv and manifest.json in one archive."""
    csv = write_csv(snapshot.events)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("events.csv", csv)
        archive.writestr("manifest.json", as_bytes(manifest(snapshot, csv)))
    return packed.getvalue()


def file_name(corpus: Corpus, day: datetime.date, words: str) -> str:
    """A name without its ending: corpus, day and filters, at most 100 characters of plain letters."""
    parts = (_plain(corpus.settings.title)[:40], day.isoformat(), _plain(words)[:46])
    return "_".join(part.strip("-") for part in parts)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-") or "corpus"
