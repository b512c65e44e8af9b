"""What pages count, asked of what is shown: each a small frame, whoever answers."""

from collections.abc import Iterable

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.questions import Range, Reason, Where, where
from lib.engine.shown import Shown, Some
from lib.events.asking.near import places_near
from lib.events.asking.picks import LEDGER_WORDS
from lib.events.counting.dyads import DYAD, HOSTILE, ranked_dyads
from lib.events.counting.grouped import by_governorate, months_by_group, undated_by_group
from lib.events.counting.overview import concentration, dyad_bars, of_sources
from lib.events.counting.periods import DATES, occupied
from lib.events.counting.twins import twins_by

ON_DAYS = ("group", *DATES, "told_last")  # columns that say when an event counts, and in which bar
MOST_LISTED = 8
MUTUAL = frozenset((kind.id, rule.left) for kind in CODEBOOK.types.values() for rule in kind.links if rule.mutual)  # type, role
DATED = where(none=True, dated_by="none")  # something dates it, be it a publication
SEVERE = where(severity=tuple(CODEBOOK.severities))
ONE_SIDED = (SEVERE, where("links:actor", none=True, kind=HOSTILE))  # hostile: who did it, or to whom, is not told


def months(shown: Shown) -> pd.DataFrame:
    """Events by group and month; see months_by_group."""
    told = shown.tally("certainty", *ON_DAYS)
    return months_by_group(told, told["told_last"], shown.doubled(*ON_DAYS))


def undated(shown: Shown) -> pd.DataFrame:
    """Events without a day of their own by group; see undated_by_group."""
    return undated_by_group(shown.tally("group", "certainty", "dated_by"), shown.doubled("group", "dated_by"))


def months_occupied(shown: Shown) -> pd.DataFrame:
    """The months that events touch as counting goes; see occupied."""
    told = shown.tally("certainty", *ON_DAYS)
    return occupied(told, "month", told["told_last"])


def regions(shown: Shown, names: dict[str, str]) -> pd.DataFrame:
    """Events by region of the first level (id -> name); see by_governorate."""
    nowhere = in_no_region(names)
    of_none = shown.doubled(wheres=(nowhere,)).assign(value="")
    doubled = pd.concat([shown.doubled("value", over="facet:region"), of_none], ignore_index=True)
    told = shown.tally("value", "certainty", over="facet:region")
    return by_governorate(told, shown.tally("certainty", wheres=(nowhere,)), doubled, names)


def in_no_region(names: dict[str, str]) -> Where:
    """What holds of the events that name no region of the first level."""
    return where("facet:region", none=True, value=tuple(names))


def top_dyads(shown: Shown, corpus: Corpus, most: int = MOST_LISTED) -> pd.DataFrame:
    """The dyads of organisations with most events; see dyad_bars."""
    over = "links:organisation"
    counts = ranked_dyads(shown.tally(*DYAD, over=over).rename(columns={"n": "events"})).head(most)
    parts = counts[DYAD].merge(shown.tally(*DYAD, "certainty", over=over), on=DYAD)
    same = twins_by(shown.doubled(*DYAD, over=over), *DYAD)
    return dyad_bars(counts, parts, same, corpus)


def newest(shown: Shown, most: int = MOST_LISTED, columns: tuple[str, ...] = tuple(CODEBOOK.columns)) -> pd.DataFrame:
    """These columns of the events with the latest known day; those without a day of their own are not among them."""
    return shown.rows(columns, order="-date", most=most, wheres=(where(dated_by="event"),))


def told_in(shown: Shown, corpus: Corpus) -> str:
    """Of how many articles the events are, and of which other sources; see of_sources."""
    return of_sources(shown.tally("articles"), set(shown.tally("source_id", over="sources")["source_id"]), corpus)


def concentrated(shown: Shown, corpus: Corpus) -> str:
    """Whether half of the events come from one article; see concentration."""
    return concentration(shown.tally("articles"), corpus)


def hostile_events(shown: Shown) -> int:
    """How many events have a severity."""
    return shown.number(SEVERE)


def both_ways(shown: Shown, event_ids: Iterable[str]) -> frozenset[str]:
    """Those of these events in which somebody has a role that acts on others as they on it: a side of a clash, who meets."""
    asked = where(event_id=tuple(event_ids))
    people = shown.tally("event_id", "type", "role", over="people", wheres=(asked,), reason="read")
    return frozenset(
        event for event, *pair in people[["event_id", "type", "role"]].itertuples(index=False) if tuple(pair) in MUTUAL
    )


def events_of(shown: Shown, report_ids: Iterable[str]) -> dict[str, str]:
    """Report id -> the event that it was joined into, shown or not, of those that are there; an event's id is that of a report."""
    asked = tuple(report_ids)
    held = shown.tally("report_id", "event_id", over="told_as", wheres=(where("told_as", report_id=asked),), reason="read")
    found = dict(zip(held["report_id"], held["event_id"]))
    return {report: found[report] for report in asked if report in found}


def reports_of(shown: Shown, event_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Event id -> ids of the reports that were joined into it, its own among them."""
    asked = where(event_id=tuple(event_ids))
    held = shown.tally("event_id", "report_id", over="told_as", wheres=(asked,), reason="read")
    return {str(event): tuple(rows) for event, rows in held.groupby("event_id")["report_id"]}


def reason_of(shown: Shown, event_id: str) -> Reason:
    """Which way an event went, one of lib.events.asking.select.REASONS."""
    went = shown.engine.ledger(shown.filters, (where(event_id=event_id),))
    return next(reason for reason in LEDGER_WORDS if went.get(reason))


def may_lie_outside(shown: Shown, corpus: Corpus) -> Some | None:
    """The events of which no place lies within the circle asked for, only a halo touches it; None where none is asked for."""
    filters = shown.filters
    if not filters.near_place:
        return None
    near = shown.answers.once(("near",), lambda: places_near(corpus, filters.near_place, filters.near_km))
    return Some(shown, (where("facet:place", none=True, value=tuple(sorted(near.inside))),))


def counts_within(first: pd.Timestamp, last: pd.Timestamp) -> Where:
    """What holds of the events that count, at least in part, from one day to another."""
    return where(counts_from=Range(None, last.date()), counts_to=Range(first.date()))
