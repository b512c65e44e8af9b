"""The picks behind the marks of the Relations page, and the parts that it alone knows."""

import pandas as pd

from lib.engine.answers import ONE_SIDED
from lib.engine.backers import of_backing
from lib.engine.dyads import Links
from lib.engine.picks import Part, Parts
from lib.engine.questions import Where, either
from lib.events.asking.pick import Pick, of_page
from lib.events.asking.picks import dyad_picks
from lib.events.counting.dyad_parts import RANKED
from lib.events.counting.dyads import OTHER, Dyads, cells_of, each_cell
from lib.ui.relations_words import cell_words, dyad_words, labels_of, pair_words

GATHERED = "*"  # what a link calls OTHER
LINKED, OPEN_TIES, ALONE = of_page("linked"), of_page("open-ties"), of_page("one-sided")
_BEHIND = ("one state behind both sides", "different states behind the sides", "nobody coded behind a side")


def page_parts(links: Links) -> Parts:
    """The parts of the ledger: together all events shown."""
    return (
        Part(LINKED, "in the chord", links.linked),
        Part(of_page("unlinked", links.kind), f"without a {pair_words(links.kind)}", (links.unlinked,)),
    )


def open_ties(links: Links) -> Part:
    """What stays as coded because dated ties leave it open."""
    return Part(OPEN_TIES, "affiliation open", links.undecided)


def behind_parts() -> Parts:
    """The hostile events by who stands behind their sides, and those of which one side is not told."""
    behind = (Part(of_page("behind", who), words, (of_backing(who),)) for who, words in zip(RANKED, _BEHIND))
    return (*behind, Part(ALONE, "hostile, one side not told", ONE_SIDED))


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


def gathered_parts(dyads: Dyads, links: Links, pick: Pick) -> Parts:
    """The open pick, where it is of what is gathered as "other": only this page knows who that is. A link of an earlier version
    says it in words."""
    labels, whole = labels_of(dyads), pick.whole
    if OTHER not in labels or not pick.is_of_page:
        return ()
    if whole == of_page("other"):
        return (Part(whole, labels[OTHER], links.touching(dyads.gathered)),)
    said = ":".join(whole.ids)
    for one, row in zip(dyad_picks(dyads.counts, ""), dyads.counts.to_dict("records")):
        if OTHER in one.ids[:2] and (whole == _of_gathered(one) or said == dyad_words(row, labels)):
            return (Part(whole, dyad_words(row, labels), _of_dyad(row, dyads.gathered, links)),)
    found = each_cell(cells_of(dyads.counts, links.kind))
    for one, row in zip(cell_picks(found, ""), found.to_dict("records")):
        if OTHER in (row["left_id"], row["right_id"]) and (whole == one or said == cell_words(row, labels)):
            return (Part(whole, cell_words(row, labels), _of_cell(row, dyads.gathered, links)),)
    return ()


def _of_dyad(row: dict, gathered: tuple[str, ...], links: Links) -> tuple[Where, ...]:
    """What holds of the events of a dyad of which an end is gathered; within what is gathered nothing has a direction."""
    left, right = (gathered if end == OTHER else (end,) for end in (row["left_id"], row["right_id"]))
    ways = (True, False) if row["left_id"] == row["right_id"] else (row["mutual"],)
    back = (links.between(right, left, row["kind"], ways),) if row["mutual"] else ()
    return (either(links.between(left, right, row["kind"], ways), *back), *links.severe)


def _of_cell(row: dict, gathered: tuple[str, ...], links: Links) -> tuple[Where, ...]:
    """The same of a cell: links that way, or both ways."""
    left, right = (gathered if end == OTHER else (end,) for end in (row["left_id"], row["right_id"]))
    return (either(links.between(left, right, row["side"]), links.between(right, left, row["side"], (True,))), *links.severe)
