"""Whatever a link asks for that is not here is said, and nothing is shown in its place; no link is longer than a server reads."""

import re

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.events.asking.choices import CHOICES
from lib.settings import ROOT
from tests.app.test_state import chips, opened, plain_text, shown

EACH_STALE = (
    ("events", "actor", "actor"),
    ("map", "region", "region"),
    ("timeline", "place", "place"),
    ("relations", "group", "group"),
    ("articles", "type", "type"),
    ("codebook", "issue", "issue"),
    ("events", "link", "link"),
    ("events", "claim", "claim"),
    ("map", "stage", "stage"),
    ("timeline", "publisher", "publisher"),
    ("relations", "reliability", "reliability"),
    ("articles", "credibility", "credibility"),
    ("codebook", "severity", "severity"),
    ("events", "backer", "backed by"),
    ("articles", "reports", "reports"),
    ("events", "layer", "from"),
    ("map", "review", "review"),
)
SAID_ALONE = (
    ("map", {"_zoom": "near", "_lat": "35", "_lon": "38"}, "zoom: near"),
    ("map", {"_lat": "34"}, "lat: 34"),
    ("map", {"_zoom": "99", "_lat": "35", "_lon": "38"}, "zoom: 99; lat: 35"),
    ("events", {"km": "5"}, "km: 5, of no place"),
    ("map", {"between": "1"}, "between: no actor is chosen"),
    ("events", {"colour": "red"}, "colour: red"),
    ("codebook", {"_level": "bloc"}, "level: bloc"),
    ("events", {"ACTOR": "ndf"}, "ACTOR: ndf"),
    ("timeline", {"event": "gone/1"}, "event: gone/1"),
    ("events", {"event": ["ashara-clash/1", "ashara-clash/2"]}, "event: ashara-clash/2"),
    ("relations", {"pick": "dyad:irgc:ndf:love:actor"}, "pick: love"),
    ("map", {"pick": ["place:homs", "place:raqqa"]}, "pick: place:raqqa"),
    ("relations", {"pick": "dyad:irgc:ndf:all:actor:luck"}, "pick: luck"),
    ("relations", {"pick": "dyad:ndf:iran:hostile:bloc"}, "pick: ndf"),
    ("map", {"pick": "cell:irgc:hezbollah:hostile:state"}, "pick: irgc"),
    ("events", {"pick": "actor:damascus:all:actor"}, "pick: damascus"),
    ("timeline", {"pick": "part:whatever"}, "pick: part:whatever"),
    ("timeline", {"pick": "part:month from now"}, "part:month:now"),
    ("timeline", {"pick": "part:week from 2022-04-19"}, "part:week:2022-04-19"),
    ("timeline", {"pick": "part:actor Nobody at all, without any date"}, "Nobody at all"),
    ("timeline", {"pick": "of:killed:part:nothing"}, "pick: of:killed:part:nothing"),
    ("relations", {"pick": "part:somebody's links"}, "part:somebody"),
    ("map", {"pick": "part:beyond it"}, "part:beyond it"),
    *((page, {"pick": "part:Verified by the editor"}, "pick: part:Verified") for page in ("events", "articles", "codebook")),
)


@pytest.mark.parametrize("page,name,words", EACH_STALE)
def test_a_stale_id_of_any_filter_is_said_and_nothing_is_shown_in_its_place(page: str, name: str, words: str) -> None:
    app = opened(page, **{name: "not-here"})

    assert not app.exception and shown(app) == 0
    assert f"{words}: not-here" in plain_text(app.warning[0].value)


@pytest.mark.parametrize("page,query,said", SAID_ALONE)
def test_what_chooses_no_events_and_is_not_here_is_said(page: str, query: dict, said: str) -> None:
    app = opened(page, **query)

    assert not app.exception and said in plain_text(app.warning[0].value)
    assert not [button for button in app.button if (button.key or "").startswith("listed_")]


@pytest.mark.parametrize("day", ("2022-04-02", "April", "0202-13-01", "99999-01-01", ""))
def test_a_bar_of_no_month_is_not_found_on_the_overview(day: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["pick"] = f"part:clash, month from {day}"
    app.run()

    assert not app.exception and f"pick: part:month:{day}:clash" in plain_text(app.warning[0].value)


@pytest.mark.parametrize(
    "day, words", (("2022-04-01", "1 April 2022"), ("0202-05-01", "1 May 0202"), ("9999-12-01", "1 December 9999"))
)
def test_a_month_of_any_year_is_opened(day: str, words: str) -> None:
    app = opened("timeline", pick=f"part:month from {day}")

    assert not app.exception and not app.warning
    assert any(f"Month from {words}" in html.proto.body for html in app.get("html"))


def test_days_that_no_event_can_have_show_none() -> None:
    app = opened("events", **{"from": "9999-12-31"})

    assert shown(app) == 0 and chips(app)[0].startswith("from") and "9999" in chips(app)[0]


def test_two_values_of_a_page_s_own_parameter_are_said_and_nothing_is_shown() -> None:
    app = opened("articles", _article=["ashara-clash", "homs-ndf-leadership"])

    assert shown(app) == 0 and "article: ashara-clash; article: homs-ndf-leadership" in app.warning[0].value


def test_a_pick_of_some_events_of_a_dyad_is_no_stale_one() -> None:
    assert not opened("relations", pick="dyad:irgc:ndf:all:actor:done").warning


def test_a_view_too_long_for_a_link_says_what_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.address.query.MOST_LETTERS", 60)
    app = opened("events", actor=["ndf", "irgc", "hezbollah", "syrian-arab-army"], type="clash")

    assert "4 values of “actor”" in app.warning[0].value
    app.multiselect(key="filter_actors").set_value(["ndf"]).run()
    assert not app.warning and app.query_params == {"actor": "ndf", "type": "clash"}


def test_the_table_of_filters_is_whole() -> None:
    assert {name for _, name, _ in EACH_STALE} == {choice.parameter for choice in CHOICES}


@pytest.mark.parametrize(
    "page,query",
    (
        ("events", {"from": "2022-05-02", "to": "2022-05-01"}),
        ("timeline", {"from": "2022-04-01"}),
        ("events", {"event": "ashara-clash/7"}),
        ("articles", {"to": "2022-05-01"}),
    ),
)
def test_no_day_stands_on_screen_as_an_address_writes_it(page: str, query: dict) -> None:
    app = opened(page, **query)

    said = [one.value for one in (*app.warning, *app.caption, *app.info, *app.markdown)]
    said += [button.label for button in app.button]
    assert said and not [words for words in said if re.search(r"\b\d{4}-\d{2}-\d{2}\b", words)]


@pytest.mark.parametrize(
    "url,prefix,said",
    (
        ("http://localhost/nothing?type=clash", "", "page: nothing"),
        ("http://localhost/Timeline", "", "page: Timeline"),
        ("http://localhost/", "", ""),
        ("https://desk.example/faultlines", "https://desk.example/faultlines", ""),
        ("https://desk.example/faultlines/", "https://desk.example/faultlines", ""),
        ("", "", ""),
    ),
)
def test_an_address_of_no_page_is_said_on_the_overview(monkeypatch: pytest.MonkeyPatch, url: str, prefix: str, said: str) -> None:
    monkeypatch.setattr(type(st.context), "url", property(lambda context: url))
    monkeypatch.setenv("FAULTLINES_URL", prefix)

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()

    assert not app.exception
    assert [said in plain_text(warning.value) for warning in app.warning] == ([True] if said else [])
