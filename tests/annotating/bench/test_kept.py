"""All steps of a bench as a draft's data, and back."""

import copy
import json

import pytest

from lib.annotating.bench.decisions import background, chosen, decided, of_article
from lib.annotating.bench.kept import DraftError, as_data, from_data
from lib.annotating.bench.model import REJECTED, Steps
from tests.annotating.bench.benches import bench_of


def steps() -> Steps:
    made = Steps(bench_of())
    for change in (lambda one: decided(one, 1, REJECTED), lambda one: background(one, 2), lambda one: of_article(one, "url", "u")):
        made = made.to(change(made.bench))
    return made.undone().to(chosen(made.undone().bench, 3))


def test_steps_are_the_same_again() -> None:
    assert from_data(json.loads(json.dumps(as_data(steps())))) == steps()


def test_a_card_that_many_steps_hold_is_kept_once() -> None:
    data = as_data(steps())

    assert (len(data["cards"]), len(data["fields"])) == (6, 2)


@pytest.mark.parametrize(
    "path, value",
    [
        (["form"], 9),
        (["form"], None),
        (["now"], [0, 1]),
        (["now"], [7, 1, [], 1]),
        (["now"], [-1, 1, [], 1]),
        (["now"], [0, 1, [0, 0], 1]),
        (["past"], [[0, 1, [99], 1]]),
        (["past"], 3),
        (["cards", 0, 1], "maybe"),
        (["cards", 0, 2], "x"),
        (["cards", 0, 2], {"id": 1}),
        (["cards", 0, 2], {"place": [True]}),
        (["cards", 0, 4], "nobody"),
        (["cards", 0], []),
        (["cards", 0, 3], "far"),
        (["fields", 0], None),
    ],
)
def test_what_is_no_draft_is_said_and_not_guessed(path: list, value: object) -> None:
    data = copy.deepcopy(as_data(steps()))
    at = data
    for one in path[:-1]:
        at = at[one]
    at[path[-1]] = value

    with pytest.raises(DraftError, match="draft"):
        from_data(data)


@pytest.mark.parametrize("data", [None, [], {}, "x", {"form": 1}])
def test_what_is_something_else_altogether_is_said(data: object) -> None:
    with pytest.raises(DraftError):
        from_data(data)
