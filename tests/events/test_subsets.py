"""A part of any pick lists just its own events, counted another way; a name that means nothing gives nothing."""

from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.engine.picks import Part, of_ids
from lib.events.asking.filters import Filters
from lib.events.asking.pick import Pick, from_text, of_page
from lib.events.asking.picks import unknown_in_pick
from lib.events.asking.select import Selection, select_events
from lib.events.building.build import build_tables
from lib.events.tables import Tables
from tests import asked
from tests.asked import shown_of

DYAD = "dyad:hezbollah:ndf:hostile~:organisation"


@pytest.fixture(scope="module")
def selection(sample: Corpus, sample_tables: Tables) -> Selection:
    return select_events(sample_tables, sample, Filters())


@pytest.fixture(scope="module")
def opened(sample: Corpus, sample_tables: Tables, selection: Selection):
    shown = shown_of(sample_tables, sample)
    return lambda text, *parts: asked.opened(from_text(text), shown, sample, parts)


def test_stages_part_what_is_not_done(opened, selection: Selection) -> None:
    stages = [opened(f"shown:{stage}").event_ids for stage in ("planned", "ordered", "attempted")]

    assert sum(map(len, stages)) == len(opened("shown:not_done").event_ids) == len({one for ids in stages for one in ids}) > 2
    assert set(stages[0]) == set(selection.events["event_id"][selection.events["stage"] == "planned"])


def test_what_one_article_alone_tells(opened, selection: Selection) -> None:
    several = selection.events["event_id"][selection.events["articles"].str.contains("; ")]

    assert set(opened("shown:one_article").event_ids) == set(selection.events["event_id"]) - set(several)


def test_the_filter_told_by_agrees_with_the_number(sample: Corpus, sample_tables: Tables, opened) -> None:
    asked = select_events(sample_tables, sample, Filters(reports=frozenset({"one"}))).events["event_id"]
    delta = read_corpus(Path(__file__).parent.parent / "corpora" / "delta")
    delta_tables = build_tables(delta)
    several = select_events(delta_tables, delta, Filters(reports=frozenset({"several"}))).events

    assert set(asked) == set(opened("shown:one_article").event_ids)
    assert several["event_id"].tolist() == ["first/1"] and (several["n_articles"] == 2).all()


def test_parts_of_a_dyad_and_of_a_pages_own_part(opened) -> None:
    assert opened(f"of:killed/reported:{DYAD}").event_ids == ("smuggling-headquarters/22",)
    assert opened(f"of:killed/whose/reported/ndf/:{DYAD}").event_ids == ("smuggling-headquarters/22",)
    assert opened(f"of:killed/silent:{DYAD}").event_ids and not opened(f"of:killed/denied:{DYAD}").event_ids
    assert "hostile: killed, reported" in opened(f"of:killed/reported:{DYAD}").title
    mine = Part(of_page("on-map"), "mine", of_ids(("homs-ndf-leadership/1",)))
    found = opened("of:killed/whose/alleged/khaldoun-abou-ali/one-companion:part:on-map", mine)
    assert found.event_ids == ("homs-ndf-leadership/1",)


@pytest.mark.parametrize(
    "pick",
    (
        "shown:size",
        "of:size:" + DYAD,
        "of:killed/size:" + DYAD,
        "of:killed/whose/reported/nobody/:" + DYAD,
        "of:planned:dyad:x",
        f"of:planned:of:planned:{DYAD}",
        "of:planned:" * 3000 + DYAD,
        "of:",
        "between:ndf:nobody:actor",
    ),
)
def test_a_part_that_means_nothing_is_said_and_lists_nothing(sample: Corpus, sample_tables: Tables, opened, pick: str) -> None:
    assert unknown_in_pick(from_text(pick), sample, lambda ids: sample_tables.aliases)
    assert opened(pick).event_ids == ()


def test_all_between_two_holds_every_kind_and_way(opened) -> None:
    found = opened("between:ndf:hezbollah:organisation")

    assert from_text(DYAD).between.to_text() == "between:hezbollah:ndf:organisation"
    assert not from_text("actor:ndf:organisation").between
    assert set(opened(DYAD).event_ids) < set(found.event_ids) == set(opened("between:hezbollah:ndf:organisation").event_ids)
    assert from_text("of:planned:ledger:shown") == Pick("ledger", ("shown",), "planned")
