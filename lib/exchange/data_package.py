"""The selection as a Frictionless Data Package: six CSV tables in a zip with `datapackage.json`, which says the type, the
meaning and the keys of every column, what was selected, under which licence, and on which articles it rests."""

import hashlib
import io
import zipfile
from typing import TypedDict

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.names import actor_name, bloc_label, place_name
from lib.exchange.chosen import Chosen
from lib.exchange.companions import companions
from lib.exchange.csv import write_csv
from lib.exchange.manifest import CSV_FORMAT, Snapshot, as_json
from lib.exchange.meanings import ROWS, column_meanings
from lib.exchange.snapshot import entry_of
from lib.exchange.telling import citation_lines, told

ROWS_OF_OTHERS = {
    "actors": "one row per actor that takes part in an event or ends a link at any level but that of blocs",
    "places": "one row per place of an event",
}
ACTORS = {
    "actor_id": "id of the actor, in actors.yaml",
    "actor": "its name",
    "name_ar": "its name in Arabic",
    "kind": "what it is (codebook actor kind)",
    "bloc": "the bloc it is in, where that holds always",
    "part_of": "what it is, or was at some time, a part of: names",
}
PLACES = {
    "place_id": "id of the place, in places.csv",
    "place": "its name",
    "name_ar": "its name in Arabic",
    "place_precision": "how exactly it is known (codebook precision)",
    "lat": "latitude of its point, degrees (WGS 84); empty: no sourced point",
    "lon": "longitude of its point, degrees (WGS 84); empty: no sourced point",
    "radius_km": "kilometres round the point within which it lies; empty: not told",
    "located_by": "where the point comes from: survey, gazetteer or proxy",
    "place_source": "source of the point",
}
OTHERS = {"actors": ACTORS, "places": PLACES}
KEYS = {"events": "event_id", "actors": "actor_id", "places": "place_id"}
TIES = {  # table -> its column -> the table whose key it is
    "participants": {"event_id": "events", "actor_id": "actors"},
    "event_places": {"event_id": "events", "place_id": "places"},
    "links": {"event_id": "events"},
}
TYPES = {"text": "string", "flag": "boolean", "day": "date", "number": "number", "count": "integer", "bound": "integer"}


class Field(TypedDict, total=False):
    """A column, as Table Schema says it."""

    name: str
    type: str
    description: str
    constraints: dict[str, object]


def write_data_package(snapshot: Snapshot) -> bytes:
    """datapackage.json and the tables beside it, in a zip."""
    tables = tables_of(snapshot)
    files = {f"{name}.csv": write_csv(rows) for name, rows in tables.items()}
    resources = [_resource(name, rows, files[f"{name}.csv"], snapshot) for name, rows in tables.items()]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in ({"datapackage.json": as_json(_package(snapshot, resources))} | files).items():
            archive.writestr(entry_of(name, None), content)
    return packed.getvalue()


def tables_of(snapshot: Snapshot) -> dict[str, pd.DataFrame]:
    """Name -> table; of a snapshot with nothing beside the events alone."""
    if snapshot.beside is None:
        return {"events": snapshot.events}
    found = companions(snapshot.beside, snapshot.corpus)
    links = found["links"][found["links"]["level"] != "bloc"]
    actors = pd.concat([found["participants"]["actor_id"], links["left_id"], links["right_id"]]).unique()
    places = found["event_places"]["place_id"].unique()
    return (
        {"events": snapshot.events}
        | found
        | {"actors": _actors(sorted(actors), snapshot.corpus), "places": _places(sorted(places), snapshot.corpus)}
    )


def _actors(ids: list[str], corpus: Corpus) -> pd.DataFrame:
    rows = []
    for one in ids:
        actor = corpus.actors.get(one)
        wholes = "; ".join(actor_name(corpus, tie.actor) for tie in actor.part_of) if actor else None
        bloc = bloc_label(corpus, actor.bloc) if actor and actor.bloc and not actor.blocs else None
        rows.append((one, actor_name(corpus, one), actor and actor.name_ar, actor and actor.kind, bloc, wholes))
    return pd.DataFrame(rows, columns=list(ACTORS), dtype="str").replace("", None)


def _places(ids: list[str], corpus: Corpus) -> pd.DataFrame:
    rows = []
    for one in ids:
        place = corpus.places.get(one)
        point = (place.lat, place.lon, place.radius_km) if place else (None, None, None)
        known = (place.name_ar, place.precision) if place else (None, None)
        source = (place.located_by, place.source) if place else (None, None)
        rows.append((one, place_name(corpus, one), *known, *point, *source))
    numbers = dict.fromkeys(("lat", "lon", "radius_km"), "float64")
    return pd.DataFrame(rows, columns=list(PLACES)).astype(dict.fromkeys(PLACES, "str") | numbers)


def _package(snapshot: Snapshot, resources: list[dict[str, object]]) -> dict[str, object]:
    corpus = snapshot.corpus
    return {
        "profile": "tabular-data-package",
        "name": "faultlines-events",
        "title": corpus.settings.title,
        "description": f"Events selected: {snapshot.words}.",
        **({"homepage": snapshot.link} if snapshot.link.startswith("http") else {}),
        **({"licenses": [{"name": "custom", "title": corpus.settings.licence}]} if corpus.settings.licence else {}),
        "sources": [{"title": line} for line in citation_lines(snapshot)],
        "resources": resources,
        "faultlines": told(snapshot),
    }


def _resource(name: str, rows: pd.DataFrame, content: bytes, snapshot: Snapshot) -> dict[str, object]:
    meanings = OTHERS.get(name) or column_meanings(name, snapshot.corpus.settings)
    ties = [{"fields": [column], "reference": {"resource": of, "fields": [KEYS[of]]}} for column, of in TIES.get(name, {}).items()]
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "description": f"{ROWS_OF_OTHERS.get(name) or ROWS[name]}. {CSV_FORMAT}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(name, column, rows[column], meanings[column]) for column in rows.columns],
            "missingValues": [""],
            **({"primaryKey": [KEYS[name]]} if name in KEYS else {}),
            **({"foreignKeys": ties} if ties else {}),
        },
    }


def _field(table: str, name: str, column: pd.Series, meaning: str) -> Field:
    known = CODEBOOK.columns.get(name) if table == "events" else None
    rules: dict[str, object] = {"required": True} if (known and known.required) or name == KEYS.get(table) else {}
    rules |= {"unique": True} if name == KEYS.get(table) else {}
    rules |= {"minimum": 0} if known and known.holds == "bound" else {}
    rules |= {"enum": list(getattr(CODEBOOK, known.terms))} if known and known.terms else {}
    kind = TYPES[known.holds] if known else _type(column)
    made: Field = {"name": name, "type": kind, "description": meaning}
    return made | {"constraints": rules} if rules else made


def _type(column: pd.Series) -> str:
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    return "number" if pd.api.types.is_float_dtype(column) else "string"


def package_misses(chosen: Chosen) -> tuple[str, ...]:
    """Nothing."""
    return ()
