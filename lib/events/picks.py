"""A pick is a set of events behind one mark, ribbon or number, as a short text that fits in an address.

`place:<id>`, `dyad:<left>:<right>:<kind>:<level>` (kind with ~: both ways; "all": any), `actor:<id>:<level>`, `ledger:<reason>`,
`part:<name>` (a part of the page), `ids:<a,b,c>`.
"""

from dataclasses import dataclass

import pandas as pd

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.events.links import links_at
from lib.events.names import label_of, place_name
from lib.events.select import Selection
from lib.events.tables import Tables

LEDGER_WORDS = {"read": "All events read", "shown": "Events shown", "background": "Hidden as background",
                "wholes": "Told as a whole, counted by their parts", "filtered": "Hidden by filters"}
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
        return Pick(rest.capitalize(), tuple(parts.get(rest, ())))
    if kind == "place":
        return Pick(place_name(corpus, rest), tuple(shown["event_id"][shown["place_id"] == rest]))
    if kind == "ids":
        wanted = [tables.aliases.get(event, event) for event in rest.split(",")]
        return Pick("Chosen events", tuple(tables.events["event_id"][tables.events["event_id"].isin(wanted)]))
    if kind in ("dyad", "actor"):
        return _of_links(kind, rest.split(":"), tables, corpus, shown)
    return Pick("Nothing that exists", ())


def _of_links(kind: str, words: list[str], tables: Tables, corpus: Corpus, shown) -> Pick:
    level = words[-1]
    if level not in ("actor", "organisation", "bloc", "backer") or len(words) != (4 if kind == "dyad" else 2):
        return Pick("Nothing that exists", ())
    links = links_at(tables, corpus, level)
    links = links[links["event_id"].isin(shown["event_id"])]
    if kind == "actor":
        found = links[(links["left_id"] == words[0]) | (links["right_id"] == words[0])]
        title = label_of(corpus, words[0], level)
    else:
        left, right, link, _ = words
        found = links[(links["left_id"] == left) & (links["right_id"] == right)]
        kind_of = found["kind"] + found["mutual"].map({True: MUTUAL, False: ""})
        found = found if link == "all" else found[kind_of == link]
        sign = "⇄" if len(found) and found["mutual"].all() else "→"
        title = f"{label_of(corpus, left, level)} {sign} {label_of(corpus, right, level)}"
        title += "" if link == "all" else f", {CODEBOOK.label('link_kind', link.removesuffix(MUTUAL)).lower()}"
    return Pick(title, tuple(shown["event_id"][shown["event_id"].isin(found["event_id"])]))
