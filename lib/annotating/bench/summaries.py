"""One plain sentence of who does what to whom, and where: proposed where nobody wrote one, to be bettered by a person.

The clauses are data (summaries.yaml). A claim, a stage and numbers are told as they are coded: what is alleged "is said to" be,
what is planned is not told as done.
"""

import re
import string
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from lib.annotating.bench.changing import is_blank
from lib.annotating.bench.model import Bench, Card, Fields, listed, mapped, text_of
from lib.annotating.bench.numbers import typed_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.reading.yaml_lines import Tree, read_yaml

GOODS = "weapons or goods"  # of which nothing nearer is coded
_SHORT = re.compile("[A-Z]{2,6}")  # what a body is called for short
_MANY = re.compile(r"(?i)\b(?:forces|militias|fighters|units|services|factions|groups|troops|civilians|members|police|guards)\Z")
_SIDE = re.compile(r"(?i)(?:north|south|east|west)\w* of\b")
_ASIDE = re.compile(r"\s*\([^)]*\)\Z")
_NOT_TOLD = "whether it was carried out is not told"
_AT = {"site": "at", "line": "along"}


@dataclass(frozen=True)
class _Clause:
    who: tuple[str, ...]
    does: str
    least: int = 1
    where: str = ""

    @property
    def slots(self) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(self.does) if name}


