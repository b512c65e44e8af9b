"""Actors are found by name, by form and by what points back to them; who only reports is a source."""

import pytest

from tests.suggest.conftest import actors_in


def test_spellings_of_one_actor_are_one_entity(read) -> None:
    found = read("Fighters of the National Defence Forces (NDF) left. The NDF's men and the National Defense militia stayed.")

    assert [one.id for one in found.actors] == ["ndf"]
    assert [mention.text for mention in found.actors[0].mentions] == [
        "National Defence Forces",
        "NDF",
        "NDF",
        "National Defense militia",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    (
        ("Men of the 93rd Brigade came.", "93rd Brigade"),
        ("They joined Liwa al-Tawhid.", "Liwa al-Tawhid"),
        ("The Sons of the Valley Movement rose.", "Sons of the Valley Movement"),
        ("The Hamra battalion came.", "Hamra battalion"),
        ("The Military Council of Ford met.", "Military Council"),
        ("Harakat Ahrar al-Wadi fought.", "Harakat Ahrar al-Wadi"),
        ("The Ministry of Irrigation was closed.", "Ministry of Irrigation"),
    ),
)
def test_a_body_that_no_list_knows_is_found_by_its_form(read, text: str, name: str) -> None:
    names = {mention for mentions in actors_in(read(text, corpus=None)).values() for mention in mentions}

    assert any(name in mention or mention in name for mention in names)


@pytest.mark.parametrize(
    "words", ("regime forces", "Turkish-backed factions", "pro-Iranian militias", "Kurdish fighters", "Russian troops")
)
def test_described_bodies_are_found(read, words: str) -> None:
    assert any(words in mention for mentions in actors_in(read(f"Yesterday {words} came.")).values() for mention in mentions)


def test_a_title_before_a_name_makes_a_person_and_the_surname_is_the_same(read) -> None:
    found = read("Colonel Nadir Zamroud left the town. On Sunday Zamroud came back.", corpus=None)

    assert actors_in(found) == {"Nadir Zamroud": ["Nadir Zamroud", "Zamroud"]}
    assert found.actors[0].kind == "person"


def test_media_and_researchers_are_sources(read) -> None:
    found = read("A researcher, Mahmoud Zarqan, told Reuters that Hezbollah had left.")

    assert list(actors_in(found)) == ["Hezbollah"]
    assert {one.name for one in found.reporters} == {"Reuters", "Mahmoud Zarqan"}


def test_a_newspaper_s_name_within_an_actor_s_is_no_newspaper(read) -> None:
    found = read("The National Defense Forces fought Hezbollah in Homs. The National said that two men were hurt.")

    assert actors_in(found)["National Defense Forces"] and "Defense Forces" not in actors_in(found)
    assert [(one.name, len(one.mentions)) for one in found.reporters] == [("The National", 1)]


def test_a_state_is_an_actor_where_it_acts_and_a_place_where_something_is(read) -> None:
    found = read("Tehran wants the base. The men trained in Iran.")

    assert actors_in(found) == {"Iran": ["Tehran"]}
    assert [one.name for one in found.places] == ["Iran"]


def test_the_militia_points_back_to_the_one_named(read) -> None:
    found = read("Liwa Fatemiyoun came to the town. The militia recruited ten men.")

    assert [one.text for one in found.actors[0].references] == ["The militia"]


def test_a_nationality_is_neither_actor_nor_place(read) -> None:
    found = read("Two Afghan men sold a Syrian car.")

    assert not found.actors and not found.places


def test_a_common_word_is_not_an_acronym(read) -> None:
    assert not read("It is a plan of us all, so we go.", corpus=None).actors


def test_a_body_is_known_again_by_its_own_name(read) -> None:
    found = read("The Qasabi Brigade came to Homs. Qasabi then left. The Homs Brigade stayed; Homs did not.", corpus=None)

    assert {actor.name: [mention.text for mention in actor.mentions] for actor in found.actors} == {
        "Qasabi Brigade": ["Qasabi Brigade", "Qasabi"],
        "Homs Brigade": ["Homs Brigade"],
    }


def test_a_first_name_that_is_a_state_s_is_no_state(read) -> None:
    found = read("On Monday the well known writer Jordan Peterson spoke to an audience about the war.", corpus=None)

    assert "Jordan" not in [actor.name for actor in found.actors]
    assert [actor.name for actor in read("On Monday Jordan Army units fired at smugglers.", corpus=None).actors] != []


def test_a_line_all_in_capitals_is_no_name(read) -> None:
    found = read("THREE MEN WERE KILLED BY THE 58TH BRIGADE IN HOMS", corpus=None)

    assert [actor.name for actor in found.actors] == ["58TH BRIGADE"]


def test_no_place_is_offered_twice(read) -> None:
    for place in read("They met in Al-Bokamal, Salhab and Deir ez-Zor.", corpus=None).places:
        points = [(one.lat, one.lon) for one in place.candidates]
        assert len(points) == len(set(points))
