"""An installed spaCy pipeline beside the rules: its entities add actors and places that the rules did not know, and every later
step reads them as it reads the rules' own. spaCy is no requirement; it is loaded only where FAULTLINES_SPACY_MODEL is set."""

import importlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from lib.corpus.model.models import Corpus
from lib.suggest.actors.names import known_spot, spot_of
from lib.suggest.document import Document
from lib.suggest.engine import Day, EngineError, suggest
from lib.suggest.engines.saying import quoted
from lib.suggest.models import Suggestions
from lib.suggest.pipeline import FunctionStep
from lib.suggest.places.entering import named, place_spot, written
from lib.suggest.rolls import Actor, Place
from lib.suggest.steps import STEPS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import name_keys, name_text

ACTORS = {"PERSON": "person", "PER": "person", "ORG": "non_state_force"}  # label of an entity -> kind of actor
PLACES = frozenset(("GPE", "LOC", "FAC"))
SURE = 0.6  # confidence of what the pipeline alone finds
MOST_WORDS = 12  # of a name
BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError, OSError, MemoryError, ImportError)


class Entity(Protocol):
    """A span of spaCy's: letters `start_char` to `end_char` (excluded) of the text, and what they name."""

    @property
    def start_char(self) -> int: ...
    @property
    def end_char(self) -> int: ...
    @property
    def label_(self) -> str: ...


class Read(Protocol):
    """A document of spaCy's."""

    @property
    def ents(self) -> Iterable[Entity]: ...


Pipeline = Callable[[str], Read]


@dataclass(frozen=True)
class Spacy:
    """The rules with a spaCy model: `model` names an installed one, or a folder; `load` gives its pipeline."""

    model: str
    load: Callable[[str], Pipeline] | None = None

    def __call__(self, text: str, published: Day = None, corpus: Corpus | None = None) -> Suggestions:
        """Suggestions; raises EngineError where spaCy or the model is not there, or cannot read the text."""
        pipeline = (self.load or loaded)(self.model)
        try:
            entities = [(one.start_char, one.end_char, one.label_) for one in pipeline(text).ents]
        except BROKEN as wrong:
            what = f"the spaCy model {quoted(self.model)} cannot read the text ({type(wrong).__name__})"
            raise EngineError(what, "try another model, or a shorter text") from wrong
        return suggest(text, published, corpus, replace=steps_with(entities, f"spacy.{Path(self.model).name}"))


@cache
def loaded(model: str) -> Pipeline:
    """The pipeline of a model; kept. Raises EngineError."""
    try:
        spacy: Any = importlib.import_module("spacy")
    except ImportError as wrong:
        raise EngineError("spaCy is not installed", "python -m pip install spacy, then python -m spacy download a model") from wrong
    try:
        pipeline: Pipeline = spacy.load(model)
    except BROKEN as wrong:
        hint = f"python -m spacy download {model}, or name a folder that holds one"
        raise EngineError(f"there is no spaCy model {quoted(model)} that this spaCy can load", hint) from wrong
    return pipeline


def steps_with(entities: list[tuple[int, int, str]], rule: str) -> Mapping[str, FunctionStep]:
    """The steps that find actors and places by the rules and then add these entities (first letter, behind the last, label)."""
    people = [one for one in entities if one[2] in ACTORS]
    where = [one for one in entities if one[2] in PLACES]
    return {
        "actors": _then("actors", lambda document: _add_actors(document, people, rule)),
        "places": _then("places", lambda document: _add_places(document, where, rule)),
    }


def _then(name: str, add: Callable[[Document], None]) -> FunctionStep:
    """A step of the rules that adds something when it is done."""
    rules = next(step for step in STEPS if step.name == name)

    def both(document: Document) -> None:
        rules(document)
        add(document)

    return FunctionStep(name, rules.needs, rules.gives, both, rules.rules)


def _add_actors(document: Document, entities: list[tuple[int, int, str]], rule: str) -> None:
    for start, end, label in entities:
        span = _words(document, start, end, document.actors.covered())
        if span is None or document.known.places.meanings.get(name_keys(document.words, *span)):
            continue
        spot = _actor(document, span, label)
        document.actors.spots.append(spot)
        document.note(spot, rule)
    document.actors.sort()


def _actor(document: Document, span: tuple[int, int], label: str) -> Spot:
    first, last = span
    keys = name_keys(document.words, first, last)
    if known := document.known.actors.meanings.get(keys):
        return known_spot(document, first, (last, known))
    kind, name = ACTORS[label], name_text(document.words, first, last)
    index = document.actors.enter(
        ("body", keys), lambda: Actor(name, kind, "shape", reason=_why(label), person=kind == "person", confidence=SURE)
    )
    return spot_of(document, first, last, index, "shape")


def _add_places(document: Document, entities: list[tuple[int, int, str]], rule: str) -> None:
    for start, end, label in entities:
        span = _words(document, start, end, document.places.covered() | document.taken)
        if span is None:
            continue
        spot = _place(document, span, label)
        document.places.spots.append(spot)
        document.note(spot, rule)
    document.places.sort()


def _place(document: Document, span: tuple[int, int], label: str) -> Spot:
    first, last = span
    keys = name_keys(document.words, first, last)
    if known := document.known.places.meanings.get(keys):
        return named(document, first, (last, known), SURE)
    place = Place(written(document.words, first, last), [], _why(label), SURE)
    return place_spot(document, first, last, ("name", keys), lambda: place)


def _why(label: str) -> str:
    return f"an entity ({label}) of the pipeline, which no rule found"


def _words(document: Document, start: int, end: int, taken: set[int] | frozenset[int]) -> tuple[int, int] | None:
    """The whole words that an entity's letters are, within one sentence, without an article before and marks around; None where
    they are none, too many, or somebody's already."""
    found = [at for at, word in enumerate(document.words) if word.start < end and start < word.end]
    while found and (document.words[found[0]].mark or document.words[found[0]].low == "the"):
        found.pop(0)
    while found and document.words[found[-1]].mark:
        found.pop()
    if not found or len(found) > MOST_WORDS or taken.intersection(found):
        return None
    one_sentence = document.words[found[0]].sentence == document.words[found[-1]].sentence
    return (found[0], found[-1] + 1) if one_sentence and name_keys(document.words, found[0], found[-1] + 1) else None
