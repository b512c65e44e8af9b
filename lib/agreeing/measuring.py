"""Krippendorff's alpha of any values, with the number of units that it rests on and an interval; or in words why there is none.

Alpha is nltk's (nltk.metrics.agreement). Its interval is bootstrapped as Krippendorff proposes: the units' own disagreements are
drawn again and again with replacement, the disagreement that chance would bring is held (Hayes and Krippendorff 2007, Answering the
call for a standard reliability measure for coding data; Krippendorff 2006, Bootstrapping distributions for Krippendorff's alpha).
Units of one article are drawn as if they were independent, so that an interval is rather too narrow than too wide.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from lib.agreeing.fields import Scale

Distance = Callable[[Any, Any], float]
LEAST = 5  # units, below which an alpha would say nothing
DRAWS, SEED = 2_000, 20_07
TWO_SIDES = (2.5, 97.5)  # percentiles: a 95 per cent interval
NO_UNITS, FEW = "nothing to compare", "too few to say"
ALL_SAME = "all values are the same, so chance explains all of it"
NO_INTERVAL = "none differs, so there is no interval"


@dataclass(frozen=True)
class Alpha:
    """`n`: units that two coders gave values to; `same`: of these, those with equal values. `alpha`, `low`, `high`: None where they
    are not defined, and `why` says why."""

    n: int
    same: int
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""


def alpha_of(units: Sequence[Sequence[Any]], scale: Scale, least: int = LEAST) -> Alpha:
    """The alpha of units, each with the values that its coders gave it; a unit with one value alone is not compared.

    `scale`: nominal; sets (MASI, Passonneau 2006: what is shared of two sets counts, not only whether they are equal); days (the
    interval metric); numbers (the ratio metric, for numbers from 0).
    """
    compared = [tuple(unit) for unit in units if len(unit) > 1]
    same = sum(len(set(unit)) == 1 for unit in compared)
    n = len(compared)
    if n < least:
        return Alpha(n, same, why=FEW if n else NO_UNITS)
    if len({value for unit in compared for value in unit}) == 1:
        return Alpha(n, same, why=ALL_SAME)
    distance = _distances()[scale]
    alpha = _alpha(compared, distance)
    if same == n:
        return Alpha(n, same, alpha, why=NO_INTERVAL)
    low, high = _interval(compared, alpha, distance)
    return Alpha(n, same, alpha, low, high)


def _alpha(units: Sequence[tuple[Any, ...]], distance: Distance) -> float:
    from nltk.metrics.agreement import AnnotationTask  # takes most of a second to load, and is asked for here alone

    data = [(coder, item, value) for item, unit in enumerate(units) for coder, value in enumerate(unit)]
    return float(AnnotationTask(data, distance).alpha())


def _distances() -> dict[Scale, Distance]:
    from nltk.metrics.distance import binary_distance, interval_distance, masi_distance

    def sets(one: frozenset[str], other: frozenset[str]) -> float:
        return float(masi_distance(one, other)) if one and other else float(one != other)

    def ratio(one: float, other: float) -> float:
        return ((one - other) / (one + other)) ** 2 if one != other else 0.0

    return {"nominal": binary_distance, "sets": sets, "days": interval_distance, "numbers": ratio}


def _interval(units: Sequence[tuple[Any, ...]], alpha: float, distance: Distance) -> tuple[float, float]:
    """The interval of an alpha. Units of as many values and the same disagreement are drawn together."""
    kinds = Counter((len(unit), _within(unit, distance)) for unit in units)
    sizes = np.array([size for size, _ in kinds], dtype=float)
    within = np.array([disagreement for _, disagreement in kinds])
    shares = np.array(list(kinds.values())) / len(units)
    observed = float(sizes @ (within * shares) / (sizes @ shares))
    expected = observed / (1 - alpha)
    drawn = np.random.default_rng(SEED).multinomial(len(units), shares, size=DRAWS)
    alphas = 1 - (drawn @ (sizes * within)) / (drawn @ sizes) / expected
    low, high = np.percentile(alphas, TWO_SIDES)
    return max(-1.0, float(low)), float(high)


def _within(unit: tuple[Any, ...], distance: Distance) -> float:
    """The mean disagreement of the pairs of values of one unit."""
    pairs = list(combinations(unit, 2))
    return float(sum(distance(one, other) for one, other in pairs) / len(pairs))
