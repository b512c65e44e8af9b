"""The ways out: a line for each kind of file that a selection leaves as.

A format makes its bytes of a snapshot alone, and gives the same for the same; what it cannot hold of these very rows it says
before anything is made.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lib.events.long_cells import MOST_OF_A_CELL
from lib.exchange.chosen import Chosen
from lib.exchange.crosswalks.package import acled_misses, ged_misses, plover_misses, write_acled, write_ged, write_plover
from lib.exchange.csv import write_csv
from lib.exchange.data_package import package_misses, write_data_package
from lib.exchange.ftm import ftm_misses, write_ftm
from lib.exchange.geojson import geojson_misses, write_geojson
from lib.exchange.kml import kml_misses, write_kml
from lib.exchange.manifest import Snapshot
from lib.exchange.network import network_misses, write_gexf, write_graphml
from lib.exchange.parquet import parquet_misses, write_parquet
from lib.exchange.snapshot import write_zip
from lib.exchange.telling import counted
from lib.exchange.timeline_js import timeline_js_misses, write_timeline_js
from lib.exchange.xlsx import write_xlsx, xlsx_misses

CUT = (
    "Longer than a spreadsheet's cell ({most:,} characters), so that it would be cut on opening: {cells} ({columns}). "
    "The files hold all of it, and the manifest in the zip says which rows."
)
Sentences = tuple[str, ...]


@dataclass(frozen=True)
class Format:
    """`label`: on the page; `ending`: of the file's name; `misses`: what the file does not hold of the events chosen and
    why, a sentence each."""

    id: str
    label: str
    ending: str
    mime: str
    make: Callable[[Snapshot], bytes]
    misses: Callable[[Chosen], Sentences]


def _cut_by_a_spreadsheet(chosen: Chosen) -> Sentences:
    long = chosen.long()
    cells = counted(sum(long.values()), "cell")
    return (CUT.format(cells=cells, columns=", ".join(long), most=MOST_OF_A_CELL),) if long else ()


FORMATS = {  # in the order of the page; the first is what it offers unasked
    one.id: one
    for one in (
        Format("csv", "CSV", ".csv", "text/csv", lambda snapshot: write_csv(snapshot.events), _cut_by_a_spreadsheet),
        Format("zip", "All tables and manifest (zip)", ".zip", "application/zip", write_zip, _cut_by_a_spreadsheet),
        Format(
            "xlsx",
            "Excel workbook (XLSX)",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            write_xlsx,
            xlsx_misses,
        ),
        Format("geojson", "GeoJSON", ".geojson", "application/geo+json", write_geojson, geojson_misses),
        Format("parquet", "Parquet", ".parquet", "application/vnd.apache.parquet", write_parquet, parquet_misses),
        Format("datapackage", "Data Package (zip)", ".datapackage.zip", "application/zip", write_data_package, package_misses),
        Format("graphml", "GraphML network", ".graphml", "application/graphml+xml", write_graphml, network_misses),
        Format("gexf", "GEXF network (Gephi)", ".gexf", "application/gexf+xml", write_gexf, network_misses),
        Format("kml", "KML (Google Earth)", ".kml", "application/vnd.google-earth.kml+xml", write_kml, kml_misses),
        Format("timelinejs", "TimelineJS", ".timeline.json", "application/json", write_timeline_js, timeline_js_misses),
        Format("ftm", "FollowTheMoney", ".ftm.json", "application/x-ndjson", write_ftm, ftm_misses),
        Format("acled", "ACLED's columns, with a loss report (zip)", ".acled.zip", "application/zip", write_acled, acled_misses),
        Format("ged", "UCDP GED's columns, with a loss report (zip)", ".ged.zip", "application/zip", write_ged, ged_misses),
        Format("plover", "PLOVER JSON, with a loss report (zip)", ".plover.zip", "application/zip", write_plover, plover_misses),
    )
}
