"""Events in others' codes, read back from the zip, for the tests of crosswalks."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.exchange.companions import Beside
from lib.exchange.crosswalks.crosswalk import crosswalk_of
from lib.exchange.formats import FORMATS
from lib.exchange.manifest import Snapshot
from tests.conftest import DAY, event_table

CROSSED = ("acled", "ged", "plover")
NUMBERS = [f"{name}_{side}" for name in CODEBOOK.quantities for side in ("min", "max", "about")]
PEOPLE = ["event_id", "actor_id", "role", "described", *NUMBERS]
ON_A_DAY = DAY | {"date": "2021-03-05", "first_day": "2021-03-05", "last_day": "2021-03-05"}
FORD = {"place_id": "ford", "place": "Ford", "places": "Ford", "lat": -3.5, "lon": 0.25, "place_precision": "town"}
FIGHT = {"event_id": "north/1", "summary": "They fight.", "severity": "violent", "killed_min": 2, "killed_max": 2} | ON_A_DAY | FORD
SIDES = (("side_a", "syrian-arab-army"), ("side_b", "isis"))
Rows = list[dict[str, str]]


class Crossed(NamedTuple):
    """What a zip holds: rows of its table by id (of PLOVER records), and of loss.csv."""

    rows: dict[str, dict]
    losses: Rows
    readme: str

    def lost(self, event: str = "north/1") -> set[tuple[str, str]]:
        """Their and our field of all that was lost of an event."""
        return {(row["their_field"], row["our_field"]) for row in self.losses if row["event_id"] == event}

    def left_out(self) -> dict[str, str]:
        """Event -> of which of our fields it is left out."""
        return {row["event_id"]: row["our_field"] for row in self.losses if row["became"] == "left out"}


def crossed(name: str, snapshot: Snapshot) -> Crossed:
    """A snapshot in the form of a format, read by nothing that wrote it."""
    with zipfile.ZipFile(io.BytesIO(FORMATS[name].make(snapshot))) as packed:
        held = {entry: packed.read(entry).decode("utf-8-sig") for entry in packed.namelist()}
    crosswalk = crosswalk_of(name)
    assert list(held) == [crosswalk.file, "loss.csv", "README.txt"]
    if crosswalk.columns:
        rows = {row[crosswalk.own_id]: row for row in read(held[crosswalk.file])}
    else:
        rows = {row["id"]: row for row in map(json.loads, held[crosswalk.file].splitlines())}
    return Crossed(rows, read(held["loss.csv"]), held["README.txt"])


def read(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def of(corpus: Corpus, *rows: Mapping[str, object], people: Iterable[tuple[str, ...]] = SIDES) -> Snapshot:
    """A snapshot of rows (tests.conftest); `people`: role and actor, and words for somebody unnamed, of each of them."""
    events = event_table([dict(row) for row in rows])
    told = [(row["event_id"], actor, role, *described) for row in rows for role, actor, *described in people]
    frame = pd.DataFrame([(*one, "")[:4] for one in told], columns=PEOPLE[:4], dtype="str").reindex(columns=PEOPLE)
    return Snapshot(events, corpus, beside=Beside(frame, pd.DataFrame(), {}))
