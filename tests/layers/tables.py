"""Made-up tables in the forms of other publishers, and layers made of them: a row each says what is odd about it."""

import csv
import io
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.errors import Problem
from lib.events.building.sources import with_sources
from lib.layers.findings import Findings
from lib.layers.layer_file import format_named
from lib.layers.opening import open_table
from lib.layers.rows import Asked, read_rows
from lib.layers.told import Reading
from lib.settings import SAMPLE

GED = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
).split()
FIGHT = {
    "id": "101.0",
    "relid": "VAL-2014-1-7-1",
    "year": "2014.0",
    "active_year": "1.0",
    "code_status": "Clear",
    "type_of_violence": "1.0",
    "conflict_new_id": "70.0",
    "conflict_name": "Valley: Government",
    "dyad_new_id": "700.0",
    "dyad_name": "Government of Valley - Hill Front",
    "side_a_new_id": "7.0",
    "side_a": "Government of Valley",
    "side_b_new_id": "8.0",
    "side_b": "Hill Front",
    "number_of_sources": "2.0",
    "source_article": '"Valley Post,2014-05-02,Two dead at ford";"Hill Radio,2014-05-03,At the\nford"',
    "source_office": "Valley Post;Hill Radio",
    "source_headline": "Two dead at ford;At the\nford",
    "source_original": "police; a doctor",
    "where_prec": "1.0",
    "where_coordinates": "Ford town",
    "where_description": "at the ford,\nsouth of town",
    "adm_1": "Homs governorate",
    "adm_2": "Ford district",
    "latitude": "34.5",
    "longitude": "37.5",
    "country": "Syria",
    "country_id": "652.0",
    "region": "Middle East",
    "event_clarity": "1.0",
    "date_prec": "1.0",
    "date_start": "2014-05-01",
    "date_end": "2014-05-01",
    "deaths_a": "1.0",
    "deaths_b": "1.0",
    "deaths_civilians": "0.0",
    "deaths_unknown": "0.0",
    "best": "2.0",
    "high": "4.0",
    "low": "1.0",
    "gwnoa": "652.0",
}
GED_ROWS = (
    FIGHT,
    FIGHT | {"id": "102.0", "where_prec": "2.0", "date_prec": "2.0", "date_end": "2014-05-03"},
    FIGHT
    | {"id": "103.0", "where_prec": "3.0", "where_coordinates": "Ford district", "date_prec": "3.0", "date_end": "2014-05-07"},
    FIGHT
    | {"id": "104.0", "where_prec": "4.0", "where_coordinates": "Homs governorate", "date_prec": "4.0", "date_end": "2014-05-31"},
    FIGHT | {"id": "105.0", "where_prec": "5.0", "where_coordinates": "Long border", "date_prec": "5.0", "date_end": "2014-12-31"},
    FIGHT
    | {"id": "106.0", "where_prec": "6.0", "where_coordinates": "Syria", "adm_1": "", "adm_2": "", "low": "9.0", "high": "3.0"},
    FIGHT
    | {
        "id": "107.0",
        "where_prec": "7.0",
        "where_coordinates": "Off the coast",
        "adm_1": "",
        "adm_2": "",
        "type_of_violence": "2.0",
    },
    FIGHT
    | {
        "id": "108.0",
        "latitude": "34.9",
        "type_of_violence": "3.0",
        "side_b": "Civilians",
        "side_b_new_id": "9999.0",
        "best": "0.0",
        "low": "0.0",
    },
)
GED_LAYER = 'title: "UCDP GED 25.1"\nformat: ucdp-ged\nfile: ged.csv\ndownloaded: "2025-06-30"\n'


