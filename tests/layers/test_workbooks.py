"""Workbooks and archives as layers: what is in their cells is read as a table of text is, and what cannot be read is said."""

import datetime
import struct
from pathlib import Path

import pytest

from lib.layers.files import archives, workbooks
from lib.layers.files.text import open_text
from lib.layers.findings import Findings
from lib.layers.layer_file import read_layer_file
from lib.layers.opening import enough_for_names, open_table
from lib.layers.rows import Asked, read_rows
from lib.layers.told import Reading
from tests.layers.tables import GED, GED_ROWS, corpus_of, ged, read, said, with_layer
from tests.layers.test_tables import EXTENT, HEADER, LAYER, ROW
from tests.layers.workbooks import book_of, changed, compound, ods, ods_cell, ods_row, opened, record, xls, xlsx, zipped

TABLE = [HEADER.split(","), ROW.split(",")]
BOOK = "xl/workbook.xml"
SHEET = "xl/worksheets/sheet1.xml"


def told(data: bytes, sheet: str = "") -> Reading:
    """What is read of a file by the layer.yaml of the tables of text."""
    file, problems = read_layer_file(LAYER, "valley", "layer.yaml")
    assert file, problems
    findings = Findings("t")
    return read_rows(open_table(data, ",", findings, sheet), Asked(file.mapping, {}, EXTENT, True), findings)


@pytest.mark.parametrize(
    "data", (xlsx({"One": TABLE}), xls(TABLE), ods({"One": [ods_row(*row) for row in TABLE]})), ids=("xlsx", "xls", "ods")
)
def test_a_workbook_reads_to_the_events_of_the_same_table_as_text(data: bytes) -> None:
    reading, text = told(data), told("\n".join((HEADER, ROW)).encode())

    assert reading == text and len(reading.told) == 1 and not reading.problems


def test_what_a_file_is_its_bytes_say_and_not_its_name(tmp_path: Path) -> None:
    layer = LAYER.replace("incidents.csv", "table.csv")
    corpus = corpus_of(with_layer(tmp_path / "corpus", layer, xlsx({"One": TABLE}), "table.csv", "valley"))

    assert [record.id for record in corpus.sources[-1].records(corpus)] == ["valley:1"]


def test_ucdp_as_a_workbook_and_as_an_archive_reads_to_the_same_events() -> None:
    cells = [GED, *([row.get(column, "") for column in GED] for row in GED_ROWS)]
    numbers = [[_as_number(cell) for cell in row] for row in cells]
    text, book, packed = read(ged()), read(xlsx({"GED": numbers})), read(zipped({"GEDEvent_v25_1.csv": ged().encode()}))

    assert packed == text
    assert [one._replace(line=0) for one in book.told] == [one._replace(line=0) for one in text.told] and book.places == text.places
    assert [one.line for one in book.told] == list(range(2, 10))


def _as_number(cell: str) -> object:
    try:
        return float(cell)
    except ValueError:
        return cell


def test_cells_of_every_kind_become_text() -> None:
    row = [
        2.0,
        2.5,
        True,
        datetime.date(2022, 5, 16),
        datetime.datetime(2022, 5, 16, 10, 30),
        datetime.time(7, 5),
        "نص\nb",
        1e20,
        "",
    ]
    table, problems = opened(xlsx({"One": [[*"abcdefghi"], row, [*"xxxxxxxxx"]]}))

    assert table.rows[0] == "2|2.5|TRUE|2022-05-16|2022-05-16T10:30:00|07:05:00|نص\nb|100000000000000000000|".split("|")
    assert not problems and (table.header, list(table.lines), table.n_read) == (tuple("abcdefghi"), [2, 3], 2)


def test_a_time_that_lasts_is_written_in_hours() -> None:
    assert workbooks.text_of(datetime.timedelta(hours=42, seconds=7)) == "42:00:07" and workbooks.text_of(3) == "3"


def test_of_several_sheets_the_first_with_a_table_is_read_and_the_others_are_named() -> None:
    data = xlsx({"Read me": [["About this file"], ["It is made up"]], "Data": TABLE, "Lists": [["a", "b"]]})

    table, problems = opened(data)
    other, none = opened(data, "Lists")
    assert table.header == tuple(HEADER.split(",")) and other.header == ("a", "b") and not none
    assert problems == [
        "warning: t: its sheet “Data” is read, and not “Read me”, “Lists” (choose another (in layer.yaml by sheet:))"
    ]


