"""What came and what went, counted: by month, by place, and by who acts on whom.

An event that was joined to another is gone as a row of its own, one that was split off is new as one. A changed event stands where
it stands on the new side. Each event counts once in each table; what has no day, no point or no second side has a row of its own.
"""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from lib.comparing.changes import Changes

CAME, WENT, CHANGED = "came", "went", "changed"
SENSE = {"added": CAME, "split": CAME, "withdrawn": WENT, "joined": WENT, "changed": CHANGED}  # way -> how it is drawn
UNTOLD = ""  # of a month or a place that is not told


@dataclass(frozen=True)
class Kind:
    """What a table counts by: its columns, and those of them that stand for what is counted in the address."""

    columns: tuple[str, ...]
    key: str


MONTH, PLACE, DYAD = Kind(("month",), "month"), Kind(("place", "lat", "lon"), "place"), Kind(("left", "right"), "dyad")
KINDS = {kind.key: kind for kind in (MONTH, PLACE, DYAD)}
END, MOST_ENDS = "end", 10  # a side by itself, as a chord draws it, and how many of them it has room for


@lru_cache(maxsize=8)
def differing(changes: Changes) -> pd.DataFrame:
    """A row for each event that differs: event_id, way, sense, summary, type, date, month, place, lat, lon, left, right, dyad; as
    of the new side, of what is gone as of the old one."""
    both = pd.concat([changes.new.events, changes.old.events], ignore_index=True).drop_duplicates("event_id")
    rows = both.set_index("event_id").reindex(changes.ways["event_id"]).reset_index()

    def cell(name: str) -> pd.Series:
        return rows[name].fillna("").astype("str") if name in rows else pd.Series("", index=rows.index, dtype="str")

    found = pd.DataFrame(
        {
            "event_id": changes.ways["event_id"],
            "way": changes.ways["way"],
            "sense": changes.ways["way"].map(SENSE),
            "summary": cell("summary"),
            "type": cell("type"),
            "date": cell("date"),
            "month": cell("first_day").where(cell("dated_by") != "publication", "").str[:7],
            "place": cell("place"),
            "lat": pd.to_numeric(cell("lat"), errors="coerce"),
            "lon": pd.to_numeric(cell("lon"), errors="coerce"),
            "left": cell("initiators"),
            "right": cell("targets"),
        }
    )
    return found.assign(dyad=found["left"] + " → " + found["right"])


def counted(events: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The kind's columns, key, came, went, changed: how many of the differing events, as `differing` gives, have each combination;
    those of most events first, months in their order."""
    by = [*kind.columns] if kind.key in kind.columns else [*kind.columns, kind.key]
    sizes = events.groupby([*by, "sense"], dropna=False, sort=False).size().unstack(fill_value=0).reset_index()
    sizes = sizes.reindex(columns=[*by, CAME, WENT, CHANGED], fill_value=0).rename_axis(columns=None)
    sizes = sizes.assign(key=sizes[kind.key], n=sizes[[CAME, WENT, CHANGED]].sum(axis=1))
    if kind is MONTH:
        return sizes.sort_values("month", ignore_index=True)
    return sizes.sort_values(["n", "key"], ascending=[False, True], ignore_index=True)


@dataclass(frozen=True, eq=False)
class Chord:
    """What a chord of the differing events draws. `dyads`: as `counted` gives, those with both sides among the ends; `ends`: end,
    came, went, changed, n: how many of the drawn events have it on either side, those of most first; `beside`: how many differing
    events it does not draw."""

    dyads: pd.DataFrame
    ends: pd.DataFrame
    beside: int


def chord_of(events: pd.DataFrame) -> Chord:
    """The dyads between the sides of most events, each event once."""
    dyads = counted(events, DYAD)
    whole = dyads[(dyads["left"] != UNTOLD) & (dyads["right"] != UNTOLD)]
    sums = pd.concat([whole.set_index("left")["n"], whole[whole["left"] != whole["right"]].set_index("right")["n"]])
    most = set(sums.groupby(level=0).sum().sort_values(ascending=False, kind="stable").index[:MOST_ENDS])
    drawn = whole[whole["left"].isin(most) & whole["right"].isin(most)].reset_index(drop=True)
    named = [name for name in dict.fromkeys([*drawn["left"], *drawn["right"]])]
    rows = [drawn[(drawn["left"] == name) | (drawn["right"] == name)][[CAME, WENT, CHANGED, "n"]].sum() for name in named]
    ends = pd.DataFrame(rows, columns=[CAME, WENT, CHANGED, "n"]).reset_index(drop=True).astype("int64").assign(end=named)
    ends = ends.sort_values(["n", "end"], ascending=[False, True], ignore_index=True)
    return Chord(drawn, ends, int(dyads["n"].sum() - drawn["n"].sum()))


def only(events: pd.DataFrame, way: str, kind: str, key: str) -> pd.DataFrame:
    """The differing events of one way ("": all) and, where a kind is named, with this key; of END those of a chord's end."""
    kept = events["way"].eq(way) if way else pd.Series(True, index=events.index)
    if kind == END:
        drawn = chord_of(events).dyads
        keys = drawn[(drawn["left"] == key) | (drawn["right"] == key)]["key"]
        kept &= events[DYAD.key].isin(keys)
    elif kind:
        kept &= events[kind] == key
    return events[kept].reset_index(drop=True)
