"""The dyad matrix: rows act, columns are acted upon; ink tints and figures say how many events, the diagonal is within."""

import textwrap
from html import escape

import numpy as np
import pandas as pd

from lib.figures.chord import end_colour
from lib.figures.direction import own_direction
from lib.figures.figure import Figure
from lib.figures.look import Look
from lib.figures.theme import Theme, plain_layout

LETTERS, ACROSS = 22, 26  # in one line of a name, down the side and across
FEW = 8  # columns that leave room for names of two lines
LETTER = 6.3  # pixels: width of a letter
ROW = {1: 32, 2: 36}  # pixels: height of a row by its number of lines
LIGHTEST, DARKEST = 0.06, 0.36  # tints on which ink reads at 4.5:1 in both themes
FRAMES = {"not_done": "3px,2px", "alleged": "solid", "denied": "1px,2px"}  # what holds nothing done -> its frame
HIDDEN = {"marker": {"opacity": 0}}


def matrix_figure(
    cells: pd.DataFrame, ends: pd.DataFrame, sides: list[str], words: list[str], look: Look, letters: int = LETTERS
) -> Figure:
    """A matrix of `cells` (left_id, right_id, side, events) over `ends` (end_id, label, bloc).

    A row has one line for each of `sides`, in that order, so that what is hostile and what is not are never added up.
    Where `cells` tell done, not_done, alleged, denied, a cell that holds nothing done is framed (dashed: not surely done, thin:
    alleged, dotted and struck: denied, or several of these), and one that holds both bears a small ring behind its number;
    where `same` counts events that are perhaps the same, ≈ stands there.
    `words`: plain text on hover, one a cell. The first trace is the cells in their order: a clicked point's index.
    """
    place = {end: number for number, end in enumerate(ends["end_id"])}
    column = cells["right_id"].map(place).to_numpy(int)
    line = cells["left_id"].map(place).to_numpy(int) * len(sides) + cells["side"].map(sides.index).to_numpy(int)
    tints = np.full((len(ends) * len(sides), len(ends)), np.nan, "f4")
    tints[line, column] = cells["events"]
    heights = ((line + 0.5) / len(sides) - 0.5).astype("f4")
    longest = max(ends["label"].str.len(), default=1)
    left, top = min(longest, letters) * LETTER + 22, min(longest, ACROSS) * LETTER + 20
    colours = [end_colour(end, bloc, look) for end, bloc in zip(ends["end_id"], ends["bloc"])]
    hits = dict(x=column.astype("f4"), y=heights, hovertext=[escape(text).replace("\n", "<br>") for text in words])
    doubtful = _doubtful(cells, column, heights, 1 / len(sides), look.theme)
    return Figure(
        [_numbers(cells, sides[0], len(ends) > 12, look.theme) | hits, _tints(tints, len(sides), look.theme)],
        plain_layout(look.theme, round(top + ROW[len(sides)] * len(ends) + 2))
        | dict(
            margin=dict(l=left, r=2, t=top, b=2),
            hovermode="closest",
            dragmode=False,
            clickmode="event+select",
            hoverdistance=14,
            shapes=_rules(len(ends), look.theme) + _bloc_marks(colours) + doubtful,
            xaxis=_axis(ends["label"], *((ACROSS, 1) if len(ends) > FEW else (letters, 2)))
            | dict(side="top", range=[-0.5, len(ends) - 0.5], tickangle=-90),
            yaxis=dict(range=[len(ends) - 0.5, -0.5], **_axis(ends["label"], letters, 2)),
        ),
    )


def _axis(labels: pd.Series, letters: int, lines: int) -> dict:
    """An axis of names, cut where they need more lines."""
    wrapped = (textwrap.wrap(label, letters, max_lines=lines, placeholder=" …") for label in labels)
    names = ["<br>".join(escape(own_direction(line)) for line in one) for one in wrapped]
    return dict(
        tickvals=list(range(len(names))),
        ticktext=names,
        ticklen=10,
        tickcolor="rgba(0,0,0,0)",
        ticks="outside",
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        tickfont=dict(size=12),
    )


