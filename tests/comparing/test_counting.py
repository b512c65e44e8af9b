"""What differs, by month, place and dyad: each event once in each, and what is not told beside it."""

import pytest

from lib.comparing.changes import compare
from lib.comparing.counting import KINDS, chord_of, counted, differing, only
from lib.figures.changes import dyads_figure, months_figure, places_figure
from lib.figures.chord_ribbons import SENSES
from lib.figures.theme import LIGHT
from tests.comparing.test_changes import taken

BASE = {"summary": "x", "type": "clash", "dated_by": "event", "initiators": "Reds", "targets": "Blues"}
FORD = BASE | {"event_id": "n/1", "first_day": "2021-03-05", "place": "Ford", "lat": 1.5, "lon": 2.0}
HILL = BASE | {"event_id": "n/2", "first_day": "2021-03-09", "place": "Hill", "lat": 1.0, "lon": 2.5}
CAMP = BASE | {"event_id": "n/3", "first_day": None, "place": None, "lat": None, "lon": None, "targets": None}
PUBLISHED = BASE | {
    "event_id": "n/4",
    "first_day": "2021-04-01",
    "dated_by": "publication",
    "place": "Ford",
    "lat": 1.5,
    "lon": 2.0,
}


@pytest.fixture(scope="module")
def changes():
    return compare(taken(FORD, HILL), taken(HILL | {"summary": "y"}, CAMP, PUBLISHED))


def test_each_event_counts_once_by_each_kind(changes):
    events = differing(changes)

    assert dict(zip(events["event_id"], events["sense"])) == {"n/1": "went", "n/2": "changed", "n/3": "came", "n/4": "came"}
    for kind in KINDS.values():
        bars = counted(events, kind)
        assert bars["n"].sum() == bars[list(SENSES)].to_numpy().sum() == len(events)


def test_what_was_joined_is_gone_as_a_row_of_its_own_and_what_was_split_off_came():
    apart = taken({"event_id": "a/1", "report_ids": ""}, {"event_id": "b/1", "report_ids": ""})
    together = taken({"event_id": "a/1", "report_ids": "a/1; b/1"})

    joined, split = (differing(compare(*both)).set_index("event_id")["sense"] for both in ((apart, together), (together, apart)))
    assert (joined["b/1"], split["b/1"], joined["a/1"]) == ("went", "came", "changed")


def test_each_number_shows_the_events_that_it_counts(changes):
    events = differing(changes)

    for kind in KINDS.values():
        for bar in counted(events, kind).to_dict("records"):
            shown = only(events, "", kind.key, bar["key"])
            assert shown["sense"].value_counts().to_dict() == {sense: bar[sense] for sense in SENSES if bar[sense]}


def test_what_is_not_told_has_a_row_of_its_own(changes):
    events = differing(changes)

    months = counted(events, KINDS["month"])[["month", "came", "went", "changed"]].values.tolist()
    assert months == [["", 2, 0, 0], ["2021-03", 0, 1, 1]]  # a day of publication is no day of the event
    assert counted(events, KINDS["place"]).set_index("key")["n"].to_dict() == {"Ford": 2, "Hill": 1, "": 1}
    assert set(counted(events, KINDS["dyad"])["key"]) == {"Reds → Blues", "Reds → "}


def test_the_chord_draws_each_event_of_two_sides_once_and_says_what_stands_beside_it(changes):
    events = differing(changes)
    chord = chord_of(events)

    assert chord.dyads["key"].tolist() == ["Reds → Blues"] and chord.beside == 1  # of one nobody knows on whom
    assert chord.ends[["end", "came", "went", "changed", "n"]].values.tolist() == [["Blues", 1, 1, 1, 3], ["Reds", 1, 1, 1, 3]]
    hits = dyads_figure(chord.dyads, chord.ends, LIGHT).data[:3]
    assert [hit.hovertemplate.partition("<")[0] for hit in hits] == [
        "Reds → Blues: 1 came, 1 went, 1 changed", "Blues: 1 came, 1 went, 1 changed", "Reds: 1 came, 1 went, 1 changed",
    ]  # fmt: skip
    assert len(only(events, "", "end", "Reds")) == 3


def test_of_many_sides_the_chord_draws_those_of_most_events_and_counts_the_rest():
    pairs = [(f"Side {a:02}", f"Side {b:02}") for a in range(14) for b in range(a)]
    rows = [BASE | {"event_id": f"m/{n}", "initiators": one, "targets": other} for n, (one, other) in enumerate(pairs)]
    rows += [BASE | {"event_id": "m/own", "initiators": "Side 01", "targets": "Side 01"}]

    events = differing(compare(taken(FORD), taken(FORD, *rows)))
    chord = chord_of(events)

    assert len(chord.ends) == 10 and len(chord.dyads) == 46 and chord.beside == len(rows) - 46
    for end, number in zip(chord.ends["end"], chord.ends["n"]):
        assert len(only(events, "added", "end", end)) == number
    assert len(dyads_figure(chord.dyads, chord.ends, LIGHT).data) >= 2 * 46 + 10


def test_the_charts_say_the_same_numbers(changes):
    events = differing(changes)
    months, places = counted(events, KINDS["month"]), counted(events, KINDS["place"])

    hits = months_figure(months, LIGHT).data[-1]
    assert list(hits.hovertext) == ["no day: 2 came", "2021-03: 1 went, 1 changed"] and list(hits.customdata) == ["", "2021-03"]
    marks = places_figure(places[places["lat"].notna()], None, LIGHT).data
    assert [list(mark.text) for mark in marks] == [["+1"], ["−1"], ["~1"]]
    assert [list(mark.customdata) for mark in marks] == [["Ford"], ["Ford"], ["Hill"]]
