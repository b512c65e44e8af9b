"""The command line: check a corpus, build its tables as files, suggest annotations for raw articles, import a layer, or build and
ask a gazetteer. Results go to stdout, problems of a build and of raw articles to stderr.

Exit codes: 0 all well, 1 errors in the corpus or the articles, or nothing could be written, 2 wrong usage. A warning is no
error, but for `check --strict`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from lib.corpus.checking.checking import FEW
from lib.corpus.checking.effects import left_out_words
from lib.corpus.checking.originals import altered
from lib.corpus.model.models import Corpus
from lib.corpus.model.review import state_of
from lib.corpus.reading.read import read_corpus
from lib.errors import CorpusError, FaultlinesError, Problem
from lib.events.building.sources import with_sources
from lib.exchange.building import ALL_FORMATS, LinkError, files_of, names_written, snapshot_of
from lib.exchange.folder import FolderError, check_target, write_file, write_folder
from lib.exchange.formats import FORMATS
from lib.layers.command import import_file, layer_words
from lib.layers.importing import Wish
from lib.layers.layer_file import formats
from lib.places.command import ask, build_places
from lib.suggest.command import suggest_files
from lib.suggest.options import add_options, wanted_engine
from lib.suggest.text.knowledge import PLACE_LISTS


class UnwrittenError(FaultlinesError):
    """Files that could not be written; its text says which and why."""


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if asked.corpus and not asked.corpus.is_dir():
        parser.error(
            f"{asked.corpus} is not a folder; a corpus is a folder with corpus.yaml, actors.yaml, places.csv and articles/"
        )
    if asked.command == "suggest" and asked.out.exists() and not asked.out.is_dir():
        parser.error(f"{asked.out} is a file; --out names a folder")
    try:
        return _run(parser, asked)
    except BrokenPipeError:  # whoever reads the output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (FolderError, LinkError) as wrong:
        parser.error(str(wrong))
    except UnwrittenError as wrong:
        print(f"{wrong}; nothing was written", file=sys.stderr)
        return 1
    except OSError as wrong:
        if wrong.filename:
            print(f"{wrong.filename}: {wrong.strerror}; nothing was written", file=sys.stderr)
        else:  # what was to be done is done, but the words on it do not get out
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            print(f"what the command says cannot be printed: {wrong.strerror}", file=sys.stderr)
        return 1


def _run(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    """The command's exit code, once all that it prints is out."""
    try:
        if asked.command == "suggest":
            return suggest_for(parser, asked)
        if asked.command == "import":
            return import_table(asked)
        if asked.command == "places":
            return places(parser, asked)
        if asked.command == "check":
            return check(asked.corpus, asked.strict, asked.sources)
        return build(asked.corpus, asked.out, asked.format, asked.link)
    finally:
        if sys.stdout:
            sys.stdout.flush()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lib", description="Check or build a corpus of annotated articles, suggest annotations, or import a table."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="{check,build,suggest,import,places}")
    checking = commands.add_parser("check", help="print every problem of a corpus; exit 1 if one of them is an error")
    checking.add_argument(
        "--strict", action="store_true", help="take warnings for errors, such as a field that the quote does not visibly carry"
    )
    checking.add_argument("--sources", action="store_true", help="list the documents that have no address")
    building = commands.add_parser("build", help="write the events of a corpus as files: CSV with a manifest, or other formats")
    for command in (checking, building):
        command.add_argument("corpus", type=Path, metavar="CORPUS", help="folder of the corpus")
    add_options(commands.add_parser("suggest", help="suggest actors, places, dates, numbers and events for raw articles"))
    importing = commands.add_parser("import", help="make a layer of another publisher's table of events (UCDP GED, ACLED, a CSV)")
    importing.add_argument("file", type=Path, metavar="FILE", help="the file as it was published")
    importing.add_argument("--corpus", type=Path, required=True, metavar="DIR", help="folder of the corpus")
    importing.add_argument("--as", dest="id", default="", metavar="ID", help="id of the layer; else the format's")
    importing.add_argument("--title", default="", help="what the table is called, with its release, as in “UCDP GED 25.1”")
    importing.add_argument("--format", default="", choices=("", *formats()), help="its format, where it is not recognised")
    _add_places(commands.add_parser("places", help="boundaries and a gazetteer of published files, or who bears a name (--for)"))
    building.add_argument("--out", required=True, metavar="DIR", help="folder to write to; made if missing")
    building.add_argument(
        "--format",
        action="append",
        choices=(*FORMATS, ALL_FORMATS),
        default=[],
        help="a file of this format in place of the CSV tables; may be given several times",
    )
    building.add_argument("--link", metavar="ADDRESS", help="the events of the view at this address alone, as its Link says it")
    return parser


def _add_places(parser: argparse.ArgumentParser) -> None:
    told = "a GeoNames country dump, a P-code table (CSV, XLSX) or GeoJSON boundaries, as published; a zip of them"
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help=told)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="folder of the corpus; the files are written there")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder to write to in place of the corpus; made if missing")
    parser.add_argument("--replace", action="store_true", help="put the new files in the place of those that are there")
    parser.add_argument("--for", dest="name", metavar="NAME", help="print the places that bear the name, or nearly; write nothing")


