"""Suggestions are scored as the matching rules say: names, points, dates and events, each with what costs nothing."""

import copy
import json

import pytest

from benchmarks.suggest_matching import close, fold, kilometres, near_days, quote_overlap, same_days
from benchmarks.suggest_scores import TEXTS, Ratio, Scores, Share, score, score_folder, score_text

TEXT = """Brigade attacks police in Tafas

On Tuesday the Zoubi Brigade attacked a police station in Tafas, near Daraa in Syria, and two officers were killed.
The brigade's men later let three officers go. Last year it had joined the Southern Front. Reuters could not confirm this.
"""
GOLD = {
    "actors": [
        {"name": "Zoubi Brigade", "mentions": ["Zoubi Brigade", "Brigade"]},
        {"name": "Police", "mentions": ["police", "officers"]},
        {"name": "Southern Front", "mentions": ["Southern Front"]},
    ],
    "places": [
        {"name": "Tafas", "mentions": ["Tafas"], "lat": 32.737, "lon": 36.066, "precision": "town"},
        {"name": "Near Daraa", "mentions": ["near Daraa", "Daraa"], "lat": 32.62, "lon": 36.1, "precision": "area"},
        {"name": "Syria", "mentions": ["Syria"], "lat": 35.0, "lon": 38.5, "precision": "country"},
    ],
    "dates": [{"text": "Tuesday", "value": None}, {"text": "Last year", "value": "2018", "approx": True}],
    "events": [
        {
            "type": "attack",
            "date": None,
            "place": "Tafas",
            "salience": "main",
            "casualties": {"killed": 2},
            "alt_types": ["clash"],
            "actors": [{"name": "Zoubi Brigade", "role": "initiator"}, {"name": "Police", "role": "target"}],
            "quote": "the Zoubi Brigade attacked a police station in Tafas",
            "alt_quotes": ["Brigade attacks police in Tafas"],
        },
        {
            "type": "release",
            "date": None,
            "place": None,
            "salience": "main",
            "actors": [{"name": "Zoubi Brigade", "role": "initiator"}],
            "quote": "The brigade's men later let three officers go",
        },
        {
            "type": "defection",
            "date": "2018",
            "place": None,
            "salience": "background",
            "actors": [{"name": "Zoubi Brigade", "role": "initiator"}],
            "quote": "Last year it had joined the Southern Front",
        },
    ],
    "ignore": {"actors": ["Reuters"], "places": [], "dates": ["later"]},
}
NOTHING = {"actors": [], "places": [], "dates": [], "events": []}
ATTACK = GOLD["events"][0]


def scored(**layers) -> Scores:
    return score_text(GOLD, NOTHING | layers, TEXT)


def events_layer(*events, kind="type + quote or actors") -> Ratio:
    return scored(actors=GOLD["actors"], events=list(events)).layers[f"events, {kind}"]


def test_the_annotations_score_one_against_themselves():
    scores = score_folder(TEXTS)
    assert {ratio.f1 for ratio in scores.layers.values()} == {1.0}
    assert all(share.right == share.of > 0 for share in scores.shares.values())


def test_no_suggestions_find_nothing_and_are_not_wrong_where_nothing_is_annotated():
    assert scored().layers["actors, mentions exact"] == Ratio(0, 0, 5, 0)
    assert scored().layers["actors, mentions exact"].f1 == 0
    assert score_text(NOTHING, NOTHING, TEXT).layers["dates, spans"].f1 == 1


