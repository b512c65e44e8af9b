"""What is asked is kept from page to page and said in the address; the address, Back and every control agree."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lib.events.asking.select import REASONS
from lib.events.tables import Tables
from lib.settings import ROOT

NDF_HANDOVER = "smuggling-headquarters/14"


def opened(page: str = "events", **query: str | list[str]) -> AppTest:
    """A page opened cold at an address."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.switch_page(f"pages/{page}.py")
    app.query_params.update(query)
    return app.run()


def visit(app: AppTest, **query: str | list[str]) -> AppTest:
    """Back, or a link, in the same session: another address for the same page."""
    app.query_params.clear()
    app.query_params.update(query)
    return app.run()


def move(app: AppTest, page: str) -> AppTest:
    """Another page of the menu, which arrives with no query."""
    app.query_params.clear()
    return app.switch_page(f"pages/{page}.py").run()


def chips(app: AppTest) -> list[str]:
    return [button.label.removesuffix(" ✕") for button in app.button if (button.key or "").startswith("chip_")]


def shown(app: AppTest) -> int:
    return int(app.button(key="ledger_shown").label.split("**")[1].replace(",", ""))


def test_an_address_sets_the_controls_and_stays_as_it_is() -> None:
    app = opened(actor=["ndf", "hezbollah"], **{"from": "2022-04-01"})

    assert sorted(app.multiselect(key="filter_actors").value) == ["hezbollah", "ndf"]
    assert app.date_input(key="filter_first_day").value.isoformat() == "2022-04-01"
    assert app.query_params == {"actor": ["ndf", "hezbollah"], "from": "2022-04-01"}


def test_a_choice_is_said_in_the_address_as_an_id() -> None:
    app = opened()

    app.multiselect(key="filter_types").select("clash").run()

    assert app.query_params == {"type": "clash"}
    assert chips(app) == ["type: Clash"]


def test_filters_go_from_page_to_page() -> None:
    app = opened(actor="hezbollah")
    before = shown(app)

    move(app, "map")

    assert (chips(app), shown(app)) == (["actor: Hezbollah"], before)
    assert app.query_params == {"actor": "hezbollah"}


def test_back_undoes_a_filter_and_a_choice_of_the_page() -> None:
    app = opened("relations")
    app.multiselect(key="filter_actors").select("hezbollah").run()
    app.button_group(key="option_relations_level").set_value("bloc").run()
    assert app.query_params == {"actor": "hezbollah", "_level": "bloc"}

    visit(app, actor="hezbollah")
    assert app.button_group(key="option_relations_level").value == "organisation"
    visit(app)

    assert chips(app) == []
    assert app.query_params == {}


def test_choices_of_a_page_wait_for_it_and_leave_the_addresses_of_others_alone() -> None:
    app = opened("relations", _level="bloc")

    move(app, "map")
    assert app.query_params == {}
    move(app, "relations")

    assert app.query_params == {"_level": "bloc"}


def test_a_stale_link_is_reported_until_something_else_is_asked() -> None:
    app = opened(actor=["hezbollah", "nobody"], event="gone/1")

    assert "actor: nobody; event: gone/1" in app.warning[0].value
    assert chips(app) == ["actor: Hezbollah"]

    app.multiselect(key="filter_types").select("clash").run()
    assert not app.warning


def test_a_filter_of_which_nothing_exists_shows_nothing_on_every_page() -> None:
    app = opened(actor="nobody")

    assert shown(app) == 0
    assert shown(move(app, "articles")) == 0
    assert app.query_params == {"actor": "nobody"}
    assert "nobody" in app.warning[0].value


def test_a_chip_takes_off_its_own_value_and_reset_all() -> None:
    app = opened(actor=["ndf", "hezbollah"], type="clash")

    next(button for button in app.button if button.label == "actor: Hezbollah ✕").click().run()
    assert app.query_params == {"actor": "ndf", "type": "clash"}
    app.button(key="reset").click().run()

    assert app.query_params == {}
    assert app.multiselect(key="filter_actors").value == []


def test_many_places_are_one_chip_that_takes_them_all_off() -> None:
    places = ["homs", "al-ashara", "shebaa", "al-mayadin", "qamishli", "palmyra", "al-sukhna"]
    app = opened(place=places)

    assert chips(app) == ["place: any of 7"]
    app.button(key="chip_0").click().run()

    assert app.query_params == {}


