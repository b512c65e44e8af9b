"""Steps say what they need and give, and steps and rules are left out or replaced by name."""

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.suggest_scores import TEXTS
from lib.corpus.model.models import Corpus
from lib.settings import ROOT
from lib.suggest import Suggestions, suggest
from lib.suggest.command import suggest_files
from lib.suggest.document import Document
from lib.suggest.engine import read_document
from lib.suggest.models import rule_of
from lib.suggest.pipeline import FIELDS, FunctionStep, PipelineError, build_pipeline, rule_names
from lib.suggest.steps import STEPS
from lib.suggest.text.reading import knowledge_of

TEXT = (
    "Clashes in eastern Homs\n\nOn Friday the 47th Brigade attacked Hezbollah positions in Homs and killed two men. Colonel Nadir "
    "Zamroud said that the militia had left Zarqabad village in Syria. Zamroud denied that both sides agreed on a truce."
)
POSSESSED = "They came from Syria’s homs and from Syria’s Mayadeeen. Fighters met in Al-Mayadin."  # read for places of a state
NAMES = [step.name for step in STEPS]


class Watched(Document):
    """A document that notes which of its fields are read and which are set."""

    def __init__(self, text: str) -> None:
        self.read: set[str] = set()
        self.filled: set[str] = set()
        super().__init__(text, None, knowledge_of(None))

    def __getattribute__(self, name: str) -> Any:
        if name in FIELDS:
            object.__getattribute__(self, "read").add(name)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: object) -> None:
        if name in FIELDS:
            self.filled.add(name)
        object.__setattr__(self, name, value)


def step(name: str, needs: str = "", gives: str = "", function=lambda document: None) -> FunctionStep:
    return FunctionStep(name, frozenset(needs.split()), frozenset(gives.split()), function)


def test_a_step_reads_what_it_needs_and_no_more_and_sets_no_more_than_it_gives() -> None:
    read, filled = defaultdict(set), defaultdict(set)
    for text in (TEXT, POSSESSED, *(path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("a*.txt")))):
        document = Watched(text)
        for one in STEPS:
            document.read, document.filled = set(), set()
            one(document)
            read[one.name] |= document.read - {"without", "fired"}
            filled[one.name] |= document.filled
    assert {one.name: sorted(one.needs - read[one.name]) for one in STEPS} == {one.name: [] for one in STEPS}
    assert {one.name: sorted(read[one.name] - one.needs - one.gives) for one in STEPS} == {one.name: [] for one in STEPS}
    assert {one.name: sorted(filled[one.name] - one.gives) for one in STEPS} == {one.name: [] for one in STEPS}


def test_a_step_before_what_it_needs_is_an_error_that_says_where_it_belongs() -> None:
    with pytest.raises(PipelineError, match=r"“late” needs “words”.*put it behind “words”"):
        build_pipeline([step("late", "words"), step("words", "text", "words")])


def test_a_step_that_needs_what_none_gives_is_an_error() -> None:
    with pytest.raises(PipelineError, match=r"“alone” needs “scene”.*add a step that gives it"):
        build_pipeline([step("alone", "scene")])


def test_a_field_that_no_document_has_is_an_error() -> None:
    with pytest.raises(PipelineError, match="names “wrods”, which no document has"):
        build_pipeline([step("words", "text", "wrods")])


@pytest.mark.parametrize(
    ("name", "near"), (("places.unknwon", "places.unknown"), ("reference", "references"), ("places.surnames", "actors.surnames"))
)
def test_an_unknown_name_is_an_error_with_the_nearest_one(name: str, near: str) -> None:
    with pytest.raises(PipelineError, match=re.escape(f"“{name}” is neither a step nor a rule (did you mean “{near}”?)")):
        suggest(TEXT, without={name})


def test_only_a_step_can_be_replaced() -> None:
    with pytest.raises(PipelineError, match=re.escape("“places.unknown” is no step")):
        suggest(TEXT, replace={"places.unknown": step("mine")})


