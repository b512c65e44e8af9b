"""The sample corpus reads clean, covers the checklist of its five articles, and invents no day, point or grade."""

import re
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus, Event
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables

SAMPLE = Path(__file__).parents[2] / "sample_data"

# What each article must yield: event id, type, whether it is background, and who has which role. Further events and
# further roles may be there; `with` and `about` are named where the checklist asks for that actor.
CHECKLIST = {
    "ashara-clash": """
        1 clash side_a=ndf side_b=irgc
        2 deployment initiator=ndf,irgc
        3 deployment initiator=irgc
        4 deployment initiator=irgc units=liwa-fatemiyoun,liwa-abu-al-fadl-al-abbas
        5 deployment initiator=ndf
        6 deployment initiator=ndf
        7 mediation mediator=security-military-committee-deir-ez-zor side_a=ndf side_b=irgc \
            with=military-police,military-intelligence
        8 deployment initiator=firas-al-iraqiya beneficiary=ndf
        9 negotiation participants=firas-al-iraqiya,irgc with=ndf
        10 dispute side_a=irgc side_b=ndf
        11 deployment background initiator=ndf
    """,
    "fatemiyoun-recruitment": """
        1 recruitment origin_group=ndf,civilians recruiter=liwa-fatemiyoun with=haj-ali
        2 deployment initiator=liwa-fatemiyoun units=liwa-fatemiyoun
        3 deployment initiator=liwa-fatemiyoun units=liwa-fatemiyoun
        4 siege initiator=kurdish-forces target=syrian-government
        5 dispute initiator=russia target=liwa-fatemiyoun,iran
        6 statement initiator=ali-asghar-khaji about=iran,syrian-government
        7 recruitment background origin_group=syrian-government-forces,civilians recruiter=iran,iran-backed-militias
        8 support background sender=syrian-government recipient=ndf
    """,
    "homs-ndf-leadership": """
        1 assassination_attempt initiator=saqr-rustam,rustam-fighters target=khaldoun-abou-ali with=khaldoun-abou-ali
        2 dispute side_a=khaldoun-abou-ali,ndf-homs-commanders side_b=saqr-rustam
        3 dismissal initiator=saqr-rustam,syrian-government target=khaldoun-abou-ali,ndf-homs-commanders
        4 pay_stopped initiator=ndf-general-secretariat target=ndf
        5 dispute initiator=ndf-homs-commanders target=ndf-general-secretariat,saqr-rustam
        6 meeting participants=ndf-homs-commanders
        7 dispute initiator=saqr-rustam target=ndf-homs-commanders
        8 defection initiator=ndf-homs-commanders origin_group=ndf recipient=syrian-government-forces
        9 dispute initiator=saqr-rustam target=ndf-homs-commanders about=syrian-government-forces
        10 dismissal initiator=saqr-rustam target=ndf-homs-commanders,ndf-homs
        11 dissolution background initiator=russia target=ndf
        12 attack background initiator=ndf target=civilians
        13 support background sender=iran recipient=ndf
    """,
    "ndf-dissolution": """
        1 meeting participants=maher-al-assad,qasem-soleimani about=ndf
        2 dissolution initiator=bashar-al-assad,syrian-government target=ndf absorbed_by=syrian-arab-army \
            successor=fourth-legion
        3 dissolution initiator=syrian-government target=ndf-qalamoun
        4 formation initiator=ali-abdullah-ayub target=fourth-legion with=russia
        5 killing target=hossein-hamedani
        6 dispute side_a=russia side_b=iran
        7 meeting background participants=qasem-soleimani,syrian-arab-army
        8 deployment background initiator=russia beneficiary=syrian-government
        9 support background sender=iran recipient=ndf,iran-backed-militias
        10 formation background initiator=hossein-hamedani target=ndf with=irgc
    """,
    "smuggling-headquarters": """
        1 hq_handover giver=ndf,syrian-government-forces recipient=iran-backed-militias,hezbollah
        2 dispute side_a=syrian-government side_b=hezbollah
        3 dispute side_a=hezbollah side_b=syrian-government-forces
        4 dispute side_a=iran,iran-backed-militias side_b=syrian-government-forces
        5 clash side_a=hezbollah side_b=ndf,fourth-division
        6 shipment sender=iran recipient=iran-backed-militias
        7 base_established initiator=iran
        8 hq_handover giver=47th-brigade recipient=iran-backed-militias,quds-force
        9 attack initiator=hezbollah target=ndf
        10 detention initiator=hezbollah target=ndf
        11 seizure initiator=hezbollah target=ndf
        12 withdrawal initiator=ndf
        13 checkpoint initiator=hezbollah
        14 hq_handover giver=ndf-eastern-ghouta recipient=hezbollah
        15 agreement participants=ndf,hezbollah
        16 deployment initiator=hezbollah
        17 deployment initiator=ndf
        18 release initiator=hezbollah target=ndf
        19 detention initiator=hezbollah target=ndf
        20 detention initiator=syrian-security-services target=ndf
        21 detention initiator=syrian-security-services target=ndf
        22 clash side_a=hezbollah side_b=ndf
        23 dispute side_a=hezbollah side_b=ndf
        24 deployment initiator=iran-backed-iraqi-militias,iran-backed-afghan-militias
        25 siege side_a=sdf side_b=syrian-government-forces
        27 shipment sender=iran recipient=iran-backed-militias
        28 deployment initiator=irgc
        29 checkpoint initiator=irgc
        30 shipment sender=iran-backed-militias
        31 shipment sender=iran-backed-militias,liwa-fatemiyoun
        32 shipment sender=iran-backed-militias,liwa-fatemiyoun
        33 dispute background initiator=civilians target=iran-backed-militias,syrian-government
        34 mediation background mediator=iran side_a=syrian-government side_b=hezbollah
    """,
}

