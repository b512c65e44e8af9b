"""A filter of several values is one line of CHOICES, beside the field of Filters that types it and the facet that holds it."""

from dataclasses import fields, make_dataclass, replace

import numpy as np
import pytest

from lib.corpus.model.models import Corpus
from lib.events.asking import asked as address
from lib.events.asking import chips as said
from lib.events.asking import choices
from lib.events.asking.chips import chips
from lib.events.asking.choice_names import names_of_labels
from lib.events.asking.choices import CHOICES, Choice, in_group, names_of, parameter_of
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.building.facets import make_facet
from lib.events.tables import Tables
from tests.asked import count_options

TONGUES = {"en": "English", "ar": "Arabic"}
LANGUAGE = Choice(
    "languages", "language", "lang", "source", "Language", "language", lambda tables, corpus: names_of_labels(TONGUES)
)
Asked = make_dataclass("Asked", [("languages", frozenset[str] | None, None)], bases=(Filters,), frozen=True)


@pytest.fixture
def told(sample: Corpus, sample_tables: Tables) -> Tables:
    """The sample's tables with a facet of the languages of its articles."""
    tongues = [sample.article_by_id[articles.split("; ")[0]].language for articles in sample_tables.events["articles"]]
    return replace(sample_tables, facets=sample_tables.facets | {"language": make_facet(enumerate(tongues))})


@pytest.fixture(autouse=True)
def one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (choices, address, said):
        monkeypatch.setattr(module, "CHOICES", (*CHOICES, LANGUAGE))


def test_a_new_one_narrows_the_events_and_counts_its_options(told: Tables, sample: Corpus) -> None:
    every, english = (select_events(told, sample, Asked(languages=asked)).events for asked in (None, frozenset({"en"})))

    assert 0 < len(english) <= len(every)
    assert count_options(told, sample, Asked())["language"].get("en") == len(english)


def test_a_new_one_is_said_and_taken_off(told: Tables, sample: Corpus) -> None:
    asked = Asked(languages=frozenset({"ar"}))

    (chip,) = chips(asked, told, sample)

    assert chip.words == "language: Arabic" and replace(asked, languages=None) == Asked()


def test_a_new_one_stands_in_the_address_and_in_its_group_of_the_sidebar(told: Tables, sample: Corpus) -> None:
    assert address.to_query(Asked(languages=frozenset({"ar"}))) == {"lang": ["ar"]}
    assert address.known_values(told, sample)["languages"] == {"en", "ar"}
    assert in_group("source")[-1] is LANGUAGE and parameter_of("languages") == "lang"
    assert names_of(told, sample, "languages")["ar"].name == "Arabic"


def test_every_choice_has_a_field_a_facet_and_names_for_all_its_values(sample: Corpus, sample_tables: Tables) -> None:
    sets = {field.name for field in fields(Filters) if "Ids" in str(field.type) or "frozenset" in str(field.type)}

    assert {choice.name for choice in CHOICES} == sets
    for choice in CHOICES:
        values = np.array(sample_tables.facets[choice.facet].values)
        assert set(values) <= set(names_of(sample_tables, sample, choice.name)), choice.name
