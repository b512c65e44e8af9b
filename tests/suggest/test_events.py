"""Events: type from the lexicon, roles from grammar, telling from the words around; texts written for each rule."""

import pytest

from tests.suggest.conftest import events_in

NDF, HEZBOLLAH, RUSSIA = "National Defense Forces", "Hezbollah", "Russia"
IRGC = "Islamic Revolutionary Guard Corps"


def only(found) -> tuple[str, dict[str, list[str]]]:
    (event,) = events_in(found)
    return event


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    (
        ("Hezbollah attacked a post of the NDF near Hama.", "attack", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("A post of the NDF was attacked by Hezbollah in Homs.", "attack", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("The NDF and Hezbollah clashed in Homs.", "clash", {"side_a": [NDF], "side_b": [HEZBOLLAH]}),
        ("Clashes broke out in Homs between the NDF and Hezbollah.", "clash", {"side_a": [NDF], "side_b": [HEZBOLLAH]}),
        ("Members of the NDF were arrested by Hezbollah.", "detention", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("Hezbollah released ten members of the NDF.", "release", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("The NDF handed its headquarters over to Hezbollah.", "hq_handover", {"giver": [NDF], "recipient": [HEZBOLLAH]}),
        ("Hezbollah took over a base from the NDF.", "hq_handover", {"recipient": [HEZBOLLAH], "giver": [NDF]}),
        ("Hezbollah set up a checkpoint near Homs.", "checkpoint", {"initiator": [HEZBOLLAH]}),
        ("Hezbollah opened a training camp near Homs.", "base_established", {"initiator": [HEZBOLLAH]}),
        ("The NDF withdrew from Homs.", "withdrawal", {"initiator": [NDF]}),
        ("Hezbollah confiscated weapons of the NDF.", "seizure", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("The NDF sent reinforcements to Homs.", "deployment", {"initiator": [NDF]}),
        ("Iran delivered weapons to Hezbollah.", "shipment", {"sender": ["Iran"], "recipient": [HEZBOLLAH]}),
        ("Hezbollah recruited members of the NDF.", "recruitment", {"recruiter": [HEZBOLLAH], "origin_group": [NDF]}),
        ("The NDF met with Hezbollah in Homs.", "meeting", {"participants": [NDF, HEZBOLLAH]}),
        ("The NDF and Hezbollah signed an agreement.", "agreement", {"participants": [NDF, HEZBOLLAH]}),
        ("The NDF threatened Hezbollah.", "dispute", {"initiator": [NDF], "target": [HEZBOLLAH]}),
        ("Russia dissolved the NDF.", "dissolution", {"initiator": [RUSSIA], "target": [NDF]}),
        ("Hezbollah dismissed Saqr Rustam.", "dismissal", {"initiator": [HEZBOLLAH], "target": ["Saqr Rustam"]}),
        ("Hezbollah besieged the NDF near Hama.", "siege", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("The NDF and Hezbollah shot at each other in Homs.", "clash", {"side_a": [NDF], "side_b": [HEZBOLLAH]}),
        ("The NDF and Hezbollah exchanged blows, then talked.", "clash", {"side_a": [NDF], "side_b": [HEZBOLLAH]}),
        ("A convoy of the NDF came under fire from Hezbollah.", "attack", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("Hezbollah threw two hand grenades at the NDF.", "attack", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("Hezbollah captured Habila.", "seizure", {"initiator": [HEZBOLLAH]}),
        ("Forty men of the NDF left for Hezbollah.", "defection", {"initiator": [NDF], "recipient": [HEZBOLLAH]}),
        ("Saqr Rustam quit the NDF.", "defection", {"initiator": ["Saqr Rustam"], "origin_group": [NDF]}),
        ("Hezbollah sent two battalions to Homs.", "deployment", {"initiator": [HEZBOLLAH]}),
        ("Hezbollah picked up Saqr Rustam.", "detention", {"initiator": [HEZBOLLAH], "target": ["Saqr Rustam"]}),
        ("Hezbollah and the NDF swapped captives.", "release", {"initiator": [HEZBOLLAH, NDF]}),
        ("Hezbollah registered 3,000 men in Homs.", "recruitment", {"recruiter": [HEZBOLLAH]}),
        ("Trucks of Hezbollah reached Homs.", "shipment", {"sender": [HEZBOLLAH]}),
        ("Hezbollah planted a bomb under a car.", "attack", {"initiator": [HEZBOLLAH]}),
        ("Saqr Rustam was seized by Hezbollah.", "detention", {"initiator": [HEZBOLLAH], "target": ["Saqr Rustam"]}),
        ("Hezbollah handed over two captives.", "release", {"initiator": [HEZBOLLAH]}),
        ("The checkpoint passed to Hezbollah.", "hq_handover", {"recipient": [HEZBOLLAH]}),
        ("The NDF gave the warehouses to Hezbollah.", "hq_handover", {"giver": [NDF], "recipient": [HEZBOLLAH]}),
        ("The NDF gave up its roadblocks near Homs.", "withdrawal", {"initiator": [NDF]}),
        ("The NDF left Palmyra on Sunday.", "withdrawal", {"initiator": [NDF]}),
        ("Hezbollah opened a recruitment office in Homs.", "recruitment", {"recruiter": [HEZBOLLAH]}),
        ("Russia brought the NDF and Hezbollah together in Homs.", "meeting", {"participants": [NDF, HEZBOLLAH, RUSSIA]}),
        (
            "Russia mediated between the NDF and Hezbollah.",
            "mediation",
            {"mediator": [RUSSIA], "side_a": [NDF], "side_b": [HEZBOLLAH]},
        ),
    ),
)
def test_who_does_what_to_whom(read, text: str, kind: str, roles: dict[str, list[str]]) -> None:
    found_kind, found_roles = only(read(text))

    assert found_kind == kind
    assert {role: sorted(names) for role, names in found_roles.items()} == {role: sorted(names) for role, names in roles.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("Talks ended with the release of two prisoners held by Hezbollah.", {"release": {"initiator": [HEZBOLLAH]}}),
        ("Hezbollah released ten prisoners held by the NDF.", {"release": {"initiator": [HEZBOLLAH]}}),
        ("Two detainees held by Hezbollah were released in Homs.", {"release": {}}),
        (
            "The IRGC detained two men of the NDF on 3 May 2022. On 5 May it released them.",
            {"detention": {"initiator": [IRGC], "target": [NDF]}, "release": {"initiator": [IRGC], "target": [NDF]}},
        ),
    ),
)
def test_who_holds_somebody_is_not_whom_they_hold(read, text: str, told: dict[str, dict[str, list[str]]]) -> None:
    found = dict(events_in(read(text)))

    assert {kind: found[kind] for kind in told} == told


def test_a_truce_of_nobody_named_is_that_of_the_sides_that_fought_before_and_says_so(read) -> None:
    found = read("The NDF and Hezbollah clashed in Homs. A truce was signed in the evening.")

    assert events_in(found)[1] == ("agreement", {"participants": [NDF, HEZBOLLAH]})
    assert "sides carried from before" in found.events[1].reason


def test_a_place_taken_is_no_person_taken(read) -> None:
    assert [kind for kind, _ in events_in(read("Hezbollah captured the town of Mahin. On Monday it captured Saqr Rustam."))] == [
        "seizure",
        "detention",
    ]


def test_a_body_is_dissolved_once_however_often_it_is_told(read) -> None:
    found = events_in(
        read("Damascus decided to dissolve the NDF. Maher al-Assad was in Homs. He said Russia wants to dissolve the NDF.")
    )

    assert [kind for kind, _ in found] == ["dissolution"]


@pytest.mark.parametrize("text", ("The NDF is known for looting.", "The NDF was often accused of kidnapping and of looting."))
def test_a_habit_told_of_nobody_is_no_event(read, text: str) -> None:
    assert not [kind for kind, _ in events_in(read(text)) if kind in ("attack", "seizure", "detention")]


def test_a_participle_before_a_noun_is_no_deed(read) -> None:
    assert events_in(read("The NDF lives from smuggled cigarettes and from stolen cars.")) == []


@pytest.mark.parametrize(
    "text",
    (
        "The NDF and Hezbollah sent reinforcements to Homs. Hezbollah sent fighters from Palmyra. The NDF sent forces from Hama.",
        "Three attacks by Hezbollah were reported in March. Hezbollah attacked the NDF in Homs on 2 March. "
        "Hezbollah attacked Russia in Hama.",
    ),
)
def test_a_whole_told_before_its_parts_holds_them(read, text: str) -> None:
    assert [event.part_of for event in read(text).events] == [None, 0, 0]


@pytest.mark.parametrize(
    "text",
    (
        "The NDF and Hezbollah sent reinforcements to Homs. Hezbollah sent fighters from Palmyra.",
        "Hezbollah attacked the NDF in Homs. Hezbollah attacked the NDF in Hama on Friday. Hezbollah attacked Russia in Hama.",
    ),
)
def test_events_that_only_follow_each_other_are_no_parts(read, text: str) -> None:
    assert {event.part_of for event in read(text).events} == {None}


def test_a_raid_for_an_arrest_is_the_arrest(read) -> None:
    assert [kind for kind, _ in events_in(read("Hezbollah raided a house near Homs and arrested Saqr Rustam."))] == ["detention"]
    assert only(read("Hezbollah raided a post of the NDF."))[0] == "attack"


def test_tension_of_one_side_alone_is_no_quarrel(read) -> None:
    assert events_in(read("There are tensions in the NDF.")) == []
    assert only(read("There are tensions between the NDF and Hezbollah."))[0] == "dispute"


def test_two_events_of_one_sentence(read) -> None:
    found = events_in(read("Hezbollah attacked the NDF near Hama and set up a checkpoint there."))

    assert [kind for kind, _ in found] == ["attack", "checkpoint"]
    assert found[1][1] == {"initiator": [HEZBOLLAH]}


def test_a_relative_clause_is_told_of_the_noun_before_it(read) -> None:
    kind, roles = only(read("The NDF, which attacked Hezbollah, is strong."))

    assert (kind, roles) == ("attack", {"initiator": [NDF], "target": [HEZBOLLAH]})


@pytest.mark.parametrize(
    "text", ("Hezbollah came to Homs. It attacked the NDF.", "Hezbollah came to Homs. On 3 March it had attacked the NDF.")
)
def test_it_that_acts_is_the_body_named_before(read, text: str) -> None:
    assert events_in(read(text))[-1] == ("attack", {"initiator": [HEZBOLLAH], "target": [NDF]})


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    (
        ("The attack on the NDF by Hezbollah went on.", "attack", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("Hezbollah's attack on the NDF killed two.", "attack", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("Hezbollah's arrest of an NDF commander angered residents.", "detention", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        (
            "The NDF released three Hezbollah members after mediation by Russia.",
            "release",
            {"initiator": [NDF], "target": [HEZBOLLAH]},
        ),
        ("Hezbollah sent reinforcements to Homs to support the NDF.", "deployment", {"initiator": [HEZBOLLAH]}),
        ("Fighters from the NDF joined Hezbollah.", "defection", {"initiator": [NDF], "recipient": [HEZBOLLAH]}),
        ("Saqr Rustam survived an assassination attempt in Homs.", "assassination_attempt", {"target": ["Saqr Rustam"]}),
        ("A commander in Hezbollah, Saqr Rustam, was arrested in Homs.", "detention", {"target": ["Saqr Rustam"]}),
        ("Two NDF members were killed by a landmine near Homs.", "attack", {"target": [NDF]}),
        ("Hezbollah seized a truck from the NDF.", "seizure", {"initiator": [HEZBOLLAH], "target": [NDF]}),
        ("The NDF and Hezbollah fought for two hours.", "clash", {"side_a": [NDF], "side_b": [HEZBOLLAH]}),
        ("Hezbollah removed its checkpoint near Homs.", "withdrawal", {"initiator": [HEZBOLLAH]}),
        ("An explosion rocked a headquarters of the NDF.", "attack", {"target": [NDF]}),
        ("In 2012 Russia helped form the NDF.", "formation", {"initiator": [RUSSIA], "target": [NDF]}),
        ("Hezbollah cleaned the house and handed it over to the NDF.", "hq_handover", {"giver": [HEZBOLLAH], "recipient": [NDF]}),
        ("The NDF has not been paid since May.", "pay_stopped", {"target": [NDF]}),
        ("Russia stopped paying salaries to the NDF.", "pay_stopped", {"initiator": [RUSSIA], "target": [NDF]}),
    ),
)
def test_roles_where_other_words_stand_near(read, text: str, kind: str, roles: dict[str, list[str]]) -> None:
    assert only(read(text)) == (kind, roles)


def test_what_stands_behind_a_comma_is_not_what_the_verb_is_done_to(read) -> None:
    found = events_in(read("After Hezbollah arrested a commander, the NDF attacked a base."))

    assert found == [("detention", {"initiator": [HEZBOLLAH]}), ("attack", {"initiator": [NDF]})]


def test_a_checkpoint_before_an_arrest_does_not_hide_it(read) -> None:
    assert [kind for kind, _ in events_in(read("Hezbollah set up a checkpoint near Homs and arrested ten people."))] == [
        "checkpoint",
        "detention",
    ]


@pytest.mark.parametrize(
    "words", ("On Monday", "In March", "On 3 March", "In Homs", "Near Deir ez-Zor", "Last Sunday", "In 2012", "In March 2012")
)
def test_words_of_time_and_place_before_a_name_leave_it_the_subject(read, words: str) -> None:
    assert only(read(f"{words} Hezbollah attacked the NDF.")) == ("attack", {"initiator": [HEZBOLLAH], "target": [NDF]})


def test_what_points_back_plays_its_role(read) -> None:
    found = events_in(read("Liwa Fatemiyoun came to the town. The militia attacked Hezbollah."))

    assert ("attack", {"target": [HEZBOLLAH], "initiator": ["Liwa Fatemiyoun"]}) in found


@pytest.mark.parametrize(
    ("text", "stage"),
    (
        ("The NDF will withdraw from Homs.", "planned"),
        ("The NDF tried to attack Hezbollah.", "attempted"),
        ("The NDF withdrew from Homs.", "done"),
    ),
)
def test_how_far_it_went(read, text: str, stage: str) -> None:
    assert [event.stage for event in read(text).events] == [stage]


def test_a_threat_is_no_attack(read) -> None:
    assert [kind for kind, _ in events_in(read("The NDF threatened to attack Hezbollah."))] == ["dispute"]


@pytest.mark.parametrize(
    "text",
    (
        "If the NDF attacks Hezbollah, Iran loses.",
        "Hezbollah may attack the NDF.",
        "The Iran-backed militias live in Homs.",
        "The press release of Hezbollah was long.",
        "Residents fear clashes between the NDF and Hezbollah.",
    ),
)
def test_what_did_not_happen_is_no_event(read, text: str) -> None:
    assert read(text).events == ()


def test_one_event_told_twice_is_one_with_both_sentences(read) -> None:
    title = "Hezbollah and NDF clash in Homs\n\n"
    text = title + "Hezbollah and the NDF clashed in Homs on Friday, killing two. The clashes lasted two hours."
    (event,) = read(text).events

    assert len(event.quotes) == 3 and event.date is not None


def test_place_and_date_come_from_the_sentence_or_are_carried_and_say_so(read) -> None:
    found = read("On Friday Hezbollah attacked the NDF near Hama. It then confiscated weapons of the NDF.")
    first, second = found.events

    assert found.dates[first.date].value == "2021-02-12" and found.places[first.place].name == "Hama"
    assert second.place == first.place and "carried" in second.reason


def test_what_lies_years_back_is_background(read) -> None:
    assert [event.background for event in read("In 2013 the NDF attacked Hezbollah.").events] == [True]


def test_every_quote_and_trigger_stands_in_the_text(read) -> None:
    text = "The NDF left. Hezbollah attacked the NDF near Homs; two men were killed.\n\nRussia mediated between both sides."
    found = read(text)

    assert found.events
    for event in found.events:
        for words in (*event.quotes, event.trigger, *(role.mention for role in event.roles)):
            assert text[words.start : words.end] == words.text
