"""When, where and how many in others' codes: a window, a halo, a range becomes a cell, and what it was is named."""

import pytest

from tests.exchange.crossed import FIGHT, FORD

MONTH = {"date": "2021-03", "date_kind": "window", "first_day": "2021-03-01", "last_day": "2021-03-31", "date_precision": "month"}
STAYED = {"date": "2021-02-20/2021-03-10", "date_kind": "extent", "first_day": "2021-02-20", "last_day": "2021-03-10"}


@pytest.mark.parametrize(
    ("date", "acled", "ged", "lost"),
    (
        (MONTH, ["2021-03-16", "3"], ["2021-03-01", "2021-03-31", "4"], ("event_date", "date_prec")),
        (
            MONTH | {"date": "[2021-03-01..2021-03-07]", "last_day": "2021-03-07"},
            ["2021-03-04", "2"],
            ["2021-03-01", "2021-03-07", "3"],
            ("event_date", ""),
        ),
        (STAYED, ["2021-02-20", "1"], ["2021-02-20", "2021-03-10", "4"], ("event_date", "")),
        (STAYED | {"last_day": "2021-02-23"}, ["2021-02-20", "1"], ["2021-02-20", "2021-02-23", "2"], ("event_date", "date_prec")),
        ({"date": "2021-03-05~"}, ["2021-03-05", "1"], ["2021-03-05", "2021-03-05", "1"], ("event_date", "date_start")),
    ),
)
def test_a_window_becomes_a_day_and_what_lasted_its_first(cross, date: dict, acled: list, ged: list, lost: tuple) -> None:
    first, second = cross("acled", FIGHT | date), cross("ged", FIGHT | date)

    assert [first.rows["north/1"][name] for name in ("event_date", "time_precision")] == acled
    assert [second.rows["north/1"][name] for name in ("date_start", "date_end", "date_prec")] == ged
    assert lost[0] in {their for their, _ in first.lost()}
    assert {their for their, _ in second.lost() if their.startswith("date")} == ({lost[1]} - {""})


def test_a_year_has_no_code_of_acled_and_what_goes_on_none_of_ged(cross) -> None:
    year = MONTH | {"date": "2021", "first_day": "2021-01-01", "last_day": "2021-12-31"}
    goes_on = STAYED | {"date": "2021-02-20/..", "last_day": None}

    assert cross("acled", FIGHT | year).left_out() == {"north/1": "date"} == cross("ged", FIGHT | goes_on).left_out()
    assert cross("ged", FIGHT | year).rows["north/1"]["date_prec"] == "5"
    assert cross("acled", FIGHT | goes_on).rows["north/1"]["event_date"] == "2021-02-20"
    assert ("enddate", "date") in cross("plover", FIGHT | goes_on).lost()


@pytest.mark.parametrize(
    ("place", "acled", "ged", "lost"),
    (
        ({"place_precision": "vicinity", "radius_km": 9.0}, "2", "2", {"geo_precision"}),
        ({"place_precision": "district"}, "2", "3", set()),
        ({"place_precision": "governorate", "lat": None, "lon": None}, "3", "4", {"latitude"}),
        ({"place_precision": "country", "lat": None, "lon": None}, "", "6", {"latitude", "geo_precision"}),
        (dict.fromkeys(FORD), "", "", {"location"}),
        ({"n_places": 2, "places": "Ford; Old Town"}, "1", "1", {"location"}),
    ),
)
def test_a_place_becomes_a_code_and_several_the_first(cross, place: dict, acled: str, ged: str, lost: set) -> None:
    first, second = cross("acled", FIGHT | place), cross("ged", FIGHT | place)

    assert first.rows["north/1"]["geo_precision"] == acled and second.rows["north/1"]["where_prec"] == ged
    assert {their for their, _ in first.lost() if their} == lost
    assert second.rows["north/1"]["where_coordinates"] == (place.get("place", "Ford") or "")


def test_ranges_become_bounds_or_the_lower_one(cross) -> None:
    ranged = FIGHT | {"killed_min": 2, "killed_max": 4, "killed_about": True}
    least = FIGHT | {"event_id": "north/2", "killed_max": None}
    ged, acled = cross("ged", ranged, least), cross("acled", ranged, least)

    assert [ged.rows["north/1"][name] for name in ("low", "best", "high")] == ["2", "2", "4"]
    assert ("best", "killed") in ged.lost() and ("high", "killed") in ged.lost("north/2")
    assert acled.rows["north/1"]["fatalities"] == "2" == acled.rows["north/2"]["fatalities"]
    assert [row["our_value"] for row in acled.losses if row["their_field"] == "fatalities"] == ["~2–4", "~2–4", "2+"]


def test_what_has_no_column_is_named_and_what_is_usual_is_not(cross) -> None:
    told = cross("acled", FIGHT | {"issue": "pay", "wounded_max": 3, "credibility": "2", "goods": "weapons", "mode": "cordon"})

    assert {our for their, our in told.lost() if not their} == {"quote", "issue", "wounded", "credibility", "goods", "mode"}


def test_a_text_that_would_run_is_guarded_and_named(cross) -> None:
    told = cross("acled", FIGHT | {"summary": "=1+1"})

    assert told.rows["north/1"]["notes"] == "'=1+1" and ("notes", "summary") in told.lost()
    assert told.rows["north/1"]["latitude"] == "-3.5"
