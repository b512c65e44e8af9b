"""A filter of days says on the Timeline what it leaves out, and brings it back with one click."""

import re

import pytest

from tests.app.test_state import opened, shown


def test_days_say_what_they_leave_out_and_one_click_brings_it_back() -> None:
    app = opened("timeline", **{"from": "2022-03-01", "to": "2022-04-30"})
    everything = shown(opened("timeline"))
    said = next(caption.value for caption in app.caption if "These days leave out" in caption.value)
    left_out = [int(number) for number in re.findall(r"\d+", re.sub(r"\(.*?\)", "", said))]
    assert sum(left_out) == everything - shown(app)

    app.button(key="keep_undated").click().run()
    assert shown(app) > everything - sum(left_out) and app.query_params["undated"] == "1"
    app.button(key="all_days").click().run()

    assert shown(app) == everything and app.query_params == {}


@pytest.mark.parametrize(
    "days",
    (
        {"from": "2022-04-20"},
        {"from": "9999-12-30"},
        {"to": "2014-06-01"},
        {"from": "0001-01-01"},
        {"from": "2018-01-01", "to": "2021-12-31", "actor": "hezbollah"},
        {"from": "2022-05-02", "to": "2022-05-01"},
    ),
)
def test_the_undated_are_one_number_wherever_they_are_told(days: dict) -> None:
    app, everything = opened("timeline", **days), opened("timeline", **{name: days[name] for name in days if name == "actor"})
    said = next(caption.value for caption in app.caption if "These days leave out" in caption.value)
    chip = [int(button.label.split(" undated")[0]) for button in app.button if button.key == "undated_back"]
    button = [int(re.search(r"\d+", button.label)[0]) for button in app.button if button.key == "keep_undated"]

    assert chip == button == [int(number) for number in re.findall(r"; (\d+) undated \(", said)]
    assert sum(map(int, re.findall(r"\d+", re.sub(r"\(.*?\)", "", said)))) == shown(everything) - shown(app)
    for number in chip:
        before = shown(app)
        assert shown(app.button(key="undated_back").click().run()) == before + number