def test_between_is_off_where_no_actor_is_chosen() -> None:
    app = opened(actor=["ndf", "hezbollah"], between="1")
    assert chips(app) == ["between: Hezbollah", "between: National Defense Forces"]

    app.multiselect(key="filter_actors").set_value([]).run()

    assert app.toggle(key="filter_between").disabled and not app.toggle(key="filter_between").value
    assert app.query_params == {}


def test_undated_events_go_when_a_day_is_chosen_and_come_back_by_the_switch() -> None:
    app = opened(**{"from": "2022-01-01"})
    without = shown(app)
    assert not app.toggle(key="undated_switch").value

    app.toggle(key="undated_switch").set_value(True).run()
    assert shown(app) > without
    assert app.query_params == {"from": "2022-01-01", "undated": "1"}

    app.toggle(key="undated_switch").set_value(False).run()
    assert app.query_params == {"from": "2022-01-01"}


def test_another_filter_begins_at_the_first_page_of_the_table() -> None:
    app = opened(_page="2")
    assert any("Rows 51 to" in caption.value for caption in app.caption)

    app.multiselect(key="filter_types").select("clash").run()

    assert app.query_params == {"type": "clash"}


def test_a_number_of_the_ledger_lists_its_rows_and_each_opens_its_evidence() -> None:
    app = opened()
    app.button(key="ledger_background").click().run()
    assert app.query_params == {"pick": "ledger:background"}
    listed = [button for button in app.button if (button.key or "").startswith("listed_")]
    assert app.button(key="ledger_background").label == f"**{len(listed)}** background"

    listed[1].click().run()
    second = app.query_params["event"]
    app.button(key="previous").click().run()
    assert app.query_params["event"] == listed[0].key.removeprefix("listed_") != second
    app.button(key="back_to_list").click().run()

    assert app.query_params == {"pick": "ledger:background"}
    assert app.button(key="close_panel").click().run().query_params == {}


def test_a_part_of_a_page_is_not_listed_on_the_next() -> None:
    app = opened("map")
    app.button(key="ledger_part_off-map").click().run()
    assert app.query_params == {"pick": "part:off-map"}

    assert move(app, "timeline").query_params == {}


@pytest.mark.parametrize("page", ("events", "map", "timeline", "relations", "articles"))
def test_an_open_event_shows_its_words_on_every_page_with_evidence(page: str) -> None:
    app = opened(page, event=NDF_HANDOVER)

    words = " ".join(html.proto.body for html in app.get("html"))
    assert "handed it to Hezbollah" in words
    assert app.query_params == {"event": NDF_HANDOVER}


def test_an_open_event_that_the_filters_hide_says_so() -> None:
    app = opened(event=NDF_HANDOVER, type="clash")

    assert "Not among the rows shown: do not match the filters." in [caption.value for caption in app.caption]


def test_the_link_of_an_event_opens_it_among_the_rows_whatever_it_is() -> None:
    app = opened(event=NDF_HANDOVER)

    links = [code.value for code in app.code]
    assert f"/events?background=1&event={NDF_HANDOVER}" in links


def test_the_menu_carries_the_filters_into_a_new_tab() -> None:
    app = opened(actor="hezbollah", event=NDF_HANDOVER)

    links = {link.proto.page: link.proto.query_string for link in app.get("page_link")}
    assert links["map"] == f"actor=hezbollah&event={NDF_HANDOVER.replace('/', '%2F')}"


def test_more_than_an_address_can_hold_is_kept_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.address.query.MOST_LETTERS", 50)
    app = opened()
    app.text_input(key="filter_search").set_value("stands nowhere " * 4).run()

    assert app.query_params == {}
    assert any("No link can hold this view" in caption.value for caption in app.caption)
    assert shown(move(app, "map")) == 0


def test_a_click_on_the_menu_may_overtake_the_filter_just_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.ui.arrival.OVERTAKEN", 1e9)
    app = opened(actor="hezbollah")
    app.multiselect(key="filter_types").select("clash").run()

    app.switch_page("pages/map.py").query_params.clear()
    visit(app, actor="hezbollah")

    assert app.query_params == {"actor": "hezbollah", "type": "clash"}


