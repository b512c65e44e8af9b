"""Counts as data: a row for each group, numbers in print while they can be read, bars whose whole row answers."""

import pandas as pd
import pytest

from lib.figures.counts import CLEAR, MOST_WORDS, bars_figure, periods_figure
from lib.figures.theme import LIGHT

GROUPS = {"violence": "▲ Violence", "custody": "◆ Custody"}


def months(counts: list[tuple[str, str, float]]) -> pd.DataFrame:
    first = pd.to_datetime([month for month, _, _ in counts])
    return pd.DataFrame({"period": first, "until": first + pd.offsets.MonthEnd(0), "group": [group for _, group, _ in counts],
                         "events": [events for _, _, events in counts]})


def test_each_group_has_a_row_of_its_own_and_empty_months_no_bar() -> None:
    counts = months([("2021-01-01", "violence", 4.0), ("2021-02-01", "custody", 2.0), ("2021-02-01", "violence", 0.0)])

    bars, = periods_figure(counts, GROUPS, LIGHT, "month", []).data

    assert list(bars.text) == ["4", "2"] and bars.base[0] - bars.base[1] == pytest.approx(1)
    assert list(bars.hovertext) == ["▲ Violence, month from 1 Jan 2021: 4", "◆ Custody, month from 1 Feb 2021: 2"]


def test_a_group_that_the_page_does_not_know_is_not_drawn_over_another() -> None:
    counts = months([("2021-01-01", "violence", 1.0), ("2021-01-01", "gone", 9.0)])

    bars, = periods_figure(counts, GROUPS, LIGHT, "month", []).data

    assert len(bars.x) == 1


def test_too_many_bars_to_read_have_no_number_in_print_but_still_say_it() -> None:
    days = pd.date_range("2010-01-01", periods=MOST_WORDS + 1, freq="MS")

    bars, = periods_figure(months([(str(day.date()), "violence", 1.0) for day in days]), GROUPS, LIGHT, "month", []).data

    assert bars.text is None and len(bars.hovertext) == MOST_WORDS + 1


def test_a_quiet_stretch_is_named_where_it_is_folded() -> None:
    counts = months([("2015-10-01", "violence", 1.0), ("2021-01-01", "violence", 1.0)])
    gap = (pd.Timestamp("2015-10-31"), pd.Timestamp("2021-01-01"))

    layout = periods_figure(counts, GROUPS, LIGHT, "month", [gap]).layout

    assert [note.text for note in layout.annotations] == ["nothing dated<br>Nov 2015 – Dec 2020"]
    assert len(layout.shapes) == len(layout.xaxis.rangebreaks) == 1


def test_a_bar_s_whole_row_answers_and_markup_in_a_name_is_none() -> None:
    named, hits = bars_figure(["Homs", "<b>"], [3, 0], ["Homs: 3", "<b>: 0"], [True, False], LIGHT).data

    assert list(hits.x) == pytest.approx([3.36, 3.36]) and hits.marker.color == CLEAR
    assert list(hits.hovertext) == ["Homs: 3", "&lt;b&gt;: 0"]
    assert named.marker.color[0] == LIGHT.accent
