"""The names of a layer that wait for an answer, and what somebody answers about them, as the small tables beside layer.yaml."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lib.corpus.model.models import Corpus
from lib.layers.answers import ACTOR_COLUMNS, REGION_COLUMNS, SAME, Answers, actor_offers, own_spellings, rows_of
from lib.layers.layer_file import ACTORS, REGIONS
from lib.layers.names import region_offers
from lib.layers.reading import text_of
from lib.layers.told import Reading


class Offer(NamedTuple):
    """A name of the publisher's; `ours`: the id that it is taken for where nobody answers, "" of none; `like`: what it is like,
    in words."""

    theirs: str
    ours: str
    like: str


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
    regions = region_offers(reading.places, answers, corpus)
    return Offers(tuple(Offer(theirs, ours, like) for theirs, ours, _, like in actors), tuple(Offer(*one) for one in regions))


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
