"""What is shown is asked as an engine is, and a remembered answer is the answer to the same question."""

import pandas as pd
import pytest

from lib.engine import shown
from lib.engine.questions import Where, where
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from tests.engine.engines import in_memory

NARROWED: tuple[tuple[Where, ...], ...] = ((), (where(certainty="done"),), (where("places"),), (where("places", none=True),))


def test_each_question_is_remembered_apart() -> None:
    engine, asked = in_memory("sample"), Shown(in_memory("sample"), Filters())

    for _ in range(2):
        for wheres in NARROWED:
            assert asked.number(*wheres) == engine.number(Filters(), wheres)
            for by, over in ((("group",), "events"), (("group",), "places"), (("group", "certainty"), "events")):
                pd.testing.assert_frame_equal(
                    asked.tally(*by, over=over, wheres=wheres),
                    engine.tally(Filters(), by, over, wheres),
                    obj=f"{by} {over} {wheres}",
                )
                pd.testing.assert_frame_equal(
                    asked.doubled(*by, over=over, wheres=wheres), engine.doubled(Filters(), by, over, wheres)
                )
    numbers = [asked.number(*wheres) for wheres in NARROWED]
    assert len(set(numbers)) == len(numbers)


def test_a_small_answer_is_given_again_and_a_large_one_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Shown(in_memory("sample"), Filters())

    assert asked.tally("group") is asked.tally("group")
    monkeypatch.setattr(shown, "MOST_ROWS", 3)
    assert asked.tally("type") is not asked.tally("type")


def test_a_page_of_rows_is_the_engines() -> None:
    engine, asked, narrowed = in_memory("sample"), Shown(in_memory("sample"), Filters(background=True)), (where("places"),)

    rows = asked.rows(("event_id",), "-date", 3, 5, narrowed)
    pd.testing.assert_frame_equal(
        rows, engine.rows(Filters(background=True), ("event_id",), narrowed, order="-date", first=3, most=5)
    )
    assert len(rows) == 5 and asked.ledger == engine.ledger(Filters(background=True))