def test_a_link_to_another_page_asks_only_for_what_it_says() -> None:
    app = opened(actor="hezbollah", type="clash")

    app.switch_page("pages/map.py")
    visit(app, actor="ndf")

    assert chips(app) == ["actor: National Defense Forces"]


def typed(app: AppTest, field: str, words: str) -> AppTest:
    """What the box does with words that stand in none of its options: it hands them over as they are."""
    box = app.multiselect(key=f"filter_{field}")
    return box.set_value([*box.value, words]).run()


@pytest.mark.parametrize(
    "field,words,chosen",
    (
        ("actors", "حزبالله", "actor=hezbollah"),
        ("actors", "لواء فاطمیون", "actor=liwa-fatemiyoun"),
        ("regions", "deir-ezzor governorate", "region=governorate:deir-ez-zor"),
        ("places", "ديرالزور", "place=deir-ez-zor"),
        ("types", "CLASH", "type=clash"),
        ("backers", "Islamic-Republic of Iran", "backer=iran"),
    ),
)
def test_a_name_typed_in_another_spelling_chooses_one_thing(field: str, words: str, chosen: str) -> None:
    app = typed(opened(), field, words)

    assert "&".join(f"{name}={value}" for name, value in app.query_params.items()) == chosen


def test_a_slip_chooses_nothing_and_is_asked_about() -> None:
    app = opened(actor="ndf")
    before = shown(app)
    typed(app, "actors", "Hizzbolah")

    assert (app.query_params, shown(app)) == ({"actor": "ndf"}, before)
    assert any("“Hizzbolah” is no actor of this corpus. Did you mean:" in caption.value for caption in app.caption)
    app.button(key="meant__hezbollah").click().run()
    assert app.query_params == {"actor": ["hezbollah", "ndf"]}
    assert not any("Did you mean" in caption.value for caption in app.caption)


def test_a_search_says_what_it_took_for_names_and_lists_what_only_mentions_them() -> None:
    app = opened(q="Hizballah")

    assert shown(app) == shown(opened(actor="hezbollah"))
    assert any("Taken as names: Hezbollah (actor)." in caption.value for caption in app.caption)
    app.button(key="mentioned").click().run()
    assert app.query_params["pick"].startswith("ids:")


def test_a_search_with_a_slip_is_asked_about() -> None:
    app = opened(q="Hizzbolah")

    assert shown(app) == 0
    assert app.button(key="meant_empty_0")
    app.button(key="meant_search_0").click().run()
    assert shown(app) == shown(opened(actor="hezbollah"))


def test_incidents_are_counted_in_place_of_acts_on_every_page_and_said() -> None:
    app = opened()
    acts = shown(app)
    app.segmented_control(key="filter_count").set_value("incidents").run()

    assert shown(app) != acts and app.query_params == {"count": "incidents"}
    assert any("incidents" in chip for chip in chips(app))
    assert any("incidents" in caption.value for caption in app.caption if "exactly what is shown" in caption.value)
    counted = shown(app)
    assert shown(move(app, "map")) == counted


@pytest.mark.parametrize("name", ("planned", "ordered", "attempted", "alleged", "same", "one_article"))
def test_what_is_doubtful_told_twice_or_by_one_alone_is_a_number_that_lists_its_rows(name: str) -> None:
    app = opened("map")
    said = app.button(key=f"doubt_{name}").label.split("**")[1]
    number = shown(app) if said == "all" else int(said)
    move(app, "events").button(key=f"doubt_{name}").click().run()

    assert app.query_params == {"pick": f"shown:{name}"}
    assert len([button for button in app.button if (button.key or "").startswith("listed_")]) == number > 0


def test_doubtful_parts_that_are_counted_in_a_whole_are_said_and_listed() -> None:
    acts, app = opened(), opened(count="incidents")
    told, inside = (int(app.button(key=f"doubt_{name}").label.split("**")[1]) for name in ("planned", "inside_planned"))

    assert not [button for button in acts.button if (button.key or "").startswith("doubt_inside")]
    assert told + inside == int(acts.button(key="doubt_planned").label.split("**")[1])
    app.button(key="doubt_inside_planned").click().run()
    assert len([button for button in app.button if (button.key or "").startswith("listed_")]) == inside > 0


