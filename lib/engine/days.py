"""What a filter of days leaves out, in numbers: dated outside them, without a day of their own, and ruled out."""

from dataclasses import dataclass

from lib.engine.questions import NO_EVENT, Range, Where, either, where
from lib.engine.shown import Shown, Some
from lib.events.asking.filters import Filters

OWN_DAY, NO_DAY = where(dated_by="event"), where(none=True, dated_by="event")


@dataclass(frozen=True)
class Left:
    """How many events that all other filters leave are dated outside the days, how many without a day of their own may lie within
    them, how many of these nothing dates, and how many cannot lie within, published before."""

    dated: int
    undated: int
    without_any: int
    ruled_out: int


def asks_days(filters: Filters) -> bool:
    return filters.first_day is not None or filters.last_day is not None


def without_days(filters: Filters) -> Filters:
    """All filters but that of days, where one is asked."""
    return filters.changed(first_day=None, last_day=None, undated=None) if asks_days(filters) else filters


def undated_left_out(shown: Shown) -> Some:
    """The events that a choice of days leaves out because they have no day of their own; not those that had happened before."""
    filters = shown.filters
    if filters.keeps_undated or not asks_days(filters):
        return Some(shown, (NO_EVENT,))
    return Some(shown.other(filters.changed(undated=True)), (NO_DAY,))  # what has a day of its own is shown already


def left_out(shown: Shown) -> Left:
    """What the days that are asked for leave out."""
    filters, undated = shown.filters, undated_left_out(shown)
    every = Some(shown.other(without_days(filters)))
    untold = every.also(NO_DAY, *(_published_before(filters) if filters.keeps_undated else ()))
    number, none = undated.number(), undated.also(where(dated_by="none")).number()
    return Left(every.also(OWN_DAY, *_outside(filters)).number(), number, none, untold.number() - number)


def _outside(filters: Filters) -> tuple[Where, ...]:
    """What holds of dated events that do not overlap the days; between a day and one before it lies nothing."""
    before = [where(none=True, last_day=(None, Range(filters.first_day)))] if filters.first_day else []
    after = [where(none=True, first_day=(None, Range(None, filters.last_day)))] if filters.last_day else []
    return () if filters.days_turned else (either(*before, *after),)


def _published_before(filters: Filters) -> tuple[Where, ...]:
    """What holds of undated events that cannot lie within the days."""
    if filters.days_turned:
        return ()
    return (where(none=True, not_after=(None, Range(filters.first_day))),) if filters.first_day else (NO_EVENT,)
