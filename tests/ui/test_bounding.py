"""By when an undated event was published: one wording on every page, each end as exactly as its article's date is written."""

from pathlib import Path

import pandas as pd
import pytest

from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Actor, Article, Bloc, Corpus, CorpusSettings, Event, Extent, Participant, Span
from lib.events.building.build import build_tables
from lib.events.counting.lanes import lane_bars
from lib.events.reports import story_of
from lib.exchange.csv import write_csv
from lib.figures.timeline import when_words
from lib.ui.event_table import COLUMNS, readable
from lib.ui.evidence_facts import facts_html
from tests.by_event import lane_rows
from tests.exchange.reading import read_csv

SETTINGS = CorpusSettings("Valley", ("QX",), Extent(0, 0, 1, 1), (Bloc("north", "North", "blue"),))
ACTORS = {"reds": Actor("reds", "Reds", "militia", "north")}
DATE = [column.id for column in COLUMNS].index("date")
FORMS = (  # as coded, in words, whether its end is soft, the first day that its bar may stand on
    ("2021-12-31", "by 31 December 2021", False, "2021-12-31"),
    ("2021-12", "by 31 December 2021", False, "2021-12-31"),
    ("2021", "by 31 December 2021", False, "2021-12-31"),
    ("2021-12~", "about December 2021", True, "2021-12-01"),
    ("2021~", "about 2021", True, "2021-01-01"),
    ("2021?", "perhaps 2021", True, "2021-01-01"),
    ("2021-06-30~", "about 30 June 2021", True, "2021-06-30"),
    ("[2021-01-01~..2021-06-15]", "by 15 June 2021", False, "2021-06-15"),
    ("[2021-01-01..2021-06-15~]", "by about 15 June 2021", True, "2021-01-01"),
    ("[..2021-12-31~]", "by about 31 December 2021", True, "2021-12-31"),
    ("[..2021-06?]", "by perhaps June 2021", True, "2021-06-30"),
    ("0202~", "about 0202", True, "0202-01-01"),
)


def corpus_of(*published: str) -> Corpus:
    """One event, told by an article for each date of publication; the best graded first."""
    articles = tuple(
        Article(
            name,
            f"articles/{name}.md",
            "A",
            "The Post",
            "they came",
            "full",
            (
                Event(
                    f"{name}/1",
                    "deployment",
                    "They come.",
                    Span(0, 4, "they"),
                    roles={"initiator": (Participant("reds"),)},
                    same_as=("a/1",) if name != "a" else (),
                ),
            ),
            published=read_date(date),
            reliability=grade,
        )
        for name, grade, date in zip("abc", "ABC", published)
    )
    return Corpus(Path(), SETTINGS, ACTORS, {}, articles, (), (), "")


def drawn_bars(corpus: Corpus) -> pd.DataFrame:
    tables = build_tables(corpus)
    events = tables.events.assign(core="north", ring="")
    return lane_bars(events, lane_rows(events, "type", tables, corpus), tables.report_dates)


@pytest.mark.parametrize("written,words,soft,first", FORMS)
def test_every_page_words_a_bounding_publication_alike(written: str, words: str, soft: bool, first: str) -> None:
    corpus = corpus_of(written)
    tables = build_tables(corpus)
    events = tables.events

    assert f"day not told; published {words}<" in facts_html(events.iloc[0], story_of(tables.reports_of["a/1"], corpus), corpus)
    assert readable(events, frozenset())["a/1"][DATE] == f"by {words.removeprefix('by ')}"
    assert when_words(drawn_bars(corpus).iloc[0].to_dict()) == f"day not told; published {words}"


@pytest.mark.parametrize("written,words,soft,first", FORMS)
def test_an_end_is_soft_on_the_timeline_and_in_the_csv_only_where_it_is_told_so(
    written: str, words: str, soft: bool, first: str
) -> None:
    corpus = corpus_of(written)
    row, bar = read_csv(write_csv(build_tables(corpus).events)).iloc[0], drawn_bars(corpus).iloc[0]

    assert (row["not_after_approx"], row["not_after_date"]) == (soft, written)
    assert (bar["about_end"], bar["first"], bar["last"]) == (soft, pd.Timestamp(first), row["not_after"])


@pytest.mark.parametrize(
    "published,words,first",
    (
        (("2022-05-01", "2021~"), "about 2021", "2021-01-01"),
        (("2021~", "2021-03-05"), "by 5 March 2021", "2021-03-05"),
        (("2022-05-01", "2021~", "2021-12~"), "about 2021", "2021-01-01"),
        (("2021~", "2021-12-31"), "by 31 December 2021", "2021-12-31"),
    ),
)
def test_the_report_that_bounds_an_event_gives_both_ends_of_its_bar(published: tuple[str, ...], words: str, first: str) -> None:
    corpus = corpus_of(*published)
    bars, row = drawn_bars(corpus), build_tables(corpus).events.iloc[0]

    assert len(bars) == 1 and (bars["first"][0], bars["last"][0]) == (pd.Timestamp(first), row["not_after"])
    assert when_words(bars.iloc[0].to_dict()) == f"day not told; published {words}"


def test_bars_of_the_same_days_that_are_told_differently_keep_their_own_words() -> None:
    perhaps, about = (corpus_of(date).articles[0] for date in ("2021?", "2021~"))
    other = Article(
        "b",
        "articles/b.md",
        "B",
        "The Post",
        "they came",
        "full",
        (Event("b/1", "deployment", "They come.", Span(0, 4, "they"), roles={}),),
        published=about.published,
    )

    bars = drawn_bars(Corpus(Path(), SETTINGS, ACTORS, {}, (perhaps, other), (), (), ""))

    assert sorted(bars["bound"]) == ["about 2021", "perhaps 2021"]
