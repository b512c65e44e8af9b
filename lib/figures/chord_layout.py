"""The geometry of a directed chord chart: arcs round a circle, ribbons between them. Pure maths, radius 1.

Angles run clockwise from twelve o'clock, in radians. A ribbon takes its number of events on the arcs of both its ends.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

TURN = 2 * np.pi
INNER = 0.96  # where ribbons begin
GAP, GROUP_GAP = 0.035, 0.12  # between arcs, and between groups of arcs
DEPTH = 0.72  # how near the rim ribbons between neighbours turn back
FEW, MOST_WIDTH = 12, 0.09  # below so many links an event is a line of this width on the rim, in radians; never a blob
WAIST = 0.2  # how much narrower than its head a ribbon is, on each side, as a share of it

Span = tuple[float, float]


@dataclass(frozen=True)
class Ribbon:
    """From the angles `left` to the angles `right`; `directed`: ends in an arrow head there."""

    left: Span
    right: Span
    directed: bool

    @property
    def within(self) -> bool:
        """Whether it comes back to where it leaves."""
        return self.left == self.right


@dataclass(frozen=True)
class ChordLayout:
    arcs: tuple[Span, ...]  # one an end, in the order given
    ribbons: tuple[Ribbon, ...]  # one a dyad, in the order given


def lay_out(ends: list[str], groups: list[str], dyads: list[tuple[str, str, int, bool]]) -> ChordLayout:
    """Arcs for `ends` and ribbons for `dyads` (left, right, events, mutual); the first of `groups` (one an end) stands
    about three o'clock.

    An end's arc is as long as its ribbons are wide together; a ribbon within one end takes its width once. Places on
    an arc are given in the order of the other end round the circle, so that ribbons cross as little as they can.
    """
    slots = _slots({end: number for number, end in enumerate(ends)}, dyads)
    widths = [sum(dyads[row][2] for row, _ in slots[end]) for end in ends]
    gaps = [GAP if group == after else GROUP_GAP for group, after in zip(groups, [*groups[1:], *groups[:1]])]
    tight = min(1.0, 1.4 / sum(gaps)) if gaps else 1.0
    share = (TURN - tight * sum(gaps)) / max(sum(widths), 1)
    if sum(dyad[2] for dyad in dyads) < FEW and share > MOST_WIDTH:
        share, free = MOST_WIDTH, TURN - tight * sum(gaps) - MOST_WIDTH * sum(widths)
        gaps = [gap + free / len(gaps) / tight for gap in gaps]
    first = sum(width * share + tight * gap for width, gap, group in zip(widths, gaps, groups) if group == groups[0])
    at, arcs, spans = TURN / 4 - first / 2, [], {}
    for end, width, gap in zip(ends, widths, gaps):
        arcs.append((at, at + width * share))
        for row, side in slots[end]:
            spans[row, side] = (at, at + dyads[row][2] * share)
            at += dyads[row][2] * share
        at += tight * gap
    return ChordLayout(
        tuple(arcs),
        tuple(
            Ribbon(spans[row, "left"], spans[row, "left" if left == right else "right"], not mutual and left != right)
            for row, (left, right, _, mutual) in enumerate(dyads)
        ),
    )


def _slots(place: dict[str, int], dyads: list[tuple[str, str, int, bool]]) -> dict[str, list[tuple[int, str]]]:
    """End -> (dyad, side) in the order of their places on its arc.

    What is within an end stands in the middle; ribbons between the same two ends stand in opposite orders at each.
    """
    slots: dict[str, list[tuple[float, int, int, str]]] = {end: [] for end in place}
    for row, (left, right, _, _) in enumerate(dyads):
        away = (place[left] - place[right]) % len(place)
        order = row if place[left] < place[right] else -row
        slots[left].append((away or len(place) / 2, order, row, "left"))
        if away:
            slots[right].append((len(place) - away, -order, row, "right"))
    return {end: [(row, side) for _, _, row, side in sorted(found)] for end, found in slots.items()}


def point(angle: float, radius: float = 1.0) -> np.ndarray:
    """x and y of an angle."""
    return np.array([radius * np.sin(angle), radius * np.cos(angle)])


def arc_points(span: Span, radius: float, step: float = 0.06) -> np.ndarray:
    """Points along an arc (n, 2), both ends among them."""
    angles = np.linspace(*span, max(2, int((span[1] - span[0]) / step) + 2))
    return polar(angles, np.full(len(angles), radius))


def polar(angles: np.ndarray, radii: np.ndarray) -> np.ndarray:
    """x and y of angles, each at its own radius (n, 2)."""
    return np.column_stack([radii * np.sin(angles), radii * np.cos(angles)])


def bend(one: np.ndarray, other: np.ndarray, n: int = 18) -> np.ndarray:
    """Points (n, 2) of a quadratic curve from one point to another, the deeper the further apart they are.

    Neighbours' ribbons so turn back before the middle of the circle and keep some width, instead of running through
    it as threads: halfway the radius is DEPTH times that of the arc that meets the circle at right angles.
    """
    directions = one / np.hypot(*one) + other / np.hypot(*other)
    length = np.hypot(*directions)
    half = np.arccos(min(length / 2, 1.0))  # half the angle between them
    towards = directions / length if length > 1e-9 else directions
    control = 2 * DEPTH * np.tan((np.pi / 2 - half) / 2) * towards - (one + other) / 2
    along = np.linspace(0, 1, n)[:, None]
    return (1 - along) ** 2 * one + 2 * along * (1 - along) * control + along**2 * other


def outline(ribbon: Ribbon) -> np.ndarray:
    """The ribbon's outline (n, 2), not closed; a directed one ends in an arrow head that touches its arc."""
    if ribbon.within:
        return _dome(ribbon.left)
    start = arc_points(ribbon.left, INNER)
    end = _head(ribbon.right) if ribbon.directed else arc_points(ribbon.right, INNER)
    return np.vstack([start, bend(start[-1], end[0])[1:], end[1:], bend(end[-1], start[0])[1:-1]])


