"""What every reader of events stands on: the words of a trigger, what takes it back, and the draft with its roles."""

from dataclasses import dataclass, field

from lib.suggest.actors.base import Entity
from lib.suggest.events.drafts import Draft
from lib.suggest.events.grammar import group_start
from lib.suggest.events.lexicon import Entry, Trigger
from lib.suggest.events.phrases import Phrase, Reading
from lib.suggest.events.telling import Telling
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence, Word

_GAP = 7


@dataclass
class EventReader:
    """Reads the events of one text from its words, sentences and actor spots (those that point back included)."""

    words: list[Word]
    sentences: list[Sentence]
    entities: list[Entity]
    spots: list[Spot]
    place_spans: dict[int, int] = field(default_factory=dict)  # first word of a place's name -> the word behind it

    def _headline(self, reading: Reading) -> bool:
        words = [
            word for word in self.words[reading.sentence.first : reading.sentence.last] if not word.mark and len(word.text) > 3
        ]
        return reading.sentence.title or (len(words) > 3 and sum(word.capital for word in words) > 0.6 * len(words))

    def _rest(self, reading: Reading, at: int, trigger: Trigger) -> int | None:
        """The word behind the trigger's words, None where they do not follow."""
        if not trigger.rest:
            return at + 1
        words, stop, here = self.words, reading.sentence.last, at + 1
        for number, word in enumerate(trigger.rest):
            reach = here + 1 if trigger.form == "noun" or number or len(trigger.rest) > 1 else min(stop, here + _GAP)
            place = next(
                (
                    spot
                    for spot in range(here, min(reach + (word in ("agreement", "meeting", "deal", "talks")) * 2, stop))
                    if words[spot].low == word
                ),
                None,
            )
            if place is None or any(words[spot].text in ".;" for spot in range(here, place)):
                return None
            here = place + 1
        return here

    def _object(self, reading: Reading, at: int, stop: int, nouns: frozenset[str], form: str) -> int | None:
        """How far the noun is that the verb is done to, one of `nouns`: behind it, or before a passive; None for none."""
        words = self.words
        start, passive, _ = group_start(reading, at)
        reach = min(stop, at + 12)
        behind = range(at + 1, reach)
        reduced = form == "participle" and at + 1 < reading.sentence.last and words[at + 1].low in ("by", "from")
        before = range(max(reading.sentence.first, start - 9), start) if passive or reduced else range(0)
        for span in (behind, before) if not passive else (before, behind):
            for place in span:
                word = words[place].low
                if "@person" in nouns and self._person_beside(reading, at, place):
                    return abs(place - at)
                if "@place" in nouns and self._place_beside(reading, at, place):
                    return abs(place - at)
                if word in nouns or (place + 1 < reading.sentence.last and f"{word} {words[place + 1].low}" in nouns):
                    return abs(place - at)
        return None

    def _person_beside(self, reading: Reading, at: int, place: int) -> bool:
        """Whether a person's name stands right behind the verb at `at` or, of a passive, right before it."""
        for phrase in reading.phrases:
            if phrase.spot.person and phrase.spot.first == place and not phrase.head:
                return phrase.first <= at + 2 if place > at else phrase.last == group_start(reading, at)[0]
        return False

    def _place_beside(self, reading: Reading, at: int, place: int) -> bool:
        """Whether a place's name stands from `place` on, with no more than “the” or “of” between it and the verb at `at`, or
        its auxiliaries behind it: “captured Habila”, “took control of the village”, “Habila was captured”."""
        first = self.place_spans.get(place)
        if first is None or not reading.sentence.first <= place < reading.sentence.last:
            return False
        between = self.words[at + 1 : place] if place > at else self.words[first : group_start(reading, at)[0]]
        return all(word.low in WORDS["before_a_place"] or word.article for word in between)

    def _taken_back(self, reading: Reading, at: int, last: int, entry: Entry) -> bool:
        """Whether words beside the trigger say that it tells something else."""
        if "@place" in (*entry.unless, *entry.unless_object) and self._place_beside(reading, at, at + 1):
            return True
        first, stop = reading.sentence.first, reading.sentence.last
        around = " ".join(word.low for word in self.words[max(first, at - 4) : min(stop, at + 7)])
        behind = " ".join(word.low for word in self.words[at : min(stop, at + 7)])
        return any(f" {phrase} " in f" {around} " for phrase in entry.unless) or any(
            f" {phrase} " in f" {behind} " for phrase in entry.unless_object
        )

    def _draft(
        self,
        reading: Reading,
        number: int,
        at: int,
        last: int,
        entry: Entry,
        frame: dict,
        slots: dict[str, list[Phrase]],
        telling: Telling,
        noun: bool,
    ) -> Draft | None:
        roles: dict[str, list[tuple[int, Spot]]] = {}
        open_roles, seen = [], set()
        for slot in sorted(slots, key=lambda slot: slot in ("subject", "before")):
            role = frame.get(slot)
            if not role:
                continue
            for phrase in slots[slot]:
                if not phrase.entities:
                    open_roles.append(role)
                for entity in phrase.entities:
                    if entity in seen or self.entities[entity].reporter:
                        continue
                    seen.add(entity)
                    roles.setdefault(role, []).append((entity, phrase.spot))
        _pair_up(roles, slots)
        if entry.needs and not any(roles.get(role) for role in entry.needs) and not (entry.needs == ("target",) and not noun):
            return None
        if entry.both and len(seen) < 2:
            return None
        if entry.units and not self._units_near(reading, at, entry.units):
            return None
        before = self.words[at - 1].low if at > reading.sentence.first else ""
        return Draft(
            entry.type,
            entry.mode,
            number,
            at,
            last,
            roles,
            telling,
            noun,
            open_roles,
            quotes=[number],
            yields=entry.yields,
            several=noun and self._several(reading, at),
            definite=before in ("the", "this", "that", "these", "those"),
            killing=self.words[at].low.startswith(("kill", "die", "death", "dead")),
        )

    def _several(self, reading: Reading, at: int) -> bool:
        """Whether a noun is counted or said to be many: “three attacks”, “a series of arrests”."""
        near = {word.low for word in self.words[max(reading.sentence.first, at - 3) : at]}
        return self.words[at].low.endswith("s") and bool(near & WORDS["several"])

    def _units_near(self, reading: Reading, at: int, units: frozenset[str]) -> bool:
        start, stop = max(reading.sentence.first, at - 9), min(reading.sentence.last, at + 9)
        if any(self.words[place].low in units for place in range(start, stop)):
            return True
        start, _, _ = group_start(reading, at)
        return any(phrase.last == start and not phrase.spot.person for phrase in reading.phrases)


def _pair_up(roles: dict[str, list[tuple[int, Spot]]], slots: dict[str, list[Phrase]]) -> None:
    """Two sides named together (“A and B clashed”, “between A and B”) stand on the two sides."""
    left = roles.get("side_a", [])
    if len(left) >= 2 and not roles.get("side_b"):
        roles["side_a"], roles["side_b"] = left[:1], left[1:]
