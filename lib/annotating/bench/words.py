"""Words of the text that a person says carry a field: it rests on them, and takes its value from them where they tell one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lib.annotating.bench.changing import PLACES, TOLD, actor_of, bare, is_blank, joined, parts, remade
from lib.annotating.bench.checks import readings_of
from lib.annotating.bench.decisions import resting_on, set_field, told_again
from lib.annotating.bench.model import Bench, Card, Fields, listed, mapped, text_of
from lib.annotating.bench.numbers import number_written, with_words
from lib.annotating.bench.spans import QUOTE, finder_of, found_at, words_at
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Span
from lib.corpus.reading.articles import Known
from lib.corpus.reading.yaml_lines import Tree
from lib.corpus.text.names import NameIndex, words_of
from lib.corpus.text.provenance import date_in
from lib.suggest.models import Mention, Suggestions

FREE = ("according_to", "reason")  # fields of free words
TERMS = {"issue": CODEBOOK.issues, "goods": CODEBOOK.goods}  # fields whose words may name a term


@dataclass(frozen=True)
class Chosen:
    """Words that were chosen: `text[start:end]`."""

    start: int
    end: int
    words: str


def chosen_in(text: str, start: int, end: int) -> Chosen | None:
    """The words between two offsets without white space around them; None where there are none that can be seen."""
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    bare_words = text[start:end].strip()
    if not any(one.isprintable() and not one.isspace() for one in bare_words):
        return None
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    return Chosen(first, first + len(bare_words), bare_words)


def carried_by(bench: Bench, key: int, field: str, chosen: Chosen, known: Known, found: Suggestions | None) -> Bench:
    """The bench where these words carry a field of a card. `found`: what the engine finds in the text, for dates, numbers and what
    words mean here. Words that stand elsewhere too are taken with their neighbours, so that the reader finds these."""
    card = bench.card(key)
    if card is None:
        return bench
    if field == QUOTE:
        return requoted(bench, card.key, chosen, known, found)
    quote = finder_of(bench.text).find(text_of(card.event.get(QUOTE)))
    told = _Telling(card, chosen, known, found, mapped(bench.fields.get("mentions")))
    value, seen = told.value(field)
    if value is not None:
        bench = set_field(bench, card.key, field, value)
    if seen and quote and quote.start <= chosen.start and chosen.end <= quote.end:
        return bench
    words = words_at(bench.text, chosen.start, chosen.end, quote)
    return resting_on(bench, card.key, field, joined(mapped(card.event.get("evidence")).get(field), words))


def requoted(bench: Bench, key: int, chosen: Chosen, known: Known, found: Suggestions | None) -> Bench:
    """The card with other words as its quote. A field that rested on the quote before and is not seen in this one rests on what
    told it there: its own words where the engine knows them, else the former quote."""
    card = bench.card(key)
    if card is None:
        return bench
    words = words_at(bench.text, chosen.start, chosen.end)
    start = found_at(bench.text, words, chosen.start)
    before = finder_of(bench.text).find(text_of(card.event.get(QUOTE)))
    made = bench.changed(key, lambda one: replace(one.with_event(one.event | {QUOTE: words}), start=start))
    if before is None or made is bench:
        return made
    readings, quote = readings_of(bench, known), finder_of(bench.text).find(words)
    lost = [name for name in readings.unseen(made.card(key)) if name not in readings.unseen(card)]
    return made.changed(key, lambda one: _with_former(one, lost, before, quote, bench.text, found))


def split_at(bench: Bench, key: int, chosen: Chosen, known: Known, found: Suggestions | None) -> Bench:
    """The card split: a second one that these words tell, and is then in hand."""
    made = told_again(bench, key)
    return made if made is bench else requoted(made, made.current, chosen, known, found)


def _with_former(card: Card, names: list[str], before: Span, near: Span | None, text: str, found: Suggestions | None) -> Card:
    event, evidence, inferred = parts(card)
    for name in names:
        told = [one for one in _mentions(name, event, found) if before.start <= one.start and one.end <= before.end]
        words: list[Tree] = [words_at(text, one.start, one.end, near) for one in told]
        evidence[name] = bare(joined(None, words)) if words else before.text
    return remade(card, event, evidence, inferred)


def _mentions(name: str, event: Fields, found: Suggestions | None) -> Iterator[Mention]:
    """Where the engine sees what a field holds, once for each value."""
    values = [actor_of(one) for one in listed(event.get(name))]
    if found is None or name not in TOLD:
        return
    if name in CODEBOOK.roles:
        yield from (one.mentions[0] for one in found.actors if one.id in values or one.name in values)
    elif name in PLACES:
        yield from (one.mentions[0] for one in found.places if one.best.id in values or one.name in values)
    elif name == "date":
        yield from (one.mention for one in found.dates if one.value in values)


class _Telling:
    """What chosen words tell of a field of a card."""

    def __init__(self, card: Card, chosen: Chosen, known: Known, found: Suggestions | None, mentions: Fields):
        self.card, self.chosen, self.known, self.found = card, chosen, known, found
        self.mentions = {name: text_of(one) for name, one in mentions.items()}
        self.words = " ".join(chosen.words.split())

    def value(self, field: str) -> tuple[Tree, bool]:
        """(what the words tell of the field, None where nothing new; whether a quote with these words shows it by itself)."""
        own = self.card.event.get(field)
        if field in CODEBOOK.roles or field in PLACES:
            return self._named(field, self.known.actor_names if field in CODEBOOK.roles else self.known.place_names)
        if field == "date":
            return self._dated()
        if field in CODEBOOK.quantities:
            number = next((one for one in self.found.quantities if self._meets(one.mention)), None) if self.found else None
            if number and (number.min, number.max) != (None, None) and not isinstance(own, list):
                return number_written(number), True
            return with_words(own, self.words), not isinstance(own, list)
        if field in FREE and is_blank(own):
            return self.words, False
        return self._terms(field), False

    def _named(self, field: str, names: NameIndex) -> tuple[Tree, bool]:
        """A name joins those that stand there; words that name nobody stand as a name only where the field is empty, so that a
        person says who is meant."""
        there = listed(self.card.event.get(field))
        identifier = names.resolve(self.words, self.mentions if field in CODEBOOK.roles else None)[0]
        seen = bool(identifier)
        identifier = identifier or self._meant(field, names)
        if identifier:
            return ([*there, identifier] if identifier not in map(_who, there) else None), seen
        return ([self.words] if not there else None), False

    def _meant(self, field: str, names: NameIndex) -> str:
        """Whom the engine sees in the words, or a part of them; "" where that is nobody, or not one alone."""
        if self.found is None:
            return ""
        if field in PLACES:
            meant = {one.best.id for one in self.found.places if any(map(self._holds, one.mentions))}
        else:
            meant = {one.id for one in self.found.actors if any(map(self._holds, (*one.mentions, *one.references)))}
        return min(meant) if len(meant) == 1 and meant <= names.ids.keys() else ""

    def _dated(self) -> tuple[Tree, bool]:
        dates = [one for one in self.found.dates if one.value and self._meets(one.mention)] if self.found else []
        return (dates[0].value, date_in(read_date(dates[0].value), self.words)) if dates else (None, False)

    def _terms(self, field: str) -> Tree:
        """Terms of the codebook that the words name; of a list those that are new."""
        words = words_of(self.words)
        named: list[Tree] = [term.id for term in TERMS.get(field, {}).values() if words_of(term.label) in words]
        if field == "goods":
            return joined(self.card.event.get(field), named) if named else None
        return named[0] if named and is_blank(self.card.event.get(field)) else None

    def _meets(self, mention: Mention) -> bool:
        return mention.start < self.chosen.end and self.chosen.start < mention.end

    def _holds(self, mention: Mention) -> bool:
        return self.chosen.start <= mention.start and mention.end <= self.chosen.end


def _who(one: Tree) -> str:
    """The actor or place that an entry names; of somebody unnamed nobody."""
    return text_of(one.get("actor")) if isinstance(one, dict) else text_of(one)
