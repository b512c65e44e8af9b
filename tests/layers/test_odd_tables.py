"""Odd cells, names and files, as attacks found them: each is read, or said, and what is written can always be read again."""

import json
import shutil
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.events.building.build import build_tables
from lib.exchange.folder import write_folder
from lib.layers.findings import Findings
from lib.layers.importing import Wish, files_with, prepare, remember
from lib.layers.layer_file import read_layer_file
from lib.layers.layer_text import layer_text
from lib.layers.opening import open_table
from lib.layers.preview import preview
from lib.layers.told import Reading
from lib.settings import SAMPLE
from tests.layers.tables import corpus_of

COLUMNS = ("id", "kind", "who", "whom", "date", "place", "lat", "lon", "gov", "killed")
MAPPING = {
    "id": "id",
    "type": {"columns": ["kind"], "codes": {"raid": {"type": "attack", "left": "initiator", "right": "target"}}},
    "actors": [{"side": "left", "name": "who"}, {"side": "right", "name": "whom"}],
    "date": {"first": "date"},
    "place": {"name": "place", "lat": "lat", "lon": "lon", "governorate": "gov"},
    "numbers": {"killed": {"best": "killed"}},
    "summary": "{kind}",
}
QUOTE = '"'
RAID = dict(zip(COLUMNS, ("1", "raid", "A", "B", "2020-01-02", "X", "34.5", "36.5", "Homs", "3")))


def table(*rows: dict[str, str]) -> str:
    quoted = (",".join('"' + row[name].replace('"', '""') + '"' for name in COLUMNS) for row in rows)
    return "\n".join((",".join(COLUMNS), *quoted, ""))


def read(corpus: Corpus, text: str, **mapping: object) -> Reading:
    return prepare("t.csv", text.encode(), corpus, Wish("t", "T", "table", {"mapping": MAPPING | mapping})).reading  # type: ignore[dict-item]  # trees


@pytest.mark.parametrize(
    "cells",
    [
        {"date": "May 0000"},
        {"date": "0000-05"},
        {"date": "2020-00"},
        {"date": "٢٠٢٠-٠٥"},
        {"date": "٢٠٢٠"},
        {"gov": "g" * 200_000},
        {"who": "Hezbollah " + "g" * 200_000},
        {"killed": "9" * 5_000},
        {"killed": "9" * 20},
        {"killed": "9" * 18},
        {"who": "a\tb", "whom": "c\nd"},
        {"who": "not-named"},
        {"lat": "3_5.1"},
        {"lat": "nan", "lon": "inf"},
    ],
    ids=lambda cells: " ".join(f"{name}={value[:12]!r}" for name, value in cells.items()),
)
def test_whatever_a_cell_holds_the_layer_is_written_read_and_built(tmp_path: Path, cells: dict[str, str]) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    text = table(RAID | cells, RAID | {"id": "2"})
    ready = prepare("t.csv", text.encode(), read_corpus(folder), Wish("t", "T", "table", {"mapping": MAPPING}))

    assert len(preview(ready.reading).rows) == 2
    write_folder(ready.target, files_with(ready))
    remember(ready, folder)
    corpus = corpus_of(folder)
    assert len(build_tables(corpus).events) == len(build_tables(read_corpus(folder)).events) + 2


def test_months_in_other_figures_are_months(sample: Corpus) -> None:
    reading = read(sample, table(RAID | {"date": "٢٠٢٠-٠٥"}, RAID | {"id": "2", "date": "٢٠٢١"}))

    assert [told.date for told in reading.told] == ["2020-05", "2021"]


@pytest.mark.parametrize(
    "written,date",
    [("05/2018", "2018-05"), ("5.2018", "2018-05"), ("13/2018", ""), ("Mai 2018", ""), ("May 2018", "2018-05"), ("2018", "2018")],
)
def test_a_month_is_read_where_it_can_be_one_alone(sample: Corpus, written: str, date: str) -> None:
    (told,) = read(sample, table(RAID | {"date": written})).told

    assert told.date == date


@pytest.mark.parametrize("pair", ["34,5 / 36,5", "34,5;36,5", "34.5, 36.5", "34,5 | 36,5", "(34.5 36.5)"])
def test_both_coordinates_in_one_column_are_parted_as_they_are_written(sample: Corpus, pair: str) -> None:
    decimal = "," if ",5" in pair else "."
    reading = read(sample, table(RAID | {"lat": pair}), place={"name": "place", "point": "lat"}, decimal=decimal)

    assert [(place.lat, place.lon) for place in reading.places] == [(34.5, 36.5)] and not reading.problems


def test_half_a_letter_in_json_is_shown_as_such_and_kept(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))
    feature = '{"type": "Feature", "properties": {"kind": "raid", "who": "\\ud800A", "\\udfff": 1}, "geometry": null}'
    data = ('{"type": "FeatureCollection", "features": [' + feature + "]}").encode()
    mapping = {"type": MAPPING["type"], "actors": [{"side": "left", "name": "who"}]}
    ready = prepare("t.geojson", data, read_corpus(folder), Wish("t", "T", "table", {"mapping": mapping}))
    write_folder(ready.target, files_with(ready))
    remember(ready, folder)

    assert [actor.name for actor in corpus_of(folder).sources[0].actors] == ["\ufffdA"]