def test_the_download_says_that_the_kind_of_link_does_not_narrow_it() -> None:
    app = opened("relations", _kind="talks")

    said = [caption.value for caption in app.caption if "the kind of link does not narrow them" in caption.value]

    assert len(said) == 1 and said[0].startswith(f"{shown(app)} rows")
    assert any("whatever kind is chosen" in caption.value for caption in app.caption)
    assert any("exactly what is shown" in caption.value for caption in opened("relations").caption)


def test_a_filter_that_matches_only_a_hidden_whole_says_so_and_offers_it() -> None:
    app = opened(type="agreement", issue="influence")
    found = app.button(key="empty_wholes").click().run()

    assert shown(found) > 0 and app.query_params["count"] == "incidents"


def test_an_empty_page_adds_up_in_words() -> None:
    app = opened(q="begins its military intervention")

    assert app.info[0].value == (
        "No event is shown. Of 77 events read, 76 do not match the filters above; 1 matches but is hidden: 1 as background."
    )


@pytest.mark.parametrize(
    "page,name,value",
    (
        ("events", "near", "nowhere"),
        ("events", "from", "2021-13-01"),
        ("map", "count", "heads"),
        ("timeline", "once", "maybe"),
        ("relations", "_level", "backer"),
        ("relations", "_kind", "love"),
        ("events", "_order", "size"),
        ("timeline", "_lanes", "mood"),
        ("events", "_page", "two"),
        ("events", "_page", "999"),
        ("events", "_page", "0"),
        ("articles", "_article", "gone"),
        ("events", "undated", "2"),
        ("events", "to", "31.12.2021"),
        ("codebook", "drafts", "yes"),
        ("timeline", "_per", "hour"),
        ("events", "background", "x"),
    ),
)
def test_what_a_link_asks_in_vain_is_said_and_nothing_is_shown_in_its_place(page: str, name: str, value: str) -> None:
    app = opened(page, **{name: value})

    assert not app.exception
    assert f"{name.lstrip('_')}: {value}" in app.warning[0].value
    assert shown(app) == 0 and app.query_params == {name: value}
    assert any(chip.startswith(f"{name.lstrip('_')}: “{value}”") for chip in chips(app))
    app.button(key="chip_0").click().run()
    assert shown(app) > 0 and app.query_params == {} and not app.warning


def test_a_choice_made_by_hand_takes_the_place_of_what_a_link_asked_in_vain() -> None:
    app = opened("relations", _level="backer")
    app.button_group(key="option_relations_level").set_value("bloc").run()

    assert app.query_params == {"_level": "bloc"} and shown(app) > 0


@pytest.mark.parametrize("name", ("background", "once"))
def test_a_switch_turned_by_hand_takes_the_place_of_what_a_link_asked_in_vain(name: str) -> None:
    app = opened(**{name: "maybe"})
    assert shown(app) == 0

    app.toggle(key=f"filter_{name}").set_value(True).run()

    assert app.query_params == {name: "1"} and shown(app) > 0


def test_a_list_of_chosen_events_says_how_many_the_filters_leave_out() -> None:
    april = {"from": "2022-04-01", "to": "2022-04-30"}
    listed = opened("events", pick="ledger:shown", **april)
    (inside,) = [button.key.removeprefix("listed_") for button in listed.button if (button.key or "").startswith("listed_")][:1]

    for chosen, words in (
        ("ashara-clash/1", ["None of these is shown with these filters."]),
        (inside, []),
        (f"ashara-clash/1,{inside}", ["1 of these 2 is not shown with these filters."]),
    ):
        app = opened("timeline", pick=f"ids:{chosen}", **april)
        told = [html.proto.body for html in app.get("html") if "shown with these filters" in html.proto.body]
        assert [re.sub(r"<[^>]*>", "", one) for one in told] == words


def test_a_control_used_just_as_the_address_is_written_takes_nothing_back_and_back_still_does() -> None:
    app = opened()
    app.button(key="ledger_background").click().run()
    assert app.query_params == {"pick": "ledger:background"}

    app.query_params.clear()  # the address that the browser had when the switch was turned
    app.toggle(key="filter_background").set_value(True).run()
    assert app.query_params == {"pick": "ledger:background", "background": "1"}

    visit(app)
    assert not app.session_state["pick"] and app.query_params == {}


def test_an_article_asked_for_in_vain_is_not_another_article() -> None:
    app = opened("articles", _article="gone")

    assert not [html for html in app.get("html") if 'class="article' in html.proto.body]
    assert not [part for part in app.get("bidi_component") if "article_text" in part.proto.component_name]


