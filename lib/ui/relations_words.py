"""What the Relations page says: its sentence, its choices, and the words and the pick behind each mark."""

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.asking.picks import BOTH_WAYS
from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.dyads import ALL, COOPERATIVE, HOSTILE, Dyads
from lib.events.names import actor_name
from lib.events.words import n_events

LEVELS = {"actor": "As coded", "organisation": "Organisation", "state": "State", "bloc": "Bloc"}
MEMBERS = {"actor": "actors", "organisation": "sides", "state": "states and bodies of none", "bloc": "blocs"}
_SEVERE = {term.id: f"{CODEBOOK.link_kinds[HOSTILE].label}: {term.label.lower()}" for term in CODEBOOK.severities.values()}
_LINKS = {term.id: term.label for term in CODEBOOK.link_kinds.values()}
KINDS = {ALL: "All links", HOSTILE: _LINKS[HOSTILE]} | _SEVERE | _LINKS  # hostile, then each severity of it, then the others
SIDES = {HOSTILE: "Hostile", COOPERATIVE: "Transfer, support or talks"}


def finding(dyads: Dyads, level: str, kind: str) -> str:
    """The page's one sentence: how many events link whom, and which dyad most often, where one does."""
    without = f"{dyads.without_pair:,} name no {pair_words(kind)}"
    if dyads.counts.empty:
        return f"No event shown links two sides; {without}."
    most = dyads.counts.iloc[0]
    alone = len(dyads.counts) > 1 and (dyads.counts["events"] == most["events"]).sum() == 1
    often = f", most often {dyad_words(most, labels_of(dyads))} ({most['events']:,})" if alone else ""
    return (
        f"{n_events(dyads.linked)} {'links' if dyads.linked == 1 else 'link'} {len(dyads.ends):,} "
        f"{MEMBERS[level]}{often}; {without}."
    )


def behind_words(told: dict[str, int], shared: dict[str, int], corpus: Corpus) -> dict[str, str]:
    """Part of the page -> the words behind its number, for hostile events by who stands behind their sides."""
    named = ", ".join(f"{actor_name(corpus, backer)} {number:,}" for backer, number in shared.items())
    several = "; an event may have both" if sum(shared.values()) > told["same"] else ""
    words = {
        "same": f"between sides that one state backs, or that are its own, on both ends ({named}{several})",
        "others": "between sides with different states or backers behind them",
        "nobody": "in which behind a side no state or backer is coded",
    }
    return {kind: words[kind] for kind, number in told.items() if number}


def hostile_words(number: int, kind: str) -> str:
    """Which hostile events stand in the block of backers: all of them, also where the rest of the page has one kind of link."""
    if kind in (ALL, HOSTILE):
        return f"the {n_events(number)} that {'is' if number == 1 else 'are'} hostile"
    return f"{'the one hostile event' if number == 1 else f'all {number:,} hostile events'}, whatever kind is chosen"


def number_words(row: dict, part: dict) -> str:
    """How many events a dyad has, and how many of them are doubtful or perhaps the same."""
    doubtful = [f"{part[name]:,} {words}" for name, words in CERTAINTIES.items() if name != "done" and part[name]]
    same = [f"{part['same']:,} perhaps the same"] if part["same"] else []
    return n_events(row["events"]) + (f", of which {', '.join(doubtful + same)}" if doubtful or same else "")


def pair_words(kind: str) -> str:
    return "pair" if kind == ALL else f"{KINDS[kind].lower()} pair"


def labels_of(dyads: Dyads) -> dict[str, str]:
    """End -> its name."""
    return dict(zip(dyads.ends["end_id"], dyads.ends["label"]))


def dyad_words(dyad: pd.Series | dict, labels: dict[str, str]) -> str:
    """A dyad in one line: both sides and its kind."""
    left, right = labels[dyad["left_id"]], labels[dyad["right_id"]]
    pair = f"within {left}" if dyad["left_id"] == dyad["right_id"] else f"{left} {'⇄' if dyad['mutual'] else '→'} {right}"
    return f"{pair}, {KINDS[dyad['kind']].lower()}"


def cell_words(cell: dict, labels: dict[str, str]) -> str:
    """A cell of the matrix in one line: row, column and side; and whether it holds what goes both ways, unlike a ribbon."""
    left, right = labels[cell["left_id"]], labels[cell["right_id"]]
    pair = f"within {left}" if cell["left_id"] == cell["right_id"] else f"{left} to {right}"
    return f"{pair}, {(SIDES | KINDS)[cell['side']].lower()}{BOTH_WAYS if cell['mutual'] else ''}"
