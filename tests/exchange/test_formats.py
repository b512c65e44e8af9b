"""The table of formats, and what a build writes of it."""

import io
import zipfile
from pathlib import Path

import pytest

from lib.commands import main
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.exchange.chosen import chosen_of
from lib.exchange.csv import write_csv
from lib.exchange.formats import FORMATS
from lib.exchange.manifest import Snapshot
from lib.settings import ROOT, SAMPLE
from tests.exchange.taken import taken


@pytest.fixture(scope="module")
def snapshot(sample, sample_tables) -> Snapshot:
    return taken(sample_tables, sample, Filters(groups=frozenset({"violence"})), "group: Violence", "/map?group=violence")


def test_csv_and_zip_come_first_and_no_two_files_have_one_name() -> None:
    assert list(FORMATS)[:2] == ["csv", "zip"]
    assert len({form.ending for form in FORMATS.values()}) == len({form.label for form in FORMATS.values()}) == len(FORMATS)


def test_the_docs_have_a_line_of_every_format_and_its_file() -> None:
    docs = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")

    assert [form.ending for form in FORMATS.values() if f"| `events{form.ending}` |" not in docs] == []


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_snapshot_gives_the_same_bytes_and_is_not_changed(name: str, snapshot: Snapshot) -> None:
    before = snapshot.events.copy()

    assert FORMATS[name].make(snapshot) == FORMATS[name].make(snapshot)
    assert snapshot.events.equals(before)


@pytest.mark.parametrize("name", FORMATS)
def test_a_build_of_a_view_writes_what_the_view_downloads(name: str, snapshot: Snapshot, tmp_path: Path, capsys) -> None:
    assert main(["build", str(SAMPLE), "--out", str(tmp_path / "out"), "--format", name, "--link", snapshot.link]) == 0

    written = (tmp_path / "out" / f"events{FORMATS[name].ending}").read_bytes()
    assert written == FORMATS[name].make(snapshot)
    said = capsys.readouterr().out
    assert all(sentence in said for sentence in FORMATS[name].misses(chosen_of(snapshot)))


def test_all_formats_are_written_at_once(tmp_path: Path) -> None:
    assert main(["build", str(SAMPLE), "--out", str(tmp_path / "out"), "--format", "all"]) == 0

    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {f"events{form.ending}" for form in FORMATS.values()} < written and "manifest.json" in written


@pytest.mark.parametrize("host", ("", "http://127.0.0.1:8501", "https://faultlines.example.org/syria"))
def test_a_link_is_honoured_with_and_without_its_host(host: str, sample, sample_tables, tmp_path: Path) -> None:
    link = f"{host}/timeline?actor=hezbollah&background=1&_lanes=group&event=ashara-clash/1"
    asked = Filters(actors=frozenset({"hezbollah"}), background=True)

    assert main(["build", str(SAMPLE), "--out", str(tmp_path / "out"), "--link", link]) == 0

    shown = select_events(sample_tables, sample, asked).events
    assert len(shown) > 0 and (tmp_path / "out" / "events.csv").read_bytes() == write_csv(shown)


@pytest.mark.parametrize(
    ("link", "said", "rows"), (("/map?actor=hezbollah&actor=nobody", "nobody", True), ("/map?from=someday", "someday", False))
)
def test_what_a_link_names_that_is_not_here_is_said_and_exits_1(link, said, rows, tmp_path: Path, capsys) -> None:
    assert main(["build", str(SAMPLE), "--out", str(tmp_path / "out"), "--format", "zip", "--link", link]) == 1

    assert f"“{said}” is not here" in capsys.readouterr().err
    with zipfile.ZipFile(io.BytesIO((tmp_path / "out" / "events.zip").read_bytes())) as packed:
        assert (packed.read("events.csv").count(b"\r\n") > 1) == rows


@pytest.mark.parametrize("wrong", (["--link", "/no-page?actor=hezbollah"], ["--format", "docx"]))
def test_an_address_of_no_view_and_an_unknown_format_write_nothing_and_exit_2(wrong, tmp_path: Path, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", str(SAMPLE), "--out", str(tmp_path / "out"), *wrong])

    assert ended.value.code == 2 and wrong[1].split("?")[0].strip("/") in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
