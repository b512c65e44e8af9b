"""The picks behind the marks of the Relations page, and the parts that it alone knows."""

import pandas as pd

from lib.engine.picks import Part, Parts, of_ids
from lib.events.asking.pick import Pick, of_page
from lib.events.asking.picks import dyad_picks
from lib.events.counting.dyad_parts import RANKED
from lib.events.counting.dyads import DYAD, OTHER, Dyads, count_cells, links_between, of_kind
from lib.ui.relations_words import cell_words, dyad_words, labels_of, pair_words

GATHERED = "*"  # what a link calls OTHER
LINKED, OPEN_TIES, ALONE = of_page("linked"), of_page("open-ties"), of_page("one-sided")
_BEHIND = ("one state behind both sides", "different states behind the sides", "nobody coded behind a side")


def page_parts(dyads: Dyads, kind: str) -> Parts:
    """The parts of the ledger: together all events shown."""
    return (
        Part(LINKED, "in the chord", of_ids(dyads.in_chord)),
        Part(of_page("unlinked", kind), f"without a {pair_words(kind)}", of_ids(dyads.without_pair)),
    )


def open_ties(dyads: Dyads) -> Part:
    """What stays as coded because dated ties leave it open."""
    return Part(OPEN_TIES, "affiliation open", of_ids(dyads.open_links["event_id"].unique()))


def behind_parts(told: dict[str, tuple[str, ...]], alone: tuple[str, ...]) -> Parts:
    """The hostile events by who stands behind their sides, and those of which one side is not told."""
    behind = (Part(of_page("behind", who), words, of_ids(told[who])) for who, words in zip(RANKED, _BEHIND))
    return (*behind, Part(ALONE, "hostile, one side not told", of_ids(alone)))


def chord_picks(dyads: Dyads, level: str, kind: str) -> list[Pick]:
    """What a click opens: one pick a dyad, then one an end."""
    ends = [of_page("other") if end == OTHER else Pick("actor", (end, kind, level)) for end in dyads.ends["end_id"]]
    return [_of_gathered(pick) if OTHER in pick.ids[:2] else pick for pick in dyad_picks(dyads.counts, level)] + ends


def cell_picks(cells: pd.DataFrame, level: str) -> list[Pick]:
    """What a click opens: one pick a cell."""
    picks = [Pick("cell", (*ends, level)) for ends in zip(cells["left_id"], cells["right_id"], cells["side"])]
    return [_of_gathered(pick) if OTHER in pick.ids[:2] else pick for pick in picks]


def _of_gathered(pick: Pick) -> Pick:
    """The part of the page that a dyad or a cell is of which an end is gathered."""
    return of_page(pick.kind, *(GATHERED if one == OTHER else one for one in pick.ids[:3]))


def gathered_parts(dyads: Dyads, kind: str, pick: Pick) -> Parts:
    """The open pick, where it is of what is gathered as "other": only this page knows who that is. A link of an earlier version
    says it in words."""
    labels, whole = labels_of(dyads), pick.whole
    if OTHER not in labels or not pick.is_of_page:
        return ()
    links = dyads.links[(dyads.links[["left_id", "right_id"]] == OTHER).any(axis=1)]
    if whole == of_page("other"):
        return (Part(whole, labels[OTHER], of_ids(links["event_id"].unique())),)
    said = ":".join(whole.ids)
    for one, row in zip(dyad_picks(dyads.counts, ""), dyads.counts.to_dict("records")):
        if whole == _of_gathered(one) or said == dyad_words(row, labels):
            of_dyad = (links[DYAD] == [row[key] for key in DYAD]).all(axis=1)
            return (Part(whole, dyad_words(row, labels), of_ids(links["event_id"][of_dyad])),)
    counted = count_cells(links, kind)
    for one, row in zip(cell_picks(counted, ""), counted.to_dict("records")):
        if whole == one or said == cell_words(row, labels):
            found = of_kind(links_between(links, row["left_id"], row["right_id"]), row["side"])
            return (Part(whole, cell_words(row, labels), of_ids(found["event_id"].unique())),)
    return ()
