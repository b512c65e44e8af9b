"""How many people were killed (or wounded) in some events together: bounds that count nobody twice and hide no doubt.

What is alleged, and what is denied, is summed apart from what is reported. What is only planned or ordered has killed nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Toll:
    """One number over several events, and how many of these tell it; None where none does. `perhaps_twice`: ids of those that may
    tell of the same people as another event that tells a number; their wholes and parts are taken care of."""

    number: Quantity | None = None
    events: int = 0
    perhaps_twice: tuple[str, ...] = ()


def tolls_of_groups(
    quantity: str, groups: dict[Group, list[str]], events: pd.DataFrame, tables: Tables
) -> dict[Group, dict[str, Toll]]:
    """Group -> claim -> toll, for groups of ids of these events; those of which nobody tells a number are left out."""
    told = events[_tells(quantity, events)]
    claims, family = dict(zip(told.index, told["claim"])), Family(tables.kin)
    numbers, row_of = _numbers(told.index, told, quantity), dict(zip(told["event_id"], told.index))
    rows = {group: [row_of[event] for event in ids if event in row_of] for group, ids in groups.items()}
    return {
        group: tolls_of({row: numbers[row] for row in found}, claims, family, tables.events["event_id"])
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


def tolls_of(numbers: Numbers, claims: Mapping[int, str], family: Family, ids: Sequence[str] | pd.Series) -> dict[str, Toll]:
    """claim -> its toll, for the claims of which there is any. `numbers`: what each row tells, `ids`: which event it is."""
    beside, found = overlaps(numbers, family), {}
    for claim in CLAIMS:
        own = {row: number for row, number in numbers.items() if claims[row] == claim}
        stronger = {row for row in numbers if claims[row] in CLAIMS[: CLAIMS.index(claim)]}
        counted = frozenset(row for row in own if stronger and (beside[row] | family.on_the_line(row)) & stronger)
        if own:
            twice = tuple(ids[row] for row in own if beside[row])
            found[claim] = Toll(total(own, family, beside, counted), len(own), twice)
    return found
