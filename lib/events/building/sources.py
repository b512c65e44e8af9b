"""Where records come from: the articles of a corpus, the layers of its folder, and the sources that it was given beside them."""

from collections.abc import Iterator

from lib.corpus.checking.checking import FEW
from lib.corpus.model.models import Corpus
from lib.corpus.model.records import Record, Source, source_of, with_source
from lib.events.building.from_articles import Articles
from lib.events.building.layer_rows import LayerRows
from lib.events.building.unfit import circular, unfit
from lib.layers.layer import Layer
from lib.layers.reading import with_layers

SOURCES: tuple[Source, ...] = ()  # what every corpus is given beside its articles; a new source is a line here
_ARTICLES = Articles()


def with_sources(corpus: Corpus) -> Corpus:
    """The corpus with all SOURCES and the layers of its folder: what pages and tables are made of. Raises ValueError where an id of
    a source is taken; what is wrong with a layer is among the corpus's problems."""
    for source in SOURCES:
        corpus = with_source(corpus, source)
    return with_layers(corpus)


def sources_told(corpus: Corpus) -> tuple[tuple[Record, ...], tuple[LayerRows, ...]]:
    """What the articles and the other sources of a corpus tell, each record once; and the rows of layers that stand alone.

    Raises ValueError, with the record's name and what would be right, where a source tells what no table can hold: an id that is
    not its own or comes twice, a value that the codebook or the corpus does not have, a whole that is a part of itself.
    """
    told = tuple(_ARTICLES.records(corpus))
    if not corpus.sources:
        return told, ()
    told += tuple(record for source in corpus.sources if not isinstance(source, Layer) for record in _checked(source, corpus))
    named = frozenset(one for record in told for one in (*record.same_as, *record.maybe_same_as, record.part_of))
    layers = [LayerRows(source, named, corpus) for source in corpus.sources if isinstance(source, Layer)]
    told += tuple(record for rows in layers for record in rows.apart)
    _refuse_circles(told, corpus)
    return told, tuple(rows for rows in layers if len(rows))


def record_named(record_id: str, corpus: Corpus) -> Record | None:
    """The record of an id, of whatever source; None where none has it."""
    return (source_of(corpus, record_id) or _ARTICLES).record(record_id, corpus)


def _checked(source: Source, corpus: Corpus) -> Iterator[Record]:
    seen: set[str] = set()
    for record in source.records(corpus):
        wrong = "comes twice (each id once)" if record.id in seen else unfit(record, source.about.id, corpus)
        if wrong:
            raise _refused(source, record.id, wrong)
        seen.add(record.id)
        yield record


def _refuse_circles(records: tuple[Record, ...], corpus: Corpus) -> None:
    """Raise ValueError where a record of a source closes a circle of wholes and parts; articles alone never make one."""
    circle = circular({record.id: record for record in records})
    for record_id in sorted(circle):
        if source := source_of(corpus, record_id):
            others = ", ".join(sorted(circle - {record_id})[:FEW])
            too = f", and so are {others}" if others else ""
            hint = "a whole is no part of its parts, nor are reports of one event of each other"
            raise _refused(source, record_id, f"is part of itself{too} ({hint})")


def _refused(source: Source, record_id: str, wrong: str) -> ValueError:
    return ValueError(f"{source.about.title}, record {record_id!r}: {wrong}")
