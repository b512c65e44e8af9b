"""The command line: check a corpus, build its tables as files, or suggest annotations for raw articles. Results go to
stdout, problems of a build and of raw articles to stderr.

Exit codes: 0 all well, 1 problems in the corpus or the articles, 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from lib.corpus.dates import DateError, read_date
from lib.corpus.models import Corpus, Dated
from lib.corpus.read import read_corpus
from lib.errors import CorpusError, Problem
from lib.events.build import build_tables
from lib.events.tables import Tables
from lib.exchange.csv import write_csv
from lib.exchange.manifest import Snapshot, TableFile, as_json, manifest
from lib.suggest.command import suggest_files

MEANINGS = {  # table of lib.events.tables.Tables -> what a row of it is
    "events": "one row per event, whole ones and background included",
    "participants": "one row per event, actor and role, with the numbers told of that actor",
    "event_places": "one row per event, place and role (at, origin, near)",
    "links": "one row per event and pair of actors as coded; mutual: both directions are the same link",
}


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.corpus and not asked.corpus.is_dir():
        parser.error(f"{asked.corpus} is not a folder; a corpus is a folder with corpus.yaml, actors.yaml, "
                     "places.csv and articles/")
    if asked.command in ("build", "suggest") and asked.out.exists() and not asked.out.is_dir():
        parser.error(f"{asked.out} is a file; --out names a folder")
    try:
        if asked.command == "suggest":
            return suggest_for(parser, asked)
        return check(asked.corpus) if asked.command == "check" else build(asked.corpus, asked.out)
    except OSError as wrong:
        parser.error(f"{wrong.filename}: {wrong.strerror}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lib", description="Check or build a corpus of annotated articles, or suggest annotations.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="{check,build,suggest}")
    checking = commands.add_parser("check", help="print every problem of a corpus; exit 1 if there is one")
    building = commands.add_parser("build", help="write the tables of a corpus as CSV, with a manifest")
    for command in (checking, building):
        command.add_argument("corpus", type=Path, metavar="CORPUS", help="folder of the corpus")
    suggesting = commands.add_parser("suggest", help="suggest actors, places, dates, numbers and events for raw articles")
    suggesting.add_argument("files", type=Path, nargs="+", metavar="FILE", help="an article as plain text in UTF-8")
    suggesting.add_argument("--published", type=_date, metavar="DATE",
                            help="date of publication, 2021-02-15, or 2021-02 where no day is known; else a line Published:")
    suggesting.add_argument("--corpus", type=Path, metavar="DIR", help="the corpus whose actors and places are known first")
    suggesting.add_argument("--format", choices=("gold", "article"), default="gold",
                            help="JSON (gold, the default) or a draft article for the corpus")
    suggesting.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to; made if missing")
    building.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to; made if missing")
    return parser


def _date(written: str) -> Dated:
    try:
        return read_date(written)
    except DateError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def suggest_for(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    """Suggestions for raw articles, one output each; a draft article needs the corpus it is for."""
    if asked.format == "article" and not asked.corpus:
        parser.error("--format article needs --corpus, whose actors and places the draft may name")
    try:
        corpus = read_corpus(asked.corpus) if asked.corpus else None
    except CorpusError as wrong:
        return _report(wrong.problems, "the corpus could not be read, nothing was suggested", sys.stderr)
    return suggest_files(asked.files, asked.out, asked.format, asked.published, corpus)


def check(folder: Path) -> int:
    """Print every problem as `file:line: field: what (hint)`, then one line of counts."""
    try:
        corpus = read_corpus(folder)
    except CorpusError as wrong:
        return _report(wrong.problems, "nothing could be read")
    events = sum(len(article.events) for article in corpus.articles)
    return _report(corpus.problems, f"{_counted(len(corpus.articles), 'article')} with "
                                    f"{_counted(events, 'event')} read, {len(corpus.left_out)} left out")


def build(folder: Path, out: Path) -> int:
    """Write the tables and their manifest; the same corpus gives the same bytes. Files left out give exit code 1."""
    try:
        corpus = read_corpus(folder)
    except CorpusError as wrong:
        return _report(wrong.problems, "nothing could be read, nothing was written", sys.stderr)
    tables = build_tables(corpus)
    files = _table_files(tables)
    out.mkdir(parents=True, exist_ok=True)
    for file in files:
        (out / file.name).write_bytes(file.content)
    (out / "manifest.json").write_bytes(as_json(manifest(Snapshot(tables.events, corpus), files)))
    print(f"{out}: " + ", ".join(f"{file.name} ({_counted(file.rows, 'row')})" for file in files) + ", manifest.json")
    return _report_left_out(corpus)


def _table_files(tables: Tables) -> tuple[TableFile, ...]:
    frames: dict[str, pd.DataFrame] = {name: getattr(tables, name) for name in MEANINGS}
    return tuple(TableFile(f"{name}.csv", len(frame), write_csv(frame), MEANINGS[name])
                 for name, frame in frames.items())


def _report_left_out(corpus: Corpus) -> int:
    if not corpus.left_out:
        return 0
    return _report(corpus.problems, f"{_counted(len(corpus.left_out), 'file')} left out of the tables", sys.stderr)


def _report(problems: tuple[Problem, ...], outcome: str, stream=None) -> int:
    """Print problems and a last line with their counts; 1 if there are any."""
    stream = stream or sys.stdout
    for problem in problems:
        print(problem, file=stream)
    errors = sum(problem.severity == "error" for problem in problems)
    counts = f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}"
    print(f"{counts}; {outcome}.", file=stream)
    return 1 if problems else 0


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
