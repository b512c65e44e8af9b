"""Names round the chord: beside their arcs, never on one another."""

from itertools import pairwise

import numpy as np
import pytest

from lib.figures.chord_labels import CLEAR, MOST_LINES, place_labels, spread
from lib.figures.chord_layout import TURN

LINE, TOP = 0.1, 1.34


def arcs_of(n: int, at: float = 0.0, width: float = 0.02) -> tuple[tuple[float, float], ...]:
    return tuple((at + number * width, at + (number + 0.8) * width) for number in range(n))


def test_things_that_do_not_overlap_stay_where_they_want_to_be() -> None:
    assert spread([1.0, 0.2, -0.7], [0.3, 0.3, 0.3], TOP) == pytest.approx([1.0, 0.2, -0.7])


def test_things_that_overlap_move_apart_about_their_middle() -> None:
    assert spread([0.0, 0.0, 0.0], [0.2, 0.4, 0.2], TOP) == pytest.approx([0.3, 0.0, -0.3])


def test_nothing_is_pushed_out_of_the_chart() -> None:
    found = spread([1.3, 1.3, 1.3], [0.4, 0.4, 0.4], TOP)

    assert found == pytest.approx([1.14, 0.74, 0.34])
    assert spread([], [], TOP) == []


@pytest.mark.parametrize("at", np.linspace(0, TURN, 9, endpoint=False))
def test_no_label_overlaps_another_or_the_circle_wherever_narrow_arcs_stand(at: float) -> None:
    names = [f"Committee number {number} of the eastern valley" for number in range(8)]

    labels = place_labels(names, arcs_of(8, at), 16, LINE, TOP)

    for side in (1, -1):
        own = sorted((label for label in labels if label.side == side), key=lambda label: -label.y)
        for upper, lower in pairwise(own):
            assert upper.y - lower.y >= LINE * (len(upper.lines) + len(lower.lines)) / 2
        for label in own:
            nearest = max(abs(label.y) - LINE * len(label.lines) / 2, 0)
            assert np.hypot(label.x, nearest) >= CLEAR - 0.05
            assert np.sign(label.x) == side and abs(label.y) + LINE * len(label.lines) / 2 <= TOP + 1e-9


def test_a_label_moved_far_from_its_arc_is_led_there_and_one_beside_it_is_not() -> None:
    crowded = place_labels(["One", "Two", "Three", "Four", "Five", "Six"], arcs_of(6, TURN / 4), 16, LINE, TOP)
    alone = place_labels(["One"], ((1.5, 1.7),), 16, LINE, TOP)

    assert crowded[0].displaced and not alone[0].displaced


def test_long_names_break_into_few_lines_and_arabic_ones_stay_whole() -> None:
    long, arabic = place_labels(
        ["Security and Military Committee in the eastern province of the river", "جبهة الشمال"],
        ((1.0, 1.2), (4.0, 4.2)),
        16,
        LINE,
        TOP,
    )

    assert len(long.lines) == MOST_LINES and long.lines[-1].endswith("…") and max(map(len, long.lines)) <= 16
    assert arabic.lines == ("جبهة الشمال",)


def test_names_that_do_not_fit_on_one_side_have_fewer_lines_and_stay_within_the_chart() -> None:
    names = [f"Committee number {number} of the eastern valley" for number in range(9)]

    labels = place_labels(names, arcs_of(9, TURN / 4), 12, 0.17, 1.7)

    for upper, lower in pairwise(sorted(labels, key=lambda label: -label.y)):
        assert upper.y - lower.y >= 0.17 * (len(upper.lines) + len(lower.lines)) / 2
    assert max(len(label.lines) for label in labels) < MOST_LINES
    assert all(abs(label.y) + 0.17 * len(label.lines) / 2 <= 1.7 + 1e-9 for label in labels)
