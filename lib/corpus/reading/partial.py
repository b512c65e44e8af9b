"""What can still be read of front matter with errors: the rest of it is checked too, so that a file's errors come at
once. Nothing of such a file enters the corpus."""

from dataclasses import dataclass, field

from pydantic import ValidationError

from lib.corpus.reading.frontmatter import ArticlePart, ArticleWritten
from lib.corpus.reading.yaml_lines import Path, Tree


@dataclass(frozen=True)
class Lost:
    """Names of the fields that could not be read: of the article, and of events by their number."""

    article: frozenset[str] = frozenset()
    events: dict[int, frozenset[str]] = field(default_factory=dict)

    def of_event(self, number: int) -> frozenset[str]:
        return self.events[number] | self.article if number in self.events else self.article


def what_is_left(value: dict[str, Tree]) -> tuple[ArticleWritten | None, Lost]:
    """The front matter without the fields that have errors, and those fields; None where too little is left."""
    article: set[str] = set()
    events: dict[int, set[str]] = {}
    for field_name, *inner in _wrong_paths(value):
        if field_name == "events" and inner and isinstance(inner[0], int):
            events.setdefault(inner[0], set()).add(str(inner[1]) if len(inner) > 1 else "")
        else:
            article.add(str(field_name))
    lost = Lost(frozenset(article), {number: frozenset(names) for number, names in events.items()})
    if "mentions" in article:  # without them names of actors would seem unknown
        return None, lost
    try:
        return ArticlePart.model_validate(_without(value, lost)), lost
    except ValidationError:
        return None, lost


def _wrong_paths(value: dict[str, Tree]) -> list[Path]:
    try:
        ArticleWritten.model_validate(value)
    except ValidationError as wrong:
        return [error["loc"] for error in wrong.errors(include_url=False)]
    return []


def _without(value: dict[str, Tree], lost: Lost) -> dict[str, Tree]:
    left = {name: given for name, given in value.items() if name not in lost.article}
    if isinstance(events := left.get("events"), list):
        left["events"] = [_kept(event, lost.events.get(number, frozenset())) for number, event in enumerate(events)]
    return left


def _kept(event: Tree, lost: frozenset[str]) -> dict[str, Tree]:
    return {name: given for name, given in event.items() if name not in lost} if isinstance(event, dict) else {}
