"""A pick is a set of events behind one mark, ribbon or number, as a short text that fits in an address.

`place:<a,b,c>` (where it happened), `dyad:<left>:<right>:<kind>:<level>` (kind with ~: both ways; "all": any),
`cell:<left>:<right>:<kind>:<level>` (that way or both ways), a dyad also with `:<part>` behind it (done, not_done, alleged,
denied, same, violent, coercive, verbal: those of its events alone), `actor:<id>:<kind>:<level>` (without kind: any),
`between:<one>:<other>:<level>` (whatever links the two), `ledger:<reason>`, `part:<name>` (a part of the page),
`shown:<part>` and `of:<part>:<another pick>` (a part, as lib.events.asking.subsets names it, of the events shown or of that pick),
`ids:<a,b,c>`. Kinds may be a severity (hostile and so severe), those of cells and actors "cooperative": any but hostile.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.affiliation import is_end
from lib.events.asking.select import Selection
from lib.events.asking.subsets import subset, subset_words
from lib.events.counting.doubt import CERTAINTIES, certainty
from lib.events.counting.dyads import ALL, COOPERATIVE, links_between, of_kind, without_ways_within
from lib.events.counting.twins import perhaps_same
from lib.events.links import links_at
from lib.events.membership import among
from lib.events.names import label_of, place_name
from lib.events.tables import Tables
from lib.events.words import plain_day

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
DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b", re.ASCII)
BOTH_WAYS = ", both-way ones included"  # of a cell, unlike a ribbon
MUTUAL = "~"  # follows the kind in a descriptor where the link goes both ways


class Titled(tuple[str, ...]):
    """The event ids of a part of a page whose name is made of ids, with the words for it."""

    title: str

    def __new__(cls, event_ids: Iterable[str], title: str) -> "Titled":
        self = super().__new__(cls, tuple(event_ids))
        self.title = title
        return self


Parts = dict[str, tuple[str, ...]]  # name -> event ids, of what one page alone knows


def dyad_keys(counts: pd.DataFrame) -> list[str]:
    """`<left>:<right>:<kind>` of each dyad (left_id, right_id, kind, mutual), as a descriptor holds it."""
    kinds = counts["kind"] + counts["mutual"].map({True: MUTUAL, False: ""}).astype("str")
    return (counts["left_id"] + ":" + counts["right_id"] + ":" + kinds).tolist()


@dataclass(frozen=True)
class Pick:
    """What a descriptor stands for: a heading and event ids; no ids where it means nothing any more."""

    title: str
    event_ids: tuple[str, ...]


NOTHING = Pick("Nothing that exists", ())


def resolve_pick(descriptor: str, tables: Tables, corpus: Corpus, selection: Selection, parts: Parts) -> Pick:
    """The events that a descriptor means in this view; `parts`: the page's own named sets of ids."""
    kind, _, rest = descriptor.partition(":")
    shown = selection.events
    if kind in ("of", "shown"):
        return _part_of_pick(descriptor, tables, corpus, selection, parts)
    if kind == "ledger":
        return Pick(LEDGER_WORDS.get(rest, rest), selection.ledger.rows(rest) if rest in LEDGER_WORDS else ())
    if kind == "part":
        return _of_page(rest, parts[rest]) if rest in parts else NOTHING
    if kind == "place":
        return _of_places(rest.split(","), tables, corpus, shown)
    if kind == "ids":
        wanted = [tables.aliases.get(event, event) for event in rest.split(",")]
        return Pick("Chosen events", tuple(tables.events["event_id"][tables.events["event_id"].isin(wanted)]))
    if kind in WORDS:
        return _of_links(kind, rest.split(":"), tables, corpus, shown)
    return NOTHING


def _of_page(name: str, event_ids: tuple[str, ...]) -> Pick:
    """A part of a page under its own title, else under its name with days in words: "Month from 1 April 2022"."""
    words = event_ids.title if isinstance(event_ids, Titled) else DAY.sub(_in_words, name)
    return Pick(words[:1].upper() + words[1:], tuple(event_ids))


def _in_words(written: re.Match[str]) -> str:
    try:
        return plain_day(datetime.date.fromisoformat(written[0]))
    except ValueError:  # 30 February, of somebody's name
        return written[0]


