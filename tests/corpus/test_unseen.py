"""What a machine sees in words: names, numbers, days and terms; all else with evidence is the coder's reading."""

import pytest

from lib.corpus.model.models import Actor, Place
from lib.corpus.reading.articles import Known, read_article
from lib.corpus.text.names import NameIndex

ACTORS, PLACES = NameIndex("actor"), NameIndex("place")
ACTORS.add("reds", "The Reds")
ACTORS.add("blues", "The Blues")
PLACES.add("ford", "Old Ford")
KNOWN = Known(
    {name: Actor(name, name, "paramilitary", "a") for name in ("reds", "blues")},
    ACTORS,
    {"ford": Place("ford", "Old Ford", "town", "town")},
    PLACES,
)
TEXT = (
    "The Reds fought at the crossing. They were about to seize Old Ford, says a planned report. Nine men of theirs died "
    "there on 3 May 2021. Weapons were taken."
)


@pytest.mark.parametrize(
    "field, value, words, seen",
    (
        ("side_b", "[blues]", "Nine men of theirs", False),
        ("side_b", "[blues]", "The Reds fought", False),
        ("place", "ford", "seize Old Ford", True),
        ("place", "ford", "died there", False),
        ("date", "2021-05-03", "3 May 2021", True),
        ("date", "2021-05-03", "Nine men", False),
        ("stage", "planned", "about to seize", False),
        ("stage", "planned", "a planned report", True),
        ("goods", "[weapons]", "Weapons were taken", True),
        ("goods", "[drugs]", "Weapons were taken", False),
        ("killed", "9", "Nine men of theirs died", None),
        ("according_to", '"a report"', "says a planned report", True),
        ("according_to", '"the Blues, by telephone"', "says a planned report", False),
    ),
)
def test_evidence_that_does_not_show_its_field_is_a_reading(field: str, value: str, words: str, seen: bool | None) -> None:
    front = (
        f"---\nid: a\ntitle: A\npublisher: P\ntext: full\nevents:\n  - id: 1\n    type: clash\n    side_a: [reds]\n"
        f'    {field}: {value}\n    summary: S\n    quote: "The Reds fought"\n    evidence: {{{field}: "{words}"}}\n---\n'
    )

    article, problems = read_article("articles/a.md", (front + TEXT).encode(), KNOWN)

    assert not [problem for problem in problems if problem.severity == "error"]
    assert seen is None or (field not in article.events[0].unseen) == seen


def test_names_in_the_quote_and_in_the_evidence_together_carry_a_field() -> None:
    front = (
        "---\nid: a\ntitle: A\npublisher: P\ntext: full\nevents:\n  - id: 1\n    type: meeting\n    summary: S\n"
        '    participants: [reds, blues]\n    quote: "The Reds met"\n'
        '    evidence: {participants: "the Blues came"}\n---\n'
    )

    article, problems = read_article("articles/a.md", (front + "The Reds met; the Blues came.").encode(), KNOWN)

    assert problems == [] and article.events[0].unseen == frozenset()
