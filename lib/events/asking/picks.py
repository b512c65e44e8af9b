"""What a pick (lib.events.asking.pick) stands for in a view: a heading and the ids of its events; and what of it is not here."""

from dataclasses import dataclass

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.affiliation import is_end
from lib.events.asking.pick import Pick
from lib.events.asking.select import Selection
from lib.events.asking.subsets import subset, subset_words
from lib.events.counting.doubt import CERTAINTIES, certainty
from lib.events.counting.dyads import ALL, COOPERATIVE, links_between, of_kind, without_ways_within
from lib.events.counting.twins import perhaps_same
from lib.events.links import links_at
from lib.events.membership import among
from lib.events.names import label_of, place_name
from lib.events.tables import Tables

LEDGER_WORDS = {
    "read": "All events read",
    "matching": "Events that match the filters",
    "shown": "Events shown",
    "drafts": "Drafts that nobody has confirmed",
    "background": "Background",
    "wholes": "Counted by their parts",
    "parts": "Counted in their whole",
    "twins": "Perhaps the same as one shown",
    "filtered": "Do not match the filters",
}
LEVELS = ("actor", "organisation", "state", "bloc")
WORDS = {"dyad": (4, 5), "cell": (4,), "actor": (2, 3), "between": (3,)}  # how many words follow
PARTS = {name: words.capitalize() for name, words in CERTAINTIES.items()} | {
    "same": "Perhaps the same",
    **{term.id: term.label for term in CODEBOOK.severities.values()},
}
KINDS = (*CODEBOOK.link_kinds, *CODEBOOK.severities, ALL, COOPERATIVE)
MOST_NAMED = 8
BOTH_WAYS = ", both-way ones included"  # of a cell, unlike a ribbon
MUTUAL = "~"  # follows the kind in a descriptor where the link goes both ways


@dataclass(frozen=True)
class Part:
    """A part of a page, which it alone knows: the pick that opens it, what it is called, its events."""

    pick: Pick
    words: str
    event_ids: tuple[str, ...]


Parts = tuple[Part, ...]


@dataclass(frozen=True)
class Picked:
    """What a pick stands for: a heading and event ids; no ids where it means nothing any more."""

    title: str
    event_ids: tuple[str, ...]


NOTHING = Picked("Nothing that exists", ())


def part_picked(pick: Pick, parts: Parts) -> Part | None:
    """The part of the page that a pick, or what it is a part of, means; None where it is none of them."""
    return next((part for part in parts if part.pick == pick.whole), None)


def dyad_keys(counts: pd.DataFrame) -> list[str]:
    """`<left>:<right>:<kind>` of each dyad (left_id, right_id, kind, mutual), as a descriptor holds it."""
    kinds = counts["kind"] + counts["mutual"].map({True: MUTUAL, False: ""}).astype("str")
    return (counts["left_id"] + ":" + counts["right_id"] + ":" + kinds).tolist()


def dyad_picks(counts: pd.DataFrame, level: str) -> list[Pick]:
    """The pick of each dyad (left_id, right_id, kind, mutual) at a level."""
    return [Pick("dyad", (*key.split(":"), level)) for key in dyad_keys(counts)]


def resolve_pick(pick: Pick, tables: Tables, corpus: Corpus, selection: Selection, parts: Parts) -> Picked:
    """The events that a pick means in this view; `parts`: those of the page."""
    kind, ids, shown = pick.kind, pick.ids, selection.events
    if pick.subset:
        return _subset_of(pick, tables, corpus, selection, parts)
    if kind == "ledger":
        reason = ":".join(ids)
        return Picked(LEDGER_WORDS.get(reason, reason), selection.ledger.rows(reason) if reason in LEDGER_WORDS else ())
    if kind == "part":
        part = part_picked(pick, parts)
        return Picked(_capital(part.words), part.event_ids) if part else NOTHING
    if kind == "place":
        return _of_places(list(ids), tables, corpus, shown)
    if kind == "ids":
        wanted = [tables.aliases.get(event, event) for event in ids]
        return Picked("Chosen events", tuple(tables.events["event_id"][tables.events["event_id"].isin(wanted)]))
    if kind in WORDS:
        return _of_links(kind, list(ids), tables, corpus, shown)
    return NOTHING


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _subset_of(pick: Pick, tables: Tables, corpus: Corpus, selection: Selection, parts: Parts) -> Picked:
    words, whole = subset_words(pick.subset, corpus), pick.whole
    if not words:
        return NOTHING
    of = resolve_pick(whole, tables, corpus, selection, parts) if whole else Picked("", tuple(selection.events["event_id"]))
    rows = tables.events.iloc[tables.rows_of(of.event_ids)]
    return Picked(f"{of.title}: {words}" if whole else _capital(words), subset(pick.subset, rows, tables))