def _part_of_pick(descriptor: str, tables: Tables, corpus: Corpus, selection: Selection, parts: Parts) -> Pick:
    name, inner = part_and_whole(descriptor)
    words = subset_words(name, corpus)
    if not words or part_and_whole(inner)[0]:
        return NOTHING
    of = resolve_pick(inner, tables, corpus, selection, parts) if inner else Pick("", tuple(selection.events["event_id"]))
    rows = tables.events.iloc[tables.rows_of(of.event_ids)]
    title = f"{of.title}: {words}" if inner else words[:1].upper() + words[1:]
    return Pick(title, subset(name, rows, tables))


def part_and_whole(descriptor: str) -> tuple[str, str]:
    """The part that a pick is of ("" where it is of none), and the pick that it is a part of ("": all events shown)."""
    kind, _, rest = descriptor.partition(":")
    if kind == "shown":
        return rest, ""
    name, _, inner = rest.partition(":")
    return (name, inner) if kind == "of" else ("", descriptor)


def between_of(descriptor: str) -> str:
    """The pick of all that links the two ends of a dyad's or a cell's pick; "" for any other."""
    kind, _, rest = descriptor.partition(":")
    words = rest.split(":")
    known = kind in ("dyad", "cell") and len(words) in WORDS[kind]
    return f"between:{words[0]}:{words[1]}:{words[3]}" if known else ""


def is_of_page(descriptor: str) -> bool:
    """Whether only the page that made a pick knows what it means."""
    return part_and_whole(descriptor)[1].startswith("part:")


def is_part(descriptor: str, parts: Parts) -> bool:
    """Whether a pick that only a page knows is among the page's parts; true of any other pick."""
    whole = part_and_whole(descriptor)[1]
    return not whole.startswith("part:") or whole.removeprefix("part:") in parts


def _of_places(places: list[str], tables: Tables, corpus: Corpus, shown: pd.DataFrame) -> Pick:
    """The events that happened at any of the places, each once; several places are named with the events of each."""
    at = tables.event_places
    at = at[(at["role"] == "at") & at["place_id"].isin(places) & among(at["event_id"], shown["event_id"])]
    counts = at.drop_duplicates().groupby("place_id").size().reindex(places, fill_value=0)
    told = counts[counts > 0].sort_values(ascending=False, kind="stable")
    named = " · ".join(f"{place_name(corpus, str(place))} ({number:,})" for place, number in told.head(MOST_NAMED).items())
    title = place_name(corpus, places[0]) if len(places) == 1 else named or f"{len(places):,} places"
    more = f" · and {len(told) - MOST_NAMED:,} more places" if len(places) > 1 and len(told) > MOST_NAMED else ""
    return Pick(title + more, tuple(shown["event_id"][among(shown["event_id"], at["event_id"])]))


def unknown_in_pick(descriptor: str, tables: Tables, corpus: Corpus) -> tuple[str, ...]:
    """The words of a descriptor that mean nothing in this corpus; a page's own parts are known to the page alone."""
    kind, _, rest = descriptor.partition(":")
    if kind in ("", "part"):
        return ()
    if kind in ("of", "shown"):
        name, inner = part_and_whole(descriptor)
        nested = part_and_whole(inner)[0]
        return unknown_in_pick(inner, tables, corpus) if subset_words(name, corpus) and not nested else (descriptor,)
    if kind in ("place", "ids"):
        known = corpus.places if kind == "place" else tables.aliases
        return tuple(word for word in rest.split(",") if word not in known)
    if kind == "ledger":
        return () if rest in LEDGER_WORDS else (descriptor,)
    words = rest.split(":")
    if kind not in WORDS or len(words) not in WORDS[kind] or words[3 if kind == "dyad" else -1] not in LEVELS:
        return (descriptor,)
    ends, level = 1 if kind == "actor" else 2, words[3 if kind == "dyad" else -1]
    unknown = [word for word in words[:ends] if not is_end(corpus, word, level)]
    links = words[ends : ends + 1] if len(words) > ends + 1 else ()
    unknown += [word for word in links if word.removesuffix(MUTUAL) not in KINDS]
    return (*unknown, *(word for word in words[4:] if word not in PARTS))


def _of_links(kind: str, words: list[str], tables: Tables, corpus: Corpus, shown: pd.DataFrame) -> Pick:
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
    return Pick(title + (f": {PARTS[part].lower()}" if part else ""), part_of(part, rows) if part else tuple(rows["event_id"]))


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
