"""A type is one entry of the codebook: with it, and nothing else, every page shows what is so coded, as the entry says."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from lib.figures.theme import LIGHT
from lib.settings import ROOT, codebook_file

PLAIN = ROOT / "tests" / "corpora" / "plain"
TYPE = """types:
  - id: lost_raid
    group: ground
    severity: coercive
    label: Lost raid
    label_ar: غارة خاسرة
    meaning: "A raid in which the side that is raided takes the post of the other."
    roles: [initiator, target]
    links: [{left: initiator, right: target, kind: hostile, mutual: false}]
    ends_up: target
    acled: "No counterpart"
    plover: COERCE
    example: "A patrol raids a yard and loses its own post."
"""
ARTICLE = """---
id: raid
title: A raid
publisher: Plain Courier
published: "2023-05-02"
text: full
events:
  - id: 1
    type: lost_raid
    initiator: [guard]
    target: [riders]
    place: wells
    date: "2023-04-30"
    summary: "The Guard raids the Riders and loses its post at the Wells."
    quote: "On 30 April the Plain Guard raided the Rapid Riders, who took its post at the Wells"
---
On 30 April the Plain Guard raided the Rapid Riders, who took its post at the Wells.
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """The pages that show events and the codebook, of one event of a type that it got."""
    folder = tmp_path_factory.mktemp("new_type")
    written = codebook_file().read_text("utf-8")
    assert written.count("\ntypes:\n") == 1
    (folder / "codebook.yaml").write_text(written.replace("\ntypes:\n", f"\n{TYPE}"), "utf-8")
    shutil.copytree(PLAIN, folder / "corpus", ignore=shutil.ignore_patterns("*.md"))
    (folder / "corpus" / "articles" / "raid.md").write_text(ARTICLE, "utf-8")
    asked = {
        "app": {"event": "raid/1"},
        "map": {},
        "timeline": {"_lanes": "type"},
        "relations": {},
        "articles": {"_article": "raid"},
        "events": {},
        "codebook": {},
    }
    told = subprocess.run(
        [sys.executable, "-m", "tests.app.pages_as_text", json.dumps(asked)],
        env=os.environ | {"FAULTLINES_CODEBOOK": str(folder / "codebook.yaml"), "FAULTLINES_CORPUS": str(folder / "corpus")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, dict] = json.loads(told.stdout)
    return found


def test_every_page_offers_the_type_by_its_label(pages: dict[str, dict]) -> None:
    for page, told in pages.items():
        assert any(option.startswith("Lost raid (1)") for option in told["options"]["Type"]), page


def test_the_map_has_the_colour_of_who_ends_up_holding(pages: dict[str, dict]) -> None:
    traces = {trace["name"]: trace for trace in pages["map"]["figures"][0]["data"]}

    ring, *_, core = traces["discs"]["marker"]["color"]
    assert (core, ring) == (LIGHT.hue("orange"), LIGHT.hue("blue"))  # the Riders end up holding; the Guard acts
    assert (traces["marks"]["customdata"], traces["marks"]["text"]) == (["wells"], ["■"])


def test_the_timeline_has_a_lane_of_the_type(pages: dict[str, dict]) -> None:
    annotations = [one["text"] for figure in pages["timeline"]["figures"] for one in figure["layout"]["annotations"]]

    assert [text for text in annotations if text.startswith("Lost raid ")]


def test_relations_have_its_dyad_with_its_severity(pages: dict[str, dict]) -> None:
    ((dyad,),) = pages["relations"]["tables_of_rows"]

    assert dyad == {"Dyad": "Plain Guard → Rapid Riders", "Link": "Hostile", "Events": "1", "As done": "1", "Coercive": "1"}
    assert any("Coercive" in option for option in pages["relations"]["options"]["Severity"] if "(1)" in option)


def test_the_table_the_evidence_and_the_article_name_it(pages: dict[str, dict]) -> None:
    ((event,),) = pages["events"]["tables_of_rows"]

    assert event["Type"] == "■ Lost raid"
    assert any("■ Lost raid" in words for words in pages["app"]["words"])
    assert [part["title"] for part in pages["articles"]["passages"] if part["events"]] == ["Lost raid: quote"]


def test_the_codebook_shows_all_that_it_says(pages: dict[str, dict]) -> None:
    shown = "\n".join(pages["codebook"]["tables"])

    for words in ("`lost_raid`", "غارة خاسرة", "loses its own post", "initiator → target: hostile", "severity: coercive"):
        assert words in shown
