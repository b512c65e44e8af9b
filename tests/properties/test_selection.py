"""Whatever is asked: selecting twice is selecting once, narrowing never adds, and every number is the rows behind it."""

import datetime
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Event
from lib.corpus.reading.read import read_corpus
from lib.events.asking.choices import CHOICES
from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS, select_events
from lib.events.building.build import build_tables
from lib.events.building.from_articles import provenance_of, record_of
from lib.events.building.stories import Story
from lib.events.counting.periods import FREQUENCIES, count_by_period
from lib.events.links import story_links
from tests.asked import count_options
from tests.events.test_build import DELTA

CORPUS = read_corpus(DELTA)
TABLES = build_tables(CORPUS)
DAYS = st.none() | st.dates(datetime.date(2018, 1, 1), datetime.date(2020, 6, 1))
SETS = {
    choice.name: st.none() | st.frozensets(st.sampled_from((*TABLES.facets[choice.facet].values, "stale")), max_size=3)
    for choice in CHOICES
}
FILTERS = st.builds(
    Filters,
    **SETS,
    search=st.sampled_from(("", "ford", "guard river", "المخاضة", "no such word")),
    between=st.booleans(),
    near_place=st.sampled_from(("", "ford-upper", "upper", "stale")),
    near_km=st.sampled_from((1.0, 15.0, 400.0)),
    first_day=DAYS,
    last_day=DAYS,
    undated=st.none() | st.booleans(),
    background=st.booleans(),
)
NARROWER = st.sampled_from(tuple(SETS))


def shown(filters: Filters) -> set[str]:
    return set(select_events(TABLES, CORPUS, filters).events["event_id"])


@given(FILTERS)
def test_every_event_read_is_in_exactly_one_term_of_the_ledger(filters: Filters) -> None:
    ledger = select_events(TABLES, CORPUS, filters).ledger

    told = [event for reason in REASONS for event in ledger.rows(reason)]
    assert sorted(told) == sorted(TABLES.events["event_id"])
    assert ledger.read == ledger.shown + ledger.background + ledger.wholes + ledger.count("layers") + ledger.filtered == len(told)


@settings(max_examples=25)
@given(FILTERS)
def test_selecting_from_what_was_selected_changes_nothing(filters: Filters) -> None:
    left = shown(filters)
    kept = tuple(
        replace(article, events=tuple(event for event in article.events if TABLES.aliases[event.id] in left))
        for article in CORPUS.articles
    )
    again = replace(CORPUS, articles=kept)

    assert set(select_events(build_tables(again), again, filters).events["event_id"]) == left


@given(FILTERS, NARROWER, st.data())
def test_asking_for_one_thing_more_never_adds_an_event(filters: Filters, field: str, data: st.DataObject) -> None:
    wide = filters.changed(**{field: None})

    assert shown(wide.changed(**{field: data.draw(SETS[field])})) <= shown(wide)
    assert shown(replace(filters, search="ford")) <= shown(replace(filters, search=""))


@settings(max_examples=30)
@given(FILTERS)
def test_the_count_of_every_option_is_the_rows_that_it_leaves(filters: Filters) -> None:
    asked = filters.changed(between=False)
    counts = count_options(TABLES, CORPUS, asked)

    for choice in CHOICES:
        for value, number in counts[choice.facet].items():
            assert number == len(shown(asked.changed(**{choice.name: frozenset({value})}))), (choice.facet, value)


@given(st.permutations(CORPUS.articles))
def test_tables_do_not_depend_on_the_order_of_files(articles: list) -> None:
    turned = build_tables(replace(CORPUS, articles=tuple(articles)))

    for name in ("events", "participants", "event_places", "links"):
        pd.testing.assert_frame_equal(getattr(turned, name), getattr(TABLES, name))


MUTUAL = [
    event
    for article in CORPUS.articles
    for event in article.events
    if all(rule.mutual for rule in CODEBOOK.types[event.type].links)
]


def links(event: Event) -> list[tuple]:
    return story_links(Story((record_of(event, provenance_of(CORPUS.article(event.id.partition("/")[0]))),)))


@given(st.sampled_from(MUTUAL), st.data())
def test_mutual_links_do_not_depend_on_the_order_of_their_ends(event, data: st.DataObject) -> None:
    people = data.draw(st.permutations([person for persons in event.roles.values() for person in persons]))
    parts = iter(people)
    turned = replace(event, roles={role: tuple(next(parts) for _ in persons) for role, persons in event.roles.items()})

    assert sorted(links(turned)) == sorted(links(event))


@st.composite
def dated(draw) -> pd.DataFrame:
    """Up to eight events of a day or some day of a window, of two groups; some without a day."""
    days = draw(
        st.lists(
            st.tuples(
                st.dates(datetime.date(2010, 1, 1), datetime.date(2030, 1, 1)),
                st.integers(0, 800),
                st.sampled_from("ab"),
                st.booleans(),
            ),
            max_size=8,
        )
    )
    first = pd.Series(pd.array([day if known else None for day, _, _, known in days], dtype="datetime64[s]"))
    length = pd.to_timedelta([days for _, days, _, _ in days], unit="D")
    return pd.DataFrame(
        {
            "first_day": first,
            "last_day": (first + length).astype("datetime64[s]"),
            "group": [group for _, _, group, _ in days],
            "date_kind": np.where(length > pd.Timedelta(0), "window", "day"),
            "dated_by": np.where([known for *_, known in days], "event", "none") if days else pd.Series(dtype="str"),
        }
    )


@pytest.mark.parametrize("per", FREQUENCIES)
@given(dated())
def test_counts_of_days_and_windows_sum_to_the_dated_events(per: str, events: pd.DataFrame) -> None:
    counts = count_by_period(events, per)

    known = events[events["dated_by"] == "event"]
    assert counts.groupby("group")["events"].sum().to_dict() == pytest.approx(known["group"].value_counts().to_dict())