def test_a_hidden_sheet_is_read_after_those_that_are_shown() -> None:
    data = xlsx({"Old": [["a", "b"], ["1", "2"]], "New": [["c", "d"], ["3", "4"]]})
    hidden = changed(data, BOOK, (b'name="Old"', b'name="Old" state="hidden"'))

    assert opened(hidden)[0].header == ("c", "d") and opened(hidden, "Old")[0].header == ("a", "b")


def test_a_sheet_that_is_not_there_is_said_with_the_one_that_was_probably_meant() -> None:
    table, problems = opened(xlsx({"Data": TABLE, "Lists": TABLE}), "Dta")

    assert not table.header
    assert problems == ["error: t: sheet: has no sheet “Dta”; its sheets: “Data”, “Lists” (perhaps “Data”)"]


def test_a_sheet_asked_of_what_has_none_is_passed_over_and_said() -> None:
    table, problems = opened(b"a,b\n1,2\n", "Data")

    assert table.rows == [["1", "2"]] and "is no workbook, and has no sheets" in problems[0]


def test_the_sheet_of_a_layer_is_asked_for_in_its_file_and_read_anew_where_it_is_another(tmp_path: Path) -> None:
    other = [TABLE[0], ["2", *TABLE[1][1:]]]
    data, layer = xlsx({"One": TABLE, "Two": other}), LAYER.replace("incidents.csv", "book.xlsx")

    for sheet, event in (("One", "valley:1"), ("Two", "valley:2")):
        corpus = corpus_of(with_layer(tmp_path / "corpus", f"{layer}sheet: {sheet}\n", data, "book.xlsx", "valley"))
        assert [record.id for record in corpus.sources[-1].records(corpus)] == [event]


def test_words_above_a_table_and_columns_beside_it_are_none_of_it() -> None:
    rows = [["", "Incidents of the valley"], [], ["", "a", "", "b"], ["", "1", "", "2"], [], ["", "3", "", "4", "note"]]
    table, problems = opened(xlsx({"One": rows}))

    assert table.header == ("a", "b", "column 3") and table.rows == [["1", "2", ""], ["3", "4", "note"]]
    assert (list(table.lines), table.n_read) == ([4, 6], 3)
    assert problems == ["warning: t:1: “Incidents of the valley” stands above the table (it is not read)"]


def test_blank_rows_and_headers_once_more_are_counted_as_in_text() -> None:
    reading = told(xlsx({"One": [*TABLE, [], TABLE[0], TABLE[1]]}))

    assert reading.n_read == 4 and reading.out == {"blank": 1, "the header once more": 1, "the same row again": 1}


def test_errors_and_formulas_are_said_cell_by_cell_and_the_last_value_is_taken() -> None:
    rows = [["a", "b"], ["x", ("=", "=1+1", 2)], ["y", ("=", "=1/0", "#DIV/0!")], ["z", ("=", "=B9", "")]]
    table, problems = opened(xlsx({"One": rows}))

    assert table.rows == [["x", "2"], ["y", ""], ["z", ""]]
    assert problems == [
        "warning: t:3: b: B3 holds #DIV/0! in place of a value (the cell is read as empty)",
        "warning: t:4: b: B4 holds a formula without its value (open and save the workbook in a spreadsheet, which works it out; "
        "the cell is read as empty)",
    ]


def test_errors_and_formulas_of_other_workbooks_are_said_as_well() -> None:
    error = 'table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"'
    wrong = f"<table:table-cell {error}><text:p>#DIV/0!</text:p></table:table-cell>"
    unknown = '<table:table-cell table:formula="of:=[.A1]"/>'
    rows = [ods_row("a", "b"), f"<table:table-row>{ods_cell('x')}{wrong}</table:table-row>", ods_row("y", "1")]
    rows[2] = f"<table:table-row>{ods_cell('y')}{unknown}</table:table-row>"
    formula = record(0x0006, struct.pack("<HHH", 1, 1, 0) + bytes((2, 0, 42, 0, 0, 0, 255, 255)) + b"\0" * 8)
    book = book_of([["a", "b"], ["x", {"error": 7}], ["y", {"error": 36}]])

    assert [line.partition(" in ")[0] for line in opened(ods({"One": rows}))[1]] == [
        "warning: t:2: b: B2 holds #DIV/0!",
        "warning: t:3: b: B3 holds a formula without its value (open and save the workbook",
    ]
    assert [line.partition(" in ")[0] for line in opened(compound({"Workbook": book}))[1]] == [
        "warning: t:2: b: B2 holds #DIV/0!",
        "warning: t:3: b: B3 holds #NUM!",
    ]
    with_formula = book[:-4] + formula + book[-4:]
    assert "B2 holds #N/A in place of a value" in "\n".join(opened(compound({"Workbook": with_formula}))[1])


