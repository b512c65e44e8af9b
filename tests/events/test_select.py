"""Filters choose rows, and the ledger says where every event went."""

import datetime

import pytest

from lib.corpus.model.models import Corpus
from lib.engine.answers import may_lie_outside
from lib.engine.shown import Some
from lib.events.asking.filters import Filters
from lib.events.asking.options import count_shown_and_hidden
from lib.events.asking.select import select_events
from lib.events.counting.sides import sides
from lib.events.links import links_at
from lib.events.tables import Tables
from tests.asked import count_options, shown_of

CASES = (
    Filters(),
    Filters(background=True),
    Filters(actors=frozenset({"hezbollah"})),
    Filters(search="قوات الدفاع الوطني"),
    Filters(first_day=datetime.date(2022, 4, 1)),
    Filters(actors=frozenset({"ndf", "hezbollah"}), between=True),
    Filters(near_place="homs", near_km=60),
    Filters(actors=frozenset()),
    Filters(undated=False),
)


def shown(tables: Tables, corpus: Corpus, filters: Filters) -> set[str]:
    return set(select_events(tables, corpus, filters).events["event_id"])


@pytest.mark.parametrize("filters", CASES)
def test_the_ledger_adds_up(sample: Corpus, sample_tables: Tables, filters: Filters) -> None:
    ledger = select_events(sample_tables, sample, filters).ledger

    assert ledger.read == len(sample_tables.events)
    assert ledger.read == ledger.shown + ledger.background + ledger.wholes + ledger.filtered


@pytest.mark.parametrize("filters", CASES)
def test_the_count_of_an_option_is_what_choosing_it_leaves(sample: Corpus, sample_tables: Tables, filters: Filters) -> None:
    counts = count_options(sample_tables, sample, filters)

    for facet, field in (("type", "types"), ("actor", "actors"), ("region", "regions")):
        if field == "actors" and filters.between:
            continue
        for value, count in counts[facet].items():
            assert count == len(shown(sample_tables, sample, filters.changed(**{field: frozenset({value})}))), value


@pytest.mark.parametrize("filters", CASES)
def test_the_hidden_count_of_an_option_is_what_would_match_it_and_is_not_shown(
    sample: Corpus, sample_tables: Tables, filters: Filters
) -> None:
    counts, hidden = count_shown_and_hidden(sample_tables, sample, filters)

    for value, count in hidden["type"].items():
        ledger = select_events(sample_tables, sample, filters.changed(types=frozenset({value}))).ledger
        assert (counts["type"][value], count) == (ledger.shown, ledger.matching - ledger.shown), value


def test_an_empty_choice_gives_nothing_and_no_choice_gives_all(sample: Corpus, sample_tables: Tables) -> None:
    assert not shown(sample_tables, sample, Filters(types=frozenset()))
    assert len(shown(sample_tables, sample, Filters(types=None))) == select_events(sample_tables, sample, Filters()).ledger.shown


def test_choosing_an_actor_chooses_its_units_and_persons(sample: Corpus, sample_tables: Tables) -> None:
    assert "homs-ndf-leadership/1" in shown(sample_tables, sample, Filters(actors=frozenset({"ndf"})))


def test_between_two_asks_for_a_link_between_them(sample: Corpus, sample_tables: Tables) -> None:
    pair = frozenset({"ndf", "irgc"})

    found = shown(sample_tables, sample, Filters(actors=pair, between=True))

    assert "ashara-clash/1" in found
    assert found < shown(sample_tables, sample, Filters(actors=pair))


def test_dates_are_inclusive_and_windows_overlap(sample: Corpus, sample_tables: Tables) -> None:
    day = datetime.date(2022, 4, 10)

    found = shown(sample_tables, sample, Filters(first_day=day, last_day=day))

    assert "smuggling-headquarters/20" in found
    assert "smuggling-headquarters/21" not in found
    assert all(sample_tables.events.set_index("event_id").loc[list(found), "dated_by"] == "event")


def test_an_undated_event_that_had_happened_before_is_not_kept_for_later_days(sample: Corpus, sample_tables: Tables) -> None:
    found = shown(sample_tables, sample, Filters(first_day=datetime.date(2023, 1, 1), undated=True))

    not_after = sample_tables.events.set_index("event_id").loc[list(found), "not_after"]
    assert not_after.isna().all()


def test_a_halo_that_only_touches_the_circle_counts_and_is_said(sample: Corpus, sample_tables: Tables) -> None:
    found = shown_of(sample_tables, sample, Filters(near_place="shebaa", near_km=15))

    ids, outside = Some(found).ids(), may_lie_outside(found, sample)
    assert "smuggling-headquarters/14" in ids
    assert outside is not None and set() < set(outside.ids()) < set(ids)


@pytest.mark.parametrize("spelling", ("Hizballah", "حزب الله", "hezbollah", "HEZBOLLAH"))
def test_search_finds_spellings_and_arabic(sample: Corpus, sample_tables: Tables, spelling: str) -> None:
    assert "smuggling-headquarters/14" in shown(sample_tables, sample, Filters(search=spelling))


def test_links_keep_their_events_at_every_level(sample: Corpus, sample_tables: Tables) -> None:
    coded = set(sample_tables.links["event_id"])

    for level in ("organisation", "state", "bloc"):
        links = links_at(sample_tables, sample, level)
        assert set(links["event_id"]) == coded
        assert not links.duplicated(["event_id", "left_id", "right_id", "kind", "mutual"]).any()


def test_a_handover_is_a_core_of_the_recipient_in_a_ring_of_the_giver(sample: Corpus, sample_tables: Tables) -> None:
    colours = sides(sample_tables.events, sample_tables, sample).set_index("event_id")

    assert tuple(colours.loc["smuggling-headquarters/14"]) == ("iran", "government")


def test_between_a_day_and_one_before_it_lies_no_event_however_long_it_lasted(sample: Corpus, sample_tables: Tables) -> None:
    first, last = datetime.date(2021, 2, 14), datetime.date(2021, 1, 20)

    assert shown(sample_tables, sample, Filters(first_day=last, last_day=first))
    for undated in (None, True, False):
        assert not shown(sample_tables, sample, Filters(first_day=first, last_day=last, undated=undated))
