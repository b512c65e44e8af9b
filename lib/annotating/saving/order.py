"""In which order new fields stand in an article's file, which are in double quotes and which spread over lines: as in README's
example, the sample, and what `suggest` writes."""

from collections.abc import Iterable, Sequence

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.frontmatter import (
    ArticleWritten,
    EventWritten,
    PayWritten,
    PublishedByWritten,
    ReviewWritten,
    SettledWritten,
)
from lib.corpus.reading.yaml_lines import Path

ARTICLE = tuple(name for name in ArticleWritten.model_fields if name != "status")
_ROLES, _NUMBERS = tuple(CODEBOOK.roles), tuple(CODEBOOK.quantities)
_FIRST = ("id", "type", "mode", "issue", "status", "review", "date", "place", "origin", "near", *_ROLES, *_NUMBERS)
_LAST = ("part_of", "parts", "after", "same_as", "maybe_same_as", "not_same_as", "according_to", "credibility")
_WORDS = ("summary", "quote", "original_quote", "evidence", "inferred")
_OTHERS = tuple(name for name in EventWritten.model_fields if name not in {*_FIRST, *_LAST, *_WORDS})
EVENT = (*_FIRST, *_OTHERS, *_LAST, *_WORDS)
_PARTS = ("actor", "of", "as", *_NUMBERS, "min", "max", "n")
SMALL = tuple(dict.fromkeys((*_PARTS, *PublishedByWritten.model_fields, *PayWritten.model_fields, "words")))
REVIEW = (*ReviewWritten.model_fields, *SettledWritten.model_fields)
PLAIN = frozenset(  # fields whose values are ids, numbers and terms
    (
        *_FIRST,
        *_LAST,
        *_PARTS,
        "claim",
        "stage",
        "background",
        "by_force",
        "goods",
        "amount",
        "currency",
        "per",
        "about",
        "mentions",
        "state",
        "since",
        "minutes",
        "on",
    )
) - {"date", "as", "according_to"}
SPREAD = frozenset(("review", "mentions", "defaults", "evidence", "inferred"))  # one field a line where they are long
LONG = 110  # letters of a line in which two fields may stand
MANY = 2  # fields that still stand in one line, if it is not long; a single one always does


def fields_at(path: Path) -> Sequence[str]:
    """The fields that may stand at a path, in their order; none where any words may."""
    if not path:
        return ("id", "title", "publisher", "status", *ARTICLE[3:])
    if path[-1] == "mentions":
        return ()
    if path == ("defaults",) or (len(path) == 2 and path[0] == "events") or path[-1] in ("evidence", "inferred"):
        return EVENT
    return REVIEW if path[0] == "review" else SMALL


def ordered(names: Iterable[str], path: Path) -> list[str]:
    """Names of new fields in the order of their kind; what that does not know comes last, as it came."""
    known = fields_at(path)
    return sorted(names, key=lambda name: known.index(name) if name in known else len(known))


def place_of(name: str, among: Sequence[str], path: Path) -> int:
    """Before which of the fields that are there a new one goes: behind the nearest that comes before it, else in front of all."""
    known = fields_at(path)
    if name not in known:
        return len(among)
    rank = known.index(name)
    before = [(known.index(one), at) for at, one in enumerate(among) if one in known and known.index(one) < rank]
    return max(before)[1] + 1 if before else 0


def is_plain(path: Path) -> bool:
    """Whether a value there is an id, a number or a term, which stands without quotes where it can."""
    named = [part for part in path if isinstance(part, str)]
    return len(path) > 1 and (
        "mentions" in path or (bool(named) and named[-1] in PLAIN and not {"evidence", "inferred"} & set(named))
    )
