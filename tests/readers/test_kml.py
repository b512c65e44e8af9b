"""KML, opened by GDAL's libkml (pyogrio), shapely, and a plain XML parser."""

import warnings
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pyogrio
import shapely

from lib.corpus.model.codebook import CODEBOOK
from lib.exchange.chosen import chosen_of
from lib.exchange.kml import WITHOUT, kml_misses, write_kml
from lib.exchange.manifest import Snapshot
from tests.readers.conftest import ODD_IN_XML

SPACE = {"k": "http://www.opengis.net/kml/2.2"}


def layers(snapshot: Snapshot, folder: Path) -> dict[str, list[dict]]:
    """Folder -> its placemarks as libkml reads them, with the shape under "shape"."""
    path = folder / "events.kml"
    path.write_bytes(write_kml(snapshot))
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, _ in pyogrio.list_layers(path):
            found[name] = pyogrio.read_arrow(path, layer=name)[1].to_pylist()
    for rows in found.values():
        for row in rows:
            row["shape"] = shapely.from_wkb(row.pop("wkb_geometry", None))
    return found


def marks(snapshot: Snapshot) -> dict[str, ElementTree.Element]:
    """event_id -> its placemark."""
    root = ElementTree.fromstring(write_kml(snapshot))
    return {one.find(".//k:Data[@name='event_id']/k:value", SPACE).text: one for one in root.iterfind(".//k:Placemark", SPACE)}


def words(mark: ElementTree.Element, path: str) -> str | None:
    return mark.findtext("/".join(f"k:{step}" for step in path.split("/")), None, SPACE)


def test_folders_are_types_and_every_event_stands_in_one(whole: Snapshot, tmp_path: Path) -> None:
    found = layers(whole, tmp_path)
    there = [row["event_id"] for rows in found.values() for row in rows]

    assert sorted(there) == sorted(whole.events["event_id"]) and list(found)[-1] == WITHOUT
    assert set(found) - {WITHOUT} <= {kind.label for kind in CODEBOOK.types.values()}
    for name, rows in found.items():
        assert all((row["shape"] is None or row["shape"].is_empty) == (name == WITHOUT) for row in rows)


def test_points_halos_and_movements_are_drawn(whole: Snapshot, tmp_path: Path) -> None:
    shapes = [part for rows in layers(whole, tmp_path).values() for row in rows if row["shape"] for part in row["shape"].geoms]

    assert {shape.geom_type for shape in shapes} == {"Point", "Polygon", "LineString"}
    assert all(shape.is_valid for shape in shapes)


def test_a_day_is_a_moment_and_all_else_a_span_with_its_words(bare: Snapshot) -> None:
    found = marks(bare)

    assert words(found["north/1"], "TimeStamp/when") == "2021-03-05"
    assert [words(found["north/3"], f"TimeSpan/{end}") for end in ("begin", "end")] == ["2021-03-01", "2021-03-31"]
    assert [words(found["north/5"], f"TimeSpan/{end}") for end in ("begin", "end")] == ["2021-03-05", None]
    assert found["north/2"].find("k:TimeSpan", SPACE) is found["north/2"].find("k:TimeStamp", SPACE) is None
    assert "one day, in March 2021" in words(found["north/3"], "description")
    assert found["north/3"].findtext(".//k:Data[@name='date']/k:value", None, SPACE) == "2021-03"


def test_the_balloon_has_the_sentence_and_runs_nothing(bare: Snapshot) -> None:
    evil = replace(bare, events=bare.events.assign(quote="<script>alert(1)</script> ]]> fought"))
    balloon = words(marks(evil)["north/1"], "description")

    assert "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; fought" in balloon and "<script" not in balloon
    assert "Reds ⇄ Blues" in balloon and "Ford (town)" in balloon and "The Valley Post" in balloon
    assert "<b>Doubt</b>: denied" in words(marks(bare)["south/1"], "description") and "Doubt" not in words(
        marks(bare)["north/1"], "description"
    )


def test_odd_words_come_back_and_letters_that_no_xml_holds_are_marked(odd: Snapshot) -> None:
    mark = marks(odd)[odd.events["event_id"].iloc[0]]

    assert mark.findtext(".//k:Data[@name='summary']/k:value", None, SPACE) == ODD_IN_XML.replace("\r\n", "\n")


def test_the_document_says_what_was_selected_and_what_has_no_place_or_day(whole: Snapshot, empty: Snapshot) -> None:
    root = ElementTree.fromstring(write_kml(whole))
    about = root.findtext("k:Document/k:description", None, SPACE)

    assert whole.corpus.fingerprint in about and whole.words in about and "syrianobserver.com" in about
    assert f'"shown": {len(whole.events)}' in root.findtext("k:Document/k:ExtendedData/k:Data/k:value", None, SPACE)
    assert len(kml_misses(chosen_of(whole))) == 2 and kml_misses(chosen_of(empty)) == () and marks(empty) == {}
