"""A spaCy pipeline beside the rules. spaCy is no requirement, so these tests run the steps with an object that gives what a
pipeline gives (a text in, `.ents` out, each with letters and a label); no model and no spaCy is loaded here."""

import sys
from dataclasses import dataclass
from types import ModuleType

import pytest

from lib.suggest.engine import EngineError, suggest
from lib.suggest.engines.spacy_pipeline import Spacy, loaded
from lib.suggest.models import Suggestions, rule_of

TEXT = "The Borovniks attacked Hezbollah. Kolvar Dezhn, a trader, met them; Mezhgrad fell. They came from Damascus."


@dataclass(frozen=True)
class Ent:
    start_char: int
    end_char: int
    label_: str


@dataclass(frozen=True)
class Doc:
    ents: tuple[Ent, ...]


def reading(*named: tuple[str, str]):
    """A pipeline that finds these names, each with its label, wherever they stand."""

    def pipeline(text: str) -> Doc:
        return Doc(tuple(Ent(text.index(name), text.index(name) + len(name), label) for name, label in named))

    return lambda model: pipeline


def read(text: str, *named: tuple[str, str], corpus=None) -> Suggestions:
    return Spacy("models/tiny", reading(*named))(text, "2021-02-15", corpus)


def test_entities_that_no_rule_knew_become_actors_and_places_with_the_model_in_the_reason() -> None:
    named = (("Borovniks", "ORG"), ("Kolvar Dezhn", "PERSON"), ("Mezhgrad", "GPE"))
    found, before = read(TEXT, *named), suggest(TEXT, "2021-02-15")

    new = {one.name: (one.kind, one.reason) for one in found.actors if one.name not in {old.name for old in before.actors}}
    assert new == {
        "Borovniks": ("non_state_force", "spacy.tiny: an entity (ORG) of the pipeline, which no rule found"),
        "Kolvar Dezhn": ("person", "spacy.tiny: an entity (PERSON) of the pipeline, which no rule found"),
    }
    (place,) = [one for one in found.places if rule_of(one.reason) == "spacy.tiny"]
    assert (place.name, place.best.id, place.best.lat) == ("Mezhgrad", "", None)
    assert all(TEXT[one.start : one.end] == one.text for actor in (*found.actors, *found.places) for one in actor.mentions)


def test_later_steps_read_them_as_the_rules_own() -> None:
    def attackers(found: Suggestions) -> list[str]:
        return [found.actors[role.actor].name for event in found.events for role in event.roles if role.role == "initiator"]

    assert "Borovniks" not in attackers(suggest(TEXT)) and "Borovniks" in attackers(read(TEXT, ("Borovniks", "ORG")))


def test_what_the_rules_found_stays_as_they_found_it(sample) -> None:
    named = (("Hezbollah", "ORG"), ("Damascus", "GPE"), ("attacked Hezbollah", "ORG"))

    assert read(TEXT, *named, corpus=sample) == suggest(TEXT, "2021-02-15", sample)


def test_without_entities_nothing_differs(sample) -> None:
    assert read(TEXT, corpus=sample) == suggest(TEXT, "2021-02-15", sample)


@pytest.mark.parametrize(
    "ent",
    [
        Ent(0, 0, "ORG"),
        Ent(-5, -1, "ORG"),
        Ent(9_000, 9_009, "GPE"),
        Ent(40, 30, "PERSON"),
        Ent(0, len(TEXT), "ORG"),
        Ent(32, 33, "ORG"),
        Ent(4, 13, "DATE"),
        Ent(25, 40, "PERSON"),
    ],
)
def test_letters_that_are_no_name_are_passed_over(ent: Ent) -> None:
    found = Spacy("tiny", lambda model: lambda text: Doc((ent,)))(TEXT, "2021-02-15")

    assert found == suggest(TEXT, "2021-02-15")


def test_a_known_place_that_a_rule_passed_over_is_the_known_one(sample) -> None:
    text = "Palmyra."
    assert not suggest(text, without={"places.name"}).places

    steps = Spacy("tiny", reading(("Palmyra", "GPE")))(text, None, sample)

    assert steps.places[0].best.id == "palmyra"


@pytest.mark.parametrize("wrong", (ValueError("[E088] text of 2000000"), RuntimeError("x"), AttributeError("ents")))
def test_a_pipeline_that_breaks_is_an_error_and_says_nothing_of_the_text(wrong: Exception) -> None:
    def broken(text: str) -> Doc:
        raise wrong

    with pytest.raises(EngineError, match=rf"the spaCy model “tiny” cannot read the text \({type(wrong).__name__}\)") as raised:
        Spacy("tiny", lambda model: broken)(TEXT)
    assert "Borovniks" not in str(raised.value)


def test_where_spacy_is_not_installed_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    loaded.cache_clear()

    with pytest.raises(EngineError, match="spaCy is not installed"):
        Spacy("en_core_web_sm")(TEXT)


def test_where_the_model_is_not_installed_it_is_said_and_a_model_is_loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(name: str):
        asked.append(name)
        if name == "gone":
            raise OSError("[E050] Can't find model 'gone'")
        return reading(("Borovniks", "ORG"))(name)

    standing = ModuleType("spacy")
    standing.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", standing)
    loaded.cache_clear()
    with pytest.raises(EngineError, match=r"no spaCy model “gone”.*python -m spacy download gone"):
        Spacy("gone")(TEXT)

    assert [bool(Spacy("there")(TEXT).actors) for _ in range(2)] == [True, True] and asked == ["gone", "there"]
    loaded.cache_clear()
