"""Two people's changes to one article, field by field."""

import pytest

from lib.annotating.saving.fields import Fields
from lib.annotating.saving.merge import Clash, merge, settled


def event(name: str, **fields: object) -> dict:
    return {"id": name, "quote": f"q{name}", **fields}


def article(*events: dict, **fields: object) -> Fields:
    return {"id": "a", "title": "One", **fields, "events": list(events)}


BASE = article(event("1"), event("2", side_a=["ndf"]), event("3"), mentions={"x": "ndf"})


def ids(fields: Fields) -> list[str]:
    return [one["id"] for one in fields["events"]]


def test_what_one_side_alone_changed_is_taken() -> None:
    mine = article(event("1", date="2021"), event("2", side_a=["ndf", "irgc"]), event("3"), mentions={"x": "ndf", "y": "irgc"})
    theirs = article(event("1", mode="quarrel"), event("2", side_a=["ndf"]), title="Two", mentions={"x": "sdf"})

    merged = merge(BASE, mine, theirs)

    assert merged.clashes == () and merged.fields == article(
        event("1", date="2021", mode="quarrel"), event("2", side_a=["ndf", "irgc"]), title="Two", mentions={"x": "sdf", "y": "irgc"}
    )


def test_a_list_and_a_number_are_one_value_each() -> None:
    base = article(event("1", side_a=["a"], killed={"min": "1", "words": "one"}))
    mine = article(event("1", side_a=["a", "b"], killed={"min": "2", "words": "one"}))
    theirs = article(event("1", side_a=["a", "c"], killed={"min": "1", "words": "two"}))

    assert [(one.path, one.at) for one in merge(base, mine, theirs).clashes] == [
        ("events[1].side_a", ("events", "1", "side_a")),
        ("events[1].killed", ("events", "1", "killed")),
    ]


@pytest.mark.parametrize("chosen, quote, author", [("mine", "m", "A"), ("theirs", "t", None), ("base", "q2", "Z")])
def test_each_clash_is_settled_by_a_choice(chosen: str, quote: str, author: str | None) -> None:
    base = BASE | {"author": "Z"}
    mine = article(event("1"), event("2", side_a=["ndf"]) | {"quote": "m"}, event("3"), author="A", mentions={"x": "m"})
    theirs = article(event("1"), event("2", side_a=["ndf"]) | {"quote": "t"}, event("3"), mentions={"x": "t"})
    merged = merge(base, mine, theirs, ("b", "m", "t"))
    assert sorted(one.path for one in merged.clashes) == ["author", "events[2].quote", "mentions.x", "the text"]

    fields, text = settled(merged, {one.path: chosen for one in merged.clashes})

    assert fields["events"][1]["quote"] == quote and fields.get("author") == author and text == chosen[0]
    assert fields["mentions"] == {"x": "ndf" if chosen == "base" else chosen[0]}


def test_an_event_that_one_deleted_and_the_other_changed_is_kept_and_named() -> None:
    without = article(event("1"), event("3"), mentions={"x": "ndf"})
    changed = article(event("1"), event("2", side_a=["irgc"]), event("3"), mentions={"x": "ndf"})

    for mine, theirs in ((without, changed), (changed, without)):
        merged = merge(BASE, mine, theirs)
        assert ids(merged.fields) == ["1", "2", "3"] and merged.fields == changed
        assert [one.path for one in merged.clashes] == ["events[2]"]
    assert settled(merged, {"events[2]": "theirs"})[0] == without


def test_two_new_events_of_one_id_are_both_kept_and_what_refers_to_mine_follows() -> None:
    mine = article(
        *BASE["events"], event("4", quote="mine"), event("5", after=["4", "a/4", "1"], part_of="4"), mentions={"x": "ndf"}
    )
    theirs = article(*BASE["events"], event("4", quote="theirs"), mentions={"x": "ndf"})

    merged = merge(BASE, mine, theirs)

    kept = event("6", quote="mine")
    assert merged.clashes == (Clash("events[6]", ("events", "6"), None, kept, event("4", quote="theirs"), other="4"),)
    assert ids(merged.fields) == ["1", "2", "3", "4", "5", "6"]
    assert merged.fields["events"][4] == event("5", after=["6", "a/6", "1"], part_of="6") and merged.fields["events"][5] == kept
    assert settled(merged, {})[0] == settled(merged, {"events[6]": "both"})[0] == merged.fields
    only_theirs, only_mine = (settled(merged, {"events[6]": side})[0] for side in ("theirs", "mine"))
    assert ids(only_theirs) == ["1", "2", "3", "4", "5"] and only_theirs["events"][3]["quote"] == "theirs"
    assert (
        sorted(ids(only_mine)) == ["1", "2", "3", "4", "5"]
        and event("5", after=["4", "a/4", "1"], part_of="4") in only_mine["events"]
    )


def test_a_named_id_gets_a_number_and_the_same_new_event_stands_once() -> None:
    base = article()
    mine, theirs = article(event("x", n="1"), event("same")), article(event("x", n="2"), event("same"))

    assert sorted(ids(merge(base, mine, theirs).fields)) == ["same", "x", "x-2"]


def test_the_order_is_that_of_the_side_that_moved_events_with_new_ones_behind_their_neighbours() -> None:
    moved = article(event("3"), event("1"), event("7"), event("2", side_a=["ndf"]), mentions={"x": "ndf"})
    added = article(event("1"), event("9"), event("2", side_a=["ndf"]), event("8"), event("3"), mentions={"x": "ndf"})

    assert ids(merge(BASE, moved, added).fields) == ids(merge(BASE, added, moved).fields) == ["3", "1", "7", "9", "2", "8"]


def test_two_orders_clash_and_one_is_chosen() -> None:
    one, two, three = BASE["events"]
    mine, theirs = article(three, one, two, mentions={"x": "ndf"}), article(two, one, three, event("4"), mentions={"x": "ndf"})

    merged = merge(BASE, mine, theirs)

    assert [(one.path, one.theirs) for one in merged.clashes] == [("events", ["2", "1", "3", "4"])]
    assert ids(merged.fields) == ["3", "4", "1", "2"] and ids(settled(merged, {"events": "theirs"})[0]) == ["2", "1", "3", "4"]


def test_events_without_ids_are_one_value() -> None:
    base, mine, theirs = ({"id": "a", "events": [{"quote": word}]} for word in ("b", "m", "t"))

    merged = merge(base, mine, theirs)

    assert [one.path for one in merged.clashes] == ["events"]
    assert settled(merged, {"events": "theirs"})[0] == theirs and settled(merged, {})[0] == mine
