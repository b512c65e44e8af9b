"""Where records come from: the articles of a corpus, and the sources that it was given beside them."""

from collections.abc import Iterator

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import THEIRS, Record, Source, source_of, with_source
from lib.events.building.from_articles import Articles

SOURCES: tuple[Source, ...] = ()  # what every corpus is given beside its articles; a new source is a line here
_ARTICLES = Articles()


def with_sources(corpus: Corpus) -> Corpus:
    """The corpus with all SOURCES: what pages and tables are made of. Raises ValueError where an id of one is taken."""
    for source in SOURCES:
        corpus = with_source(corpus, source)
    return corpus


def records_of(corpus: Corpus) -> Iterator[Record]:
    """What the articles and the other sources of a corpus tell, each record once.

    Raises ValueError where a source tells what no table can hold: an id that is not its own or comes twice, or an actor or
    place that the corpus does not know.
    """
    yield from _ARTICLES.records(corpus)
    for source in corpus.sources:
        yield from _checked(source, corpus)


def record_named(record_id: str, corpus: Corpus) -> Record | None:
    """The record of an id, of whatever source; None where none has it."""
    return (source_of(corpus, record_id) or _ARTICLES).record(record_id, corpus)


def _checked(source: Source, corpus: Corpus) -> Iterator[Record]:
    seen: set[str] = set()
    for record in source.records(corpus):
        if wrong := _wrong(record, source, corpus, seen):
            raise ValueError(f"{source.about.title}, record {record.id!r}: {wrong}")
        seen.add(record.id)
        yield record


def _wrong(record: Record, source: Source, corpus: Corpus, seen: set[str]) -> str:
    """Why a record of a source cannot stand in the tables; "" where it can."""
    before, _, theirs = record.id.partition(":")
    if before != source.about.id or not THEIRS.fullmatch(theirs):
        return f"an id is {source.about.id}:<theirs>, theirs without white space and / , ; : ~"
    if record.id in seen:
        return "comes twice"
    if record.rests_on.source != source.about.id or not record.rests_on.document.startswith(f"{source.about.id}:"):
        return f"rests on {record.rests_on.document!r}, which is no document of its source"
    actors = {one.actor for people in record.roles.values() for one in people} - corpus.actors.keys()
    places = {*record.place, *record.origin, *record.near} - corpus.places.keys()
    unknown = sorted(actors | places)
    return f"no such actor or place: {', '.join(unknown)}" if unknown else ""
