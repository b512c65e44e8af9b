"""Points and outlines: a point is in what holds it, whatever the order; on a shared line in both, in a hole in what fills it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, shape

from lib.corpus.checking.lying import Outlines, km_to_line
from lib.corpus.checking.units import units_by_outlines
from lib.corpus.model.models import Place
from tests.places.files import box, feature

TENTHS = st.integers(100, 180).map(lambda at: at / 10)  # 0, 0 is asked of nothing
POINTS = st.lists(st.tuples(TENTHS, TENTHS), min_size=1, max_size=12)
HOLE = box(15, 15, 17, 17)
HOLED = {"type": "Polygon", "coordinates": [*box(14, 14, 18, 18)["coordinates"], HOLE["coordinates"][0][::-1]]}
ISLAND = {"type": "MultiPolygon", "coordinates": [box(10, 10, 14, 14)["coordinates"], box(10, 16, 11, 17)["coordinates"]]}
AREAS = {"Holed": HOLED, "Enclave": HOLE, "Island": ISLAND, "East": box(14, 10, 18, 14), "West": box(11.5, 14, 14, 18)}
ORDERS = st.permutations(list(AREAS))


def units_of(points: list[tuple[float, float]], order: list[str]) -> dict[str, tuple[str, ...]]:
    """Place id -> the governorates that outlines in an order give to places at points."""
    places = {str(at): Place(str(at), f"P{at}", "", "town", lat=lat, lon=lon) for at, (lat, lon) in enumerate(points)}
    outlines = {"features": [feature(AREAS[name], name=name) for name in order]}
    found = units_by_outlines(places, dict.fromkeys(places, 2), {"boundaries.geojson": outlines}, ())
    assert found.problems == []
    return {key: place.governorates for key, place in found.places.items()}


@settings(max_examples=80, deadline=None)
@given(POINTS, ORDERS)
def test_a_point_is_in_all_that_hold_it_and_in_no_other(points: list[tuple[float, float]], order: list[str]) -> None:
    outlines = Outlines([feature(AREAS[name], name=name) for name in order])

    told = [{outlines.names[number] for number in around} for around in outlines.around(points)]

    assert told == [{name for name, area in AREAS.items() if shape(area).covers(Point(lon, lat))} for lat, lon in points]


@settings(max_examples=80, deadline=None)
@given(POINTS, ORDERS)
def test_a_place_takes_the_one_area_that_holds_it_and_none_on_a_line(points: list[tuple[float, float]], order: list[str]) -> None:
    units = units_of(points, order)

    for at, (lat, lon) in enumerate(points):
        holding = [name for name, area in AREAS.items() if shape(area).covers(Point(lon, lat))]
        assert units[str(at)] == (tuple(holding) if len(holding) == 1 else ())
    assert units == units_of(points, list(AREAS))


@settings(max_examples=60, deadline=None)
@given(TENTHS, TENTHS)
def test_the_distance_to_a_line_is_nothing_on_it_alone(lat: float, lon: float) -> None:
    for area in AREAS.values():
        on_line = shape(area).boundary.distance(Point(lon, lat)) < 1e-9
        assert (km_to_line(lat, lon, shape(area)) < 0.001) == on_line
