"""A value of the wrong form gets one problem, in an analyst's words, at its own line."""

import pytest

EVENT = """events:
  - id: 1
    type: clash
    side_a: [river-guard]
    side_b: [northern-front]
    summary: They fight.
    quote: the River Guard shot at the Northern Front near Upper Ford; three died
    """

FORMS = {
    "killed: many": ("killed", "“many” is not a number", "write digits"),
    "killed: 3.5": ("killed", "“3.5” is not a number", "write digits"),
    "killed: -3": ("killed", "-3 is out of range", "greater than or equal to 0"),
    "killed: {x: 3}": ("killed.x", "“x” is no field here", "max"),
    "killed: {min: few}": ("killed.min", "“few” is not a number", "write digits"),
    "killed: [{n: 1}]": ("killed[1].actor", "is missing", "write actor"),
    "killed: [3]": ("killed[1]", "has “3” where a mapping belongs", "name: value"),
    "killed: {}": ("killed", "gives no number", "write a number"),
    "killed: {min: 3, max: 2, words: three}": ("killed", "its least, 3, is above its most, 2", ""),
    "killed: {about: 3, min: 2}": ("killed", "gives one number in several ways", "about"),
    "killed: [{actor: delta-state, n: 3}]": ("killed[1]", "has no role in this event", "with:"),
    "with: {as: a man}": ("with[1]", "names nobody", "of: id"),
    "with: [{actor: river-guard, of: river-guard}]": ("with[1]", "names nobody", "of: id"),
    "place: {a: b}": ("place", "has a mapping where one text belongs", "one text"),
    "place: Ford": ("place[1]", "the name of several places", "ford-lower, ford-upper"),
    "evidence: near": ("evidence", "has “near” where a mapping belongs", "name: value"),
    "evidence: {plac: near Upper Ford}": ("evidence.plac", "no field of an event", "place"),
    "background: maybe": ("background", "neither true nor false", "true or false"),
    "credibility: 9": ("credibility", "not in the codebook", "1, 2, 3, 4, 5, 6"),
    "pay: 90": ("pay", "has “90” where a mapping belongs", "name: value"),
    "pay: {amount: nan, currency: XOF}": ("pay.amount", "“nan” is not a number", "write digits"),
    "goods: guns": ("goods", "“guns” is not in the codebook", "weapons"),
    "mode: quarrel": ("mode", "clash has no mode “quarrel”", "its modes"),
    "date: [2020-03-08..2020-03-10]": ("date", "has a list", 'double quotes: "[2020-03-08..2020-03-10]"'),
    "part_of: 1": ("part_of", "is the event itself", "another event"),
    "same_as: 1": ("same_as", "is the event itself", "another event"),
    "after: 2": ("after", "no event “a/2”", ""),
    "Type: clash": ("Type", "“Type” is no field here", "type"),
    "claim: alleged": ("claim", "rests on nothing", "evidence: {claim"),
    "stage: planned": ("stage", "rests on nothing", "inferred: {stage"),
    "pay: {amount: 40, currency: XOF}": ("pay", "rests on nothing", "evidence: {pay"),
    "date: 2020-04-10": ("date", "rests on nothing", "evidence: {date"),
    "killed: 4": ("killed", "rests on nothing", "evidence: {killed"),
}


@pytest.mark.parametrize("line", FORMS)
def test_one_problem_says_field_reason_and_what_would_be_right(problems_of, line: str) -> None:
    field, what, hint = FORMS[line]

    (problem,) = problems_of(EVENT + line)

    assert (problem.line, problem.field) == (13, f"events[1].{field}")
    assert what in problem.what and hint in problem.hint


@pytest.mark.parametrize(
    "line",
    (
        "killed: {min: 3, words: three died}",
        "killed: [{actor: river-guard, min: 3, words: three}]",
        "place: ford-upper",
        "place: Upper Ford",
        "place: [reeds, ford-upper]\n    evidence: {place: near Upper Ford}",
        "place: reeds\n    inferred: {place: The Ford lies in the Reeds.}",
        "date: 2020-03-09\n    evidence: {date: On 9 March}",
        "with: {of: delta-state, as: three}",
        "mode:",
        "background: true",
        'claim: alleged\n    inferred: {claim: "No witness."}',
    ),
)
def test_what_rests_on_the_quote_on_evidence_or_on_a_reason_is_taken(problems_of, line: str) -> None:
    assert problems_of(EVENT + line) == []
