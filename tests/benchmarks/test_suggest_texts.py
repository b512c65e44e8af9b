"""The annotated texts of the evaluation set hold to their own form, and every word they point at stands in the text."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.suggest_scores import TEXTS
from lib.corpus.model.dates import read_date

TWO_SIDED = {"participant", "mediator"}
ONE_SIDED = {"initiator", "target"}
GIVEN = {"giver", "recipient"}
ROLES = {
    "clash": TWO_SIDED,
    "agreement": TWO_SIDED,
    "meeting": TWO_SIDED,
    "dispute": TWO_SIDED | ONE_SIDED,
    "attack": ONE_SIDED,
    "detention": ONE_SIDED,
    "assassination_attempt": ONE_SIDED,
    "seizure": ONE_SIDED,
    "release": ONE_SIDED | {"recipient", "mediator"},
    "hq_handover": GIVEN | {"mediator"},
    "deployment": ONE_SIDED,
    "withdrawal": ONE_SIDED,
    "checkpoint": ONE_SIDED,
    "base_established": ONE_SIDED,
    "recruitment": ONE_SIDED,
    "shipment": {"initiator", "recipient"},
    "defection": {"initiator", "recipient"},
    "dissolution": ONE_SIDED | {"recipient"},
    "other": TWO_SIDED | ONE_SIDED | GIVEN,
}
FILES = sorted(TEXTS.glob("*.json"))
every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read(path: Path) -> tuple[dict, str]:
    return json.loads(path.read_text(encoding="utf-8")), path.with_suffix(".txt").read_text(encoding="utf-8")


def test_every_text_is_annotated():
    assert {path.stem for path in FILES} == {path.stem for path in TEXTS.glob("*.txt")}
    assert len(FILES) >= 20


def test_the_set_knows_every_type_more_than_once():
    counts = Counter(event["type"] for path in FILES for event in read(path)[0]["events"])
    assert set(counts) == set(ROLES)
    assert min(counts.values()) >= 5


@every_file
def test_names_dates_and_quotes_stand_in_the_text(path):
    gold, text = read(path)
    named = [form for layer in ("actors", "places") for entity in gold[layer] for form in entity["mentions"]]
    told = [quote for event in gold["events"] for quote in (event["quote"], *event.get("alt_quotes", ()))]
    ignored = [form for forms in gold["ignore"].values() for form in forms]
    pointed_at = [*named, *told, *ignored, *(date["text"] for date in gold["dates"])]
    assert [form for form in pointed_at if not form or form not in text] == []


@every_file
def test_types_roles_and_stages_are_known(path):
    for event in read(path)[0]["events"]:
        assert {event["type"], *event.get("alt_types", ())} <= set(ROLES), event["id"]
        assert {actor["role"] for actor in event["actors"]} <= ROLES[event["type"]], event["id"]
        assert event.get("status") in {None, "planned", "alleged", "attempted", "denied"}, event["id"]
        assert event["salience"] in {"main", "background"}, event["id"]
        assert set(event.get("casualties", ())) <= {"killed", "wounded"}, event["id"]


@every_file
def test_events_name_annotated_actors_and_places(path):
    gold, _ = read(path)
    actors, places = ([entity["name"] for entity in gold[layer]] for layer in ("actors", "places"))
    assert len(set(actors)) == len(actors) and len(set(places)) == len(places)
    assert len({event["id"] for event in gold["events"]}) == len(gold["events"])
    for event in gold["events"]:
        assert {actor["name"] for actor in event["actors"]} <= set(actors), event["id"]
        assert event["place"] in {None, *places}, event["id"]


@every_file
def test_dates_are_of_accepted_forms_and_agree_with_the_text(path):
    gold, text = read(path)
    for value in (*(date["value"] for date in gold["dates"]), *(event["date"] for event in gold["events"])):
        assert value is None or read_date(value)
    stated = re.search(r"^Published: (\S+)$", text, re.MULTILINE)
    assert gold["published"] == (stated[1] if stated else None)
    assert gold["article"] == path.stem


@every_file
def test_nothing_relative_has_a_value_without_a_publication_date(path):
    gold, _ = read(path)
    relative = [date["text"] for date in gold["dates"] if date.get("needs_published") and date["value"]]
    assert gold["published"] or relative == []


@every_file
def test_places_lie_on_the_globe_with_a_known_precision(path):
    for place in read(path)[0]["places"]:
        assert -90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180 and (place["lat"], place["lon"]) != (0, 0)
        assert place["precision"] in {"town", "area", "governorate", "country"}, place["name"]
