"""A layer: the rows of another publisher's table as records, beside the articles and never counted among them unasked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from lib.corpus.model.dates import read_date
from lib.corpus.model.models import Corpus, Participant, Quantity, Span
from lib.corpus.model.records import About, Provenance, Record
from lib.corpus.model.register import Actor, Place
from lib.layers.cells import RowCells
from lib.layers.layer_file import LayerFile
from lib.layers.told import Reading, Told

NOTE = "note"  # how the codebook calls the words of a row


class SourceCell(NamedTuple):
    """One cell of a publisher's row, with what its column means as far as that is known."""

    column: str
    value: str
    meaning: str


@dataclass(frozen=True, eq=False)
class Layer:
    """A source of records. `ids`: key of its actors -> id in the corpus; `matched`: those who are the corpus's own; `mark`:
    differs as soon as anything that it tells does; `key`: what the reading of its file is kept under."""

    file: LayerFile
    key: str
    mark: str
    reading: Reading
    cells: RowCells
    ids: Mapping[str, str]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    matched: Mapping[str, str]

    @property
    def about(self) -> About:
        return self.file.about

    @cached_property
    def rests_on(self) -> Provenance:
        about = self.about
        return Provenance(
            about.id,
            f"{about.id}:rows",
            about.publisher,
            bound=self.file.bound,
            text_kind=NOTE,
            url=about.url,
            words=(about.title, about.publisher),
        )

    @cached_property
    def _wordless(self) -> Provenance:
        return replace(self.rests_on, text_kind="")

    @cached_property
    def _told(self) -> dict[str, Told]:
        return {told.id: told for told in self.reading.told}

    def records(self, corpus: Corpus, /) -> Iterator[Record]:
        return map(self.record_of, self.reading.told)

    def record(self, record_id: str, corpus: Corpus, /) -> Record | None:
        told = self._told.get(record_id.partition(":")[2])
        return self.record_of(told) if told else None

    def row(self, record_id: str) -> tuple[SourceCell, ...]:
        """The publisher's own row behind a record, every column of it; nothing where there is no such record."""
        told = self._told.get(record_id.partition(":")[2])
        meanings = self.file.mapping.columns
        cells = zip(self.reading.header, self.cells.row(told.row)) if told else ()
        return tuple(SourceCell(column, value, meanings.get(column, "")) for column, value in cells)

    def place_of_row(self, record_id: str) -> tuple[str, int]:
        """The file and the line on which a record's row begins."""
        told = self._told.get(record_id.partition(":")[2])
        return self.file.written.file, told.line if told else 0

    def record_of(self, told: Told) -> Record:
        """The record of a row."""
        return Record(
            f"{self.file.id}:{told.id}",
            told.type,
            told.summary,
            self._roles(told.roles),
            self.rests_on if told.quote else self._wordless,
            mode=told.mode,
            by_force=told.by_force,
            place=(self.places[told.place].id,) if told.place >= 0 else (),
            date=read_date(told.date) if told.date else None,
            quantities=_quantities(told.numbers),
            according_to=told.according_to,
            quote=Span(0, len(told.quote), told.quote) if told.quote else None,
            inferred=_by_line(told.open),
            source_row=told.kept,
        )

    @cached_property
    def _roles(self) -> Callable[[str], dict[str, tuple[Participant, ...]]]:
        return lru_cache(maxsize=50_000)(self._roles_of)

    def _roles_of(self, told: str) -> dict[str, tuple[Participant, ...]]:
        found: dict[str, dict[str, Participant]] = {}
        for line in told.split("\n"):
            role, key = line.split("\t")
            actor = self.ids[key]
            found.setdefault(role, {}).setdefault(actor, Participant(actor))
        return {role: tuple(people.values()) for role, people in found.items()}


@lru_cache(maxsize=50_000)
def _quantities(told: str) -> dict[str, Quantity]:
    found = {}
    for name, least, most, words in (line.split("\t") for line in told.split("\n") if line):
        found[name] = Quantity(int(least) if least else None, int(most) if most else None, words=words)
    return found


@lru_cache(maxsize=10_000)
def _by_line(told: str) -> dict[str, str]:
    return {name: words for name, _, words in (line.partition("\t") for line in told.split("\n") if line)}
