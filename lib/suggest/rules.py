"""Rules: plain functions under a dotted name, by which they are counted, told in reasons and left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar, TypeVarTuple, Unpack

from lib.suggest.document import Document

Args = TypeVarTuple("Args")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Rule(Generic[R, *Args]):
    """A function of the document and what the rule looks at; `otherwise` is what it gives where it does not hold, and
    always where it is left out."""

    name: str
    function: Callable[[Document, Unpack[Args]], R]
    otherwise: R

    def __call__(self, document: Document, *args: *Args) -> R:
        if self.name in document.without:
            return self.otherwise
        found = self.function(document, *args)
        if found is not self.otherwise:
            document.note(found, self.name)
        return found


def rule(name: str) -> Callable[[Callable[[Document, Unpack[Args]], R]], Rule[R | None, *Args]]:
    """Register a function that finds something, or gives None."""

    def register(function: Callable[[Document, Unpack[Args]], R]) -> Rule[R | None, *Args]:
        return Rule(name, function, None)

    return register


def condition(name: str, otherwise: bool) -> Callable[[Callable[[Document, Unpack[Args]], bool]], Rule[bool, *Args]]:
    """Register a function that allows or forbids; `otherwise` is its answer where it is left out."""

    def register(function: Callable[[Document, Unpack[Args]], bool]) -> Rule[bool, *Args]:
        return Rule(name, function, otherwise)

    return register


def first_of(rules: Iterable[Rule[R | None, *Args]], document: Document, *args: *Args) -> R | None:
    """What the first of the rules gives that gives anything."""
    for one in rules:
        if (found := one(document, *args)) is not None:
            return found
    return None