@pytest.mark.parametrize("name", NAMES)
def test_every_step_can_be_left_out(name: str) -> None:
    found = suggest(TEXT, "2021-02-15", without={name})

    assert all(place.candidates for place in found.places)
    assert bool(found.events) == (name not in {"words", "events"})


@pytest.mark.parametrize("name", rule_names(STEPS))
def test_every_rule_can_be_left_out_and_then_gives_nothing(name: str) -> None:
    document = read_document(TEXT, "2021-02-15", without={name})

    assert document.fired[name] == 0 < document.fired.total()
    assert name not in {spot.rule for spot in (*document.actors.spots, *document.places.spots, *document.references)}


def test_a_step_left_out_gives_nothing() -> None:
    assert suggest(TEXT).quantities and not suggest(TEXT, without={"quantities"}).quantities
    assert suggest(TEXT).dates and not suggest(TEXT, without={"dates"}).dates


def test_another_step_takes_a_step_s_place() -> None:
    def none_of_it(document: Document) -> None:
        document.dates = ()

    found = suggest(TEXT, "2021-02-15", replace={"dates": step("mine", "text", "dates", none_of_it)})

    assert not found.dates and found.events


def test_another_step_has_to_give_what_later_ones_need() -> None:
    with pytest.raises(PipelineError, match="“quantities” needs “dates”"):
        suggest(TEXT, replace={"dates": step("mine", "text")})


def test_another_engine_takes_the_whole_place(tmp_path: Path) -> None:
    article, out = tmp_path / "north.txt", tmp_path / "out"
    article.write_text(TEXT, encoding="utf-8")

    assert suggest_files([article], out, "gold", None, None, lambda text, published, corpus: Suggestions(text, published)) == 0
    assert '"events": []' in (out / "north.json").read_text(encoding="utf-8")


def test_every_reason_begins_with_a_rule_s_name() -> None:
    found = suggest(TEXT, "2021-02-15")
    roles = [role for event in found.events for role in event.roles]

    every = (*found.actors, *found.places, *found.dates, *found.quantities, *found.events, *roles)
    assert {rule_of(one.reason) for one in every} <= set(rule_names(STEPS))
    assert {"actors.titled", "places.name", "dates.weekday", "events.verb"} <= {rule_of(one.reason) for one in every}


def test_rules_have_names_of_their_own_and_say_what_they_do() -> None:
    rules = [one for step in STEPS for one in step.rules]

    assert len({one.name for one in rules}) == len(rules)
    assert [one.name for one in rules if not one.function.__doc__] == []
    assert all(re.fullmatch(r"[a-z]+\.[a-z_]+", one.name) for one in rules)


def test_the_table_of_steps_says_what_each_needs_and_gives() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| ([\w, ]+) \| ([\w, ]+) \|", (ROOT / "docs" / "suggest.md").read_text(encoding="utf-8"), re.MULTILINE
    )

    assert [(name, set(needs.split(", ")), set(gives.split(", "))) for name, needs, gives in rows] == [
        (one.name, set(one.needs), set(one.gives)) for one in STEPS
    ]


def test_the_table_of_rules_holds_every_rule_in_order() -> None:
    rows = re.findall(r"^\| ([a-z]+\.[a-z_]+) \|", (ROOT / "benchmarks" / "suggest.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert rows == rule_names(STEPS)


def test_what_is_known_is_read_anew_for_other_actors_or_places_and_not_for_another_article(sample: Corpus) -> None:
    known = knowledge_of(sample)
    saved = replace(sample, fingerprint="another article", actors=dict(sample.actors), places=dict(sample.places))
    fewer = replace(sample, fingerprint="fewer places", places=dict(list(sample.places.items())[1:]))

    assert knowledge_of(saved) is known
    assert knowledge_of(fewer) is not known
