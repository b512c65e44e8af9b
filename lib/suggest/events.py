"""Draft events: a word of the lexicon that tells one, who plays which role around it, and the words it rests on."""

from dataclasses import dataclass, field

from lib.suggest.actors import Entity
from lib.suggest.grammar import Phrase, Reading, _together, clause_end, group_start, read_sentence, subject_of, with_joined
from lib.suggest.knowledge import WORDS
from lib.suggest.lexicon import Entry, Trigger, lexicon
from lib.suggest.spots import Spot
from lib.suggest.telling import Telling, telling_of
from lib.suggest.words import Sentence, Word

_GAP = 7
_PAIRED = {"side_a": "side_b", "participants": "participants"}


@dataclass
class Draft:
    """An event while it is being read: roles as role -> entities in order; `first`..`last` its trigger."""

    type: str
    mode: str
    sentence: int
    first: int
    last: int
    roles: dict[str, list[tuple[int, Spot]]]
    telling: Telling
    noun: bool
    open_roles: list[str] = field(default_factory=list)
    place: int | None = None
    date: int | None = None
    background: bool = False
    quotes: list[int] = field(default_factory=list)  # sentences that tell it
    quantities: list[int] = field(default_factory=list)
    carried: str = ""
    definite: bool = False  # “the attack”
    killing: bool = False  # told by a word of killing
    object_away: int = 0  # words to the object that the reading needs

    @property
    def persons(self) -> frozenset[int]:
        """The persons it is done to."""
        return frozenset(entity for entity, spot in self.roles.get("target", ()) if spot.person)

    @property
    def entities(self) -> frozenset[int]:
        return frozenset(entity for found in self.roles.values() for entity, _ in found)


