"""What was read is kept between starts: the same corpus comes back, one change re-reads one file, damage costs only time."""

import ast
import os
import shutil
import sqlite3
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from lib.corpus.reading import kept, readings
from lib.corpus.reading.kept import Store
from lib.corpus.reading.packing import DamagedError, packed, unpacked
from lib.corpus.reading.read import Reader, read_corpus
from lib.corpus.reading.readings import Reading
from lib.settings import ROOT, SAMPLE, codebook_file

DELTA = ROOT / "tests" / "corpora" / "delta"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    """A corpus, and a cache of its own beside it."""
    monkeypatch.setenv("FAULTLINES_CACHE", str(tmp_path / "cache"))
    return Path(shutil.copytree(DELTA, tmp_path / "delta"))


@pytest.fixture
def parsed(monkeypatch) -> list[str]:
    """Names of the files that are parsed and checked from here on."""
    names, whole = [], readings.read_article
    monkeypatch.setattr(readings, "read_article", lambda file, *more: names.append(file) or whole(file, *more))
    return names


def start(folder: Path):
    """The corpus as a program that was just started reads it."""
    return Reader(folder, kept=True).read()


def test_what_was_kept_is_what_was_read(folder: Path, parsed: list[str]) -> None:
    (folder / "articles" / "wrong.md").write_text("---\nid: wrong\nevents: [{id: 1, type: clahs}]\n---\nText.\n", "utf-8")
    first = start(folder)
    read = parsed.copy()

    assert start(folder) == first == read_corpus(folder)
    assert len(read) == 4 and parsed[4:] == read  # the second start parsed none, reading without a cache all


@pytest.mark.parametrize("corpus", (SAMPLE, DELTA))
def test_every_article_comes_back_from_its_packed_form(corpus: Path) -> None:
    for article in read_corpus(corpus).articles:
        assert unpacked(Reading, packed(Reading(article))) == Reading(article)


def test_one_changed_file_is_read_alone(folder: Path, parsed: list[str]) -> None:
    start(folder)
    with (folder / "articles" / "first.md").open("a", encoding="utf-8") as article:
        article.write("More words.\n")
    parsed.clear()

    assert start(folder) == read_corpus(folder)
    assert parsed[0] == "articles/first.md" and len(parsed) == 1 + 3


@pytest.mark.parametrize("name", ("corpus.yaml", "actors.yaml", "places.csv"))
def test_what_articles_stand_on_is_part_of_their_key(folder: Path, parsed: list[str], name: str) -> None:
    start(folder)
    with (folder / name).open("a", encoding="utf-8") as table:
        table.write("\n")
    parsed.clear()

    start(folder)

    assert len(parsed) == 3


def test_another_program_reads_anew(folder: Path, parsed: list[str], monkeypatch) -> None:
    start(folder)
    parsed.clear()
    monkeypatch.setattr(kept, "program_mark", lambda: "a later one")

    start(folder)

    assert len(parsed) == 3


@pytest.mark.parametrize("changed", ("lib/corpus/text/quotes.py", "lib/corpus/codebook.yaml", "lib/errors.py"))
def test_the_mark_of_the_program_changes_with_its_sources(tmp_path: Path, monkeypatch, changed: str) -> None:
    shutil.copytree(ROOT / "lib", tmp_path / "lib")
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    before = kept.program_mark.__wrapped__()
    assert kept.program_mark.__wrapped__() == before

    (tmp_path / changed).write_text((tmp_path / changed).read_text("utf-8") + "\n", "utf-8")

    assert kept.program_mark.__wrapped__() != before


def test_the_mark_of_the_program_changes_with_another_codebook(tmp_path: Path, monkeypatch) -> None:
    before = kept.program_mark.__wrapped__()
    (tmp_path / "codebook.yaml").write_text(codebook_file().read_text("utf-8") + "\n", "utf-8")

    monkeypatch.setenv("FAULTLINES_CODEBOOK", str(tmp_path / "codebook.yaml"))

    assert kept.program_mark.__wrapped__() != before


def test_an_unchanged_file_is_not_read_anew_in_the_same_program(folder: Path, parsed: list[str]) -> None:
    reader = Reader(folder)
    reader.read()
    parsed.clear()
    (folder / "articles" / "first.md").touch()

    reader.read()

    assert parsed == []


def store_of(folder: Path) -> Path:
    return Store(folder).file


DAMAGE = {
    "deleted": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "no database": lambda file: file.write_bytes(b"x" * 5000),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:5000]),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "another value": lambda file: rewrite(file, "value = value || ' '"),
    "no JSON under a right sum": lambda file: rewrite(file, "value = 'x', sum = 2363233923"),
    "a null": lambda file: rewrite(file, "value = null"),
    "another schema": lambda file: rewrite(file, "sum = null"),
}


