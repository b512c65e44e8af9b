"""Two snapshots side by side: what came, what went, and which cells differ."""

import pandas as pd
import pytest

from lib.comparing.changes import compare
from lib.comparing.taken import read_taken
from lib.comparing.words import change_table, sentence
from lib.exchange.csv import write_csv


def taken(*rows: dict, name: str = "one.csv"):
    return read_taken(name, write_csv(pd.DataFrame(rows)))


FORD = {"event_id": "north/1", "summary": "A fight at the ford.", "killed_min": 2, "background": False, "lat": 1.5}
HILL = {"event_id": "north/2", "summary": "تل أبيض", "killed_min": None, "background": True, "lat": None}
CAMP = {"event_id": "south/1", "summary": "=1+1", "killed_min": 4, "background": False, "lat": -3.25}


def test_a_snapshot_beside_itself_differs_in_nothing():
    found = compare(taken(FORD, HILL, CAMP), taken(FORD, HILL, CAMP))

    assert found.ways.empty and found.cells.empty and found.same == 3
    assert sentence(found) == "No event differs: all 3 stand on both sides, alike in every column that both have."


def test_what_came_what_went_and_each_cell_that_changed():
    later = HILL | {"killed_min": 3, "summary": "تل تمر"}
    found = compare(taken(FORD, HILL), taken(later, CAMP))

    assert found.ways[["event_id", "way"]].values.tolist() == [
        ["north/2", "changed"],
        ["south/1", "added"],
        ["north/1", "withdrawn"],
    ]
    assert found.cells.values.tolist() == [["north/2", "killed_min", None, "3"], ["north/2", "summary", "تل أبيض", "تل تمر"]] or (
        found.cells.fillna("").values.tolist() == [["north/2", "killed_min", "", "3"], ["north/2", "summary", "تل أبيض", "تل تمر"]]
    )
    assert found.same == 0
    assert sentence(found) == "1 added, 1 withdrawn, 1 changed (in 2 cells); 0 the same."
    assert list(found.rows("old", "withdrawn")["event_id"]) == ["north/1"]
    assert list(found.rows("new", "added")["summary"]) == ["=1+1"]


def test_every_event_of_either_side_is_counted_once():
    old, new = taken(FORD, HILL), taken(HILL | {"lat": 9.0}, CAMP)
    found = compare(old, new)

    both = len({*old.events["event_id"], *new.events["event_id"]})
    assert found.same + len(found.ways) == both and not found.ways["event_id"].duplicated().any()


def test_an_order_of_rows_or_columns_is_no_change():
    turned = [dict(reversed(list(row.items()))) for row in (CAMP, HILL, FORD)]

    assert compare(taken(FORD, HILL, CAMP), taken(*turned)).ways.empty


def test_reports_that_are_told_together_or_apart_are_followed():
    apart = [{"event_id": "a/1", "report_ids": ""}, {"event_id": "b/1", "report_ids": ""}]
    together = [{"event_id": "a/1", "report_ids": "a/1; b/1"}]

    joined, split = compare(taken(*apart), taken(*together)), compare(taken(*together), taken(*apart))
    assert joined.ways.fillna("").values.tolist() == [["a/1", "changed", ""], ["b/1", "joined", "a/1"]]
    assert split.ways.fillna("").values.tolist() == [["a/1", "changed", ""], ["b/1", "split", "a/1"]]
    assert sentence(joined) == "1 changed (in 1 cell), 1 joined to another; 0 the same."


def test_columns_of_one_side_alone_are_named_and_not_compared():
    found = compare(taken(FORD), taken(FORD | {"layer": "x"}))

    assert (found.only_old, found.only_new) == ((), ("layer",)) and found.ways.empty


@pytest.mark.parametrize("way", ["added", "withdrawn", "changed"])
def test_the_table_to_take_away_tells_each_change(way: str):
    found = change_table(compare(taken(FORD, HILL), taken(HILL | {"lat": 9.0}, CAMP)))

    told = found[found["change"] == way].fillna("")
    assert (
        told[["event_id", "column", "old", "new"]].values.tolist()
        == {"added": [["south/1", "", "", ""]], "withdrawn": [["north/1", "", "", ""]], "changed": [["north/2", "lat", "", "9"]]}[
            way
        ]
    )
