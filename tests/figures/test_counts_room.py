"""The Overview's bars: what is printed on them has room."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.figures.counts import PHONE_WIDTH, WIDTH, periods_figure
from lib.figures.theme import LIGHT
from tests.figures.test_counts import NO_UNDATED, months

COUNTS = months(("2015-10-01", "violence", 1.0), ("2022-04-01", "violence", 1.0))
GAP = (COUNTS["until"][0], COUNTS["period"][1])


def drawn(counts: pd.DataFrame, groups: dict[str, str], width: int = WIDTH) -> tuple[go.Figure, go.Bar]:
    figure = periods_figure(counts, groups, LIGHT, [GAP], NO_UNDATED, width)
    return figure, figure.data[-1]


@pytest.mark.parametrize("width", (WIDTH, PHONE_WIDTH))
def test_a_folded_stretch_is_as_wide_as_its_two_lines(width: int) -> None:
    layout = drawn(COUNTS, {"violence": "Violence"}, width)[0].layout

    start, end = layout.xaxis.range  # in pixels, as the strip
    strip = layout.shapes[0].x1 - layout.shapes[0].x0
    assert strip / (end - start) * width >= 2 * 1.2 * layout.annotations[0].font.size


def test_the_number_over_a_bar_is_clear_of_the_bar_above_it() -> None:
    both = pd.concat([COUNTS, COUNTS.assign(group="custody")], ignore_index=True)
    figure, hits = drawn(both, {"violence": "Violence", "custody": "Custody"})

    row = (figure.layout.height - figure.layout.margin.t - figure.layout.margin.b) / 2
    upper, lower = hits.base[0], (hits.base + hits.y)[2]
    assert (upper - lower) * row >= 1.3 * hits.textfont.size


def test_the_number_over_the_highest_bar_of_the_first_row_is_not_cut_off() -> None:
    figure, hits = drawn(COUNTS, {"violence": "Violence"})

    row = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    top = -(hits.base + hits.y).max() * row
    assert figure.layout.margin.t + top >= 1.5 * hits.textfont.size
