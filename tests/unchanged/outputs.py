"""What the program gives for what is in the repository, each output as one digest: tables, suggestions, figures.

A change of structure leaves all of them as they are. Where one is meant to change, `python -m tests.unchanged` writes the digests
anew, and the change of the file says which outputs differ.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

from benchmarks.suggest_scores import TEXTS
from lib.address.pages import PAGES
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables
from lib.settings import ROOT, SAMPLE
from lib.suggest.engine import suggest
from lib.suggest.metadata import parse_raw
from lib.suggest.standoff import as_standoff

DIGESTS = Path(__file__).with_name("digests.json")
CORPORA = (SAMPLE, *(ROOT / "tests" / "corpora" / name for name in ("delta", "mixed", "plain")))
TABLES = ("events", "participants", "event_places", "links", "report_dates", "backing")
LONG = re.compile(r"-?\d+\.\d{5,}(?:e-?\d+)?")
DECIMALS = 4  # of a number in a figure, also within its texts: the last ones are the machine's


def digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:16]


def of_tables() -> Iterator[tuple[str, str]]:
    """Each table of each corpus, with its types, and what is wrong with its files."""
    for folder in CORPORA:
        corpus = read_corpus(folder)
        tables = build_tables(corpus)
        for name in TABLES:
            table = getattr(tables, name)
            yield f"{folder.name}/{name}", digest(table.to_csv() + str(table.dtypes.to_dict()))
        facets = {name: (facet.values, facet.rows.tolist(), facet.codes.tolist()) for name, facet in sorted(tables.facets.items())}
        yield f"{folder.name}/facets", digest(json.dumps(facets))
        yield f"{folder.name}/problems", digest("\n".join(map(str, corpus.problems)))


def of_suggestions() -> Iterator[tuple[str, str]]:
    """What is suggested for each evaluation text, in its JSON form, without and with the sample."""
    sample = read_corpus(SAMPLE)
    for path in sorted(TEXTS.glob("*.txt")):
        raw = parse_raw(path.read_text(encoding="utf-8"))
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["published"]
        published = raw.published()[0] or told
        for name, corpus in (("alone", None), ("sample", sample)):
            found = as_standoff(suggest(raw.text, published, corpus), path.stem)
            yield f"suggestions/{path.stem}/{name}", digest(json.dumps(found, ensure_ascii=False, sort_keys=True))


def of_figures() -> Iterator[tuple[str, str]]:
    """Each chart of each page of the sample."""
    for page in PAGES:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        app = app if page.file == "app.py" else app.switch_page(page.file)
        for number, chart in enumerate(app.run().get("plotly_chart")):
            figure = _plain(json.loads(chart.proto.spec))
            yield f"figures/{page.title}/{number}", digest(json.dumps(figure, sort_keys=True))


def _plain(part: object) -> object:
    """A figure without the name of its map's start, which is another in each session, and with numbers as far as they count."""
    if isinstance(part, dict) and "bdata" in part:  # numbers as bytes
        return [_plain(value) for value in np.frombuffer(base64.b64decode(part["bdata"]), part["dtype"]).tolist()]
    if isinstance(part, dict):
        return {name: _plain(value) for name, value in part.items() if name != "uirevision"}
    if isinstance(part, list):
        return [_plain(value) for value in part]
    if isinstance(part, str):
        return LONG.sub(lambda found: f"{float(found[0]) + 0:.{DECIMALS}f}", part)
    return round(part, DECIMALS) + 0.0 if isinstance(part, float) else part


def outputs() -> dict[str, str]:
    return dict([*of_tables(), *of_suggestions(), *of_figures()])