def test_merged_cells_and_macros_are_said_and_nothing_is_made_up_for_them() -> None:
    data = xlsx({"One": [["a", "b"], ["1", "x"], ["", "y"]]})
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    table, problems = opened(changed(data, SHEET, (b"</sheetData>", merged), more={"xl/vbaProject.bin": b"macro"}))
    spanned = ods_cell("1", 'table:number-rows-spanned="2"')
    rows = [
        ods_row("a", "b"),
        f"<table:table-row>{spanned}{ods_cell('x')}</table:table-row>",
        "<table:table-row><table:covered-table-cell/>",
    ]
    other = opened(ods({"One": [*rows[:2], f"{rows[2]}{ods_cell('y')}</table:table-row>"]}))

    assert table.rows == other[0].rows == [["1", "x"], ["", "y"]]
    assert any("brings macros with it (they are not run" in line for line in problems)
    assert all("t:2: a: its cells A2:A3 are merged" in "\n".join(lines) for lines in (problems, other[1]))


def test_a_number_in_a_column_of_days_is_the_day_that_a_spreadsheet_means() -> None:
    rows = [TABLE[0], *([str(nr), *TABLE[1][1:4], day, *TABLE[1][5:]] for nr, day in enumerate((44697, "44697.5", 19999, 80001)))]
    reading = told(xlsx({"One": rows}))
    late = told(changed(xlsx({"One": rows}), BOOK, (b"<workbookPr ", b'<workbookPr date1904="1" ')))
    old = told(xls(rows, record(0x0022, b"\1\0")))

    assert [one.date for one in reading.told] == ["2022-05-16", "2022-05-16", "", ""]
    assert [one.date for one in late.told] == [one.date for one in old.told] == ["2026-05-17", "2026-05-17", "", ""]
    assert said(
        reading.problems, "t:2: day: “44697” is a spreadsheet’s number of a day (read as 2022-05-16, counted from 1899-12-30"
    )
    assert said(late.problems, "counted from 1904-01-01") and said(reading.problems, "t:4: day: “19999” is no day")


LOCKED_ODS = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
FAR = {"One": [["a", "b"], ["1", "2"]]}
WORD = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}


@pytest.mark.parametrize(
    "data,words",
    (
        (xlsx({"One": TABLE})[:3000], "is damaged: it begins as a zip or a workbook and does not end as one"),
        (changed(xlsx({"One": TABLE}), BOOK, (b"<sheets>", b"<sheets")), "is a damaged workbook"),
        (changed(xlsx({"One": TABLE}), BOOK, (b"<workbook ", b"<!DOCTYPE x><workbook ")), "is a damaged workbook"),
        (changed(xlsx({"One": TABLE}), SHEET, (b"<sheetData>", b"<sheetData><row r='1'><c r='A1'><v")), "is a damaged workbook"),
        (xls(TABLE)[:700], "is a damaged workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 900, "is a damaged workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is a damaged workbook"),
        (compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "is locked with a password (open it with the password"),
        (xls(TABLE, record(0x002F, b"\0" * 6)), "is locked with a password"),
        (ods({"One": [ods_row("a", "b")]}, LOCKED_ODS), "is locked with a password"),
        (compound({"WordDocument": b"x"}), "is a document or message of an older program"),
        (zipped(WORD), "is a text document or a presentation"),
        (zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"x"}), "binary form (.xlsb) (save it as .xlsx)"),
        (xlsx({"One": [["only"], ["words"]], "Two": []}), "holds no table of more than one column; its sheets: “One”, “Two”"),
        (
            changed(xlsx(FAR), SHEET, (b'r="B2"', b'r="XFD1048576"')),
            "has cells so far apart that they span 17,179,869,184, empty ones among them; nothing of it was opened",
        ),
        (
            ods({"One": [ods_row("a", "b"), ods_row("1", "2", attributes='table:number-rows-repeated="99999999"')]}),
            "has cells so far apart that they span 200,000,000",
        ),
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"%PDF-1.7 \n", "is a PDF, no table"),
        (b"\x1f\x8b\x08\x00", "is packed with gzip"),
        (b"PAR1....PAR1", "is a Parquet file"),
        (b"\n<html><table><tr><td>a</td></tr></table>", "is a web page, whatever its name says"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "is a workbook as XML of 2003"),
        (b'<?xml version="1.0"?><kml xmlns="x">', "is KML"),
    ),
)
def test_what_is_no_table_is_refused_with_its_reason(data: bytes, words: str) -> None:
    table, problems = opened(data)

    assert words in "\n".join(problems) and not table.header and problems[0].startswith("error: ")


