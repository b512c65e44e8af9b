"""What things of a corpus and of its other sources are called, without their tables."""

from dataclasses import dataclass
from functools import cached_property

from lib.corpus.model.models import Corpus
from lib.corpus.text.spellings import Spellings
from lib.events.asking.search import spellings_of
from lib.events.building.facets import facet_labels


@dataclass(frozen=True, eq=False)
class Called:
    """As lib.events.asking.choice_names.Known; `publishers`: id -> name."""

    corpus: Corpus
    publishers: dict[str, str]

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        return facet_labels(self.corpus, self.publishers)

    @cached_property
    def spellings(self) -> Spellings:
        return spellings_of(self.corpus, self.publishers)
