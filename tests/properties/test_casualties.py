"""Whatever truly happened within what is reported, the sum's bounds hold it: checked against people counted one by one."""

from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.model.models import Quantity
from lib.events.building.kin import NO_TWIN, Kin
from lib.events.counting.overlaps import Family
from lib.events.counting.totals import overlaps, total


@dataclass
class Told:
    """What truly happened (a set of people an event) and what is told of it."""

    dead: list[frozenset[int]]
    wholes: list[tuple[int, int]]
    twins: list[int]


@st.composite
def truths(draw) -> Told:
    """Incidents of up to four parts each; some events are told again, as perhaps the same, and are it or are not."""
    dead, wholes, groups, people = [], [], {}, iter(range(10_000))
    for _ in range(draw(st.integers(1, 3))):
        parts = [frozenset(next(people) for _ in range(draw(st.integers(0, 4)))) for _ in range(draw(st.integers(0, 3)))]
        besides = frozenset(next(people) for _ in range(draw(st.integers(0, 2))))
        whole = len(dead)
        dead.append(frozenset().union(besides, *parts))
        wholes += [(whole + number, whole) for number, _ in enumerate(parts, 1)]
        dead += parts
    for number in range(draw(st.integers(0, 2))):
        of = draw(st.integers(0, len(dead) - 1))
        same = draw(st.booleans())
        dead.append(dead[of] if same else frozenset(next(people) for _ in range(draw(st.integers(0, 4)))))
        group = groups.setdefault(of, groups.get(of, number))
        groups[len(dead) - 1] = group
        if draw(st.booleans()):  # told again as a part of something larger
            wholes.append((len(dead) - 1, len(dead)))
            dead.append(dead[-1] | frozenset([next(people)]))
    return Told(dead, wholes, [groups.get(row, NO_TWIN) for row in range(len(dead))])


def family_of(told: Told) -> Family:
    pairs = np.array(told.wholes, np.int32).reshape(-1, 2)
    return Family(Kin(pairs[:, 0], pairs[:, 1], np.zeros(len(told.dead), bool), np.array(told.twins, np.int32)))


def added(numbers: dict[int, Quantity], family: Family) -> Quantity:
    return total(numbers, family, overlaps(numbers, family))


@settings(max_examples=600)
@given(truths(), st.data())
def test_the_bounds_hold_all_who_died(told: Told, data) -> None:
    numbers: dict[int, Quantity] = {}
    for row in data.draw(st.sets(st.sampled_from(range(len(told.dead))), min_size=1)):
        true = len(told.dead[row])
        least = data.draw(st.sampled_from((true, true, None, max(0, true - 1))))
        most = data.draw(st.sampled_from((true, true, true + 2) if least is None else (true, true, true + 2, None)))
        numbers[row] = Quantity(least, most)

    found = added(numbers, family_of(told))

    everybody = len(frozenset().union(*(told.dead[row] for row in numbers)))
    assert (found.min or 0) <= everybody
    assert found.max is None or everybody <= found.max


@given(truths(), st.data())
def test_what_cannot_overlap_is_summed_and_order_is_nothing(told: Told, data) -> None:
    apart = family_of(Told(told.dead, [], [NO_TWIN] * len(told.dead)))
    numbers = {row: Quantity(len(dead), len(dead) + 1) for row, dead in enumerate(told.dead)}
    family, mixed = family_of(told), dict(data.draw(st.permutations(list(numbers.items()))))

    plain = added(numbers, apart)

    assert plain == Quantity(sum(map(len, told.dead)), sum(len(dead) + 1 for dead in told.dead))
    assert added(mixed, family) == added(numbers, family)
    assert added(numbers, family).min <= plain.min