@pytest.mark.parametrize(
    "pick,unknown",
    (
        ("place:gone", "gone"),
        ("ids:ashara-clash/1,gone/1", "gone/1"),
        ("dyad:gone:ndf:hostile:organisation", "gone"),
        ("dyad:irgc:ndf:hostile:backer", "dyad:irgc:ndf:hostile:backer"),
        ("ledger:luck", "ledger:luck"),
        ("nonsense", "nonsense"),
    ),
)
def test_a_pick_of_what_is_not_here_is_said(pick: str, unknown: str) -> None:
    assert f"pick: {unknown}" in plain_text(opened(pick=pick).warning[0].value)


def plain_text(words: str) -> str:
    return words.replace("\\", "").replace("\u2060", "")


def test_days_the_wrong_way_round_are_said_and_show_nothing() -> None:
    app = opened(**{"from": "2022-05-02", "to": "2022-05-01", "undated": "1"})

    assert shown(app) == 0 and any("2 May 2022, is after the last, 1 May 2022" in warning.value for warning in app.warning)
    app.button(key="turn_days").click().run()
    assert app.query_params == {"from": "2022-05-01", "to": "2022-05-02", "undated": "1"} and shown(app) > 0


def test_a_parameter_that_nobody_knows_is_said_and_takes_nothing_away() -> None:
    app = opened(colour="red")

    assert "colour: red" in app.warning[0].value and shown(app) == shown(opened())


@pytest.mark.parametrize(
    "page,asked",
    (
        ("relations", {"_level": "state", "_kind": "hostile", "count": "incidents"}),
        ("timeline", {"_lanes": "type", "_per": "week", "once": "1"}),
        ("events", {"_order": "-date", "severity": "violent", "backer": "iran"}),
    ),
)
def test_the_link_of_a_view_carries_its_own_choices_and_the_unit_counted(page: str, asked: dict[str, str]) -> None:
    link = next(code.value for code in opened(page, **asked).code)

    assert dict(parse_qsl(urlsplit(link).query)) == asked


ODD = ("", "\x00", "\u202e", "%", "(", "inf", "9999-12-31", "0001-01-01", "a" * 5_000, "دير الزور", "<b>", ":::", "2021-02-30", "٣")
NAMES = (("q", "near", "actor", "pick"), ("from", "to", "km", "_level", "_zoom"), ("event", "count", "_page", "_article", "place"))


@pytest.mark.parametrize("page", ("map", "timeline", "relations", "articles", "events", "codebook"))
def test_no_odd_address_ends_a_page(page: str) -> None:
    app = opened(page)
    for number, odd in enumerate(ODD):
        names = NAMES[number % len(NAMES)]
        visit(app, **dict.fromkeys(names, odd if number % 2 else [odd, "homs"]))
        assert not app.exception, odd
        assert app.button(key="ledger_matching")


@pytest.mark.parametrize(
    "asked",
    ({"actor": "irgc"}, {"type": "agreement"}, {"q": "Hizballah", "count": "incidents"}, {"once": "1"}, {"near": "nowhere"}),
)
def test_the_ledger_follows_the_filters_and_adds_up(asked: dict[str, str], sample_tables: Tables) -> None:
    app = opened("codebook", **asked)
    numbers = {
        button.key: int(button.label.split("**")[1].replace(",", ""))
        for button in app.button
        if (button.key or "").startswith("ledger_")
    }

    hidden = sum(numbers.get(f"ledger_{reason}", 0) for reason in REASONS if reason not in ("shown", "filtered"))
    assert numbers["ledger_matching"] == numbers["ledger_shown"] + hidden
    assert numbers["ledger_matching"] + numbers["ledger_filtered"] == len(sample_tables.events)


def test_a_choice_of_days_says_how_many_undated_events_it_leaves_out_and_brings_them_back() -> None:
    app = opened(**{"from": "2022-03-01", "to": "2022-04-30"})
    before, chip = shown(app), app.button(key="undated_back")
    left_out = int(chip.label.split()[0])
    chip.click().run()

    assert shown(app) == before + left_out and left_out > 30
    assert app.query_params["undated"] == "1" and "undated_back" not in [button.key for button in app.button]
