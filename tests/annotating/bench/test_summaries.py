"""One plain sentence of an event, until a person writes a better one."""

import re

import pytest

from lib.annotating.bench.decisions import added, retyped, set_field, swapped
from lib.annotating.bench.model import Bench, Fields
from lib.annotating.bench.summaries import clauses, summary_of, summed_up
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from tests.annotating.bench.benches import TEXT, bench_of, event_of, one_card

ATTACK: Fields = {"type": "attack", "initiator": ["ndf"], "target": ["hezbollah"], "place": ["homs"]}


@pytest.mark.parametrize(
    "told, sentence",
    [
        ({}, "NDF attacks Hezbollah in Homs."),
        ({"initiator": ["kurdish-forces"]}, "Kurdish forces attack Hezbollah in Homs."),
        ({"initiator": None}, "Hezbollah is attacked in Homs."),
        ({"target": None}, "NDF carries out an attack in Homs."),
        ({"stage": "planned"}, "NDF plans to attack Hezbollah in Homs."),
        ({"stage": "attempted"}, "NDF tries to attack Hezbollah in Homs."),
        ({"stage": "ongoing"}, "NDF attacks Hezbollah in Homs."),
        ({"stage": "ordered"}, "NDF is to attack Hezbollah in Homs; whether it was carried out is not told."),
        ({"claim": "alleged"}, "NDF is said to attack Hezbollah in Homs."),
        ({"claim": "alleged", "stage": "planned"}, "NDF is said to plan to attack Hezbollah in Homs."),
        ({"claim": "denied"}, "NDF is said to attack Hezbollah in Homs; this is denied."),
        ({"initiator": [], "stage": "planned"}, "Hezbollah is to be attacked in Homs."),
        ({"initiator": [], "stage": "planned", "claim": "alleged"}, "Hezbollah is said to be about to be attacked in Homs."),
        ({"killed": {"min": "2"}, "wounded": "3500"}, "NDF attacks Hezbollah in Homs; at least 2 killed; 3,500 wounded."),
        (
            {"killed": {"about": "30"}, "vehicles": {"max": "4"}},
            "NDF attacks Hezbollah in Homs; about 30 killed; up to 4 vehicles.",
        ),
        ({"killed": "many"}, "NDF attacks Hezbollah in Homs."),
        ({"initiator": [{"of": "ndf", "as": "a leader of the NDF"}]}, "A leader of the NDF attacks Hezbollah in Homs."),
        ({"initiator": [{"actor": "ndf", "fighters": "3"}]}, "NDF attacks Hezbollah in Homs."),
        (
            {"initiator": ["the gunmen", "ndf"], "place": ["Nowhere", "homs"]},
            "The gunmen and NDF attack Hezbollah in Nowhere and Homs.",
        ),
    ],
)
def test_an_attack_is_told_as_it_is_coded(sample: Corpus, told: Fields, sentence: str) -> None:
    assert summary_of(ATTACK | told, sample) == sentence


@pytest.mark.parametrize(
    "type_id, told, sentence",
    [
        ("clash", {"side_a": ["ndf"], "side_b": ["irgc"], "place": ["al-ashara"]}, "NDF and IRGC clash in al-Ashara."),
        ("clash", {"side_a": ["ndf"]}, "NDF is in a clash."),
        ("deployment", {"mode": "reinforcement", "initiator": ["irgc"], "place": ["homs"]}, "IRGC sends reinforcements to Homs."),
        (
            "withdrawal",
            {"initiator": ["ndf"], "place": ["west-of-euphrates"]},
            "NDF withdraws from the area west of the Euphrates.",
        ),
        ("seizure", {"initiator": ["ndf"], "target": ["irgc"], "goods": ["weapons"]}, "NDF seizes weapons from IRGC."),
        ("shipment", {"sender": ["iran"]}, "Iran brings weapons or goods."),
        ("siege", {"place": ["homs"]}, "Siege in Homs."),
        ("siege", {"with": ["ndf"]}, "Siege of NDF."),
        ("brawl", {"with": ["ndf"]}, "Brawl of NDF."),
    ],
)
def test_each_type_is_told_in_its_own_words(sample: Corpus, type_id: str, told: Fields, sentence: str) -> None:
    assert summary_of({"type": type_id} | told, sample) == sentence


def test_every_type_of_the_codebook_has_clauses_of_its_own_roles() -> None:
    told = clauses()

    assert {name.partition(".")[0] for name in told} == CODEBOOK.types.keys()
    for name, found in told.items():
        type_id, _, mode = name.partition(".")
        assert mode in ("", *CODEBOOK.types[type_id].modes)
        for one in found:
            assert {*one.who, *one.slots} - {"goods"} <= set(CODEBOOK.types[type_id].roles)


def test_whoever_is_named_in_a_link_is_told(sample: Corpus) -> None:
    for kind in CODEBOOK.types.values():
        for role in {end for rule in kind.links for end in (rule.left, rule.right)}:
            sentence = summary_of({"type": kind.id, role: ["ndf"]}, sample)
            assert re.fullmatch(r"(NDF .*|.* NDF)\.", sentence), sentence


def test_the_machines_sentence_follows_what_is_decided(sample: Corpus) -> None:
    bench = one_card(ATTACK | {"summary": "NDF attacks Hezbollah in Homs."})

    assert event_of(summed_up(bench, swapped(bench, 1), sample))["summary"] == "Hezbollah attacks NDF in Homs."
    assert event_of(summed_up(bench, retyped(bench, 1, "detention"), sample))["summary"] == "NDF detains Hezbollah in Homs."


def test_a_persons_sentence_stays(sample: Corpus) -> None:
    bench = one_card(ATTACK | {"summary": "The NDF shells a depot."})
    typed = set_field(bench, 1, "summary", "NDF attacks.")

    assert summed_up(bench, swapped(bench, 1), sample) == swapped(bench, 1)
    assert summed_up(bench, typed, sample) is typed


def test_a_new_event_gets_a_sentence_once_somebody_takes_part(sample: Corpus) -> None:
    bench = added(bench_of(), "both met", TEXT.index("both met"), "meeting")
    assert summed_up(bench_of(), bench, sample) is bench

    made = summed_up(bench, set_field(bench, 5, "participants", ["ndf"]), sample)

    assert event_of(made, 5)["summary"] == "NDF holds a meeting."


def test_a_sentence_that_a_person_takes_away_is_not_written_again(sample: Corpus) -> None:
    bench = one_card(ATTACK | {"summary": "Words."})
    made: Bench = set_field(bench, 1, "summary", "")

    assert summed_up(bench, made, sample) is made


def test_what_the_article_says_for_all_events_is_told_too(sample: Corpus) -> None:
    bench = one_card(
        {"type": "attack", "initiator": ["ndf"], "summary": "NDF carries out an attack in Homs."}, defaults={"place": "homs"}
    )

    made = summed_up(bench, set_field(bench, 1, "target", ["irgc"]), sample)

    assert event_of(made)["summary"] == "NDF attacks IRGC in Homs."
