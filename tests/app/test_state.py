"""What is asked is kept from page to page and said in the address; the address, Back and every control agree."""

import pytest
from streamlit.testing.v1 import AppTest

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
    assert app.button(key="ledger_background").label == f"**{len(listed)}** hidden as background"

    listed[1].click().run()
    second = app.query_params["event"]
    app.button(key="previous").click().run()
    assert app.query_params["event"] == listed[0].key.removeprefix("listed_") != second
    app.button(key="back_to_list").click().run()

    assert app.query_params == {"pick": "ledger:background"}
    assert app.button(key="close_panel").click().run().query_params == {}


def test_a_part_of_a_page_is_not_listed_on_the_next() -> None:
    app = opened("map")
    app.button(key="ledger_part_without a point").click().run()
    assert app.query_params == {"pick": "part:without a point"}

    assert move(app, "timeline").query_params == {}


@pytest.mark.parametrize("page", ("events", "map", "timeline", "relations", "articles"))
def test_an_open_event_shows_its_words_on_every_page_with_evidence(page: str) -> None:
    app = opened(page, event=NDF_HANDOVER)

    words = " ".join(html.proto.body for html in app.get("html"))
    assert "handed it to Hezbollah" in words
    assert app.query_params == {"event": NDF_HANDOVER}


def test_an_open_event_that_the_filters_hide_says_so() -> None:
    app = opened(event=NDF_HANDOVER, type="clash")

    assert "Not among the rows shown: hidden by filters." in [caption.value for caption in app.caption]


def test_the_link_of_an_event_opens_it_among_the_rows_whatever_it_is() -> None:
    app = opened(event=NDF_HANDOVER)

    links = [code.value for code in app.code]
    assert f"/events?background=1&event={NDF_HANDOVER}" in links


def test_the_menu_carries_the_filters_into_a_new_tab() -> None:
    app = opened(actor="hezbollah", event=NDF_HANDOVER)

    links = {link.proto.page: link.proto.query_string for link in app.get("page_link")}
    assert links["map"] == f"actor=hezbollah&event={NDF_HANDOVER.replace('/', '%2F')}"


def test_more_than_an_address_can_hold_is_kept_and_said() -> None:
    app = opened()
    app.text_input(key="filter_search").set_value("stands nowhere " * 3_000).run()

    assert app.query_params == {}
    assert any("more than an address can hold" in caption.value for caption in app.caption)
    assert shown(move(app, "map")) == 0


def test_a_click_on_the_menu_may_overtake_the_filter_just_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lib.ui.address.OVERTAKEN", 1e9)
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
