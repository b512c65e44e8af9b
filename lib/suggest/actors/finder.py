"""Actors in a text: known names first, then names by their form; every mention of one actor is one entity."""

from lib.suggest.actors.base import wide
from lib.suggest.actors.persons import PersonReader
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence


class ActorFinder(PersonReader):
    """Finds the actors of one text. `entities` stand in the order of first mention, `spots` in text order."""

    def find(self) -> None:
        """Fill `entities` and `spots`."""
        self.countries = self._countries()
        for number, sentence in enumerate(self.sentences):
            plain = [word for word in self.words[sentence.first : sentence.last] if not word.mark and word.text.isalpha()]
            if not self.caps or (len(plain) > 6 and not any(word.capital for word in plain)):
                self.lower.add(number)
        for sentence in self.sentences:
            number = sentence.first
            while number < sentence.last:
                spot = None if self.words[number].mark else self._at(number, sentence)
                if spot:
                    self.spots.append(spot)
                    self._acronym(spot, sentence)
                number = spot.last if spot else number + 1
        self._surnames()
        self._short_names()
        self.spots.sort(key=lambda spot: spot.first)

    def _at(self, number: int, sentence: Sentence) -> Spot | None:
        reporter = self.known.reporters.at(self.words, number, sentence.last)
        found = self.known.actors.at(self.words, number, sentence.last)
        if (short := self._acronym_at(number)) and (found is None or found[0] == number + 1):
            if short in self.known.reporting_acronyms and short not in self.known.acronyms:
                return self._spot("reporter", number, number + 1, self._reporter(self.known.reporting_acronyms[short]), "reporters")
            return self._known(number, (number + 1, self.known.acronyms[short]))
        if found and (not self._named(number, found) or self._vague(number, found[1])):
            found = None
        if found and (not wide(self.words, number, found[0]) or self._names_a_person(number, found[0], sentence)):
            found = None
        shape = self._shape(number, sentence)
        if reporter and self.words[number].capital and reporter[0] >= max(found[0] if found else 0, shape.last if shape else 0):
            return self._spot("reporter", number, reporter[0], self._reporter(reporter[1][0]), "reporters")
        if found and (not shape or found[0] >= shape.last or (shape.how == "described" and found[0] > number + 1)):
            return self._known(number, found)
        if shape:
            return shape
        if said := self._said(number, sentence):
            return said
        variant = self._variant(number, sentence)
        return variant or self._person(number, sentence)

    def _shape(self, number: int, sentence: Sentence) -> Spot | None:
        return (
            self._elders(number, sentence)
            or self._body(number, sentence)
            or self._described(number, sentence)
            or self._titled(number, sentence)
            or self._people(number, sentence)
        )