def test_a_file_that_is_no_table_says_so_and_no_more(tmp_path: Path) -> None:
    layer = LAYER.replace("incidents.csv", "book.xlsx")
    corpus = corpus_of(with_layer(tmp_path / "corpus", layer, xlsx({"One": TABLE})[:3000], "book.xlsx", "valley"))

    assert [problem.what for problem in corpus.problems if problem.file.startswith("layers/")] == [
        "is damaged: it begins as a zip or a workbook and does not end as one"
    ]


def test_what_would_unpack_to_too_much_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    much = zipped({"a.csv": b"a,b\n" + b"1,2\n" * 20_000_000})
    monkeypatch.setattr(archives, "MOST", 10_000)
    large, problems = opened(zipped({"a.csv": b"a,b\n" + b"".join(b"%d,%d\n" % (at, at * at) for at in range(2_000))}))

    assert not large.header and "in 1 files; nothing of it was opened (up to 10,000 bytes are read" in problems[0]
    monkeypatch.undo()
    packed, problems = opened(much)
    assert (
        not packed.header
        and "would unpack to 80,000,004 bytes" in problems[0]
        and "times its size, as no table does" in problems[0]
    )


def test_a_size_that_is_not_what_is_packed_is_damage() -> None:
    data = zipped({"a.csv": b"a,b\n" + b"1,2\n" * 500})
    lying = data.replace(struct.pack("<I", 2004), struct.pack("<I", 20))

    assert "“a.csv” in it cannot be unpacked" in opened(lying)[1][0]


CSV = b"a,b\n1,2\n"


@pytest.mark.parametrize(
    "files,words",
    (
        ({"a.csv": CSV, "readme.txt": b"a, b, c", "codebook.pdf": b"%PDF-", "__MACOSX/._a.csv": CSV, ".hidden.csv": CSV}, ""),
        ({"in/a.data": CSV, "notes": b"words"}, ""),
        ({"book.xlsx": xlsx({"One": [["a", "b"], ["1", "2"]]})}, ""),
        ({"a.csv": CSV, "b.csv": CSV}, "is an archive of 2 tables: a.csv, b.csv (unpack it, and take each table as a layer"),
        ({"a.pdf": b"%PDF-"}, "holds no table: a.pdf"),
        ({}, "holds no table: it is empty"),
        ({"in.zip": zipped({"a.csv": CSV})}, "holds no table: in.zip"),
        ({"a.csv": zipped({"a.csv": CSV})}, "is an archive within an archive"),
        ({"a.csv": b"PK\x03\x04"}, "is an archive within an archive"),
    ),
)
def test_an_archive_is_the_one_table_that_it_holds(files: dict[str, bytes], words: str) -> None:
    table, problems = opened(zipped(files))

    assert words in "\n".join(problems) and (table.rows == ([] if words else [["1", "2"]]))


def test_a_locked_archive_is_said() -> None:
    data = bytearray(zipped({"a.csv": CSV}))
    data[data.index(b"PK\x01\x02") + 8] |= 1

    assert opened(bytes(data))[1] == ["error: t: is locked with a password (unlock it, and take the table itself)"]


def test_a_reader_that_gives_up_leaves_the_program_standing(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        """As the reader of workbooks ends."""

    class Broken:
        @staticmethod
        def from_filelike(_: object) -> None:
            raise PanicException

    monkeypatch.setattr(workbooks, "CalamineWorkbook", Broken)
    assert "is a damaged workbook" in opened(xlsx({"One": TABLE}))[1][0]
    monkeypatch.setattr(Broken, "from_filelike", staticmethod(lambda _: (_ for _ in ()).throw(KeyboardInterrupt)))
    with pytest.raises(KeyboardInterrupt):
        opened(xlsx({"One": TABLE}))


def test_cells_that_do_not_say_where_they_stand_are_read_one_after_the_other() -> None:
    data = xlsx({"One": [["a", "b"], ["1", "2"]]})
    bare = changed(data, SHEET, *((f' r="{cell}"'.encode(), b"") for cell in ("A1", "B1", "A2", "B2")))

    assert opened(bare)[0].rows == [["1", "2"]]


def test_the_names_of_columns_are_told_by_the_beginning_of_text_and_by_all_of_anything_else() -> None:
    text, book = b"a,b\n" * 100_000, xlsx({"One": TABLE})

    assert open_text(enough_for_names(text), ",", Findings("t")).header == ("a", "b") and len(enough_for_names(text)) == 200_000
    assert enough_for_names(book) is book