def strips(ribbon: Ribbon, sizes: list[int]) -> list[Ribbon]:
    """The ribbon parted along its length into strips as wide as their sizes; empty ones are left out by whoever draws."""
    edges = np.concatenate([[0], np.cumsum(sizes)]) / max(sum(sizes), 1)
    (first, last), (start, end) = ribbon.left, ribbon.right
    found = []
    for near, far in pairwise(edges):
        left = (first + near * (last - first), first + far * (last - first))
        right = left if ribbon.within else (end - far * (end - start), end - near * (end - start))
        found.append(Ribbon(left, right, ribbon.directed))
    return found


def halves(ribbon: Ribbon) -> tuple[np.ndarray, np.ndarray]:
    """The outlines of the two halves of a ribbon without an arrow head, each from its own arc to the middle."""
    start, end = arc_points(ribbon.left, INNER), arc_points(ribbon.right, INNER)
    there, back = bend(start[-1], end[0]), bend(end[-1], start[0])
    middle = len(there) // 2
    return (
        np.vstack([start, there[1 : middle + 1], back[len(back) - 1 - middle : -1]]),
        np.vstack([there[middle:-1], end, back[1 : len(back) - middle]]),
    )


def _head(span: Span) -> np.ndarray:
    """An arrow head over the whole span, its edges bent with the rim; the ribbon ends within it, narrower."""
    first, last = span
    width = last - first
    neck = INNER - min(max(0.6 * width, 0.06), 0.2)
    inset, n = min(WAIST * width, 0.12), max(2, int(width / 0.12) + 2)
    rise = polar(np.linspace(first, (first + last) / 2, n), np.linspace(neck, INNER, n))
    fall = polar(np.linspace((first + last) / 2, last, n), np.linspace(INNER, neck, n))[1:]
    return np.vstack([point(first + inset, neck), rise, fall, point(last - inset, neck)])


def _dome(span: Span) -> np.ndarray:
    """What stays within one end: a dome on its arc, the deeper the wider."""
    first, last = span
    depth = min(max(0.75 * (last - first), 0.1), 0.34)
    turn = np.linspace(0, np.pi, 24)
    angles, radii = (first + last) / 2 + (last - first) / 2 * np.cos(turn), INNER - depth * np.sin(turn)
    return np.vstack([arc_points(span, INNER), polar(angles, radii)[1:-1]])


def midline(ribbon: Ribbon, n: int = 15) -> np.ndarray:
    """Points along the middle of a ribbon (n, 2)."""
    if ribbon.within:
        depth = np.linspace(0.2, 0.8, n)[:, None]
        edge = _dome(ribbon.left)
        return (1 - depth) * edge.mean(axis=0) + depth * point(sum(ribbon.left) / 2, INNER)
    return bend(point(sum(ribbon.left) / 2, INNER), point(sum(ribbon.right) / 2, INNER), n + 2)[1:-1]


def cover(points: np.ndarray, n: int) -> np.ndarray:
    """Which crossings of an n by n grid over [-1, 1] lie inside an outline (even-odd rule): bool (n, n), [y, x]."""
    lines = np.linspace(-1, 1, n)
    x1, y1 = points.T[:, :, None]
    x2, y2 = np.roll(points, -1, axis=0).T[:, :, None]
    edge, row = np.nonzero((y1 > lines) != (y2 > lines))
    x1, y1, x2, y2 = (side[edge, 0] for side in (x1, y1, x2, y2))
    crossing = x1 + (lines[row] - y1) / (y2 - y1) * (x2 - x1)
    turns = np.zeros((n, n + 1), int)
    np.add.at(turns, (row, np.searchsorted(lines, crossing)), 1)
    return np.cumsum(turns, axis=1)[:, :n] % 2 == 1
