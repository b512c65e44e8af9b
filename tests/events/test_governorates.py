"""What the Overview, the lanes and the region filter say of a governorate is one number."""

from lib.corpus.model.models import Corpus
from lib.engine.answers import in_no_region
from lib.engine.shown import Some
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.counting.governorates import IN_NONE, count_beside
from lib.events.counting.overview import of_articles
from lib.events.tables import Tables
from tests.asked import ALL, EVERYTHING, by_governorate, shown_of
from tests.by_event import lane_rows


def in_none(tables: Tables, corpus: Corpus, filters: Filters = ALL) -> tuple[str, ...]:
    """Ids of the events that name no governorate."""
    return Some(shown_of(tables, corpus, filters), (in_no_region(tables.labels["governorate"]),)).ids()


def test_a_bar_has_as_many_events_as_its_region_filter_leaves(sample: Corpus, sample_tables: Tables) -> None:
    shown = select_events(sample_tables, sample, Filters()).events

    counts = by_governorate(sample_tables, sample)

    told = counts[counts["region"] != ""]
    left = [select_events(sample_tables, sample, Filters(regions=frozenset({region}))).ledger.shown for region in told["region"]]
    assert told["events"].tolist() == left
    places = sample.places
    by_hand = {
        name: {
            event.event_id
            for event in shown.itertuples()
            for article in sample.articles
            for one in article.events
            if one.id == event.event_id
            and any(name in places[at].governorates and places[at].precision != "line" for at in one.place)
        }
        for name in told["governorate"]
    }
    assert told["events"].tolist() == [len(by_hand[name]) for name in told["governorate"]]


def test_a_border_belongs_to_the_count_of_no_governorate(sample: Corpus, sample_tables: Tables) -> None:
    events = sample_tables.events
    along = events[(events["place_id"] == "syrian-lebanese-border") & (events["n_places"] == 1)]
    asked = Filters(places=frozenset({"syrian-lebanese-border"}), background=True)
    assert len(along)

    counts = by_governorate(sample_tables, sample, asked).set_index("governorate")["events"]
    assert counts[IN_NONE] == len(set(along["event_id"]) & set(select_events(sample_tables, sample, asked).events["event_id"]))
    assert set(along["event_id"]) <= set(in_none(sample_tables, sample, EVERYTHING))


def test_a_lane_has_as_many_events_as_its_bar(sample: Corpus, sample_tables: Tables) -> None:
    shown = select_events(sample_tables, sample, Filters()).events

    lanes = lane_rows(shown, "governorate", sample_tables, sample)["lane"].value_counts().to_dict()

    counts = by_governorate(sample_tables, sample)
    assert lanes == dict(zip(counts["governorate"], counts["events"]))


def test_events_that_name_no_governorate_are_counted_and_can_be_listed(sample: Corpus, sample_tables: Tables) -> None:
    shown = select_events(sample_tables, sample, Filters()).events

    nowhere = in_none(sample_tables, sample)

    counts = by_governorate(sample_tables, sample).set_index("governorate")["events"]
    assert len(nowhere) == counts[IN_NONE] > 0
    assert set(nowhere) <= set(shown["event_id"])


def test_no_events_name_no_governorate(sample: Corpus, sample_tables: Tables) -> None:
    assert by_governorate(sample_tables, sample, Filters(types=frozenset())).empty


def test_articles_are_counted_of_which_events_are_shown(sample: Corpus, sample_tables: Tables) -> None:
    hezbollah = select_events(sample_tables, sample, Filters(actors=frozenset({"hezbollah"}))).events

    assert of_articles(sample_tables.events, sample) == "5 articles"
    assert of_articles(hezbollah, sample) == "1 of 5 articles"


def test_borders_and_whole_countries_count_beside_the_governorates_and_in_none(sample: Corpus, sample_tables: Tables) -> None:
    events = select_events(sample_tables, sample, Filters()).events
    shown = set(events["event_id"])
    told = [
        (event.id, place) for article in sample.articles for event in article.events if event.id in shown for place in event.place
    ]
    along = [event for event, place in told if place == "syrian-lebanese-border"]
    only = [event for event in along if [place for one, place in told if one == event] == ["syrian-lebanese-border"]]

    beside = count_beside(shown_of(sample_tables, sample).tally("place_id", over="places"), sample).set_index("words")["events"]

    assert beside["along the Syrian-Lebanese border"] == len(along) > 0
    assert beside["told of Syria as a whole"] == sum(place == "syria" for _, place in told)
    assert set(only) <= set(in_none(sample_tables, sample))
