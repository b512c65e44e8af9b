"""The data files of suggestions: columns, names, coordinates, and that a name means one actor unless it says otherwise."""

import csv
import json
import unicodedata
from collections import defaultdict

import pytest
import yaml

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.text.folding import fold
from lib.settings import ROOT

DATA = ROOT / "lib" / "suggest" / "data"
GAZETTEER_COLUMNS = ["name", "aliases", "name_ar", "kind", "lat", "lon", "country", "governorate", "population", "geonames"]
AREA_COLUMNS = [*GAZETTEER_COLUMNS, "precision", "radius_km", "source"]
ACTOR_FIELDS = {"id", "name", "name_ar", "aliases", "ambiguous", "metonyms", "kind", "described", "country", "leaders", "source"}
OUTLINES = {  # what static/countries.geojson calls a country, where it is not the name in areas.csv
    "Congo": "Republic of the Congo",
    "Dem. Rep. Congo": "Democratic Republic of the Congo",
    "Central African Rep.": "Central African Republic",
    "S. Sudan": "South Sudan",
    "Palestine": "Palestinian territories",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "Bosnia and Herz.": "Bosnia and Herzegovina",
}
MARGIN = 1.0  # degrees around a country's box: islands, disputed borders, seas before a coast


def rows_of(name: str) -> tuple[list[str], list[dict]]:
    """-> (columns, rows) of a data file."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or ()), list(reader)


def list_of(name: str) -> list | dict:
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def names_of(row: dict) -> list[str]:
    """All names of a place row."""
    return [row["name"], *filter(None, row["aliases"].split("|")), *filter(None, [row["name_ar"]])]


PLACES = [(file, row) for file in ("gazetteer.csv", "areas.csv") for row in rows_of(file)[1]]
ACTORS = list_of("actors.yaml")
REPORTERS = list_of("reporters.yaml")
NATIONALITIES = list_of("nationalities.yaml")


def boxes() -> dict[str, tuple[float, float, float, float]]:
    """ISO code -> (west, south, east, north) of the outline that bears the country's name."""
    codes = {row["name"]: row["country"] for file, row in PLACES if row["kind"] == "country"}
    found = {}
    for outline in json.loads((ROOT / "static" / "countries.geojson").read_text(encoding="utf-8"))["features"]:
        name = outline["properties"]["name"]
        code = codes.get(OUTLINES.get(name, name))
        polygons = outline["geometry"]["coordinates"]
        polygons = polygons if outline["geometry"]["type"] == "MultiPolygon" else [polygons]
        points = [point for polygon in polygons for ring in polygon for point in ring]
        if code:
            west, south = (min(point[axis] for point in points) for axis in (0, 1))
            east, north = (max(point[axis] for point in points) for axis in (0, 1))
            found[code] = (west, south, east, north)
    return found


@pytest.mark.parametrize(
    ("file", "columns", "least"), [("gazetteer.csv", GAZETTEER_COLUMNS, 9000), ("areas.csv", AREA_COLUMNS, 700)]
)
def test_a_place_file_has_its_columns_and_enough_rows(file, columns, least):
    found, rows = rows_of(file)
    assert found == columns
    assert len(rows) >= least


def test_the_gazetteer_stays_small():
    assert (DATA / "gazetteer.csv").stat().st_size < 2_500_000


def test_every_place_lies_in_the_box_of_its_country():
    boxed = boxes()
    assert {"SY", "IQ", "LB", "JO", "TR", "YE", "LY", "SD", "UA", "AF", "ML", "SO", "CD", "SS", "CF", "PS"} <= set(boxed)
    astray = []
    for file, row in PLACES:
        west, south, east, north = boxed.get(row["country"], (-180, -90, 180, 90))
        inside = west - MARGIN <= float(row["lon"]) <= east + MARGIN and south - MARGIN <= float(row["lat"]) <= north + MARGIN
        if not inside:
            astray.append((file, row["name"], row["country"], row["lat"], row["lon"]))
    assert astray == []


def test_names_of_places_are_clean_and_said_once():
    for _, row in PLACES:
        names = names_of(row)
        assert all(name == name.strip() for name in names), row
        assert len({name.casefold() for name in names}) == len(names), row
        assert all(len(name) > 1 for name in names), row


def test_no_file_holds_control_or_bidi_characters():
    for path in DATA.iterdir():
        if path.suffix in {".csv", ".yaml"}:
            odd = {sign for sign in path.read_text(encoding="utf-8") if unicodedata.category(sign) in {"Cc", "Cf"}} - {"\n"}
            assert odd == set(), path.name


def test_a_gazetteer_id_stands_once_and_an_area_once_in_its_country():
    ids = [row["geonames"] for file, row in PLACES if file == "gazetteer.csv"]
    areas = [(row["name"].casefold(), row["country"]) for file, row in PLACES if file == "areas.csv"]
    assert len(set(ids)) == len(ids)
    assert len(set(areas)) == len(areas)


