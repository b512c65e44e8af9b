"""Bodies known by the form of their names: “the 47th Brigade”, “Liwa …”, “regime forces”, “the Russians”."""

from lib.suggest.actors.base import Entity, shapes
from lib.suggest.actors.names import NameReader
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence


class BodyReader(NameReader):
    """Reads names that begin or end as those of bodies do, and bodies described by their side."""

    def _people(self, number: int, sentence: Sentence) -> Spot | None:
        """A people that acts: “the Russians accepted”."""
        word = self.words[number]
        the = number > sentence.first and self.words[number - 1].low == "the"
        if not the or not word.capital or word.possessive or not word.low.endswith("s") or word.key not in self.known.nationalities:
            return None
        index = self._entity(
            ("people", word.key),
            lambda: Entity(word.text, "foreign_force", "shape", reason="a people that acts", described=True, confidence=0.5),
        )
        return self._spot("actor", number, number + 1, index, "described")

    def _elders(self, number: int, sentence: Sentence) -> Spot | None:
        """Those who speak for a place or a tribe: “notables of Tafas”, “elders from Zintan”."""
        words, at = self.words, number + 2
        if words[number].low not in shapes()["elders"] or at >= sentence.last or words[number + 1].low not in ("of", "from"):
            return None
        at += words[at].low == "the"
        last = self._run(at, sentence) if at < sentence.last and words[at].capital else at
        if last <= at or last - at > 4 or self.known.actors.at(words, at, sentence.last):
            return None
        last += last < sentence.last and words[last].low in ("tribe", "clan", "family")
        name = " ".join(word.text for word in words[number:last] if not word.mark)
        keys = tuple(word.key for word in words[number:last] if not word.mark)
        index = self._entity(
            ("elders", keys),
            lambda: Entity(
                name, "civilians", "shape", reason="those who speak for a place or a tribe", described=True, confidence=0.6
            ),
        )
        return self._spot("actor", number, last, index, "described")

    def _body(self, number: int, sentence: Sentence) -> Spot | None:
        """A body's own name, known by its first word, its last, or a head in lower case behind it."""
        words, lists = self.words, shapes()
        first = words[number]
        if not (first.capital or first.article) or (first.low in WORDS["starters"] and not first.article):
            return None
        last = self._run(number, sentence)
        if last == number:
            return None
        run = [word for word in words[number:last] if not word.mark and not word.article]
        if not run:
            return None
        if run[0].key in lists["prefixes"] and len(run) > 1:
            stop = min(last, number + 8)
            return self._named_body(number, stop, "its name begins as those of armed groups do")
        heads = [at for at in range(number, last) if not words[at].mark and words[at].key in lists["heads"]]
        if heads and len(run) > 1 and heads[-1] > number:
            stop = heads[-1] + 1
            weak = words[stop - 1].key in lists["weak_heads"]
            if not weak or len([word for word in words[number:stop] if not word.mark and not word.article]) > 2:
                return self._named_body(number, self._of(stop, sentence), "a proper name that ends as those of bodies do")
        if run[0].key in lists["ministries"] and last + 1 < sentence.last and len(run) < 3:
            stop = self._of(last, sentence)
            if stop > last:
                return self._named_body(number, stop, "a proper name that begins as those of bodies do")
        if (
            last < sentence.last
            and not words[last].mark
            and words[last].low in lists["lower_heads"]
            and not words[last - 1].possessive
        ):
            if (
                len(run) > 3
                or run[0].key in self.known.nationalities
                or (self.known.places.at(words, number, last) and words[last].low in lists["of_a_place"])
            ):
                return None
            if run[0].low in WORDS["calendar"] or (run[0].key in lists["modifiers"] and len(run) == 1):
                return None
            return self._named_body(number, last + 1, f"a proper name before “{words[last].low}”")
        return None

    def _of(self, last: int, sentence: Sentence) -> int:
        """“Ministry of Defense”, “Army of Conquest”: a capitalised name goes on behind “of”, “for” or “and”."""
        words = self.words
        if last + 1 < sentence.last and words[last].low in ("of", "for"):
            at = last + 1
            if words[at].low == "the":
                at += 1
            if at < sentence.last and words[at].capital and not self.known.places.at(words, at, sentence.last):
                stop = self._run(at, sentence)
                return max(stop, last)
        return last

    def _named_body(self, number: int, last: int, reason: str) -> Spot:
        lists = shapes()
        while self.words[number].low in WORDS["starters"] and number + 1 < last and not self.words[number].article:
            number += 1
        keys = [word.key for word in self.words[number:last] if not word.mark and not word.article]
        core = tuple(
            key for key in keys if key not in lists["lower_heads"] or len(keys) == 1 or key in ("army", "council", "party")
        ) or tuple(keys)
        for known in (tuple(keys), core):
            if meanings := self.known.actors.meanings.get(known):
                return self._known(number, (last, meanings))
        name = " ".join(word.text for word in self.words[number:last] if not word.mark)
        index = self._entity(("body", core), lambda: Entity(name, "non_state_force", "shape", reason=reason, confidence=0.75))
        return self._spot("actor", number, last, index, "shape")

    def _described(self, number: int, sentence: Sentence) -> Spot | None:
        """A described body: “regime forces”, “Iran-backed militias”, “Russian military police”."""
        words, lists = self.words, shapes()
        at, strong, nation = number, False, ""
        while at < sentence.last and at < number + 8:
            word = words[at]
            side = self._side(at, sentence)
            if side:
                strong, nation, at = True, nation or word.key, side
            elif (
                (not word.mark and word.key in lists["weak_modifiers"])
                or (word.mark and word.text in "-/" and at > number)
                or (word.low in ("and",) and strong and at + 1 < sentence.last and self._side(at + 1, sentence))
            ):
                if at == number:
                    return None
                at += 1
            else:
                break
        if strong and at > number + 1 and (at >= sentence.last or words[at].low not in lists["described_heads"]):
            at -= words[at - 1].low == "police"  # a body of its own, where “military” is none
        if not strong or at >= sentence.last or words[at].mark or words[at].low not in lists["described_heads"]:
            return None
        last = at + 1
        while (
            last < sentence.last and words[last].low in lists["described_heads"] and words[last].low not in ("regime", "government")
        ):
            last += 1
        keys = tuple(word.key for word in words[number:last] if not word.mark)
        if meanings := self.known.actors.meanings.get(keys):
            return self._known(number, (last, meanings))
        name = " ".join(word.text for word in words[number:last] if not word.mark)
        index = self._entity(
            ("described", keys),
            lambda: Entity(
                name, "non_state_force", "shape", reason="described by its side and what it is", described=True, confidence=0.7
            ),
        )
        return self._spot("actor", number, last, index, "described")
