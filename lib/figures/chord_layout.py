"""The geometry of a directed chord chart: arcs round a circle, ribbons between them. Pure maths, radius 1.

Angles run clockwise from twelve o'clock, in radians. A ribbon has one width at both ends: its number of events.
"""

from dataclasses import dataclass

import numpy as np

TURN = 2 * np.pi
INNER = 0.96   # where ribbons begin
HEAD = 0.085   # how far short of its arc an arrow's shoulders end


@dataclass(frozen=True)
class Ribbon:
    """Ribbon number `row` of the dyads, from the angles `left` to the angles `right`."""

    row: int
    left: tuple[float, float]
    right: tuple[float, float]
    directed: bool


@dataclass(frozen=True)
class ChordLayout:
    arcs: tuple[tuple[float, float], ...]     # one an end, in the order given
    ribbons: tuple[Ribbon, ...]


def lay_out(ends: list[str], dyads: list[tuple[str, str, int, bool]], gap: float = 0.05) -> ChordLayout:
    """Arcs for `ends` and ribbons for `dyads` (left, right, events, mutual).

    An end's arc is as long as its ribbons are wide together; a ribbon within one end takes its width once. Places on
    an arc are given in the order of the other end round the circle, so that ribbons cross as little as they can.
    """
    place = {end: number for number, end in enumerate(ends)}
    slots = _slots(place, dyads)
    widths = [sum(width for _, _, width in slots[end]) for end in ends]
    share = (TURN - gap * len(ends)) / max(sum(widths), 1)
    arcs, spans, at = [], {}, gap / 2
    for end, width in zip(ends, widths):
        arcs.append((at, at + width * share))
        for row, side, events in slots[end]:
            spans[row, side] = (at, at + events * share)
            at += events * share
        at += gap
    ribbons = [_ribbon(row, spans, left == right, mutual) for row, (left, right, _, mutual) in enumerate(dyads)]
    return ChordLayout(tuple(arcs), tuple(ribbons))


def _slots(place: dict[str, int], dyads: list[tuple[str, str, int, bool]]) -> dict[str, list[tuple[int, str, int]]]:
    slots: dict[str, list] = {end: [] for end in place}
    for row, (left, right, events, _) in enumerate(dyads):
        slots[left].append((row, "left", events))
        if left != right:
            slots[right].append((row, "right", events))

    def other(end: str, slot: tuple) -> tuple[int, int]:
        left, right, _, _ = dyads[slot[0]]
        away = (place[end] - place[right if slot[1] == "left" else left]) % len(place)
        return away, slot[0]

    return {end: sorted(found, key=lambda slot: other(end, slot)) for end, found in slots.items()}


def _ribbon(row: int, spans: dict, within: bool, mutual: bool) -> Ribbon:
    left = spans[row, "left"]
    return Ribbon(row, left, left if within else spans[row, "right"], not mutual and not within)


def point(angle: float, radius: float = 1.0) -> tuple[float, float]:
    """x and y of an angle."""
    return radius * np.sin(angle), radius * np.cos(angle)


def arc_points(start: float, end: float, radius: float, step: float = 0.04) -> np.ndarray:
    """Points along an arc (n, 2), both ends among them."""
    angles = np.linspace(start, end, max(2, int(abs(end - start) / step) + 2))
    return np.column_stack([radius * np.sin(angles), radius * np.cos(angles)])


def _bend(one: np.ndarray, other: np.ndarray, n: int = 20) -> np.ndarray:
    """A quadratic curve through the middle of the circle, without its first point."""
    along = np.linspace(0, 1, n)[1:, None]
    return (1 - along) ** 2 * one + along**2 * other


def outline(ribbon: Ribbon) -> np.ndarray:
    """The ribbon's outline (n, 2), closed by its first point; a directed one ends in an arrow head on its arc."""
    start = arc_points(*ribbon.left, INNER)
    if ribbon.left == ribbon.right:
        return _loop(ribbon)
    if not ribbon.directed:
        end = arc_points(*ribbon.right, INNER)
    else:
        first, last = ribbon.right
        shoulder = INNER - HEAD
        end = np.array([point(first, shoulder), point((first + last) / 2, INNER), point(last, shoulder)])
    return np.vstack([start, _bend(start[-1], end[0]), end[1:], _bend(end[-1], start[0])])


def _loop(ribbon: Ribbon) -> np.ndarray:
    """A ribbon within one end: a lobe that leaves its arc and comes back to it."""
    start, end = ribbon.left
    reach = INNER - min(0.16 + 0.35 * (end - start), 0.42)
    control = np.array(point((start + end) / 2, 2 * reach - INNER * np.cos((end - start) / 2)))
    one, other = np.array(point(end, INNER)), np.array(point(start, INNER))
    along = np.linspace(0, 1, 24)[1:, None]
    back = (1 - along) ** 2 * one + 2 * along * (1 - along) * control + along**2 * other
    return np.vstack([arc_points(start, end, INNER), back])


def inside(outline_points: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Which points lie inside an outline (even-odd rule)."""
    (left, low), (right, high) = outline_points.min(axis=0), outline_points.max(axis=0)
    near = (x >= left) & (x <= right) & (y >= low) & (y <= high)
    found = np.zeros(len(x), bool)
    found[near] = _odd_crossings(outline_points, x[near], y[near])
    return found


def _odd_crossings(outline_points: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    found = np.zeros(len(x), bool)
    for (x1, y1), (x2, y2) in zip(outline_points, np.roll(outline_points, -1, axis=0)):
        if y1 != y2:
            found ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return found
