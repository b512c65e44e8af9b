"""Steps in their order over one document: what each needs and gives is checked before any runs, and steps and rules can be
left out or put in another's place by name."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import Any, Protocol

from lib.errors import FaultlinesError
from lib.suggest.document import Document
from lib.suggest.rules import Rule

AnyRule = Rule[Any, *tuple[Any, ...]]
GIVEN = frozenset(("text", "published", "known", "without", "fired"))  # what a document holds before the first step
FIELDS = frozenset(one.name for one in fields(Document))


class Step(Protocol):
    """One stage of the way; another engine's may stand in its place where it gives what later steps need."""

    @property
    def name(self) -> str: ...
    @property
    def needs(self) -> frozenset[str]: ...
    @property
    def gives(self) -> frozenset[str]: ...
    @property
    def rules(self) -> Sequence[AnyRule]: ...
    def __call__(self, document: Document) -> None: ...


@dataclass(frozen=True)
class FunctionStep:
    """A step that a function runs, with the rules that it applies, in their order."""

    name: str
    needs: frozenset[str]
    gives: frozenset[str]
    function: Callable[[Document], None]
    rules: tuple[AnyRule, ...] = ()

    def __call__(self, document: Document) -> None:
        self.function(document)


class PipelineError(FaultlinesError):
    """A way that cannot be gone; `name` is the step, field or rule, `what` is wrong with it, `hint` would be right."""

    def __init__(self, name: str, what: str, hint: str):
        self.name, self.what, self.hint = name, what, hint
        super().__init__(f"“{name}” {what} ({hint})")


@dataclass(frozen=True)
class Pipeline:
    """Steps that have been checked, and the rules that are left out."""

    steps: tuple[Step, ...]
    without: frozenset[str] = frozenset()

    def run(self, document: Document) -> Document:
        """Run every step on the document, which is given back filled."""
        document.without = self.without
        for step in self.steps:
            step(document)
        return document


def build_pipeline(
    steps: Sequence[Step], without: Collection[str] = frozenset(), replace: Mapping[str, Step] | None = None
) -> Pipeline:
    """The pipeline of these steps. `without`: names of steps or rules left out (what a step left out gives stays empty);
    `replace`: another step by the name of the one it stands for. Raises PipelineError for a name that is none and for a
    step that needs what none before it gives."""
    names = [step.name for step in steps]
    _check_known(without, [*names, *rule_names(steps)], "is neither a step nor a rule")
    _check_known(replace or {}, names, "is no step")
    standing = tuple((replace or {}).get(step.name, step) for step in steps)
    _check_order(standing, names)
    kept = tuple(step for step, name in zip(standing, names) if name not in without)
    return Pipeline(kept, frozenset(without) - set(names))


def rule_names(steps: Sequence[Step]) -> list[str]:
    """The names of all rules of the steps, in their order."""
    return list(dict.fromkeys(one.name for step in steps for one in step.rules))


def _check_known(asked: Collection[str], names: Sequence[str], what: str) -> None:
    for name in sorted(asked):
        if name not in names:
            tail = name.split(".")[-1]
            near = [one for one in names if one.split(".")[-1] == tail] or get_close_matches(name, names, 1)
            raise PipelineError(name, what, f"did you mean “{near[0]}”?" if near else "docs/suggest.md lists the steps")


def _check_order(steps: Sequence[Step], names: Sequence[str]) -> None:
    given = set(GIVEN)
    for step, name in zip(steps, names):
        for field in sorted((step.needs | step.gives) - FIELDS):
            raise PipelineError(name, f"names “{field}”, which no document has", f"one of {', '.join(sorted(FIELDS))}")
        for field in sorted(step.needs - given):
            later = next((other for other, one in zip(names, steps) if field in one.gives), "")
            raise PipelineError(
                name,
                f"needs “{field}”, which no step before it gives",
                f"put it behind “{later}”" if later and later != name else "add a step that gives it",
            )
        given |= step.gives
