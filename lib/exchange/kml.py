"""The events as KML for Google Earth: a folder a type, a balloon with the sentence, the span of days, point, halo and movement.

Written with the standard library: what the packages for KML offer numbers its elements across all files of a process.
"""

import json
from html import escape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.names import precision_name
from lib.events.words import day_words, short_day, where
from lib.exchange.chosen import Chosen
from lib.exchange.manifest import Snapshot
from lib.exchange.plain import known, plain_rows
from lib.exchange.shapes import OF_POINTS, Row, Shape, has_point, shapes_of
from lib.exchange.telling import citation_lines, counted, told, told_lines, xml_text
from lib.exchange.who import doubt_words, mutual_events, who_words

WITHOUT = "Without a place"
NAMESPACE = "http://www.opengis.net/kml/2.2"
HALO = "4d0000b4"  # aabbggrr: a third opaque


def write_kml(snapshot: Snapshot) -> bytes:
    """A Document that says what was selected; events that no point stands for are in a folder of their own, the last."""
    root = Element("kml", xmlns=NAMESPACE)
    document = SubElement(root, "Document")
    _text(document, "name", snapshot.corpus.settings.title)
    lines = [*(f"<b>{escape(what)}</b>: {escape(words)}" for what, words in told_lines(snapshot))]
    _text(document, "description", "<br>".join((*lines, *map(escape, citation_lines(snapshot)))))
    style = SubElement(document, "Style", id="event")
    _text(SubElement(style, "PolyStyle"), "color", HALO)
    _data(SubElement(document, "ExtendedData"), "faultlines", json.dumps(told(snapshot), ensure_ascii=False))
    shapes, folders, mutual = shapes_of(snapshot), _folders(document, snapshot), mutual_events(snapshot)
    for row in plain_rows(snapshot.events):
        drawn = [shape for shape in shapes.get(str(row["event_id"]), []) if shape.geometry]
        at = any(shape.place["role"] == "at" for shape in drawn)
        _placemark(folders[str(row["type"]) if at else WITHOUT], row, drawn if at else [], balloon(row, mutual, snapshot.corpus))
    for folder in folders.values():
        if folder.find("Placemark") is None:
            document.remove(folder)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def kml_misses(chosen: Chosen) -> tuple[str, ...]:
    """Nothing is left out; what has no point, or no day, is said."""
    events = chosen.every((*OF_POINTS, "dated_by"))
    without, undated = int((~has_point(events)).sum()), int((events["dated_by"] != "event").sum())
    placeless = f"{counted(without, 'event')} whose first place has no point: without another, in the folder “{WITHOUT}”."
    dayless = f"{counted(undated, 'event')} without a day: always shown, whatever the slider of time says."
    return tuple(said for said, number in ((placeless, without), (dayless, undated)) if number)


def _folders(document: Element, snapshot: Snapshot) -> dict[str, Element]:
    """Type, in the codebook's order, -> its folder; and the folder of what has no place."""
    there = set(snapshot.events["type"])
    names = {kind: CODEBOOK.types[kind].label for kind in CODEBOOK.types if kind in there} | {WITHOUT: WITHOUT}
    folders = {kind: SubElement(document, "Folder") for kind in names}
    for kind, folder in folders.items():
        _text(folder, "name", names[kind])
    return folders


def _placemark(folder: Element, row: Row, shapes: list[Shape], words: str) -> None:
    mark = SubElement(folder, "Placemark")
    _text(mark, "name", f"{CODEBOOK.types[str(row['type'])].label}, {short_day(row)}")
    _text(mark, "description", words)
    _time(mark, row)
    _text(mark, "styleUrl", "#event")
    data = SubElement(mark, "ExtendedData")
    for name, value in known(row).items():
        _data(data, name, str(value).lower() if isinstance(value, bool) else str(value))
    if shapes:
        several = SubElement(mark, "MultiGeometry")
        for shape in shapes:
            assert shape.geometry
            _geometry(several, str(shape.geometry["type"]), shape.geometry["coordinates"])


def balloon(row: Row, mutual: frozenset[str], corpus: Corpus) -> str:
    """HTML: the event, the sentence that carries it, who, when, where and how exactly, who says so."""
    precision = precision_name(corpus, str(row["place_precision"])) if row["place_precision"] else ""
    facts = (
        ("Who", who_words(row, mutual)),
        ("When", day_words(row)),
        ("Where", where(row) + (f" ({precision})" if precision else "")),
        ("According to", row["according_to"]),
        ("Published by", row["publishers"]),
        ("Doubt", doubt_words(row)),
        ("Open", row["permalink"]),
    )
    quote = f"<blockquote>{escape(str(row['quote']))}</blockquote>" if row["quote"] else ""
    lines = (f"<b>{what}</b>: {escape(str(words))}" for what, words in facts if words)
    return f'<p dir="auto">{escape(str(row["summary"]))}</p>{quote}' + "<br>".join(lines)


def _time(mark: Element, row: Row) -> None:
    """A day as a moment; all else as the span in which it was, open where it is open. Without a day: none."""
    if row["date_kind"] == "day":
        _text(SubElement(mark, "TimeStamp"), "when", str(row["first_day"]))
    elif row["first_day"] or row["last_day"]:
        span = SubElement(mark, "TimeSpan")
        for tag, day in (("begin", row["first_day"]), ("end", row["last_day"])):
            if day:
                _text(span, tag, str(day))


def _geometry(parent: Element, kind: str, coordinates: object) -> None:
    assert isinstance(coordinates, list)
    if kind.startswith("Multi"):
        for part in coordinates:
            _geometry(parent, kind.removeprefix("Multi"), part)
        return
    shape = SubElement(parent, kind)
    if kind == "Polygon":
        shape = SubElement(SubElement(shape, "outerBoundaryIs"), "LinearRing")
    points = {"Point": [coordinates], "Polygon": coordinates[0]}.get(kind, coordinates)
    if kind == "LineString":
        _text(shape, "tessellate", "1")
    _text(shape, "coordinates", " ".join(f"{lon},{lat}" for lon, lat in points))


def _data(parent: Element, name: str, value: str) -> None:
    _text(SubElement(parent, "Data", name=name), "value", value)


def _text(parent: Element, tag: str, words: str) -> None:
    SubElement(parent, tag).text = xml_text(words)
