"""The rules of the tables, held by pandera at the door: types, allowed values, and sums that must agree."""

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


def _event_column(column: Column) -> pa.Column:
    checks = [pa.Check.isin(list(getattr(CODEBOOK, column.terms)))] if column.terms else []
    if column.holds == "bound":
        checks.append(pa.Check.ge(0))
    if column.id in ("lat", "lon"):
        checks.append(pa.Check.in_range(-180, 180) if column.id == "lon" else pa.Check.in_range(-90, 90))
    return pa.Column(DTYPES[column.holds], checks, nullable=not column.required, unique=column.id == "event_id")


def _bounds_agree(name: str) -> pa.Check:
    return pa.Check(
        lambda events: ~(events[f"{name}_min"] > events[f"{name}_max"]).fillna(False).astype(bool),
        error=f"{name}_min above {name}_max",
    )


EVENTS = pa.DataFrameSchema(
    {name: _event_column(column) for name, column in CODEBOOK.columns.items()},
    checks=[
        *(_bounds_agree(name) for name in CODEBOOK.quantities),
        pa.Check(lambda events: ~(events["first_day"] > events["last_day"]), error="first_day after last_day"),
        pa.Check(lambda events: events["lat"].isna() == events["lon"].isna(), error="half a point"),
        pa.Check(
            lambda events: events["articles"].isna() | (events["quote"].notna() & events["text"].notna()),
            error="an article without its words",
        ),
    ],
    strict=True,
    ordered=True,
)


def _keys(*names: str) -> dict[str, pa.Column]:
    return {name: pa.Column("str", nullable=False) for name in names}


PARTICIPANTS = pa.DataFrameSchema(
    _keys("event_id", "actor_id") | {"role": pa.Column("str", pa.Check.isin(list(CODEBOOK.roles)))}, strict=False
)
EVENT_PLACES = pa.DataFrameSchema(
    _keys("event_id", "place_id") | {"role": pa.Column("str", pa.Check.isin(["at", "origin", "near"]))}, strict=True
)
LINKS = pa.DataFrameSchema(
    _keys("event_id", "left_id", "right_id")
    | {"kind": pa.Column("str", pa.Check.isin(list(CODEBOOK.link_kinds))), "mutual": pa.Column(bool)},
    strict=True,
)


def check_tables(tables: Tables) -> None:
    """Raise ValueError, with every failure at once, where a table breaks its rules."""
    try:
        EVENTS.validate(tables.events, lazy=True)
        PARTICIPANTS.validate(tables.participants, lazy=True)
        EVENT_PLACES.validate(tables.event_places, lazy=True)
        LINKS.validate(tables.links, lazy=True)
    except SchemaErrors as wrong:
        raise ValueError(str(wrong)) from wrong
