"""How many people were killed (or wounded) in some events together: bounds that count nobody twice and hide no doubt.

What is alleged, and what is denied, is summed apart from what is reported. What is only planned or ordered has killed nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Quantity
from lib.events.counting.overlaps import Family
from lib.events.counting.totals import Numbers, overlaps, total

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
