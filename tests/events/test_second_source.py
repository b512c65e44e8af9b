"""A dataset beside the articles: its rows are events like any others, in every table, filter, count and file."""

import csv
import datetime
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.commands import build
from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Corpus, Participant, Quantity, Span
from lib.corpus.model.records import About, Record, Source, with_source
from lib.engine.answers import told_in
from lib.events.asking.filters import Filters
from lib.events.asking.pick import from_text
from lib.events.asking.picks import unknown_in_pick
from lib.events.asking.select import select_events
from lib.events.building import kept
from lib.events.building.build import build_tables
from lib.events.building.sources import with_sources
from lib.events.building.stories import natural
from lib.events.counting.overview import of_sources
from lib.events.links import links_at
from lib.events.reports import story_of
from lib.events.tables import Tables
from lib.events.told import told_beside
from lib.exchange.companions import beside
from lib.exchange.snapshot import Snapshot, write_zip
from lib.settings import SAMPLE
from tests.asked import EVERYTHING, count_options, meant, opened, shown_of
from tests.second_source import ABOUT, BOTH, DATASET, OWN_ACTORS, OWN_PLACES, ROWS, Dataset, give, record_of

OWN = ["valley:2", "valley:10", "valley:11", "valley:x-7"]
JOINED = "ashara-clash/1"


@pytest.fixture(scope="module")
def corpus(sample: Corpus) -> Corpus:
    return with_source(sample, Dataset())


@pytest.fixture(scope="module")
def tables(corpus: Corpus) -> Tables:
    return build_tables(corpus)


def shown(tables: Tables, corpus: Corpus, **asked: object) -> list[str]:
    """The dataset's events among those that filters leave."""
    found = select_events(tables, corpus, Filters(layers=BOTH, **asked)).events["event_id"]
    return [event for event in found if event.startswith("valley:")]


def test_its_events_stand_in_the_table_in_the_order_of_their_numbers_and_those_of_articles_stay(
    tables: Tables, sample_tables: Tables
) -> None:
    ids = tables.events["event_id"]
    rest = sample_tables.events["event_id"]

    assert ids[ids.str.startswith("valley:")].tolist() == OWN
    assert ids[~ids.str.startswith("valley:")].tolist() == [event for event in rest if event != JOINED]


def test_every_row_of_articles_alone_is_as_it_was(tables: Tables, sample_tables: Tables) -> None:
    alone = [event for event in sample_tables.events["event_id"] if event != JOINED]

    now, before = (found.events.set_index("event_id").loc[alone] for found in (tables, sample_tables))
    pd.testing.assert_frame_equal(now, before)


def test_a_row_says_what_the_dataset_says_and_that_there_is_no_article_and_no_sentence(tables: Tables) -> None:
    row = tables.events.set_index("event_id").loc["valley:2"]

    assert row[["initiators", "targets"]].tolist() == ["Valley Riders", "National Defense Forces"]
    assert row[["actors", "place", "governorate"]].tolist() == [
        "Valley Riders; National Defense Forces",
        "Old Bridge",
        "Deir ez-Zor",
    ]
    assert row[["killed_min", "killed_max", "n_articles"]].tolist() == [3, 5, 0]
    assert row[["publishers", "reliability", "credibility", "urls"]].tolist() == [ABOUT.publisher, "B", "2", ABOUT.url]
    assert row[["articles", "quote", "text"]].isna().all()


def test_a_row_that_is_the_same_as_an_article_s_event_joins_it_and_leads_by_its_grade(tables: Tables, corpus: Corpus) -> None:
    row = tables.events.set_index("event_id").loc["valley:x-7"]
    story = story_of(tables.reports_of["valley:x-7"], corpus)

    assert tables.aliases[JOINED] == "valley:x-7" and [report.id for report in story.reports] == ["valley:x-7", JOINED]
    assert row["articles"] == "ashara-clash" and row["n_articles"] == 1
    assert row["quote"] == corpus.reports[JOINED][1].quote.text and row["text"] == "digest"
    assert set(json.loads(row["differences"])["credibility"]) == {"valley:x-7", JOINED}


