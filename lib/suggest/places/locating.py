"""Which of several homonyms a name means most likely, and points for areas beside a known place and sites in one."""

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from lib.suggest.models import Candidate
from lib.suggest.text.knowledge import Knowledge, at_governorate
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Word

LITTLE_KNOWN, WELL_KNOWN = 60.0, 600.0  # thousands of people
FAR_KM, VERY_FAR_KM = 300.0, 1000.0  # from the places that the text speaks of
_HINT = 0.5  # what a people or a group named counts for its country, beside a place
KM_PER_DEGREE = 111.2
AWAY_KM = 28.0  # how far from a town its "eastern countryside" is put where nothing else is known


@dataclass
class PlaceEntity:
    """A place while it is being read. `inside`: the entity that a site or area is told to lie in."""

    name: str
    candidates: list[Candidate]
    reason: str
    confidence: float
    inside: int | None = None
    bearing: float | None = None
    area: str = ""  # "countryside", "region", "site", "district": what is said of the base name
    country: bool = False
    part: bool = False  # called a quarter, district or village: it lies among the text's other places
    elsewhere: list[Candidate] = field(default_factory=list)


@dataclass
class Locator:
    """Ranks and locates the places of one text; `scene` is the country it is about, once ranked."""

    words: list[Word]
    known: Knowledge
    entities: list[PlaceEntity]
    spots: list[Spot]
    told: Counter = field(default_factory=Counter)  # country -> how often its people and its groups are named
    scene: str = ""

    def rank(self) -> None:
        """Order candidates: how well known, in the country and governorate that the text's other places speak of."""
        countries, governorates = Counter(), Counter()
        for spot in self.spots:
            meanings = self.entities[spot.entity].candidates
            found = {one.country for one in meanings if one.country}
            sure = max((one.weight for one in meanings), default=0) > 20
            if len(found) == 1:
                countries[next(iter(found))] += 1 + 2 * sure
        self.scene = countries.most_common(1)[0][0] if countries else ""
        countries.update({country: _HINT * times for country, times in self.told.items() if country})
        scene = countries.most_common(1)[0][0] if countries else ""
        total = sum(countries.values()) or 1
        for spot in self.spots:
            meanings = [one for one in self.entities[spot.entity].candidates if one.country in ("", scene)]
            local = {one.governorate for one in meanings if one.governorate}
            if len(local) == 1:
                governorates[next(iter(local))] += 1

        def score(one: Candidate) -> float:
            return (
                math.log10(one.weight + 1)
                + 4 * countries[one.country] / total
                + 1.5 * (one.country == scene)
                + min(governorates[one.governorate], 4) * 0.6
                - (one.precision == "governorate")  # a bare name means the town before its region
            )

        for entity in self.entities:
            entity.candidates.sort(key=score, reverse=True)
            located = next((one for one in entity.candidates if one.lat is not None), None)
            best = entity.candidates[0] if entity.candidates else None
            if (
                best
                and best.lat is None
                and located
                and (located.name == best.name or located.precision == best.precision == "governorate")
            ):
                entity.candidates[0] = replace(best, lat=located.lat, lon=located.lon)
            if entity.area == "site" and best and scene and best.country != scene and best.weight < 100:
                entity.candidates = []
        self._drop_far_homonyms()

    def _drop_far_homonyms(self) -> None:
        """A little known name far from all that the text speaks of is taken for a namesake that no gazetteer has; what the
        gazetteer has is offered behind."""
        near = [one.candidates[0] for one in self.entities if one.candidates and one.candidates[0].country == self.scene]
        near = [one for one in near if one.lat is not None and one.precision != "country"]
        if len(near) < 3:
            return
        for entity in self.entities:
            best = entity.candidates[0] if entity.candidates else None
            away = min(_km(best, one) for one in near) if best and best.lat is not None else 0.0
            if (
                best
                and best.country != self.scene
                and (best.weight < (LITTLE_KNOWN if away < VERY_FAR_KM else WELL_KNOWN) or entity.part)
                and not entity.country
                and away > FAR_KM
            ):
                entity.elsewhere, entity.candidates = entity.candidates, []

    def locate(self) -> None:
        """Points for areas beside a known place and for sites inside one."""
        by_sentence = defaultdict(list)
        for spot in self.spots:
            by_sentence[self.words[spot.first].sentence].append(spot)
        for spot in self.spots:
            entity = self.entities[spot.entity]
            if entity.area == "countryside" and entity.candidates:
                entity.candidates = [self._countryside(one, entity) for one in entity.candidates]
                entity.area = "done"
            elif not entity.candidates:
                host = self._host(spot, by_sentence)
                source = f"put at {host.name}, the place told beside it" if host else ""
                hosted = replace(host, name=entity.name, precision="site", id="", source=source) if host else None
                entity.candidates = [hosted or Candidate(entity.name, "site"), *entity.elsewhere]

    def _countryside(self, one: Candidate, entity: PlaceEntity) -> Candidate:
        centre = self.known.centres.get(one.governorate) if one.precision != "governorate" else one
        seat = (
            one.precision != "governorate"
            and centre is not None
            and centre.lat is not None
            and one.lat is not None
            and _km(one, centre) < 200
            and one.weight >= 15
        )
        if one.lat is None:
            return replace(one, name=entity.name, precision="area", id="")
        if entity.bearing is None:
            return (
                at_governorate(self.known, one.governorate, entity.name, f"centre of {one.governorate}")
                if seat
                else replace(one, name=entity.name, precision="area", id="")
            )
        if seat and _km(one, centre) > 15 and abs((_bearing(one, centre) - entity.bearing + 180) % 360 - 180) <= 67:
            return replace(
                centre, name=entity.name, precision="area", id="", source=f"centre of {one.governorate}, on that side of {one.name}"
            )
        turn = math.radians(entity.bearing)
        lat = one.lat + math.cos(turn) * AWAY_KM / KM_PER_DEGREE
        lon = one.lon + math.sin(turn) * AWAY_KM / KM_PER_DEGREE / math.cos(math.radians(one.lat))
        return replace(
            one,
            name=entity.name,
            precision="area",
            lat=round(lat, 3),
            lon=round(lon, 3),
            id="",
            source=f"{AWAY_KM:.0f} km from {one.name} on that side",
        )

    def _host(self, spot: Spot, by_sentence: dict) -> Candidate | None:
        """The located place nearest to an unlocated one: in its sentence, or the last told before it."""
        sentence = self.words[spot.first].sentence
        for back in range(sentence + 1):
            near = [
                other
                for other in by_sentence.get(sentence - back, ())
                if self.entities[other.entity].candidates
                and self.entities[other.entity].candidates[0].lat is not None
                and not self.entities[other.entity].country
            ]
            if near:
                other = min(near, key=lambda other: abs(other.first - spot.first)) if not back else near[-1]
                return self.entities[other.entity].candidates[0]
        return None


def _km(one: Candidate, other: Candidate) -> float:
    lat, lon = other.lat - one.lat, (other.lon - one.lon) * math.cos(math.radians(one.lat))
    return math.hypot(lat, lon) * KM_PER_DEGREE


def _bearing(one: Candidate, other: Candidate) -> float:
    return math.degrees(math.atan2((other.lon - one.lon) * math.cos(math.radians(one.lat)), other.lat - one.lat)) % 360