def as_csv(rows: Iterable[Mapping[str, str]], columns: Iterable[str], delimiter: str = ",") -> str:
    """A table of rows; what a row does not say is empty."""
    into = io.StringIO(newline="")
    writer = csv.DictWriter(into, list(columns), restval="", extrasaction="ignore", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return into.getvalue()


def ged(*rows: Mapping[str, str], columns: Iterable[str] = GED) -> str:
    """A table in the form of UCDP GED."""
    return as_csv(rows or GED_ROWS, columns)


def read(table: str | bytes, format_name: str = "ucdp-ged", sample: Corpus | None = None, **only: tuple[str, ...]) -> Reading:
    """What is read of a table by a format, in the extent of the sample."""
    mapping, findings = format_named(format_name), Findings("table.csv")
    opened = open_table(table.encode() if isinstance(table, str) else table, mapping.delimiter, findings)
    extent = (sample or read_corpus(SAMPLE)).settings.extent
    return read_rows(opened, Asked(mapping, only, extent), findings)


def with_layer(
    folder: Path, layer: str = GED_LAYER, table: str | bytes | None = None, name: str = "ged.csv", id_: str = "ged"
) -> Path:
    """A copy of the sample, in a folder of tests, with a layer."""
    if not folder.exists():
        shutil.copytree(SAMPLE, folder)
    inside = folder / "layers" / id_
    inside.mkdir(parents=True, exist_ok=True)
    (inside / "layer.yaml").write_text(layer, encoding="utf-8")
    told = ged() if table is None else table
    (inside / name).write_bytes(told.encode() if isinstance(told, str) else told)
    return folder


def corpus_of(folder: Path) -> Corpus:
    """The corpus of a folder with its layers."""
    return with_sources(read_corpus(folder))


def said(problems: Iterable[Problem], *words: str) -> bool:
    """Whether each of the words stands in a problem."""
    told = "\n".join(map(str, problems))
    missing = [word for word in words if word not in told]
    if missing:
        pytest.fail(f"{missing} not in:\n{told}")
    return True


ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities tags timestamp"
).split()
CLASH = {
    "event_id_cnty": "VAL101",
    "event_date": "2022-05-16",
    "year": "2022",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Valley",
    "assoc_actor_1": "Ford Guard; Hill Guard",
    "inter1": "State forces",
    "actor2": "Hill Front",
    "inter2": "Rebel group",
    "country": "Syria",
    "admin1": "Homs",
    "location": "Ford",
    "latitude": "34.5",
    "longitude": "37.5",
    "geo_precision": "1",
    "source": "Valley Post; Hill Radio",
    "source_scale": "National",
    "notes": "On 16 May 2022, soldiers and fighters of Hill Front fought at Ford.",
    "fatalities": "3",
    "civilian_targeting": "",
    "tags": "crowd size=no report",
    "timestamp": "1653000000",
}
STRATEGIC = {"event_type": "Strategic developments", "actor2": "", "inter2": ""}
ACLED_ROWS = (
    CLASH,
    CLASH
    | {"event_id_cnty": "VAL102", "event_date": "16 May 2022", "fatalities": "0", "time_precision": "2", "geo_precision": "2"},
    CLASH | {"event_id_cnty": "VAL103", "time_precision": "3", "geo_precision": "3", "inter1": "1", "inter2": "2"},
    CLASH
    | {
        "event_id_cnty": "VAL104",
        "sub_event_type": "Excessive force against protesters",
        "actor1": "Protesters (Valley)",
        "inter1": "6",
    }
    | {"actor2": "Police Forces of Valley", "inter2": "1", "civilian_targeting": "Civilian targeting"},
    CLASH | STRATEGIC | {"event_id_cnty": "VAL105", "sub_event_type": "Non-violent transfer of territory", "fatalities": "0"},
    CLASH | STRATEGIC | {"event_id_cnty": "VAL106", "sub_event_type": "Headquarters or base established", "fatalities": "0"},
    CLASH | STRATEGIC | {"event_id_cnty": "VAL107", "sub_event_type": "Arrests", "actor2": "Civilians (Valley)", "inter2": "7"},
    CLASH | STRATEGIC | {"event_id_cnty": "VAL108", "sub_event_type": "Looting/property destruction", "fatalities": "0"},
    CLASH | STRATEGIC | {"event_id_cnty": "VAL109", "sub_event_type": "Other"},
)
