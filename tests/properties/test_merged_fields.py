"""Two who change one article: what does not clash is merged the same way from either side, and nobody's change is lost."""

import copy

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lib.annotating.saving.fields import Fields, changes_between, numbered
from lib.annotating.saving.merge import merge, settled
from tests.properties.articles import FREE, IDS, articles, events


@st.composite
def changed(draw: st.DrawFn, fields: Fields) -> Fields:
    """The fields after a few changes: texts, fields taken out and put in, events taken out, put in and moved."""
    found = copy.deepcopy(fields)
    for _ in range(draw(st.integers(0, 4))):
        told = found.setdefault("events", [])
        holder = draw(st.sampled_from([found, *told]))
        what = draw(st.sampled_from(("set", "set", "evidence", "out", "event", "move", "drop")))
        if what == "set":
            holder[draw(st.sampled_from(("author", "quote", "date", "place")))] = draw(st.one_of(FREE, st.lists(IDS, max_size=2)))
        elif what == "evidence":
            evidence = holder.setdefault("evidence", {})
            evidence[draw(st.sampled_from(("date", "place")))] = draw(FREE)
        elif what == "out":
            holder.pop(draw(st.sampled_from(sorted(name for name in holder if name not in ("id", "events")))), None)
        elif what == "event":
            told.insert(draw(st.integers(0, len(told))), draw(events(draw(st.integers(5, 7)))))
            assume(len(numbered(told)) == len(told))
        elif told:
            moved = told.pop(draw(st.integers(0, len(told) - 1)))
            if what == "move":
                told.insert(draw(st.integers(0, len(told))), moved)
    return found


@st.composite
def sides(draw: st.DrawFn) -> tuple[Fields, Fields, Fields]:
    base = draw(articles())
    return base, draw(changed(base)), draw(changed(base))


@settings(max_examples=50)
@given(sides())
def test_what_does_not_clash_is_merged_the_same_way_from_either_side(drawn: tuple[Fields, Fields, Fields]) -> None:
    base, mine, theirs = drawn

    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert len(one.clashes) == len(other.clashes)
    if not one.clashes:
        assert one.fields == other.fields


@settings(max_examples=50)
@given(sides())
def test_a_side_that_changed_nothing_leaves_the_other_as_it_is(drawn: tuple[Fields, Fields, Fields]) -> None:
    base, mine, _ = drawn

    assert merge(base, mine, base).fields == mine and merge(base, mine, base).clashes == ()
    assert merge(base, base, mine).fields == mine and merge(base, mine, mine).fields == mine


@settings(max_examples=50)
@given(sides())
def test_every_change_of_either_side_is_merged_or_named(drawn: tuple[Fields, Fields, Fields]) -> None:
    base, mine, theirs = drawn

    merged = merge(base, mine, theirs)

    for side in (mine, theirs):
        open_ones = changes_between(merged.fields, side)
        differing = {key_of(change) for change in open_ones}
        for change in changes_between(base, side):
            if key_of(change) in differing:
                still = next(one for one in open_ones if key_of(one) == key_of(change))
                assert covered(change, still, merged)


def key_of(change) -> tuple[str, str]:
    return change.event, change.path.partition("].")[2] if change.event else change.path


def covered(change, still, merged) -> bool:
    """Whether a change that does not stand as it was made is named, or is an order into which others' events came."""
    places = {clash.at[:2] if clash.at[0] == "events" else clash.at[:1] for clash in merged.clashes}
    twice = {clash.other for clash in merged.clashes if clash.other}
    if change.path == "events":
        return ("events",) in places or isinstance(still.new, list)
    place = ("events", change.event) if change.event else (change.path.partition(".")[0],)
    return place in places or change.event in twice


@settings(max_examples=50)
@given(sides(), st.sampled_from(("mine", "theirs")))
def test_a_choice_for_each_clash_gives_what_was_chosen(drawn: tuple[Fields, Fields, Fields], chosen) -> None:
    base, mine, theirs = drawn
    merged = merge(base, mine, theirs)
    same_field = [clash for clash in merged.clashes if len(clash.at) == 1 and clash.at != ("events",)]

    fields, _ = settled(merged, {clash.path: chosen for clash in merged.clashes})

    for clash in same_field:
        assert fields.get(clash.at[0]) == getattr(clash, chosen)
    ids = [one.get("id") for one in fields.get("events") or []]
    assert len(ids) == len(set(ids))
