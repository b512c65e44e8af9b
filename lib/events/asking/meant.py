"""What a search may have meant: the words in it that name nobody, and the names that come near to them.

Nothing is searched for in their place: a page offers what comes near, and a reader chooses.
"""

from collections.abc import Callable
from typing import NamedTuple

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.regions import slug
from lib.corpus.text.spellings import LIKE, MOST_LIKE, Near, Spellings
from lib.events.asking.choice_names import Known
from lib.events.asking.search import Term, read_search
from lib.events.memo import once

MORE_LIKE = 80.0  # of 100: how like a whole name several words must be
WHOLE = 91.0  # how like a name words must be of which some are names and some are told
MOST_TERMS, MOST_TOGETHER = 12, 5  # of a search that is looked at: more is no slip of the hand; and as one name
TORN = 95.0  # how like a name of one word several words must be
VERY_LIKE = 87.0  # how like a name words must be that some event is told in


class Meant(NamedTuple):
    """A search that may have been meant, the names in it that are new, and what kind of thing bears them."""

    search: str
    name: str
    kind: str


class Slip(NamedTuple):
    """Terms of a search that name nobody (the first, how many) and the names that come near to them, best first."""

    at: int
    length: int
    nears: tuple[Near, ...]


def searches_meant(known: Known, corpus: Corpus, text: str, is_told: Callable[[str], bool]) -> tuple[Meant, ...]:
    """Searches that come near to this one, best first; where it holds several slips, all of them mended at once. `is_told`: whether
    any event is told in such words."""
    terms = read_search(text, known.spellings)
    slips = _slips(terms, known, corpus, is_told) if len(terms) <= MOST_TERMS and not all(term.things for term in terms) else []
    found: dict[str, Meant] = {}
    for number in range(max((len(slip.nears) for slip in slips), default=0)):
        meant = _mended(terms, slips, number)
        found.setdefault(meant.search, meant)
    return tuple(found.values())[:MOST_LIKE]


@once
def other_names(known: Known, corpus: Corpus) -> Spellings:
    """What else is searched and has a name: sources, authors, types, groups and issues."""
    book = Spellings()
    for article in corpus.articles:
        for source in filter(None, (article.original_source, article.author, *article.via)):
            book.add(("source", slug(source)), [source])
    for told in corpus.sources:
        book.add(("source", slug(told.about.title)), [told.about.title])
    for kind, terms in (("type", CODEBOOK.types), ("issue", CODEBOOK.issues)):
        for term in terms.values():
            book.add((kind, term.id), [term.label])
    return book


def _slips(terms: tuple[Term, ...], known: Known, corpus: Corpus, is_told: Callable[[str], bool]) -> list[Slip]:
    """The slips of a search from its first term to its last, the longest first where they overlap."""
    books = (known.spellings, other_names(known, corpus))
    told = frozenset(term for term in terms if not term.things and is_told(term.written))
    found, at = [], 0
    while at < len(terms):
        slip = _slip_at(terms, at, told, books)
        if slip:
            found.append(slip)
        at += slip.length if slip else 1
    return found


def _slip_at(terms: tuple[Term, ...], at: int, told: frozenset[Term], books: tuple[Spellings, ...]) -> Slip | None:
    for length in range(min(len(terms) - at, MOST_TOGETHER), 0, -1):
        if nears := _nears(terms[at : at + length], told, books):
            return Slip(at, length, nears)
    return None


def _nears(terms: tuple[Term, ...], told: frozenset[Term], books: tuple[Spellings, ...]) -> tuple[Near, ...]:
    """Names near to terms that stand side by side, best first, each by its first name; none where all of them are names."""
    written, alone = " ".join(term.written for term in terms), len(terms) == 1
    least = _least(terms, told, books)
    nears = [
        near
        for book in books
        for near in (book.near(written, words=alone) if least else ())
        if near[0] >= (least if alone or " " in near[1].strip() else TORN)
    ]
    first = {thing: next(iter(book.names[thing])) for book in books for _, _, thing in nears if thing in book.names}
    ordered = sorted(nears, key=lambda near: (-near[0], near[2]))
    return tuple((score, first[thing], thing) for score, _, thing in ordered)


def _least(terms: tuple[Term, ...], told: frozenset[Term], books: tuple[Spellings, ...]) -> float:
    """How like a name the terms must be, 0 where they are no slip. Where each is told of some event they must be very like,
    and no word of a name; the more of them are names or told, the more like."""
    words = [term for term in terms if not term.things]
    if not told.issuperset(words):
        beside = len(words) < len(terms)
        return (VERY_LIKE if told.isdisjoint(words) else WHOLE) if beside else LIKE if len(terms) == 1 else MORE_LIKE
    written = " ".join(term.written for term in terms)
    return VERY_LIKE if words and len(words) == len(terms) and not any(book.is_word(written) for book in books) else 0.0


def _mended(terms: tuple[Term, ...], slips: list[Slip], number: int) -> Meant:
    """The search with the names that come near in place of its slips, of each slip the name of a rank or its last."""
    parts = [_written(term.written, len(terms)) for term in terms]
    names: list[str] = []
    kinds: list[str] = []
    for slip in reversed(slips):
        _, name, (kind, _) = slip.nears[min(number, len(slip.nears) - 1)]
        parts[slip.at : slip.at + slip.length] = [_written(name, 1 + len(terms) - slip.length)]
        names.insert(0, name)
        kinds.insert(0, kind)
    return Meant(" ".join(parts), ", ".join(names), ", ".join(dict.fromkeys(kinds)))


def _written(words: str, terms: int) -> str:
    """Words as one term of a search: between quote marks where several stand among other terms."""
    return f'"{words}"' if " " in words and terms > 1 else words
