"""The command line: what is printed, what is written, and the exit code that a script can rely on."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from lib.commands import main
from lib.errors import Problem
from lib.exchange.csv import read_csv
from lib.settings import ROOT, SAMPLE

FILES = ["event_places.csv", "events.csv", "links.csv", "manifest.json", "participants.csv"]


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
    return subprocess.run([sys.executable, "-m", "lib", *arguments], cwd=ROOT, env=os.environ | environment,
                          capture_output=True, check=False)


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
    assert "4 articles" in counts and "1 left out" in counts


def test_a_warning_alone_leaves_nothing_out_and_exits_1(sample, monkeypatch, capsys):
    warned = replace(sample, problems=(Problem("actors.yaml", 3, "name", "looks odd", severity="warning"),))
    monkeypatch.setattr("lib.commands.read_corpus", lambda folder: warned)
    assert main(["check", str(SAMPLE)]) == 1
    assert "0 errors, 1 warning; 5 articles" in capsys.readouterr().out


def test_a_corpus_that_cannot_be_read_exits_1_with_its_problem(tmp_path, capsys):
    assert main(["check", str(tmp_path)]) == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("corpus.yaml: is missing")


@pytest.mark.parametrize("arguments", [
    [], ["chek", "x"], ["check"], ["check", "no/such/folder"], ["build", str(SAMPLE)],
    ["build", str(SAMPLE), "--out", __file__],
])
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


def test_the_manifest_counts_the_rows_of_every_table_and_knows_no_clock(tmp_path, sample_tables):
    main(["build", str(SAMPLE), "--out", str(tmp_path)])
    told = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    names = ("events", "participants", "event_places", "links")
    assert {name: file["rows"] for name, file in told["files"].items()} == {
        f"{name}.csv": len(getattr(sample_tables, name)) for name in names}
    assert "created_utc" not in told


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


def test_a_terminal_without_arabic_still_gets_the_problem(corpus):
    (corpus / "articles" / "خبر.md").write_text("---\n---\n", encoding="utf-8")
    told = run_apart("check", str(corpus), PYTHONIOENCODING="ascii")
    assert told.returncode == 1
    assert rb"\u062e\u0628\u0631.md" in told.stdout
