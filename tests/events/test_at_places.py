"""Where events are drawn: one mark a place, nothing at a point that nobody reported, arrows from the right origin."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from lib.corpus.models import Corpus
from lib.corpus.read import read_corpus
from lib.events import at_places
from lib.events.at_places import Placed, place_events
from lib.events.build import build_tables
from lib.events.sides import sides
from lib.events.tables import Tables
from tests.events.test_build import DELTA


def placed(events: pd.DataFrame, corpus: Corpus, origins: list[tuple[str, str, str]] = (), **colours: tuple[str, str]) -> Placed:
    """`colours`: core and ring of events by the number in their id; red alone where not told."""
    told = [colours.get(f"e{event.split('/')[1]}", ("red", "")) for event in events["event_id"]]
    blocs = pd.DataFrame(told, columns=["core", "ring"]).assign(event_id=events["event_id"].to_numpy())
    return place_events(events, blocs, pd.DataFrame(origins, columns=["event_id", "place_id", "role"]), corpus)


def at(table: pd.DataFrame, number: int, **changes) -> pd.DataFrame:
    """Copies of the event at Ford, as many as asked for, with other ids."""
    rows = pd.concat([table.head(1)] * number, ignore_index=True)
    return rows.assign(event_id=[f"a/{n}" for n in range(1, number + 1)], **changes)


def test_every_event_is_on_the_map_or_in_the_list_beside_it(table: pd.DataFrame, sample: Corpus) -> None:
    found = placed(table, sample)

    assert sorted(found.on_map + found.without_point) == sorted(table["event_id"])
    assert found.on_map == ("north/1", "north/4", "north/5", "south/1")
    assert found.marks["n"].sum() == len(found.on_map)


def test_homonyms_are_two_marks_and_coincident_events_one_with_their_number(table: pd.DataFrame, sample: Corpus) -> None:
    marks = placed(table, sample).marks.set_index("place_id")

    assert marks["n"].to_dict() == {"ford": 2, "ford-2": 1, "old-town": 1}
    assert marks.loc[["ford", "ford-2"], "name"].tolist() == ["Ford", "Ford"]
    assert tuple(marks.loc["ford-2", ["lat", "lon"]]) == (9.0, 9.0)


def test_what_is_known_to_a_governorate_or_country_is_an_area_and_never_a_mark(table: pd.DataFrame, sample: Corpus) -> None:
    found = placed(table, sample)

    assert found.areas.to_dict("records") == [
        {"place_id": "ford-province", "place": "Ford Province", "place_precision": "governorate", "n": 1}]
    assert "ford-province" not in set(found.marks["place_id"])


@pytest.mark.parametrize("precision", ("governorate", "country"))
def test_a_governorate_or_country_is_no_point_even_if_its_file_gives_one(precision: str) -> None:
    delta = read_corpus(DELTA)
    broad = {name: replace(place, precision=precision) for name, place in delta.places.items()}
    corpus = replace(delta, places=broad)
    tables = build_tables(corpus)

    found = place_events(tables.events, sides(tables.events, tables, corpus), tables.event_places, corpus)

    assert found.marks.empty and found.on_map == () and found.arrows.empty
    assert found.areas["n"].sum() == tables.events["place_id"].notna().sum() > 0


def test_an_area_has_a_halo_and_a_town_has_none(table: pd.DataFrame, sample: Corpus) -> None:
    assert placed(table, sample).marks.set_index("place_id")["halo"].to_dict() == {
        "ford": False, "ford-2": False, "old-town": True}


def test_a_mark_shows_colours_and_group_only_where_its_events_share_them(table: pd.DataFrame, sample: Corpus) -> None:
    two = at(table, 2)

    same = placed(two, sample, e1=("red", "blue"), e2=("red", "blue")).marks.iloc[0]
    other_ring = placed(two, sample, e1=("red", "blue"), e2=("red", "")).marks.iloc[0]
    turned = placed(two, sample, e1=("red", "blue"), e2=("blue", "red")).marks.iloc[0]
    shared_ring = placed(two, sample, e1=("red", "green"), e2=("blue", "green")).marks.iloc[0]
    two_groups = placed(two.assign(group=["violence", "politics"]), sample).marks.iloc[0]

    assert (same["core"], same["ring"], same["group"]) == ("red", "blue", "violence")
    assert (other_ring["core"], other_ring["ring"]) == ("red", "")
    assert (turned["core"], turned["ring"]) == (shared_ring["core"], shared_ring["ring"]) == ("many", "")
    assert two_groups["group"] == ""


def test_no_event_gives_no_mark_no_area_and_no_arrow(table: pd.DataFrame, sample: Corpus) -> None:
    found = placed(table.head(0), sample)

    assert found.marks.empty and found.areas.empty and found.arrows.empty
    assert found.on_map == found.without_point == ()


def test_an_arrow_starts_at_the_first_origin_of_its_event_and_not_at_a_homonym() -> None:
    delta = read_corpus(DELTA)
    events = build_tables(delta).events
    moved = events[events["place_id"] == "reeds"].head(1).assign(origin="Ford; The Reeds")
    event = moved["event_id"].iloc[0]

    for origin, point in (("ford-upper", (13.0, 1.0)), ("ford-lower", (11.0, 3.0))):
        rows = [(event, "reeds", "at"), (event, origin, "origin"), (event, "reeds", "origin")]
        arrows = placed(moved, delta, rows).arrows
        assert arrows[["event_id", "from_lat", "from_lon", "lat", "lon", "core"]].values.tolist() == [
            [event, *point, 12.9, 1.1, "red"]]


def test_an_origin_without_a_point_draws_no_arrow() -> None:
    delta = read_corpus(DELTA)
    events = build_tables(delta).events
    moved = events[events["place_id"] == "reeds"].head(1)

    assert placed(moved, delta, [(moved["event_id"].iloc[0], "upper", "origin")]).arrows.empty


def test_up_to_the_limit_every_place_is_a_mark(table: pd.DataFrame, sample: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_places, "MOST_MARKS", 3)

    assert placed(table, sample).marks["place_id"].tolist() == ["ford", "ford-2", "old-town"]


def test_above_the_limit_neighbours_are_one_mark_that_names_all_their_places(
        table: pd.DataFrame, sample: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_places, "MOST_MARKS", 3)
    near = at(table, 5, place_id=["a", "b", "c", "c", "far"], lat=[1.0, 1.1, 1.2, 1.2, 5.0], lon=[2.0, 2.1, 2.2, 2.2, -0.1])

    marks = placed(near, sample).marks

    assert marks["n"].tolist() == [4, 1]
    assert marks["place_id"].tolist() == ["a,b,c", "far"]
    assert np.allclose(marks[["lat", "lon"]], [[1.1, 2.1], [5.0, -0.1]])
    assert marks["name"].tolist() == ["3 places", "1 place"]
    assert set(marks["core"]) == {"many"} and not marks["halo"].any()


def test_the_sample_s_movements_start_where_they_are_coded_to(sample: Corpus, sample_tables: Tables) -> None:
    events = sample_tables.events
    found = place_events(events, sides(events, sample_tables, sample), sample_tables.event_places, sample)
    origins = sample_tables.event_places.query("role == 'origin'").drop_duplicates("event_id").set_index("event_id")["place_id"]

    for arrow in found.arrows.itertuples():
        place = sample.places[origins[arrow.event_id]]
        assert (arrow.from_lat, arrow.from_lon) == (place.lat, place.lon)
    assert set(found.arrows["event_id"]) <= set(found.on_map)
