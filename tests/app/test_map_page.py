"""The map's page on corpora of other shapes: 180°, two places with one point, nothing that has a point; its numbers add up."""

import json
import re
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_pages import DELTA, run, words_of
from tests.corpus.test_tiles import put_pictures


@pytest.fixture
def delta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the invented corpus, to be changed."""
    shutil.copytree(DELTA, tmp_path / "corpus")
    monkeypatch.setenv("FAULTLINES_CORPUS", str(tmp_path / "corpus"))
    return tmp_path / "corpus"


def change(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def figure(app: AppTest) -> dict:
    assert not app.exception
    return json.loads(app.get("plotly_chart")[0].proto.spec)


def marks(app: AppTest) -> dict:
    return next(trace for trace in figure(app)["data"] if trace["name"] == "marks")


def across_180(corpus: Path) -> None:
    change(corpus / "corpus.yaml", ("west: -1.0", "west: 176"), ("east: 4.0", "east: -176"))
    change(
        corpus / "places.csv",
        ("13.0000,1.0000", "13.0000,179.4"),
        ("11.0000,3.0000", "12.9000,-179.8"),
        ("12.9000,1.1000", "12.5000,-179.9"),
    )


@pytest.mark.parametrize("query", ({}, {"background": "1", "place": ["ford-upper", "ford-lower"]}))
def test_places_on_both_sides_of_180_degrees_stand_side_by_side(delta: Path, query: dict) -> None:
    across_180(delta)

    shown = figure(run("pages/map.py", **query))

    drawn = [trace for trace in shown["data"] if trace["name"] in ("marks", "discs")]
    assert drawn and shown["layout"]["map"]["zoom"] > 3
    assert 178 < shown["layout"]["map"]["center"]["lon"] < 182
    for feature in (feature for trace in shown["data"] if trace["name"] == "shapes" for feature in trace["geojson"]["features"]):
        lons = [point[0] for (ring,) in feature["geometry"]["coordinates"] for point in ring]
        assert 178 < min(lons) and max(lons) < 182


def test_two_places_with_one_point_are_one_mark_that_names_and_lists_both(delta: Path) -> None:
    change(delta / "places.csv", ("11.0000,3.0000", "13.0000,1.0000"))
    change(delta / "articles" / "first.md", ("place: reeds", "place: ford-lower\n    inferred: {place: told before}"))

    app = run("pages/map.py")
    (ids,) = [ids for ids in marks(app)["customdata"] if "," in ids]
    listed = words_of(run("pages/map.py", pick=f"place:{ids}"))

    assert set(ids.split(",")) == {"ford-upper", "ford-lower"}
    assert "2 events at 2 places" in " ".join(marks(app)["hovertext"])
    assert "Ford (1) · Ford (1)" in listed
    assert "fight at Upper Ford" in listed and "sends men into the Reeds" in listed


def test_a_corpus_of_which_no_place_has_a_point_still_says_where(delta: Path) -> None:
    text = re.sub(r",1[123]\.\d+,\d\.\d+,(\d*),", ",,,,", (delta / "places.csv").read_text(encoding="utf-8"))
    (delta / "places.csv").write_text(text, encoding="utf-8")

    app = run("pages/map.py")

    assert not any("customdata" in trace and trace["customdata"] for trace in figure(app)["data"] if trace["name"] == "marks")
    said = words_of(app)
    assert "A place that no source locates: Ford" in said and "0 on the map" in said


def test_the_sentence_the_ledger_and_the_lists_beside_count_the_same() -> None:
    app = run("pages/map.py")
    said = words_of(app)

    events, on_map, times, places, beside = map(
        int, re.search(r"(\d+) events: (\d+) on the map \((\d+) times, at (\d+) places\), (\d+) beside it", said).groups()
    )
    ledger = {name: int(app.button(key=f"ledger_part_{name}").label.split("**")[1]) for name in ("on-map", "off-map")}
    app.session_state["map_twin"] = True
    rows = app.run().dataframe[0].value
    assert events == on_map + beside and ledger == {"on-map": on_map, "off-map": beside}
    assert rows.loc[rows["On the map"] == "yes", "Events"].sum() == times
    assert (rows["On the map"] == "yes").sum() == places


@pytest.mark.parametrize(
    "zoom,lat,lon", (("8.5", "35", "40"), ("x", "35", "40"), ("99", "35", "40"), ("8.5", "nan", "40"), ("8.5", "", ""))
)
def test_a_link_with_a_zoom_starts_there_and_one_that_says_nonsense_at_the_whole(zoom: str, lat: str, lon: str) -> None:
    start = figure(run("pages/map.py", _zoom=zoom, _lat=lat, _lon=lon))["layout"]["map"]

    assert start["zoom"] == (8.5 if (zoom, lat, lon) == ("8.5", "35", "40") else pytest.approx(5.5, abs=0.5))


def test_one_event_is_drawn_with_its_places_joined() -> None:
    spec = figure(run("pages/map.py", event="smuggling-headquarters/30"))

    accents = [colour for trace in spec["data"] if trace["name"] == "shapes" for colour in trace["marker"]["line"]["color"]]
    assert accents.count("#B5174B") == 1


def test_with_a_place_chosen_the_page_says_which_events_only_came_from_there_or_were_near() -> None:
    app = run("pages/map.py", place=["al-qaryatayn"])

    assert "2 events: " in words_of(app) and dict(zip(marks(app)["customdata"], marks(app)["text"]))["al-qaryatayn"] != "2"
    assert "1 event of 2 was near the place chosen or came from there" in words_of(app)
    assert "came from there" not in words_of(run("pages/map.py", place=["palmyra"]))


def test_where_nobody_serves_its_tiles_a_base_map_is_said_not_to_be_drawn(delta: Path) -> None:
    assert ".pmtiles" not in words_of(run("pages/map.py"))
    put_pictures(delta / "own.pmtiles")

    app = run("pages/map.py")

    assert "own.pmtiles is not drawn: start the app with streamlit run serve.py" in words_of(app)
    assert "base" not in figure(app)["layout"]["map"]["style"]["sources"]


@pytest.mark.parametrize("outline,shaded", ((None, False), ("Lowlands", False), ("uplands", True)))
def test_the_key_speaks_of_shading_only_where_a_governorate_is_shaded(delta: Path, outline: str | None, shaded: bool) -> None:
    change(delta / "places.csv", ("ford-upper,", "uplands,Uplands,,,governorate,governorate,,,,Uplands,,QX,,,\nford-upper,"))
    change(delta / "articles" / "first.md", ("place: ford-upper", "place: uplands"))
    if outline:
        shape = {"type": "Polygon", "coordinates": [[[0, 12], [2, 12], [2, 14], [0, 12]]]}
        features = [{"type": "Feature", "properties": {"name": outline}, "geometry": shape}]
        (delta / "boundaries.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")

    app = run("pages/map.py", background="1")

    assert ("shaded: a whole" in words_of(app)) == shaded == any(one["name"] == "fills" for one in figure(app)["data"])
