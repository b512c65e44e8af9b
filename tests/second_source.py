"""A made-up dataset as a second source of records beside the sample's articles: a list of its rows, and how they are read.

Each row says what is odd about it. `give` makes every corpus have it; run as a program, it starts the server with it.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Corpus, Participant, Quantity
from lib.corpus.model.records import About, Provenance, Record, Source
from lib.corpus.model.register import Actor, Place
from lib.events.building import sources

ABOUT = About(
    "valley",
    "Valley Incidents",
    publisher="Institute of the Valley",
    licence="CC BY 4.0",
    citation="Institute of the Valley: Valley Incidents, version 3 (made up).",
    url="https://example.org/valley",
)
ROWS: tuple[dict, ...] = (
    {"id": "2", "what": "clash", "day": "2021-06-14", "left": "riders", "right": "ndf", "where": "old-bridge", "dead": (3, 5),
     "says": "Riders and NDF fighters exchange fire at the old bridge.", "told": "Bridge Radio"},
    {"id": "10", "what": "attack", "day": "2021-07", "left": "riders", "right": "civilians", "where": "al-ashara", "dead": (1, 1),
     "says": "Riders attack a convoy of residents, some day of July."},
    {"id": "11", "what": "meeting", "day": None, "left": "riders", "right": "", "where": "", "dead": None,
     "says": "A row without a day."},
    {"id": "x-7", "what": "clash", "day": "2021-06-15", "left": "ndf", "right": "irgc", "where": "al-ashara", "dead": None,
     "same": "ashara-clash/1", "says": "A row that tells the event of an article."},
)  # fmt: skip
BOTH = frozenset({"articles", "valley"})  # what to ask for to have its events beside those of articles
ROLES = {"clash": ("side_a", "side_b"), "attack": ("initiator", "target"), "meeting": ("participants", "participants")}
OWN_ACTORS = (Actor("valley.riders", "Valley Riders", "paramilitary", "", name_ar="فرسان الوادي"),)
OWN_PLACES = (
    Place(
        "valley.old-bridge",
        "Old Bridge",
        "bridge",
        "site",
        lat=35.1,
        lon=40.4,
        radius_km=1.0,
        governorates=("Deir ez-Zor",),
        country="SY",
        located_by="survey",
        source="Valley Incidents",
    ),
)
OWN = {one.id.removeprefix("valley."): one.id for one in (*OWN_ACTORS, *OWN_PLACES)}
DATASET = Provenance("valley", "valley:all", ABOUT.publisher, "B", url=ABOUT.url, words=(ABOUT.title, ABOUT.publisher))


@dataclass(frozen=True)
class Dataset:
    """Rows as records. Its actors are looked up among its own, then among the corpus's."""

    rows: tuple[dict, ...] = ROWS
    about: About = ABOUT
    actors: tuple[Actor, ...] = OWN_ACTORS
    places: tuple[Place, ...] = OWN_PLACES

    @property
    def mark(self) -> str:
        return hashlib.sha256(json.dumps(self.rows).encode()).hexdigest()

    def records(self, corpus: Corpus, /) -> Iterator[Record]:
        return (record_of(row) for row in self.rows)

    def record(self, record_id: str, corpus: Corpus, /) -> Record | None:
        return next((record for record in self.records(corpus) if record.id == record_id), None)


def record_of(row: dict) -> Record:
    left, right = ROLES[row["what"]]
    named = {left: row["left"], right: row["right"] or row["left"]}
    return Record(
        f"valley:{row['id']}",
        row["what"],
        row["says"],
        {role: (Participant(OWN.get(name, name)),) for role, name in named.items()},
        DATASET,
        place=(OWN.get(row["where"], row["where"]),) if row["where"] else (),
        date=read_date(row["day"]) if row["day"] else None,
        quantities={"killed": Quantity(*row["dead"])} if row["dead"] else {},
        same_as=(row["same"],) if "same" in row else (),
        according_to=row.get("told", ""),
        credibility="2",
    )


def give(monkeypatch: pytest.MonkeyPatch, *given: Source) -> None:
    """Every corpus has these sources from here on, the dataset where none is named."""
    monkeypatch.setattr(sources, "SOURCES", given or (Dataset(),))


if __name__ == "__main__":
    from streamlit.web.cli import main

    sources.SOURCES = (Dataset(),)
    main()
