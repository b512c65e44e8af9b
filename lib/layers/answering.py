"""The names of a layer that wait for an answer, and what somebody answers about them, as the small tables beside layer.yaml."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lib.corpus.model.models import Corpus
from lib.corpus.model.records import without_sources
from lib.layers.answers import (
    ACTOR_COLUMNS,
    LATER,
    REGION_COLUMNS,
    SAME,
    Answers,
    Offer,
    actor_offers,
    own_spellings,
    read_answers,
    rows_of,
)
from lib.layers.layer_file import ACTORS, REGIONS
from lib.layers.names import region_offers
from lib.layers.reading import text_of
from lib.layers.told import Named, Reading


@dataclass(frozen=True)
class Offers:
    """Names that nobody has answered about: of actors, and of governorates."""

    actors: tuple[Offer, ...] = ()
    regions: tuple[Offer, ...] = ()

    def __len__(self) -> int:
        return len(self.actors) + len(self.regions)


@dataclass(frozen=True)
class Given:
    """What somebody answers. `actors`: their name -> (answer, id of an actor of the corpus); `regions`: their name -> a governorate
    of the corpus, "" where it is a region of its own."""

    actors: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)


NONE_GIVEN = Given()


def offers_of(reading: Reading, answers: Answers, corpus: Corpus) -> Offers:
    """The names of a reading that nobody has answered about and that are, or are like, one of the corpus."""
    actors = actor_offers(reading.names, answers, own_spellings(corpus))
    return Offers(tuple(actors), tuple(region_offers(reading.places, answers, corpus)))


def asked_again(texts: Mapping[str, str], reading: Reading, folder: str, corpus: Corpus) -> tuple[Offers, Given]:
    """Of a layer that stands (`texts`: its two small tables): every name that waits for an answer or has one, and the answers that
    there are; those that wait first."""
    corpus = without_sources(corpus)
    answers, _ = read_answers(dict(texts), folder, corpus)
    every = offers_of(reading, Answers(), corpus)
    known = {one.theirs for one in every.actors}
    others = tuple(Named(theirs, theirs, "") for theirs in answers.actors if theirs not in known)
    near = {one.theirs: one for one in actor_offers(others, Answers(), own_spellings(corpus))}
    more = [near.get(named.name, Offer(named.name, "", "")) for named in others]
    settled = {theirs: told for theirs, told in answers.actors.items() if told[0] != LATER}
    actors = sorted((*every.actors, *more), key=lambda one: one.theirs in settled)
    regions = {one.theirs: one for one in every.regions} | {theirs: Offer(theirs, "", "") for theirs in answers.regions}
    waiting = sorted(regions.values(), key=lambda one: one.theirs in answers.regions)
    return Offers(tuple(actors), tuple(waiting)), Given(settled, answers.regions)


def answer_files(folder: Path, offers: Offers, given: Given) -> dict[str, bytes]:
    """The two small tables of a layer with what is offered and what is answered; none where it would be empty."""
    actors = {one.theirs: [one.theirs, one.ours, SAME if one.ours else "", one.like] for one in offers.actors}
    regions = {one.theirs: [one.theirs, one.ours, one.like] for one in offers.regions}
    answered = {theirs: [theirs, ours, answer] for theirs, (answer, ours) in given.actors.items()}
    said = {theirs: [theirs, ours] for theirs, ours in given.regions.items()}
    return _table(folder / ACTORS, ACTOR_COLUMNS, actors, answered) | _table(folder / REGIONS, REGION_COLUMNS, regions, said)


def _table(
    path: Path, columns: Sequence[str], offered: Mapping[str, Sequence[str]], given: Mapping[str, Sequence[str]]
) -> dict[str, bytes]:
    """A table with its rows, below them what is offered; of what is given the cells stand first in each row."""
    before = {row.get(columns[0], ""): [row.get(name, "") for name in columns] for _, row in rows_of(text_of(path))}
    rows = {**before, **{theirs: list(row) for theirs, row in offered.items() if theirs not in before}}
    for theirs, cells in given.items():
        row = rows.get(theirs, [""] * len(columns))
        rows[theirs] = [*cells, *row[len(cells) :]]
    return {path.name: _written(columns, rows.values())} if rows else {}


def _written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    into = io.StringIO(newline="")
    csv.writer(into, lineterminator="\n").writerows([columns, *rows])
    return into.getvalue().encode()
