"""What the Relations page says: its sentence, its choices, and the words and the pick behind each mark."""

import pandas as pd

from lib.corpus.codebook import CODEBOOK
from lib.events.dyads import ALL, COOPERATIVE, DYAD, HOSTILE, OTHER, Dyads, count_cells, links_between, of_kind
from lib.events.picks import Parts, dyad_keys
from lib.events.words import n_events

LEVELS = {"actor": "As coded", "organisation": "Organisation", "bloc": "Bloc", "backer": "Lens: backers"}
MEMBERS = {"actor": "actors", "organisation": "sides", "bloc": "blocs", "backer": "backers"}
KINDS = {ALL: "All links"} | {term.id: term.label for term in CODEBOOK.link_kinds.values()}
SIDES = {HOSTILE: "Hostile", COOPERATIVE: "Transfer, support or talks"}


def finding(dyads: Dyads, level: str, kind: str) -> str:
    """The page's one sentence: how many events link whom, and which dyad most often, where one does."""
    without = f"{len(dyads.without_pair):,} name no {_pair(kind)}"
    if dyads.counts.empty:
        return f"No event shown links two sides; {without}."
    most = dyads.counts.iloc[0]
    alone = len(dyads.counts) > 1 and (dyads.counts["events"] == most["events"]).sum() == 1
    often = f", most often {dyad_words(most, labels_of(dyads))} ({most['events']:,})" if alone else ""
    return (f"{n_events(len(dyads.in_chord))} {'links' if len(dyads.in_chord) == 1 else 'link'} {len(dyads.ends):,} "
            f"{MEMBERS[level]}{often}; {without}.")


def page_parts(dyads: Dyads, kind: str) -> Parts:
    """The parts of the ledger: together all events shown."""
    return {"in the chord": dyads.in_chord, f"without a {_pair(kind)}": dyads.without_pair}


def _pair(kind: str) -> str:
    return "pair" if kind == ALL else f"{KINDS[kind].lower()} pair"


def labels_of(dyads: Dyads) -> dict[str, str]:
    """End -> its name."""
    return dict(zip(dyads.ends["end_id"], dyads.ends["label"]))


def dyad_words(dyad, labels: dict[str, str]) -> str:
    """A dyad in one line: both sides and its kind."""
    left, right = labels[dyad["left_id"]], labels[dyad["right_id"]]
    pair = f"within {left}" if dyad["left_id"] == dyad["right_id"] else f"{left} {'⇄' if dyad['mutual'] else '→'} {right}"
    return f"{pair}, {KINDS[dyad['kind']].lower()}"


def cell_words(cell, labels: dict[str, str]) -> str:
    """A cell of the matrix in one line: row, column and side."""
    return f"{labels[cell['left_id']]} to {labels[cell['right_id']]}, {(SIDES | KINDS)[cell['side']].lower()}"


def chord_picks(dyads: Dyads, level: str, kind: str) -> list[str]:
    """What a click opens: one pick a dyad, then one an end."""
    labels = labels_of(dyads)
    picks = [f"part:{dyad_words(row, labels)}" if OTHER in (row["left_id"], row["right_id"]) else f"dyad:{key}:{level}"
             for key, row in zip(dyad_keys(dyads.counts), dyads.counts.to_dict("records"))]
    return picks + [f"part:{labels[OTHER]}" if end == OTHER else f"actor:{end}:{kind}:{level}" for end in labels]


def cell_picks(cells: pd.DataFrame, labels: dict[str, str], level: str) -> list[str]:
    """What a click opens: one pick a cell."""
    return [f"part:{cell_words(row, labels)}" if OTHER in (row["left_id"], row["right_id"])
            else f"cell:{row['left_id']}:{row['right_id']}:{row['side']}:{level}" for row in cells.to_dict("records")]


def gathered_parts(dyads: Dyads, kind: str, pick: str) -> Parts:
    """The open pick, where it is of what is gathered as "other": only this page knows who that is."""
    labels, wanted = labels_of(dyads), pick.removeprefix("part:")
    if OTHER not in labels or wanted == pick:
        return {}
    links = dyads.links[(dyads.links[["left_id", "right_id"]] == OTHER).any(axis=1)]
    if wanted == labels[OTHER]:
        return {wanted: tuple(links["event_id"].unique())}
    for row in dyads.counts.to_dict("records"):
        if wanted == dyad_words(row, labels):
            return {wanted: tuple(links["event_id"][(links[DYAD] == [row[key] for key in DYAD]).all(axis=1)])}
    for row in count_cells(links, kind).to_dict("records"):
        if wanted == cell_words(row, labels):
            found = of_kind(links_between(links, row["left_id"], row["right_id"]), row["side"])
            return {wanted: tuple(found["event_id"].unique())}
    return {}
