"""The places of one text while they are read: one entity for each place, however often it is named."""

from dataclasses import dataclass, field, replace

from lib.suggest.models import Candidate
from lib.suggest.places.locating import PlaceEntity
from lib.suggest.places.states import StateReader
from lib.suggest.text.spots import Spot


@dataclass
class PlaceRoll(StateReader):
    """Keeps the entities and makes the spots."""

    entities: list[PlaceEntity] = field(default_factory=list)
    by_key: dict = field(default_factory=dict)

    def _named(self, meanings: list[Candidate], number: int, last: int, confidence: float) -> int:
        names = {one.name for one in meanings}
        country = all(one.precision == "country" for one in meanings)
        key = ("gazetteer", tuple(sorted(names)))
        return self._entity(key, self._best(meanings).name, list(meanings), "a name of the gazetteer", confidence, country=country)

    def _region(self, meanings: list[Candidate], name: str) -> int:
        wide = [one for one in meanings if one.precision == "governorate"] or [
            centre for one in meanings if one.governorate and (centre := self.known.centres.get(one.governorate))
        ]
        found = wide or [replace(one, precision="governorate") for one in meanings]
        return self._entity(("region", found[0].name), found[0].name, found, "called a governorate or province", 0.9, area="region")

    def _area(self, meanings: list[Candidate], name: str, bearing: float | None, reason: str) -> int:
        return self._entity(
            ("countryside", bearing, self._best(meanings).name),
            name,
            list(meanings),
            reason,
            0.85,
            bearing=bearing,
            area="countryside",
        )

    def _best(self, meanings: list[Candidate]) -> Candidate:
        return max(meanings, key=lambda one: one.weight)

    def _entity(self, key, name: str, candidates: list[Candidate], reason: str, confidence: float, **more) -> int:
        if key not in self.by_key:
            self.by_key[key] = len(self.entities)
            self.entities.append(PlaceEntity(name, candidates, reason, confidence, **more))
        return self.by_key[key]

    def _spot(self, first: int, last: int, index: int) -> Spot:
        return Spot("place", first, last, index, "country" if self.entities[index].country else "", (index,))

    def _place(self, first: int, last: int, key, candidates: list[Candidate], reason: str, confidence: float, **more) -> Spot:
        """A spot of these words, its place named by them."""
        return self._spot(first, last, self._entity(key, self._text(first, last), candidates, reason, confidence, **more))
