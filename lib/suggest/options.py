"""What the command `suggest` may be told, and which engine that is; what leaves the machine is said before it does."""

import argparse
import sys
from pathlib import Path

from lib.corpus.model.dates import DateError, read_date
from lib.corpus.model.models import Dated
from lib.settings import suggesting
from lib.suggest.engine import Engine
from lib.suggest.engines.choosing import ENDPOINT, NAMES, RULES, SWITCHES, chosen_engine
from lib.suggest.engines.comparing import beside
from lib.suggest.engines.endpoint import what_leaves


def add_options(parser: argparse.ArgumentParser) -> None:
    """Files, day, corpus, form, folder and engines."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="an article as plain text in UTF-8")
    parser.add_argument(
        "--published",
        type=_date,
        metavar="DATE",
        help="date of publication, 2021-02-15, or 2021-02 where no day is known; else a line Published:",
    )
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the corpus whose actors and places are known first")
    parser.add_argument(
        "--format", choices=("gold", "article"), default="gold", help="JSON (gold, the default) or a draft article for the corpus"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to; made if missing")
    parser.add_argument(
        "--engine", choices=NAMES, default=RULES, help="who suggests: the rules (the default), spaCy beside them, or an endpoint"
    )
    parser.add_argument("--compare", choices=NAMES, help="say what another engine suggests differently, in the notes")


def wanted_engine(parser: argparse.ArgumentParser, name: str, compared: str | None) -> Engine:
    """The engine of this name, beside the one that it is compared with; one that is not on is wrong usage."""
    settings = suggesting()
    on = dict(chosen_engine(settings))
    for option, wanted in (("--engine", name), ("--compare", compared)):
        if wanted and wanted not in on:
            parser.error(f"{option} {wanted} needs {SWITCHES[wanted]} in the environment; docs/suggest.md says how")
    if compared == name:
        parser.error(f"--compare {compared} is the engine itself; name another one")
    if ENDPOINT in (name, compared):
        print(what_leaves(settings), file=sys.stderr)
    return beside(name, on[name], compared, on[compared]) if compared else on[name]


def _date(written: str) -> Dated:
    try:
        return read_date(written)
    except DateError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong
