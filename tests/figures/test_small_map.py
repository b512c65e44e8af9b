"""The small map as data: governorates alike in one trace, tints by number, one point trace that answers clicks."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.small_map import governorates_figure, outlined_of
from lib.figures.theme import LIGHT


def square(name: str, west: float, south: float) -> dict:
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    return {"properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


OUTLINES = {"features": [square("North", 0, 1), square("South", 0, 0), square("East <b>", 1, 0)]}
COUNTS = pd.DataFrame(
    {
        "region": ["g:north", ""],
        "governorate": ["North", "not told"],
        "events": [4, 9],
        "done": [4, 9],
        "not_done": 0,
        "alleged": 0,
        "denied": 0,
        "twins": 0,
    }
)


def figure(chosen: frozenset[str] = frozenset()) -> go.Figure:
    return governorates_figure(COUNTS, outlined_of(OUTLINES), set(chosen), LIGHT)


def test_governorates_with_one_number_are_one_outline_and_the_fullest_is_darkest() -> None:
    empty, full, hits = figure().data

    assert (empty.fillcolor, full.fillcolor) == (LIGHT.tint(LIGHT.ink, 0), LIGHT.tint(LIGHT.ink, 0.6))
    assert np.isnan(empty.x).sum() == 2 and np.isnan(full.x).sum() == 1
    assert hits.mode == "markers"


def test_what_is_not_told_makes_no_governorate_paler() -> None:
    alone = governorates_figure(COUNTS[:1], outlined_of(OUTLINES), set(), LIGHT)

    assert alone.data[1].fillcolor == figure().data[1].fillcolor


def test_a_chosen_governorate_has_its_own_edge_and_lies_on_top() -> None:
    outlines = figure(frozenset(("South",))).data[:-1]

    assert [outline.line.color for outline in outlines] == [LIGHT.muted, LIGHT.muted, LIGHT.accent]


def test_a_governorate_with_doubt_is_crossed_by_paper_the_more_of_it_the_stronger_and_says_so() -> None:
    counts = pd.DataFrame(
        {
            "region": ["n", "s"],
            "governorate": ["North", "South"],
            "events": [4, 4],
            "done": [3, 1],
            "not_done": [1, 2],
            "alleged": [0, 1],
            "denied": 0,
            "twins": [0, 2],
        }
    )

    *outlines, hits = governorates_figure(counts, outlined_of(OUTLINES), set(), LIGHT).data

    crossed = [one.fillpattern for one in outlines if one.fillpattern.shape == "x"]
    assert [one.fgcolor for one in crossed] == [LIGHT.paper] * 2 and crossed[0].solidity < crossed[1].solidity
    assert {
        "North: 4 events, 1 planned, ordered or attempted",
        "South: 4 events, 2 planned, ordered or attempted, 1 alleged to be done, 2 perhaps the same",
    } <= set(hits.text)


def test_points_within_answer_for_their_governorate_in_its_own_words() -> None:
    hits = figure().data[-1]
    inside = {
        name: (hits.y[np.array(hits.customdata) == name].min(), hits.y[np.array(hits.customdata) == name].max())
        for name in ("North", "South")
    }

    assert inside["North"][0] >= 1 and inside["South"][1] <= 1
    assert set(hits.text) == {"North: 4 events", "South: 0 events", "East &lt;b&gt;: 0 events"}


def test_rivers_lie_above_the_tints_below_what_answers_and_only_as_far_as_the_outlines_reach() -> None:
    line = [[-1.0, 0.5], [0.5, 0.5], [1.5, 0.6], [9.0, 0.6]]

    *_, river, hits = governorates_figure(COUNTS, outlined_of(OUTLINES), set(), LIGHT, rivers=[line]).data

    assert river.line.color == LIGHT.river and river.hoverinfo == "skip" and hits.mode == "markers"
    assert np.nanmin(river.x) == 0.5 and np.nanmax(river.x) == 1.5
    assert len(governorates_figure(COUNTS, outlined_of(OUTLINES), set(), LIGHT, rivers=[[[8, 8], [9, 9]]]).data) == len(
        figure().data
    )
