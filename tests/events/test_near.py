"""Which places are near a place: measured on the ground, halos counted, and nothing near what has no point."""

import pytest

from lib.corpus.models import Bloc, Corpus, CorpusSettings, Extent, Place
from lib.events.near import has_point, places_near

SETTINGS = CorpusSettings("Valley", ("QX",), Extent(0, 0, 1, 1), (Bloc("north", "The North", "blue"),))
PLACES = (
    Place("centre", "Centre", "village", "town", lat=60.0, lon=0.0),
    Place("east", "East", "village", "town", lat=60.0, lon=1.0),               # 55.8 km away: a degree is short up there
    Place("south", "South", "village", "town", lat=59.0, lon=0.0),             # 111.4 km
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

    assert near.inside | near.touching == {"centre", "east", "south", "marsh"} == {
        place.id for place in PLACES if has_point(place)}