@pytest.mark.parametrize(
    "asked,found",
    (
        ({"actors": {"valley.riders"}}, OWN[:3]),
        ({"actors": {"ndf"}}, ["valley:2", "valley:x-7"]),
        ({"places": {"valley.old-bridge"}}, ["valley:2"]),
        ({"places": {"al-ashara"}}, ["valley:10", "valley:x-7"]),
        ({"regions": {"governorate:deir-ez-zor"}}, ["valley:2", "valley:10", "valley:x-7"]),
        ({"types": {"attack"}}, ["valley:10"]),
        ({"severities": {"violent"}}, ["valley:2", "valley:10", "valley:x-7"]),
        ({"kinds": {"hostile"}}, ["valley:2", "valley:10", "valley:x-7"]),
        ({"publishers": {"institute-of-the-valley"}}, OWN),
        ({"reliability": {"B"}}, OWN),
        ({"credibility": {"2"}}, OWN),
        ({"reports": {"one"}}, []),
        ({"reports": {"several"}}, []),
    ),
    ids=lambda one: ", ".join(f"{name} {min(ids)}" for name, ids in one.items()) if isinstance(one, dict) else "",
)
def test_filters_find_its_events(tables: Tables, corpus: Corpus, asked: dict[str, set[str]], found: list[str]) -> None:
    assert shown(tables, corpus, **{name: frozenset(ids) for name, ids in asked.items()}) == found


@pytest.mark.parametrize(
    "words,found",
    (
        ("Valley Riders", OWN[:3]),
        ("فرسان الوادي", OWN[:3]),
        ("Old Bridge", ["valley:2"]),
        ("exchange fire", ["valley:2"]),
        ("Bridge Radio", ["valley:2"]),
        ("Valley Incidents", OWN),
        ("Institute of the Valley", OWN),
    ),
)
def test_a_search_finds_its_events(tables: Tables, corpus: Corpus, words: str, found: list[str]) -> None:
    assert shown(tables, corpus, search=words) == found


def test_a_slip_in_its_title_is_seen(tables: Tables, corpus: Corpus) -> None:
    assert "Valley Incidents" in [one.search for one in meant(tables, corpus, "Vallei Incidets")]


def test_days_distance_and_sides_choose_among_its_events(tables: Tables, corpus: Corpus) -> None:
    day = pd.Timestamp("2021-07-15").date()
    between = {"actors": frozenset({"valley.riders", "ndf"}), "between": True}

    assert shown(tables, corpus, first_day=day, last_day=day) == ["valley:10"]
    assert shown(tables, corpus, near_place="valley.old-bridge", near_km=2.0) == ["valley:2"]
    assert shown(tables, corpus, near_place="al-ashara", near_km=30.0) == ["valley:2", "valley:10", "valley:x-7"]
    assert shown(tables, corpus, **between) == ["valley:2"]


@pytest.mark.parametrize(
    "asked,ids",
    ((None, {"valley:x-7"}), ({"articles"}, {"valley:x-7"}), ({"valley"}, {*OWN}), (set(), set())),
    ids=("unasked", "articles", "valley", "nothing"),
)
def test_its_events_are_there_only_where_they_are_chosen(
    tables: Tables, corpus: Corpus, asked: set[str] | None, ids: set[str]
) -> None:
    selection = select_events(tables, corpus, Filters(layers=asked if asked is None else frozenset(asked)))

    assert {event for event in selection.events["event_id"] if event.startswith("valley:")} == ids
    assert {*OWN} - ids <= {*selection.ledger.rows("layers")} and not {*OWN} & {*selection.ledger.rows("filtered")}
    assert selection.ledger.matching == selection.ledger.read - selection.ledger.count("layers")


def test_options_count_them_and_the_ledger_adds_up(tables: Tables, corpus: Corpus) -> None:
    selection = select_events(tables, corpus, Filters(layers=BOTH))

    assert count_options(tables, corpus, Filters(layers=BOTH))["actor"]["valley.riders"] == 3
    assert {*OWN} <= {*selection.ledger.rows("shown")} and selection.ledger.read == len(tables.events)


@pytest.mark.parametrize("level", ("actor", "organisation", "state", "bloc"))
def test_its_links_stand_at_every_level(tables: Tables, corpus: Corpus, level: str) -> None:
    links = links_at(tables, corpus, level).set_index("event_id")
    ends = set(links.loc["valley:10", ["left_id", "right_id"]])

    assert links.loc["valley:10", "kind"] == "hostile" and "valley.riders" in ends and len(ends) == 2


