"""`python -m lib places`: what is printed, what is written, and what is never written over unseen."""

import subprocess
import sys
from pathlib import Path

import pytest

from lib.commands import main
from lib.corpus.reading.places import COLUMNS, Gazetteer
from lib.settings import ROOT, SAMPLE
from tests.places.files import DISTRICTS, DUMP, collection


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    (tmp_path / "QX.txt").write_text(DUMP, encoding="utf-8")
    (tmp_path / "qx.geojson").write_bytes(collection(*DISTRICTS))
    return [str(tmp_path / name) for name in ("QX.txt", "qx.geojson")]


def test_the_real_command_builds_files_and_answers_from_them(files: list[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    told = subprocess.run(
        [sys.executable, "-m", "lib", "places", *files, "--out", str(out)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert told.returncode == 1 and told.stderr == ""  # the row that is cut off is an error
    assert "QX.txt:7: has 3 cells between tabs" in told.stdout and "left out: 1 feature class H; 1 another number" in told.stdout
    assert "boundaries-2.geojson: 3 outlines, 15 corners, all of them" in told.stdout and "CC BY 4.0" in told.stdout
    assert sorted(path.name for path in out.iterdir()) == ["boundaries-2.geojson", "boundaries.geojson", "gazetteer.csv"]


def test_nothing_is_written_over_unseen(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    main(["places", files[1], "--out", str(out)])
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    capsys.readouterr()

    assert main(["places", files[1], "--out", str(out)]) == 0
    assert "the same already" in capsys.readouterr().out
    Path(files[1]).write_bytes(collection(*DISTRICTS[:2]))
    assert main(["places", files[1], "--out", str(out)]) == 1
    said = capsys.readouterr().out
    assert "the new one adds 0; the new one takes away 1: South" in said and "--replace" in said
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert main(["places", files[1], "--out", str(out), "--replace"]) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} != before


def test_without_a_folder_nothing_is_written(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", files[1]]) == 0
    assert "Nothing was written; --corpus DIR" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", ([], ["--for", " "], ["--for", "a", "--corpus", "nowhere"]))
def test_wrong_usage_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["places", *arguments])
    assert ended.value.code == 2 and "error:" in capsys.readouterr().err


def test_homonyms_are_listed_and_none_is_chosen(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "--for", "wella", files[0]]) == 0

    said = capsys.readouterr().out
    assert "“wella”: 2 of that name; each is another place" in said
    assert "6.5000, 1.5000; North, QX; GeoNames 4; spelling; QX.txt" in said
    line = next(line.strip() for line in said.splitlines() if line.strip().startswith("wella-4,"))
    assert Gazetteer(",".join(COLUMNS) + "\n" + line + "\n", "places.csv").problems == []


@pytest.mark.parametrize(
    ("name", "how"),
    (("Al-Mayadin", "exact; places.csv"), ("الميادين", "exact; places.csv"), ("Al-Mayadin", "places.csv has it: al-mayadin")),
)
def test_the_corpus_answers_first_in_either_script(name: str, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "--for", name, "--corpus", str(SAMPLE)]) == 0
    said = capsys.readouterr().out
    assert how in said and "1 of that name" in said  # the suggestions' list has the same entry of the same gazetteer


def test_a_near_miss_has_its_score_and_nothing_is_found_of_nonsense(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "--for", "Mayadeem", "--corpus", str(SAMPLE)]) == 0
    said = capsys.readouterr().out
    assert "nobody bears it" in said and "of 100" in said
    assert main(["places", "--for", "qqqqqqqqqqqqqqq"]) == 1
    assert "in none of the lists" in capsys.readouterr().out


def test_two_lists_of_one_place_are_said_to_be_perhaps_the_same(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "codes.csv").write_text(
        "ADM1_EN,ADM1_PCODE,ADM4_EN,ADM4_PCODE,lat,lon\nNorth,QX01,Wella,C1,6.51,1.52\n", encoding="utf-8"
    )

    assert main(["places", "--for", "Wella", files[0], str(tmp_path / "codes.csv")]) == 0

    said = capsys.readouterr().out
    assert "perhaps the same as OCHA P-code C1 (codes.csv), 2.5 km off" in said
    assert "perhaps the same as GeoNames 4 (QX.txt), 2.5 km off" in said and said.count("perhaps the same") == 2
