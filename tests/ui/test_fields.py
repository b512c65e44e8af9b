"""A multiple choice offers what would leave events, and never drops what is chosen."""

import numpy as np
import pytest

from lib.corpus.model.models import Corpus
from lib.events.asking.choice_names import Named
from lib.events.asking.choices import names_of
from lib.events.tables import Tables
from lib.ui.fields import MOST_OPTIONS, labels_of, options_of
from lib.ui.typed import meant

NAMES = {"a": Named("Reds", "الحمر"), "b": Named("Blues"), "c": Named("Blues"), "d": Named("Greens")}


def test_options_stand_by_the_events_they_would_leave_then_by_name() -> None:
    assert options_of({"a": 2, "b": 7, "d": 2, "c": 0}, frozenset(), NAMES) == ["b", "d", "a"]


def test_what_is_chosen_stays_though_it_would_leave_nothing() -> None:
    assert options_of({"a": 2, "c": 0}, frozenset({"c", "gone"}), NAMES) == ["a", "c", "gone"]


def test_of_ten_thousand_actors_those_with_most_events_are_offered() -> None:
    counts = {f"actor-{number:05}": number for number in range(10_001)}

    options = options_of(counts, frozenset({"actor-00003"}), {})

    assert len(options) == MOST_OPTIONS + 1
    assert options[0] == "actor-10000" and options[-1] == "actor-00003"


def test_a_label_has_the_count_and_the_arabic_name_kept_apart_from_the_digits() -> None:
    assert labels_of(["a"], NAMES, {"a": 1234}) == {"a": "Reds (1,234) \u2067الحمر\u2069"}


def test_options_of_one_name_are_told_apart() -> None:
    labels = labels_of(["b", "c"], NAMES, {"b": 1, "c": 1})

    assert labels == {"b": "Blues [b] (1)", "c": "Blues [c] (1)"}


def test_regions_carry_the_arabic_name_of_their_place(sample: Corpus, sample_tables: Tables) -> None:
    assert names_of(sample_tables, sample, "regions")["governorate:homs"][1].startswith("محافظة")


def test_every_field_names_all_values_of_its_facet(sample: Corpus, sample_tables: Tables) -> None:
    for field, facet in (
        ("actors", "actor"),
        ("regions", "region"),
        ("types", "type"),
        ("kinds", "kind"),
        ("publishers", "publisher"),
        ("credibility", "credibility"),
    ):
        assert set(sample_tables.facets[facet].values) <= set(names_of(sample_tables, sample, field))


def test_a_label_holds_every_name_so_that_what_is_typed_finds_it() -> None:
    names = {"a": Named("Reds", "الحمر", ("The Red", "الأحمر"))}

    assert labels_of(["a"], names, {"a": 1})["a"] == "Reds (1) \u2067الحمر\u2069 · The Red · \u2068الأحمر\u2069"
    assert labels_of(["a"], names, {"a": 1}, frozenset({"a"}))["a"] == "Reds (1) \u2067الحمر\u2069"


@pytest.mark.parametrize("field,facet", (("actors", "actor"), ("regions", "region"), ("places", "place")))
def test_a_name_typed_in_full_finds_its_bearer_first(sample: Corpus, sample_tables: Tables, field: str, facet: str) -> None:
    names = names_of(sample_tables, sample, field)
    counts = dict.fromkeys(names, 0) | sample_tables.facets[facet].counts(np.ones(len(sample_tables.events), bool))
    options = options_of(counts, frozenset(), names, everything=True)
    labels = labels_of(options, names, counts)

    wrong = {}
    for value, named in names.items():
        for name in named.all:
            first = next(option for option in options if name.casefold() in labels[option].casefold())
            if value != first and first not in meant(name, names):
                wrong[name] = first
    assert wrong == {}


def test_names_that_stand_in_each_other_in_a_circle_are_all_offered() -> None:
    names = {"a": Named("Guard", "", ("Hill Camp",)), "b": Named("Hill", "", ("Guard Post",)), "c": Named("Ford")}

    assert sorted(options_of({"a": 1, "b": 2, "c": 3}, frozenset(), names)) == ["a", "b", "c"]


@pytest.mark.parametrize("field", ("actors", "places"))
def test_a_name_in_any_spelling_means_one_value(sample: Corpus, sample_tables: Tables, field: str) -> None:
    names = names_of(sample_tables, sample, field)

    for value, named in names.items():
        for name in named.all:
            for written in (name, name.lower(), name.translate(str.maketrans("يك", "یک")), f"\u200f{name} "):
                assert meant(written, names) == [value], written


def test_the_label_of_an_option_counted_otherwise_still_means_it(sample: Corpus, sample_tables: Tables) -> None:
    names = names_of(sample_tables, sample, "regions")

    for counts, hidden in ((dict.fromkeys(names, 1_234), {}), ({}, dict.fromkeys(names, 1_234))):
        for value, label in labels_of(list(names), names, counts, hidden=hidden).items():
            assert meant(label, names) == [value]


def test_an_option_that_would_leave_none_says_how_many_match_but_are_hidden() -> None:
    labels = labels_of(["a", "b", "d"], NAMES, {"b": 2}, hidden={"a": 1, "b": 3})

    assert labels == {"a": "Reds (0, 1 hidden) \u2067الحمر\u2069", "b": "Blues (2)", "d": "Greens (0)"}


def test_each_type_of_the_codebook_is_found_by_its_name_though_none_is_shown(sample: Corpus, sample_tables: Tables) -> None:
    names = names_of(sample_tables, sample, "types")

    assert "agreement" in options_of(dict.fromkeys(names, 0), frozenset(), names, everything=True)