def _of_places(places: list[str], tables: Tables, corpus: Corpus, shown: pd.DataFrame) -> Picked:
    """The events that happened at any of the places, each once; several places are named with the events of each."""
    at = tables.event_places
    at = at[(at["role"] == "at") & at["place_id"].isin(places) & among(at["event_id"], shown["event_id"])]
    counts = at.drop_duplicates().groupby("place_id").size().reindex(places, fill_value=0)
    told = counts[counts > 0].sort_values(ascending=False, kind="stable")
    named = " · ".join(f"{place_name(corpus, str(place))} ({number:,})" for place, number in told.head(MOST_NAMED).items())
    title = place_name(corpus, places[0]) if len(places) == 1 else named or f"{len(places):,} places"
    more = f" · and {len(told) - MOST_NAMED:,} more places" if len(places) > 1 and len(told) > MOST_NAMED else ""
    return Picked(title + more, tuple(shown["event_id"][among(shown["event_id"], at["event_id"])]))


def unknown_in_pick(pick: Pick, tables: Tables, corpus: Corpus) -> tuple[str, ...]:
    """The pieces of a pick that mean nothing in this corpus; a page's own parts are known to the page alone."""
    kind, words, whole = pick.kind, list(pick.ids), (pick.to_text(),)
    if pick.subset:
        return unknown_in_pick(pick.whole, tables, corpus) if subset_words(pick.subset, corpus) else whole
    if kind in ("", "part"):
        return ()
    if kind in ("place", "ids"):
        known = corpus.places if kind == "place" else tables.aliases
        return tuple(word for word in words if word not in known)
    if kind == "ledger":
        return () if ":".join(words) in LEDGER_WORDS else whole
    if kind not in WORDS or len(words) not in WORDS[kind] or words[3 if kind == "dyad" else -1] not in LEVELS:
        return whole
    ends, level = 1 if kind == "actor" else 2, words[3 if kind == "dyad" else -1]
    unknown = [word for word in words[:ends] if not is_end(corpus, word, level)]
    links = words[ends : ends + 1] if len(words) > ends + 1 else ()
    unknown += [word for word in links if word.removesuffix(MUTUAL) not in KINDS]
    return (*unknown, *(word for word in words[4:] if word not in PARTS))


def _of_links(kind: str, words: list[str], tables: Tables, corpus: Corpus, shown: pd.DataFrame) -> Picked:
    part = words[4] if kind == "dyad" and len(words) == 5 else ""
    words = words[:4] if part else words
    if len(words) not in WORDS[kind] or words[-1] not in LEVELS or (part and part not in PARTS):
        return NOTHING
    level, link = words[-1], words[-2] if len(words) > 2 and kind != "between" else ALL
    links = links_at(tables, corpus, level)
    links = without_ways_within(links[among(links["event_id"], shown["event_id"])])
    names = [label_of(corpus, end, level) for end in words[: 1 if kind == "actor" else 2]]
    if kind == "actor":
        of_end = links[(links["left_id"] == words[0]) | (links["right_id"] == words[0])]
        found, title = of_kind(of_end, link, shown), names[0]
    elif kind == "between":
        found = links[links["left_id"].isin(words[:2]) & links["right_id"].isin(words[:2])]
        found = found[(found["left_id"] != found["right_id"]) | (words[0] == words[1])]
        title = f"Within {names[0]}" if words[0] == words[1] else f"{names[0]} and {names[1]}: all links between them"
    elif kind == "cell":
        found = of_kind(links_between(links, *words[:2]), link, shown)
        title = f"Within {names[0]}" if words[0] == words[1] else f"{names[0]} to {names[1]}"
    else:
        found = links[(links["left_id"] == words[0]) & (links["right_id"] == words[1])]
        severe = link.removesuffix(MUTUAL)
        found = of_kind(found, severe, shown) if severe in CODEBOOK.severities else found
        found = found if link == ALL else found[found["kind"] + found["mutual"].map({True: MUTUAL, False: ""}) == link]
        arrow = "⇄" if len(found) and found["mutual"].all() else "→"
        title = f"Within {names[0]}" if words[0] == words[1] else f"{names[0]} {arrow} {names[1]}"
    title += _kind_words(link) + (BOTH_WAYS if kind == "cell" and found["mutual"].any() else "")
    rows = shown[among(shown["event_id"], found["event_id"])]
    return Picked(title + (f": {PARTS[part].lower()}" if part else ""), part_of(part, rows) if part else tuple(rows["event_id"]))


def part_of(part: str, rows: pd.DataFrame) -> tuple[str, ...]:
    """Ids of those of the rows that are one of PARTS."""
    if part == "same":
        return perhaps_same(rows)
    column = rows["severity"] if part in CODEBOOK.severities else certainty(rows)
    return tuple(rows["event_id"][(column == part).fillna(False).to_numpy(bool)])


def _kind_words(link: str) -> str:
    if link.removesuffix(MUTUAL) in CODEBOOK.severities:
        return f", hostile: {CODEBOOK.severities[link.removesuffix(MUTUAL)].label.lower()}"
    if link in (ALL, COOPERATIVE):
        return "" if link == ALL else ", not hostile"
    return f", {CODEBOOK.label('link_kind', link.removesuffix(MUTUAL)).lower()}"
