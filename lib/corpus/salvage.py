"""What can still be read of front matter with errors: the rest of it is checked too, so that a file's errors come at
once. Nothing of such a file enters the corpus."""

from collections import defaultdict
from dataclasses import dataclass, field

from pydantic import ValidationError

from lib.corpus.frontmatter import ArticlePart, ArticleWritten


@dataclass(frozen=True)
class Lost:
    """Names of the fields that could not be read: of the article, and of events by their number."""

    article: frozenset[str] = frozenset()
    events: dict[int, frozenset[str]] = field(default_factory=dict)

    def of_event(self, number: int) -> frozenset[str]:
        return self.events[number] | self.article if number in self.events else self.article


def what_is_left(value: dict) -> tuple[ArticleWritten | None, Lost]:
    """The front matter without the fields that have errors, and those fields; None where too little is left."""
    article, events = set(), defaultdict(set)
    for path in _wrong_paths(value):
        if path[0] == "events" and len(path) > 1:
            events[path[1]].add(path[2] if len(path) > 2 else "")
        else:
            article.add(path[0])
    lost = Lost(frozenset(article), {number: frozenset(names) for number, names in events.items()})
    if "mentions" in article:  # without them names of actors would seem unknown
        return None, lost
    try:
        return ArticlePart.model_validate(_without(value, lost)), lost
    except ValidationError:
        return None, lost


def _wrong_paths(value: dict) -> list[tuple]:
    try:
        ArticleWritten.model_validate(value)
    except ValidationError as wrong:
        return [error["loc"] for error in wrong.errors(include_url=False)]
    return []


def _without(value: dict, lost: Lost) -> dict:
    left = {name: given for name, given in value.items() if name not in lost.article}
    if left.get("events"):
        left["events"] = [_kept(event, lost.events.get(number, frozenset())) for number, event in enumerate(left["events"])]
    return left


def _kept(event: object, lost: frozenset[str]) -> dict:
    return {name: given for name, given in event.items() if name not in lost} if isinstance(event, dict) else {}
