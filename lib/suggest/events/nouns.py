"""Events told by a noun: “clashes between A and B”, “an attack by A on B”."""

from lib.suggest.events.drafts import Draft
from lib.suggest.events.grammar import group_start, subject_of, together, with_joined
from lib.suggest.events.lexicon import Entry, lexicon
from lib.suggest.events.phrases import Phrase, Reading
from lib.suggest.events.telling import telling_of
from lib.suggest.events.verbs import VerbReader
from lib.suggest.text.knowledge import WORDS


class NounReader(VerbReader):
    """Reads a noun of the lexicon with the phrases that hang on it, and the verb that carries it."""

    def _noun(self, reading: Reading, number: int, at: int, last: int, stop: int, entry: Entry) -> Draft | None:
        frame = entry.frame["noun"]
        if self._taken_back(reading, at, last, entry):
            return None
        if {word.low for word in self.words[max(reading.sentence.first, at - 7) : at] if word.text != "May"} & WORDS["if"]:
            return None
        slots: dict[str, list[Phrase]] = {}
        for phrase in reading.phrases:
            if phrase.joined >= 0:
                continue
            if (
                phrase.prep
                and phrase.prep in frame
                and last - 1 <= phrase.prep_at < stop
                and phrase.prep_at - last < 12
                and not self._noun_between(reading, last, phrase)
            ):
                slots.setdefault(phrase.prep, []).extend(with_joined(reading, phrase))
            elif (
                "before" in frame
                and phrase.spot.last <= at
                and at - phrase.spot.last <= 3
                and self._only_adjectives(phrase.last, at)
                and not (phrase.head_at > phrase.first and phrase.prep == "of")
            ):
                slots.setdefault("before", []).extend(together(reading, reading.phrases.index(phrase)))
        verb = self._support(reading, at)
        telling_words: list[str] = []
        if verb is not None:
            start, passive, telling_words = group_start(reading, verb)
            if self.words[verb].low in WORDS["suffering"] and "target" in frame.values():
                frame = frame | {"subject": "target"}  # “survived an attack”
            if not passive and "subject" in frame and not slots.get("before") and not slots.get("by"):
                slots["subject"] = subject_of(reading, start)
        elif "subject" in frame and not slots and entry.type in ("clash", "dispute", "agreement", "meeting", "negotiation"):
            slots["subject"] = []
        return self._draft(reading, number, at, last, entry, frame, slots, telling_of(reading, at, last, telling_words, True), True)

    def _noun_between(self, reading: Reading, last: int, phrase: Phrase) -> bool:
        """Whether a verb or another telling noun stands between, which the phrase belongs to."""
        for at in range(last, phrase.prep_at):
            low = self.words[at].low
            if self.words[at].text in (",",) and phrase.prep not in ("between", "by"):
                return True
            if (
                low in lexicon().triggers
                and self.words[at].low not in ("between",)
                and any(one.form == "noun" and not one.rest for one in lexicon().triggers[low])
            ):
                return True
        return False

    def _only_adjectives(self, first: int, at: int) -> bool:
        between = self.words[first:at]
        other = WORDS["no_adjectives"] | WORDS["suffering"]
        return all(word.text in "-–'’" if word.mark else word.low not in other for word in between)

    def _support(self, reading: Reading, at: int) -> int | None:
        """The verb whose object the noun is: “carried out an attack”, “reached an agreement”."""
        for place in range(at - 1, max(reading.sentence.first - 1, at - 7), -1):
            word = self.words[place]
            if word.mark and word.text not in '"“-–':
                return None
            if word.low in WORDS["support_verbs"]:
                return place
            if reading.verb_like(place) and word.low not in ("armed", "allied", "limited", "planned", "alleged"):
                return None
        return None
