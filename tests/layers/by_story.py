"""A layer that is no layer to whoever builds tables: its rows are told one record after the other, as those of any other source."""

from dataclasses import dataclass, replace

from lib.corpus.model.models import Corpus
from lib.layers.layer import Layer


@dataclass(frozen=True)
class AsAnySource:
    """What a source tells that `records` and `record` give."""

    layer: Layer

    def __getattr__(self, name: str) -> object:
        return getattr(self.layer, name)


def as_any_source(corpus: Corpus) -> Corpus:
    """The corpus with its layers as any other source."""
    return replace(corpus, sources=tuple(AsAnySource(one) if isinstance(one, Layer) else one for one in corpus.sources))