@lru_cache(maxsize=1)
def clauses() -> dict[str, tuple[_Clause, ...]]:
    """The clauses of each type, and of each type.mode that has its own."""
    rows = mapped(read_yaml(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")).value)
    return {name: tuple(_clause(mapped(one)) for one in listed(found)) for name, found in rows.items()}


def _clause(row: Fields) -> _Clause:
    who = tuple(map(text_of, listed(row["who"])))
    return _Clause(who, text_of(row["does"]), int(text_of(row.get("least")) or 1), text_of(row.get("where")))


def summary_of(event: Fields, corpus: Corpus) -> str:
    """A sentence of an event; of one of a type without clauses, or of nobody, what it is called and where."""
    people = {role: [_name(one, corpus) for one in listed(event.get(role))] for role in CODEBOOK.roles}
    type_id, mode = text_of(event.get("type")), text_of(event.get("mode"))
    told = next((one for one in _clauses_of(type_id, mode) if _fits(one, people)), None)
    if told is None:
        label = CODEBOOK.types[type_id].label if type_id in CODEBOOK.types else type_id
        named = _and([name for names in people.values() for name in names])
        sentence = f"{label}{f' of {named}' if named else ''}{_where(event, '', corpus)}"
    else:
        who = [name for role in told.who for name in people[role]]
        goods = [CODEBOOK.label("goods", text_of(one)).lower() for one in listed(event.get("goods"))]
        slots = {name: _and(people[name]) for name in told.slots if name in people} | {"goods": _and(goods) or GOODS}
        many = len(who) > 1 or bool(_MANY.search(who[0]))
        verb = _told(told.does.format(**slots), text_of(event.get("stage")), text_of(event.get("claim")), many)
        sentence = f"{_and(who)} {verb}{_where(event, told.where, corpus)}"
    return _first_large("; ".join((sentence, *_numbers(event), *_doubts(event)))) + "."


def _clauses_of(type_id: str, mode: str) -> tuple[_Clause, ...]:
    return (*clauses().get(f"{type_id}.{mode}", ()), *clauses().get(type_id, ()))


def _fits(clause: _Clause, people: dict[str, list[str]]) -> bool:
    subject = [name for role in clause.who for name in people.get(role, ())]
    return len(subject) >= clause.least and all(people.get(name) for name in clause.slots if name != "goods")


def _told(verb: str, stage: str, claim: str, many: bool) -> str:
    """The verb as it is told: "attacks", "is said to attack", "plans to attack"."""
    way = {"planned": "plan to ", "attempted": "try to ", "ordered": "be to "}.get(stage, "")
    if verb.startswith("be ") and way:  # who it is done to plans nothing
        way = "be to "
    whole = way + verb if way != "be to " or not claim else f"be about to {verb}"
    if claim:
        return f"{'are' if many else 'is'} said to {whole}"
    return _conjugated(whole, many)


def _conjugated(verb: str, many: bool) -> str:
    """A plain form in the present: of one, or of many."""
    first, space, rest = verb.partition(" ")
    if many:
        return f"{'are' if first == 'be' else first}{space}{rest}"
    ends = "es" if re.search("(?:s|sh|ch|x|z|o)$", first) else "s"
    one = {"be": "is", "have": "has"}.get(first) or (f"{first[:-1]}ies" if re.search("[^aeiou]y$", first) else first + ends)
    return f"{one}{space}{rest}"


def _doubts(event: Fields) -> list[str]:
    told = [_NOT_TOLD] if text_of(event.get("stage")) == "ordered" else []
    return [*told, "this is denied"] if text_of(event.get("claim")) == "denied" else told


def _numbers(event: Fields) -> list[str]:
    """Numbers in words: "at least 7 detained"."""
    found = []
    for name, term in CODEBOOK.quantities.items():
        typed = typed_of(event.get(name))
        if typed[:1].isdigit() or typed.startswith(("about ", "up to ")):
            found.append(f"at least {typed[:-1]} {term.label.lower()}" if typed.endswith("+") else f"{typed} {term.label.lower()}")
    return [re.sub("[0-9]{4,}", lambda digits: f"{int(digits[0]):,}", one) for one in found]


def _name(one: Tree, corpus: Corpus) -> str:
    """What somebody is called: for short where capitals say who it is."""
    if isinstance(one, dict) and one.get("as"):
        return text_of(one["as"])
    name = text_of(one.get("actor") or one.get("of")) if isinstance(one, dict) else text_of(one)
    actor = corpus.actors.get(name)
    if actor is None:
        return name
    return next((alias for alias in actor.aliases if _SHORT.fullmatch(alias)), _ASIDE.sub("", actor.name))


def _where(event: Fields, word: str, corpus: Corpus) -> str:
    named = [corpus.places.get(text_of(one)) or text_of(one) for one in listed(event.get("place"))]
    names = [_ASIDE.sub("", one if isinstance(one, str) else one.name) for one in named]
    names = [re.sub("^Al-", "al-", one) for one in names if one]
    if not names:
        return ""
    names = [f"the area {one[0].lower()}{one[1:]}" if _SIDE.match(one) else one for one in names]
    precision = "" if isinstance(named[0], str) else named[0].precision
    return f" {word or _AT.get(precision, 'in')} {_and(names)}"


def _and(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _first_large(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def summed_up(before: Bench, after: Bench, corpus: Corpus) -> Bench:
    """The bench after a decision, with the sentence of each changed card made anew where it was the machine's own, or where there
    is none and somebody takes part."""
    cards = {card.key: card for card in before.cards}
    made = tuple(
        card.with_event(card.event | {"summary": summary_of(_whole(card, after), corpus)})
        if (was := cards.get(card.key)) is not card and _is_open(card, was, before, corpus)
        else card
        for card in after.cards
    )
    return replace(after, cards=made) if made != after.cards else after


def _is_open(card: Card, was: Card | None, before: Bench, corpus: Corpus) -> bool:
    told = text_of(card.event.get("summary"))
    if not told:
        return not (was and was.event.get("summary")) and any(not is_blank(card.event.get(role)) for role in CODEBOOK.roles)
    return was is not None and told == was.event.get("summary") == summary_of(_whole(was, before), corpus)


def _whole(card: Card, bench: Bench) -> Fields:
    """The event with what it has from the article's defaults."""
    defaults = mapped(bench.fields.get("defaults"))
    return defaults | {name: value for name, value in card.event.items() if value is not None}
