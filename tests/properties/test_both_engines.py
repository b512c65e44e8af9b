"""Both engines answer alike, whatever is asked."""

from datetime import date
from functools import partial

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.gathered import GATHERED, Gathered
from lib.engine.questions import FACETS, OWN_COLUMNS, Range, Where, event_columns, own_columns, plain, python_type
from lib.events.asking.choices import CHOICES
from lib.events.asking.filters import Filters
from lib.events.asking.sorting import ORDERS
from tests.engine.engines import CORPORA, duck, in_memory, tables_named

OVERS = ("events", *OWN_COLUMNS, *(f"facet:{name}" for name in FACETS))
OF_EVENTS = event_columns()
same_frames = partial(pd.testing.assert_frame_equal)


@st.composite
def asked(draw: st.DrawFn, name: str) -> Filters:
    tables = tables_named(name)
    usual = Filters(background=draw(st.booleans()), once=draw(st.booleans()), count=draw(st.sampled_from(("acts", "incidents"))))
    if draw(st.booleans()):
        return usual
    named = draw(st.lists(st.sampled_from(CHOICES), max_size=2, unique=True))
    chosen = {
        choice.name: draw(st.frozensets(st.sampled_from((*tables.facets[choice.facet].values, "stale")), min_size=1, max_size=5))
        for choice in named
    }
    days = st.none() | st.sampled_from(sorted(tables.events["first_day"].dropna().dt.date.unique()))
    words = " ".join(tables.events["summary"]).split()
    places = ["", *tables.facets["place"].values]
    return usual.changed(
        **chosen,
        search=draw(st.sampled_from(("", "", "", *words))) if draw(st.booleans()) else "",
        between=draw(st.booleans()),
        near_place=draw(st.sampled_from(["", *places])) if draw(st.integers(0, 3)) == 0 else "",
        near_km=draw(st.sampled_from((1, 30, 400))),
        first_day=draw(days) if draw(st.integers(0, 3)) == 0 else None,
        last_day=draw(days) if draw(st.integers(0, 3)) == 0 else None,
        undated=draw(st.none() | st.booleans()),
        drafts=draw(st.booleans()),
    )


@st.composite
def wheres(draw: st.DrawFn, name: str) -> Where:
    over = draw(st.sampled_from(OVERS))
    names = draw(st.sets(st.sampled_from(own_columns(over) or OF_EVENTS), min_size=1, max_size=2))
    held = in_memory(name).tally(Filters(background=True), tuple(sorted(names)), over).head(20)
    values = {
        column: tuple(None if pd.isna(value) else plain(value) for value in held[column].head(draw(st.integers(1, 3))))
        for column in sorted(names)
        if held[column].dtype.kind not in "fM"
    }
    ranges = {
        column: (draw(st.builds(Range, *2 * [st.none() | st.sampled_from(sorted(map(plain, held[column].dropna())) or [None])])),)
        for column in sorted(names)
        if python_type(column, over) in (int, date) and draw(st.booleans())
    }
    return Where(over, tuple((values | ranges).items()), draw(st.booleans()))


@st.composite
def gathered(draw: st.DrawFn, name: str, over: str) -> Gathered:
    by = tuple(draw(st.lists(st.sampled_from(own_columns(over)), min_size=1, unique=True)))
    held = in_memory(name).tally(Filters(background=True), by, over)[list(by)].dropna()
    stale = tuple({str: "stale", bool: False, int: -7}[python_type(column, over)] for column in by)
    told = [tuple(map(plain, values)) for values in held.itertuples(index=False, name=None)]
    members = st.tuples(st.sampled_from([*told, stale]), st.integers(0, 4))
    return Gathered(over, by, tuple((*values, group) for values, group in draw(st.lists(members, max_size=30))))


@settings(max_examples=40)
@given(st.data())
def test_both_answer_alike(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(CORPORA))
    filters, one, other = data.draw(asked(name)), in_memory(name), duck(name)

    assert one.ledger(filters) == other.ledger(filters)
    assert one.options(filters) == other.options(filters)
    over = data.draw(st.sampled_from(OVERS))
    own = own_columns(over)
    by = data.draw(st.lists(st.sampled_from((*own, *own, *OF_EVENTS)), min_size=1, max_size=4, unique=True).map(tuple))
    narrowed = tuple(data.draw(st.lists(wheres(name), max_size=2)))
    reason = data.draw(st.sampled_from(("shown", "filtered", "matching", "background", "review", "twins", "wholes", "parts")))
    same_frames(one.tally(filters, by, over, narrowed, reason), other.tally(filters, by, over, narrowed, reason))
    same_frames(one.doubled(filters, by, over, narrowed, reason), other.doubled(filters, by, over, narrowed, reason))
    if own:
        groups, told = data.draw(gathered(name, over)), data.draw(st.permutations((GATHERED, *by[:2])).map(tuple))
        same_frames(one.tally(filters, told, groups, narrowed), other.tally(filters, told, groups, narrowed))
        same_frames(one.doubled(filters, told, groups), other.doubled(filters, told, groups))
    assert one.number(filters, narrowed) == other.number(filters, narrowed)
    assert one.ledger(filters, narrowed) == other.ledger(filters, narrowed)
    ask = {
        "columns": tuple(CODEBOOK.columns),
        "wheres": narrowed,
        "reason": reason,
        "order": data.draw(st.sampled_from(("", *ORDERS)))
        and data.draw(st.sampled_from(("", "-"))) + data.draw(st.sampled_from(ORDERS)),
        "first": data.draw(st.integers(0, 9)),
        "most": data.draw(st.none() | st.integers(0, 50)),
    }
    same_frames(one.rows(filters, **ask), other.rows(filters, **ask))
