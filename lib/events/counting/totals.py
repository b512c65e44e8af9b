"""Numbers of events added up so that nobody is counted twice, within bounds that hold whatever is perhaps the same.

The least takes what may overlap once, and of a whole and its parts the larger; the most takes all that may add up.
"""

from lib.corpus.model.models import Quantity
from lib.events.building.kin import NO_TWIN
from lib.events.counting.overlaps import Family, Lines, clusters

Numbers = dict[int, Quantity]  # row of the events table -> the number told
Beside = dict[int, frozenset[int]]


def overlaps(numbers: Numbers, family: Family) -> Beside:
    """Row -> rows of the others that may tell of the same people and are not its own wholes or parts."""
    rows = frozenset(numbers)
    return {row: family.overlapping(row, rows) for row in numbers}


def total(numbers: Numbers, family: Family, beside: Beside, counted: frozenset[int] = frozenset()) -> Quantity:
    """The sum of some numbers, at least one; `beside`: as overlaps gives. What stands in `counted` stands in another sum
    already: it and its like add nothing at the least. A side that one number leaves open is open."""
    inside, tops = _forest(numbers, family)
    order = _from_the_top(tops, inside)
    low = {row: 0 if row in counted else number.min or 0 for row, number in numbers.items()}
    least = _leasts(order, low, inside, beside, family)
    own = {row: number.min or 0 for row, number in numbers.items()}
    most = _mosts(order, numbers, inside, _leasts(order, own, inside, beside, family))
    tells_least = any(number.min is not None for number in numbers.values())
    return Quantity(
        _together(tops, least, beside, family) if tells_least else None,
        sum_if_all_told([most[top] for top in tops]),
        any(number.about for number in numbers.values()),
    )


def _forest(numbers: Numbers, family: Family) -> tuple[Lines, list[int]]:
    """Row -> the rows that are parts of it, each in one whole; and the rows that are in none."""
    inside: Lines = {row: [] for row in numbers}
    tops: list[int] = []
    rows = frozenset(numbers)
    for row in numbers:
        wholes = family.nearest_wholes(row, rows)
        (inside[wholes[0]] if wholes else tops).append(row)
    return inside, tops


def _from_the_top(tops: list[int], inside: Lines) -> list[int]:
    """Wholes before their parts, however deep."""
    order = list(tops)
    for row in order:
        order.extend(inside[row])
    return order


def _together(rows: list[int], least: dict[int, int], beside: Beside, family: Family) -> int:
    """The least of rows none of which is a part of another: of perhaps the same ones the least told of one, of what overlaps
    otherwise the largest."""
    found = 0
    for cluster in clusters(rows, beside):
        groups = {int(family.kin.twins[row]) for row in cluster}
        same = len(groups) == 1 and NO_TWIN not in groups
        found += min(least[row] for row in cluster) if same else max(least[row] for row in cluster)
    return found


def _leasts(order: list[int], low: dict[int, int], inside: Lines, beside: Beside, family: Family) -> dict[int, int]:
    """Row -> what it tells at least, or its parts together where that is more."""
    least: dict[int, int] = {}
    for row in reversed(order):
        least[row] = max(low[row], _together(inside[row], least, beside, family))
    return least


def _mosts(order: list[int], numbers: Numbers, inside: Lines, least: dict[int, int]) -> dict[int, int | None]:
    """Row -> what it tells at most; where it tells less than its parts at the least, what they tell at most."""
    most: dict[int, int | None] = {}
    for row in reversed(order):
        told, parts = numbers[row].max, [most[part] for part in inside[row]]
        most[row] = sum_if_all_told(parts) if told is not None and told < least[row] else told
    return most


def sum_if_all_told(numbers: list[int | None]) -> int | None:
    """The sum; None where one of the numbers is open."""
    told = [number for number in numbers if number is not None]
    return sum(told) if len(told) == len(numbers) else None
