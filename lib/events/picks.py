"""A pick is a set of events behind one mark, ribbon or number, as a short text that fits in an address.

`place:<a,b,c>`, `dyad:<left>:<right>:<kind>:<level>` (kind with ~: both ways; "all": any), `cell:<left>:<right>:<kind>:<level>`
(that way or both ways), `actor:<id>:<kind>:<level>` (without kind: any), `ledger:<reason>`, `part:<name>` (a part of the
page), `ids:<a,b,c>`. Kinds of cells and actors may be "cooperative": any but hostile.
"""

from dataclasses import dataclass

import pandas as pd

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.events.among import among
from lib.events.dyads import ALL, COOPERATIVE, links_between, of_kind, without_ways_within
from lib.events.links import links_at
from lib.events.names import label_of, place_name
from lib.events.select import Selection
from lib.events.tables import Tables

LEDGER_WORDS = {"read": "All events read", "shown": "Events shown", "background": "Hidden as background",
                "wholes": "Told as a whole, counted by their parts", "filtered": "Hidden by filters"}
LEVELS = ("actor", "organisation", "bloc", "backer")
WORDS = {"dyad": (4,), "cell": (4,), "actor": (2, 3)}  # how many words follow
MUTUAL = "~"  # follows the kind in a descriptor where the link goes both ways
Parts = dict[str, tuple[str, ...]]


def dyad_keys(counts: pd.DataFrame) -> list[str]:
    """`<left>:<right>:<kind>` of each dyad (left_id, right_id, kind, mutual), as a descriptor holds it."""
    kinds = counts["kind"] + counts["mutual"].map({True: MUTUAL, False: ""}).astype("str")
    return (counts["left_id"] + ":" + counts["right_id"] + ":" + kinds).tolist()


@dataclass(frozen=True)
class Pick:
    """What a descriptor stands for: a heading and event ids; no ids where it means nothing any more."""

    title: str
    event_ids: tuple[str, ...]


def resolve_pick(descriptor: str, tables: Tables, corpus: Corpus, selection: Selection, parts: Parts) -> Pick:
    """The events that a descriptor means in this view; `parts`: the page's own named sets of ids."""
    kind, _, rest = descriptor.partition(":")
    shown = selection.events
    if kind == "ledger":
        return Pick(LEDGER_WORDS.get(rest, rest), selection.ledger.rows(rest) if rest in LEDGER_WORDS else ())
    if kind == "part":
        return Pick(rest[:1].upper() + rest[1:], tuple(parts.get(rest, ())))
    if kind == "place":
        places = rest.split(",")
        title = place_name(corpus, rest) if len(places) == 1 else f"{len(places):,} places"
        return Pick(title, tuple(shown["event_id"][shown["place_id"].isin(places)]))
    if kind == "ids":
        wanted = [tables.aliases.get(event, event) for event in rest.split(",")]
        return Pick("Chosen events", tuple(tables.events["event_id"][tables.events["event_id"].isin(wanted)]))
    if kind in WORDS:
        return _of_links(kind, rest.split(":"), tables, corpus, shown)
    return Pick("Nothing that exists", ())


def _of_links(kind: str, words: list[str], tables: Tables, corpus: Corpus, shown: pd.DataFrame) -> Pick:
    if len(words) not in WORDS[kind] or words[-1] not in LEVELS:
        return Pick("Nothing that exists", ())
    level, link = words[-1], words[-2] if len(words) > 2 else ALL
    links = links_at(tables, corpus, level)
    links = without_ways_within(links[among(links["event_id"], shown["event_id"])])
    names = [label_of(corpus, end, level) for end in words[: 1 if kind == "actor" else 2]]
    if kind == "actor":
        found, title = of_kind(links[(links["left_id"] == words[0]) | (links["right_id"] == words[0])], link), names[0]
    elif kind == "cell":
        found, title = of_kind(links_between(links, *words[:2]), link), f"{names[0]} to {names[1]}"
    else:
        found = links[(links["left_id"] == words[0]) & (links["right_id"] == words[1])]
        found = found if link == ALL else found[found["kind"] + found["mutual"].map({True: MUTUAL, False: ""}) == link]
        title = f"{names[0]} {'⇄' if len(found) and found['mutual'].all() else '→'} {names[1]}"
    title += _kind_words(link)
    return Pick(title, tuple(shown["event_id"][among(shown["event_id"], found["event_id"])]))


def _kind_words(link: str) -> str:
    if link in (ALL, COOPERATIVE):
        return "" if link == ALL else ", not hostile"
    return f", {CODEBOOK.label('link_kind', link.removesuffix(MUTUAL)).lower()}"
