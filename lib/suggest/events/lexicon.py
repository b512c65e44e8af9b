"""The event lexicon as lookups: which words may tell which event, and who plays which role around them."""

import functools
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from lib.suggest.text.knowledge import read_yaml

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True)
class Entry:
    """One line of event_lexicon.yaml."""

    type: str
    frame: dict[str, dict[str, str]]  # active, passive, noun -> slot -> role
    mode: str = ""
    needs: tuple[str, ...] = ()  # roles of which one must be filled
    objects: frozenset[str] = frozenset()  # what the verb must be done to
    subjects: frozenset[str] = frozenset()  # what must stand before the verb
    units: frozenset[str] = frozenset()  # what must come, near the trigger
    unless: tuple[str, ...] = ()
    unless_object: tuple[str, ...] = ()  # the same, right behind it alone
    active: bool = False  # never read as a passive ("left")
    both: bool = False  # needs two actors
    finite: bool = False  # never as a participle or in -ing
    yields: str = ""  # a type that, told of the same doer in the same sentence, stands for this too
    passive: bool = False  # only as a passive ("was fired")


@dataclass(frozen=True)
class Trigger:
    """How a word may tell an event. `form`: base, third, past, participle, ing, noun; `rest`: words that must follow
    (of a verb up to six words behind, of a noun at once)."""

    entry: Entry
    form: str
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    """`triggers`: lower-case word -> what it may tell; `verbs`: every form of every verb here -> its forms."""

    triggers: dict[str, tuple[Trigger, ...]]
    verbs: dict[str, frozenset[str]]
    cues: dict[str, tuple[tuple[str, ...], ...]]


def forms_of(verb: str, irregular: dict[str, list[str]], doubling: frozenset[str]) -> list[tuple[str, str]]:
    """A regular or listed verb's forms: (word, form)."""
    past, participle = irregular.get(verb) or [_past(verb, doubling)] * 2
    forms = [(verb, "base"), (_third(verb), "third"), (past, "past"), (participle, "participle"), (_ing(verb, doubling), "ing")]
    if verb.endswith("l") and verb in doubling:  # "quarrelled", and "quarreled" overseas
        forms += [(verb + "ed", "past"), (verb + "ed", "participle"), (verb + "ing", "ing")]
    return forms


def _past(verb: str, doubling: frozenset[str]) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _ends_in_y(verb):
        return verb[:-1] + "ied"
    return (verb + verb[-1] if verb in doubling else verb) + "ed"


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_y(verb) else verb + "s"


def _ing(verb: str, doubling: frozenset[str]) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if verb in doubling else verb) + "ing"


def _ends_in_y(verb: str) -> bool:
    return verb[-1] == "y" and verb[-2] not in _VOWELS


@functools.cache
def lexicon() -> Lexicon:
    """event_lexicon.yaml, read once."""
    raw = read_yaml("event_lexicon.yaml")
    irregular, doubling = raw["irregular"], frozenset(raw["doubling"])
    triggers: dict[str, list[Trigger]] = defaultdict(list)
    verbs: dict[str, set[str]] = defaultdict(set)
    for line in raw["events"]:
        entry = _entry(line, raw["frames"])
        for verb in line.get("verbs", ()):
            first, *rest = verb.split()
            for word, form in forms_of(first, irregular, doubling):
                verbs[word].add(form)
                trigger = Trigger(entry, form, tuple(rest))
                if trigger not in triggers[word]:
                    triggers[word].append(trigger)
        for noun in line.get("nouns", ()):
            first, *rest = noun.split()
            triggers[first].append(Trigger(entry, "noun", tuple(rest)))
    for verb in irregular:
        for word, form in forms_of(verb, irregular, doubling):
            verbs[word].add(form)
    ordered = {
        word: tuple(sorted(found, key=lambda one: (-len(one.rest), not one.entry.objects))) for word, found in triggers.items()
    }
    cues = {kind: tuple(tuple(phrase.split()) for phrase in phrases) for kind, phrases in raw["cues"].items()}
    return Lexicon(ordered, {word: frozenset(found) for word, found in verbs.items()}, cues)


def _entry(line: dict[str, Any], frames: dict[str, dict[str, dict[str, str]]]) -> Entry:
    """One line of the lexicon."""
    return Entry(
        line["type"],
        frames[line["frame"]],
        line.get("mode", ""),
        tuple(line["needs"].split()) if "needs" in line else (),
        frozenset(line.get("object", ())),
        frozenset(line.get("subject", ())),
        frozenset(line.get("units", ())),
        tuple(line.get("unless", ())),
        tuple(line.get("unless_object", ())),
        line.get("active", False),
        line.get("both", False),
        line.get("finite", False),
        line.get("yields", ""),
        line.get("passive", False),
    )
