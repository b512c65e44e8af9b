"""Places in a text: gazetteer names, described areas and sites; homonyms are ranked by the article's other places and
all offered; a name that nothing locates has no point."""

from dataclasses import dataclass, field, replace

from lib.suggest.knowledge import WORDS
from lib.suggest.locating import Locator, PlaceEntity
from lib.suggest.models import Candidate
from lib.suggest.place_states import StateReader
from lib.suggest.place_words import shapes
from lib.suggest.spots import Spot
from lib.suggest.words import Sentence, key_of


@dataclass
class PlaceFinder(StateReader):
    """Finds the places of one text, beside the actors already found; moves state names that are places here."""

    entities: list[PlaceEntity] = field(default_factory=list)
    by_key: dict = field(default_factory=dict)

    def find(self) -> None:
        """Fill `entities` and `spots`, best candidate first."""
        self._states_that_are_places()
        self.taken = {number for spot in self.actors.spots for number in range(spot.first, spot.last)}
        for sentence in self.sentences:
            number = sentence.first
            while number < sentence.last:
                spot = None if self.words[number].mark or number in self.taken else self._at(number, sentence)
                if spot:
                    self.spots.append(spot)
                number = max(spot.last, number + 1) if spot else number + 1
        self._inside_actors()
        self.spots.sort(key=lambda spot: spot.first)
        locator = Locator(self.words, self.known, self.entities, self.spots)
        locator.rank()
        self._scene_is_a_place(locator.scene)
        locator.spots = self.spots
        locator.locate()

    def _scene_is_a_place(self, scene: str) -> None:
        """The country that the text is about is a place in it: "Syria" is no actor there (its government is)."""
        kept = []
        for spot in self.actors.spots:
            found = self.known.places.at(self.words, spot.first, spot.last) if spot.how == "state" else None
            if found and any(one.precision == "country" and one.country == scene for one in found[1]):
                self.spots.append(self._spot(spot.first, spot.last, self._named(found[1], spot.first, spot.last, 0.9)))
            else:
                kept.append(spot)
        self.actors.spots = kept
        self.spots.sort(key=lambda spot: spot.first)

    def _inside_actors(self) -> None:
        """“NDF in Qalamoun”, one actor of the registry, tells a place too."""
        for spot in self.actors.spots:
            for at in range(spot.first + 1, spot.last - 1):
                if self.words[at].low == "in" and (found := self.known.places.at(self.words, at + 1, spot.last)):
                    self.spots.append(self._spot(at + 1, found[0], self._named(found[1], at + 1, found[0], 0.9)))

    def _at(self, number: int, sentence: Sentence) -> Spot | None:
        if self.words[number].low in WORDS["starters"] and not self.words[number].article:
            return None
        return (
            self._border(number, sentence)
            or self._bearing(number, sentence)
            or self._of_phrase(number, sentence)
            or self._name(number, sentence)
            or self._unknown(number, sentence)
        )

    def _border(self, number: int, sentence: Sentence) -> Spot | None:
        """“the Syrian-Lebanese border”, “the Iraqi border”."""
        words, nations = self.words, self.known.nationalities
        at, sides = number, []
        while at < sentence.last and len(sides) < 2:
            if words[at].key in nations and words[at].capital:
                sides.append(words[at].key)
            elif not (words[at].mark and words[at].text in "-‐‑–/" and sides):
                break
            at += 1
        while at < sentence.last and words[at].mark and words[at].text in "-–":
            at += 1
        if not sides or at >= sentence.last or words[at].low not in ("border", "borders", "frontier", "borderlands"):
            return None
        if at + 1 < sentence.last and words[at + 1].low in (
            "crossing",
            "guards",
            "guard",
            "crossings",
            "police",
            "force",
            "forces",
        ):
            return None
        found = self.known.places.at(words, number, sentence.last)
        name = " ".join(word.text for word in words[number : at + 1] if not word.mark)
        candidates = list(found[1]) if found and found[0] == at + 1 else [Candidate(name, "line")]
        return self._spot(
            number, at + 1, self._entity(("border", tuple(sorted(sides))), name, candidates, "a border by its countries", 0.8)
        )

    def _bearing(self, number: int, sentence: Sentence) -> Spot | None:
        """A direction before a name: “eastern Deir ez-Zor countryside”, “northern Aleppo”, “west of the Euphrates”."""
        words, lists = self.words, shapes()
        at = number
        bearing = words[number].low
        if (
            number + 2 < sentence.last
            and words[number + 1].mark
            and words[number + 1].text in "-–"
            and bearing + "-" + words[number + 2].low in lists["directions"]
        ):
            bearing, at = bearing + "-" + words[number + 2].low, number + 2
        if bearing not in lists["directions"]:
            return None
        at += 1
        if at < sentence.last and words[at].low in lists["country"]:
            return self._of_phrase(at, sentence, number, lists["bearings"].get(bearing))
        if at < sentence.last and words[at].low == "of":
            stop = at + 1 + (at + 1 < sentence.last and words[at + 1].low == "the")
            found = self._match(stop, sentence)
            if (
                found
                and any(one.precision in ("area", "line", "site") for one in found[1])
                and "uphrates" in self._text(stop, found[0])
            ):
                last = found[0] + (found[0] < sentence.last and words[found[0]].low == "river")
                name = self._text(number, last)
                return self._spot(
                    number,
                    last,
                    self._entity(
                        ("bearing", bearing, found[1][0].name),
                        name,
                        [replace(one, name=name) for one in found[1]],
                        "a side of a river",
                        0.75,
                    ),
                )
            return None
        whole = self._match(number, sentence)
        if whole:
            return None
        found = self._match(at, sentence)
        if not found or not words[at].capital:
            return None
        last, area = self._behind(found[0], sentence)
        name = self._text(number, last)
        base = found[1]
        if len(base) and base[0].precision == "country":
            return self._spot(
                number,
                last,
                self._entity(
                    ("part", bearing, base[0].name),
                    name,
                    [replace(one, name=name, precision="area") for one in base],
                    "part of a country",
                    0.6,
                    country=True,
                ),
            )
        entity = self._entity(
            ("part", bearing, area == "countryside", key_of(base[0].name)),
            name,
            list(base),
            f"“{bearing}” before a known name",
            0.8,
            bearing=lists["bearings"].get(bearing),
            area="countryside" if area in ("countryside", "") else area,
        )
        return self._spot(number, last, entity)

    def _of_phrase(self, number: int, sentence: Sentence, start: int | None = None, bearing: float | None = None) -> Spot | None:
        """“the city of X”, “the countryside of X governorate”, “the governorates of X and Y” (each a place of its own)."""
        words, lists = self.words, shapes()
        low = words[number].low
        kind = next((kind for kind in ("settlements", "regions", "districts", "country") if low in lists[kind]), "")
        if not kind or number + 2 >= sentence.last or words[number + 1].low != "of":
            return None
        at = number + 2
        if words[at].low == "the":
            at += 1
        if at >= sentence.last or at in self.taken:
            return None
        found = self._match(at, sentence)
        whole = self.actors._run(at, sentence)
        if (
            found
            and found[0] < whole
            and kind in ("settlements", "districts")
            and not self._site_word(words[found[0]])
            and self._plain(at, whole)
        ):
            found = None  # “the village of Tal Borovnik”, of which only “Tal” is known
        if not found and words[at].capital:
            last = self.actors._run(at, sentence)
            if last > at and kind in ("settlements", "districts") and self._plain(at, last):
                name = self._text(at, last)
                return self._spot(at, last, self._entity(("name", self._keys(at, last)), name, [], f"called a {low}", 0.8))
            return None
        if not found:
            return None
        last, _ = self._behind(found[0], sentence)
        if kind == "country":
            first = number if start is None else start
            return self._spot(first, last, self._area(found[1], self._text(first, last), bearing, f"the {low} of a known place"))
        if kind == "regions":
            return self._spot(at, found[0], self._region(found[1], self._text(at, found[0])))
        return self._spot(at, found[0], self._named(found[1], at, found[0], 0.95))

    def _name(self, number: int, sentence: Sentence) -> Spot | None:
        """A gazetteer name, with what is said of it behind."""
        found = self._match(number, sentence)
        if not found or not self._backed(number, found[0], found[1], sentence):
            return None
        if road := self._road(number, found, sentence):
            return road
        last, area = self._behind(found[0], sentence)
        name = self._text(number, last)
        if area == "countryside":
            return self._spot(
                number, last, self._area(found[1], name, self._bearing_inside(found[0], last), "the countryside of a known place")
            )
        if area == "region":
            return self._spot(number, last, self._region(found[1], name))
        if area == "site":
            keys = self._keys(number, last)
            return self._spot(
                number,
                last,
                self._entity(
                    ("name", keys),
                    name,
                    [replace(one, name=name, precision="site", id="") for one in found[1] if one.lat is not None],
                    "a site named after a known place, put at that place",
                    0.75,
                    area="site",
                ),
            )
        stop = found[0]
        spot = self._spot(number, stop, self._named(found[1], number, stop, 0.9))
        if area == "settlement" and self.words[stop].low in shapes()["districts"]:
            self.entities[spot.entity].part = True
        return spot

    def _road(self, number: int, found: tuple[int, list[Candidate]], sentence: Sentence) -> Spot | None:
        """“the Damascus–Suwayda highway”: halfway between the two."""
        words, at = self.words, found[0]
        if at + 2 >= sentence.last or not words[at].mark or words[at].text not in "-‐‑–—":
            return None
        other = self._match(at + 1, sentence)
        if (
            not other
            or other[0] >= sentence.last
            or words[other[0]].low not in ("road", "highway", "motorway", "route", "axis", "line")
        ):
            return None
        last, (one, two) = other[0] + 1, (self._best(found[1]), self._best(other[1]))
        name = self._text(number, last)
        if one.lat is None or two.lat is None:
            return self._spot(number, last, self._entity(("road", name), name, [], "a road between two places", 0.7))
        middle = replace(
            one,
            name=name,
            precision="line",
            lat=round((one.lat + two.lat) / 2, 3),
            lon=round((one.lon + two.lon) / 2, 3),
            id="",
            governorate=one.governorate if one.governorate == two.governorate else "",
            source=f"halfway between {one.name} and {two.name}",
        )
        return self._spot(number, last, self._entity(("road", name), name, [middle], "a road between two places", 0.7))

    def _bearing_inside(self, first: int, last: int) -> float | None:
        bearings = shapes()["bearings"]
        return next((bearings[word.low] for word in self.words[first:last] if word.low in bearings), None)

    def _unknown(self, number: int, sentence: Sentence) -> Spot | None:
        """A capitalised name that no gazetteer knows, where the words around say that it is a place."""
        words, lists = self.words, shapes()
        first = words[number]
        if not (first.capital or first.article) or first.text[0].isdigit() or self._title_like(sentence):
            return None
        last = self.actors._run(number, sentence)
        if last == number or not self._plain(number, last):
            return None
        before = words[number - 1].low if number > sentence.first else ""
        stop = last
        while stop < sentence.last and not words[stop].mark and words[stop].low in lists["site_adjectives"]:
            stop += 1
        head = words[stop].low if stop < sentence.last and not words[stop].mark else ""
        run = [word for word in words[number:last] if not word.mark and not word.article]
        if run[-1].low in lists["sites"] | lists["districts"] | lists["settlements"] and len(run) > 1:
            return self._spot(
                number,
                last,
                self._entity(
                    ("name", self._keys(number, last)),
                    self._text(number, last),
                    [],
                    "a name that ends as those of sites do",
                    0.7,
                    area="site",
                ),
            )
        if head in lists["sites"] and head not in ("border", "field", "base", "headquarters", "center", "centre", "facility"):
            return self._spot(
                number,
                stop + 1,
                self._entity(
                    ("name", self._keys(number, stop + 1)),
                    self._text(number, stop + 1),
                    [],
                    f"a name before “{head}”",
                    0.7,
                    area="site",
                ),
            )
        if head in lists["settlements"] or head in lists["districts"]:
            return self._spot(
                number,
                last,
                self._entity(("name", self._keys(number, last)), self._text(number, last), [], f"a name before “{head}”", 0.75),
            )
        if run[0].low in lists["leading"] and len(run) > 1:
            return self._spot(
                number,
                last,
                self._entity(
                    ("name", self._keys(number, last)), self._text(number, last), [], "it begins as names of places do", 0.65
                ),
            )
        if (
            before in lists["strictly"]
            and before not in ("within", "into", "across")
            and len(run) <= 3
            and not (len(run) == 1 and run[0].text.isupper())
        ):
            return self._spot(
                number,
                last,
                self._entity(("name", self._keys(number, last)), self._text(number, last), [], f"a name behind “{before}”", 0.5),
            )
        if (
            before in ("and", ",")
            and self.spots
            and self.spots[-1].last >= number - 2
            and self.spots[-1].last <= number
            and len(run) <= 2
            and self.spots[-1].how != "country"
        ):
            earlier = self.spots[-1]
            if words[earlier.first - 1].low in ("of", "in", "between", "near") if earlier.first > sentence.first else False:
                return self._spot(
                    number,
                    last,
                    self._entity(("name", self._keys(number, last)), self._text(number, last), [], "in a list of places", 0.5),
                )
        return None

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
