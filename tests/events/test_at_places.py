"""Where events are drawn: one mark a place, nothing at a point that nobody reported, arrows from the right origin."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.corpus.model.models import Article, Corpus, Event, Extent, Participant, Place, Span
from lib.corpus.reading.read import read_corpus
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.counting.at_places import Placed, place_events
from lib.events.counting.sides import sides
from lib.events.tables import Tables
from tests.asked import by_governorate
from tests.events.test_build import DELTA


def placed(events: pd.DataFrame, corpus: Corpus, more: list[tuple[str, str, str]] = (), **colours: tuple[str, str]) -> Placed:
    """Each event at its `place_id`, and what `more` (event_id, place_id, role) says. `colours`: core and ring of events by
    the number in their id; red alone where not told."""
    told = [colours.get(f"e{event.split('/')[1]}", ("red", "")) for event in events["event_id"]]
    blocs = pd.DataFrame(told, columns=["core", "ring"]).assign(event_id=events["event_id"].to_numpy())
    at = events.loc[events["place_id"].notna(), ["event_id", "place_id"]].assign(role="at")
    rows = pd.DataFrame(list(more), columns=["event_id", "place_id", "role"])
    return place_events(events, blocs, pd.concat([at, rows], ignore_index=True), corpus)


@pytest.fixture
def valley(sample: Corpus) -> Corpus:
    """The places of the hand-written table, a border and a country."""
    places = (
        Place("ford", "Ford", "town", "town", lat=-3.5, lon=0.25, located_by="gazetteer", source="A list"),
        Place("ford-2", "Ford", "town", "town", lat=9.0, lon=9.0, source="coder, from memory"),
        Place("old-town", "Old Town", "area", "area", lat=1.0, lon=2.0, radius_km=5.0, located_by="proxy", source="A list"),
        Place("ford-province", "Ford Province", "governorate", "governorate", governorates=("Ford",)),
        Place("border", "Long border", "border", "line", lat=5.0, lon=5.0, radius_km=90.0, source="coder"),
        Place("land", "Land", "country", "country", lat=0.0, lon=0.0, source="coder"),
    )
    return replace(sample, places={place.id: place for place in places})


def test_every_event_is_on_the_map_or_not_and_every_place_of_it_drawn_or_beside(table: pd.DataFrame, valley: Corpus) -> None:
    more = [
        ("north/1", "ford-2", "at"),
        ("north/1", "ford-province", "at"),
        ("north/3", "border", "at"),
        ("north/2", "old-town", "near"),
    ]

    found = placed(table, valley, more)

    assert found.on_map == ("north/1", "north/4", "north/5", "south/1")
    both = pd.concat([found.placings, found.beside])
    pairs = both.loc[both["place_id"].notna(), ["event_id", "place_id"]]
    told = [(row.event_id, row.place_id) for row in table.itertuples() if isinstance(row.place_id, str)]
    assert sorted(map(tuple, pairs.to_numpy())) == sorted([*told, *((event, place) for event, place, role in more if role == "at")])
    assert sorted(both.loc[both["place_id"].isna(), "event_id"]) == ["north/2", "south/2", "south/3"]


def test_an_event_stands_at_each_place_once(table: pd.DataFrame, valley: Corpus) -> None:
    found = placed(table.head(1), valley, [("north/1", "ford-2", "at"), ("north/1", "ford", "at"), ("north/1", "old-town", "at")])

    assert found.placings["place_id"].tolist() == ["ford", "ford-2", "old-town"]
    assert found.on_map == ("north/1",) and found.n_places == 3


@pytest.mark.parametrize("place", ("ford-province", "border", "land"))
def test_a_governorate_a_line_and_a_country_are_no_points_even_if_their_file_gives_one(
    place: str, table: pd.DataFrame, valley: Corpus
) -> None:
    found = placed(table.head(1).assign(place_id=place), valley)

    assert found.placings.empty and found.on_map == ()
    assert found.beside["place_id"].tolist() == [place]


def test_a_governorate_shades_its_outline_by_its_name_and_not_its_place_s(table: pd.DataFrame, valley: Corpus) -> None:
    assert placed(table, valley).areas.to_dict("records") == [
        {
            "place_id": "ford-province",
            "place": "Ford Province",
            "place_precision": "governorate",
            "governorate": "Ford",
            "n": 1,
            "layered": 0,
        }
    ]


def test_a_place_says_whether_its_point_was_surveyed_and_where_it_is_from(table: pd.DataFrame, valley: Corpus) -> None:
    found = placed(table, valley).placings.drop_duplicates("place_id").set_index("place_id")

    assert found["surveyed"].to_dict() == {"ford": True, "ford-2": False, "old-town": False}
    assert found["located"].to_dict() == {
        "ford": "gazetteer: A list",
        "ford-2": "the coder, from memory",
        "old-town": "proxy: A list",
    }
    assert found["exact"].to_dict() == {"ford": True, "ford-2": True, "old-town": False}


def test_what_is_doubtful_goes_with_each_placing(table: pd.DataFrame, valley: Corpus) -> None:
    doubted = table.head(1).assign(stage="ordered", claim="alleged")

    found = placed(doubted, valley, [("north/1", "ford-2", "at")]).placings

    assert found[["not_done", "alleged", "denied"]].to_numpy().tolist() == [[True, True, False]] * 2


@pytest.mark.parametrize(
    "west,east,expected",
    ((35, 43, (179.4, 180.2)), (176, 182, (179.4, 180.2)), (-182, -176, (-180.6, -179.8)), (-10, 10, (179.4, -179.8))),
)
def test_longitudes_stay_within_half_a_turn_of_the_extent_s_middle(west: float, east: float, expected: tuple[float, float]) -> None:
    extent = Extent(west, -20, east, -15)

    assert (extent.unwrapped(179.4), extent.unwrapped(-179.8)) == pytest.approx(expected)


def test_no_event_gives_no_placing_no_area_and_no_arrow(table: pd.DataFrame, valley: Corpus) -> None:
    found = placed(table.head(0), valley)

    assert found.placings.empty and found.beside.empty and found.areas.empty and found.arrows.empty
    assert found.on_map == ()


def test_an_arrow_starts_at_the_first_origin_of_its_event_and_not_at_a_homonym() -> None:
    delta = read_corpus(DELTA)
    events = build_tables(delta).events
    moved = events[events["place_id"] == "reeds"].head(1).assign(origin="Ford; The Reeds")
    event = moved["event_id"].iloc[0]

    for origin, point in (("ford-upper", (13.0, 1.0)), ("ford-lower", (11.0, 3.0))):
        arrows = placed(moved, delta, [(event, origin, "origin"), (event, "reeds", "origin")]).arrows
        assert arrows[["event_id", "place_id", "from_lat", "from_lon", "core"]].values.tolist() == [[event, "reeds", *point, "red"]]


def test_an_origin_without_a_point_draws_no_arrow() -> None:
    delta = read_corpus(DELTA)
    events = build_tables(delta).events
    moved = events[events["place_id"] == "reeds"].head(1)

    assert placed(moved, delta, [(moved["event_id"].iloc[0], "upper", "origin")]).arrows.empty


def test_the_sample_s_movements_start_where_they_are_coded_to(sample: Corpus, sample_tables: Tables) -> None:
    events = sample_tables.events
    found = place_events(events, sides(events, sample_tables, sample), sample_tables.event_places, sample)
    origins = sample_tables.event_places.query("role == 'origin'").drop_duplicates("event_id").set_index("event_id")["place_id"]

    for arrow in found.arrows.itertuples():
        place = sample.places[origins[arrow.event_id]]
        assert (arrow.from_lat, arrow.from_lon) == (place.lat, place.lon)
    assert set(found.arrows["event_id"]) <= set(found.on_map)


def test_a_place_that_one_report_alone_tells_is_drawn_and_found_by_its_region_and_place(valley: Corpus) -> None:
    def report(article: str, place: str, **said) -> Article:
        told = Event(
            f"{article}/1",
            "clash",
            "A clash.",
            Span(0, 4, "they"),
            {"side_a": (Participant(next(iter(valley.actors))),)},
            place=(place,),
            **said,
        )
        return Article(article, f"articles/{article}.md", article, "The Post", "they fought", "full", (told,))

    places = valley.places | {
        "mill": Place("mill", "Mill", "town", "town", lat=2.0, lon=2.0, source="A list", governorates=("Far",), district="Mills")
    }
    corpus = replace(valley, places=places, articles=(report("a", "ford"), report("b", "mill", same_as=("a/1",))))
    tables = build_tables(corpus)
    every = tables.events
    found = place_events(every, sides(every, tables, corpus), tables.event_places, corpus)

    assert len(every) == 1 and found.placings["place_id"].tolist() == ["ford", "mill"]
    for asked in ({"regions": frozenset({"governorate:far"})}, {"places": frozenset({"mill"})}, {"places": frozenset({"ford"})}):
        assert select_events(tables, corpus, Filters(**asked)).events["event_id"].tolist() == every["event_id"].tolist()
    assert by_governorate(tables, corpus).set_index("governorate")["events"].to_dict() == {"Far": 1}


def test_a_movement_with_several_origins_is_one_arrow_from_the_first(table: pd.DataFrame, valley: Corpus) -> None:
    found = placed(table.head(1), valley, [("north/1", "ford-2", "origin"), ("north/1", "old-town", "origin")])

    assert found.arrows[["event_id", "from_lat", "from_lon"]].to_numpy().tolist() == [["north/1", 9.0, 9.0]]
