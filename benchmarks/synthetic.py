"""Seeded corpora of an invented conflict, of any size, in the corpus's own format."""

import json
import random
from pathlib import Path

import numpy as np
import pandas as pd

from lib.events.building.kin import Kin
from lib.events.tables import Facet, Tables

TYPES = (
    ("clash", "side_a", "side_b"),
    ("attack", "initiator", "target"),
    ("detention", "initiator", "target"),
    ("hq_handover", "giver", "recipient"),
    ("shipment", "sender", "recipient"),
    ("dispute", "side_a", "side_b"),
)
ACTORS, PLACES, EVENTS = 60, 800, 10  # EVENTS: of each article


def write_corpus(folder: Path, articles: int, seed: int = 7) -> None:
    """Write a corpus of `articles` articles with EVENTS events each; the same for the same seed."""
    dice = random.Random(seed)
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "corpus.yaml").write_text(
        "title: Benchmark (invented)\ncountries: [QX]\nextent: {west: 0, south: 0, east: 10, north: 10}\n"
        "blocs: [{id: red, label: Red, hue: blue}, {id: white, label: White, hue: orange}]\n",
        encoding="utf-8",
    )
    (folder / "actors.yaml").write_text(_actors(), encoding="utf-8")
    header = "id,name,name_ar,aliases,kind,precision,lat,lon,radius_km,governorate,district,country,within,located_by,source\n"
    (folder / "places.csv").write_text(
        header
        + "".join(
            f"town-{n},Town {n},,,town,town,{dice.uniform(0, 10):.4f},{dice.uniform(0, 10):.4f},,Province {n % 12},,QX,,"
            "gazetteer,invented\n"
            for n in range(PLACES)
        ),
        encoding="utf-8",
    )
    for number in range(articles):
        (folder / "articles" / f"report-{number}.md").write_text(_article(number, dice), encoding="utf-8")


def _actors() -> str:
    """Two states and ACTORS forces: some a state's own, some backed by one, and a fifth of each with ties that change."""
    states = [f"- {{id: state-{n}, name: State {n}, kind: state, bloc: {('red', 'white')[n]}}}" for n in range(2)]
    forces = []
    for n in range(ACTORS):
        whole, dated = f"force-{n // 4}" if n > 8 else f"state-{n % 2}", ", from: 2014, to: 2019-06" if n % 5 == 0 else ""
        ties = f", part_of: [{{actor: {whole}{dated}}}]" if n > 8 or n % 3 == 0 else ""
        ties += f", backed_by: [{{actor: state-{n // 2 % 2}{dated}}}]" if n % 3 else ""
        forces.append(f"- {{id: force-{n}, name: Force {n}, kind: paramilitary, bloc: {('red', 'white')[n % 2]}{ties}}}")
    return "\n".join(states + forces)


def _article(number: int, dice: random.Random) -> str:
    events, sentences = [], []
    for event in range(1, EVENTS + 1):
        kind, left, right = dice.choice(TYPES)
        one, other, town = dice.randrange(ACTORS), dice.randrange(ACTORS), dice.randrange(PLACES)
        day = f"20{dice.randrange(12, 25)}-{dice.randrange(1, 13):02d}-{dice.randrange(1, 29):02d}"
        said = f"On {day} Force {one} met Force {other} at Town {town} in matter {event}"
        sentences.append(f"{said}.")
        date = f"\n    date: {day}" if dice.random() < 0.6 else ""
        events.append(
            f"  - id: {event}\n    type: {kind}\n    {left}: [force-{one}]\n    {right}: [force-{other}]\n"
            f"    place: town-{town}{date}\n    summary: {json.dumps(said)}\n    quote: {json.dumps(said)}\n"
        )
    return (
        f"---\nid: report-{number}\ntitle: Report {number}\npublisher: Paper {number % 9}\npublished: 2024-12-31\n"
        f"text: full\nevents:\n{''.join(events)}---\n{' '.join(sentences)}\n"
    )


def repeat_tables(tables: Tables, times: int) -> Tables:
    """Tables in which every event stands `times` times under ids of its own; sizes that no folder of files is read for."""
    n = len(tables.events)

    def named(frame: pd.DataFrame) -> pd.DataFrame:
        copies = [frame.assign(event_id=frame["event_id"] + f"~{number}") for number in range(times)]
        return pd.concat(copies, ignore_index=True)

    facets = {
        name: Facet(facet.values, np.concatenate([facet.rows + number * n for number in range(times)]), np.tile(facet.codes, times))
        for name, facet in tables.facets.items()
    }
    return Tables(
        named(tables.events),
        named(tables.participants),
        named(tables.event_places),
        named(tables.links),
        facets,
        pd.concat([tables.folded] * times, ignore_index=True),
        _kin(tables.kin, n, times),
        {},
        tables.labels,
        pd.concat([tables.report_dates] * times, ignore_index=True),
        named(tables.backing),
    )


def _kin(kin: Kin, n: int, times: int) -> Kin:
    copies = range(times)
    return Kin(
        np.concatenate([kin.parts + number * n for number in copies]),
        np.concatenate([kin.wholes + number * n for number in copies]),
        np.tile(kin.exhausted, times),
        np.concatenate([np.where(kin.twins < 0, kin.twins, kin.twins + number * n) for number in copies]),
    )
