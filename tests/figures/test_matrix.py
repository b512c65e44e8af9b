"""The dyad matrix as data."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.look import Look
from lib.figures.matrix import DARKEST, matrix_figure
from lib.figures.theme import DARK, LIGHT, Theme

ENDS = pd.DataFrame(
    [("red", "Reds", "north"), ("blue", "Blues of the <Valley> and its tributaries", "south")], columns=["end_id", "label", "bloc"]
)
CELLS = pd.DataFrame(
    [("red", "blue", "hostile", 12), ("red", "blue", "cooperative", 1), ("red", "red", "hostile", 1200)],
    columns=["left_id", "right_id", "side", "events"],
)
WORDS = ["Reds to Blues, hostile\n12 events", "not hostile", "<within>"]
SIDES = ["hostile", "cooperative"]


@pytest.fixture(scope="module")
def matrix() -> go.Figure:
    return matrix_figure(CELLS, ENDS, SIDES, WORDS, Look(LIGHT, {"north": "blue", "south": "green"}))


def test_a_row_acts_on_a_column_and_hostile_stands_above_what_is_not(matrix: go.Figure) -> None:
    numbers = matrix.data[0]

    assert numbers.x.tolist() == [1, 1, 0]
    assert numbers.y.tolist() == [-0.25, 0.25, -0.25]
    assert list(numbers.text) == ["<b>12</b>", "1", "<b>1,200</b>"]


def test_what_is_perhaps_the_same_is_signed_beside_the_number() -> None:
    cells = CELLS.assign(done=[12, 1, 1199], not_done=[0, 0, 1], alleged=0, denied=0, same=[2, 0, 2])

    assert list(matrix_figure(cells, ENDS, SIDES, WORDS, Look(LIGHT, {})).data[0].text) == ["<b>12</b>≈", "1", "<b>1,200</b>◦≈"]


def test_tints_hold_the_same_numbers_at_the_same_places_and_nothing_elsewhere(matrix: go.Figure) -> None:
    _, tints = matrix.data
    at = {(x, round(tints.y0 + row * tints.dy, 2)): tints.z[row, x] for row, x in zip(*np.nonzero(np.isfinite(tints.z)))}

    assert at == {(1, -0.25): 12, (1, 0.25): 1, (0, -0.25): 1200}


def test_one_kind_alone_has_one_line_a_row() -> None:
    talks = CELLS.head(1).assign(side="talks")

    figure = matrix_figure(talks, ENDS, ["talks"], WORDS[:1], Look(LIGHT, {}))

    assert figure.data[0].y.tolist() == [0] and figure.data[1].z.shape == (2, 2)


def test_words_and_names_are_escaped(matrix: go.Figure) -> None:
    assert list(matrix.data[0].hovertext) == ["Reds to Blues, hostile<br>12 events", "not hostile", "&lt;within&gt;"]
    assert matrix.layout.yaxis.ticktext[1] == "Blues of the &lt;Valley&gt;<br>and its tributaries"
    assert matrix.layout.xaxis.ticktext[0] == "Reds"


def test_marks_take_clicks_unseen_and_tints_none(matrix: go.Figure) -> None:
    numbers, tints = matrix.data

    assert numbers.marker.opacity == numbers.selected.marker.opacity == numbers.unselected.marker.opacity == 0
    assert tints.hoverinfo == "skip"


def test_no_cell_at_all_still_draws_its_names() -> None:
    figure = matrix_figure(CELLS.head(0), ENDS, SIDES, [], Look(LIGHT, {}))

    assert len(figure.layout.yaxis.ticktext) == 2


def luminance(colour: np.ndarray) -> float:
    part = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return float(part @ [0.2126, 0.7152, 0.0722])


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255


@pytest.mark.parametrize("theme", (LIGHT, DARK), ids=lambda theme: theme.name)
def test_figures_read_at_four_and_a_half_to_one_on_the_darkest_tint(theme: Theme) -> None:
    ground = DARKEST * rgb(theme.ink) + (1 - DARKEST) * rgb(theme.paper)

    dim, bright = sorted((luminance(ground), luminance(rgb(theme.ink))))
    assert (bright + 0.05) / (dim + 0.05) >= 4.5