PUBLISHED = {
    "ashara-clash": "2021~",
    "fatemiyoun-recruitment": "2021-02-15",
    "homs-ndf-leadership": "",
    "ndf-dissolution": "[2015-11-10..2015-11-30]",
    "smuggling-headquarters": "[2022-04-25..2022-05-01]",
}

WHOLES = {"ashara-clash/2", "smuggling-headquarters/1", "smuggling-headquarters/15"}


@pytest.fixture(scope="module")
def sample() -> Corpus:
    return read_corpus(SAMPLE)


@pytest.fixture(scope="module")
def events(sample: Corpus) -> dict[str, Event]:
    return {event.id: event for article in sample.articles for event in article.events}


def checklist() -> list[tuple[str, str, bool, dict[str, set[str]]]]:
    """(event id, type, background, role -> actor ids) of every line."""
    found = []
    for article, lines in CHECKLIST.items():
        for line in lines.strip().splitlines():
            number, kind, *rest = line.split()
            background = rest[0] == "background"
            roles = dict(part.split("=") for part in rest[background:])
            found.append(
                (f"{article}/{number}", kind, background, {role: set(actors.split(",")) for role, actors in roles.items()})
            )
    return found


def test_the_sample_reads_without_any_problem(sample):
    assert [str(problem) for problem in sample.problems] == []
    assert sample.left_out == ()


def test_the_sample_holds_the_five_articles_as_digests(sample):
    assert [article.id for article in sample.articles] == sorted(CHECKLIST)
    assert {article.text_kind for article in sample.articles} == {"digest"}


@pytest.mark.parametrize(("event_id", "kind", "background", "roles"), checklist(), ids=[line[0] for line in checklist()])
def test_an_event_of_the_checklist_has_its_actors_in_their_roles(events, event_id, kind, background, roles):
    event = events[event_id]

    assert (event.type, event.background) == (kind, background)
    missing = {role: actors - {one.actor for one in event.roles.get(role, ())} for role, actors in roles.items()}
    assert not any(missing.values()), missing


def test_no_day_of_publication_is_invented(sample):
    published = {article.id: article.published.text if article.published else "" for article in sample.articles}

    assert published == PUBLISHED
    assert all(article.published_basis for article in sample.articles)


def test_no_grade_is_given_without_a_rule(sample, events):
    assert sample.settings.rating_rule.startswith("Not rated")
    assert {article.reliability for article in sample.articles} == {"F"}
    assert {event.credibility for event in events.values()} == {"6"}


def test_only_a_happening_told_in_pieces_is_a_whole(events):
    assert {event.part_of for event in events.values() if event.part_of} == WHOLES


def test_the_agreement_has_its_three_terms(events):
    terms = {event.type for event in events.values() if event.part_of == "smuggling-headquarters/15"}

    assert terms == {"deployment", "release"}


