"""A box on the counts chooses whole periods; the counts of a period are those of the events it opens."""

from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from lib.corpus.model.models import Corpus
from lib.events.asking.filters import Filters
from lib.events.asking.pick import from_text, of_page
from lib.events.asking.select import select_events
from lib.events.building.build import build_tables
from lib.events.counting.periods import count_by_period
from lib.events.tables import Tables
from lib.figures.timeline_axis import time_axis
from lib.ui.timeline_parts import periods_of_box
from lib.ui.timeline_picks import lanes_of, period_part, undated_part
from tests.asked import shown_of
from tests.by_event import in_period, lane_rows, lane_totals

MONTHS = pd.date_range("2022-01-01", periods=4, freq="MS").as_unit("s")


def view_of(tables: Tables, corpus: Corpus) -> SimpleNamespace:
    events = select_events(tables, corpus, Filters()).events
    return SimpleNamespace(filters=Filters(), tables=tables, corpus=corpus, events=events, shown=shown_of(tables, corpus))


@pytest.fixture
def timeline() -> SimpleNamespace:
    periods = pd.DataFrame({"period": MONTHS, "until": MONTHS + pd.offsets.MonthEnd(0)})
    return SimpleNamespace(periods=periods, axis=time_axis(periods.melt()["value"], [], 900))


@pytest.mark.parametrize(
    "box,days",
    (
        (("2022-02-10", "2022-03-20"), ("2022-02-01", "2022-03-31")),
        (("2022-03-20", "2022-02-10"), ("2022-02-01", "2022-03-31")),
        (("2022-02-20", "2022-03-20"), ("2022-03-01", "2022-03-31")),
        (("2022-02-03", "2022-02-05"), ("2022-02-01", "2022-02-28")),
        (("2021-12-25", "2022-05-20"), ("2022-01-01", "2022-04-30")),
    ),
)
def test_a_box_chooses_the_months_whose_middle_it_covers(
    timeline: SimpleNamespace, box: tuple[str, str], days: tuple[str, str]
) -> None:
    ends = [timeline.axis.at(pd.Timestamp(day)) for day in box]

    assert tuple(day.isoformat() for day in periods_of_box(ends, timeline)) == days


@pytest.mark.parametrize("per", ("month", "week"))
def test_a_bar_opens_the_events_that_it_counts(sample: Corpus, sample_tables: Tables, per: str) -> None:
    view = view_of(sample_tables, sample)
    ends = sample_tables.report_dates["last"]
    counts = count_by_period(view.events, per, ends).groupby("period")["events"].sum()

    for first, number in counts.items():
        (part,) = period_part(view, of_page(per, first.date().isoformat()))
        alone = [count_by_period(view.events[view.events["event_id"] == event], per, ends) for event in part.of(view.shown).ids()]
        assert sum(one.loc[one["period"] == first, "events"].item() for one in alone) == pytest.approx(number)


@pytest.mark.parametrize("by", ("actor", "bloc", "governorate", "type", "issue"))
def test_the_number_of_what_nothing_dates_opens_so_many_events(sample: Corpus, sample_tables: Tables, by: str) -> None:
    view = view_of(sample_tables, sample)
    totals = lane_totals(view.events, lane_rows(view.events, by, sample_tables, sample))

    assert by in lanes_of(sample)
    for lane_id, lane, number in totals[["lane_id", "lane", "undated"]].itertuples(index=False):
        (opened,) = undated_part(view, of_page("undated", by, lane_id))
        (of_old_link,) = undated_part(view, from_text(f"part:{by} {lane}, without any date"))
        assert opened.of(view.shown).number() == number and opened.words == f"{by} {lane}, without any date"
        assert (opened.words, opened.wheres) == (of_old_link.words, of_old_link.wheres)
        assert set(view.events.set_index("event_id").loc[list(opened.of(view.shown).ids()), "dated_by"]) <= {"none"}


def test_two_lanes_of_one_label_open_each_its_own(sample: Corpus, sample_tables: Tables) -> None:
    actors = {one: replace(actor, name="The Guard") for one, actor in sample.actors.items()}
    corpus = replace(sample, actors=actors)
    tables = build_tables(corpus)
    events = select_events(tables, corpus, Filters()).events
    view = view_of(tables, corpus)
    totals = lane_totals(events, lane_rows(events, "actor", tables, corpus))

    assert (totals["lane"] == "The Guard").sum() > 3
    for lane_id, number in totals[["lane_id", "undated"]].itertuples(index=False):
        (opened,) = undated_part(view, of_page("undated", "actor", lane_id))
        assert opened.of(view.shown).number() == number


def test_a_part_that_is_no_period_opens_nothing(sample: Corpus, sample_tables: Tables) -> None:
    for pick in ("part:month from never", "part:decade from 2022-01-01", "part:without a day", "", "place:month from 2022-01-01"):
        assert period_part(SimpleNamespace(), from_text(pick)) == ()
        assert undated_part(SimpleNamespace(corpus=sample), from_text(pick)) == ()


def test_what_is_open_counts_in_every_period_until_its_end(table: pd.DataFrame) -> None:
    siege = table[table["event_id"] == "north/4"]

    assert not in_period(siege, pd.Timestamp("2021-02-28"), pd.Timestamp("2021-03-01")).empty
    assert in_period(siege, pd.Timestamp("2021-03-11"), pd.Timestamp("2021-03-31")).empty
