"""Persons by the form of their names, and the surnames that stand for them later."""

from collections import defaultdict

from lib.suggest.actors.base import Entity, shapes, without_possessive
from lib.suggest.actors.bodies import BodyReader
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence


class PersonReader(BodyReader):
    """Reads a title and a name, a given name and a surname, and a name with a role told behind."""

    def _titled(self, number: int, sentence: Sentence) -> Spot | None:
        """A title and a name: “Colonel Ahmad al-Hasan”, “the commander Abu Hatem”."""
        words, lists = self.words, shapes()
        at = number
        while at < sentence.last and not words[at].mark and words[at].key in lists["titles"]:
            at += 1
            if at < sentence.last and words[at].text == "." and words[at - 1].end == words[at].start:
                at += 1
        if at == number or at >= sentence.last or not words[at].capital or words[at].text[0].isdigit():
            return None
        last = min(self._run(at, sentence), at + 7)
        if last == at or not self._like_person(at, last):
            return None
        first = (
            number
            if words[number].capital and number + 1 == at and words[number].low in ("president", "sheikh", "hajj", "haj", "mullah")
            else at
        )
        return self._a_person(first, last, at, sentence, "a title before a name")

    def _like_person(self, number: int, last: int) -> bool:
        lists = shapes()
        keys = [word.key for word in self.words[number:last] if not word.mark and not word.article]
        if (
            not keys
            or len(keys) > 5
            or keys[0] in self.known.nationalities
            or any(key in lists["heads"] or key in WORDS["calendar"] for key in keys)
        ):
            return False
        return not (self.known.places.at(self.words, number, last) or (0,))[0] == last or (
            keys[0] in lists["given"] and len(keys) > 1
        )

    def _person(self, number: int, sentence: Sentence) -> Spot | None:
        """A person by form: a known given name before a surname, or a role told behind the comma."""
        words, lists = self.words, shapes()
        first = words[number]
        if (
            not first.capital
            or first.low in WORDS["starters"]
            or (
                number
                and words[number - 1].capital
                and not words[number - 1].mark
                and words[number - 1].sentence == first.sentence
                and words[number - 1].low not in WORDS["starters"]
            )
        ):
            return None
        last = self._run(number, sentence)
        keys = [word.key for word in words[number:last] if not word.mark and not word.article]
        if not 2 <= len(keys) <= 5 or not self._like_person(number, last) or self._place_word_beside(number, last, sentence):
            return None
        if keys[0] in lists["given"]:
            return self._a_person(number, last, number, sentence, "a given name before a surname")
        behind = {word.low for word in words[last + 1 : last + 6]} if last < sentence.last and words[last].text == "," else set()
        if behind & set(lists["roles_behind"]) or behind & self.known.speakers:
            return self._a_person(number, last, number, sentence, "a role told behind the name")
        return None

    def _place_word_beside(self, number: int, last: int, sentence: Sentence) -> bool:
        """Whether the words around make a place of a name: “the village of Abu Qamar”, “Abu Qamar airbase”."""
        lists, words = self.place_words, self.words
        known = self.known.places.at(words, number, last)
        if known and known[0] == last and max(one.weight for one in known[1]) >= 20:
            return True  # “Abu Kamal”
        if last < sentence.last and words[last].low in lists["sites"] | lists["districts"] | lists["settlements"]:
            return True
        return number - 2 >= sentence.first and words[number - 1].low == "of" and words[number - 2].low in lists["settlements"]

    def _a_person(self, first: int, last: int, name_from: int, sentence: Sentence, reason: str) -> Spot:
        words = self.words
        keys = tuple(word.key for word in words[name_from:last] if not word.mark and not word.article)
        before: set[str] = set()
        for at in range(name_from - 1, max(sentence.first, first - 7) - 1, -1):
            if words[at].low in WORDS["speech"] or words[at].low == "that":
                break
            before.add(words[at].low)
        behind = (
            {word.low for word in words[last : min(sentence.last, last + 10)]}
            if last < sentence.last and words[last].text in ",("
            else set()
        )
        said = {word.low for word in words[max(sentence.first, first - 12) : min(sentence.last, last + 14)]} & WORDS["speech"]
        speaks = bool(said and (before | behind) & self.known.speakers)
        if meanings := self.known.actors.meanings.get(keys):
            return self._known(first, (last, meanings))
        name = without_possessive(" ".join(word.text for word in words[name_from:last] if not word.mark))
        index = self._entity(
            ("person", keys),
            lambda: Entity(
                name, "person", "reporter" if speaks else "shape", reason=reason, person=True, reporter=speaks, confidence=0.7
            ),
        )
        return self._spot("reporter" if self.entities[index].reporter else "actor", first, last, index, "person")

    def _surnames(self) -> None:
        """A surname or first name that stands alone means the person named in full before or after."""
        owners: dict[str, set[int]] = defaultdict(set)
        for spot in self.spots:
            if self.entities[spot.entity].person or (self.entities[spot.entity].reporter and spot.how == "person"):
                names = [word.key for word in self.words[spot.first : spot.last] if not word.mark and not word.article]
                parts = [key for key in names if key not in shapes()["titles"]]
                if len(parts) > 1:
                    owners[parts[-1]].add(spot.entity)
                    owners[parts[0]].add(spot.entity)
        covered = {number for spot in self.spots for number in range(spot.first, spot.last)}
        for number, word in enumerate(self.words):
            if number in covered or not word.capital or len(owners.get(word.key, ())) != 1 or self._beside_capital(number):
                continue
            index = next(iter(owners[word.key]))
            first = number - 2 if number >= 2 and self.words[number - 1].mark and self.words[number - 2].article else number
            self.spots.append(
                self._spot("reporter" if self.entities[index].reporter else "actor", first, number + 1, index, "surname")
            )

    def _short_names(self) -> None:
        """A body's own name without its kind: “Al-Baqir” for the Al-Baqir Brigade, where no place or people is called so."""
        lists, owners = shapes(), defaultdict(set)
        for spot in self.spots:
            entity = self.entities[spot.entity]
            if entity.person or entity.described or entity.state or spot.how not in ("known", "shape"):
                continue
            keys = [word.key for word in self.words[spot.first : spot.last] if not word.mark and not word.article]
            bare = [key for key in keys if key not in lists["heads"] and key not in lists["prefixes"]]
            if len(bare) == 1 < len(keys) and len(bare[0]) > 4 and self._own_name(spot, bare[0]):
                owners[bare[0]].add(spot.entity)
        covered = {number for spot in self.spots for number in range(spot.first, spot.last)}
        for number, word in enumerate(self.words):
            if number in covered or not word.capital or len(owners.get(word.key, ())) != 1 or self._beside_capital(number):
                continue
            joined = number >= 2 and self.words[number - 1].mark and self.words[number - 2].article
            first, owner = number - 2 if joined else number, next(iter(owners[word.key]))
            self.spots.append(self._spot("actor", first, number + 1, owner, "short"))

    def _own_name(self, spot: Spot, key: str) -> bool:
        """Whether a word of a body's name is nobody else's: no place, people, actor, number or plain word."""
        at = next(number for number in range(spot.first, spot.last) if self.words[number].key == key)
        word, lists = self.words[at], shapes()
        plain = key in lists["modifiers"] | lists["titles"] | lists["weak_modifiers"] or word.low in WORDS["calendar"]
        other = key in self.known.nationalities or (key,) in self.known.actors.meanings or (key,) in self.known.places.meanings
        return word.capital and not plain and not other and not word.text[0].isdigit()

    def _beside_capital(self, number: int) -> bool:
        before = self.words[number - 1] if number else None
        after = self.words[number + 1] if number + 1 < len(self.words) else None
        near = [word for word in (before, after) if word and word.sentence == self.words[number].sentence and not word.mark]
        return any(
            word.capital and word.low not in WORDS["starters"] | WORDS["calendar"] and word.key not in shapes()["titles"]
            for word in near
        )