def test_areas_say_precision_radius_and_source():
    for _, row in filter(lambda place: place[0] == "areas.csv", PLACES):
        assert row["precision"] in {"town", "area", "governorate", "country"}, row
        assert float(row["radius_km"]) > 0 and row["source"], row


def test_all_governorates_of_syria_are_there_under_the_names_that_the_gazetteer_uses():
    areas = {row["governorate"] for _, row in PLACES if row.get("precision") == "governorate" and row["country"] == "SY"}
    towns = {row["governorate"] for file, row in PLACES if file == "gazetteer.csv" and row["country"] == "SY"}
    assert len(areas) == 14
    assert towns == areas


def test_actors_have_known_fields_unique_ids_and_kinds_of_the_codebook():
    ids = [actor["id"] for actor in ACTORS]
    assert len(ids) >= 350
    assert len(set(ids)) == len(ids)
    for actor in ACTORS:
        assert set(actor) <= ACTOR_FIELDS, actor["id"]
        assert actor["name"] and actor["source"] and actor["kind"] in CODEBOOK.actor_kinds, actor["id"]


def test_a_name_means_one_actor_unless_it_is_listed_as_ambiguous():
    owners = defaultdict(set)
    for actor in ACTORS:
        for name in [actor["name"], actor.get("name_ar"), *actor.get("aliases", ()), *actor.get("metonyms", ())]:
            if name:
                owners[name.casefold()].add(actor["id"])
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_an_ambiguous_name_is_borne_by_several_actors():
    bearers = defaultdict(set)
    for actor in ACTORS:
        for name in [actor["name"], *actor.get("aliases", ()), *actor.get("ambiguous", ())]:
            bearers[name.casefold()].add(actor["id"])
    single = [(actor["id"], name) for actor in ACTORS for name in actor.get("ambiguous", ()) if len(bearers[name.casefold()]) < 2]
    assert single == []


def test_names_of_actors_are_text_and_clean():
    for actor in ACTORS:
        names = [actor["name"], *actor.get("aliases", ()), *actor.get("ambiguous", ()), *actor.get("metonyms", ())]
        assert all(isinstance(name, str) and name == name.strip() and len(name) > 1 for name in names), actor["id"]
        assert len({name.casefold() for name in names}) == len(names), actor["id"]


def test_a_leader_is_a_person_of_the_list():
    persons = {actor["name"] for actor in ACTORS if actor["kind"] == "person"}
    assert {leader for actor in ACTORS for leader in actor.get("leaders", ())} <= persons


def test_reporters_are_unique_and_no_actors():
    assert len(REPORTERS["reporters"]) >= 150
    names = [
        name.casefold()
        for reporter in REPORTERS["reporters"]
        for name in (reporter["name"], *reporter.get("aliases", ()), *reporter.get("ambiguous", ()))
    ]
    assert len(set(names)) == len(names)
    actors = {name.casefold() for actor in ACTORS for name in (actor["name"], *actor.get("aliases", ()))}
    sure = {name.casefold() for reporter in REPORTERS["reporters"] for name in (reporter["name"], *reporter.get("aliases", ()))}
    assert sure & actors == set()


def test_a_spokesman_or_commander_is_not_one_who_only_speaks():
    speakers = set(REPORTERS["speakers"]["en"])
    assert {"analyst", "researcher", "correspondent"} <= speakers
    assert not speakers & {"spokesman", "spokesperson", "commander", "minister", "president", "sheikh", "official"}


def test_a_word_of_nationality_stands_for_one_country_and_for_no_actor():
    words = [word.casefold() for entry in NATIONALITIES for word in (*entry["words"], *entry.get("ar", ()))]
    assert len(set(words)) == len(words)
    actors = {name.casefold() for actor in ACTORS for name in (actor["name"], *actor.get("aliases", ()))}
    assert not set(words) & actors
    assert all(entry.get("people") or len(entry["country"]) == 2 for entry in NATIONALITIES)


def test_a_nationality_is_of_a_country_that_the_areas_have():
    countries = {row["country"] for _, row in PLACES if row["kind"] == "country"}
    assert {entry["country"] for entry in NATIONALITIES if "country" in entry} <= countries


@pytest.mark.parametrize(
    ("written", "country", "governorate"),
    [
        ("Albu Kamal", "SY", "Deir ez-Zor"),
        ("Tadmor", "SY", "Homs"),
        ("Kobane", "SY", "Aleppo"),
        ("al-Mayadeen", "SY", "Deir ez-Zor"),
        ("T4 airbase", "SY", "Homs"),
        ("Dar'a", "SY", "Daraa"),
        ("Fallujah", "IQ", "Anbar"),
        ("El Geneina", "SD", "West Darfur"),
        ("دير الزور", "SY", "Deir ez-Zor"),
        ("Shingal", "IQ", "Nineveh"),
        ("Sweida", "SY", "As-Suwayda"),
        ("Avdiivka", "UA", "Donetsk"),
    ],
)
def test_usual_spellings_lead_to_the_place(written, country, governorate):
    found = {(row["country"], row["governorate"]) for _, row in PLACES if fold(written) in map(fold, names_of(row))}
    assert (country, governorate) in found