@pytest.mark.parametrize(
    "pick",
    (
        "ids:valley:2,valley:10",
        "place:valley.old-bridge,al-ashara",
        "dyad:ndf:valley.riders:hostile~:actor",
        "actor:valley.riders:hostile:organisation",
        "between:ndf:valley.riders:actor",
        "of:killed/whose/reported/valley.riders/:ids:valley:2",
        "shown:killed/reported",
    ),
)
def test_a_pick_holds_its_ids_and_finds_its_events(tables: Tables, corpus: Corpus, pick: str) -> None:
    selection = select_events(tables, corpus, Filters(layers=BOTH))

    assert from_text(pick).to_text() == pick and unknown_in_pick(from_text(pick), corpus, lambda ids: tables.aliases) == ()
    if "whose" not in pick:
        assert "valley:2" in opened(from_text(pick), shown_of(tables, corpus, selection.filters), corpus).event_ids


def test_a_sentence_counts_articles_as_articles_and_names_the_dataset(tables: Tables, corpus: Corpus) -> None:
    def told(ids: list[str]) -> str:
        events = tables.events[tables.events["event_id"].isin(ids)]
        return of_sources(events, {source.id for source in told_beside(events, tables, corpus)}, corpus)

    assert told_in(shown_of(tables, corpus, EVERYTHING), corpus) == "5 articles and Valley Incidents"
    assert told(["valley:2", "valley:10"]) == "Valley Incidents"
    assert told(["valley:x-7"]) == "1 of 5 articles and Valley Incidents"
    assert told(["ashara-clash/2"]) == "1 of 5 articles"


def test_what_is_told_by_one_article_alone_is_told_by_no_dataset(tables: Tables, corpus: Corpus) -> None:
    selection = select_events(tables, corpus, Filters(layers=BOTH))

    alone = opened(from_text("shown:one_article"), shown_of(tables, corpus, selection.filters), corpus).event_ids
    assert "ashara-clash/3" in alone and not {*OWN} & {*alone}


def test_the_zip_holds_its_rows_and_says_whose_they_are(tables: Tables, corpus: Corpus) -> None:
    selection = select_events(tables, corpus, Filters(actors=frozenset({"valley.riders"}), layers=BOTH))
    taken = beside(selection.events, tables, corpus)
    files = zipfile.ZipFile(io.BytesIO(write_zip(Snapshot(selection.events, corpus, beside=taken))))

    rows = list(csv.DictReader(io.StringIO(files.read("events.csv").decode("utf-8-sig"))))
    told = json.loads(files.read("manifest.json"))
    assert [row["event_id"] for row in rows] == OWN[:3] and rows[0]["quote"] == rows[0]["articles"] == ""
    assert told["citations"] == [vars(ABOUT)]
    assert "valley.old-bridge" in files.read("event_places.csv").decode() and "Valley Riders" in files.read("links.csv").decode()


def test_the_order_of_rows_says_nothing(sample: Corpus, tables: Tables) -> None:
    turned = build_tables(with_source(sample, Dataset(ROWS[::-1])))

    for name in ("events", "participants", "event_places", "links"):
        pd.testing.assert_frame_equal(getattr(turned, name), getattr(tables, name))


def test_kept_tables_are_of_the_same_rows_of_the_dataset(sample: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_CACHE", str(tmp_path / "cache"))
    with_it, without = (with_source(sample, Dataset(rows)) for rows in (ROWS, ROWS[:1]))
    first = kept.tables_of(with_it)
    monkeypatch.setattr(kept, "build_tables", lambda corpus: pytest.fail("these tables are kept"))
    again = kept.tables_of(with_it)
    monkeypatch.setattr(kept, "build_tables", build_tables)

    pd.testing.assert_frame_equal(again.events, first.events)
    assert again.labels == first.labels and again.document_words == first.document_words
    assert again.spellings.meant("Institute of the Valley") == first.spellings.meant("Institute of the Valley") != frozenset()
    assert len({sample.fingerprint, with_it.fingerprint, without.fingerprint}) == 3
    assert len(kept.tables_of(without).events) == len(first.events) - 2


def test_what_the_corpus_has_beside_its_articles_is_a_line_of_the_list(sample: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    assert with_sources(sample) is sample
    give(monkeypatch)

    assert [source.about.title for source in with_sources(sample).sources] == ["Valley Incidents"]


def test_the_build_command_writes_them_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch)

    assert build(SAMPLE, str(tmp_path / "tables")) == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "tables" / "events.csv").read_text("utf-8-sig"))))
    assert [row["event_id"] for row in rows if row["event_id"].startswith("valley:")] == OWN


