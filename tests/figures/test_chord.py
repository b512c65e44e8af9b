"""The chord as data: which traces it has, what they answer, how ribbons look."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.events.counting.dyads import OTHER
from lib.figures.chord import DESK, GRID, PHONE, Room, Told, chord_figure
from lib.figures.chord_layout import FEW, MOST_WIDTH, cover, lay_out, outline
from lib.figures.look import Look
from lib.figures.theme import DARK, LIGHT

HUES = {"north": "blue", "south": "green"}
COUNTS = pd.DataFrame(
    [
        ("red", "blue", "hostile", False, 4),
        ("blue", "red", "transfer", False, 2),
        ("red", "red", "support", False, 1),
        ("blue", OTHER, "talks", True, 1),
    ],
    columns=["left_id", "right_id", "kind", "mutual", "events"],
)
ENDS = pd.DataFrame(
    [("red", "Reds <b>&", "north", 6), ("blue", "Blues", "south", 7), (OTHER, "Other", "", 1)],
    columns=["end_id", "label", "bloc", "events"],
)
WORDS = ["Reds → Blues\n4 events", "Blues → <script>", "within", "talks", "Reds", "Blues", "Other"]


def chord(lit: list[bool] | None = None, rings: dict[str, list[str]] | None = None, room: Room = DESK) -> go.Figure:
    return chord_figure(COUNTS, ENDS, Look(LIGHT, HUES), Told(WORDS, lit or [True] * 4, rings or {}), room)


def hits(figure: go.Figure) -> list[go.Scatter]:
    return list(figure.data[: len(WORDS)])


def drawn(figure: go.Figure) -> list[go.Scatter]:
    return list(figure.data[len(WORDS) :])


def test_the_first_traces_are_the_dyads_then_the_ends_each_with_its_words_escaped() -> None:
    assert [trace.hovertemplate.removesuffix("<extra></extra>") for trace in hits(chord())] == [
        "Reds → Blues<br>4 events",
        "Blues → &lt;script&gt;",
        "within",
        "talks",
        "Reds",
        "Blues",
        "Other",
    ]


def test_a_page_draws_one_point_of_each_trace_that_answers() -> None:
    assert all(trace.marker.maxdisplayed == 1 for trace in hits(chord()))


def test_hit_points_are_invisible_chosen_or_not_and_the_drawn_ribbons_answer_nothing() -> None:
    for trace in hits(chord()):
        assert trace.marker.opacity == trace.selected.marker.opacity == trace.unselected.marker.opacity == 0
        assert len(trace.x) > 0
    assert all(trace.hoverinfo == "skip" for trace in drawn(chord()))


def test_the_points_of_a_ribbon_lie_in_its_shape_and_belong_to_no_other_ribbon() -> None:
    layout = lay_out(
        ENDS["end_id"].tolist(),
        ENDS["bloc"].tolist(),
        list(zip(COUNTS["left_id"], COUNTS["right_id"], COUNTS["events"], COUNTS["mutual"])),
    )
    points = [{(round(float(x), 4), round(float(y), 4)) for x, y in zip(trace.x, trace.y)} for trace in hits(chord())[:4]]
    lines = np.linspace(-1, 1, GRID)

    for ribbon, own in zip(layout.ribbons, points):
        y, x = np.nonzero(cover(outline(ribbon), GRID))
        inside = {(round(float(lines[column]), 4), round(float(lines[row]), 4)) for row, column in zip(y, x)}
        assert len(own & inside) > 0.5 * len(own)
    assert sum(map(len, points)) == len(set().union(*points))


def test_a_ribbon_has_the_hue_of_the_side_it_comes_from_and_the_texture_of_its_kind() -> None:
    by_size = drawn(chord())

    hostile, transfer = by_size[:2]
    assert hostile.fillcolor == LIGHT.hue("blue") and hostile.fillpattern.shape is None
    assert transfer.fillpattern.shape == "/" and transfer.fillpattern.fgcolor == LIGHT.hue("green")
    assert {trace.fillpattern.shape for trace in by_size[2:]} == {".", None}
    talks = [trace for trace in by_size[2:] if trace.fillpattern.shape is None]
    assert [trace.fillcolor for trace in talks] == [LIGHT.paper] * 2
    assert [trace.line.color for trace in talks] == [LIGHT.hue("green"), LIGHT.muted]  # each half its own side's


def test_what_is_doubtful_is_a_strip_of_its_own_within_its_ribbon() -> None:
    parts = COUNTS.head(1).assign(events=4, done=1, not_done=1, alleged=1, denied=1)

    done, not_done, alleged, denied, strike = chord_figure(
        parts, ENDS, Look(LIGHT, HUES), Told(WORDS[:1] + WORDS[4:], [True])
    ).data[4:]

    assert done.fillcolor == LIGHT.hue("blue") and done.line.dash is None
    assert not_done.fillcolor == LIGHT.paper and not_done.line.dash == "4px,3px"
    assert alleged.fillpattern.shape == "x" and denied.fillcolor == LIGHT.paper
    assert strike.fill is None and len(strike.x) > 2


def test_few_links_are_lines_and_never_a_blob() -> None:
    one = lay_out(["red", "blue"], ["north", "south"], [("red", "blue", 1, True)])
    many = lay_out(["red", "blue"], ["north", "south"], [("red", "blue", FEW, True)])

    assert all(last - first == pytest.approx(MOST_WIDTH) for first, last in one.arcs)
    assert all(last - first > 1 for first, last in many.arcs)


def test_those_who_back_an_end_stand_outside_its_arc_side_by_side() -> None:
    rings = [shape for shape in chord(rings={"red": ["south", "north"]}).layout.shapes if shape.type == "path"][3:]

    assert [ring.fillcolor for ring in rings] == [LIGHT.hue("green"), LIGHT.hue("blue")]


def test_a_ribbon_that_is_wide_enough_bears_its_number() -> None:
    assert [note.text for note in chord().layout.annotations][3:] == ["4", "2"]


def test_what_is_gathered_as_other_is_grey() -> None:
    assert [shape.fillcolor for shape in chord().layout.shapes if shape.type == "path"] == [
        LIGHT.hue("blue"),
        LIGHT.hue("green"),
        LIGHT.muted,
    ]


def test_ribbons_that_are_not_meant_recede_behind_those_that_are() -> None:
    *faded, lit = drawn(chord([False, True, False, False]))

    assert lit.line.color == LIGHT.hue("green")
    assert all(trace.fillcolor == LIGHT.paper and trace.line.color == LIGHT.rule for trace in faded)


def test_names_are_escaped_whole_and_all_there() -> None:
    assert [note.text for note in chord().layout.annotations][:3] == ["Reds &lt;b&gt;&amp;\u20026", "Blues\u20027", "Other\u20021"]


@pytest.mark.parametrize("room", (DESK, PHONE))
def test_nothing_reaches_outside_the_chart_and_its_height_is_fixed(room) -> None:
    figure = chord(room=room)

    assert figure.layout.height == room.height
    for note in figure.layout.annotations:
        assert abs(note.x) < room.across and abs(note.y) < room.top


def test_the_dark_chart_has_dark_hues_on_dark_paper() -> None:
    figure = chord_figure(COUNTS, ENDS, Look(DARK, HUES), Told(WORDS, [True] * 4))

    assert drawn(figure)[0].fillcolor == DARK.hue("blue") and drawn(figure)[0].line.color == DARK.paper


def test_the_busiest_chord_stays_under_half_a_megabyte() -> None:
    names = [f"actor-{number}" for number in range(12)]
    counts = pd.DataFrame(
        [
            (left, right, kind, False, 1 + number)
            for number, left in enumerate(names)
            for right in names
            for kind in ("hostile", "transfer")
        ][:240],
        columns=COUNTS.columns,
    )
    ends = pd.DataFrame({"end_id": names, "label": names, "bloc": "north", "events": 9})

    figure = chord_figure(
        counts, ends, Look(LIGHT, HUES), Told(["An actor → another actor, hostile\n1,000 events"] * 252, [True] * 240)
    )

    assert len(figure.to_json()) < 500_000
