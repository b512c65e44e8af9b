"""Which places are near a place: measured on the ground, halos counted, and nothing near what has no point."""

import random
from dataclasses import replace

import pytest
from geopy.distance import geodesic

from lib.corpus.model.models import Bloc, Corpus, CorpusSettings, Extent, Place
from lib.events.asking import near as measuring
from lib.events.asking.filters import Filters
from lib.events.asking.near import has_point, places_near
from lib.events.asking.select import select_events
from lib.events.tables import Tables
from tests.asked import count_options

SETTINGS = CorpusSettings("Valley", ("QX",), Extent(0, 0, 1, 1), (Bloc("north", "The North", "blue"),))
PLACES = (
    Place("centre", "Centre", "village", "town", lat=60.0, lon=0.0),
    Place("east", "East", "village", "town", lat=60.0, lon=1.0),  # 55.8 km away: a degree is short up there
    Place("south", "South", "village", "town", lat=59.0, lon=0.0),  # 111.4 km
    Place("marsh", "Marsh", "marsh", "area", lat=60.0, lon=1.0, radius_km=10.0),
    Place("province", "Province", "governorate", "governorate", lat=60.0, lon=0.0),
    Place("land", "Land", "country", "country", lat=60.0, lon=0.0),
    Place("nowhere", "Nowhere", "village", "town"),
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(tmp_path_factory.mktemp("valley"), SETTINGS, {}, {place.id: place for place in PLACES}, (), (), (), "")


def test_kilometres_are_measured_on_the_ground_and_not_in_degrees(corpus: Corpus) -> None:
    assert "east" not in places_near(corpus, "centre", 55).inside
    assert "east" in places_near(corpus, "centre", 56).inside
    assert "south" not in places_near(corpus, "centre", 111).inside
    assert "south" in places_near(corpus, "centre", 112).inside


@pytest.mark.parametrize("km,inside,touching", ((45, False, False), (46, False, True), (65, False, True), (66, True, False)))
def test_a_halo_is_inside_as_a_whole_or_only_touches(corpus: Corpus, km: float, inside: bool, touching: bool) -> None:
    near = places_near(corpus, "centre", km)

    assert ("marsh" in near.inside, "marsh" in near.touching) == (inside, touching)


@pytest.mark.parametrize("centre", ("centre", "marsh"))
def test_a_place_is_near_itself_whatever_its_halo(corpus: Corpus, centre: str) -> None:
    near = places_near(corpus, centre, 1)

    assert centre in near.inside and not near.inside & near.touching


@pytest.mark.parametrize("centre", ("province", "land", "nowhere", "no such place", ""))
def test_nothing_is_near_a_place_without_a_point(corpus: Corpus, centre: str) -> None:
    near = places_near(corpus, centre, 500)

    assert near.inside == near.touching == frozenset()


def test_what_has_no_point_is_near_nothing(corpus: Corpus) -> None:
    near = places_near(corpus, "centre", 500)

    assert near.inside | near.touching == {"centre", "east", "south", "marsh"} == {place.id for place in PLACES if has_point(place)}


def scattered(corpus: Corpus, number: int) -> Corpus:
    """Places all over the Earth, poles and the 180th meridian among them, some with halos."""
    dice = random.Random(3)
    places = {
        f"p{n}": Place(
            f"p{n}",
            "P",
            "area",
            "area",
            lat=dice.choice((90.0, -90.0, dice.uniform(-90, 90))),
            lon=dice.choice((180.0, -180.0, dice.uniform(-180, 180))),
            radius_km=dice.choice((None, 40.0)),
        )
        for n in range(number)
    }
    return replace(corpus, places=places)


@pytest.mark.parametrize("km", (1.0, 100.0, 3000.0, 9000.0, 20100.0))
def test_what_is_near_is_what_the_ellipsoid_says_of_every_place(corpus: Corpus, km: float) -> None:
    everywhere = scattered(corpus, 150)
    places = list(everywhere.places.values())

    for centre in places[:12]:
        near = places_near(everywhere, centre.id, km)
        for place in places:
            distance = geodesic((centre.lat, centre.lon), (place.lat, place.lon)).km
            inside, touches = (distance + sign * (place.radius_km or 0) <= km for sign in (1, -1))
            assert (place.id in near.inside) == (inside or place is centre)
            assert (place.id in near.inside | near.touching) == (touches or place is centre)


def noting(monkeypatch: pytest.MonkeyPatch, name: str) -> list:
    """What a function of the module is called with from now on."""
    asked, own = [], getattr(measuring, name)
    monkeypatch.setattr(measuring, name, lambda *what: asked.append(what) or own(*what))
    return asked


def test_a_circle_is_measured_once_for_all_that_a_page_asks_of_it(
    sample: Corpus, sample_tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured, tables, asked = noting(monkeypatch, "places_near"), replace(sample_tables), Filters(near_place="homs", near_km=60)

    assert len(select_events(tables, sample, asked).events)
    count_options(tables, sample, asked)

    assert measured == [(sample, "homs", 60)]


def test_only_the_rim_of_a_circle_is_measured_on_the_ellipsoid(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    measured, everywhere = noting(monkeypatch, "geodesic"), scattered(corpus, 1000)

    assert len(places_near(everywhere, "p0", 5000).inside) > 100

    assert len(measured) < 30
