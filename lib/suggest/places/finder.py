"""Places in a text: gazetteer names, described areas and sites; homonyms are ranked by the article's other places and
all offered; a name that nothing locates has no point."""

from collections import Counter
from dataclasses import replace

from lib.suggest.actors.base import shapes as actor_shapes
from lib.suggest.places.base import shapes
from lib.suggest.places.locating import Locator
from lib.suggest.places.unknown import UnknownReader
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence


class PlaceFinder(UnknownReader):
    """Finds the places of one text, beside the actors already found; moves state names that are places here."""

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
        locator = Locator(self.words, self.known, self.entities, self.spots, self._told())
        locator.rank()
        self._scene_is_a_place(locator.scene)
        locator.spots = self.spots
        locator.locate()

    def _told(self) -> Counter:
        """How often the text names a country's people or a group that is at home there; the corpus's own countries count too."""
        nations = self.known.nationalities
        told = Counter(nations[word.key] for word in self.words if word.capital and word.key in nations)
        told.update(self.actors.entities[spot.entity].country for spot in self.actors.spots if spot.how != "state")
        told.update(self.known.home)
        return told

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
        """“NDF in Qalamoun”, one actor of the registry, tells a place too, as do “notables of Tafas”."""
        for spot in self.actors.spots:
            speakers = self.words[spot.first].low in actor_shapes()["elders"]
            for at in range(spot.first + 1, spot.last - 1):
                told = self.words[at].low == "in" or (speakers and self.words[at].low in ("of", "from"))
                if told and (found := self.known.places.at(self.words, at + 1, spot.last)):
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

    def _only_begins(self, number: int, last: int, sentence: Sentence) -> bool:
        """Whether what is known is no more than a first word of names of places: “Ain” of Ain Zara, which no list has."""
        word, stop = self.words[number], self.actors._run(number, sentence)
        if last != number + 1 or word.low not in shapes()["leading"] or stop <= last or self.words[last].mark:
            return False
        return self._plain(number, stop) and not self._site_word(self.words[last])

    def _name(self, number: int, sentence: Sentence) -> Spot | None:
        """A gazetteer name, with what is said of it behind."""
        found = self._match(number, sentence)
        if not found or self._only_begins(number, found[0], sentence) or not self._backed(number, found[0], found[1], sentence):
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
