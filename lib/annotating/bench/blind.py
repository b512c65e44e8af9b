"""An article as somebody codes it a second time, blind: its text and what is told of its publication, and nothing that a coder
decided; and who has seen too much to be blind."""

from collections.abc import Iterable

from lib.annotating.bench.model import Bench, Fields
from lib.annotating.bench.opening import opened
from lib.annotating.saving.codings import slug_of

PUBLISHED = (  # fields that are no coding: without them a day as "on Monday" could not be reckoned
    "title",
    "publisher",
    "author",
    "original_source",
    "via",
    "url",
    "archived_url",
    "accessed",
    "sha256",
    "language",
    "published",
    "published_basis",
    "published_by",
    "text",
)


def blind(article: str, fields: Fields, text: str) -> Bench:
    """A bench without events, and without what else the first coder decided: defaults, names of actors, reliability, review."""
    return opened(article, {name: fields[name] for name in PUBLISHED if name in fields}, text)


def has_seen(coder: str, others: Iterable[str]) -> bool:
    """Whether a coder is one of those who coded or changed the article."""
    return slug_of(coder) in {slug_of(other) for other in others} - {""}