def suggest_for(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    """Suggestions for raw articles, one output each; a draft article needs the corpus it is for."""
    if asked.format == "article" and not asked.corpus:
        parser.error("--format article needs --corpus, whose actors and places the draft may name")
    try:
        corpus = read_corpus(asked.corpus) if asked.corpus else None
    except CorpusError as wrong:
        return _report(wrong.problems, "the corpus could not be read, nothing was suggested", sys.stderr)
    if corpus and (lost := left_out_words(corpus)):
        print(f"{asked.corpus}: left out and not known to the suggestions: {lost}; `check` says why", file=sys.stderr)
    engine = wanted_engine(parser, asked.engine, asked.compare)
    try:
        return suggest_files(asked.files, asked.out, asked.format, asked.published, corpus, engine)
    except KeyboardInterrupt:  # an engine may take minutes
        print("cancelled; what is written stays", file=sys.stderr)
        return 1


def import_table(asked: argparse.Namespace) -> int:
    """Make a layer of a publisher's file, all of it or nothing."""
    try:
        corpus = read_corpus(asked.corpus, patient=True, kept=True)
    except CorpusError as wrong:
        return _report(wrong.problems, "nothing could be read, nothing was written", sys.stderr)
    return import_file(asked.file, corpus, write_folder, Wish(asked.id, asked.title, asked.format))


def places(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> int:
    """Small files of a gazetteer and of boundaries for a corpus, or who bears a name."""
    if asked.name is None:
        if not asked.files:
            parser.error("places takes files to read, or --for NAME")
        if asked.out and asked.out.exists() and not asked.out.is_dir():
            parser.error(f"{asked.out} is a file; --out names a folder")
        return build_places(asked.files, asked.out or asked.corpus, write_file, asked.replace, asked.corpus)
    if not asked.name.strip():
        parser.error("--for is empty; name a place, such as --for Mayadin")
    try:
        corpus = read_corpus(asked.corpus) if asked.corpus else None
    except CorpusError as wrong:
        return _report(wrong.problems, "the corpus could not be read", sys.stderr)
    return ask(asked.name, asked.files, corpus, PLACE_LISTS)


def check(folder: Path, strict: bool = False, sources: bool = False) -> int:
    """Print every problem as `file:line: field: what (hint)`, what is a draft, then one line of counts. `strict`: warnings
    are errors. `sources`: list the documents without an address, which are no problem."""
    try:
        corpus = with_sources(read_corpus(folder, patient=True, kept=True))
    except CorpusError as wrong:
        return _report(wrong.problems, "nothing could be read")
    for words in (*layer_words(corpus), *corpus.place_notes):
        print(words)
    for article in corpus.articles if sources else ():
        if not article.url:
            print(f"{article.file}: has no address: {article.publisher}, “{article.title}”")
    events = [event for article in corpus.articles for event in article.events]
    if drafts := [event.id for event in events if event.status == "draft"]:
        print(f"{_counted(len(drafts), 'draft')}, counted nowhere unless asked for: {', '.join(drafts)}")
    if waiting := [event.id for event in events if not state_of(event.review).counts]:
        said = f"{_counted(len(waiting), 'event')} waiting for review or rejected, counted nowhere unless asked for"
        print(f"{said}: {', '.join(waiting[:FEW])}{' …' if len(waiting) > FEW else ''}")
    problems = sorted({*corpus.problems, *altered(folder, corpus.articles)})
    return _report(
        tuple(replace(found, severity="error") for found in problems) if strict else tuple(problems),
        f"{_counted(len(corpus.articles), 'article')} with {_counted(len(events), 'event')} read, "
        f"left out: {left_out_words(corpus) or 'nothing'}",
    )


def build(folder: Path, out: str, formats: Sequence[str] = (), link: str | None = None) -> int:
    """Write all events, or those of the view at the address `link`, in formats of lib.exchange.formats (none: the tables as CSV
    with their manifest); all files or none, and the same bytes for the same corpus and link. Whatever an error left out of
    them, and what the link names that is not here, gives exit code 1. Raises FolderError, LinkError and UnwrittenError, with
    nothing written."""
    target = check_target(out, folder, names_written())
    try:
        corpus = with_sources(read_corpus(folder, patient=True, kept=True))
    except CorpusError as wrong:
        return _report(wrong.problems, "nothing could be read, nothing was written", sys.stderr)
    snapshot, stale = snapshot_of(corpus, link)
    files, said = files_of(snapshot, formats)
    try:
        write_folder(target, files)
    except OSError as wrong:
        raise UnwrittenError(f"{out}: {wrong.strerror}") from wrong
    print(f"{out}: {said}")
    for field, value in stale:
        print(f"--link: {field.lstrip('_')}: “{value}” is not here", file=sys.stderr)
    return max(_report_left_out(corpus), int(bool(stale)))


def _report_left_out(corpus: Corpus) -> int:
    if not any(problem.severity == "error" for problem in corpus.problems):
        return 0
    lost = left_out_words(corpus) or "what these lines name"
    return _report(corpus.problems, f"left out of what was written: {lost}", sys.stderr)


def _report(problems: tuple[Problem, ...], outcome: str, stream: TextIO | None = None) -> int:
    """Print problems and a last line with their counts; 1 if there are errors."""
    stream = stream or sys.stdout
    for problem in problems:
        print(problem, file=stream)
    errors = sum(problem.severity == "error" for problem in problems)
    counts = f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}"
    print(f"{counts}; {outcome}.", file=stream)
    return 1 if errors else 0


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" + ("" if number == 1 else "s")
