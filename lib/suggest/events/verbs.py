"""Events told by a verb: who stands before it, what behind, and whether it is done or only wanted."""

from dataclasses import dataclass

from lib.suggest.document import Document
from lib.suggest.events.casting import Frame, Slots, draft_of
from lib.suggest.events.drafts import Draft
from lib.suggest.events.grammar import group_start, subject_of, with_joined
from lib.suggest.events.lexicon import lexicon
from lib.suggest.events.occurrence import Occurrence, object_away, stands_before, taken_back
from lib.suggest.events.sentences import Phrase, Reading
from lib.suggest.events.telling import telling_of
from lib.suggest.rules import condition, rule
from lib.suggest.text.knowledge import WORDS
from lib.suggest.text.words import Word

CONDITION_REACH = 6  # words before a verb within which “if” makes a condition of it
AGENT_REACH = 14  # words behind a participle within which “by” names who did it
OWN_SUBJECT = 4  # words from a name to the verb behind its phrase


@dataclass(frozen=True)
class Group:
    """The group of a verb: its first word, whether it is passive, its words before the verb, and the word before them."""

    start: int
    passive: bool
    passed: tuple[str, ...]
    before: Word | None


def group_of(reading: Reading, at: int) -> Group:
    """The group of the verb at `at`."""
    start, passive, passed = group_start(reading, at)
    return Group(start, passive, tuple(passed), reading.words[start - 1] if start > reading.sentence.first else None)


@rule("events.verb")
def verb(document: Document, found: Occurrence) -> Draft | None:
    """A verb of the lexicon with its subject, object and the phrases that its frame knows."""
    reading, at, entry = found.reading, found.at, found.entry
    away = object_away(reading, at, found.stop, found.trigger) if entry.objects else 0
    if away is None or (entry.subjects and not stands_before(reading, at, entry.subjects)) or taken_back(document, found):
        return None
    group = group_of(reading, at)
    if only_thought(document, group) or not_done(document, found, group):
        return None
    passive = _tells_passive(found, group)
    if passive and not group.passed and entry.finite:
        return None  # “the brigade, backed by Iran, …”
    participle = "participle" in lexicon().verbs[found.low] and found.trigger.form != "ing"
    reduced = participle and not passive and not group.passed and _reduced(reading, group)
    frame = entry.frame["passive" if passive or reduced else "active"]
    held = bool(group.before and group.before.low in WORDS["held_people"]) and not group.passed
    slots = {"subject": [] if held else subject_of(reading, group.start)} | _slots_behind(found, frame, passive or reduced)
    draft = draft_of(document, found, frame, slots, telling_of(reading, at, list(group.passed), False))
    if draft:
        before = group.before.low if group.before else ""
        draft.doing = found.trigger.form == "ing" and not group.passed and before in WORDS["before_habits"]
        draft.object_away = away
    return draft


@condition("events.thought_verb", otherwise=False)
def only_thought(document: Document, group: Group) -> bool:
    """Whether a verb's group tells what did not happen or may: “could seize”, “refused to leave”."""
    return bool(set(group.passed) & WORDS["maybe"])


@condition("events.not_done", otherwise=False)
def not_done(document: Document, found: Occurrence, group: Group) -> bool:
    """Whether the words around make the verb a noun, an adjective, a wish or a condition: nothing that was done."""
    near = found.reading.near(group.start - CONDITION_REACH, group.start)
    if near & WORDS["condition"] or (group.before and group.before.low in WORDS["nobody"]):
        return True
    if (found.entry.active and group.passive) or (found.entry.passive and not group.passive):
        return True
    form = found.trigger.form
    if form == "ing":
        return _is_noun_in_ing(found, group) or _only_wanted(found, group)
    if form in ("participle", "past"):
        return _is_adjective(found, group) or _only_wanted(found, group)
    if form == "base" and not group.passed and near & WORDS["wishes"]:
        return True
    return (not group.passed and not _finite(found)) or _only_wanted(found, group)


def _is_noun_in_ing(found: Occurrence, group: Group) -> bool:
    """“the smuggling”, “surrounding villages”."""
    if found.entry.finite or found.low in WORDS["adjectives_in_ing"]:
        return True
    return not group.passed and group.before is not None and group.before.low in WORDS["before_nouns"]


