"""What is asked, in words: a chip for each filter, and all of them as one line."""

from dataclasses import dataclass

from lib.corpus.model.models import Corpus
from lib.events.asking.choice_names import Known, Names
from lib.events.asking.choices import CHOICES, Choice, names_of
from lib.events.asking.filters import Filters, Ids
from lib.events.names import place_name
from lib.events.words import plain_day

LONGEST_SAID = 40  # letters of what a link asks in vain
FIRST = ("who", "where")  # groups of choices that stand before the days


@dataclass(frozen=True)
class Chip:
    """One active filter in words; `field` and `value` are what `Filters.without` takes off."""

    field: str
    value: str
    words: str


def chips(filters: Filters, known: Known, corpus: Corpus) -> tuple[Chip, ...]:
    """Every active filter in words, in the order of the sidebar: who and where first, then when, then the rest."""
    found = [Chip("search", "", f"search: {filters.search}")] if filters.search else []
    sets = [(choice, chip) for choice in CHOICES for chip in _set_chips(filters, choice, known, corpus)]
    found += [chip for choice, chip in sets if choice.group in FIRST]
    if filters.near_place:
        place = place_name(corpus, filters.near_place)
        found.append(Chip("near_place", "", f"within {filters.near_km:g} km of {place}"))
    found += _day_chips(filters)
    found += [chip for choice, chip in sets if choice.group not in FIRST]
    if filters.background:
        found.append(Chip("background", "", "with background"))
    if filters.count == "incidents":
        found.append(Chip("count", "", "counted as incidents"))
    if filters.once:
        found.append(Chip("once", "", "perhaps the same taken once"))
    if filters.drafts:
        found.append(Chip("drafts", "", "with drafts"))
    found += [
        Chip("vain", f"{name}={value}", f"{name.lstrip('_')}: “{value[:LONGEST_SAID]}”, which is not here")
        for name, value in filters.vain
    ]
    return tuple(found)


def in_words(filters: Filters, known: Known, corpus: Corpus) -> str:
    """The filters as one line for people; "all events" where nothing is asked."""
    return "; ".join(chip.words for chip in chips(filters, known, corpus)) or "all events"


def _set_chips(filters: Filters, choice: Choice, known: Known, corpus: Corpus) -> list[Chip]:
    chosen: Ids = getattr(filters, choice.name)
    if chosen is None:
        return []
    word = "between" if choice.name == "actors" and filters.between else choice.word
    if not chosen:
        return [Chip(choice.name, "", f"{word}: nothing that exists")]
    names: Names = {} if choice.by_id else names_of(known, corpus, choice.name)
    return [Chip(choice.name, value, f"{word}: {names[value].name if value in names else value}") for value in sorted(chosen)]


def _day_chips(filters: Filters) -> list[Chip]:
    found = []
    if filters.first_day:
        found.append(Chip("first_day", "", f"from {plain_day(filters.first_day)}"))
    if filters.last_day:
        found.append(Chip("last_day", "", f"to {plain_day(filters.last_day)}"))
    if filters.undated is not None:
        found.append(Chip("undated", "", "with undated" if filters.undated else "without undated"))
    return found
