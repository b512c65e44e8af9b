"""Draft events: a word of the lexicon that tells one, who plays which role around it, and the words it rests on."""

from lib.suggest.events.drafts import Draft
from lib.suggest.events.grammar import clause_end, group_start
from lib.suggest.events.lexicon import Trigger, lexicon
from lib.suggest.events.nouns import NounReader
from lib.suggest.events.phrases import Reading, read_sentence
from lib.suggest.text.spots import Spot


class EventFinder(NounReader):
    """Finds the events of one text, sentence by sentence."""

    def find(self) -> list[Draft]:
        by_sentence: dict[int, list[Spot]] = {}
        for spot in sorted(self.spots, key=lambda spot: spot.first):
            if spot.kind in ("actor", "back"):
                by_sentence.setdefault(self.words[spot.first].sentence, []).append(spot)
        ends = {last: first for first, last in self.place_spans.items()}
        drafts = []
        for number, sentence in enumerate(self.sentences):
            reading = read_sentence(self.words, sentence, by_sentence.get(number, []), ends)
            drafts += self._in_sentence(reading, number)
        return drafts

    def _in_sentence(self, reading: Reading, number: int) -> list[Draft]:
        found: list[Draft] = []
        covered = {
            at for phrase in reading.phrases if phrase.spot.kind == "actor" for at in range(phrase.spot.first, phrase.spot.last)
        }
        at = reading.sentence.first
        taken_until = at
        while at < reading.sentence.last:
            if at >= taken_until and at not in covered and not self.words[at].mark and not self._hyphened(at):
                draft = self._nearest(reading, number, at)
                if draft:
                    found.append(draft)
                    taken_until = at + 1
            at += 1
        return found

    def _hyphened(self, at: int) -> bool:
        """Whether a word is a part of a compound: “Iran-backed”, “cross-border”."""
        before = at > 1 and self.words[at - 1].mark and self.words[at - 1].text in "-‐‑–" and self.words[at - 2].joined
        return before or self.words[at].joined

    def _nearest(self, reading: Reading, number: int, at: int) -> Draft | None:
        """The event that a word tells; where several readings need an object, the one whose object stands nearest."""
        best: Draft | None = None
        nameless: Draft | None = None
        for trigger in lexicon().triggers.get(self.words[at].low, ()):
            draft = self._try(reading, number, at, trigger)
            if draft and not trigger.entry.objects and draft.entities:
                return best or draft
            if draft and not trigger.entry.objects:
                nameless = nameless or draft  # a reading that names somebody goes before it
                continue
            if draft and (best is None or draft.object_away < best.object_away):
                best = draft
        return best or nameless

    def _stands_before(self, reading: Reading, at: int, nouns: frozenset[str]) -> bool:
        """Whether one of the nouns is what the verb is told of: “the checkpoint passed to …”."""
        start = group_start(reading, at)[0]
        return any(self.words[place].low in nouns for place in range(max(reading.sentence.first, start - 8), start))

    def _try(self, reading: Reading, number: int, at: int, trigger: Trigger) -> Draft | None:
        if self.words[at].text == "March":
            return None  # the month
        last = self._rest(reading, at, trigger)
        if last is None or (
            self.words[at].capital and trigger.form != "noun" and at > reading.sentence.first and not self._headline(reading)
        ):
            return None
        entry = trigger.entry
        stop = clause_end(reading, last - 1)
        if trigger.form == "noun":
            return self._noun(reading, number, at, last, stop, entry)
        away = self._object(reading, at, stop, entry.objects, trigger.form) if entry.objects else 0
        if away is None or (entry.subjects and not self._stands_before(reading, at, entry.subjects)):
            return None
        if self._taken_back(reading, at, max(last, stop), entry):
            return None
        draft = self._verb(reading, number, at, last, stop, trigger)
        if draft:
            draft.object_away = away
        return draft
