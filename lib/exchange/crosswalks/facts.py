"""What of an event a crosswalk asks: its type in their codes, its sides, its days, its place and its numbers, as plain words.

The same facts say what fills their columns, what is lost, and what is left out; "" is what does not hold.
"""

from collections.abc import Sequence
from typing import NamedTuple

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.exchange.crosswalks.crosswalk import Case, Crosswalk
from lib.exchange.crosswalks.sides import Person, Sides, role_words
from lib.exchange.crosswalks.states import state_of
from lib.exchange.crosswalks.when import Facts, when_of
from lib.exchange.shapes import Row

NOBODY, UNKNOWN = "nobody", "unknown"
NO_CASE = Case("", "The crosswalk has no place for this type.")
NOT_KNOWN = "What it is, is not known."


class Placed(NamedTuple):
    """An event in their order: who stands first and who second there, its case and what is known of it."""

    first: tuple[Person, ...]
    second: tuple[Person, ...]
    case: Case
    facts: Facts


NOWHERE = Placed((), (), NO_CASE, {})  # of a row that is given back as it is


def placed(row: Row, sides: Sides, crosswalk: Crosswalk, corpus: Corpus) -> Placed:
    """One event as a crosswalk sees it."""
    key, cases = crosswalk.cases(str(row["type"]), str(row["mode"] or ""), str(row["by_force"] or ""))
    left, right = class_of(sides.left, crosswalk), class_of(sides.right, crosswalk)
    case = next((one for one in cases if left in (one.left or (left,)) and right in (one.right or (right,))), NO_CASE)
    first, second = (sides.right, sides.left) if case.turned else (sides.left, sides.right)
    if crosswalk.columns and not second and len(first) > 1 and first[0].role == first[1].role == "participants":
        first, second = (first[0], *first[2:]), first[1:2]
    elif "mutual" in case.also:
        first, second = (*first, *second), ()
    facts = (
        _type_facts(row, case, key, sides, crosswalk)
        | _people_facts(first, second, sides, crosswalk)
        | when_of(row, crosswalk.days)
        | _place_facts(row, crosswalk)
        | _number_facts(row)
        | _doubt_facts(row, crosswalk)
    )
    if not crosswalk.columns:
        facts["no_country"] = "; ".join(
            person.name
            for person in (*first, *second)
            if not (crosswalk.term("kinds", person.kind).get("country") or state_of(person, facts.get("first", ""), corpus))
        )
    return Placed(first, second, case, facts)


def class_of(people: tuple[Person, ...], crosswalk: Crosswalk) -> str:
    """The first class that anybody of a side is in."""
    kinds = {person.kind for person in people}
    found = (name for name, members in crosswalk.classes.items() if kinds.intersection(members))
    return next(found, UNKNOWN if people else NOBODY)


def _type_facts(row: Row, case: Case, key: str, sides: Sides, crosswalk: Crosswalk) -> Facts:
    code, detail = crosswalk.codes.get(case.code, {}), key.partition("/")[2]
    acts = not code.get("directed") and crosswalk.columns and sides.left and sides.right and _one_way(str(row["type"]), sides)
    return {
        "type_code": case.code,
        "type_why": case.why,
        "type_said": case.said,
        "wants": code.get("wants", ""),
        "direction": "lost" if acts else "",
        "arrow": f"{_names(sides.left)} → {_names(sides.right)}",
        "mode_lost": str(row["mode"] or "") if row["mode"] != detail else "",
        "by_force_lost": str(row["by_force"] or "") if row["by_force"] != detail and not case.said else "",
    }


def _one_way(kind: str, sides: Sides) -> bool:
    """Whether somebody acts on the other, and not both on each other."""
    left, right = ({person.role for person in side} for side in (sides.left, sides.right))
    return any(not rule.mutual and rule.left in left and rule.right in right for rule in CODEBOOK.types[kind].links)


def _people_facts(first: tuple[Person, ...], second: tuple[Person, ...], sides: Sides, crosswalk: Crosswalk) -> Facts:
    named = (*first[:1], *second[:1]) if crosswalk.columns else (*first, *second)
    kinds = [(person, crosswalk.term("kinds", person.kind)) for person in named]
    without = {person.name: term.get("none", NOT_KNOWN) for person, term in kinds if not term.get("code")}
    everyone = (*sides.left, *sides.right, *sides.beside)
    return {
        "more_left": _names(first[1:]),
        "more_right": _names(second[1:]),
        "beside": "; ".join(role_words(person) for person in sides.beside if person.role not in crosswalk.associated),
        "associated": _names([person for person in sides.beside if person.role in crosswalk.associated]),
        "described": "; ".join(f"{person.name}: {person.described}" for person in everyone if person.described),
        "giver": _names([person for person in (*sides.left, *sides.right) if person.role == "giver"]),
        "unkinded": "; ".join(without),
        "unkinded_why": " ".join(dict.fromkeys(without.values())),
        "source": _names(first),
        "recipient": _names(second),
    }


def _place_facts(row: Row, crosswalk: Crosswalk) -> Facts:
    precision = str(row["place_precision"] or "")
    term = crosswalk.term("precisions", precision)
    there = bool(row["place"])
    return {
        "where": term.get("code", "no code") if there else "nowhere",
        "where_why": term.get("none", ""),
        "where_said": term.get("said", ""),
        "several_places": str(row["places"]) if isinstance(row["n_places"], int) and row["n_places"] > 1 else "",
        "point": "none" if there and row["lat"] is None else "",
    }


def _number_facts(row: Row) -> Facts:
    shapes = {name: _shape(row[f"{name}_min"], row[f"{name}_max"]) for name in ("killed", "wounded", "detained")}
    hurts = row["severity"] in CODEBOOK.severities and CODEBOOK.severities[str(row["severity"])].hurts
    return {
        "deaths": shapes["killed"] or ("unknown" if hurts else "untold"),
        "wounded_shape": shapes["wounded"],
        "detained_shape": shapes["detained"],
    }


def _shape(least: object, most: object) -> str:
    """exact, range, at least, at most, none; "" of what is not told."""
    if least is None:
        return "" if most is None else "at most"
    if least == 0:
        return "none" if most == 0 else "at most"
    return "at least" if most is None else "exact" if least == most else "range"


def _doubt_facts(row: Row, crosswalk: Crosswalk) -> Facts:
    stage, claim = (crosswalk.term(terms, str(row[column])) for terms, column in (("stages", "stage"), ("claims", "claim")))
    issue = str(row["issue"] or "")
    return {
        "stage_said": stage.get("said", ""),
        "stage_context": stage.get("code", ""),
        "claim_context": claim.get("code", ""),
        "no_context": issue if issue not in crosswalk.contexts else "",
    }


def _names(people: Sequence[Person]) -> str:
    if len(people) < 2:
        return people[0].name if people else ""
    return "; ".join(dict.fromkeys(person.name for person in people))
