"""gazetteer.csv: places that an author may take into places.csv; read to say, of a name that no place bears, which of them has it.

It has the columns of places.csv, the P-code, and the ids of rows that are perhaps the same place. Nothing of it counts or is drawn;
what is wrong in it is a warning.
"""

import csv
import io
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from lib.corpus.model.models import Place
from lib.corpus.reading.files import OFFERED
from lib.corpus.reading.places import COLUMNS as PLACES
from lib.corpus.reading.places import DECIMAL, RANGES, place_of, split
from lib.corpus.text.spellings import Near, Spellings
from lib.errors import Problem

COLUMNS = (*PLACES, "pcode", "perhaps_same")
NAMED = tuple(map(COLUMNS.index, ("name", "name_ar", "aliases")))
SAME = "some of them are perhaps one place, as two publishers have it; "
FIRST = 3  # of several of a name, as many as a hint names
FEW = 10  # rows that cannot be read, said one by one
LIKE = 80.0  # of 100: how like a name must be to be spoken of where nobody asked


class Offer(NamedTuple):
    """A place that may be taken: the line of the file that has it, its cells in the order of COLUMNS."""

    line: int
    cells: tuple[str, ...]

    @property
    def place(self) -> Place:
        """The place of the row, which is read when it is asked for: most of a gazetteer never is."""
        cells = dict(zip(COLUMNS, map(str.strip, self.cells)))
        return place_of(cells, {name: float(cells[name]) if DECIMAL.fullmatch(cells[name]) else None for name in RANGES})

    @property
    def names(self) -> tuple[str, ...]:
        """All that the place is called, its name first."""
        name, arabic, aliases = (self.cells[at].strip() for at in NAMED)
        return (name, arabic, *split(aliases)) if aliases else (name, arabic)

    @property
    def same(self) -> tuple[str, ...]:
        """The ids of rows that are perhaps the same place, as another publisher has it."""
        return split(self.cells[-1])

    @property
    def row(self) -> str:
        """The line for places.csv."""
        out = io.StringIO()
        csv.writer(out, lineterminator="").writerow(self.cells[: len(PLACES)])
        return out.getvalue()


class Offered:
    """The places of one gazetteer. `file`: as it is named."""

    def __init__(self, text: str, file: str = OFFERED):
        self.file = file
        self.problems: list[Problem] = []
        self.offers: list[Offer] = []
        try:
            self.offers.extend(self._read(text))
        except csv.Error as wrong:
            self._wrong(0, "", f"is not rows of cells between commas: {wrong}", "build it anew with python -m lib places")

    def _read(self, text: str) -> Iterator[Offer]:
        rows = csv.reader(io.StringIO(text, newline=""))
        header = [name.strip() for name in next(rows, [])]
        if missing := [name for name in ("name", "precision") if name not in header]:
            self._wrong(1, missing[0], f"the column “{missing[0]}” is missing", f"its columns: {', '.join(COLUMNS)}")
            return
        line, wrong, named = rows.line_num + 1, 0, header.index("name")
        order = [header.index(name) if name in header else len(header) for name in COLUMNS]
        for cells in rows:
            begins, line = line, rows.line_num + 1
            if not any(cells):
                continue
            if len(cells) != len(header) or not cells[named].strip():
                wrong += 1
                if wrong <= FEW:
                    has_name = len(cells) > named and cells[named].strip()
                    what = f"has {len(cells)} cells where the header has {len(header)}" if has_name else "has no name"
                    self._wrong(begins, "", what, "it is passed over; build the file anew with python -m lib places")
                continue
            cells.append("")  # of the columns that the file does not have
            yield Offer(begins, tuple([cells[at] for at in order]))
        if wrong > FEW:
            self._wrong(0, "", f"and {wrong - FEW:,} more rows that cannot be read", "")

    def _wrong(self, line: int, field: str, what: str, hint: str) -> None:
        self.problems.append(Problem(self.file, line, field, what, hint, "warning"))

    @cached_property
    def spellings(self) -> Spellings:
        found = Spellings()
        for number, offer in enumerate(self.offers):
            found.add(("place", str(number)), offer.names)
        return found

    def called(self, name: str) -> list[Offer]:
        """Those that bear a name in some spelling, in the file's order."""
        return [self.offers[number] for number in sorted(int(number) for _, number in self.spellings.called(name))]

    def near(self, name: str) -> list[tuple[Near, Offer]]:
        """Those whose whole name is nearly so, best first."""
        return [(near, self.offers[int(near[2][1])]) for near in self.spellings.near(name, words=False)]

    def hint(self, name: str) -> str:
        """What is said of a name that places.csv lacks; "" where nothing here is like it."""
        if found := self.called(name):
            told = ", ".join(f"“{offer.place.id or offer.place.name}”{_lies(offer)}, line {offer.line}" for offer in found[:FIRST])
            if len(found) == 1:
                return f"{self.file} has {told}: its line, up to the source, may be added to places.csv"
            same = any(one.place.id in other.same for one in found for other in found)
            more = " …" if len(found) > FIRST else ""
            return f"{self.file} has {len(found)} of that name: {told}{more}; {SAME if same else ''}choose one for places.csv"
        if (near := self.near(name)) and near[0][0][0] >= LIKE:
            offer = near[0][1]
            return f"{self.file} has “{near[0][1].place.name}”{_lies(offer)}, line {offer.line}, which is like it"
        return ""


def hints_of(text: str) -> tuple[Callable[[str], str], list[Problem]]:
    """The hints that a gazetteer gives, and what is wrong in it."""
    offered = Offered(text)
    return offered.hint, offered.problems


def _lies(offer: Offer) -> str:
    units = (offer.place.district, *offer.place.governorates, offer.place.country)
    lies = ", ".join(dict.fromkeys(filter(None, units)))
    return f" ({lies})" if lies else ""
