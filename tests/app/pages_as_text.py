"""Pages of the corpus and the codebook that the environment names, as JSON on standard output: a process of its own, since a
codebook is read when the program starts. Run as `python -m tests.app.pages_as_text '{"app": {}, "timeline": {"_lanes": "type"}}'`,
with what each page is asked."""

import json
import sys

from streamlit.testing.v1 import AppTest

from lib.settings import ROOT
from tests.app.scanned import scan_once

KINDS = ("caption", "subheader", "markdown", "info", "warning")


def page_as_text(page: str, query: dict[str, str]) -> dict:
    """words: what it says; menu: the pages it links to; options: label of each filter -> what it offers; tables: cells; figures:
    as Plotly gets them; tables_of_rows: of each table that opens evidence its rows, label -> cell; passages: of an article's
    text."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    if page != "app":
        app.switch_page(f"pages/{page}.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    held = [json.loads(one.proto.json or "{}") for one in app.get("bidi_component")]
    assert not app.exception, (page, app.exception)
    return {
        "words": [one.value for kind in KINDS for one in app.get(kind)]
        + [one.label for one in app.button]
        + [one.proto.body for one in app.get("html")],
        "menu": [one.proto.label for one in app.get("page_link")],
        "options": {one.label: list(one.options) for one in app.multiselect},
        "tables": [str(cell) for table in app.table for cell in table.value.reset_index().to_numpy().ravel()],
        "figures": [json.loads(one.proto.spec) for one in app.get("plotly_chart")],
        "tables_of_rows": [_rows(found) for found in held if found.get("rows")],
        "passages": [part for found in held for part in found.get("segments", ())],
    }


def _rows(table: dict) -> list[dict[str, str]]:
    labels = [column["label"] for column in table["columns"]]
    return [dict(zip(labels, row["cells"], strict=True)) for row in table["rows"]]


if __name__ == "__main__":
    scan_once()
    json.dump({page: page_as_text(page, asked) for page, asked in json.loads(sys.argv[1]).items()}, sys.stdout)
