"""Where the names round a chord chart stand: beside their arcs, pushed apart where arcs are narrow. Pure maths."""

import textwrap
from dataclasses import dataclass

import numpy as np

from lib.figures.chord_layout import Span

RIM = 1.06  # outside of the arcs
RING = (1.08, 1.105)  # inside and outside of the second ring, of those who back an end
CLEAR = 1.14  # no name comes nearer to the middle
MOST_LINES, BETWEEN = 3, 0.3  # lines of a name; between names, in lines


@dataclass(frozen=True)
class Label:
    """A name's lines; where its inner edge stands; the middle of its arc; `side`: 1 right of the circle, -1 left."""

    lines: tuple[str, ...]
    x: float
    y: float
    angle: float
    side: int

    @property
    def displaced(self) -> bool:
        """Whether it stands so far from its arc that a line must lead there."""
        return float(np.hypot(self.x - CLEAR * np.sin(self.angle), self.y - CLEAR * np.cos(self.angle))) > 0.16


def place_labels(names: list[str], arcs: tuple[Span, ...], letters: int, line: float, top: float) -> list[Label]:
    """A label an arc, in the order given: at most `letters` a line, lines `line` high, within `top` of the middle.

    None overlaps another or the circle: where all of one side do not fit between `top` and -`top`, names have fewer lines.
    """
    middles = [sum(arc) / 2 for arc in arcs]
    labels: dict[int, Label] = {}
    for side in (1, -1):
        here = [number for number, middle in enumerate(middles) if (np.sin(middle) >= 0) == (side > 0)]
        here.sort(key=lambda number: -np.cos(middles[number]))
        lines = _wrapped({number: names[number] for number in here}, letters, 2 * top / line)
        sizes = {number: line * (len(own) + BETWEEN) for number, own in lines.items()}
        wanted = [(CLEAR + sizes[number] / 2) * np.cos(middles[number]) for number in here]
        for number, y in zip(here, spread(wanted, [sizes[number] for number in here], top)):
            labels[number] = Label(lines[number], side * _inner_edge(middles[number], y, sizes[number]), y, middles[number], side)
    return [labels[number] for number in range(len(names))]


def _wrapped(names: dict[int, str], letters: int, room: float) -> dict[int, tuple[str, ...]]:
    """The lines of each name: as many as there is room for, at most MOST_LINES each."""
    for most in range(MOST_LINES, 0, -1):
        lines = {
            number: tuple(textwrap.wrap(name, letters, max_lines=most, placeholder=" …")) or (name,)
            for number, name in names.items()
        }
        if sum(len(own) + BETWEEN for own in lines.values()) <= room:
            break
    return lines


def _inner_edge(middle: float, y: float, size: float) -> float:
    """How far from the upright axis a label must begin to clear the circle."""
    nearest = max(abs(y) - size / 2, 0.0)
    return max(float(np.sqrt(max(CLEAR**2 - nearest**2, 0.0))), CLEAR * abs(np.sin(middle)) if nearest > 1 else 0.0, 0.03)


def spread(wanted: list[float], sizes: list[float], top: float) -> list[float]:
    """Heights from top to bottom, moved as little as keeps things of these sizes apart (least squares).

    Isotonic regression by pooling: where neighbours would overlap they move as one block.
    """
    steps = np.concatenate([[0.0], np.cumsum((np.array(sizes[:-1]) + np.array(sizes[1:])) / 2)]) if sizes else np.array([])
    blocks: list[tuple[float, int]] = []  # mean, members
    for aim in -np.array(wanted) - steps:
        mean, members = float(aim), 1
        while blocks and blocks[-1][0] > mean:
            earlier, count = blocks.pop()
            mean, members = (earlier * count + mean * members) / (count + members), count + members
        blocks.append((mean, members))
    pooled = np.repeat([mean for mean, _ in blocks], [members for _, members in blocks]) if blocks else np.array([])
    if len(pooled):
        pooled = np.clip(pooled, sizes[0] / 2 - top, max(top - sizes[-1] / 2 - steps[-1], sizes[0] / 2 - top))
    return (-(pooled + steps)).tolist()
