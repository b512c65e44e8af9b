"""The registry says who is whose, from when to when; what cannot be is said with its line."""

import datetime

import pytest

from lib.corpus.model.models import Bloc, Tie
from lib.corpus.reading.actors import Registry

BLOCS = (Bloc("north", "North", "teal"), Bloc("south", "South", "olive"))
D = datetime.date
ONE = "- {id: guard, name: River Guard, kind: paramilitary, bloc: south}\n"
TWO = "- {id: front, name: Northern Front, kind: insurgent, bloc: north%s}\n"


def registry(text: str) -> Registry:
    return Registry(text, "actors.yaml", BLOCS)


def test_ties_have_their_days_and_sources() -> None:
    found = registry(ONE + TWO % ", part_of: [{actor: guard, to: 2019, source: coder}, {actor: guard, from: 2021-03}]")

    assert found.problems == []
    assert found.actors["front"].part_of == (Tie("guard", None, D(2019, 12, 31), "coder"), Tie("guard", D(2021, 3, 1), None, ""))


def test_a_name_of_another_time_is_told_to_be_an_actor_of_its_own() -> None:
    (problem,) = registry(ONE + TWO % ", aliases: [Fronters, {name: Old Front, to: 2017}]").problems

    assert (problem.field, "successor_of" in problem.hint) == ("[2].aliases[2]", True)


def test_a_bloc_that_changes_keeps_each_and_ends_in_the_last() -> None:
    found = registry(TWO.replace("bloc: north", "bloc: [{bloc: south, to: 2019}, {bloc: north, from: 2020}]") % "")

    front = found.actors["front"]
    assert (front.bloc, [tie.actor for tie in front.blocs]) == ("north", ["south", "north"])


@pytest.mark.parametrize(
    "more,field,what,hint",
    (
        (", part_of: [{actor: gard}]", "[2].part_of[1]", "no actor has the id “gard”", "guard"),
        (", part_of: [{actor: front}]", "[2].part_of", "is part of itself", "a larger one"),
        (", backed_by: [{actor: front}]", "[2].backed_by", "is tied to itself", "another actor"),
        (", part_of: [{actor: guard, from: 2020-13}]", "[2].part_of[1].from", "not in the calendar", "01 to 12"),
        (", part_of: [{actor: guard, from: 2020, to: 2019}]", "[2].part_of[1].to", "before it begins", "the earlier day"),
        (", part_of: [{actor: guard, until: 2019}]", "[2].part_of[1].until", "no field here", "one of: actor, from, to, source"),
        (", part_of: guard", "[2].part_of", "where a list belongs", "{actor: …, source: …}"),
        (", described: perhaps", "[2].described", "neither true nor false", "true or false"),
    ),
)
def test_what_cannot_be_is_said_with_line_field_and_what_would_be_right(more, field, what, hint) -> None:
    (problem,) = registry(ONE + TWO % more).problems

    assert (problem.line, problem.field, problem.severity) == (2, field, "error")
    assert what in problem.what and hint in problem.hint


@pytest.mark.parametrize(
    "text,what",
    (
        (ONE + ONE, "stands twice"),
        (ONE.replace("south", "west"), "no bloc “west”"),
        (ONE.replace("paramilitary", "army"), "not in the codebook"),
        (ONE.replace("guard,", "the guard,"), "cannot be an id"),
        ("guard: {name: x}", "is not a list of actors"),
        ("", "is not a list of actors"),
        ("- guard", "where a mapping belongs"),
    ),
)
def test_a_broken_entry_is_said(text: str, what: str) -> None:
    assert any(what in problem.what for problem in registry(text).problems)


def test_a_circle_of_units_is_said_of_each() -> None:
    found = registry(
        "".join(
            f"- {{id: {one}, name: {one}, kind: paramilitary, bloc: north, part_of: [{{actor: {other}}}]}}\n"
            for one, other in (("a", "b"), ("b", "c"), ("c", "a"))
        )
    )

    assert [problem.line for problem in found.problems if "part of itself" in problem.what] == [1, 2, 3]


def test_an_alias_that_two_bear_is_no_error_until_it_is_used() -> None:
    found = registry(ONE.replace("bloc: south", "bloc: south, aliases: the men") + TWO % ", aliases: [The Men]")

    assert found.problems == []
    assert found.index.resolve("the men")[1:] == ("“the men” is the name of several actors", "write one of: front, guard")


def test_a_name_hidden_behind_another_actor_s_id_is_a_warning() -> None:
    (problem,) = registry(ONE + TWO % ", aliases: [guard]").problems

    assert (problem.severity, problem.line, problem.field) == ("warning", 2, "[2].aliases")


def test_blocs_that_nobody_has_are_said_each_and_nothing_follows_from_them() -> None:
    found = registry(ONE + TWO.replace("bloc: north", "bloc: [{bloc: suoth, to: 2019}, {bloc: nroth, from: 2020}]") % "")

    assert [(problem.field, problem.hint) for problem in found.problems] == [
        ("[2].bloc[1]", "perhaps “south”"),
        ("[2].bloc[2]", "perhaps “north”"),
    ]


def test_a_name_that_several_have_is_said_once() -> None:
    three = ONE + "".join(f"- {{id: g{number}, name: river GUARD, kind: militia}}\n" for number in range(2)) + TWO % ""

    (found,) = registry(three).problems

    assert (found.line, found.field, found.severity) == (1, "[1].name", "warning") and "of g0, g1 as well" in found.what


@pytest.mark.parametrize(
    "text,whats",
    (
        ("- {id: a, name: [", ["not valid YAML"]),
        ("[]", ["holds no actor"]),
        ("- {id: a\n- {id: b}", ["not valid YAML"]),
        ("{}", ["is not a list of actors"]),
    ),
)
def test_a_registry_that_holds_nobody_says_so_once(text: str, whats: list[str]) -> None:
    problems = registry(text).problems

    assert len(problems) == len(whats) and all(what in problem.what for what, problem in zip(whats, problems))
