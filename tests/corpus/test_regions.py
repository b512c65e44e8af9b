"""One key joins gazetteer, outlines, filters and maps; what has no partner is said, with what was probably meant."""

import json
from pathlib import Path

import pytest

from lib.corpus.checking.points import distance_km
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables
from lib.events.counting.at_places import place_events
from lib.events.counting.sides import sides
from lib.figures.map import _fills
from lib.figures.small_map import governorates_figure, outlined_of
from lib.figures.theme import LIGHT
from tests.asked import by_governorate

HEADER = "id,name,name_ar,aliases,kind,precision,lat,lon,radius_km,governorate,district,country,within,located_by,source\n"
RING = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def corpus_of(folder: Path, rows: str, *outlines: str) -> Corpus:
    (folder / "articles").mkdir()
    (folder / "corpus.yaml").write_text(
        "title: V\ncountries: [QX]\nextent: {west: 0, south: 0, east: 9, north: 9}\nblocs: [{id: red, label: Red, hue: blue}]\n",
        encoding="utf-8",
    )
    (folder / "actors.yaml").write_text("- {id: reds, name: Reds, kind: militia, bloc: red}\n", encoding="utf-8")
    (folder / "places.csv").write_text(HEADER + rows, encoding="utf-8")
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [RING]}}
        for name in outlines
    ]
    (folder / "boundaries.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    (folder / "articles" / "a.md").write_text(
        "---\nid: a\ntitle: A\npublisher: P\npublished: 2021-03-05\ntext: full\nevents:\n  - id: 1\n    type: deployment\n"
        "    initiator: [reds]\n    place: east\n    summary: Reds in the east.\n    quote: Reds came to East Land\n---\n"
        "Reds came to East Land.\n",
        encoding="utf-8",
    )
    return read_corpus(folder)


FAR = "mill,Mill,,,village,town,8,8,,{name},,{country},,gazetteer,invented\n"
EAST = "east,East Land,,,governorate,governorate,,,,{name},,QX,,,\n"


@pytest.mark.parametrize("name,outline", (("East Land", "east land"), ("EAST-LAND", "East Land"), ("Éast Land", "East  Land")))
def test_a_name_in_another_case_or_with_other_marks_is_one_region_everywhere(tmp_path: Path, name: str, outline: str) -> None:
    corpus = corpus_of(tmp_path, EAST.format(name=name), outline)
    tables = build_tables(corpus)
    boundaries, counts = corpus.boundaries, by_governorate(tables, corpus)

    *_, hits = governorates_figure(counts, outlined_of(boundaries), {name}, LIGHT).data
    placed = place_events(tables.events, sides(tables.events, tables, corpus), tables.event_places, corpus)

    assert counts["events"].tolist() == [1] and set(hits.text) == {f"{name}: 1 event"} and set(hits.customdata) == {name}
    assert _fills(placed.areas, LIGHT, boundaries)["z"].tolist() == [1]
    assert not corpus.problems


def test_a_point_outside_an_outline_of_the_same_key_is_doubted(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, EAST.format(name="east-land") + FAR.format(name="east-land", country="QX"), "East Land")

    assert distance_km(8, 8, [[RING]]) > 500
    assert [problem.field for problem in corpus.problems] == ["lat"]


def test_what_has_no_partner_is_said_with_what_was_meant(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, EAST.format(name="Al-Sharq"), "Sharq", "North")

    outline, governorate = corpus.problems
    assert {(problem.file, problem.field, problem.severity) for problem in corpus.problems} == {
        ("places.csv", "governorate", "warning")
    }
    assert governorate.line == 2 and "“Al-Sharq” has no outline" in governorate.what and "calls it “Sharq”" in governorate.hint
    assert "Sharq, North" in outline.what and "calls it “Al-Sharq”" in outline.hint


def test_another_country_s_governorates_need_no_outline(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, EAST.format(name="East") + FAR.format(name="Far", country="QY"), "East")

    assert not corpus.problems


def test_outlines_of_one_name_are_said_once(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, EAST.format(name="East Land"), "East Land", "West Land", "east-land", "East Land")

    (found,) = [problem for problem in corpus.problems if "one name" in problem.what]
    assert (found.file, found.severity) == ("boundaries.geojson", "warning") and "features 1, 3, 4 have" in found.what
