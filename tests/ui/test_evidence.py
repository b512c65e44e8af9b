"""The evidence of an event: what each field rests on, who else tells it, and where they differ."""

from dataclasses import replace

import pandas as pd
import pytest
from markupsafe import escape

from lib.corpus.model.models import Corpus, Event
from lib.events.reports import story_of
from lib.events.tables import Tables
from lib.ui.event_lines import line_words
from lib.ui.evidence_facts import facts_html
from lib.ui.evidence_reports import reports_html


def facts(corpus: Corpus, tables: Tables, event_id: str) -> str:
    return facts_html(row_of(tables, event_id), story_of(tables.reports_of[event_id], corpus), corpus)


def row_of(tables: Tables, event_id: str):
    return tables.events.set_index("event_id", drop=False).loc[event_id]


def event_of(corpus: Corpus, event_id: str) -> Event:
    return corpus.reports[event_id][1]


def reports(tables: Tables, corpus: Corpus, event_id: str) -> str:
    return reports_html(event_id, tables.reports_of[event_id], story_of(tables.reports_of[event_id], corpus), corpus)


def test_every_coded_field_says_what_it_rests_on(sample: Corpus, sample_tables: Tables) -> None:
    for event_id in sample_tables.events["event_id"]:
        event, html = event_of(sample, event_id), facts(sample, sample_tables, event_id)

        quoted = (
            set(event.roles)
            | set(event.quantities)
            | {name for name in ("place", "near", "origin", "date", "pay") if getattr(event, name)}
        )
        carried = set(event.evidence) | set(event.inferred)
        seen = html.count(" the quote</span>") + html.count("the sum of") + html.count("the coder&#39;s number from these")
        assert seen + html.count("the coder&#39;s minimum from these") >= len(quoted - carried), event_id
        for reason in event.inferred.values():
            assert f"inferred: {escape(reason)}" in html


def test_what_a_coder_may_leave_out_is_not_told_to_a_reader(sample: Corpus, sample_tables: Tables) -> None:
    html = facts(sample, sample_tables, "ashara-clash/1")

    assert "It happened." in html and "the default" not in html


def test_numbers_have_bounds_words_and_the_share_of_each_actor(delta: Corpus, delta_tables: Tables) -> None:
    html = facts(delta, delta_tables, "first/1")

    assert "River Guard" in html and "wounded 4" in html
    assert "2+ (“at least three; two to five”)" in html


def test_arabic_names_stand_beside_the_latin_ones_right_way_round(delta: Corpus, delta_tables: Tables) -> None:
    assert '<span class="ar" lang="ar" dir="rtl">حرس النهر</span>' in facts(delta, delta_tables, "first/1")


def test_the_date_and_the_place_say_how_exactly_they_are_known(delta: Corpus, delta_tables: Tables) -> None:
    html = facts(delta, delta_tables, "first/2")

    assert "day not told; published by 12 March 2020" in html
    assert "The Reeds" in html and "area, ±20 km" in html


def test_reports_that_were_joined_are_told_in_their_own_words(delta: Corpus, delta_tables: Tables) -> None:
    html = reports(delta_tables, delta, "first/1")

    assert "2 reports joined" in html
    assert "two to five people are said to have died" in html
    assert "<dt>Claim</dt>" in html and "Alleged (second/1)" in html and "Reported (first/1)" in html


def test_one_report_says_that_it_stands_alone(delta: Corpus, delta_tables: Tables) -> None:
    assert "One report" in reports(delta_tables, delta, "third/1")


def test_who_backs_each_side_severity_and_where_the_point_comes_from_are_told(sample: Corpus, sample_tables: Tables) -> None:
    html = facts(sample, sample_tables, "ashara-clash/1")

    assert "<dt>Backed by" in html and "<bdi>National Defense Forces</bdi>: <bdi>Iran, Syrian government</bdi>" in html
    assert "<bdi>Iran (its own)</bdi>" in html
    assert "Severity" in html and "Violent: " in html
    assert "point: gazetteer" in html


def test_what_is_only_planned_stands_out_before_all_other_facts(sample: Corpus, sample_tables: Tables) -> None:
    html = facts(sample, sample_tables, "smuggling-headquarters/16")

    assert html.index("<strong>Planned</strong>") < html.index("<dt>Initiator")


def test_a_tighter_bound_is_told_with_its_reason(sample: Corpus, sample_tables: Tables) -> None:
    assert "a later item of The Syrian Observer" in facts(sample, sample_tables, "ashara-clash/1")


def test_a_line_of_a_list_says_when_who_tells_it_what_is_doubtful_and_the_toll(table: pd.DataFrame) -> None:
    rows = {row["event_id"]: row for row in table.to_dict("records")}

    assert line_words(rows["north/1"], {}).startswith("5 March 2021 · The Valley Post · killed 2–4")
    assert line_words(rows["south/1"], {}).startswith("1 April 2021 · The Valley Post · denied · wounded up to 3")
    assert line_words(rows["south/2"], {}) == "no date · صحيفة الوادي"
    assert line_words(rows["north/2"], {}) == "by 31 March 2021 · The Valley Post"


@pytest.mark.parametrize(
    ("by", "told"),
    (
        (("governorate",), "; North by the boundaries, Mill)"),
        (("governorate", "district"), "; North by the boundaries, Mill by the boundaries)"),
        (("district",), "; North, Mill by the boundaries)"),
        ((), "; North, Mill)"),
    ),
)
def test_each_unit_that_the_boundaries_gave_is_said_to_be_theirs(
    by: tuple[str, ...], told: str, delta: Corpus, delta_tables: Tables
) -> None:
    units = {"governorates": ("North",), "district": "Mill", "by_outlines": by}
    places = {place.id: replace(place, **units) for place in delta.places.values()}

    assert told in facts(replace(delta, places=places), delta_tables, "first/1")
    assert "by the boundaries" not in facts(delta, delta_tables, "first/1")
