"""How many people were killed (or wounded) in some events together, as lib.events.counting.casualties sums it: events that stand
alone are summed as a tally, those that belong together one by one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Quantity
from lib.engine.gathered import Over
from lib.engine.questions import EVENTS, Where, either, where
from lib.engine.shown import Shown, Some
from lib.events.building.kin import NO_TWIN, Kin
from lib.events.counting.casualties import AHEAD, CLAIMS, VIOLENT, Group, Toll, tolls_of
from lib.events.counting.overlaps import Family
from lib.events.counting.totals import sum_if_all_told

Whose = tuple[str, str, str]  # claim, actor id, words for somebody unnamed of it
Bounds = tuple[str, str, str]  # columns of the least, the most, and whether that is about so
OF_RELATION: Bounds = ("least", "most", "about")
ALONE = where(family=NO_TWIN)
RELATED = where(none=True, family=NO_TWIN)
HAPPENED = where(stage=tuple(stage for stage in CODEBOOK.stages if stage not in AHEAD))
MOST_IN_ORDER = 5_000  # events, up to which whose people they were stands, among as many, in the order in which it is told
MOST_FAMILIES = 1_000  # beyond which all are asked for


@dataclass(frozen=True)
class Casualties:
    """What some events tell of people killed (or wounded): a toll for each of CLAIMS; `silent`: how many violent events tell no
    number; `ahead`: how many violent ones are only planned or ordered; `whose`: the tolls of those whose side is told."""

    claims: dict[str, Toll]
    silent: int = 0
    ahead: int = 0
    whose: dict[Whose, Toll] = field(default_factory=dict)

    @property
    def told(self) -> int:
        """How many events tell a number, whatever their claim."""
        return sum(toll.events for toll in self.claims.values())

    @property
    def perhaps_twice(self) -> tuple[str, ...]:
        """Ids of the events that may tell of the same people as another."""
        return tuple(event for toll in self.claims.values() for event in toll.perhaps_twice)


def casualties(quantity: str, some: Some) -> Casualties:
    """Of some events how many people were killed, "killed", or wounded."""
    claims = tolls_by(quantity, some).get((), {})
    found = {claim: claims.get(claim, Toll()) for claim in CLAIMS}
    return Casualties(found, silent(quantity, some).number(), ahead(some).number(), _whose(quantity, some))


def telling(quantity: str, some: Some) -> Some:
    """Those that tell a number of people; what is only planned or ordered does not."""
    told = [Where(EVENTS, ((f"{quantity}_{side}", (None,)),), none=True) for side in ("min", "max")]
    return some.also(HAPPENED, either(*told))


def silent(quantity: str, some: Some) -> Some:
    """Violent events that happened and tell no number."""
    untold = [Where(EVENTS, ((f"{quantity}_{side}", (None,)),)) for side in ("min", "max")]
    return some.also(where(severity=VIOLENT), HAPPENED, *untold)


def ahead(some: Some) -> Some:
    """Violent events that are only planned or ordered."""
    return some.also(where(severity=VIOLENT), where(stage=AHEAD))


def tolls_by(
    quantity: str,
    some: Some,
    by: tuple[str, ...] = (),
    over: Over = EVENTS,
    bounds: Bounds | None = None,
    first: tuple[str, ...] = (),
) -> dict[Group, dict[str, Toll]]:
    """Values of the columns `by` -> claim -> toll, for the combinations of which any of the events tells a number; in the order of
    the values, or of the columns `first`. An event tells one number in each combination: its own or, of a relation, what stands in
    its columns `bounds`."""
    columns = bounds or (f"{quantity}_min", f"{quantity}_max", f"{quantity}_about")
    asked = (*first, *by, "claim", *columns)
    told = telling(quantity, some)
    related = told.also(RELATED).tally(*asked, "nth", "family", over=over)
    kin = kin_of(some.shown, related["family"])
    each = pd.concat([told.also(ALONE).tally(*asked, over=over), related], ignore_index=True)
    each = each.rename(columns=dict(zip(columns, OF_RELATION))).sort_values([*first, *by, "nth"], kind="stable")
    groups = each.groupby(list(by), sort=False) if by else [((), each)]
    return {group: _tolls(rows, kin) for group, rows in groups if len(rows)}


@dataclass(frozen=True)
class Related:
    """Events that belong together: their kin, numbered from 0, the number of each by its nth, and their ids."""

    family: Family
    number: dict[int, int]
    ids: list[str]


def kin_of(shown: Shown, families: Iterable[int]) -> Related:
    """All events of some families, whether filters leave them or not."""
    asked = tuple(sorted(set(map(int, families))))
    of = where(family=asked) if len(asked) <= MOST_FAMILIES else RELATED
    events = shown.tally("nth", "event_id", "twins", wheres=(of,), reason="read")
    parts = shown.tally("nth", "whole_id", over="wholes", wheres=(of,), reason="read")
    number = {nth: place for place, nth in enumerate(events["nth"].tolist())}
    named = {event: place for place, event in enumerate(events["event_id"])}
    inside, wholes = parts["nth"].map(number).to_numpy("int64"), parts["whole_id"].map(named).to_numpy("int64")
    kin = Kin(inside, wholes, np.zeros(len(events), bool), events["twins"].to_numpy())
    return Related(Family(kin), number, events["event_id"].tolist())


def _tolls(rows: pd.DataFrame, kin: Related) -> dict[str, Toll]:
    """Claim -> the toll of a tally of claim, least, most, about and, of those that belong together, nth."""
    related, alone = rows[rows["nth"].notna()], rows[rows["nth"].isna()]
    at = [kin.number[int(nth)] for nth in related["nth"]]
    numbers = dict(zip(at, map(_quantity, related["least"], related["most"], related["about"])))
    together = tolls_of(numbers, dict(zip(at, related["claim"])), kin.family, kin.ids)
    apart = {str(claim): _summed(some) for claim, some in alone.groupby("claim")}
    return {claim: _both(together.get(claim), apart.get(claim)) for claim in CLAIMS if claim in together or claim in apart}


def _quantity(least: int | None, most: int | None, about: bool) -> Quantity:
    low, high = (None if pd.isna(bound) else int(bound) for bound in (least, most))
    return Quantity(low, high, bool(about))


def _summed(rows: pd.DataFrame) -> Toll:
    """The toll of events that have nothing to do with each other: least, most, about, n."""
    low, high = (rows[name] * rows["n"] for name in ("least", "most"))
    number = Quantity(
        int(low.sum()) if low.notna().any() else None, None if high.isna().any() else int(high.sum()), bool(rows["about"].any())
    )
    return Toll(number, int(rows["n"].sum()))


def _both(one: Toll | None, other: Toll | None) -> Toll:
    """Two tolls, at least one of them told, as one."""
    told = [toll for toll in (one, other) if toll]
    numbers = [toll.number for toll in told if toll.number]
    lows, highs = [number.min for number in numbers], [number.max for number in numbers]
    known = [low for low in lows if low is not None]
    number = Quantity(sum(known) if known else None, sum_if_all_told(highs), any(number.about for number in numbers))
    return Toll(number, sum(toll.events for toll in told), tuple(event for toll in told for event in toll.perhaps_twice))


def _whose(quantity: str, some: Some) -> dict[Whose, Toll]:
    """The numbers told of one side or person, as the leading report tells them; the stronger claim first, then most events, then
    as they are told."""
    over, few = f"tolls:{quantity}", telling(quantity, some).number() <= MOST_IN_ORDER
    found = tolls_by(quantity, some, ("actor_id", "described"), over, OF_RELATION, ("at",) * few)
    whose = {(claim, str(group[0]), str(group[1])): toll for group, tolls in found.items() for claim, toll in tolls.items()}
    return dict(sorted(whose.items(), key=lambda one: (CLAIMS.index(one[0][0]), -one[1].events)))
