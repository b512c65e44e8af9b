"""Events become what a crosswalk makes of them: in the table with what is lost, or left out with the reason; every event once.

A row of a layer in their very form is given back as the event table keeps it, and nothing of it is coded anew.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.exchange.chosen import Chosen
from lib.exchange.crosswalks.crosswalk import TOLD, Crosswalk, Rule, Words
from lib.exchange.crosswalks.facts import NOWHERE, Placed, placed
from lib.exchange.crosswalks.sides import NOBODY, sides_of
from lib.exchange.plain import plain_rows
from lib.exchange.shapes import Row

NEEDED = (
    *("event_id", "layer", "type", "mode", "severity", "issue", "claim", "stage", "status", "review", "date", "date_kind"),
    *("first_day", "last_day", "dated_by", "place", "place_precision", "lat", "n_places", "places", "initiators", "targets"),
    *("by_force", "n_articles", "source_row", "part_of", "radius_km", "killed_about"),
)
PART = 3  # a row is theirs where it says something in at least one of so many columns
LOST = ("mode", "by_force")  # columns that a type may tell: lost only where it does not


@dataclass(frozen=True)
class Coded:
    """An event and what became of it. `out`: why it is left out; `losses`: what of it is lost; `own`: their row that it is."""

    row: Row
    placed: Placed
    out: Rule | None = None
    losses: tuple[Rule, ...] = ()
    own: Words | None = None


def coded_events(events: pd.DataFrame, people: pd.DataFrame | None, corpus: Corpus, crosswalk: Crosswalk) -> Iterator[Coded]:
    """Each event in the order of the table; of their columns those that are asked for are enough."""
    sides, empty = sides_of(events, people, corpus), frozenset(name for name in events.columns if _says_nothing(events[name]))
    rules = [rule for rule in (*crosswalk.losses, *no_column_rules(crosswalk)) if not _never(rule, empty)]
    for row in plain_rows(events):
        if own := own_row(row, crosswalk):
            yield Coded(row, NOWHERE, own=own)
            continue
        one = placed(row, sides.get(str(row["event_id"]), NOBODY), crosswalk, corpus)
        told = row | one.facts
        out = next((rule for rule in crosswalk.out if holds(rule, told)), None)
        losses = () if out else tuple(rule for rule in rules if holds(rule, told))
        yield Coded(row, one, out, losses)


def coded_chosen(chosen: Chosen, crosswalk: Crosswalk) -> Iterator[Coded]:
    """The same of events that are chosen, by no more columns than that takes."""
    named = {name for rule in (*crosswalk.out, *crosswalk.losses, *no_column_rules(crosswalk)) for name in rule.when}
    columns = tuple(name for name in CODEBOOK.columns if name in named or name in NEEDED or _is_bound(name))
    return coded_events(chosen.every(columns), chosen.people(), chosen.corpus, crosswalk)


def own_row(row: Row, crosswalk: Crosswalk) -> Words | None:
    """The cells of a row of a layer that is in their form, as the event table keeps them; None of any other event, and of one that
    articles tell too."""
    kept = row["source_row"]
    if not crosswalk.own or not row["layer"] or row["n_articles"] or not isinstance(kept, str):
        return None
    if not all(f'"{name}":' in kept for name in crosswalk.own):
        return None
    found: Words = json.loads(kept)
    return found if len(found.keys() & crosswalk.columns) >= len(crosswalk.columns) / PART else None


def holds(rule: Rule, told: Mapping[str, object]) -> bool:
    """Whether all that a rule asks of an event's cells and facts is so."""
    for name, values in rule.when.items():
        cell = told[name]
        if values is TOLD:
            if cell is None or cell == "" or cell is False:
                return False
        elif ("" if cell is None else "true" if cell is True else cell) not in values:
            return False
    return not (rule.unless and told["severity"] == rule.unless)


def _never(rule: Rule, empty: frozenset[str]) -> bool:
    """Whether a rule asks for what no event says."""
    return any(values is TOLD and name in empty for name, values in rule.when.items())


def _says_nothing(column: pd.Series) -> bool:
    return not (column.any() if column.dtype == bool else column.notna().any())


def no_column_rules(crosswalk: Crosswalk) -> tuple[Rule, ...]:
    """A rule for each of our columns that has none there: of a number, one for either bound."""
    return tuple(rule for name, why in crosswalk.no_column.items() for rule in _no_column(name, why, crosswalk.title))


def _no_column(name: str, why: str, title: str) -> Iterator[Rule]:
    said = f"{title} has no place for it. {why}"
    if name in CODEBOOK.quantities:
        yield Rule(f"{name}_min", name, {f"{name}_min": TOLD}, said, "", became="lost")
        yield Rule(f"{name}_max", name, {f"{name}_min": ("",), f"{name}_max": TOLD}, said, "", became="lost")
    elif name in LOST:
        yield Rule(name, name, {f"{name}_lost": TOLD}, said, "", value=f"{name}_lost", became="lost")
    elif terms := CODEBOOK.columns[name].terms:
        usual = (
            CODEBOOK.default(terms) if any(getattr(term, "default", False) for term in getattr(CODEBOOK, terms).values()) else ""
        )
        yield Rule(name, name, {name: tuple(term for term in getattr(CODEBOOK, terms) if term != usual)}, said, "", became="lost")
    else:
        yield Rule(name, name, {name: TOLD}, said, "", became="lost")


def _is_bound(name: str) -> bool:
    return name.endswith(("_min", "_max")) and CODEBOOK.columns[name].holds == "bound"
