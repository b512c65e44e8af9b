"""The small map as data: governorates alike in one trace, tints by number, one point trace that answers clicks."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib.figures.small_map import governorates_figure
from lib.figures.theme import LIGHT


def square(name: str, west: float, south: float) -> dict:
    ring = [[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]
    return {"properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


OUTLINES = {"features": [square("North", 0, 1), square("South", 0, 0), square("East <b>", 1, 0)]}
COUNTS = pd.DataFrame({"region": ["g:north", ""], "governorate": ["North", "not told"], "events": [4, 9]})


def figure(chosen: frozenset[str] = frozenset()) -> go.Figure:
    return governorates_figure(COUNTS, OUTLINES, set(chosen), LIGHT)


def test_governorates_with_one_number_are_one_outline_and_the_fullest_is_darkest() -> None:
    empty, full, hits = figure().data

    assert (empty.fillcolor, full.fillcolor) == (LIGHT.tint(LIGHT.ink, 0), LIGHT.tint(LIGHT.ink, 0.6))
    assert np.isnan(empty.x).sum() == 2 and np.isnan(full.x).sum() == 1
    assert hits.mode == "markers"


def test_what_is_not_told_makes_no_governorate_paler() -> None:
    alone = governorates_figure(COUNTS[:1], OUTLINES, set(), LIGHT)

    assert alone.data[1].fillcolor == figure().data[1].fillcolor


def test_a_chosen_governorate_has_its_own_edge_and_lies_on_top() -> None:
    outlines = figure(frozenset(("South",))).data[:-1]

    assert [outline.line.color for outline in outlines] == [LIGHT.muted, LIGHT.muted, LIGHT.accent]


def test_points_within_answer_for_their_governorate_in_its_own_words() -> None:
    hits = figure().data[-1]
    inside = {name: (hits.y[np.array(hits.customdata) == name].min(), hits.y[np.array(hits.customdata) == name].max())
              for name in ("North", "South")}

    assert inside["North"][0] >= 1 and inside["South"][1] <= 1
    assert set(hits.text) == {"North: 4 events", "South: 0 events", "East &lt;b&gt;: 0 events"}
