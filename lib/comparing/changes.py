"""What differs between two snapshots: which events came, which went, and of those that stayed which cells."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lib.comparing.taken import Taken
from lib.corpus.model.codebook import CODEBOOK

CELLS = ["event_id", "column", "old", "new"]
WAYS = {"added": "added", "withdrawn": "withdrawn", "changed": "changed", "joined": "joined to another", "split": "split off"}


@dataclass(frozen=True, eq=False)
class Changes:
    """`cells`: event_id, column, old, new of each cell that differs, of events on both sides, by the new rows and the columns;
    `ways`: event_id, way (of WAYS), with (what it was joined to or split off from): each event that differs, by the new rows, those
    that are gone last; `only_old`, `only_new`: columns that one side alone has, in which nothing is compared."""

    old: Taken
    new: Taken
    ways: pd.DataFrame
    cells: pd.DataFrame
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]

    def number(self, way: str) -> int:
        """How many events went one way."""
        return int((self.ways["way"] == way).sum())

    @cached_property
    def same(self) -> int:
        """How many events stand on both sides, alike."""
        return int(self.new.events["event_id"].isin(self.old.events["event_id"]).sum()) - self.number("changed")

    def rows(self, side: str, way: str) -> pd.DataFrame:
        """The rows of "old" or "new" whose events went one way."""
        of_side: Taken = getattr(self, side)
        wanted = self.ways.loc[self.ways["way"] == way, "event_id"]
        return of_side.events[of_side.events["event_id"].isin(wanted)].reset_index(drop=True)


def compare(old: Taken, new: Taken) -> Changes:
    """The differences of two snapshots. An event is told by its id; one whose report stands in another event on the other side was
    joined to it, or split off from it."""
    before, after = list(map(str, old.events)), list(map(str, new.events))
    shared = [name for name in after if name in before and name != "event_id"]
    cells = _cells(old.events, new.events, sorted(shared, key=_place))
    return Changes(
        old,
        new,
        _ways(old.events, new.events, cells),
        cells,
        tuple(name for name in before if name not in after),
        tuple(name for name in after if name not in before),
    )


def _place(column: str) -> int:
    """Where a column stands in the codebook; those that it does not know last."""
    names = list(CODEBOOK.columns)
    return names.index(column) if column in names else len(names)


def _cells(old: pd.DataFrame, new: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    at = pd.Index(old["event_id"]).get_indexer(new["event_id"])
    before, after = old.iloc[at[at >= 0]].reset_index(drop=True), new[at >= 0].reset_index(drop=True)
    found = []
    for number, name in enumerate(columns):
        differs = before[name].fillna("\0") != after[name].fillna("\0")
        if differs.any():
            told = {"event_id": after["event_id"], "column": name, "old": before[name], "new": after[name], "place": number}
            found.append(pd.DataFrame(told)[differs].reset_index(names="row"))
    if not found:
        return pd.DataFrame({name: pd.Series(dtype="str") for name in CELLS})
    return pd.concat(found).sort_values(["row", "place"], ignore_index=True)[CELLS]


def _ways(old: pd.DataFrame, new: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    here, gone = ~new["event_id"].isin(old["event_id"]), old[~old["event_id"].isin(new["event_id"])]
    now, before = _event_of_reports(new), _event_of_reports(old)
    changed = set(cells["event_id"])
    told = [
        *(_came(event, before) for event in new["event_id"][here]),
        *((event, "changed", None) for event in new["event_id"][~here] if event in changed),
    ]
    order = {event: number for number, event in enumerate(new["event_id"])}
    told.sort(key=lambda one: order[one[0]])
    told += [(event, "joined", now[event]) if event in now else (event, "withdrawn", None) for event in gone["event_id"]]
    return pd.DataFrame(told, columns=["event_id", "way", "with"]).astype("str")


def _came(event: str, before: dict[str, str]) -> tuple[str, str, str | None]:
    return (event, "split", before[event]) if event in before else (event, "added", None)


def _event_of_reports(rows: pd.DataFrame) -> dict[str, str]:
    """report -> the event that it is told in, of those that are told in another's row; empty where a snapshot does not say."""
    if "report_ids" not in rows:
        return {}
    several = rows[rows["report_ids"].str.contains("; ", regex=False, na=False)]
    pairs = ((event, report) for event, cell in zip(several["event_id"], several["report_ids"]) for report in cell.split("; "))
    return {report: event for event, report in pairs if report != event}
