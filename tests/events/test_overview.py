"""What the Overview tells is counted from the events shown, each once, and opens them."""

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.engine.answers import ONE_SIDED, newest, top_dyads
from lib.events.asking.filters import Filters
from lib.events.asking.pick import Pick
from lib.events.asking.select import Selection, select_events
from lib.events.counting.overview import concentration, of_articles
from lib.events.tables import Tables
from tests.asked import EVERYTHING, opened, shown_of
from tests.conftest import event_table


@pytest.fixture(scope="module")
def selection(sample: Corpus, sample_tables: Tables) -> Selection:
    return select_events(sample_tables, sample, Filters(groups=frozenset({"violence", "ground"})))


def test_an_article_counts_once_however_many_events_name_it(sample: Corpus) -> None:
    first, second, *rest = (article.id for article in sample.articles)
    assert len(rest) == 3

    def told(*articles: str) -> str:
        return of_articles(event_table([{"event_id": f"a/{n}", "articles": ids} for n, ids in enumerate(articles)]), sample)

    assert told(first, first) == "1 of 5 articles"
    assert told(f"{first}; {second}") == "2 of 5 articles"
    assert told() == "0 of 5 articles"


def test_each_top_dyad_opens_as_many_events_as_it_says(sample: Corpus, sample_tables: Tables, selection: Selection) -> None:
    dyads = top_dyads(shown_of(sample_tables, sample, selection.filters), sample)

    assert len(dyads) == dyads["pick"].nunique() and {"hostile", "transfer"} <= set(dyads["kind"])
    for row in dyads.itertuples():
        assert len(opened(row.pick, shown_of(sample_tables, sample, selection.filters), sample).event_ids) == row.events > 0, (
            row.dyad
        )


def test_dyads_stand_by_their_number_of_events_and_no_more_than_asked_for(
    sample: Corpus, sample_tables: Tables, selection: Selection
) -> None:
    every = top_dyads(shown_of(sample_tables, sample, selection.filters), sample, most=1000)

    assert every["events"].is_monotonic_decreasing and len(every) > 3
    pd.testing.assert_frame_equal(top_dyads(shown_of(sample_tables, sample, selection.filters), sample, most=3), every.head(3))


def test_a_dyad_says_who_and_which_way_and_one_end_alone_is_said_to_be_within(sample: Corpus, sample_tables: Tables) -> None:
    every = top_dyads(shown_of(sample_tables, sample, EVERYTHING), sample, most=1000)

    words, ends = every["dyad"], pd.DataFrame([pick.ids for pick in every["pick"]])
    within = ends[0] == ends[1]
    assert within.any() and (~within).any()
    assert words[within].tolist() == [f"{sample.actors[actor].name} (within)" for actor in ends.loc[within, 0]]
    assert words[~within].str.contains(" [→⇄] ").all() and not words[within].str.contains("[→⇄]").any()


def test_a_dyad_says_how_much_of_it_is_in_doubt_and_perhaps_the_same(sample: Corpus, sample_tables: Tables) -> None:
    selection = select_events(sample_tables, sample, Filters())

    every = top_dyads(shown_of(sample_tables, sample, selection.filters), sample, most=1000)

    assert every["events"].tolist() == every[["done", "not_done", "alleged", "denied"]].sum(axis=1).tolist()
    for row in every.itertuples():
        for part, number in (("same", row.same), ("alleged", row.alleged), ("not_done", row.not_done)):
            of_dyad = Pick("dyad", (*row.pick.ids, part))
            assert len(opened(of_dyad, shown_of(sample_tables, sample, selection.filters), sample).event_ids) == number, row.dyad
    assert every["same"].sum() and every["alleged"].sum()


def test_a_killing_that_names_one_side_alone_is_hostile_and_in_no_dyad(sample: Corpus, sample_tables: Tables) -> None:
    events = select_events(sample_tables, sample, Filters()).events

    alone = shown_of(sample_tables, sample).rows(("event_id",), wheres=ONE_SIDED)["event_id"]

    paired = set(sample_tables.links.loc[sample_tables.links["kind"] == "hostile", "event_id"])
    severe = set(events["event_id"][events["severity"].isin(["violent", "coercive", "verbal"])])
    assert set(alone) == severe - paired and len(alone) + len(severe & paired) == len(severe)


def test_no_event_makes_no_dyad(sample: Corpus, sample_tables: Tables) -> None:
    assert top_dyads(shown_of(sample_tables, sample, Filters(types=frozenset())), sample).empty


def test_the_newest_are_those_with_the_latest_known_day_and_never_one_without(sample: Corpus, sample_tables: Tables) -> None:
    found = newest(shown_of(sample_tables, sample), most=1000)

    dated = select_events(sample_tables, sample, Filters(undated=False)).events
    days = dict(zip(dated["event_id"], dated["last_day"].fillna(dated["first_day"])))
    assert found["event_id"].tolist() == sorted(days, key=days.__getitem__, reverse=True) and len(found) < len(sample_tables.events)
    assert newest(shown_of(sample_tables, sample))["event_id"].tolist() == found["event_id"].tolist()[:8]


def test_without_a_day_there_is_no_newest(sample: Corpus, sample_tables: Tables) -> None:
    assert newest(shown_of(sample_tables, sample, Filters(search="no such word"))).empty


def test_half_of_the_events_from_one_article_is_said(sample: Corpus, sample_tables: Tables) -> None:
    events = select_events(sample_tables, sample, Filters()).events
    told = {article.id: sum(article.id in ids.split("; ") for ids in events["articles"]) for article in sample.articles}
    leading = max(told, key=told.get)

    assert concentration(events, sample) == (f" {told[leading]} of them come from one article, “{sample.article(leading).title}”.")
    assert 2 * told[leading] >= len(events)
    assert concentration(events[events["articles"] != leading].head(3), sample) == ""


@pytest.mark.parametrize("of_first,said", ((1, False), (2, True), (3, True)))
def test_half_of_the_events_from_one_article_is_said_from_exactly_half_on(sample: Corpus, of_first: int, said: bool) -> None:
    one, *others = [article.id for article in sample.articles][:4]
    told = [one] * of_first + others[: 4 - of_first]

    events = event_table([{"event_id": f"{article}/{number}", "articles": article} for number, article in enumerate(told)])

    assert bool(concentration(events, sample)) == said
