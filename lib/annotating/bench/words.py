"""Words of the text that a person says carry a field: it rests on them, and takes its value from them where they tell one."""

from dataclasses import dataclass, replace

from lib.annotating.bench.decisions import resting_on, set_field
from lib.annotating.bench.model import Bench, Card, listed, mapped, text_of
from lib.annotating.bench.proposals import number_written
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import read_date
from lib.corpus.reading.articles import Known
from lib.corpus.reading.yaml_lines import Tree
from lib.corpus.text.names import NameIndex
from lib.corpus.text.provenance import date_in
from lib.suggest.models import Mention, Suggestions

QUOTE = "quote"
PLACES = ("place", "origin", "near")


@dataclass(frozen=True)
class Chosen:
    """Words that were chosen: `text[start:end]`."""

    start: int
    end: int
    words: str


def chosen_in(text: str, start: int, end: int) -> Chosen | None:
    """The words between two offsets without white space around them; None where there are none."""
    start, end = max(0, min(start, end)), min(len(text), max(start, end))
    bare = text[start:end].strip()
    if not bare:
        return None
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    return Chosen(first, first + len(bare), bare)


def carried_by(bench: Bench, key: int, field: str, chosen: Chosen, known: Known, found: Suggestions | None) -> Bench:
    """The bench where these words carry a field of a card. `found`: what the engine finds in the text, for dates and numbers."""
    card = bench.card(key)
    if card is None:
        return bench
    if field == QUOTE:
        return set_field(bench.changed(key, lambda one: replace(one, start=chosen.start)), key, QUOTE, chosen.words)
    value, seen = _value(card, field, chosen, known, found, mapped(bench.fields.get("mentions")))
    if value is not None:
        bench = set_field(bench, key, field, value)
    if seen and _in_quote(card, chosen):
        return bench
    told = listed(mapped(card.event.get("evidence")).get(field))
    return resting_on(bench, key, field, told if chosen.words in told else [*told, chosen.words])


def _in_quote(card: Card, chosen: Chosen) -> bool:
    return card.start <= chosen.start and chosen.end <= card.start + len(text_of(card.event.get(QUOTE)))


def _value(
    card: Card, field: str, chosen: Chosen, known: Known, found: Suggestions | None, mentions: dict[str, Tree]
) -> tuple[Tree, bool]:
    """(what the words tell of the field, None where nothing new; whether a quote with these words shows it by itself)."""
    if field in CODEBOOK.roles or field in PLACES:
        names = known.actor_names if field in CODEBOOK.roles else known.place_names
        return _named(card, field, chosen, names, {name: text_of(one) for name, one in mentions.items()})
    if field == "date":
        return _dated(chosen, found)
    if field in CODEBOOK.quantities:
        number = next((one for one in found.quantities if _overlap(one.mention, chosen)), None) if found else None
        return (number_written(number) if number else {"words": chosen.words}), True
    if field == "according_to" and not card.event.get(field):
        return chosen.words, False
    return None, False


def _named(card: Card, field: str, chosen: Chosen, names: NameIndex, mentions: dict[str, str]) -> tuple[Tree, bool]:
    """A name joins those that stand there; words that name nobody stand as a name only where the field is empty, so that a person
    says who is meant."""
    there = listed(card.event.get(field))
    identifier, _, _ = names.resolve(chosen.words, mentions)
    if identifier:
        return ([*there, identifier] if identifier not in there else None), True
    return ([chosen.words] if not there else None), False


def _dated(chosen: Chosen, found: Suggestions | None) -> tuple[Tree, bool]:
    date = next((one for one in found.dates if _overlap(one.mention, chosen) and one.value), None) if found else None
    if date is None:
        return None, False
    return date.value, date_in(read_date(date.value), chosen.words)


def _overlap(mention: Mention, chosen: Chosen) -> bool:
    return mention.start < chosen.end and chosen.start < mention.end
