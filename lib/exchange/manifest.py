"""The manifest beside a table: what its rows are, how they were chosen, where they come from, whose they are.

Plain JSON values; without a moment it says nothing of the clock, so the same rows give the same bytes.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass

import pandas as pd

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Article, Corpus
from lib.events.select import Ledger
from lib.settings import PROGRAM

CSV_FORMAT = ("UTF-8 with BOM, CRLF; missing is an empty cell without quotes; lists are joined by '; '; a text cell "
              "that starts with = + - @ ' tab or CR carries one leading ', to be taken off when read by a program")


@dataclass(frozen=True)
class Snapshot:
    """What a manifest tells of: rows, their corpus, the ledger, the filters in words and as a link, the moment."""

    events: pd.DataFrame
    corpus: Corpus
    ledger: Ledger | None = None
    words: str = "all events"
    link: str = ""
    moment: datetime.datetime | None = None


@dataclass(frozen=True)
class TableFile:
    """One CSV that goes with the manifest."""

    name: str
    rows: int
    content: bytes
    meaning: str = "one row per event"


def manifest(snapshot: Snapshot, files: tuple[TableFile, ...]) -> dict:
    """The manifest of a snapshot's files. `moment` must carry its time zone and is told in UTC."""
    corpus, moment = snapshot.corpus, snapshot.moment
    return {
        "program": PROGRAM,
        "codebook_version": CODEBOOK.version,
        **({"created_utc": moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")} if moment else {}),
        "corpus": {"title": corpus.settings.title, "fingerprint": corpus.fingerprint, "articles": len(corpus.articles),
                   "left_out": list(corpus.left_out)},
        "filters": {"words": snapshot.words} | ({"link": snapshot.link} if snapshot.link else {}),
        **({"ledger": _ledger_counts(snapshot.ledger)} if snapshot.ledger else {}),
        "rows": len(snapshot.events),
        "files": {file.name: {"meaning": file.meaning, "rows": file.rows,
                              "sha256": hashlib.sha256(file.content).hexdigest()} for file in files},
        "format": CSV_FORMAT,
        "columns": {column.id: column.meaning for column in CODEBOOK.columns.values()},
        "licence": corpus.settings.licence,
        "citations": citations(corpus, snapshot.events),
    }


def _ledger_counts(ledger: Ledger) -> dict[str, int]:
    """read = shown + hidden_as_background + told_as_a_whole + hidden_by_filters."""
    return {"read": ledger.read, "shown": ledger.shown, "hidden_as_background": ledger.background,
            "told_as_a_whole": ledger.wholes, "hidden_by_filters": ledger.filtered}


def citations(corpus: Corpus, events: pd.DataFrame) -> list[dict[str, str]]:
    """The articles on which the rows rest, in the corpus's order."""
    told = {article for cell in events["articles"].unique() for article in cell.split("; ")}
    return [cited(article) for article in corpus.articles if article.id in told]


def cited(article: Article) -> dict[str, str]:
    """An article as cited: one line for people, then its parts; what is not known is left out."""
    parts = {
        "id": article.id, "citation": citation(article), "title": article.title, "author": article.author,
        "publisher": article.publisher, "original_source": article.original_source, "via": "; ".join(article.via),
        "published": article.published.text if article.published else "",
        "published_basis": article.published_basis, "url": article.url, "language": article.language,
        "text": CODEBOOK.texts[article.text_kind].meaning,
    }
    return {name: value for name, value in parts.items() if value}


def citation(article: Article) -> str:
    """One line: author, title, publisher, day (EDTF), the source it was taken from, address."""
    parts = (
        article.author, f"“{article.title}”", article.publisher,
        article.published.text if article.published else "date not known",
        f"after {article.original_source}" if article.original_source else "", article.url,
    )
    return ", ".join(part for part in parts if part) + "."


def as_json(told: dict) -> bytes:
    """Indented JSON in UTF-8 with its own letters, keys in their order, a line end at the end."""
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
