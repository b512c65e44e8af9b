"""The rules of the tables, held by pandera at the door: types, allowed values, and sums that must agree."""

import pandera.pandas as pa
from pandera.errors import SchemaErrors

from lib.corpus.codebook import CODEBOOK
from lib.events.tables import Tables

DAYS = ("first_day", "last_day", "not_after")
FLOATS = ("lat", "lon", "radius_km")
FLAGS = ("background", "not_after_approx", *(f"{name}_about" for name in CODEBOOK.quantities))
COUNTS = ("n_places", "n_articles")


def event_dtypes() -> dict[str, str]:
    """Column -> dtype of the event table, in the codebook's order."""
    return {name: _dtype(name) for name in CODEBOOK.columns}


def _dtype(name: str) -> str:
    if name in DAYS:
        return "datetime64[s]"
    if name in FLOATS:
        return "float64"
    if name in COUNTS:
        return "int64"
    if name in FLAGS:
        return "bool"
    return "Int64" if name.endswith(("_min", "_max")) else "str"


ALLOWED = {
    "type": "types",
    "group": "groups",
    "mode": "modes",
    "issue": "issues",
    "claim": "claims",
    "stage": "stages",
    "severity": "severities",
    "status": "statuses",
    "parts": "parts",
    "located_by": "located_by",
    "date_kind": "date_kinds",
    "place_precision": "precisions",
    "text": "texts",
    "reliability": "reliability",
    "credibility": "credibility",
    "dated_by": "dated_by",
}
REQUIRED = (
    "event_id",
    "type",
    "group",
    "claim",
    "stage",
    "status",
    "dated_by",
    "summary",
    "quote",
    "articles",
    "publishers",
    "text",
    "reliability",
    "credibility",
    "permalink",
)


def _event_column(name: str, dtype: str) -> pa.Column:
    checks = [pa.Check.isin(list(getattr(CODEBOOK, ALLOWED[name])))] if name in ALLOWED else []
    if name.endswith(("_min", "_max")):
        checks.append(pa.Check.ge(0))
    if name in ("lat", "lon"):
        checks.append(pa.Check.in_range(-180, 180) if name == "lon" else pa.Check.in_range(-90, 90))
    return pa.Column(dtype, checks, nullable=name not in REQUIRED, unique=name == "event_id")


def _bounds_agree(name: str) -> pa.Check:
    return pa.Check(
        lambda events: ~(events[f"{name}_min"] > events[f"{name}_max"]).fillna(False).astype(bool),
        error=f"{name}_min above {name}_max",
    )


EVENTS = pa.DataFrameSchema(
    {name: _event_column(name, dtype) for name, dtype in event_dtypes().items()},
    checks=[
        *(_bounds_agree(name) for name in CODEBOOK.quantities),
        pa.Check(lambda events: ~(events["first_day"] > events["last_day"]), error="first_day after last_day"),
        pa.Check(lambda events: events["lat"].isna() == events["lon"].isna(), error="half a point"),
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
