"""The manifest beside a table: what its rows are, how they were chosen, where they come from, whose they are.

Plain JSON values; without a moment it says nothing of the clock, so the same rows give the same bytes.
"""

import datetime
import hashlib
import json
from dataclasses import dataclass, field

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article, Corpus
from lib.events.long_cells import LongCell
from lib.exchange.companions import Beside
from lib.settings import PROGRAM

CSV_FORMAT = (
    "UTF-8 with BOM, CRLF; missing is an empty cell without quotes; lists are joined by '; '; a text cell "
    "that starts with = + - @ ' tab or CR carries one leading ', to be taken off when read by a program"
)


@dataclass(frozen=True)
class Snapshot:
    """What a manifest tells of: rows, their corpus, the ledger (reason -> number of events), the filters in words and as a link,
    the moment; `beside`: the tables that go with the rows."""

    events: pd.DataFrame
    corpus: Corpus
    ledger: dict[str, int] | None = None
    words: str = "all events"
    link: str = ""
    moment: datetime.datetime | None = None
    beside: Beside | None = None


@dataclass(frozen=True)
class TableFile:
    """One CSV that goes with the manifest; `columns`: what each holds; `long_cells`: what a spreadsheet would cut of it."""

    name: str
    rows: int
    content: bytes
    meaning: str = "one row per event"
    columns: dict[str, str] = field(default_factory=dict)
    long_cells: tuple[LongCell, ...] = ()


def manifest(snapshot: Snapshot, files: tuple[TableFile, ...]) -> dict[str, object]:
    """The manifest of a snapshot's files. `moment` must carry its time zone and is told in UTC."""
    corpus, moment = snapshot.corpus, snapshot.moment
    return {
        "program": PROGRAM,
        "codebook_version": CODEBOOK.version,
        **({"created_utc": moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")} if moment else {}),
        "corpus": {
            "title": corpus.settings.title,
            "fingerprint": corpus.fingerprint,
            "articles": len(corpus.articles),
            "time_zone": corpus.settings.time_zone,
            **({"rating_rule": corpus.settings.rating_rule} if corpus.settings.rating_rule else {}),
            "left_out": list(corpus.left_out),
            "left_out_rows": [{"file": row.file, "line": row.line, "id": row.id} for row in corpus.left_out_rows],
        },
        "filters": {"words": snapshot.words} | ({"link": snapshot.link} if snapshot.link else {}),
        **({"ledger": ledger_counts(snapshot.ledger)} if snapshot.ledger else {}),
        "rows": len(snapshot.events),
        "files": {
            file.name: {
                "meaning": file.meaning,
                "rows": file.rows,
                "sha256": hashlib.sha256(file.content).hexdigest(),
                "columns": file.columns,
            }
            for file in files
        },
        "format": CSV_FORMAT,
        **_cut_cells(files),
        "licence": corpus.settings.licence,
        "citations": [*citations(corpus, snapshot.events), *_of_other_sources(snapshot)],
    }


def _cut_cells(files: tuple[TableFile, ...]) -> dict[str, object]:
    """What a spreadsheet would cut in silence, by file; nothing where it would cut nothing."""
    found = {file.name: [vars(cell) for cell in file.long_cells] for file in files if file.long_cells}
    return {"cells_longer_than_a_spreadsheet_holds": {"at_most": 32767, "cells": found}} if found else {}


def ledger_counts(ledger: dict[str, int]) -> dict[str, int]:
    """read = matching + hidden_by_filters + of_layers_not_chosen, where there are any; matching is the sum of what stands between
    them."""
    read = sum(ledger.values())
    return {
        "read": read,
        "matching": read - ledger["filtered"] - ledger["layers"],
        "shown": ledger["shown"],
        "hidden_as_drafts": ledger["drafts"],
        "waiting_for_review_or_rejected": ledger["review"],
        "hidden_as_background": ledger["background"],
        "told_by_their_parts": ledger["wholes"],
        "told_in_their_whole": ledger["parts"],
        "perhaps_the_same_as_one_shown": ledger["twins"],
        "hidden_by_filters": ledger["filtered"],
        **({"of_layers_not_chosen": ledger["layers"]} if ledger["layers"] else {}),
    }


def citations(corpus: Corpus, events: pd.DataFrame) -> list[dict[str, str]]:
    """The articles on which the rows rest, in the corpus's order."""
    told = {article for cell in events["articles"].dropna().unique() for article in cell.split("; ")}
    return [cited(article) for article in corpus.articles if article.id in told]


def _of_other_sources(snapshot: Snapshot) -> list[dict[str, str]]:
    """The datasets and the like that tell any of the rows, each with its licence; what is not known is left out."""
    told = snapshot.beside.sources if snapshot.beside else ()
    return [{name: value for name, value in vars(about).items() if value} for about in told]


def cited(article: Article) -> dict[str, str]:
    """An article as cited: one line for people, then its parts; what is not known is left out."""
    parts = {
        "id": article.id,
        "citation": citation(article),
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "original_source": article.original_source,
        "via": "; ".join(article.via),
        "published": article.published.text if article.published else "",
        "published_basis": article.published_basis,
        "url": article.url,
        "language": article.language,
        "text": CODEBOOK.texts[article.text_kind].meaning,
    }
    return {name: value for name, value in parts.items() if value}


def citation(article: Article) -> str:
    """One line: author, title, publisher, day (EDTF), the source it was taken from, address."""
    parts = (
        article.author,
        f"“{article.title}”",
        article.publisher,
        article.published.text if article.published else "date not known",
        f"after {article.original_source}" if article.original_source else "",
        article.url,
    )
    return ", ".join(part for part in parts if part) + "."


def as_json(told: dict[str, object]) -> bytes:
    """Indented JSON in UTF-8 with its own letters, keys in their order, a line end at the end."""
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