@dataclass
class EventFinder:
    """Finds the events of one text from its words, sentences and actor spots (those that point back included)."""

    words: list[Word]
    sentences: list[Sentence]
    entities: list[Entity]
    spots: list[Spot]

    def find(self) -> list[Draft]:
        by_sentence: dict[int, list[Spot]] = {}
        for spot in sorted(self.spots, key=lambda spot: spot.first):
            if spot.kind in ("actor", "back"):
                by_sentence.setdefault(self.words[spot.first].sentence, []).append(spot)
        drafts = []
        for number, sentence in enumerate(self.sentences):
            reading = read_sentence(self.words, sentence, by_sentence.get(number, []))
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
        for trigger in lexicon().triggers.get(self.words[at].low, ()):
            draft = self._try(reading, number, at, trigger)
            if draft and not trigger.entry.objects:
                return best or draft
            if draft and (best is None or draft.object_away < best.object_away):
                best = draft
        return best

    # --- one trigger

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
        if away is None:
            return None
        if self._taken_back(reading, at, max(last, stop), entry):
            return None
        draft = self._verb(reading, number, at, last, stop, trigger)
        if draft:
            draft.object_away = away
        return draft

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
                if word in nouns or (place + 1 < reading.sentence.last and f"{word} {words[place + 1].low}" in nouns):
                    return abs(place - at)
        return None

    def _taken_back(self, reading: Reading, at: int, last: int, entry: Entry) -> bool:
        if not entry.unless:
            return False
        near = (
            " "
            + " ".join(word.low for word in self.words[max(reading.sentence.first, at - 4) : min(reading.sentence.last, at + 7)])
            + " "
        )
        return any(f" {phrase} " in near for phrase in entry.unless)

    # --- verbs

    def _verb(self, reading: Reading, number: int, at: int, last: int, stop: int, trigger: Trigger) -> Draft | None:
        start, passive, passed = group_start(reading, at)
        form = trigger.form
        if (
            set(passed) & WORDS["maybe"]
            or (
                form == "ing"
                and (trigger.entry.finite or self.words[at].low in ("surrounding", "striking", "fighting", "training"))
            )
            or (trigger.entry.finite and not passed and form == "participle" and "past" not in lexicon().verbs[self.words[at].low])
        ):
            return None
        if (trigger.entry.active and passive) or (trigger.entry.passive and not passive):
            return None
        if start > reading.sentence.first and self.words[start - 1].low in ("we", "i", "you", "nobody", "none"):
            return None
        before_it = {word.low for word in self.words[max(reading.sentence.first, start - 6) : start]}
        if before_it & {"if", "unless", "whether"} or (form == "base" and not passed and before_it & {"demanded", "let", "asked"}):
            return None
        if passive and form == "ing":
            passive = False
        by = any(phrase.prep == "by" and at < phrase.prep_at < min(stop, at + 14) for phrase in reading.phrases)
        forms = lexicon().verbs[self.words[at].low]
        before = self.words[start - 1] if start > reading.sentence.first else None
        if form in ("base", "third") and not passed and not self._finite(reading, at, start, form):
            return None
        carrying = before and (reading.verb_like(start - 1) or before.low in WORDS["intent"] | WORDS["catenatives"])
        if passed == ["to"] and before and not carrying:
            return None  # “a week to sack the cabinet”: what is wanted, not what was done
        if not passive and "participle" in forms and form != "ing" and by and not passed:
            passive = True
        if passive and "participle" not in forms:
            passive = False
        if passive and not passed and trigger.entry.finite:
            return None  # “the brigade, backed by Iran, …”
        frame = trigger.entry.frame["passive" if passive else "active"]
        slots: dict[str, list[Phrase]] = {}
        subject = subject_of(reading, start)
        if (
            form == "ing"
            and not passed
            and before is not None
            and not before.mark
            and before.low
            not in ("by", "after", "before", "while", "of", "for", "in", "and", "from", "on", "with", "when", "without", "at")
        ):
            adjective = not reading.phrases or not any(phrase.last == start for phrase in reading.phrases)
            if before.low in ("the", "a", "an", "its", "their", "any", "all", "of"):
                return None
            del adjective
        if not passive and "participle" in forms and form != "ing" and not passed and self._reduced(reading, start):
            frame, passive = trigger.entry.frame["passive"], True
        slots["subject"] = subject
        slots |= self._behind(reading, at, last, stop, frame, passive)
        return self._draft(
            reading, number, at, last, trigger.entry, frame, slots, telling_of(reading, at, last, passed, False), False
        )

    def _finite(self, reading: Reading, at: int, start: int, form: str) -> bool:
        """Whether a word that may be a noun too is a verb here: behind an actor, a plural noun, “to” or in a headline."""
        if self._headline(reading):
            return True
        before = self.words[at - 1] if at > reading.sentence.first else None
        if before is None:
            return False
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
        return (
            before is not None
            and before.low
            in (
                "those",
                "people",
                "members",
                "detainees",
                "prisoners",
                "weapons",
                "civilians",
                "number",
                "persons",
                "men",
                "fighters",
                "dead",
                "wounded",
            )
            and not any(phrase.last == start for phrase in reading.phrases)
        )

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
            if key == "object" and "object" in slots:
                continue
            slots.setdefault(key, []).extend(with_joined(reading, phrase))
        return slots

    def _other_verb(self, reading: Reading, last: int, phrase: Phrase) -> bool:
        """Whether another verb stands between the trigger and the phrase's first word."""
        first = phrase.prep_at if phrase.prep else phrase.first
        for at in range(last, first):
            low = self.words[at].low
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

    # --- nouns

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
                slots.setdefault("before", []).extend(_together(reading, reading.phrases.index(phrase)))
        verb = self._support(reading, at)
        telling_words: list[str] = []
        if verb is not None:
            start, passive, telling_words = group_start(reading, verb)
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
        return all(
            (
                not word.mark
                and word.low
                not in (
                    "and",
                    "in",
                    "by",
                    "to",
                    "of",
                    "the",
                    "a",
                    "with",
                    "were",
                    "was",
                    "had",
                    "have",
                    "at",
                    "on",
                    "after",
                    "from",
                    "for",
                    "as",
                )
            )
            or word.text in "-–'’"
            for word in self.words[first:at]
        )

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

    # --- the draft

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
        if entry.needs and not roles.get(entry.needs) and not (entry.needs == "target" and noun is False):
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
            definite=before in ("the", "this", "that", "these", "those"),
            killing=self.words[at].low.startswith(("kill", "die", "death", "dead")),
        )

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
