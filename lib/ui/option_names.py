"""What the values of a filter are called: the name that is shown, the Arabic one, and all others they are known by."""

from typing import NamedTuple

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.corpus.regions import slug
from lib.events.facets import REPORTS, region_names
from lib.events.filters import CODEBOOK_FIELDS
from lib.events.tables import Tables


class Named(NamedTuple):
    """The name of a value, its Arabic name, and its other names in any script."""

    name: str
    arabic: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return tuple(filter(None, dict.fromkeys((self.name, self.arabic, *self.aliases))))


Names = dict[str, Named]


def names_of(field: str, tables: Tables, corpus: Corpus) -> Names:
    """Names of all values that a field of Filters may take."""
    if field in ("actors", "backers", "places"):
        bearers = corpus.places if field == "places" else corpus.actors
        return {one.id: Named(one.name, one.name_ar, one.aliases) for one in bearers.values()}
    if field in CODEBOOK_FIELDS:
        terms = getattr(CODEBOOK, "link_kinds" if field == "kinds" else field).values()
        return {term.id: Named(term.label, term.label_ar, (term.id.replace("_", " "),)) for term in terms}
    if field in ("reliability", "credibility"):
        return {term.id: Named(f"{term.label} {term.meaning}") for term in getattr(CODEBOOK, field).values()}
    if field == "regions":
        return _regions(tables, corpus)
    if field == "reports":
        return {count: Named(label) for count, label in REPORTS.items()}
    return {publisher: Named(label) for publisher, label in tables.labels["publisher"].items()}


def _regions(tables: Tables, corpus: Corpus) -> Names:
    arabic, aliases = _arabic_regions(corpus), region_names(corpus)
    return {
        region: Named(label, arabic.get(region, ""), aliases.get(region, ())) for region, label in tables.labels["region"].items()
    }


def _arabic_regions(corpus: Corpus) -> dict[str, str]:
    return {
        f"governorate:{slug(place.governorates[0])}" if place.precision == "governorate" else f"area:{place.id}": place.name_ar
        for place in corpus.places.values()
        if place.precision in ("area", "line") or (place.precision == "governorate" and place.governorates)
    }
