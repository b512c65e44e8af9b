"""The rules of the tables, held at the door: types, allowed values, and sums that must agree.

A table that keeps them is let through by a look at each column; pandera holds the same rules and says of any other all that is
wrong with it, in thirty times the time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.terms import Column, Holds
from lib.events.tables import Tables

DTYPES: dict[Holds, str] = {
    "text": "str",
    "flag": "bool",
    "day": "datetime64[s]",
    "number": "float64",
    "count": "int64",
    "bound": "Int64",
}


def event_dtypes() -> dict[str, str]:
    """Column -> dtype of the event table, in the codebook's order."""
    return {name: DTYPES[column.holds] for name, column in CODEBOOK.columns.items()}


@dataclass(frozen=True)
class Rules:
    """What the values of a column must be: of a type; there, where they are required; each once; of these terms; no less than
    the least and no more than the most. What is missing breaks no rule but that it is required."""

    dtype: str
    required: bool = True
    once: bool = False
    terms: frozenset[str] = frozenset()
    least: float | None = None
    most: float | None = None

    def keeps(self, values: pd.Series) -> bool:
        """Whether a column surely keeps them."""
        return (
            values.dtype == self.dtype
            and not (self.required and values.hasnans)
            and not (self.once and not values.is_unique)
            and not (self.terms and not self.terms.issuperset(values.dropna().unique()))
            and not (self.least is not None and (values < self.least).any())
            and not (self.most is not None and (values > self.most).any())
        )

    def column(self) -> pa.Column:
        """The same for pandera."""
        checks = [pa.Check.isin(sorted(self.terms))] if self.terms else []
        checks += [] if self.least is None else [pa.Check.ge(self.least)]
        checks += [] if self.most is None else [pa.Check.le(self.most)]
        return pa.Column(self.dtype, checks, nullable=not self.required, unique=self.once)


@dataclass(frozen=True)
class Form:
    """Rules of a table: of each column, and of a row's columns together, by what is said of one that breaks it; `more`: whether
    other columns may stand beside these, which else are all, in this order."""

    columns: Mapping[str, Rules]
    together: Mapping[str, Callable[[pd.DataFrame], pd.Series]] = field(default_factory=dict)
    more: bool = False

    def check(self, table: pd.DataFrame) -> None:
        """Raise SchemaErrors, with every failure at once, where a table breaks the rules."""
        if not self.keeps(table):
            self.schema().validate(table, lazy=True)

    def schema(self) -> pa.DataFrameSchema:
        """The same for pandera."""
        return pa.DataFrameSchema(
            {name: rules.column() for name, rules in self.columns.items()},
            checks=[pa.Check(rule, error=broken) for broken, rule in self.together.items()],
            strict=not self.more,
            ordered=not self.more,
        )

    def keeps(self, table: pd.DataFrame) -> bool:
        """Whether a table surely keeps the rules."""
        names = [name for name in table.columns if name in self.columns or not self.more]
        return (
            len(names) == len(self.columns)
            and (set(names) == set(self.columns) if self.more else names == list(self.columns))
            and all(rules.keeps(table[name]) for name, rules in self.columns.items())
            and all(rule(table).all() for rule in self.together.values())
        )


def _of_column(column: Column) -> Rules:
    terms: frozenset[str] = frozenset(getattr(CODEBOOK, column.terms)) if column.terms else frozenset()
    most = {"lat": 90, "lon": 180}.get(column.id)
    least = 0 if column.holds == "bound" else most and -most
    return Rules(DTYPES[column.holds], column.required, column.id == "event_id", terms, least, most)


def _bounds_agree(name: str) -> Callable[[pd.DataFrame], pd.Series]:
    return lambda events: ~(events[f"{name}_min"] > events[f"{name}_max"]).fillna(False).astype(bool)


EVENTS = Form(
    {name: _of_column(column) for name, column in CODEBOOK.columns.items()},
    {
        **{f"{name}_min above {name}_max": _bounds_agree(name) for name in CODEBOOK.quantities},
        "first_day after last_day": lambda events: ~(events["first_day"] > events["last_day"]),
        "half a point": lambda events: events["lat"].isna() == events["lon"].isna(),
        "an article without its words": lambda events: (
            events["articles"].isna() | (events["quote"].notna() & events["text"].notna())
        ),
    },
)
KEY = Rules("str")
PARTICIPANTS = Form({"event_id": KEY, "actor_id": KEY, "role": Rules("str", terms=frozenset(CODEBOOK.roles))}, more=True)
EVENT_PLACES = Form({"event_id": KEY, "place_id": KEY, "role": Rules("str", terms=frozenset(("at", "origin", "near")))})
LINKS = Form(
    {
        "event_id": KEY,
        "left_id": KEY,
        "right_id": KEY,
        "kind": Rules("str", terms=frozenset(CODEBOOK.link_kinds)),
        "mutual": Rules("bool"),
    }
)


def check_tables(tables: Tables) -> None:
    """Raise ValueError, with every failure at once, where a table breaks its rules."""
    try:
        EVENTS.check(tables.events)
        PARTICIPANTS.check(tables.participants)
        EVENT_PLACES.check(tables.event_places)
        LINKS.check(tables.links)
    except SchemaErrors as wrong:
        raise ValueError(str(wrong)) from wrong
