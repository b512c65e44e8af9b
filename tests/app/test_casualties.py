"""How many died between two sides, asked of the page: the panel says it with its bounds and each number opens its events."""

from streamlit.testing.v1 import AppTest

from tests.app.test_state import opened

DYAD = "dyad:hezbollah:ndf:hostile~:organisation"


def listed(app: AppTest) -> list[str]:
    return [button.key.removeprefix("listed_") for button in app.button if (button.key or "").startswith("listed_")]


def test_a_dyad_says_how_many_died_and_opens_who_says_so() -> None:
    app = opened("relations", pick=DYAD)
    said = {button.key.removeprefix("toll_"): button.label for button in app.button if (button.key or "").startswith("toll_killed")}

    assert said["killed/reported"] == "**Killed: at least 2**, in 1 event"
    assert said["killed/whose/reported/ndf/"] == "National Defense Forces: **at least 1**"
    assert any("told each by one article alone; graded F6" in caption.value for caption in app.caption)
    app.button(key="toll_killed/reported").click().run()
    assert listed(app) == ["smuggling-headquarters/22"]
    assert app.query_params == {"pick": f"of:killed/reported:{DYAD}"}


def test_what_links_two_sides_in_any_way_is_one_click_away() -> None:
    app = opened("relations", pick=DYAD)
    few = listed(app)
    app.button(key="all_between").click().run()

    assert set(few) < set(listed(app)) and app.query_params["pick"] == "between:hezbollah:ndf:organisation"


def test_what_is_alleged_is_beside_what_is_reported_in_any_list_of_events() -> None:
    app = opened("map", pick="ledger:shown")
    labels = [button.label for button in app.button if (button.key or "").startswith("toll_killed/")]

    assert labels[:2] == ["**Killed: at least 3**, in 2 events", "**Killed, alleged besides: 1**, in 1 event"]
    app.button(key="toll_killed/alleged").click().run()
    assert listed(app) == ["homs-ndf-leadership/1"]
