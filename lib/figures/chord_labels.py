"""Where the names round a chord chart stand: beside their arcs, pushed apart where arcs are narrow. Pure maths."""

import textwrap
from dataclasses import dataclass

import numpy as np

from lib.figures.chord_layout import Span

RIM = 1.06      # outside of the arcs
CLEAR = 1.11    # no name comes nearer to the middle
MOST_LINES = 3


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

    None overlaps another or the circle, as long as all of one side fit between `top` and -`top`.
    """
    middles = [sum(arc) / 2 for arc in arcs]
    lines = [tuple(textwrap.wrap(name, letters, max_lines=MOST_LINES, placeholder=" …")) or (name,) for name in names]
    sizes = [line * len(own) + 0.3 * line for own in lines]
    labels: dict[int, Label] = {}
    for side in (1, -1):
        here = [number for number, middle in enumerate(middles) if (np.sin(middle) >= 0) == (side > 0)]
        here.sort(key=lambda number: -np.cos(middles[number]))
        wanted = [(CLEAR + sizes[number] / 2) * np.cos(middles[number]) for number in here]
        for number, y in zip(here, spread(wanted, [sizes[number] for number in here], top)):
            labels[number] = Label(lines[number], side * _inner_edge(middles[number], y, sizes[number]), y,
                                   middles[number], side)
    return [labels[number] for number in range(len(names))]


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
