"""Events told by a verb: who stands before it, what behind, and whether it is done or only wanted."""

from lib.suggest.events.base import EventReader
from lib.suggest.events.drafts import Draft
from lib.suggest.events.grammar import group_start, subject_of, with_joined
from lib.suggest.events.lexicon import Trigger, lexicon
from lib.suggest.events.phrases import Phrase, Reading
from lib.suggest.events.telling import telling_of
from lib.suggest.text.knowledge import WORDS


class VerbReader(EventReader):
    """Reads a verb of the lexicon with its subject, object and the phrases its frame knows."""

    def _verb(self, reading: Reading, number: int, at: int, last: int, stop: int, trigger: Trigger) -> Draft | None:
        start, passive, passed = group_start(reading, at)
        if self._not_done(reading, at, start, passive, passed, trigger):
            return None
        told_passive = self._passive(reading, at, stop, passive, passed, trigger.form)
        if told_passive and not passed and trigger.entry.finite:
            return None  # “the brigade, backed by Iran, …”
        participle = "participle" in lexicon().verbs[self.words[at].low] and trigger.form != "ing"
        reduced = participle and not told_passive and not passed and self._reduced(reading, start)
        frame = trigger.entry.frame["passive" if told_passive or reduced else "active"]
        slots = {"subject": subject_of(reading, start)} | self._behind(reading, at, last, stop, frame, told_passive or reduced)
        telling = telling_of(reading, at, last, passed, False)
        draft = self._draft(reading, number, at, last, trigger.entry, frame, slots, telling, False)
        if draft:
            before = self.words[start - 1].low if start > reading.sentence.first else ""
            draft.doing = trigger.form == "ing" and not passed and before in WORDS["before_habits"]
        return draft

    def _not_done(self, reading: Reading, at: int, start: int, passive: bool, passed: list[str], trigger: Trigger) -> bool:
        """Whether the words around make the verb a noun, an adjective, a wish or a condition: nothing that was done."""
        form, entry, low = trigger.form, trigger.entry, self.words[at].low
        before = self.words[start - 1] if start > reading.sentence.first else None
        near = {word.low for word in self.words[max(reading.sentence.first, start - 6) : start]}
        if set(passed) & WORDS["maybe"] or near & WORDS["condition"] or (before and before.low in WORDS["nobody"]):
            return True
        if (entry.active and passive) or (entry.passive and not passive):
            return True
        if form == "ing" and (entry.finite or low in WORDS["adjectives_in_ing"]):
            return True
        if form == "ing" and not passed and before and before.low in WORDS["before_nouns"]:
            return True
        adjective = before and not before.mark and (before.low in WORDS["before_nouns"] or before.low in WORDS["before_adjectives"])
        if form in ("participle", "past") and not passed and adjective:
            return True  # “a lorry of smuggled cigarettes”
        if form == "participle" and entry.finite and not passed and "past" not in lexicon().verbs[low]:
            return True
        if form == "base" and not passed and near & {"demanded", "let", "asked"}:
            return True
        if form in ("base", "third") and not passed and not self._finite(reading, at, start, form):
            return True
        carrying = before and (reading.verb_like(start - 1) or before.low in WORDS["intent"] | WORDS["catenatives"])
        return passed == ["to"] and before is not None and not carrying  # “a week to sack the cabinet”: what is wanted

    def _passive(self, reading: Reading, at: int, stop: int, passive: bool, passed: list[str], form: str) -> bool:
        """Whether the verb tells what is done to its subject: “was seized”, and “seized by” without its “was”."""
        if form == "ing" or "participle" not in lexicon().verbs[self.words[at].low]:
            return False
        behind = [phrase for phrase in reading.phrases if at < phrase.spot.first < min(stop, at + 14)]
        by = bool(behind) and behind[0].prep == "by"  # “released members after mediation by Russia” is none
        return passive or (by and not passed)

    def _finite(self, reading: Reading, at: int, start: int, form: str) -> bool:
        """Whether a word that may be a noun too is a verb here: behind an actor, a plural noun, “to” or in a headline."""
        if self._headline(reading):
            return True
        before = self.words[at - 1] if at > reading.sentence.first else None
        if before is None or before.possessive:
            return False  # “Hezbollah's arrest of …” is a noun
        if any(phrase.last == at and not phrase.spot.last < at - 4 for phrase in reading.phrases):
            return True
        return before.low in ("who", "which", "that", "and", "they", "to", "he", "it") or (
            before.low.endswith("s")
            and not before.possessive
            and form == "base"
            and not before.mark
            and before.low not in ("as", "its", "this", "his", "was", "has")
        )

    def _reduced(self, reading: Reading, start: int) -> bool:
        """Whether a participle stands behind a noun without a subject of its own: “members arrested in April”."""
        before = self.words[start - 1] if start > reading.sentence.first else None
        return before is not None and before.low in WORDS["done_to"] and not any(phrase.last == start for phrase in reading.phrases)

    def _behind(self, reading: Reading, at: int, last: int, stop: int, frame: dict, passive: bool) -> dict[str, list[Phrase]]:
        """The phrases behind a verb by slot: its object and those with a preposition the frame knows."""
        slots: dict[str, list[Phrase]] = {}
        for phrase in reading.phrases:
            if not at < phrase.spot.first < stop or phrase.joined >= 0:
                continue
            key = phrase.prep or ("" if passive else "object")
            if not key or key not in frame or (phrase.prep and phrase.prep_at <= at):
                continue
            if self._other_verb(reading, last, phrase):
                continue
            if key == "object" and "object" in slots and slots["object"][-1].last >= phrase.spot.first:
                slots["object"].append(phrase)  # “the NDF commander Saqr Rustam”
                continue
            if key == "object" and ("object" in slots or any(word.text == "," for word in self.words[last : phrase.first])):
                continue
            slots.setdefault(key, []).extend(with_joined(reading, phrase))
        return slots

    def _other_verb(self, reading: Reading, last: int, phrase: Phrase) -> bool:
        """Whether another verb stands between the trigger and the phrase's first word."""
        first = phrase.prep_at if phrase.prep else phrase.first
        for at in range(last, first):
            low = self.words[at].low
            if at > last and self.words[at - 1].low == "to" and "base" in lexicon().verbs.get(low, ()):
                return True  # “sent men to support the NDF”
            if (
                low in lexicon().triggers
                and any(one.form in ("past", "third") for one in lexicon().triggers[low])
                and not self.words[at].capital
                and at > last
                and not self.words[at - 1].article
                and self.words[at - 1].low not in ("the", "a", "of", "its")
            ):
                if not any(one.form == "participle" for one in lexicon().triggers[low]) or self.words[at - 1].low in (
                    "and",
                    "then",
                    "which",
                    "who",
                    "also",
                ):
                    return True
        return False
