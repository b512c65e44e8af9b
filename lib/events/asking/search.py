"""Search: words become what they name, or stay words; each of them must hold of an event.

A name, in whatever spelling, means those who bear it and so gives what the filter of that name gives. Any other word is
looked for in what is told of the event (summary, quote, evidence, every name of its actors and places) and of its articles
(title, author, publisher, sources), and among the codebook's words for its type, issue and goods; of several reports in those
that got furthest in review.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.records import Record
from lib.corpus.text.folding import fold
from lib.corpus.text.spellings import Spellings, Thing, names_of
from lib.events.building.facets import make_facet, region_names
from lib.events.building.stories import Story
from lib.events.row_types import Mask
from lib.events.tables import Facet, Tables

SEARCHED = "names in any spelling, summaries, quotes, titles, publishers, sources, types and issues"
WordsOfNames = tuple[dict[str, str], dict[str, str]]
LONGEST = 300  # letters of a search
LONGEST_NAME = 10  # words of a name
_UNITS = re.compile(r"[\"“”„«»]+([^\"“”„«»]*)[\"“”„«»]+|([^\s\"“”„«»]+)")


@dataclass(frozen=True)
class Term:
    """A part of a search: the things it names; where it names none, its folded words, which stand together."""

    written: str
    things: frozenset[Thing] = frozenset()

    @property
    def folded(self) -> str:
        return fold(self.written)


def read_search(text: str, spellings: Spellings) -> tuple[Term, ...]:
    """The terms of a search: the longest names first, then single words; quote marks keep words together."""
    units = [quoted.strip() or bare for quoted, bare in _UNITS.findall(text[:LONGEST])]
    terms, at = [], 0
    while at < len(units):
        term, length = _longest(units[at : at + LONGEST_NAME], spellings)
        terms.append(term)
        at += length
    return tuple(term for term in terms if term.things or term.folded)


def _longest(units: list[str], spellings: Spellings) -> tuple[Term, int]:
    for length in range(len(units), 0, -1):
        written = " ".join(units[:length])
        if things := spellings.meant(written):
            return Term(written, things), length
    return Term(units[0]), 1


def search_mask(tables: Tables, text: str) -> Mask:
    """Events of which every term of the search holds; all of them where it holds no word."""
    mask = np.ones(len(tables.events), bool)
    for term in read_search(text, tables.spellings):
        mask &= _of_things(tables, term.things) if term.things else words_mask(tables, term.folded)
    return mask


def phrase_pattern(phrases: Iterable[str], letters: str = r"\w") -> str:
    """A regular expression of folded words in which any of these stands apart from other letters; `letters`: how these are written
    in it."""
    written = "|".join(sorted(re.escape(phrase) for phrase in phrases if phrase))
    return rf"(?:^|[^{letters}])(?:{written})(?:$|[^{letters}])"


def _of_things(tables: Tables, things: Iterable[Thing]) -> Mask:
    mask = np.zeros(len(tables.events), bool)
    wanted: dict[str, set[str]] = {}
    for kind, identifier in things:
        wanted.setdefault(kind, set()).add(identifier)
    for kind, ids in wanted.items():
        mask |= tables.facets[kind].rows_with(frozenset(ids), len(mask))
    return mask


def words_mask(tables: Tables, words: str) -> Mask:
    """Events of which, or of whose documents, the folded words are told."""
    told = frozenset(document for document, said in tables.document_words.items() if words in said)
    return tables.folded.str.contains(words, regex=False).to_numpy(bool) | tables.told_by.rows_with(told, len(tables.events))


def spellings_of(corpus: Corpus, publishers: dict[str, str]) -> Spellings:
    """Every name of the corpus: of actors, places, regions and publishers (id -> name)."""
    book = Spellings()
    for actor in corpus.actors.values():
        book.add(("actor", actor.id), names_of(actor))
    for place in corpus.places.values():
        book.add(("place", place.id), names_of(place))
    for region, names in region_names(corpus).items():
        book.add(("region", region), names)
    for publisher, name in publishers.items():
        book.add(("publisher", publisher), [name])
    return book


def told_by(stories: tuple[Story, ...]) -> Facet:
    """Which documents (articles, and whatever other sources bring) tell of which events, by reports that got furthest."""
    return make_facet((row, report.rests_on.document) for row, story in enumerate(stories) for report in story.told)


def document_words(stories: tuple[Story, ...]) -> dict[str, str]:
    """Document id -> folded words of its title, author, publisher and sources, where it has any."""
    documents = {report.rests_on.document: report.rests_on for story in stories for report in story.told}
    return {name: fold(" · ".join(document.words)) for name, document in documents.items() if document.words}


def folded_words(stories: tuple[Story, ...], corpus: Corpus) -> pd.Series:
    """Folded words of each event: summaries, quotes, evidence, who says so, and every name of its actors and places."""
    names = words_of_names(corpus)
    return pd.Series([_story_words(story, names) for story in stories], dtype="str")


def words_of_names(corpus: Corpus) -> WordsOfNames:
    """Ids of actors, and of places, with the folded words of all their names."""
    actors, places = (
        {one.id: fold(" · ".join(names_of(one))) for one in bearers.values()} for bearers in (corpus.actors, corpus.places)
    )
    return actors, places


def _story_words(story: Story, names: WordsOfNames) -> str:
    told = (words for report in story.told for words in told_words(report))
    return " · ".join(dict.fromkeys((*told, *words_of_actors(story, names), *words_of_places(story, names))))


def told_words(report: Record) -> tuple[str, str]:
    """Folded words of a report itself, and of what the codebook calls it."""
    spans = (span.text for spans in report.evidence.values() for span in spans)
    words = fold(" · ".join((report.summary, report.sentence, report.according_to, *spans)))
    return words, _coded_words(report.type, report.issue, report.goods)


def words_of_actors(story: Story, names: WordsOfNames) -> list[str]:
    """Folded words of all names of its actors, in their order."""
    return [names[0][one.actor] for report in story.told for people in report.roles.values() for one in people]


def words_of_places(story: Story, names: WordsOfNames) -> list[str]:
    """Folded words of all names of its places, in their order."""
    return [names[1][place] for report in story.told for place in (*report.place, *report.near, *report.origin)]


@lru_cache(maxsize=10_000)
def _coded_words(kind: str, issue: str, goods: tuple[str, ...]) -> str:
    """What the codebook calls the event's type, its issue and the goods."""
    issues = [CODEBOOK.label("issue", issue)] if issue else []
    return fold(" · ".join((CODEBOOK.types[kind].label, *issues, *goods)))
