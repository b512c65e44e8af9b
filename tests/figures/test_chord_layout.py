"""The geometry of the chord, as numbers."""

from itertools import pairwise

import numpy as np
import pytest

from lib.figures.chord_layout import INNER, TURN, ChordLayout, cover, lay_out, midline, outline

ENDS, GROUPS = ["a", "b", "c", "d"], ["north", "north", "south", "east"]
DYADS = [("a", "b", 6, False), ("b", "a", 2, True), ("a", "a", 3, False), ("c", "b", 1, False), ("d", "c", 2, True)]


@pytest.fixture(scope="module")
def layout() -> ChordLayout:
    return lay_out(ENDS, GROUPS, DYADS)


def width(span: tuple[float, float]) -> float:
    return span[1] - span[0]


def test_a_ribbon_is_as_wide_as_its_number_of_events_at_both_ends(layout: ChordLayout) -> None:
    unit = width(layout.ribbons[3].left)

    for ribbon, (_, _, events, _) in zip(layout.ribbons, DYADS):
        assert width(ribbon.left) == pytest.approx(events * unit) == pytest.approx(width(ribbon.right))


def test_an_arc_holds_its_ribbons_without_gap_or_overlap_and_those_within_it_once(layout: ChordLayout) -> None:
    unit = width(layout.ribbons[3].left)
    spans = sorted({ribbon.left for ribbon in layout.ribbons} | {ribbon.right for ribbon in layout.ribbons})

    assert [width(arc) / unit for arc in layout.arcs] == pytest.approx([6 + 2 + 3, 6 + 2 + 1, 1 + 2, 2])
    for start, end in layout.arcs:
        inside = [span for span in spans if start - 1e-9 <= span[0] and span[1] <= end + 1e-9]
        assert inside[0][0] == pytest.approx(start) and inside[-1][1] == pytest.approx(end)
        assert all(one[1] == pytest.approx(after[0]) for one, after in pairwise(inside))


def test_arcs_go_round_once_and_the_first_group_stands_about_three_o_clock(layout: ChordLayout) -> None:
    starts = [start for start, _ in layout.arcs]

    assert starts == sorted(starts)
    assert layout.arcs[-1][1] < layout.arcs[0][0] + TURN
    assert (layout.arcs[0][0] + layout.arcs[1][1]) / 2 == pytest.approx(TURN / 4, abs=0.1)


def test_gaps_between_groups_are_wider_than_within_them(layout: ChordLayout) -> None:
    gaps = [after[0] - arc[1] for arc, after in zip(layout.arcs, layout.arcs[1:])]

    assert gaps[0] < gaps[1] == pytest.approx(gaps[2])


def test_only_directed_ribbons_between_two_ends_bear_an_arrow(layout: ChordLayout) -> None:
    assert [ribbon.directed for ribbon in layout.ribbons] == [True, False, False, True, False]
    assert [ribbon.within for ribbon in layout.ribbons] == [False, False, True, False, False]


def test_ribbons_between_the_same_two_ends_stand_in_opposite_orders(layout: ChordLayout) -> None:
    there, back = layout.ribbons[0], layout.ribbons[1]

    assert (there.left[0] < back.right[0]) == (there.right[0] > back.left[0])


def test_an_arrow_touches_its_arc_in_one_point_and_a_mutual_ribbon_along_its_width(layout: ChordLayout) -> None:
    def touching(row: int, side: tuple[float, float]) -> int:
        points = outline(layout.ribbons[row])
        angles = np.arctan2(points[:, 0], points[:, 1]) % TURN
        at_rim = np.isclose(np.hypot(*points.T), INNER)
        return int((at_rim & (angles >= side[0] % TURN - 1e-9) & (angles <= side[1] % TURN + 1e-9)).sum())

    assert touching(0, layout.ribbons[0].right) == 1
    assert touching(4, layout.ribbons[4].right) > 1


def test_every_outline_stays_in_the_circle_and_covers_its_own_middle(layout: ChordLayout) -> None:
    lines = np.linspace(-1, 1, 201)

    for ribbon in layout.ribbons:
        points = outline(ribbon)
        inside = cover(points, len(lines))
        x, y = np.searchsorted(lines, midline(ribbon)).T
        assert np.isfinite(points).all() and np.hypot(*points.T).max() <= INNER + 1e-9
        assert inside[y, x].mean() > 0.6


def test_cover_marks_the_points_of_a_shape_and_no_others() -> None:
    square = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])
    lines = np.linspace(-1, 1, 41)

    inside = cover(square, 41)

    expected = (np.abs(lines[:, None]) < 0.5) & (np.abs(lines[None, :]) < 0.5)
    edge = np.isclose(np.abs(lines), 0.5)
    assert (inside == expected)[~edge][:, ~edge].all()


def test_one_dyad_within_one_end_and_no_dyad_at_all_are_laid_out() -> None:
    alone = lay_out(["a"], ["north"], [("a", "a", 5, False)])

    assert 0 < width(alone.arcs[0]) < TURN and np.isfinite(outline(alone.ribbons[0])).all()
    assert lay_out([], [], []) == ChordLayout((), ())


def test_two_opposite_ends_meet_through_the_middle() -> None:
    layout = lay_out(["a", "b"], ["north", "south"], [("a", "b", 1, True)])

    assert np.hypot(*midline(layout.ribbons[0]).T).min() < 0.05
