"""How many people were killed (or wounded) in some events together: bounds that count nobody twice and hide no doubt.

What is alleged, and what is denied, is summed apart from what is reported. What is only planned or ordered has killed nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Quantity
from lib.events.counting.overlaps import Family
from lib.events.counting.totals import Numbers, overlaps, total
from lib.events.tables import Tables

COUNTED = tuple(quantity.id for quantity in CODEBOOK.quantities.values() if quantity.casualties)
CLAIMS = tuple(CODEBOOK.claims)  # the stronger first: people of a weaker one may be counted in it
AHEAD = tuple(stage.id for stage in CODEBOOK.stages.values() if not stage.acts)
VIOLENT = tuple(severity.id for severity in CODEBOOK.severities.values() if severity.hurts)
Group = tuple[object, ...]
Whose = tuple[str, str, str]  # claim, actor id, words for somebody unnamed of it


@dataclass(frozen=True)
class Toll:
    """One number over several events, and the ids of those that tell it; None where none does. `perhaps_twice`: ids of those
    that may tell of the same people as another event that tells a number; their wholes and parts are taken care of."""

    number: Quantity | None = None
    event_ids: tuple[str, ...] = ()
    perhaps_twice: tuple[str, ...] = ()


@dataclass(frozen=True)
class Casualties:
    """What some events tell of people killed (or wounded): a toll for each of CLAIMS; `silent`: violent events that tell no
    number; `ahead`: violent ones that are only planned or ordered; `whose`: the tolls of those whose side is told."""

    claims: dict[str, Toll]
    silent: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    whose: dict[Whose, Toll] = field(default_factory=dict)

    @property
    def told(self) -> tuple[str, ...]:
        """Ids of all events that tell a number, whatever their claim."""
        return tuple(event for toll in self.claims.values() for event in toll.event_ids)


def casualties(quantity: str, events: pd.DataFrame, tables: Tables) -> Casualties:
    """Of these events (rows of `tables.events`, with their index there) how many people were killed, "killed", or wounded."""
    violent, ahead = events["severity"].isin(VIOLENT), events["stage"].isin(AHEAD)
    tells = _tells(quantity, events)
    told, ids = events[tells], events["event_id"]
    claims, family = dict(zip(told.index, told["claim"])), Family(tables.kin)
    tolls = _tolls(_numbers(told.index, told, quantity), claims, family, tables.events["event_id"])
    return Casualties(
        {claim: tolls.get(claim, Toll()) for claim in CLAIMS},
        tuple(ids[violent & ~tells & ~ahead]),
        tuple(ids[violent & ahead]),
        _whose(quantity, told, claims, family, tables),
    )


def tolls_of_groups(
    quantity: str, groups: dict[Group, list[str]], events: pd.DataFrame, tables: Tables
) -> dict[Group, dict[str, Toll]]:
    """Group -> claim -> toll, for groups of ids of these events; those of which nobody tells a number are left out."""
    told = events[_tells(quantity, events)]
    claims, family = dict(zip(told.index, told["claim"])), Family(tables.kin)
    numbers, row_of = _numbers(told.index, told, quantity), dict(zip(told["event_id"], told.index))
    rows = {group: [row_of[event] for event in ids if event in row_of] for group, ids in groups.items()}
    return {
        group: _tolls({row: numbers[row] for row in found}, claims, family, tables.events["event_id"])
        for group, found in rows.items()
        if found
    }


def _tells(quantity: str, events: pd.DataFrame) -> pd.Series:
    """Which events tell a number of people; what is only planned or ordered does not."""
    return events[[f"{quantity}_min", f"{quantity}_max"]].notna().any(axis=1) & ~events["stage"].isin(AHEAD)


def _numbers(rows: Iterable[int], told: pd.DataFrame, quantity: str) -> Numbers:
    bounds = zip(rows, told[f"{quantity}_min"], told[f"{quantity}_max"], told[f"{quantity}_about"])
    return {
        int(row): Quantity(None if pd.isna(least) else int(least), None if pd.isna(most) else int(most), bool(rough))
        for row, least, most, rough in bounds
    }


def _whose(quantity: str, told: pd.DataFrame, claims: dict[int, str], family: Family, tables: Tables) -> dict[Whose, Toll]:
    """The numbers told of one side or person, as the leading report tells them; the stronger claim first, then most events."""
    people = tables.participants[tables.participants["event_id"].isin(told["event_id"])]
    people = people[people[[f"{quantity}_min", f"{quantity}_max"]].notna().any(axis=1)]
    found: dict[Whose, Toll] = {}
    for (actor, described), rows in people.fillna({"described": ""}).groupby(["actor_id", "described"], sort=False):
        rows = rows.drop_duplicates("event_id")
        numbers = _numbers(tables.rows_of(rows["event_id"]), rows, quantity)
        tolls = _tolls(numbers, claims, family, tables.events["event_id"])
        found |= {(claim, str(actor), str(described)): toll for claim, toll in tolls.items()}
    return dict(sorted(found.items(), key=lambda one: (CLAIMS.index(one[0][0]), -len(one[1].event_ids))))


def _tolls(numbers: Numbers, claims: dict[int, str], family: Family, ids: pd.Series) -> dict[str, Toll]:
    """claim -> its toll, for the claims of which there is any."""
    beside, found = overlaps(numbers, family), {}
    for claim in CLAIMS:
        own = {row: number for row, number in numbers.items() if claims[row] == claim}
        stronger = {row for row in numbers if claims[row] in CLAIMS[: CLAIMS.index(claim)]}
        counted = frozenset(row for row in own if stronger and (beside[row] | family.on_the_line(row)) & stronger)
        if own:
            found[claim] = Toll(
                total(own, family, beside, counted), tuple(ids[row] for row in own), tuple(ids[row] for row in own if beside[row])
            )
    return found