def test_a_feature_nested_however_deep_ends_no_reading(sample: Corpus) -> None:
    for depth in range(900, 1_010, 3):
        nested = "[" * depth + "]" * depth
        text = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"x":' + nested + '},"geometry":null}]}'
        opened = open_table(text.encode(), ",", Findings("t"))
        assert opened.n_read <= 1


@pytest.mark.parametrize("at", [0, 5, 19])
def test_a_quote_that_nothing_closes_swallows_no_row(at: int) -> None:
    rows = "".join(f"{number},raid,{QUOTE if number == at else ''}n{number}\n" for number in range(20))
    findings = Findings("t")

    opened = open_table(f"id,kind,note\n{rows}".encode(), ",", findings)

    assert [row[2] for row in opened.rows] == [f"n{number}" for number in range(20)] and list(opened.lines) == list(range(2, 22))
    assert [(one.line, one.what) for one in findings.all()] == [(at + 2, "opens a quote that nothing closes")]


def test_a_line_break_within_quotes_at_the_end_is_no_open_quote() -> None:
    findings = Findings("t")

    opened = open_table(b'id,note\n1,"a\n""b"""\n', ",", findings)

    assert opened.rows == [["1", 'a\n"b"']] and not findings.all()


@pytest.mark.parametrize(
    "names", [["a", "a", "a"], ["a (2)", "a", "a"], ["a (3)", "a", "a"], ["Dead (min)"] * 3, ["", "", "x"], ["column 1", "", ""]]
)
def test_every_column_can_be_named(names: list[str]) -> None:
    opened = open_table((",".join(names) + "\n1,2,3\n").encode(), ",", Findings("t"))

    assert len(set(opened.header)) == len(opened.header) == 3
    assert opened.header[0] == (names[0] or "column 1")


def test_a_header_of_many_equal_names_is_read_at_once() -> None:
    opened = open_table((",".join(["a"] * 30_000) + "\n").encode(), ",", Findings("t"))

    assert opened.header[-1] == "a (30000)"


def test_ids_that_would_be_written_alike_stay_apart(sample: Corpus) -> None:
    ids = ("A-1", "A 1", "A/1", "A 1")
    reading = read(sample, table(*(RAID | {"id": one, "place": f"{number % 3}"} for number, one in enumerate(ids[:3]))))

    assert len({told.id for told in reading.told}) == 3 and not reading.out


def test_a_row_s_own_numbers_of_actors_break_no_line(sample: Corpus) -> None:
    actors = [{"side": "left", "name": "who", "id": "whom"}]
    reading = read(sample, table(RAID | {"whom": "1\t2"}, RAID | {"id": "2", "whom": "1\n2"}), actors=actors)

    assert [row.left for row in preview(reading).rows] == ["A", "A"] and [named.key for named in reading.names] == ["1 2"]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_week_at_the_ends_of_the_calendar_ends_with_it(sample: Corpus, day: str) -> None:
    date = {"first": "date", "otherwise": {"kind": "week"}}

    (told,) = read(sample, table(RAID | {"date": day}), date=date).told

    assert told.date in ("[9999-12-28..9999-12-31]", "[0001-01-01..0001-01-04]")


@pytest.mark.parametrize(
    "summary,words",
    [("{}", "{}"), ("a } b", "a } b"), ("{a{kind}", "{araid"), ("{kind}{", "raid{"), ("{kind}[ at {none}]", "raid")],
)
def test_signs_in_a_summary_stand_as_they_are(sample: Corpus, summary: str, words: str) -> None:
    assert read(sample, table(RAID), summary=summary).told[0].summary == words


@pytest.mark.parametrize("delimiter", [":", "", "::"])
def test_a_delimiter_that_is_none_is_refused_with_those_that_are(delimiter: str) -> None:
    text = f"title: T\nformat: table\nfile: t.csv\nmapping: {{delimiter: {json.dumps(delimiter)}}}\n"

    file, problems = read_layer_file(text, "t", "layer.yaml")

    assert file is None and any(problem.field == "mapping.delimiter" or "delimiter" in problem.field for problem in problems)


ODD_YAML = (
    "---\ntitle: T\nformat: ucdp-ged\nfile: old.csv\n...\n",
    "{title: T, format: ucdp-ged, file: old.csv}\n",
    'title: T\nformat: ucdp-ged\n"file": old.csv\n',
    "title: T\nformat: ucdp-ged\nfile : old.csv\n",
    "  title: T\n  format: ucdp-ged\n  file: old.csv\n",
    "title: T\nformat: ucdp-ged\nfile:\n# where it lies\n  old.csv\n",
    "title: T\nformat: ucdp-ged\nfile: old.csv\nonly:\n  country: [Syria]\n# of 2025\nversion: '25'\n",
    "title: T\r\nformat: ucdp-ged\r\nfile: old.csv\r\n",
)


@pytest.mark.parametrize("written", ODD_YAML)
def test_a_newer_release_is_put_over_whatever_form_of_yaml(tmp_path: Path, written: str) -> None:
    (tmp_path / "layer.yaml").write_bytes(written.encode())

    text = layer_text(tmp_path, "new.csv", "T2", "ucdp-ged", {"only": {"country": ["Iraq"]}})

    before, _ = read_layer_file(written, "ged", "layer.yaml")
    file, problems = read_layer_file(text, "ged", "layer.yaml")
    assert before and file and not problems
    assert (file.written.title, file.written.file, file.written.only) == ("T2", "new.csv", {"country": ("Iraq",)})
    assert file.written.version == before.written.version and file.written.format == before.written.format
