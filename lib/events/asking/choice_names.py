"""What the values of a choice are called: the name that is shown, the Arabic one, and all others they are known by."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from lib.corpus.model.models import Actor, Corpus, Place
from lib.corpus.model.regions import governorate_id
from lib.corpus.model.terms import Term
from lib.corpus.text.spellings import Spellings
from lib.events.building.facets import region_names


class Known(Protocol):
    """What things are called that a corpus alone does not tell: `labels`: facet -> id -> label, as lib.events.tables.Tables has
    them; `spellings`: every name."""

    @property
    def labels(self) -> dict[str, dict[str, str]]: ...

    @property
    def spellings(self) -> Spellings: ...


class Named(NamedTuple):
    """The name of a value, its Arabic name, and its other names in any script."""

    name: str
    arabic: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(filter(None, dict.fromkeys((self.name, self.arabic, *self.aliases))))


Names = dict[str, Named]


def names_of_terms(terms: Iterable[Term]) -> Names:
    """Names of terms of the codebook; an id is a name of its term too."""
    return {term.id: Named(term.label, term.label_ar, (term.id.replace("_", " "),)) for term in terms}


def names_of_grades(terms: Iterable[Term]) -> Names:
    """Names of grades: the letter or figure with its meaning."""
    return {term.id: Named(f"{term.label} {term.meaning}") for term in terms}


def names_of_bearers(bearers: Iterable[Actor | Place]) -> Names:
    """Names of actors or places."""
    return {one.id: Named(one.name, one.name_ar, one.aliases) for one in bearers}


def names_of_labels(labels: Mapping[str, str]) -> Names:
    """Names of what has a label alone."""
    return {identifier: Named(label) for identifier, label in labels.items()}


def names_of_regions(known: Known, corpus: Corpus) -> Names:
    arabic, aliases = _arabic_regions(corpus), region_names(corpus)
    return {
        region: Named(label, arabic.get(region, ""), aliases.get(region, ())) for region, label in known.labels["region"].items()
    }


def _arabic_regions(corpus: Corpus) -> dict[str, str]:
    return {
        governorate_id(place.governorates[0]) if place.exactness.level == 1 else f"area:{place.id}": place.name_ar
        for place in corpus.places.values()
        if place.exactness.own_region or (place.exactness.level == 1 and place.governorates)
    }