def rewrite(file: Path, change: str) -> None:
    with sqlite3.connect(file) as base:
        base.execute(f"update entries set {change}")
    base.close()


@pytest.mark.parametrize("case", DAMAGE)
def test_a_damaged_cache_costs_only_time(folder: Path, parsed: list[str], case: str) -> None:
    first = start(folder)
    DAMAGE[case](store_of(folder))
    parsed.clear()

    assert start(folder) == first and len(parsed) == 3
    assert start(folder) == first


def test_what_others_may_write_to_is_not_used(folder: Path, parsed: list[str]) -> None:
    start(folder)
    store_of(folder).parent.chmod(0o777)
    parsed.clear()

    start(folder)

    assert len(parsed) == 3


@pytest.mark.parametrize("cache", ("/dev/null/cache", "/proc/no/cache"))
def test_without_a_folder_to_write_to_nothing_is_kept(folder: Path, monkeypatch, cache: str) -> None:
    monkeypatch.setenv("FAULTLINES_CACHE", cache)

    assert start(folder) == read_corpus(folder)


def test_the_cache_is_for_its_owners_eyes_and_outside_the_corpus(folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    start(folder)
    file = store_of(folder)

    assert sorted(folder.rglob("*")) == before and folder not in file.parents
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_what_is_no_longer_in_use_goes(folder: Path) -> None:
    for number in range(12):
        (folder / "articles" / "first.md").write_text(f"No article {number}.", "utf-8")
        start(folder)

    with sqlite3.connect(store_of(folder)) as base:
        (count,) = base.execute("select count(*) from entries").fetchone()
    base.close()
    assert 3 <= count <= 3 * kept.SPARE + 1


@pytest.mark.parametrize(
    "text",
    (
        "",
        "null",
        "[]",
        '{"article":5}',
        '{"article":{"id":"x"}}',
        '{"__class__":"os.system"}',
        '{"article":null,"problems":[{"file":"x"}]}',
        '{"problems":7}',
    ),
)
def test_what_no_pack_wrote_is_no_value(text: str) -> None:
    with pytest.raises(DamagedError):
        unpacked(Reading, text)


def test_the_folder_is_as_the_environment_says(monkeypatch) -> None:
    for name, value in (("FAULTLINES_CACHE", ""), ("XDG_CACHE_HOME", "/var/cache/me")):
        monkeypatch.setenv(name, value)
    assert Store(DELTA).file.parent == Path("/var/cache/me/faultlines")

    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert Store(DELTA).file.parent == Path(os.path.expanduser("~/.cache/faultlines"))


def imported() -> set[str]:
    """Names of the packages that the sources of what is kept import, as they are installed by."""
    files = [path for source in kept.SOURCES for path in kept._files(ROOT / source) if path.suffix == ".py"]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom)}
    tops = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"lib"}
    packages = packages_distributions()
    return {packages[top][0].lower() for top in tops}


def test_another_version_of_any_package_that_reads_or_builds_is_another_program(monkeypatch) -> None:
    assert {"pandas", "pyyaml"} <= set(kept.PACKAGES) == imported()

    before = kept.program_mark.__wrapped__()
    for name in kept.PACKAGES:
        with monkeypatch.context() as patch:
            patch.setattr(kept, "version", lambda asked, name=name: "0" if asked == name else kept.version.__name__)
            one = kept.program_mark.__wrapped__()
            patch.setattr(kept, "version", lambda asked, name=name: "1" if asked == name else kept.version.__name__)
            assert kept.program_mark.__wrapped__() not in (one, before)


def test_no_doubts_are_kept_of_a_corpus_that_is_in_part_as_it_was(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("FAULTLINES_CACHE", str(tmp_path / "cache"))
    folder = Path(shutil.copytree(DELTA.parent / "plain", tmp_path / "plain"))
    told = (folder / "articles" / "wells.md").read_text("utf-8")
    again = told.replace('id: "wells"', 'id: "again"').replace("side_b: [riders]", 'side_b: ["the Riders"]')
    (folder / "articles" / "again.md").write_text(again, "utf-8")
    reader = Reader(folder, kept=True)
    assert any("may be" in problem.what for problem in reader.read().problems)

    actors = (folder / "actors.yaml").read_text("utf-8").replace(", aliases: [the Riders]", "")
    third = "- {id: wolves, name: The Wolves, aliases: [the Riders], kind: paramilitary, bloc: riders}\n"
    (folder / "actors.yaml").write_text(actors + third, "utf-8")
    (folder / "articles" / "again.md").write_text("---\nid: again\nevents: [", "utf-8")
    assert reader.read().stale
    (folder / "articles" / "again.md").write_text(again, "utf-8")

    assert reader.read().problems == start(folder).problems == read_corpus(folder).problems
    assert not any("may be “wells/1”" in problem.what or "may be “again/1”" in problem.what for problem in reader.read().problems)
