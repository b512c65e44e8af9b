"""A number told as "about" is so in the panel, the table, the lists and the CSV alike, and the article's words stay as written."""

import json
from pathlib import Path

import pandas as pd
import pytest

from lib.corpus.model.models import Actor, Article, Bloc, Corpus, CorpusSettings, Event, Extent, Participant, Quantity, Span
from lib.engine.shown import Some
from lib.engine.tolls import casualties
from lib.events.building.build import build_tables
from lib.events.reports import said_of_numbers, story_of
from lib.events.tables import Tables
from lib.exchange.csv import write_csv
from lib.ui.casualties import toll_words
from lib.ui.event_table import COLUMNS, readable
from lib.ui.evidence_facts import facts_html
from tests.asked import shown_of
from tests.exchange.reading import read_csv

SETTINGS = CorpusSettings("Valley", ("QX",), Extent(0, 0, 1, 1), (Bloc("north", "North", "blue"),))
ACTORS = {name: Actor(name, name.title(), "militia", "north") for name in ("reds", "blues")}
TOLD = {  # what is coded: what every page says, and whether it is about so
    Quantity(34, 34, True, "About 34 killed"): ("~34", True),
    Quantity(30, None, False, "about thirty or more"): ("30+", False),
    Quantity(241, None, True): ("~241+", True),
    Quantity(2, 5, False, "two to five"): ("2–5", False),
}
NUMBERS = [pytest.param(number, told, about, id=told) for number, (told, about) in TOLD.items()]


def one_event(number: Quantity) -> tuple[Corpus, Tables]:
    roles = {"side_a": (Participant("reds", quantities={"killed": number}),), "side_b": (Participant("blues"),)}
    event = Event("a/1", "clash", "They fight.", Span(0, 4, "they"), roles=roles, quantities={"killed": number})
    article = Article("a", "articles/a.md", "A", "The Post", "they fought", "full", (event,))
    corpus = Corpus(Path(), SETTINGS, ACTORS, {}, (article,), (), (), "")
    return corpus, build_tables(corpus)


@pytest.mark.parametrize("number,told,about", NUMBERS)
def test_panel_table_and_list_say_the_same_number(number: Quantity, told: str, about: bool) -> None:
    corpus, tables = one_event(number)
    row, story = tables.events.iloc[0], story_of(tables.reports_of["a/1"], corpus)
    said = f"{told} (“{number.words}”)" if number.words else told

    cell = readable(tables.events, frozenset())["a/1"][[column.id for column in COLUMNS].index("killed")]

    assert cell == told
    assert f">{said}<" in facts_html(row, story, corpus)
    assert toll_words(row.to_dict(), said_of_numbers(story)) == f"killed {said}"


@pytest.mark.parametrize("number,told,about", NUMBERS)
def test_the_csv_says_about_in_a_column_and_leaves_the_words_as_written(number: Quantity, told: str, about: bool) -> None:
    row = read_csv(write_csv(one_event(number)[1].events)).iloc[0]

    assert row["killed_about"] == about and not row["wounded_about"]
    assert (json.loads(row["quantity_words"]) if number.words else {}) == ({"killed": number.words} if number.words else {})
    assert number.words or pd.isna(row["quantity_words"])


@pytest.mark.parametrize("number,told,about", NUMBERS)
def test_a_sum_and_the_share_of_one_side_stay_about(number: Quantity, told: str, about: bool) -> None:
    corpus, tables = one_event(number)
    found = casualties("killed", Some(shown_of(tables, corpus)))

    assert found.claims["reported"].number.about == about
    assert [toll.number.about for toll in found.whose.values()] == [about]
    assert tables.participants["killed_about"].tolist() == [about, False]
