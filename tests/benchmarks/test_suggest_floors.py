"""Over all evaluation texts the engine does no worse than it did: F1 of each layer, and shares of what was matched.

The floors lie 0.002 under what was measured on 27 November 2026; raise them with the engine, never lower them in silence.
"""

import pytest

from benchmarks.suggest_rules import Tally, count_rules
from benchmarks.suggest_scores import Scores
from benchmarks.suggestions import annotation, scores, texts, total
from lib.suggest.engine import read_document

LAYERS = {
    "actors, mentions exact": 0.816,
    "actors, mentions lenient": 0.929,
    "actors, entities": 0.905,
    "places, mentions exact": 0.832,
    "places, mentions lenient": 0.937,
    "places, entities": 0.925,
    "dates, spans": 0.97,
    "events, any type": 0.785,
    "events, type + quote only": 0.726,
    "events, type + quote or actors": 0.73,
    "matched events, actors": 0.662,
    "matched events, actors with roles": 0.598,
}
SHARES = {
    "coordinates within tolerance": 0.892,
    "date values, exact": 0.933,
    "date values, lenient": 0.972,
    "of them resolvable": 0.932,
    "of them open": 0.962,
    "events: type": 0.921,
    "events: date": 0.803,
    "events: place": 0.509,
    "events: casualties": 0.377,
}
RULES = {  # rule -> how many of what it gave were judged at least, and the share of them that was right
    "actors.acronym": (210, 0.983),
    "actors.known": (933, 0.989),
    "actors.body": (95, 0.977),
    "actors.described": (36, 0.945),
    "actors.titled": (79, 0.948),
    "actors.person": (101, 0.968),
    "actors.surnames": (56, 0.998),
    "places.of_phrase": (58, 0.998),
    "places.name": (675, 0.971),
    "places.unknown": (82, 0.95),
    "dates.day_and_month": (88, 0.975),
    "dates.month_and_year": (41, 0.998),
    "dates.month": (54, 0.926),
    "dates.year": (38, 0.948),
    "dates.weekday": (182, 0.965),
    "dates.same_day": (29, 0.933),
    "references.pair": (46, 0.748),
    "references.pronoun": (64, 0.664),
    "references.noun": (35, 0.673),
    "events.verb": (665, 0.728),
    "events.noun": (108, 0.67),
    "settings.own_place": (430, 0.641),
    "settings.carried_place": (146, 0.187),
    "settings.own_date": (467, 0.865),
    "settings.carried_date": (45, 0.541),
}


@pytest.fixture(scope="module")
def whole() -> Scores:
    return total(scores())


@pytest.fixture(scope="module")
def tally() -> Tally:
    return count_rules((annotation(name), read_document(text, day)) for name, text, day in texts())


@pytest.mark.parametrize(("layer", "floor"), LAYERS.items())
def test_no_layer_falls_under_its_floor(whole: Scores, layer: str, floor: float) -> None:
    assert whole.layers[layer].f1 >= floor


@pytest.mark.parametrize(("share", "floor"), SHARES.items())
def test_no_share_falls_under_its_floor(whole: Scores, share: str, floor: float) -> None:
    assert whole.shares[share].right / whole.shares[share].of >= floor


@pytest.mark.parametrize(("rule", "floor"), RULES.items())
def test_the_rules_that_give_most_give_as_much_and_as_well(tally: Tally, rule: str, floor: tuple[int, float]) -> None:
    judged, share = floor

    assert tally.judged[rule] >= judged
    assert tally.right[rule] / tally.judged[rule] >= share


def test_every_layer_and_share_has_a_floor(whole: Scores) -> None:
    assert set(LAYERS) == set(whole.layers) and set(SHARES) == set(whole.shares)
