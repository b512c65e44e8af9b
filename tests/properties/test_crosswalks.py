"""Whatever events there are: rows of the table and events named as left out are the events selected, each once, and the sentences
before a download count them."""

import datetime
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.model.codebook import CODEBOOK
from lib.exchange.chosen import chosen_of
from lib.exchange.formats import FORMATS
from lib.exchange.manifest import Snapshot
from tests.exchange.crossed import CROSSED, crossed, of
from tests.exchange.taken import taken
from tests.properties.test_selection import CORPUS, FILTERS, TABLES

NAMES = st.sampled_from(CROSSED)
DAYS = st.dates(datetime.date(2018, 1, 1), datetime.date(2021, 12, 31)).map(str)
TERMS = {"claim": "claims", "stage": "stages", "status": "statuses", "date_kind": "date_kinds", "place_precision": "precisions"}
ACTORS = st.sampled_from((*CORPUS.actors, "nobody"))


def in_one_place(name: str, snapshot: Snapshot) -> None:
    """Every event is in the table or left out, and the file and the sentences say the same."""
    told, events = crossed(name, snapshot), list(snapshot.events["event_id"])
    said = FORMATS[name].misses(chosen_of(snapshot))

    assert sorted([*told.rows, *told.left_out()]) == sorted(events) and not set(told.rows) & set(told.left_out())
    assert {row["event_id"] for row in told.losses} <= set(events)
    assert all(row["became"] and row["why"] and "{" not in row["became"] + row["why"] for row in told.losses)
    left = [row for row in told.losses if row["their_field"] == "the whole row"]
    counted = [int(number) for sentence in said for number in re.findall(r"^(\d+) events? left out", sentence)]
    assert len(left) == len(told.left_out()) == sum(counted)
    assert bool(said) == bool(told.losses)


@settings(max_examples=40)
@given(NAMES, FILTERS)
def test_every_event_of_a_selection_is_in_the_table_or_named(name: str, filters) -> None:
    in_one_place(name, taken(TABLES, CORPUS, filters))


@st.composite
def rows(draw) -> dict:
    """An event as odd as the table may hold one."""
    kind = draw(st.sampled_from(tuple(CODEBOOK.types)))
    mode = draw(st.sampled_from(("", *CODEBOOK.types[kind].modes)))
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    least, most = draw(st.none() | st.integers(0, 9)), draw(st.none() | st.integers(9, 12))
    term = {name: draw(st.sampled_from(tuple(getattr(CODEBOOK, of)))) for name, of in TERMS.items()}
    placed = draw(st.booleans())
    return term | {
        "type": kind,
        "group": CODEBOOK.types[kind].group,
        "mode": mode or None,
        "severity": CODEBOOK.severity(kind, mode) or None,
        "by_force": draw(st.sampled_from((None, *CODEBOOK.by_force))) if kind == "hq_handover" else None,
        "summary": draw(st.sampled_from(("They fight.", "=1+1", "-5", '"a",\r\nb', "اشتباك"))),
        "date": draw(st.sampled_from(("2021", "2021-03~", "2021-03-05", "2021-03/..", "[2020-01-01..2020-05-01]"))),
        "first_day": min(first, last) if first and last else first,
        "last_day": max(first, last) if first and last else last,
        "dated_by": draw(st.sampled_from(("event", "event", "none"))),
        "killed_min": least,
        "killed_max": most,
        "place": "Ford" if placed else None,
        "place_id": "ford" if placed else None,
        "lat": draw(st.none() | st.floats(-90, 90)) if placed else None,
        "n_places": draw(st.integers(1, 3)) if placed else 0,
        "places": "Ford; Old Town" if placed else None,
        "place_precision": term["place_precision"] if placed else None,
    }


@settings(max_examples=60)
@given(NAMES, st.lists(rows(), max_size=4), st.data())
def test_every_odd_event_is_in_the_table_or_named(name: str, drawn: list[dict], data: st.DataObject) -> None:
    told = [row | {"event_id": f"north/{at}", "lon": row["lat"] and 0.5} for at, row in enumerate(drawn)]
    people = data.draw(st.lists(st.tuples(st.sampled_from(tuple(CODEBOOK.roles)), ACTORS), max_size=5, unique=True))
    snapshot = of(CORPUS, *told, people=people)

    in_one_place(name, snapshot)
