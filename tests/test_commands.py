"""The command line: what is printed, what is written, and the exit code that a script can rely on."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.commands import main
from lib.errors import Problem
from lib.exchange.companions import beside
from lib.exchange.manifest import Snapshot
from lib.exchange.snapshot import write_zip
from lib.settings import ROOT, SAMPLE
from tests.exchange.reading import read_csv

FILES = ["event_places.csv", "events.csv", "links.csv", "manifest.json", "participants.csv"]


BARE = """---
id: "a"
title: "T"
publisher: "P"
text: "full"
events: []
---
Nothing.
"""


@pytest.fixture
def corpus(tmp_path) -> Path:
    """A copy of the sample, to be changed."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))


def break_article(corpus: Path) -> str:
    """Give the first article a type that does not exist; returns its file's name in messages."""
    path = sorted((corpus / "articles").glob("*.md"))[0]
    path.write_text(path.read_text(encoding="utf-8").replace("type: ", "type: clsh # ", 1), encoding="utf-8")
    return f"articles/{path.name}"


def run_apart(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """`python -m lib` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "lib", *arguments], cwd=ROOT, env=os.environ | environment, capture_output=True, check=False
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_sample_is_clean(capsys):
    assert main(["check", str(SAMPLE)]) == 0
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings; 5 articles with ")


def test_a_problem_is_told_with_file_line_field_and_hint_and_exits_1(corpus, capsys):
    name = break_article(corpus)
    assert main(["check", str(corpus)]) == 1
    *problems, counts = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"{name}:") and "type" in line and "clash" in line for line in problems)
    assert "4 articles" in counts and "left out: 1 file" in counts


@pytest.mark.parametrize(
    "strict, code, counts", [([], 0, "0 errors, 1 warning; 5 articles"), (["--strict"], 1, "1 error, 0 warnings; 5 articles")]
)
def test_a_warning_alone_exits_0_and_1_only_where_warnings_are_taken_for_errors(strict, code, counts, sample, monkeypatch, capsys):
    warned = replace(sample, problems=(Problem("actors.yaml", 3, "name", "looks odd", severity="warning"),))
    monkeypatch.setattr("lib.commands.read_corpus", lambda folder, **how: warned)
    assert main(["check", *strict, str(SAMPLE)]) == code
    told = capsys.readouterr().out
    assert counts in told and "left out: nothing" in told


def test_a_corpus_that_cannot_be_read_exits_1_with_its_problem(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("corpus.yaml: is missing")


@pytest.mark.parametrize(
    "arguments",
    [[], ["chek", "x"], ["check"], ["check", "no/such/folder"], ["build", str(SAMPLE)], ["build", str(SAMPLE), "--out", __file__]],
)
def test_wrong_usage_exits_2_and_says_what_is_right(arguments, capsys):
    with pytest.raises(SystemExit) as exit_with:
        main(arguments)
    assert exit_with.value.code == 2
    assert "usage: python -m lib" in capsys.readouterr().err


def test_build_writes_every_table_with_its_manifest(tmp_path, sample_tables):
    assert main(["build", str(SAMPLE), "--out", str(tmp_path / "made" / "here")]) == 0
    written = contents(tmp_path / "made" / "here")
    assert list(written) == FILES
    pd.testing.assert_frame_equal(read_csv(written["events.csv"]), sample_tables.events)


def test_the_manifest_tells_the_rows_and_the_columns_of_every_file_and_knows_no_clock(tmp_path, sample_tables):
    main(["build", str(SAMPLE), "--out", str(tmp_path)])
    told = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    for name, file in told["files"].items():
        header, *rows = csv.reader(io.StringIO((tmp_path / name).read_text(encoding="utf-8-sig"), newline=""))
        assert file["rows"] == len(rows) and list(file["columns"]) == header and all(file["columns"].values())
    assert told["files"]["events.csv"]["rows"] == len(sample_tables.events) and "created_utc" not in told


def test_build_writes_what_the_zip_of_all_events_holds_byte_by_byte(sample, sample_tables, tmp_path):
    main(["build", str(SAMPLE), "--out", str(tmp_path / "out")])

    taken = beside(sample_tables.events, sample_tables, sample)
    with zipfile.ZipFile(io.BytesIO(write_zip(Snapshot(sample_tables.events, sample, beside=taken)))) as packed:
        zipped = {name: packed.read(name) for name in packed.namelist()}
    built, told = contents(tmp_path / "out"), json.loads(zipped.pop("manifest.json"))
    differs = ("filters",)  # what was asked for, in words
    assert {name: value for name, value in json.loads(built.pop("manifest.json")).items() if name not in differs} == {
        name: value for name, value in told.items() if name not in differs
    }
    assert built == zipped


def test_the_same_corpus_gives_the_same_bytes_in_any_folder_locale_time_zone_and_file_order(tmp_path):
    moved = tmp_path / "elsewhere"
    (moved / "articles").mkdir(parents=True)
    for path in sorted(SAMPLE.rglob("*"), reverse=True):
        if path.is_file():
            shutil.copy(path, moved / path.relative_to(SAMPLE))
    a, b = tmp_path / "a", tmp_path / "b"
    here = run_apart("build", str(SAMPLE), "--out", str(a), TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = run_apart("build", str(moved), "--out", str(b), TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="2")
    assert (here.returncode, there.returncode) == (0, 0)
    assert contents(a) == contents(b)


def test_build_without_a_broken_file_names_it_and_exits_1(corpus, tmp_path, capsys):
    name = break_article(corpus)
    assert main(["build", str(corpus), "--out", str(tmp_path / "out")]) == 1
    assert f"{name}:" in capsys.readouterr().err
    assert json.loads((tmp_path / "out" / "manifest.json").read_bytes())["corpus"]["left_out"] == [name]


@pytest.mark.parametrize(
    "table, old, new, field",
    [
        ("actors.yaml", "kind: foreign_militia", "kind: militai", "kind"),
        ("actors.yaml", "- {id: civilians,", "- {id: irgc,", "id"),
        ("places.csv", ",town,", ",twon,", "precision"),
        ("corpus.yaml", "time_zone: Asia/Damascus", "time_zone: Mars/Olympus", "time_zone"),
    ],
)
def test_build_without_a_row_or_a_value_of_a_table_names_it_and_exits_1(corpus, tmp_path, capsys, table, old, new, field):
    text = (corpus / table).read_text(encoding="utf-8")
    assert old in text
    (corpus / table).write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    for path in (corpus / "articles").iterdir():  # else those that name the row would be left out and said
        path.unlink()
    (corpus / "articles" / "a.md").write_text(BARE, encoding="utf-8")

    assert main(["build", str(corpus), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert any(field in found.split(": ")[1] for found in said.splitlines() if found.startswith(f"{table}:{line}: "))
    told = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["corpus"]
    rows = [(row["file"], row["line"]) for row in told["left_out_rows"]]
    assert told["left_out"] == [] and rows == ([] if table == "corpus.yaml" else [(table, line)])
    assert ("1 row of tables" in said) == bool(rows)


def test_build_of_a_corpus_with_warnings_alone_exits_0_in_silence(sample, tmp_path, monkeypatch, capsys):
    warned = replace(sample, problems=(Problem("actors.yaml", 3, "name", "looks odd", severity="warning"),))
    monkeypatch.setattr("lib.commands.read_corpus", lambda folder, **how: warned)
    assert main(["build", str(SAMPLE), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err == ""


def test_a_terminal_without_arabic_still_gets_the_problem(corpus):
    (corpus / "articles" / "خبر.md").write_text("---\n---\n", encoding="utf-8")
    told = run_apart("check", str(corpus), PYTHONIOENCODING="ascii")
    assert told.returncode == 1
    assert rb"\u062e\u0628\u0631.md" in told.stdout


def test_a_folder_that_cannot_be_written_is_named_as_it_was_asked_for(tmp_path: Path, monkeypatch, capsys) -> None:
    def write_folder(target: Path, files: dict[str, bytes]) -> None:
        raise OSError(28, "No space left on device", str(target.parent / "beside-x"))

    monkeypatch.setattr("lib.commands.write_folder", write_folder)

    assert main(["build", str(ROOT / "tests" / "corpora" / "delta"), "--out", str(tmp_path / "tables")]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"{tmp_path / 'tables'}: No space left on device; nothing was written"


def test_words_that_cannot_be_printed_are_not_said_to_be_unwritten(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "lib", "build", str(SAMPLE), "--out", str(tmp_path / "out")],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1] == "what the command says cannot be printed: No space left on device"
    assert sorted(os.listdir(tmp_path / "out"))[:2] == FILES[:2]


def test_a_command_started_without_a_place_to_print_does_its_work(tmp_path: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m lib build {SAMPLE} --out {tmp_path / 'out'} >&-"],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert sorted(os.listdir(tmp_path / "out"))[:2] == FILES[:2]


def test_of_very_many_problems_of_one_file_the_first_are_said_and_how_many_more(corpus: Path, capsys) -> None:
    (corpus / "articles" / "a.md").write_text(BARE.replace("events: []", "\n".join(f"key{number}: 1" for number in range(2000))))

    assert main(["check", str(corpus)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("articles/a.md")]
    assert 200 < len(lines) < 400 and any("more problems" in line for line in lines)
