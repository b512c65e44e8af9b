"""A multiple choice offers what would leave events, and never drops what is chosen."""

from lib.corpus.models import Corpus
from lib.events.tables import Tables
from lib.ui.fields import MOST_OPTIONS, labels_of, names_of, options_of

NAMES = {"a": ("Reds", "الحمر"), "b": ("Blues", ""), "c": ("Blues", ""), "d": ("Greens", "")}


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
    assert names_of("regions", sample_tables, sample)["governorate:homs"][1].startswith("محافظة")


def test_every_field_names_all_values_of_its_facet(sample: Corpus, sample_tables: Tables) -> None:
    for field, facet in (("actors", "actor"), ("regions", "region"), ("types", "type"), ("kinds", "kind"),
                         ("publishers", "publisher"), ("credibility", "credibility")):
        assert set(sample_tables.facets[facet].values) <= set(names_of(field, sample_tables, sample))
