"""Alpha is what Krippendorff himself publishes for his examples, and where it says nothing that is said."""

import numpy as np
import pytest

from lib.agreeing.measuring import ALL_SAME, FEW, NO_INTERVAL, NO_UNITS, Alpha, alpha_of

_ = None  # a coder who gave no value
FOUR_OBSERVERS = [  # Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, section C: 4 observers, 12 units
    (1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3),
    (_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _),
]
UNITS = [[value for value in unit if value is not None] for unit in zip(*FOUR_OBSERVERS)]
TWO_BINARY = list(zip((0, 1, 0, 0, 0, 0, 0, 0, 1, 0), (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)))  # section A
TWO_NOMINAL = list(zip("aabbdcccedda", "babbbcccedd" + "d"))  # section B


@pytest.mark.parametrize(
    ("units", "scale", "n", "published"),
    [
        (TWO_BINARY, "nominal", 10, 0.095),
        (TWO_NOMINAL, "nominal", 12, 0.692),
        (UNITS, "nominal", 11, 0.743),
        (UNITS, "days", 11, 0.849),  # the interval metric
        (UNITS, "numbers", 11, 0.797),  # the ratio metric
    ],
)
def test_alpha_is_what_krippendorff_publishes(units, scale, n, published):
    found = alpha_of(units, scale)

    assert found.n == n and round(found.alpha, 3) == published
    assert found.low < found.alpha < found.high <= 1


def test_a_set_that_is_shared_in_part_disagrees_less_than_another_one():
    three, two, other = frozenset("abc"), frozenset("ab"), frozenset("x")
    same = [(frozenset("a"), frozenset("a")), (other, other), (three, three), (two, two)]

    near, far = (alpha_of([*same, (three, one)], "sets").alpha for one in (two, frozenset("yz")))

    assert far < near < 1
    assert alpha_of([*same, (three, frozenset())], "sets").alpha < near  # nobody at all is no part of anything


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([], Alpha(0, 0, why=NO_UNITS)),
        ([("a",)] * 9, Alpha(0, 0, why=NO_UNITS)),
        ([("a", "b")] * 4, Alpha(4, 0, why=FEW)),
        ([("a", "a")] * 40, Alpha(40, 40, why=ALL_SAME)),
        ([("a", "a"), ("b", "b")] * 5, Alpha(10, 10, 1.0, why=NO_INTERVAL)),
    ],
)
def test_what_is_not_defined_is_said_and_never_a_number(units, expected):
    assert alpha_of(units, "nominal") == expected


def test_the_interval_is_the_same_each_time_and_narrower_with_more_units():
    few, many = TWO_NOMINAL, TWO_NOMINAL * 30

    assert alpha_of(few, "nominal") == alpha_of(few, "nominal")
    widths = [found.high - found.low for found in (alpha_of(few, "nominal"), alpha_of(many, "nominal"))]
    assert widths[1] < widths[0] / 3


def test_the_interval_is_that_of_units_drawn_one_by_one():
    units, rng = TWO_NOMINAL * 20, np.random.default_rng(1)
    differs = np.array([one != other for one, other in units], dtype=float)
    found = alpha_of(units, "nominal")
    expected = differs.mean() / (1 - found.alpha)  # the disagreement that chance would bring

    drawn = [1 - rng.choice(differs, len(differs)).mean() / expected for _ in range(4_000)]

    assert np.percentile(drawn, (2.5, 97.5)) == pytest.approx((found.low, found.high), abs=0.012)
