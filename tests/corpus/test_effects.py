"""What the problems' list says an error cost is what is missing: a file, a row of a table, or one value."""

import shutil
from pathlib import Path

import pytest

from lib.corpus.checking.effects import effects, left_out_words
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import Reader, read_corpus
from lib.settings import ROOT

DELTA = ROOT / "tests" / "corpora" / "delta"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DELTA, tmp_path / "delta"))


def append(folder: Path, table: str, *lines: str) -> None:
    with (folder / table).open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def told(corpus: Corpus) -> list[tuple[str, str]]:
    """Field and effect of each problem of the corpus that its whole form does not have."""
    before = set(read_corpus(DELTA).problems)
    return [(problem.field, effect) for problem, effect in zip(corpus.problems, effects(corpus)) if problem not in before]


PERSON = "- {id: new, name: New, kind: person"
ROWS = {
    "an actor of no kind": ("actors.yaml", "- {id: new, name: New, kind: militai}", "row left out"),
    "an actor twice": ("actors.yaml", f"{PERSON}}}\n{PERSON}}}", "row left out"),
    "a unit of itself": ("actors.yaml", f"{PERSON}, part_of: [{{actor: new, source: coder}}]}}", "row left out"),
    "an actor without an id": ("actors.yaml", "- {name: New, kind: person}", "row left out"),
    "a field twice": ("actors.yaml", "- {id: new, name: New, name: Other, kind: person}", "value left out"),
    "a place of no precision": ("places.csv", "new,New,,,,twon,,,,,,,,,", "row left out"),
    "a place without a name": ("places.csv", "new,,,,,town,,,,,,,,,", "row left out"),
    "a place with a blank id": ("places.csv", "a b,New,,,,town,,,,,,,,,", "row left out"),
    "a place within nothing": ("places.csv", "new,New,,,,town,,,,,,,nowhere,,", "value left out"),
}


@pytest.mark.parametrize("case", ROWS)
def test_what_a_table_lacks_is_what_its_problem_says(folder: Path, case: str) -> None:
    table, lines, effect = ROWS[case]
    before = read_corpus(folder)
    append(folder, table, lines)

    corpus = read_corpus(folder)

    lost = effect == "row left out"
    assert {found for _, found in told(corpus)} == {effect}
    assert [(row.file, row.line) for row in corpus.left_out_rows] == (
        [(table, (folder / table).read_text("utf-8").count("\n"))] if lost else []
    )
    rows = len(lines.splitlines())
    assert len(corpus.actors) + len(corpus.places) == len(before.actors) + len(before.places) + rows - lost
    assert left_out_words(corpus) == ("1 row of tables" if lost else "")


def test_a_row_with_several_errors_is_one_row(folder: Path) -> None:
    append(folder, "actors.yaml", "- {id: new, name: New, kind: militai, bolc: x}", "- {id: newer, name: New, kind: prson}")

    corpus = read_corpus(folder)

    assert [row.id for row in corpus.left_out_rows] == ["new", "newer"] and len(told(corpus)) == 3
    assert left_out_words(corpus) == "2 rows of tables"


def test_a_file_a_value_and_a_file_shown_as_it_was_say_so(folder: Path) -> None:
    reader = Reader(folder)
    reader.read()
    article = folder / "articles" / "first.md"
    article.write_text(article.read_text("utf-8").replace("type:", "typ:", 1), "utf-8")

    assert {effect for _, effect in told(reader.read())} == {"shown as last read"}
    assert {effect for _, effect in told(read_corpus(folder))} == {"file left out"}

    article.unlink()
    text = (folder / "corpus.yaml").read_text("utf-8")
    (folder / "corpus.yaml").write_text(text.replace("Africa/Bamako", "Mars/Olympus"), "utf-8")
    assert ("time_zone", "value left out") in told(read_corpus(folder))


def test_what_no_map_draws_is_not_called_read(folder: Path) -> None:
    for name in ("boundaries.geojson", "roads.geojson", "own.pmtiles"):
        (folder / name).write_text("[]", "utf-8")

    assert [effect for _, effect in told(read_corpus(folder))] == ["file left out"] * 3
