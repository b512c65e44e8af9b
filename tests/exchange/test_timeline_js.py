"""TimelineJS: what its page reads is there, days are no more exact than they are known, and what has none is counted."""

import json
from dataclasses import replace

import pandas as pd

from lib.exchange.chosen import chosen_of
from lib.exchange.manifest import Snapshot
from lib.exchange.timeline_js import timeline_js_misses, write_timeline_js
from tests.exchange.taken import taken


def slides(snapshot: Snapshot) -> dict[str, dict]:
    return {one["unique_id"]: one for one in json.loads(write_timeline_js(snapshot))["events"]}


def days(slide: dict) -> list[tuple[int, int, int] | None]:
    dates = (slide.get(end) for end in ("start_date", "end_date"))
    return [date and (date["year"], date["month"], date["day"]) for date in dates]


def test_a_day_stands_alone_and_all_else_is_a_span_with_its_words(sample, table) -> None:
    found = slides(Snapshot(table, sample))

    assert days(found["north/1"]) == [(2021, 3, 5), None]
    assert days(found["north/3"]) == [(2021, 3, 1), (2021, 3, 31)]
    assert found["north/3"]["display_date"] == "one day, in March 2021" and found["north/3"]["edtf"] == "2021-03"
    assert days(found["north/4"]) == [(2021, 2, 20), (2021, 3, 10)] and found["north/4"]["date_kind"] == "extent"
    assert days(found["north/5"]) == [(2021, 3, 5), None] and found["north/5"]["display_date"] == "since 5 March 2021"


def test_an_open_start_stands_at_its_last_day_and_says_so(sample, table) -> None:
    last = pd.Series(pd.to_datetime(["2016-01-01"])).astype("datetime64[s]")
    first = table.head(1).assign(date="[..2016-01-01]", date_kind="window", first_day=pd.NaT, last_day=last)
    first["first_day"] = first["first_day"].astype("datetime64[s]")

    slide = slides(Snapshot(first, sample))["north/1"]

    assert days(slide) == [(2016, 1, 1), None] and "not after 1 January 2016" in slide["display_date"]


def test_undated_events_are_left_out_and_counted_in_the_file_too(sample, table) -> None:
    snapshot = Snapshot(table, sample)
    told = json.loads(write_timeline_js(snapshot))

    assert set(slides(snapshot)) == set(table["event_id"]) - {"north/2", "south/2"}
    assert (
        timeline_js_misses(chosen_of(snapshot))[0].startswith("2 events left out")
        and timeline_js_misses(chosen_of(snapshot))[0] in told["title"]["text"]["text"]
    )
    assert timeline_js_misses(chosen_of(Snapshot(table.head(1), sample))) == ()


def test_words_are_words_and_no_markup(sample, table) -> None:
    evil = table.head(1).assign(summary="<b>bold</b>", quote="<script>")
    text = slides(replace(Snapshot(evil, sample)))["north/1"]["text"]

    assert (
        text["headline"] == "Clash: &lt;b&gt;bold&lt;/b&gt;" and "&lt;script&gt;" in text["text"] and "<script" not in text["text"]
    )
    assert "Reds ⇄ Blues" in text["text"]


def test_what_was_selected_is_told(sample, sample_tables) -> None:
    told = json.loads(write_timeline_js(taken(sample_tables, sample, words="all", link="/map")))

    assert told["faultlines"]["filters"] == {"words": "all", "link": "/map"} and told["faultlines"]["citations"]
    assert sample.fingerprint in told["title"]["text"]["text"]
    assert json.loads(write_timeline_js(Snapshot(sample_tables.events.head(0), sample)))["events"] == []
