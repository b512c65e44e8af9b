"""`python -m lib import FILE --corpus DIR`: what is said of a layer before it is written, and of the layers of a corpus."""

from collections.abc import Callable, Iterator
from pathlib import Path

from lib.corpus.model.models import Corpus
from lib.layers.importing import Import, Wish, account_words, already_there, files_with, prepare, remember
from lib.layers.layer import Layer
from lib.layers.layer_file import ACTORS, REGIONS
from lib.layers.recognising import ImportRefused

MOST_NAMED = 10
Write = Callable[[Path, dict[str, bytes]], None]


def import_file(path: Path, corpus: Corpus, write: Write, wish: Wish) -> int:
    """Print what is wrong with a file and what it would add, then write it; the exit code. Raises OSError with nothing written."""
    data = path.read_bytes()
    if known := already_there(data, corpus.folder):
        print(f"{path.name} is the layer {known} already; nothing was written.")
        return 0
    try:
        ready = prepare(path.name, data, corpus, wish)
    except ImportRefused as wrong:
        print(f"{wrong}; nothing was written.")
        return 1
    for problem in ready.problems:
        print(problem)
    for line in _said(ready):
        print(line)
    ready.target.parent.mkdir(exist_ok=True)
    write(ready.target, files_with(ready))
    remember(ready, corpus.folder)
    return 1 if any(problem.severity == "error" for problem in ready.problems) else 0


def _said(ready: Import) -> Iterator[str]:
    yield f"layers/{ready.target.name}: {account_words(ready.reading)}."
    if change := ready.change:
        for word, ids in (("added", change.added), ("withdrawn", change.withdrawn), ("changed", change.changed)):
            named = f": {', '.join(ids[:MOST_NAMED])}{' …' if len(ids) > MOST_NAMED else ''}" if ids else ""
            yield f"{word}: {len(ids):,}{named}"
    if waiting := len(ready.offers):
        yield f"{waiting:,} names wait for an answer (same, different, later), or to be looked at: {ACTORS}, {REGIONS}."


def layer_words(corpus: Corpus) -> Iterator[str]:
    """Of each layer where its rows went, and which of its actors were taken for the corpus's own."""
    for layer in corpus.sources:
        if isinstance(layer, Layer):
            yield f"layers/{layer.about.id}: {account_words(layer.reading)}"
            names = {named.key: named.name for named in layer.reading.names}
            same = [f"{names[key]} = {actor}" for key, actor in layer.matched.items()]
            yield f"layers/{layer.about.id}: {len(same):,} of its actors are the corpus's: {'; '.join(same) or 'none'}"
