"""Counts as data: a row for each group, numbers in print while they can be read, parts by certainty, bars whose row answers."""

import numpy as np
import pandas as pd
import pytest

from lib.figures.counts import CLEAR, MOST_WORDS, bars_figure, periods_figure
from lib.figures.theme import LIGHT
from lib.figures.timeline_axis import STRIP

GROUPS = {"violence": "▲ Violence", "custody": "◆ Custody"}
NOTHING = {"done": 0, "not_done": 0, "alleged": 0, "denied": 0, "twins": 0}
NO_UNDATED = pd.DataFrame({"group": pd.Series(dtype="str"), "events": [], **{name: [] for name in NOTHING}})


def bars(*rows: dict) -> pd.DataFrame:
    """Rows with their parts; of what no part is named, all is done."""
    return pd.DataFrame([NOTHING | {"done": row["events"]} | row for row in rows])


def months(*rows: tuple[str, str, float], **more) -> pd.DataFrame:
    return bars(
        *(
            {"period": pd.Timestamp(day), "until": pd.Timestamp(day) + pd.offsets.MonthEnd(0), "group": group, "events": events}
            | more
            for day, group, events in rows
        )
    )


def figure(told: pd.DataFrame, gaps=(), undated: pd.DataFrame = NO_UNDATED):
    return periods_figure(told, GROUPS, LIGHT, list(gaps), undated)


def hits(drawn) -> list:
    """The traces that answer."""
    return [trace for trace in drawn.data if trace.customdata is not None]


def parts(drawn) -> dict[str, float]:
    """Certainty -> height of its first box in the figure."""
    return {trace.name: round(float(np.nanmax(trace.y[:5]) - np.nanmin(trace.y[:5])), 4) for trace in drawn.data if trace.name}


def test_each_group_has_a_row_of_its_own_and_empty_months_no_bar() -> None:
    drawn = figure(months(("2021-01-01", "violence", 4.0), ("2021-02-01", "custody", 2.0), ("2021-02-01", "violence", 0.0)))

    (hit,) = hits(drawn)
    assert list(hit.text) == ["4", "2"] and hit.base[0] - hit.base[1] == pytest.approx(1)
    assert list(hit.hovertext) == ["▲ Violence, month from 1 Jan 2021: 4", "◆ Custody, month from 1 Feb 2021: 2"]


def test_a_group_that_the_page_does_not_know_is_not_drawn_over_another() -> None:
    (hit,) = hits(figure(months(("2021-01-01", "violence", 1.0), ("2021-01-01", "gone", 9.0))))

    assert len(hit.x) == 1


def test_too_many_bars_to_read_have_no_number_in_print_but_still_say_it() -> None:
    days = pd.date_range("2010-01-01", periods=MOST_WORDS + 1, freq="MS")

    (hit,) = hits(figure(months(*((str(day.date()), "violence", 1.0) for day in days))))

    assert hit.text is None and len(hit.hovertext) == MOST_WORDS + 1


def test_a_quiet_stretch_is_named_where_it_is_folded() -> None:
    gap = (pd.Timestamp("2015-10-31"), pd.Timestamp("2021-01-01"))

    layout = figure(months(("2015-10-01", "violence", 1.0), ("2021-01-01", "violence", 1.0)), [gap]).layout

    assert [note.text for note in layout.annotations] == ["folded:<br>Nov 2015 – Dec 2020"]
    assert [shape.x1 - shape.x0 for shape in layout.shapes] == [pytest.approx(STRIP)]


def test_the_parts_of_a_bar_are_as_high_as_their_events_and_its_words_name_them() -> None:
    drawn = figure(months(("2021-01-01", "violence", 4.0), done=1.0, not_done=2.0, denied=1.0, twins=2))

    heights = parts(drawn)
    assert heights["not_done"] == pytest.approx(2 * heights["done"]) and set(heights) == {"done", "not_done", "denied"}
    (hit,) = hits(drawn)
    assert hit.hovertext[0] == "▲ Violence, month from 1 Jan 2021: 4, 2 planned, ordered or attempted, 1 denied, 2 perhaps the same"
    assert hit.text[0] == "4*"


def test_doubt_is_never_full_ink() -> None:
    drawn = figure(months(("2021-01-01", "violence", 3.0), done=0, not_done=1, alleged=1, denied=1))

    looks = {trace.name: trace for trace in drawn.data if trace.name}
    assert looks["not_done"].fillcolor == looks["denied"].fillcolor == CLEAR and looks["not_done"].line.dash == "3px,2px"
    assert looks["alleged"].fillpattern.shape == "x" and looks["alleged"].fillpattern.bgcolor == CLEAR


def test_a_bar_s_whole_row_answers_and_markup_in_a_name_is_none() -> None:
    told = bars({"label": "Homs", "events": 3}, {"label": "<b>", "events": 0})

    *boxes, numbers, whole = bars_figure(told, ["Homs: 3", "<b>: 0"], [True, False], LIGHT).data

    assert list(whole.x) == pytest.approx([3.54, 3.54]) and whole.marker.color == CLEAR
    assert list(whole.hovertext) == ["Homs: 3", "&lt;b&gt;: 0"] and list(numbers.text) == ["3", "0"]
    assert boxes[0].fillcolor == LIGHT.tint(LIGHT.accent, 1)


def test_events_without_a_day_have_a_bar_of_their_own_in_their_groups_row() -> None:
    undated = bars({"group": "violence", "events": 8}, {"group": "custody", "events": 4, "done": 2, "not_done": 2})

    dated, beside = hits(figure(months(("2021-01-01", "violence", 2.0)), undated=undated))

    assert list(beside.text) == ["8", "4"] and beside.width[0] == 2 * beside.width[1] and beside.base[1] < -1 < beside.base[0]
    assert min(beside.x) > max(dated.x + dated.width)
    assert list(beside.hovertext) == ["▲ Violence, day not told: 8", "◆ Custody, day not told: 4, 2 planned, ordered or attempted"]


def test_numbers_keep_their_ink_when_another_bar_is_clicked() -> None:
    undated = bars({"group": "violence", "events": 8})
    drawn = (
        *figure(months(("2021-01-01", "violence", 2.0)), undated=undated).data,
        *bars_figure(bars({"label": "Homs", "events": 3}), ["Homs"], [False], LIGHT).data,
    )

    printed = [trace for trace in drawn if trace.type == "bar" and trace.text is not None]
    assert len(printed) == 3 and all(trace.unselected.textfont.color == trace.textfont.color for trace in printed)
