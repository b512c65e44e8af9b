"""What the rows of a file become, before any of it is written: each row in words, and how many there are by place and by day."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import read_date
from lib.layers.told import Placed, Reading, Told

BY_YEAR = 60  # months, from more of which on days are counted by year
LONGER, UNDATED = "longer", ""  # what lies in no one period: known to more than it, or to no day at all


class Becomes(NamedTuple):
    """A row as the event that it becomes, in words."""

    line: int
    id: str
    type: str
    left: str
    right: str
    date: str
    place: str
    precision: str
    numbers: str
    open: str
    period: str
    at: int  # number of its place, -1 of none
    mutual: bool  # both sides act on each other


class AtPlace(NamedTuple):
    """How many events are at a place; `at`: its number."""

    at: int
    place: Placed
    n: int


@dataclass(frozen=True)
class Preview:
    """What the rows of a file become, and how many there are by place and by period (of years where `per_year`)."""

    rows: tuple[Becomes, ...]
    places: tuple[AtPlace, ...]
    periods: dict[str, int]
    per_year: bool


def preview(reading: Reading) -> Preview:
    """All of it, of one reading."""
    per_year = is_by_year(reading)
    return Preview(tuple(rows_become(reading, per_year)), tuple(by_place(reading)), by_period(reading, per_year), per_year)


def rows_become(reading: Reading, per_year: bool) -> Iterator[Becomes]:
    """The events of a reading in the order of their rows."""
    names = {named.key: named.name for named in reading.names}
    for told in reading.told:
        place = reading.places[told.place] if told.place >= 0 else None
        yield Becomes(
            told.line,
            told.id,
            CODEBOOK.label("type", told.type),
            *_sides(told, names),
            told.date,
            place.name if place else "",
            CODEBOOK.label("precision", place.precision) if place else "",
            _numbers(told),
            "; ".join(line.partition("\t")[2] for line in told.open.split("\n") if line),
            period_of(told.date, per_year),
            told.place,
            any(rule.mutual and {rule.left, rule.right} <= _roles(told) for rule in CODEBOOK.types[told.type].links),
        )


def by_place(reading: Reading) -> list[AtPlace]:
    """The places of a reading, those of most events first."""
    counts = Counter(told.place for told in reading.told if told.place >= 0)
    return [AtPlace(at, reading.places[at], n) for at, n in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]


def is_by_year(reading: Reading) -> bool:
    """Whether the days of a reading lie too far apart to be counted by month."""
    days = [told.date.partition("/")[0][:7] for told in reading.told if told.date[:1].isdigit()]
    return bool(days) and _months(max(days)) - _months(min(days)) > BY_YEAR


def by_period(reading: Reading, per_year: bool) -> dict[str, int]:
    """Month, or year, -> how many events are known to lie in it, without a gap; LONGER and UNDATED last, where there are any."""
    counts = Counter(period_of(told.date, per_year) for told in reading.told)
    within = sorted(counts.keys() - {LONGER, UNDATED})
    every = _every(within[0], within[-1], per_year) if within else []
    return {period: counts[period] for period in every} | {name: counts[name] for name in (LONGER, UNDATED) if counts[name]}


def period_of(date: str, per_year: bool) -> str:
    """The month, or year, in which an event lies as far as it is known; LONGER where it is known to no single one."""
    if not date:
        return UNDATED
    told = read_date(date)
    if told.first is None or told.last is None:
        return LONGER
    ends = [day.isoformat()[: 4 if per_year else 7] for day in (told.first, told.last)]
    return ends[0] if ends[0] == ends[1] else LONGER


def _every(first: str, last: str, per_year: bool) -> list[str]:
    if per_year:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(_months(first), _months(last) + 1)]


def _months(month: str) -> int:
    year, _, number = month.partition("-")
    return 12 * int(year) + int(number or 1) - 1


def _roles(told: Told) -> set[str]:
    return {line.partition("\t")[0] for line in told.roles.split("\n")}


def _sides(told: Told, names: dict[str, str]) -> tuple[str, str]:
    """Who stands on the left and on the right of the arrow, as the event table has it."""
    found: dict[str, list[str]] = {"left": [], "right": [], "none": []}
    for line in told.roles.split("\n"):
        role, key = line.split("\t")
        found[CODEBOOK.side_of(told.type, role)].append(names[key])
    left, right = (list(dict.fromkeys(found[side])) for side in ("left", "right"))
    return "; ".join(left), "; ".join(right)


def _numbers(told: Told) -> str:
    """ "killed 2–4 (best estimate 3)"."""
    said = []
    for line in told.numbers.split("\n") if told.numbers else ():
        name, least, most, words = line.split("\t")
        bounds = least if least == most else f"{least or '?'}–{most or '?'}"
        label = CODEBOOK.label("quantity", name).lower()
        said.append(f"{label} {bounds}{f' ({words})' if words else ''}" if least or most else f"{label}: {words}")
    return "; ".join(said)
