"""What stands closed in the sidebar is not made; a filter in it counts all the same, and it opens where one is asked for."""

from streamlit.testing.v1 import AppTest

from tests.app.test_state import chips, move, opened, visit

NEAR = {"near": "damascus", "km": "80"}


def boxes(app: AppTest) -> set[str]:
    """Keys of the sidebar's boxes of choices."""
    return {str(box.key) for box in (*app.sidebar.multiselect, *app.sidebar.selectbox)}


def test_what_is_closed_is_not_made_and_is_once_it_is_opened() -> None:
    app = opened()
    assert boxes(app) & {"filter_near_place", "filter_publishers"} == set()

    app.session_state["source"] = True
    app.run()

    assert "filter_publishers" in boxes(app) and "filter_near_place" not in boxes(app)


def test_a_link_opens_what_it_asks_for_and_taking_that_off_closes_it() -> None:
    app = opened(**NEAR)
    assert app.sidebar.selectbox(key="filter_near_place").value == "damascus"
    assert app.sidebar.number_input(key="filter_near_km").value == 80

    visit(app)

    assert "filter_near_place" not in boxes(app)


def test_a_link_opens_what_its_reader_had_closed() -> None:
    app = opened()
    app.session_state["source"] = False
    app.run()

    visit(app, reliability="C")

    assert app.sidebar.multiselect(key="filter_reliability").value == ["C"]


def test_a_filter_that_is_closed_stays_asked_from_page_to_page() -> None:
    app = opened(reliability="C")
    asked = chips(app)
    app.session_state["source"] = False
    app.run()
    assert "filter_reliability" not in boxes(app) and chips(app) == asked and len(asked) == 1

    move(app, "codebook")

    assert "filter_reliability" not in boxes(app) and chips(app) == asked


def test_what_is_opened_stays_open_on_the_next_page() -> None:
    app = opened()
    app.session_state["source"] = True
    app.run()

    move(app, "codebook")

    assert "filter_publishers" in boxes(app)


def test_a_box_opened_later_holds_what_was_asked_before() -> None:
    app = opened(reliability="C")
    app.session_state["source"] = False
    app.run()

    app.session_state["source"] = True
    app.run()

    assert app.sidebar.multiselect(key="filter_reliability").value == ["C"] and len(chips(app)) == 1