def test_numbers_keep_their_bounds(events):
    fighters = events["fatemiyoun-recruitment/1"].quantities["fighters"]
    trucks = events["smuggling-headquarters/30"].quantities["vehicles"]
    detained = events["smuggling-headquarters/10"].quantities["detained"]

    assert (fighters.min, fighters.max) == (241, None)  # more than 205, and about 35
    assert (trucks.min, trucks.max, trucks.about) == (34, 34, True)
    assert (detained.min, detained.max) == (7, None)


def test_a_window_is_one_day_and_an_extent_goes_on(events):
    kinds = {number: events[f"smuggling-headquarters/{number}"].date.kind for number in (4, 15, 19, 27)}

    assert kinds == {4: "extent", 15: "window", 19: "day", 27: "extent"}


def test_the_handover_at_shebaa_lies_in_the_damascus_countryside(sample, events):
    shebaa = sample.places[events["smuggling-headquarters/14"].place[0]]

    assert (shebaa.id, shebaa.governorates, shebaa.within) == ("shebaa", ("Rif Dimashq",), ("eastern-ghouta",))
    assert {events[f"smuggling-headquarters/{number}"].place for number in (9, 10, 11, 12)} == {("rif-dimashq-governorate",)}


def test_a_point_has_a_source_and_what_is_in_no_source_has_no_point(sample):
    places = sample.places.values()

    assert all(place.source.startswith(("GeoNames", "UCDP", "coder")) for place in places if place.lat is not None)
    assert all(place.radius_km for place in places if place.lat is not None and place.source.startswith("coder"))
    assert all(place.lat is None for place in places if place.precision in ("governorate", "country"))
    assert sample.places["shibli"].lat is None
    assert sample.places["al-shifaa-hospital-al-ashara"].lat is None


def test_every_tie_says_where_it_is_from(sample):
    known = {"coder", *(article.id for article in sample.articles)}
    ties = [tie for actor in sample.actors.values() for tie in (*actor.part_of, *actor.affiliated_with, *actor.backed_by)]

    assert {tie.source for tie in ties} <= known


def test_every_actor_has_an_arabic_name_and_every_bloc_its_own_hue(sample):
    hues = [bloc.hue for bloc in sample.settings.blocs]

    assert [actor.id for actor in sample.actors.values() if not actor.name_ar] == []
    assert len(set(hues)) == len(hues) <= 7


DOUBT = re.compile(r"\b(is|are) (said to|accused of)\b")  # words that mark doubt where they stand of what happened


def test_a_summary_says_is_said_to_exactly_where_the_claim_is_alleged(events):
    doubted = {event.id for event in events.values() if DOUBT.search(event.summary)}
    told = {event.id for event in events.values() if event.summary.startswith(f"{event.according_to.split(',')[0]} says that")}

    assert doubted | told == {event.id for event in events.values() if event.claim == "alleged"}
    assert not [event.id for event in events.values() if "reported to have" in event.summary]


def test_what_only_a_party_says_is_alleged(events):
    by_khaldoun = {event.id for event in events.values() if event.according_to.startswith("Khaldoun Abou Ali")}

    assert by_khaldoun == {f"homs-ndf-leadership/{number}" for number in (1, 3, 6, 7)}
    assert {events[name].claim for name in by_khaldoun} == {"alleged"}


def test_who_says_so_stands_in_the_text_or_is_whom_the_article_is_from(sample):
    without = [
        event.id
        for article in sample.articles
        for event in article.events
        if event.according_to
        and "according_to" not in event.evidence
        and event.according_to not in (article.original_source, article.publisher)
        and event.according_to.split()[0] not in event.quote.text
    ]

    assert without == []


def test_a_position_that_passes_to_others_is_a_transfer_from_who_held_it(sample):
    tables = build_tables(sample)
    links = tables.links[tables.links["event_id"] == "smuggling-headquarters/8"]

    assert set(zip(links["left_id"], links["right_id"], links["kind"])) == {
        ("47th-brigade", "iran-backed-militias", "transfer"),
        ("47th-brigade", "quds-force", "transfer"),
    }


def test_what_an_article_tells_again_without_day_or_place_is_perhaps_the_same(events):
    assert set(events["smuggling-headquarters/5"].maybe_same_as) == {"smuggling-headquarters/9", "smuggling-headquarters/22"}