def test_a_missing_or_broken_file_counts_as_without_suggestions(tmp_path):
    annotated, suggested = tmp_path / "gold", tmp_path / "suggested"
    for folder in (annotated, suggested):
        folder.mkdir()
    for name in ("one", "two", "three"):
        (annotated / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
        (annotated / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (suggested / "one.json").write_text("{not JSON", encoding="utf-8")
    (suggested / "two.json").write_text(json.dumps(GOLD), encoding="utf-8")

    scores = score_folder(suggested, annotated)

    assert scores.texts == 3
    assert scores.layers["dates, spans"] == Ratio(2, 2, 6, 2)


def test_texts_may_lie_apart_under_a_longer_name(tmp_path):
    (tmp_path / "002.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "002_from-abroad.txt").write_text(TEXT, encoding="utf-8")
    assert score({"002": GOLD}, tmp_path, tmp_path / "texts").layers["events, any type"].f1 == 1


@pytest.mark.parametrize(("one", "other"), [("The Zoubi’s", "zoubi"), ("“SDF”,", "sdf"), ("Al–Bab", "al-bab"), (None, "")])
def test_names_fold_case_article_possessive_and_punctuation(one, other):
    assert fold(one) == other


def test_close_names_hold_the_words_of_one_in_a_row():
    assert close("Zoubi Brigade fighters", "the Zoubi Brigade")
    assert not close("Zoubi fighters Brigade", "Zoubi Brigade")
    assert not close("", "Zoubi Brigade")


def test_a_longer_form_is_right_only_leniently():
    layers = scored(actors=[{"name": "x", "mentions": ["Zoubi Brigade men", "Hezbollah"]}]).layers
    assert layers["actors, mentions exact"] == Ratio(2, 0, 5, 0)
    assert layers["actors, mentions lenient"] == Ratio(2, 1, 5, 2)


def test_what_an_annotation_ignores_and_countries_cost_nothing():
    layers = scored(
        actors=[{"name": "Reuters", "mentions": ["Reuters"]}],
        places=[{"name": "Syria", "mentions": ["Syria"]}],
        dates=[{"text": "later", "value": None}],
    ).layers
    assert {
        layers[f"{layer}, {kind}"].suggested
        for layer in ("actors", "places")
        for kind in ("mentions exact", "mentions lenient", "entities")
    } | {layers["dates, spans"].suggested} == {0}


def test_two_suggested_entities_cannot_both_be_one_annotated_entity():
    twice = [{"name": "Zoubi Brigade", "mentions": ["Zoubi Brigade"]}, {"name": "Brigade", "mentions": ["Brigade"]}]
    assert scored(actors=twice).layers["actors, entities"] == Ratio(2, 1, 3, 1)


@pytest.mark.parametrize(("name", "north", "right"), [("Tafas", 0.08, 1), ("Tafas", 0.1, 0), ("Daraa", 0.26, 1), ("Daraa", 0.3, 0)])
def test_a_point_may_lie_as_far_off_as_its_precision_allows(name, north, right):
    annotated = next(place for place in GOLD["places"] if name in place["mentions"])
    moved = {"name": name, "mentions": [name], "lat": annotated["lat"] + north, "lon": annotated["lon"]}
    assert scored(places=[moved]).shares["coordinates within tolerance"] == Share(right, 1)


def test_a_place_without_a_point_is_not_within_tolerance():
    nowhere = {"name": "Tafas", "mentions": ["Tafas"], "lat": None, "lon": None}
    assert scored(places=[nowhere]).shares["coordinates within tolerance"] == Share(0, 1)


def test_distance_is_of_the_globe():
    assert kilometres((33.51, 36.29), (36.20, 37.13)) == pytest.approx(309, abs=2)  # Damascus to Aleppo


def test_dates_are_the_same_when_they_cover_the_same_days():
    assert same_days("2018-02", "2018-02-01/2018-02-28")
    assert same_days(None, None) and not same_days(None, "2018")
    assert not same_days("2018", None) and not same_days("2018-02-03", "2018-02-30")
    assert same_days("2018/..", "2018-01-01/..")


def test_dates_are_near_when_they_share_half_their_days_or_one_where_approximate():
    assert near_days("2018-01-01/2018-01-10", "2018-01-03/2018-01-08", False)
    assert not near_days("2018-01-01/2018-01-10", "2018-01-08/2018-01-12", False)
    assert near_days("2018-01-01/2018-01-10", "2018-01-10/2018-01-12", True)
    assert not near_days("2018-01-01/2018-01-10", "2018-01-11", True)


def test_a_value_invented_for_an_open_date_is_wrong():
    shares = scored(dates=[{"text": "on Tuesday", "value": "2019-05-07"}, {"text": "Last year", "value": "2018-05"}]).shares
    assert shares["of them open"] == Share(0, 1)
    assert shares["of them resolvable"] == Share(0, 1)
    assert shares["date values, lenient"] == Share(1, 2)


def test_quotes_overlap_by_the_share_of_the_shorter_one():
    folded = "on tuesday the zoubi brigade attacked a police station"
    assert quote_overlap(folded, "Zoubi Brigade attacked", "The Zoubi Brigade attacked a police station.") == 1
    assert quote_overlap(folded, "on Tuesday the", "attacked a police") == 0
    assert quote_overlap(folded, "the Zoubi Brigade has attacked a police", "the Zoubi Brigade attacked a police station") >= 0.75
    assert quote_overlap(folded, None, "Zoubi Brigade attacked") == 0


@pytest.mark.parametrize(
    ("change", "typed", "quoted", "any_type"),
    [
        ({}, 1, 1, 1),
        ({"type": "clash"}, 1, 1, 1),  # among its other types
        ({"type": "seizure"}, 0, 0, 1),
        ({"quote": "Brigade attacks police in Tafas"}, 1, 1, 1),  # its other telling
        ({"quote": "Reuters could not confirm this"}, 1, 0, 1),  # by its actors
        ({"quote": "Reuters could not confirm this", "actors": []}, 0, 0, 0),
    ],
)
def test_an_event_matches_by_type_and_by_quote_or_actors(change, typed, quoted, any_type):
    event = ATTACK | change
    for kind, right in (("type + quote or actors", typed), ("type + quote only", quoted), ("any type", any_type)):
        assert events_layer(event, kind=kind) == Ratio(1, right, 2, right), kind


def test_an_event_suggested_twice_is_wrong_once():
    assert events_layer(ATTACK, copy.deepcopy(ATTACK)) == Ratio(2, 1, 2, 1)


def test_a_background_event_costs_nothing():
    assert events_layer(ATTACK, GOLD["events"][2]) == Ratio(1, 1, 2, 1)


def test_types_are_counted_by_the_annotation_where_matched_and_by_the_suggestion_where_not():
    lost = {"type": "meeting", "quote": "Reuters could not confirm this", "actors": []}
    types = scored(actors=GOLD["actors"], events=[ATTACK | {"type": "clash"}, lost]).types
    assert types == {"attack": Ratio(1, 1, 1, 1), "release": Ratio(0, 0, 1, 0), "meeting": Ratio(1, 0, 0, 0)}


def test_slots_of_matched_events_are_compared_through_the_entities_of_the_suggestions():
    mine = ATTACK | {
        "type": "clash",
        "place": "Tafas town",
        "date": "2019",
        "casualties": {"killed": 2, "wounded": 0},
        "actors": [{"name": "the Zoubis", "role": "initiator"}, {"name": "officers", "role": "initiator"}, "Unknown"],
    }
    entities = {
        "actors": [{"name": "the Zoubis", "mentions": ["Zoubi Brigade"]}],
        "places": [{"name": "Tafas town", "mentions": ["Tafas"], "lat": 32.7, "lon": 36.1}],
    }

    scores = scored(**entities, events=[mine])

    assert scores.layers["matched events, actors"] == Ratio(3, 2, 2, 2)
    assert scores.layers["matched events, actors with roles"] == Ratio(3, 1, 2, 1)
    assert {name.removeprefix("events: "): share.right for name, share in scores.shares.items() if name.startswith("events: ")} == {
        "type": 0,
        "date": 0,
        "place": 1,
        "casualties": 1,
    }


def test_suggestions_of_odd_kinds_are_left_out():
    odd = {layer: ["odd", None] for layer in NOTHING}
    assert scored(**odd) == scored()


def test_figures_of_two_texts_add_up():
    both = scored(actors=GOLD["actors"]) + scored()
    assert both.texts == 2
    assert both.layers["actors, entities"] == Ratio(3, 3, 6, 3)
    assert both.layers["actors, entities"].f1 == pytest.approx(2 / 3)


def test_the_table_names_layers_shares_and_types():
    table = str(scored(actors=GOLD["actors"], events=[ATTACK]))
    assert "actors, mentions exact              1.000  1.000  1.000      5      5" in table
    assert "events: place                     1.000 (1/1)" in table
    assert table.index("attack") < table.index("release")
