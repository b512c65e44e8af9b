"""What the coders of a corpus decided of words, and what of it is offered first next time: a name that is an actor's or a place's,
a word that tells a type of event, or none.

The rule: of each word the last five decisions are kept, and what most of them say is offered. Of a tie what was decided before
stays, so that a new decision goes before older ones only once it was made more often of late. What goes against the engine and the
corpus (another type, no event, another actor than the one of that name) is offered from the second time on, a name that neither
knows from the first. What was offered so is said in the card's reason, and it stays a proposal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lib.annotating.bench.changing import PLACES, bare, joined, parts, remade
from lib.annotating.bench.checks import known_of
from lib.annotating.bench.model import ACCEPTED, PROPOSED, REJECTED, Bench, Card, Fields, listed, text_of
from lib.annotating.bench.proposals import Named, Proposal, proposals_of
from lib.annotating.bench.retyping import of_type
from lib.annotating.bench.spans import finder_of
from lib.annotating.bench.summaries import summary_of
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.reading.articles import Known
from lib.corpus.text.names import words_of
from lib.suggest.models import Suggestions

KINDS = ("actors", "places", "types")
LAST = 5  # decisions that are kept of a word
AGAINST = 2  # times that something must have been decided to go before what the engine and the corpus say
HERE = "; learned here: "  # in a card's reason: what stands behind it was offered for decisions
DOUBT = 0.5  # what is left of the confidence of an event whose word told none


@dataclass(frozen=True)
class Decision:
    """What was decided of words: whom or where they name, or which type of event they tell (REJECTED: none). `usual`: it is what
    was proposed, and worth keeping only where something else was decided before."""

    kind: str  # of KINDS
    words: str
    to: str
    usual: bool = False


@dataclass(frozen=True)
class Rule:
    """Words as they were first written, and what was decided of them, the newest last."""

    words: str
    told: tuple[str, ...]

    def offered(self, least: int) -> str:
        """What is offered; "" where nothing was decided often enough."""
        best = max(dict.fromkeys(self.told), key=self.told.count, default="")
        return best if self.told.count(best) >= least else ""


@dataclass(frozen=True)
class Learned:
    """The rules of a corpus: kind -> words, folded -> rule."""

    rules: dict[str, dict[str, Rule]] = field(default_factory=lambda: {kind: {} for kind in KINDS})

    def rule(self, kind: str, words: str) -> Rule | None:
        return self.rules[kind].get(words_of(words))

    def plus(self, decisions: Iterable[Decision]) -> "Learned":
        """The rules with what was decided since, in its order."""
        rules = {kind: dict(held) for kind, held in self.rules.items()}
        for one in decisions:
            key, before = words_of(one.words), rules[one.kind].get(words_of(one.words))
            if key.strip() and (before or not one.usual):
                told = (*(before.told if before else ()), one.to)
                rules[one.kind][key] = Rule(before.words if before else " ".join(one.words.split()), told[-LAST:])
        return Learned(rules)


def learn(before: Bench, after: Bench, found: Suggestions, corpus: Corpus) -> tuple[Decision, ...]:
    """What was decided of the engine's proposals between two states of a bench: those that were proposed in the one, and are
    accepted or rejected in the other. To be asked once for each article that is saved, with the bench as it was proposed."""
    known = known_of(corpus)
    ids = {"actors": known.actor_names.ids, "places": known.place_names.ids}
    decisions = _decisions(before, after, tuple(proposals_of(found, corpus, known)))
    return tuple(one for one in decisions if one.kind not in ids or one.to in ids[one.kind])


def _decisions(before: Bench, after: Bench, proposals: tuple[Proposal, ...]) -> Iterator[Decision]:
    for card in after.cards:
        was = before.card(card.key)
        if card.origin != "engine" or card.state == PROPOSED or was is None or was.state != PROPOSED:
            continue
        one = next((one for one in proposals if is_of(was, one, before.text)), None)
        if one is not None:
            to = card.type if card.state == ACCEPTED else REJECTED
            yield Decision("types", one.trigger, to, usual=to == one.type)
        if one is not None and card.state == ACCEPTED:
            yield from _of_names(one, was.event, card.event)


def is_of(card: Card, one: Proposal, text: str) -> bool:
    """Whether a card was made of a proposal: for the same reason, of words that its quote shares."""
    if card.why.partition(HERE)[0] != one.why.partition(HERE)[0]:
        return False
    quote = finder_of(text).find(text_of(card.event.get("quote")))
    return quote is not None and quote.start < one.span.end and one.span.start < quote.end


def _of_names(one: Proposal, was: Fields, now: Fields) -> Iterator[Decision]:
    """Names that were left, and those in whose place one other was put."""
    for kind, fields in (("actors", tuple(CODEBOOK.roles)), ("places", PLACES)):
        shown, left = _values(was, fields), _values(now, fields)
        for named in (named for named in one.named if named.field in fields):
            if named.value in shown and named.value in left:
                yield Decision(kind, named.words, named.value, usual=True)
        for name in fields:
            gone = [value for value in _values(was, (name,)) if value not in left]
            new = [value for value in _values(now, (name,)) if value not in shown]
            words = [named.words for named in one.named if gone and named.value == gone[0]] or _in_place(one, was, name, gone)
            if len(gone) == len(new) == 1 and words:
                yield Decision(kind, words[0], new[0])


def _in_place(one: Proposal, was: Fields, name: str, gone: list[str]) -> list[str]:
    """The words of a value that was itself offered for earlier decisions, by its place in the field."""
    named, shown = [named for named in one.named if named.field == name], _values(was, (name,))
    return [named[shown.index(gone[0])].words] if gone and len(named) == len(shown) else []


def _values(event: Fields, fields: tuple[str, ...]) -> list[str]:
    return [value for name in fields for value in map(text_of, listed(event.get(name))) if value]


def applied(one: Proposal, learned: Learned, known: Known, corpus: Corpus) -> Proposal:
    """A proposal as what was learned has it, and its reason says so; itself where nothing was."""
    card, notes = Card(0, PROPOSED, one.event), []
    for named in one.named:
        kind, names = ("places", known.place_names) if named.field in PLACES else ("actors", known.actor_names)
        rule = learned.rule(kind, named.words)
        to = rule.offered(AGAINST if named.value in names.ids else 1) if rule else ""
        if rule and to in names.ids and to != named.value:
            card = _with_name(card, named, to)
            notes.append(f"“{rule.words}” is {to} ({_often(rule, to)})")
    rule = learned.rule("types", one.trigger)
    to = rule.offered(AGAINST) if rule else ""
    if rule and to in CODEBOOK.types and to != one.type:
        card = of_type(card, to, {})
        notes.append(f"“{rule.words}” tells {to} ({_often(rule, to)})")
    elif rule and to == REJECTED:
        notes.append(f"“{rule.words}” told no event ({_often(rule, to)})")
    if not notes:
        return one
    event = card.event | {"summary": summary_of(card.event, corpus)}
    confidence = round(one.confidence * (DOUBT if to == REJECTED else 1), 2)
    return replace(one, event=event, why=one.why + HERE + "; ".join(notes), confidence=confidence)


def _with_name(card: Card, named: Named, to: str) -> Card:
    """The card with another actor or place for words, which then carry it: they are none of its names."""
    event, evidence, inferred = parts(card)
    event[named.field] = joined(None, [to if one == named.value else one for one in listed(event.get(named.field))])
    evidence[named.field] = bare(joined(evidence.get(named.field), named.words))
    return remade(card, event, evidence, inferred)


def _often(rule: Rule, to: str) -> str:
    return f"{rule.told.count(to)} of the last {len(rule.told)} times" if len(rule.told) > 1 else "decided once"
