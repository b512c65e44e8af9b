"""The publishers' ids of rows, in letters that an id may hold; of a row without one, made of all that it says. Each stands once."""

import hashlib
import re
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute

from lib.layers.account import Account
from lib.layers.distinct import Said, Table, Which, distinct
from lib.layers.files.grid import Rows, Texts
from lib.layers.findings import Findings

NO_ID = re.compile(r"[\s/,;:~]+")  # what an id may not hold (lib.corpus.model.records.THEIRS)
PLAIN = r"^[0-9A-Za-z_.](?:[0-9A-Za-z_.-]*[0-9A-Za-z_.])?$"  # ids that are written as they are
pc: Any = pyarrow.compute
AGAIN, ID_AGAIN = "the same row again", "an id that is taken"


class Ids:
    """Reads the ids of one table; `column`: which holds them, "" of none."""

    def __init__(self, table: Table, column: str, account: Account):
        self.table, self.column, self.account = table, column, account

    def told(self, rows: Rows) -> Said[str]:
        """What some rows say themselves."""
        return self.table.column(self.column, rows) if self.column else Said(np.zeros(len(rows), np.int32), [""])

    def of(self, told: Said[str], rows: Rows) -> Texts:
        """The ids of some rows, which say so."""
        texts: Texts = pa.array(told.values, pa.string())
        if pc.all(pc.match_substring_regex(texts, PLAIN)).as_py():
            return texts.take(pa.array(told.codes))
        codes, first = distinct([told.codes], [len(told.values)], len(rows))
        found = self._written([told.values[code] for code in told.codes[first].tolist()])
        ids = [found[code] for code in codes.tolist()]
        for place in (place for place, theirs in enumerate(ids) if not theirs):
            row = int(rows[place])
            if self.column:
                self.account.add(row, self._say_none)
            ids[place] = hashlib.sha256("\0".join(self.table.rows[row]).encode()).hexdigest()[:12]
        return pa.array(ids, pa.string())

    def _say_none(self, findings: Findings, line: int) -> None:
        findings.add(line, self.column, "has no id", "one is made of what the row says", "no id")

    def _written(self, texts: list[str]) -> list[str]:
        """Ids as they may be written, of different ones differently."""
        meant: dict[str, str] = {}  # as it is written here -> as the publisher has it
        found = []
        for told in texts:
            theirs = NO_ID.sub("-", told).strip("-")
            if theirs and meant.setdefault(theirs, told) != told:  # another id that would be written alike
                theirs = f"{theirs}-{hashlib.sha256(told.encode()).hexdigest()[:4]}"
            found.append(theirs)
        return found

    def are_new(self, ids: Texts, rows: Rows) -> Which:
        """Which of some rows are the first with their ids; the others are left out."""
        found = ids.dictionary_encode()
        codes = found.indices.to_numpy()
        first = np.full(len(found.dictionary), len(ids), np.int64)
        first[codes[::-1]] = np.arange(len(ids))[::-1]
        new: Which = first[codes] == np.arange(len(ids))
        again = np.flatnonzero(~new)
        if len(again):
            self._leave_out(rows[again], rows[first[codes[again]]], ids.take(pa.array(again)).to_pylist())
        return new

    def _leave_out(self, again: Rows, first: Rows, ids: list[str]) -> None:
        """Leave rows out whose ids are those of others before."""
        same = np.ones(len(again), bool)
        for column in self.table.rows.columns:
            codes = column.indices.to_numpy()
            same &= codes[again] == codes[first]
        self.account.pass_over(again[same], AGAIN)
        for place in np.flatnonzero(~same).tolist():
            line = self.account.lines[int(first[place])]
            what, hint = f"“{ids[place]}” is the id of line {line} too", "each id once; the first is read"
            self.account.leave_out(int(again[place]), ID_AGAIN, self.column, what, hint, ids[place])
