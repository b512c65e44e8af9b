"""What somebody has answered about the names of a layer: which of its actors and governorates are the corpus's own.

actors.csv (theirs, ours, answer, like) and governorates.csv (theirs, ours, like) lie beside layer.yaml and are written by people;
`like` is what was offered. An answer is same, different, or later; without one nothing is taken for the same but what bears the
very name.
"""

import csv
import io
from dataclasses import dataclass, field
from typing import NamedTuple

from lib.corpus.checking.checking import near_miss
from lib.corpus.model.models import Corpus
from lib.corpus.model.regions import governorate_id
from lib.corpus.text.spellings import Spellings, names_of
from lib.errors import Problem
from lib.layers.files.text import cells_of_any_length
from lib.layers.layer_file import ACTORS, REGIONS
from lib.layers.told import Named

SAME, DIFFERENT, LATER = "same", "different", "later"
ANSWERS = (SAME, DIFFERENT, LATER)
ACTOR_COLUMNS, REGION_COLUMNS = ("theirs", "ours", "answer", "like"), ("theirs", "ours", "like")


class Offer(NamedTuple):
    """A name of the publisher's that waits for an answer; `ours`: the id that it is taken for where nobody answers, "" of none;
    `like`: what it is like, in words; `near`: the ids of these."""

    theirs: str
    ours: str
    like: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """`actors`: their name -> (answer, id of an actor of the corpus); `regions`: their name -> a governorate of the corpus."""

    actors: dict[str, tuple[str, str]] = field(default_factory=dict)
    regions: dict[str, str] = field(default_factory=dict)
    asked: frozenset[str] = frozenset()  # of governorates, answered or not


def read_answers(texts: dict[str, str], folder: str, corpus: Corpus) -> tuple[Answers, list[Problem]]:
    """The answers of the two files (name -> text), and what is wrong with them: then the row is as if it were not there."""
    actors: dict[str, tuple[str, str]] = {}
    regions: dict[str, str] = {}
    problems: list[Problem] = []
    for line, row in rows_of(texts.get(ACTORS, "")):
        theirs, ours, answer = (row.get(name, "") for name in ACTOR_COLUMNS[:3])
        told = (answer and answer not in ANSWERS and ("answer", answer, ANSWERS)) or (
            answer == SAME and ours not in corpus.actors and ("ours", ours, corpus.actors)
        )
        if told:
            problems.append(_unknown(f"{folder}/{ACTORS}", line, *told))
        else:
            actors[theirs] = (answer or LATER, ours)
    known = {governorate_id(name): name for name in governorates_of(corpus)}
    for line, row in rows_of(texts.get(REGIONS, "")):
        ours = row.get("ours", "")
        if ours and governorate_id(ours) not in known:
            problems.append(_unknown(f"{folder}/{REGIONS}", line, "ours", ours, known.values()))
        elif ours:
            regions[row.get("theirs", "")] = known[governorate_id(ours)]
    asked = frozenset(row.get("theirs", "") for _, row in rows_of(texts.get(REGIONS, "")))
    return Answers(actors, regions, asked), problems


def _unknown(file: str, line: int, column: str, value: str, known: object) -> Problem:
    return Problem(file, line, column, f"“{value}” is not known", near_miss(value, known), "warning")  # type: ignore[arg-type]  # what is iterated


def rows_of(text: str) -> list[tuple[int, dict[str, str]]]:
    """The rows of a small table with their lines, cells without white space around them."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    with cells_of_any_length():
        return [(reader.line_num, {name: (cell or "").strip() for name, cell in row.items() if name}) for row in reader]


def governorates_of(corpus: Corpus) -> tuple[str, ...]:
    """The names of the first level that the corpus has, of its outlines first."""
    outlines = [feature["properties"]["name"] for feature in corpus.boundaries["features"]] if corpus.boundaries else []
    told = [name for place in corpus.places.values() for name in place.governorates]
    return tuple({governorate_id(name): name for name in reversed([*outlines, *told])}.values())


def own_spellings(corpus: Corpus) -> Spellings:
    """The names of the corpus's actors."""
    book = Spellings()
    for actor in corpus.actors.values():
        book.add(("actor", actor.id), names_of(actor))
    return book


def match_actors(names: tuple[Named, ...], answers: Answers, book: Spellings) -> dict[str, str]:
    """Key of somebody of a layer -> id of the actor of the corpus that they are: by an answer, else where one actor alone bears
    the very name or alias, in some spelling."""
    found: dict[str, str] = {}
    for named in names:
        answer, ours = answers.actors.get(named.name, ("", ""))
        bearers = _bearers(named, book)
        if answer == SAME:
            found[named.key] = ours
        elif not answer and len(bearers) == 1:
            found[named.key] = bearers[0]
    return found


def _bearers(named: Named, book: Spellings) -> list[str]:
    """Ids of the actors of the corpus that bear a name of somebody, or another that they are called by."""
    return sorted({identifier for name in (named.name, *named.aliases) for _, identifier in book.called(name)})


def actor_offers(names: tuple[Named, ...], answers: Answers, book: Spellings) -> list[Offer]:
    """The names that nobody has answered about and that are the very name of somebody (taken for them, which may be taken back), or
    come near one."""
    offers = []
    seen = set(answers.actors)
    for named in names:
        if named.name in seen:  # an answer is about all who are called so
            continue
        seen.add(named.name)
        bearers = _bearers(named, book)
        if len(bearers) == 1:
            words = "the very name" if book.called(named.name) else "the very name of an alias"
            offers.append(Offer(named.name, bearers[0], words, tuple(bearers)))
        elif near := book.like(named.name, "actor"):
            words = " | ".join(f"{name} ({identifier})" for name, (_, identifier) in near)
            offers.append(Offer(named.name, "", words, tuple(identifier for _, (_, identifier) in near)))
        elif bearers:
            offers.append(Offer(named.name, "", " | ".join(bearers), tuple(bearers)))
    return offers
