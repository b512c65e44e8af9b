"""Whatever is asked comes back from its address; whatever an address says, it becomes filters that the controls hold."""

from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.events.asking.asked import FIRST_DAY, LAST_DAY, LEAST_KM, MOST_KM, SINGLE, from_query, known_values, to_query
from lib.events.asking.choices import CHOICES, parameter_of
from lib.events.asking.filters import Filters

NAMES = [choice.name for choice in CHOICES]
KNOWN = {}  # filled once: field -> ids of the sample
DAYS = st.none() | st.dates(FIRST_DAY, LAST_DAY)


@pytest.fixture(autouse=True, scope="module")
def known(sample, sample_tables):
    KNOWN.update(known_values(sample_tables, sample))


@st.composite
def asked(draw) -> Filters:
    chosen = {field: draw(st.none() | st.frozensets(st.sampled_from(sorted(KNOWN[field])), max_size=3)) for field in NAMES}
    near = draw(st.sampled_from(["", *sorted(KNOWN["near_place"])]))
    return Filters(
        **chosen,
        search=draw(st.text(max_size=9)),
        between=draw(st.booleans()),
        near_place=near,
        near_km=draw(st.integers(int(LEAST_KM), int(MOST_KM))) if near else Filters().near_km,
        first_day=draw(DAYS),
        last_day=draw(DAYS),
        undated=draw(st.none() | st.booleans()),
        background=draw(st.booleans()),
        once=draw(st.booleans()),
        drafts=draw(st.booleans()),
        count=draw(st.sampled_from(("acts", "incidents"))),
    )


@given(st.data())
def test_filters_come_back_from_their_address(data):
    filters = data.draw(asked())
    back = from_query(to_query(filters), KNOWN).filters
    assert replace(back, near_km=round(back.near_km)) == replace(filters, near_km=round(filters.near_km))


VALUES = st.text(max_size=6) | st.sampled_from(
    ("1", "0", "acts", "incidents", "2021-02-03", "50", "homs", "irgc", "clash", "nowhere")
)


@settings(max_examples=400)
@given(st.dictionaries(st.sampled_from([*map(parameter_of, NAMES), *SINGLE, "colour", "_level"]), st.lists(VALUES, max_size=3)))
def test_any_address_becomes_filters_and_a_report_of_what_they_leave_out(query):
    found = from_query(query, KNOWN)
    for field in fields(Filters):
        value = getattr(found.filters, field.name)
        if isinstance(value, frozenset):
            assert value <= KNOWN[field.name]
            assert {said for name, said in found.stale if name == field.name} == set(query[parameter_of(field.name)]) - value
    assert from_query(to_query(found.filters), KNOWN).filters == found.filters


@given(st.dictionaries(st.sampled_from([*SINGLE]), st.lists(VALUES, min_size=1, max_size=3)))
def test_every_single_value_of_an_address_is_taken_or_asked_in_vain(query):
    found = from_query(query, KNOWN).filters
    taken = to_query(replace(found, vain=()))
    for name, values in query.items():
        for value in filter(None, values):
            in_vain = (name, value) in found.vain
            assert in_vain or value in taken.get(name, ()) or value in ("0", "acts", "50") or name == "km" or value.strip() != value
