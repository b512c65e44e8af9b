"""What the Overview, the lanes and the region filter say of a governorate is one number."""

from lib.corpus.models import Corpus
from lib.events.filters import Filters
from lib.events.governorates import NOT_TOLD, count_by_governorate, without_governorate
from lib.events.lanes import lane_rows
from lib.events.overview import of_articles
from lib.events.select import select_events
from lib.events.tables import Tables


def test_a_bar_has_as_many_events_as_its_region_filter_leaves(sample: Corpus, sample_tables: Tables) -> None:
    shown = select_events(sample_tables, sample, Filters()).events

    counts = count_by_governorate(shown, sample_tables)

    told = counts[counts["region"] != ""]
    left = [select_events(sample_tables, sample, Filters(regions=frozenset({region}))).ledger.shown for region in told["region"]]
    assert told["events"].tolist() == left
    assert left[:2] == [20, 16]


def test_a_lane_has_as_many_events_as_its_bar(sample: Corpus, sample_tables: Tables) -> None:
    shown = select_events(sample_tables, sample, Filters()).events

    lanes = lane_rows(shown, "governorate", sample_tables, sample)["lane"].value_counts().to_dict()

    counts = count_by_governorate(shown, sample_tables)
    assert lanes == dict(zip(counts["governorate"], counts["events"]))


def test_events_that_name_no_governorate_are_counted_and_can_be_listed(sample: Corpus, sample_tables: Tables) -> None:
    shown = select_events(sample_tables, sample, Filters()).events

    nowhere = without_governorate(shown, sample_tables)

    counts = count_by_governorate(shown, sample_tables).set_index("governorate")["events"]
    assert len(nowhere) == counts[NOT_TOLD] > 0
    assert set(nowhere) <= set(shown["event_id"])


def test_no_events_name_no_governorate(sample_tables: Tables) -> None:
    assert count_by_governorate(sample_tables.events.head(0), sample_tables).empty


def test_articles_are_counted_of_which_events_are_shown(sample: Corpus, sample_tables: Tables) -> None:
    hezbollah = select_events(sample_tables, sample, Filters(actors=frozenset({"hezbollah"}))).events

    assert of_articles(sample_tables.events, sample) == "5 articles"
    assert of_articles(hezbollah, sample) == "1 of 5 articles"
