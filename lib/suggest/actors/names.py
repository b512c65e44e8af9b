"""Actors whose names are known: from the registry and the lists, by spelling variant, and as the text abbreviates them."""

from collections import Counter

from lib.suggest.actors.base import ActorReader, Entity, shapes, wide
from lib.suggest.text.knowledge import WORDS, Known, variant_keys
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence


class NameReader(ActorReader):
    """Reads known names, their variants and what the text itself abbreviates."""

    def _acronym_at(self, number: int) -> str:
        """The acronym that stands here, as the lists know it; empty for none."""
        word = self.words[number]
        text = word.text[:-2] if word.possessive else word.text
        return text if text in self.known.acronyms or text in self.known.reporting_acronyms else ""

    def _vague(self, number: int, meanings: list[Known]) -> bool:
        """Whether the words name nobody in particular: "armed men", though not "unidentified gunmen"."""
        return all(one.name in shapes()["vague"] for one in meanings) and not self.words[number].low.startswith("un")

    def _named(self, number: int, found: tuple[int, list[Known]]) -> bool:
        """Whether the words are written as a name: with a capital, in Arabic letters, or, of several words, in lower case too."""
        first = self.words[number]
        if first.article and number + 1 < len(self.words):
            first = next((word for word in self.words[number : found[0]] if not word.mark and not word.article), first)
        if (len(first.text) < 4 and found[0] == number + 1 and not first.text.isupper() and first.text[0] < "\u0590") or len(
            first.text
        ) == 1:
            return False
        if first.capital or first.text[0] > "\u0590":
            return True
        several = sum(not word.mark and not word.article for word in self.words[number : found[0]]) > 1
        return several or (self.words[number].sentence in self.lower and len(first.text) > 3)

    def _names_a_person(self, number: int, last: int, sentence: Sentence) -> bool:
        """Whether a state's name of one word is a first name: “Jordan Peterson met …”, where “Jordan Army” is none."""
        words, lists = self.words, shapes()
        if last != number + 1 or (words[number].key,) not in self.known.states or last >= sentence.last:
            return False
        after = words[last]
        if not after.capital or after.mark or words[number].possessive or after.text.isupper() or self._headline(sentence):
            return False
        other = after.low in WORDS["starters"] or after.key in self.known.nationalities or after.key in lists["heads"]
        titled = after.key in lists["titles"] or after.low in lists["lower_heads"] or after.low in WORDS["calendar"]
        place = self.known.places.at(words, number, sentence.last)
        return not (other or titled or (place and place[0] > last) or self.known.actors.at(words, last, sentence.last))

    def _headline(self, sentence: Sentence) -> bool:
        """Whether most of a sentence's words have capitals."""
        long = [word for word in self.words[sentence.first : sentence.last] if not word.mark and len(word.text) > 3]
        return len(long) > 3 and sum(word.capital for word in long) > 0.7 * len(long)

    def _known(self, number: int, found: tuple[int, list[Known]]) -> Spot:
        last, meanings = found
        meaning = self._meant(meanings)
        keys = tuple(word.key for word in self.words[number:last] if not word.mark and not word.article)
        state = keys in self.known.states
        index = self._entity(
            ("known", meaning.id or meaning.name),
            lambda: Entity(
                meaning.name,
                meaning.kind,
                meaning.origin,
                meaning.id,
                "named in the corpus's registry" if meaning.origin == "corpus" else "named in the list of well-known actors",
                person=meaning.kind == "person",
                described=meaning.described,
                state=state,
                country=meaning.country,
                confidence=0.95 if meaning.origin == "corpus" else 0.9,
            ),
        )
        return self._spot("actor", number, last, index, "state" if state else "known")

    def _meant(self, meanings: list[Known]) -> Known:
        """Of several actors that bear a name: the corpus's own, else one of the country that the text names most."""
        registered = next((one for one in meanings if one.origin == "corpus"), None)
        return registered or max(meanings, key=lambda one: self.countries[one.country])

    def _countries(self) -> Counter:
        """How often the text names each country or its people."""
        found = Counter(
            self.known.nationalities[word.key] for word in self.words if word.capital and word.key in self.known.nationalities
        )
        for number, word in enumerate(self.words):
            if word.capital and (places := self.known.places.at(self.words, number, len(self.words))):
                found[max(places[1], key=lambda one: one.weight).country] += 1
        return found

    def _variant(self, number: int, sentence: Sentence) -> Spot | None:
        first = self.words[number]
        if not first.capital or len(first.key) < 5 or first.low in WORDS["starters"]:
            return None
        last = number + 1
        while last < min(sentence.last, number + 6) and (
            self.words[last].capital or (self.words[last].mark and self.words[last].text in "-–'’") or self.words[last].article
        ):
            last += 1
        for stop in range(last, number, -1):
            keys = tuple(word.key for word in self.words[number:stop] if not word.mark and not word.article)
            if self.words[stop - 1].mark or not keys or (len(keys) == 1 and len(keys[0]) < 7):
                continue
            meanings = self.known.actor_variants.meanings.get(variant_keys(keys))
            if meanings and len(keys[0]) > 3 and wide(self.words, number, stop):
                return self._known(number, (stop, meanings))
        return None

    def _reporter(self, name: str) -> int:
        return self._entity(
            ("reporter", name),
            lambda: Entity(
                name, "reporter", "reporter", reason="in the list of media, monitors and others who report", reporter=True
            ),
        )

    def _acronym(self, spot: Spot, sentence: Sentence) -> None:
        """“National Defense Forces (NDF)”: what stands in brackets is another name."""
        at = spot.last
        if at + 2 < sentence.last and self.words[at].text == "(" and spot.how != "state":
            inside = self.words[at + 1]
            if inside.text.isupper() and len(inside.text) > 1 and self.words[at + 2].text == ")":
                self.aliases[(inside.key,)] = spot.entity

    def _said(self, number: int, sentence: Sentence) -> Spot | None:
        word = self.words[number]
        index = self.aliases.get((word.key,))
        if index is None or not (word.capital or word.sentence in self.lower):
            return None
        return self._spot("reporter" if self.entities[index].reporter else "actor", number, number + 1, index, "said before")