def test_ids_of_a_source_sort_by_their_numbers_too() -> None:
    assert sorted(["v:10", "v:2", "a/10", "a/2", "v:x"], key=natural) == ["a/2", "a/10", "v:2", "v:10", "v:x"]


class Given(Dataset):
    """The dataset's first row, then its second with other values, and what else is given."""

    def __init__(self, *more: Record, **changed: object) -> None:
        object.__setattr__(self, "told", [record_of(ROWS[0]), replace(record_of(ROWS[1]), **changed), *more])

    def records(self, corpus: Corpus, /) -> list[Record]:
        return self.told


RIDERS, QUOTE, DAY = (Participant("valley.riders"),), Span(0, 4, "They"), read_date("2021-06-14")
PART, WHOLE = "ashara-clash/4", "ashara-clash/2"  # of one article


@pytest.mark.parametrize(
    "wrong,words",
    (
        ({"id": "valley:2"}, "comes twice"),
        ({"id": "other:1"}, "the id is not one of its source (valley:<theirs>"),
        ({"id": "valley:a b"}, "the id is not one of its source (valley:<theirs>"),
        ({"id": "valley:a/1"}, "the id is not one of its source (valley:<theirs>"),
        (
            {"rests_on": replace(DATASET, document="ashara-clash")},
            "“ashara-clash”, on which it rests, is no document of its source",
        ),
        ({"place": ("al-ashra",)}, "no such place: al-ashra (perhaps “al-ashara”)"),
        ({"roles": {"initiator": (Participant("valley.rider"),)}}, "no such actor: valley.rider (perhaps “valley.riders”)"),
        ({"type": "attak"}, "type: “attak” is not in the codebook (perhaps “attack”)"),
        ({"type": "skirmish"}, "type: “skirmish” is not in the codebook (one of: clash, attack, "),
        (
            {"type": "clash", "roles": {"initiator": RIDERS}},
            "clash has no role “initiator” (its roles: side_a, side_b, with, about)",
        ),
        ({"roles": {}}, "names no participant (at least one of: initiator, target, with, about)"),
        ({"roles": {"initiator": ()}}, "names no participant"),
        ({"mode": "threat"}, "attack has no mode “threat” (its modes: none)"),
        ({"mode": "thret"}, "mode: “thret” is not in the codebook (perhaps “threat”)"),
        ({"issue": "drug"}, "issue: “drug” is not in the codebook (perhaps “drugs”)"),
        ({"by_force": "yes"}, "by_force: “yes” is not in the codebook (one of: true, false, pressure)"),
        ({"claim": "aleged"}, "claim: “aleged” is not in the codebook (perhaps “alleged”)"),
        ({"claim": ""}, "claim: “” is not in the codebook (one of: reported, alleged, denied)"),
        ({"stage": "plan"}, "stage: “plan” is not in the codebook (perhaps “planned”)"),
        ({"status": "drafts"}, "status: “drafts” is not in the codebook (perhaps “draft”)"),
        ({"parts": "none"}, "parts: “none” is not in the codebook (one of: all, some)"),
        ({"credibility": "7"}, "credibility: “7” is not in the codebook (one of: 1, 2, 3, 4, 5, 6)"),
        ({"rests_on": replace(DATASET, reliability="G")}, "reliability: “G” is not in the codebook (one of: A, B, C, D, E, F)"),
        ({"goods": ("bogus",)}, "goods: “bogus” is not in the codebook (one of: weapons, "),
        ({"quantities": {"kiled": Quantity(1, 1)}}, "quantities: “kiled” is not in the codebook (perhaps “killed”)"),
        ({"quantities": {"killed": Quantity(5, 3)}}, "killed: 5 to 3 bounds no number (from 0 on, the least before the most)"),
        ({"quantities": {"killed": Quantity(None, -1)}}, "killed: None to -1 bounds no number"),
        ({"roles": {"target": (Participant("ndf", "", {"killed": Quantity(-1, None)}),)}}, "killed: -1 to None bounds no number"),
        ({"date": replace(DAY, last=datetime.date(2021, 6, 1))}, "date: 2021-06-14 ends before it begins"),
        ({"summary": " "}, "summary: says nothing (write one)"),
        ({"rests_on": replace(DATASET, publisher="")}, "publisher: says nothing (write one)"),
        ({"quote": QUOTE}, "has a quote without a text_kind (text_kind is full, excerpt, digest, note of what has a quote"),
        ({"rests_on": replace(DATASET, text_kind="full")}, "has a text_kind without a quote"),
        (
            {"rests_on": replace(DATASET, text_kind="ful"), "quote": QUOTE},
            "text_kind: “ful” is not in the codebook (perhaps “full”)",
        ),
    ),
    ids=lambda one: one if isinstance(one, str) else next(iter(one)),
)
def test_a_record_that_no_table_can_hold_is_named_with_what_would_be_right(
    sample: Corpus, wrong: dict[str, object], words: str
) -> None:
    named = re.escape(f"Valley Incidents, record {wrong.get('id', 'valley:10')!r}: ")

    with pytest.raises(ValueError, match=f"^{named}.*{re.escape(words)}"):
        build_tables(with_source(sample, Given(**wrong)))