def _numbers(cells: pd.DataFrame, first: str, crowded: bool, theme: Theme) -> dict:
    """The cells' numbers, those of the first side bold; the marks under them are invisible and take the clicks."""
    return dict(
        type="scatter",
        mode="markers+text",
        selected=HIDDEN,
        unselected=HIDDEN,
        marker=dict(size=16, symbol="square", opacity=0),
        text=[
            (f"<b>{count:,}</b>" if side == first else f"{count:,}") + ("◦" if mixed else "") + ("≈" if same else "")
            for count, side, mixed, same in zip(cells["events"], cells["side"], _mixed(cells), _same(cells))
        ],
        textfont=dict(size=11 if crowded else 12, color=theme.ink),
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _mixed(cells: pd.DataFrame) -> pd.Series:
    """Which cells hold what is done and what is doubtful."""
    done = cells["done"] if "done" in cells else cells["events"]
    return (done > 0) & (done < cells["events"])


def _same(cells: pd.DataFrame) -> pd.Series:
    """Which cells hold events that are perhaps the same as another in it."""
    return cells["same"] > 0 if "same" in cells else pd.Series(False, index=cells.index)


def _doubtful(cells: pd.DataFrame, x: np.ndarray, y: np.ndarray, height: float, theme: Theme) -> list[dict]:
    """A frame round each cell that holds nothing done; what is denied is struck through."""
    if "done" not in cells:
        return []
    found = []
    for at in np.flatnonzero(cells["done"].to_numpy() == 0).tolist():
        told = [name for name in FRAMES if cells[name].iat[at]]
        reach = dict(x0=x[at] - 0.42, x1=x[at] + 0.42, y0=y[at] - 0.4 * height, y1=y[at] + 0.4 * height)
        found.append(dict(type="rect", line=dict(width=1.2, color=theme.ink, dash=FRAMES[told[0]]), **reach))
        if told == ["denied"]:
            found.append(dict(type="line", line=dict(width=1, color=theme.ink), **reach))
    return found


def _tints(tints: np.ndarray, n_sides: int, theme: Theme) -> dict:
    most = max(float(np.nanmax(tints)), 3.0) if np.isfinite(tints).any() else 3.0
    scale = [[0, theme.tint(theme.ink, LIGHTEST)], [1, theme.tint(theme.ink, DARKEST)]]
    return dict(
        type="heatmap",
        z=tints,
        x0=0,
        dx=1,
        y0=0.5 / n_sides - 0.5,
        dy=1 / n_sides,
        zmin=0,
        zmax=most,
        colorscale=scale,
        xgap=1,
        ygap=1,
        showscale=False,
        hoverinfo="skip",
        hoverongaps=False,
    )


def _rules(n: int, theme: Theme) -> list[dict]:
    """Thin rules between rows, and a frame round each cell of the diagonal."""
    rules = [
        dict(type="line", x0=-0.5, x1=n - 0.5, y0=row - 0.5, y1=row - 0.5, layer="below", line=dict(width=1, color=theme.rule))
        for row in range(n + 1)
    ]
    return rules + [
        dict(
            type="rect",
            x0=at - 0.5,
            x1=at + 0.5,
            y0=at - 0.5,
            y1=at + 0.5,
            layer="below",
            line=dict(width=1, color=theme.tint(theme.muted, 0.5)),
        )
        for at in range(n)
    ]


def _bloc_marks(colours: list[str]) -> list[dict]:
    """A short bar in the bloc's hue between each name and its cells, down the side and across."""
    marks = []
    for at, colour in enumerate(colours):
        bar = dict(type="rect", line=dict(width=0), fillcolor=colour)
        marks.append(bar | dict(xref="paper", xsizemode="pixel", xanchor=0, x0=-8, x1=-4, y0=at - 0.42, y1=at + 0.42))
        marks.append(bar | dict(yref="paper", ysizemode="pixel", yanchor=1, y0=4, y1=8, x0=at - 0.42, x1=at + 0.42))
    return marks
