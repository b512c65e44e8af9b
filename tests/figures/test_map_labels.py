"""Names on the map stand beside their own mark, on no other name and no other mark."""

from lib.corpus.models import Extent, Place
from lib.figures.map_labels import SIDES, place_labels, text_layout

EXTENT = Extent(0.0, 0.0, 4.0, 4.0)  # some 150 pixels a degree


def sides_of(*places: tuple[str, float, float], precision: str = "town", width: int = 640) -> dict[str, str]:
    """Name -> side of the names that are drawn; places are written name, lat, lon."""
    known = {name: Place(name, name, "city", precision, lat=lat, lon=lon) for name, lat, lon in places}
    return {one["properties"]["name"]: one["properties"]["side"] for one in place_labels(known, EXTENT, width=width)["features"]}


def test_a_name_stands_below_its_place_where_it_has_room() -> None:
    assert sides_of(("Alba", 2.0, 2.0)) == {"Alba": "below"}


def test_a_name_goes_to_the_side_where_no_mark_covers_it() -> None:
    assert sides_of(("Alba", 2.0, 2.0), ("Borg", 1.87, 2.0))["Alba"] == "above"


def test_a_name_without_room_on_any_side_is_left_out() -> None:
    around = (("Borg", 1.87, 2.0), ("Cove", 2.13, 2.0), ("Dorn", 2.0, 2.2), ("Elm", 2.0, 1.8))

    assert "Alba" not in sides_of(("Alba", 2.0, 2.0), *around)


def test_a_smaller_map_shows_fewer_names() -> None:
    row = [(f"Longer town {number}", 2.0 + number % 2 * 0.3, 0.2 + number * 0.35) for number in range(10)]

    assert len(sides_of(*row, width=300)) < len(sides_of(*row))


def test_towns_go_before_sites_and_areas_have_no_name() -> None:
    known = {name: Place(name, name, "city", kind, lat=2.0, lon=lon)
             for name, kind, lon in (("Hangar", "site", 2.0), ("Alba", "town", 2.0), ("Steppe", "area", 3.0))}

    names = [one["properties"]["name"] for one in place_labels(known, EXTENT)["features"]]
    assert names[0] == "Alba" and "Steppe" not in names


def test_the_map_knows_every_side() -> None:
    layout = text_layout()

    for rule in (layout["text-anchor"], layout["text-offset"]):
        assert [rule[2], rule[4], rule[6]] == list(SIDES)[1:]


def test_a_name_is_not_cut_off_by_the_edge() -> None:
    assert sides_of(("Bad Sankt Katharinen", 2.0, 0.1)) == {"Bad Sankt Katharinen": "right"}
