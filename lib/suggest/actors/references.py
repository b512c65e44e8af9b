"""Words that point back to an actor within the article (“the militia”, “both sides”, “he”), resolved or left open."""

from dataclasses import dataclass, field

from lib.suggest.actors.base import Entity, shapes
from lib.suggest.events.lexicon import lexicon
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, Word

_KINDS = {
    "militia": ("paramilitary", "foreign_militia"),
    "militiamen": ("paramilitary", "foreign_militia"),
    "army": ("armed_forces",),
    "brigade": (),
    "division": (),
    "regiment": (),
    "battalion": (),
    "corps": (),
    "party": (),
    "tribe": (),
    "clan": (),
    "council": ("committee",),
    "committee": ("committee",),
    "regime": ("state",),
    "government": ("state",),
}
_REACH = 3  # sentences back


@dataclass
class References:
    """Finds and resolves, sentence by sentence. `history`: (sentence, entity, place in the sentence) of each mention."""

    words: list[Word]
    sentences: list[Sentence]
    entities: list[Entity]
    spots: list[Spot]
    history: list[tuple[int, int]] = field(default_factory=list)
    found: list[Spot] = field(default_factory=list)

    def find(self) -> list[Spot]:
        """A spot for each word that points back; `entities` empty where the text does not settle whom."""
        by_sentence: dict[int, list[Spot]] = {}
        for spot in self.spots:
            by_sentence.setdefault(self.words[spot.first].sentence, []).append(spot)
        for number, sentence in enumerate(self.sentences):
            own = {spot.first: spot for spot in by_sentence.get(number, ())}
            at = sentence.first
            while at < sentence.last:
                if at in own:
                    if own[at].kind == "actor":
                        self.history.append((number, own[at].entity))
                    at = own[at].last
                    continue
                spot = self._at(at, sentence, number)
                if spot:
                    self.found.append(spot)
                    self.history += [(number, entity) for entity in spot.entities]
                at = spot.last if spot else at + 1
        return self.found

    def _at(self, at: int, sentence: Sentence, number: int) -> Spot | None:
        words, lists = self.words, shapes()
        low = words[at].low
        for length in (3, 2) if low in ("both", "the", "each", "one") else ():
            if at + length <= sentence.last and tuple(word.low for word in words[at : at + length]) in lists["pairs"]:
                return self._spot(at, at + length, self._pair(number), "pair")
        if low in ("he", "him"):
            return self._spot(at, at + 1, self._last(number, person=True), "person", True)
        if low in ("they", "them"):
            return self._spot(at, at + 1, self._group(number), "they")
        if low == "it" and self._acts(at, sentence):
            return self._spot(at, at + 1, self._group(number), "they")
        if low not in ("the", "this", "that", "these", "those") or at + 1 >= sentence.last:
            return None
        noun = at + 1
        if words[noun].low in ("latter", "former") and not (
            noun + 1 < sentence.last and words[noun + 1].low in lists["heads"] | lists["titles"]
        ):
            pair = self._pair(number)
            return self._spot(at, noun + 1, pair[1 if words[noun].low == "latter" else 0 :][:1], "latter")
        if words[noun].low in ("same", "two", "rival", "armed", "local", "pro-regime", "aforementioned"):
            noun += 1
        if (
            noun >= sentence.last
            or words[noun].capital
            or words[noun].mark
            or (noun + 1 < sentence.last and words[noun + 1].low in ("of", "called", "named", "that", "who", "known"))
        ):
            return None
        word = words[noun].low.removesuffix("'s").removesuffix("’s")
        if noun + 1 < sentence.last and words[noun + 1].mark and words[noun + 1].text in "-–" and words[noun].joined:
            return None
        if word in lists["back_singular"]:
            return self._spot(at, noun + 1, self._last(number, noun=word), "the " + word)
        if word in lists["back_person"]:
            return self._spot(at, noun + 1, self._last(number, person=True), "person", True)
        if word in lists["back_plural"]:
            return self._spot(at, noun + 1, self._last(number, noun=word), "the " + word)
        return None

    def _acts(self, at: int, sentence: Sentence) -> bool:
        """Whether “it” is the subject of a verb of its own clause: “it attacked”, “it had already moved”."""
        opens = at == sentence.first or self.words[at - 1].low in WORDS["before_it"] or self.words[at - 1].low.isdigit()
        behind = self.words[at + 1].low if at + 1 < sentence.last else ""
        return opens and (behind in WORDS["auxiliaries"] | WORDS["passive"] or behind in lexicon().verbs)

    def _spot(self, first: int, last: int, entities: tuple[int, ...], how: str, person: bool = False) -> Spot:
        return Spot("back", first, last, entities[0] if entities else -1, how, tuple(entities), person)

    def _recent(self, number: int) -> list[tuple[int, int]]:
        return [(sentence, entity) for sentence, entity in self.history[-60:] if number - sentence <= _REACH]

    def _last(self, number: int, person: bool = False, noun: str = "") -> tuple[int, ...]:
        """The person or body meant: one the noun fits, named first in this or the nearest earlier sentence."""
        fits = [
            (sentence, entity)
            for sentence, entity in self._recent(number)
            if self.entities[entity].person == person
            and not self.entities[entity].reporter
            and (person or not self.entities[entity].state or noun in ("regime", "government"))
        ]
        named = [one for one in fits if noun and self._fits(one[1], noun)]
        if noun in ("regime", "government") and not named:
            older = [(sentence, entity) for sentence, entity in self.history[-200:] if self._fits(entity, noun)]
            return (older[-1][1],) if older else ()
        for some in (named, fits):
            if some:
                nearest = some[-1][0]
                return (next(entity for sentence, entity in some if sentence == nearest),) if nearest < number else (some[-1][1],)
        return ()

    def _fits(self, entity: int, noun: str) -> bool:
        one = self.entities[entity]
        kinds = _KINDS.get(noun)
        return bool((kinds is not None and (one.kind in kinds or noun in one.name.lower())) or noun in one.name.lower())

    def _group(self, number: int) -> tuple[int, ...]:
        """Whom “they” means: the bodies named first in the nearest sentence that has any."""
        fits = [
            (sentence, entity)
            for sentence, entity in self._recent(number)
            if not self.entities[entity].reporter and not self.entities[entity].person
        ]
        if not fits:
            return ()
        nearest = fits[-1][0]
        return (next(entity for sentence, entity in fits if sentence == nearest),)

    def _pair(self, number: int) -> tuple[int, ...]:
        """The last two actors named, in their order."""
        seen: list[int] = []
        for _, entity in reversed(self._recent(number)):
            if entity not in seen and not self.entities[entity].reporter:
                seen.append(entity)
            if len(seen) == 2:
                break
        return tuple(reversed(seen)) if len(seen) == 2 else ()
