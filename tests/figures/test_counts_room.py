"""The Overview's bars: what is printed on them has room."""

import pandas as pd
import pytest

from lib.figures.counts import PHONE_WIDTH, WIDTH, periods_figure
from lib.figures.theme import LIGHT

DAYS = pd.to_datetime(["2015-10-01", "2022-04-01"])
COUNTS = pd.DataFrame({"period": DAYS, "until": DAYS + pd.Timedelta(days=29), "group": "violence", "events": 1.0})
GAP = (DAYS[0] + pd.Timedelta(days=29), DAYS[1])


@pytest.mark.parametrize("width", (WIDTH, PHONE_WIDTH))
def test_a_folded_stretch_is_as_wide_as_its_two_lines(width: int) -> None:
    layout = periods_figure(COUNTS, {"violence": "Violence"}, LIGHT, "month", [GAP], width).layout

    start, end = map(pd.Timestamp, layout.xaxis.range)
    first, last = map(pd.Timestamp, layout.xaxis.rangebreaks[0].bounds)
    strip = pd.Timestamp(layout.shapes[0].x1) - pd.Timestamp(layout.shapes[0].x0)
    assert (strip - (last - first)) / (end - start - (last - first)) * width >= 2 * 1.2 * layout.annotations[0].font.size


def test_the_number_over_a_bar_is_clear_of_the_bar_above_it() -> None:
    both = pd.concat([COUNTS, COUNTS.assign(group="custody")], ignore_index=True)
    figure = periods_figure(both, {"violence": "Violence", "custody": "Custody"}, LIGHT, "month", [GAP])

    row = (figure.layout.height - figure.layout.margin.t - figure.layout.margin.b) / 2
    upper, lower = figure.data[0].base[0], (figure.data[0].base + figure.data[0].y)[2]
    assert (upper - lower) * row >= 1.3 * figure.data[0].textfont.size


def test_the_number_over_the_highest_bar_of_the_first_row_is_not_cut_off() -> None:
    figure = periods_figure(COUNTS, {"violence": "Violence"}, LIGHT, "month", [GAP])

    row = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    top = -(figure.data[0].base + figure.data[0].y).max() * row
    assert figure.layout.margin.t + top >= 1.5 * figure.data[0].textfont.size