def test_all_that_is_wrong_with_a_record_is_said_at_once(sample: Corpus) -> None:
    with pytest.raises(ValueError, match=r"claim: .*; goods: .*; no such place: "):
        build_tables(with_source(sample, Given(place=("nowhere",), claim="told", goods=("bogus",))))


def test_a_record_with_a_sentence_leads_an_article_s_event_with_its_own_words(sample: Corpus) -> None:
    rests_on = replace(DATASET, text_kind="excerpt")
    tables = build_tables(with_source(sample, Given(quote=QUOTE, rests_on=rests_on, same_as=(JOINED,))))

    row = tables.events.set_index("event_id").loc["valley:10"]
    assert row[["articles", "quote", "text"]].tolist() == ["ashara-clash", "They", "excerpt"]


@pytest.mark.parametrize(
    "changed,more",
    (
        ({"part_of": "valley:10"}, {}),
        ({"part_of": "valley:c"}, {"part_of": "valley:10"}),
        ({"part_of": PART, "same_as": (WHOLE,)}, {}),
        ({"same_as": (PART, WHOLE)}, {}),
        ({"same_as": (WHOLE,), "part_of": "valley:c"}, {"same_as": (PART,)}),
    ),
    ids=("itself", "two", "by an article", "an article's whole and part as one", "by an article and two"),
)
def test_a_circle_of_wholes_and_parts_is_refused_by_the_name_of_a_record_in_it(
    sample: Corpus, changed: dict[str, object], more: dict[str, object]
) -> None:
    circle = Given(replace(record_of(ROWS[0]), id="valley:c", **more), **changed)

    with pytest.raises(ValueError, match=r"^Valley Incidents, record .valley:10.: is part of itself.* [(]a whole is no"):
        build_tables(with_source(sample, circle))


def test_a_part_of_an_article_s_whole_is_no_circle(sample: Corpus) -> None:
    tables = build_tables(with_source(sample, Given(part_of=PART)))

    assert tables.events.set_index("event_id").loc["valley:10", "part_of"] == PART


@pytest.mark.parametrize(
    "source,taken",
    (
        (Dataset(), "valley"),
        (Dataset(about=About("articles", "Articles"), actors=(), places=()), "articles"),
        (Dataset(about=About("more", "More"), places=()), "valley.riders"),
        (Dataset(about=About("more", "More"), actors=()), "valley.old-bridge"),
        (Dataset(about=About("more", "More"), actors=(replace(OWN_ACTORS[0], id="more.a:b"),), places=()), "more.a:b"),
        (Dataset(about=About("more", "More"), actors=(), places=(replace(OWN_PLACES[0], id="bridge"),)), "bridge"),
    ),
    ids=("source", "articles", "actor", "place", "colon", "not its own"),
)
def test_an_id_that_is_taken_or_not_its_own_is_refused(corpus: Corpus, source: Source, taken: str) -> None:
    with pytest.raises(ValueError, match=f"ids that are taken, or not .*: .*{taken}"):
        with_source(corpus, source)


@pytest.mark.parametrize("brought", ({"actors": OWN_ACTORS, "places": ()}, {"actors": (), "places": OWN_PLACES}), ids=min)
def test_an_actor_or_place_that_the_corpus_has_is_not_replaced(sample: Corpus, brought: dict[str, tuple]) -> None:
    had = replace(sample, **{name: {**getattr(sample, name), **{one.id: one for one in found}} for name, found in brought.items()})

    with pytest.raises(ValueError, match="ids that are taken"):
        with_source(had, Dataset(**brought))
