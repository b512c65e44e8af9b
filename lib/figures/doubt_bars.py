"""Bars in parts by how certain their events are: full as done, dashed and hollow what is planned, ordered or attempted, hatched
what is alleged, struck what is denied; and the same in words."""

import numpy as np
import pandas as pd

from lib.events.counting.doubt import CERTAINTIES
from lib.figures.theme import Theme
from lib.figures.timeline_axis import short_count

CLEAR = "rgba(0,0,0,0)"
SIDES = ("x0", "x1", "y0", "y1")
Boxes = dict[str, np.ndarray]  # side -> where it is, of each box
INK, PALE = 0.62, 0.3  # of what is dated, of what is not
TWIN = "*"  # behind a number that holds events that are perhaps the same


def part_ends(bars: pd.DataFrame, scale: float = 1.0) -> pd.DataFrame:
    """bar (its row), certainty, low, high: the parts of each bar, one behind the other, as far as there are any. `bars`: done,
    not_done, alleged, denied; `scale`: length of one event."""
    sizes = bars[list(CERTAINTIES)].to_numpy(float) * scale
    high = sizes.cumsum(axis=1)
    parts = pd.DataFrame(
        {
            "bar": np.repeat(np.arange(len(bars)), sizes.shape[1]),
            "certainty": list(CERTAINTIES) * len(bars),
            "low": (high - sizes).ravel(),
            "high": high.ravel(),
        }
    )
    return parts[sizes.ravel() > 0].reset_index(drop=True)


def part_traces(boxes: pd.DataFrame, theme: Theme, strength: float = INK, accented: np.ndarray | None = None) -> list[dict]:
    """`boxes`: certainty, x0, x1, y0, y1; a trace for each degree of certainty, none of which answers. `accented`: which boxes
    stand in the accent."""
    lit = np.zeros(len(boxes), bool) if accented is None else np.asarray(accented, bool)
    names, sides = boxes["certainty"].to_numpy(object), {side: boxes[side].to_numpy(float) for side in SIDES}
    return [
        trace
        for name in CERTAINTIES
        for colour, asked in ((theme.ink, False), (theme.accent, True))
        if (held := (names == name) & (lit == asked)).any()
        for trace in _traces(
            {side: ends[held] for side, ends in sides.items()}, name, theme, colour, strength if colour == theme.ink else 1
        )
    ]


def _traces(boxes: Boxes, name: str, theme: Theme, colour: str, strength: float) -> list[dict]:
    full, line = theme.tint(colour, strength), theme.tint(colour, max(strength, INK))
    looks: dict[str, dict[str, object]] = {
        "done": dict(fillcolor=full, line=dict(width=0)),
        "not_done": dict(fillcolor=CLEAR, line=dict(color=line, width=1.3, dash="3px,2px")),
        "alleged": dict(
            fillpattern=dict(shape="x", fgcolor=full, bgcolor=CLEAR, size=5, solidity=0.35), line=dict(color=full, width=1)
        ),
        "denied": dict(fillcolor=CLEAR, line=dict(color=line, width=1.2, dash="1px,2px")),
    }
    x, y = _outlines(boxes)
    found = [dict(type="scatter", x=x, y=y, mode="lines", fill="toself", hoverinfo="skip", name=name, **looks[name])]
    if name == "denied":
        middle = (boxes["y0"] + boxes["y1"]) / 2
        found.append(
            dict(
                type="scatter",
                x=_gapped(boxes["x0"], boxes["x1"]),
                y=_gapped(middle, middle),
                mode="lines",
                hoverinfo="skip",
                line=dict(color=line, width=1.6),
            )
        )
    return found


def _outlines(boxes: Boxes) -> tuple[np.ndarray, np.ndarray]:
    left, right, low, high = (boxes[side] for side in SIDES)
    return _gapped(left, right, right, left, left), _gapped(low, low, high, high, low)


def _gapped(*corners: np.ndarray) -> np.ndarray:
    """The corners of each box, one after the other, with a gap (NaN) behind each box."""
    return np.column_stack([*corners, np.full(len(corners[0]), np.nan)]).astype(float).ravel()


def number_of(bar: dict) -> str:
    """The number in print, with a sign where some of it is perhaps the same."""
    return short_count(bar["events"]) + (TWIN if bar.get("twins") else "")


def parts_in_words(bar: dict) -> str:
    """What is doubtful in a bar: ", 3 planned, ordered or attempted, 1 alleged, 2 perhaps the same"; "" where nothing is."""
    told = [f"{short_count(bar[name])} {words}" for name, words in CERTAINTIES.items() if name != "done" and bar[name]]
    return "".join(f", {words}" for words in [*told, *([f"{bar['twins']:,} perhaps the same"] if bar["twins"] else [])])
