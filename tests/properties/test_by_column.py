"""A table that is read by column says what it says row by row, sign by sign: rows, names, places, all that is wrong, and counts."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.corpus.model.register import Extent
from lib.layers.files import text as text_files
from lib.layers.files.opened import Opened
from lib.layers.files.pieces import columns_of, piece_of
from lib.layers.files.text import open_text
from lib.layers.findings import Findings
from lib.layers.layer_file import format_named
from lib.layers.rows import Asked, read_rows
from tests.layers.by_row import ByRow
from tests.layers.tables import ACLED_ROWS, GED, GED_ROWS

ODD = (
    *("", " ", "x", "0", "-3", "1,204", "35,7", "34° 5' N", "2014-13-01", "05/06/2014", "13/06/2014", "2014", "May 2014", "44697"),
    *("nan", "\xa0a", 'é,"q"', "a;b ; c", "NA", "9" * 22, "7.0", " 7", "100", "a/b", "a b", "\u0663.0", "3.0", "\x1c", "\\", "9"),
)
SIGNS = ("a", "id", "", " ", '"', '""', *",,,\n\n\r;é\0\xa0\ufeff", "\r\n", '"x,y"', '"x\ny"', '"q""q"')
CELLS = ("a", "b", "id", "", " ", '"x"', '"x,y"', '"x\ny"', '"x\r\ny"', '"q""q"', '""""', "é", "\xa0", "\u2028", "NA", "null")
LINES = ("", " ", ",", ",,,", "id,b", "a,b,c,d,e", 'x"y,b', '"open,b', "\ufeffa,b", '""x,b')


@st.composite
def tables(draw: st.DrawFn) -> tuple[bytes, Asked]:
    """A table in the form of GED or ACLED, some of whose cells are odd, and what is asked of it."""
    name, usual = draw(st.sampled_from((("ucdp-ged", GED_ROWS), ("acled", ACLED_ROWS))))
    columns = list(usual[0]) if name == "acled" else GED
    rows = [dict(row) for row in draw(st.lists(st.sampled_from(usual), max_size=8))]
    for row in rows:
        row |= draw(st.dictionaries(st.sampled_from(columns), st.sampled_from(ODD), max_size=4))
    into = io.StringIO(newline="")
    writer = csv.DictWriter(into, columns, restval="", extrasaction="ignore", lineterminator=draw(st.sampled_from(("\n", "\r\n"))))
    writer.writeheader()
    writer.writerows(rows)
    return into.getvalue().encode(), draw(asked(name))


@st.composite
def asked(draw: st.DrawFn, name: str) -> Asked:
    mapping = format_named(name)
    assert mapping.date and mapping.place
    changes = {
        "date": mapping.date.model_copy(update={"order": draw(st.sampled_from((None, "dmy", "ymd")))}),
        "place": mapping.place.model_copy(update={"point": draw(st.sampled_from(("", "", "longitude", "no such")))}),
        "type": mapping.type.model_copy(update={"left_out": draw(st.sampled_from(((), ("9", "Other"))))}),
        "summary": draw(st.sampled_from((mapping.summary, "{id}[ {no such}]"))),
        "id": draw(st.sampled_from((mapping.id, mapping.id, ""))),
    }
    only = draw(st.sampled_from(({}, {}, {"country": ("Syria",)}, {"no such": ("",)}, {"no such": ("x",)})))
    return Asked(mapping.model_copy(update=changes), only, Extent(35, 32, 42, 37.5), draw(st.booleans()))


@settings(deadline=None)
@given(tables())
def test_rows_read_by_column_are_those_read_one_by_one(given_: tuple[bytes, Asked]) -> None:
    data, asked_of_it = given_
    found, expected = Findings("t.csv"), Findings("t.csv")

    reading = read_rows(open_text(data, ",", found), asked_of_it, found)
    one_by_one = ByRow(open_text(data, ",", expected), asked_of_it, expected)

    assert list(reading.told) == one_by_one.told and [reading.told[at] for at in range(len(reading.told))] == one_by_one.told
    assert reading.names == tuple(one_by_one.who.met.values()) and reading.places == tuple(one_by_one.where.met)
    assert list(reading.problems) == expected.all() and list(reading.lost) == expected.lost
    assert list(reading.out.items()) == list(expected.out.items()) and found.counts == expected.counts


ROWS = st.one_of(st.lists(st.sampled_from(CELLS), min_size=2, max_size=2).map(",".join), st.sampled_from(LINES))
TEXTS = st.one_of(
    st.lists(st.sampled_from(SIGNS), max_size=40).map("".join),
    st.lists(ROWS, max_size=12).map(lambda rows: "\n".join(("id,b", *rows))),
)


def opened(data: bytes, size: int | None) -> tuple[Opened, Findings]:
    """A text read in pieces of about so many bytes, sign by sign where that is None."""
    findings = Findings("t.csv")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_files, "piece_of", lambda text, sign, line, _=0: piece_of(text, sign, line, size) if size else None)
        return open_text(data, ",", findings), findings


@settings(deadline=None)
@given(TEXTS, st.sampled_from((1, 7, 1 << 20)))
def test_a_text_read_in_pieces_is_that_read_sign_by_sign(text: str, size: int) -> None:
    (table, found), (expected, wrong) = (opened(text.encode(), how) for how in (size, None))

    assert table.header == expected.header and table.rows == expected.rows and list(table.lines) == list(expected.lines)
    assert (table.n_read, table.delimiter) == (expected.n_read, expected.delimiter)
    assert (found.problems, found.counts, found.out, found.lost) == (wrong.problems, wrong.counts, wrong.out, wrong.lost)


@pytest.mark.parametrize("text", ['a,b\n"x\ny",2\r\n3,"q""q"\n', "1,2\n", 'a,"b"'])
def test_what_all_read_alike_is_read_by_column(text: str) -> None:
    piece = piece_of(memoryview(text.encode()), ",", 1)

    assert piece and columns_of(piece, ",", 2) and len(piece.text) == len(text)
