"""Entities of FollowTheMoney as plain JSON: an id, a schema, and properties of several values each."""

import hashlib
import re
from typing import TypedDict

NO_ID = re.compile(r"[^0-9a-zA-Z]+")
DATE = re.compile(r"(\d{4}(-\d{2}){0,2})[~?%]?")  # a day, a month or a year, about or not
Values = dict[str, list[str]]


class Entity(TypedDict):
    """As Aleph and the `ftm` tools read it."""

    id: str
    schema: str
    properties: Values


def entity_id(kind: str, ours: str) -> str:
    """An id of letters, digits and - alone; eight digits of the hash keep apart what differs in other signs."""
    return f"{kind}-{NO_ID.sub('-', ours).strip('-')[:60]}-{hashlib.sha256(ours.encode()).hexdigest()[:8]}".replace("--", "-")


def entity(kind: str, ours: str, schema: str, properties: Values) -> Entity:
    """An entity of what is known: each value once, and none that is empty."""
    told = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": entity_id(kind, ours), "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def ftm_date(edtf: str) -> str:
    """A date of EDTF as the format has it, to the day, month or year; "" where it is no such one."""
    found = DATE.fullmatch(edtf)
    return found[1] if found else ""