def _is_adjective(found: Occurrence, group: Group) -> bool:
    """“a lorry of smuggled cigarettes”."""
    before = group.before
    if group.passed:
        return False
    if before and not before.mark and (before.low in WORDS["before_nouns"] or before.low in WORDS["before_adjectives"]):
        return True
    return found.trigger.form == "participle" and found.entry.finite and "past" not in lexicon().verbs[found.low]


def _only_wanted(found: Occurrence, group: Group) -> bool:
    """“a week to sack the cabinet”: an infinitive that no verb and no intention carries."""
    before = group.before
    if before is None or len(group.passed) != 1 or group.passed[0] not in WORDS["infinitive"]:
        return False
    carried = found.reading.verb_like(group.start - 1) or before.low in WORDS["intent"] | WORDS["catenatives"]
    return not carried


def _tells_passive(found: Occurrence, group: Group) -> bool:
    """Whether the verb tells what is done to its subject: “was seized”, and “seized by” without its “was”."""
    if found.trigger.form == "ing" or "participle" not in lexicon().verbs[found.low]:
        return False
    reach = min(found.stop, found.at + AGENT_REACH)
    behind = next((phrase for phrase in found.reading.phrases if found.at < phrase.spot.first < reach), None)
    by = behind is not None and behind.prep in WORDS["agent"]  # “released members after mediation by Russia” is none
    if behind and behind.prep_at - 1 > found.at and found.reading.verb_like(behind.prep_at - 1):
        by = False  # “freed men held by Hezbollah”
    return group.passive or (by and not group.passed)


def _finite(found: Occurrence) -> bool:
    """Whether a word that may be a noun too is a verb here: behind an actor, a plural noun, “to” or in a headline."""
    reading, at = found.reading, found.at
    if reading.headline:
        return True
    before = reading.words[at - 1] if at > reading.sentence.first else None
    if before is None or before.possessive:
        return False  # “Hezbollah's arrest of …” is a noun
    if any(phrase.last == at and phrase.spot.last >= at - OWN_SUBJECT for phrase in reading.phrases):
        return True
    if before.low in WORDS["before_finite"]:
        return True
    plural = before.low.endswith("s") and not before.mark and before.low not in WORDS["no_plurals"]
    return plural and found.trigger.form == "base"


def _reduced(reading: Reading, group: Group) -> bool:
    """Whether a participle stands behind a noun without a subject of its own: “members arrested in April”."""
    if group.before is None or group.before.low not in WORDS["done_to"]:
        return False
    return not any(phrase.last == group.start for phrase in reading.phrases)


def _slots_behind(found: Occurrence, frame: Frame, passive: bool) -> Slots:
    """The phrases behind a verb by slot: its object and those with a preposition the frame knows."""
    slots: Slots = {}
    for phrase in found.reading.phrases:
        if not found.at < phrase.spot.first < found.stop or phrase.joined >= 0:
            continue
        key = phrase.prep or ("" if passive else "object")
        if not key or key not in frame or (phrase.prep and phrase.prep_at <= found.at) or _other_verb(found, phrase):
            continue
        if key != "object":
            slots.setdefault(key, []).extend(with_joined(found.reading, phrase))
        elif "object" in slots:
            if slots["object"][-1].last >= phrase.spot.first:
                slots["object"].append(phrase)  # “the NDF commander Saqr Rustam”
        elif not any(word.text == "," for word in found.reading.words[found.last : phrase.first]):
            slots["object"] = with_joined(found.reading, phrase)
    return slots


def _other_verb(found: Occurrence, phrase: Phrase) -> bool:
    """Whether another verb stands between the trigger and the phrase's first word."""
    first = phrase.prep_at if phrase.prep else phrase.first
    return any(_acts_itself(found.reading, at) for at in range(found.last + 1, first))


def _acts_itself(reading: Reading, at: int) -> bool:
    """Whether a word is a verb of the lexicon that has its own object: “sent men to support the NDF”, “and then seized”."""
    word, before = reading.words[at], reading.words[at - 1]
    if before.low in WORDS["infinitive"] and "base" in lexicon().verbs.get(word.low, ()):
        return True
    forms = {one.form for one in lexicon().triggers.get(word.low, ())}
    if not forms & {"past", "third"} or word.capital or before.article or before.low in WORDS["before_other_noun"]:
        return False
    return "participle" not in forms or before.low in WORDS["before_other_verb"]
