"""`python -m lib import`: a file is recognised, counted and made a layer, all of it or nothing, and never twice."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lib.commands import main
from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.exchange.folder import write_folder
from lib.layers.importing import Known, Wish, already_there, files_with, prepare
from lib.layers.opening import open_table
from lib.layers.reading import read_layer
from lib.layers.recognising import ImportRefused
from lib.layers.rows import read_rows
from lib.settings import SAMPLE
from tests.layers.tables import ACLED, ACLED_ROWS, FIGHT, GED, GED_ROWS, as_csv, corpus_of, ged, with_layer
from tests.layers.test_ftm_in import RAID, RIDERS
from tests.layers.workbooks import xlsx, zipped


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))


def published(tmp_path: Path, table: str, name: str = "GEDEvent.csv") -> str:
    path = tmp_path / name
    path.write_text(table, encoding="utf-8")
    return str(path)


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_becomes_a_layer_as_it_was_published(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = published(tmp_path, ged())

    assert main(["import", path, "--corpus", str(corpus), "--as", "ged", "--title", "UCDP GED 25.1"]) == 0
    said, inside = capsys.readouterr().out, corpus / "layers" / "ged"
    assert "layers/ged: 8 rows read = 8 events + 0 left out." in said and "GEDEvent.csv:22: best: its bounds" in said
    assert (inside / "GEDEvent.csv").read_bytes() == Path(path).read_bytes()
    assert files_of(corpus / "layers") == ["ged"] and files_of(inside) == ["GEDEvent.csv", "actors.csv", "layer.yaml"]
    rows = list(csv.DictReader((inside / "actors.csv").read_text(encoding="utf-8").splitlines()))
    assert {"theirs": "Civilians", "ours": "civilians", "answer": "same", "like": "the very name"} in rows
    assert main(["check", str(corpus)]) == 0
    assert "layers/ged: 1 of its actors are the corpus's: Civilians = civilians" in capsys.readouterr().out


def test_the_same_file_twice_adds_nothing(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = published(tmp_path, ged())
    main(["import", path, "--corpus", str(corpus), "--as", "ged"])
    again = shutil.copy(path, tmp_path / "other-name.csv")

    assert main(["import", str(again), "--corpus", str(corpus), "--as", "more"]) == 0
    assert "is the layer ged already; nothing was written" in capsys.readouterr().out
    assert files_of(corpus / "layers") == ["ged"]


def test_a_newer_release_takes_the_place_says_what_is_new_and_keeps_answers(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["import", published(tmp_path, ged(*GED_ROWS[:3])), "--corpus", str(corpus), "--as", "ged", "--title", "UCDP GED 24.1"])
    answers = corpus / "layers" / "ged" / "actors.csv"
    answers.write_text("theirs,ours,answer,like\nHill Front,ndf,same,\n", encoding="utf-8")
    newer = published(tmp_path, ged(FIGHT | {"best": "3.0"}, *GED_ROWS[2:4]), "GEDEvent_v25.csv")

    assert main(["import", newer, "--corpus", str(corpus), "--as", "ged", "--title", "UCDP GED 25.1"]) == 0
    said = capsys.readouterr().out
    assert "added: 1: 104\n" in said and "withdrawn: 1: 102\n" in said and "changed: 1: 101\n" in said
    assert files_of(answers.parent) == ["GEDEvent_v25.csv", "actors.csv", "layer.yaml"]
    assert "Hill Front,ndf,same" in answers.read_text(encoding="utf-8")
    layer = (answers.parent / "layer.yaml").read_text(encoding="utf-8")
    assert 'file: "GEDEvent_v25.csv"' in layer and 'title: "UCDP GED 25.1"' in layer


def test_an_export_of_acled_is_recognised(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = published(tmp_path, as_csv(ACLED_ROWS, ACLED), "export.csv")

    assert main(["import", path, "--corpus", str(corpus)]) == 1  # one row has no type
    assert "layers/acled: 9 rows read = 8 events + 1 left out (no type for “Other”: 1)." in capsys.readouterr().out
    assert files_of(corpus / "layers") == ["acled"]


BOOK = xlsx({"Read me": [["About"]], "GED": [GED, *([row.get(column, "") for column in GED] for row in GED_ROWS)]})
ENTITIES = b"".join(json.dumps(one).encode() + b"\n" for one in (RIDERS, RAID))


@pytest.mark.parametrize(
    "name,data,layer,n_events",
    (
        ("GED.xlsx", BOOK, "ucdp-ged", 8),
        ("export.zip", zipped({"GED.csv": ged().encode(), "readme.txt": b"x, y"}), "ucdp-ged", 8),
        ("entities.ftm.json", ENTITIES, "ftm", 1),
    ),
)
def test_a_file_of_another_kind_is_recognised_by_what_it_holds(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, layer: str, n_events: int
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    assert main(["import", str(path), "--corpus", str(corpus)]) == 0
    assert f"layers/{layer}: {n_events} row" in capsys.readouterr().out
    assert (corpus / "layers" / layer / name).read_bytes() == data
    assert main(["check", str(corpus)]) == 0


@pytest.mark.parametrize(
    "name,text,words",
    (
        ("book.xlsx", "PK\x03\x04", "book.xlsx: is damaged: it begins as a zip or a workbook"),
        ("rows.json", "[]", "rows.json: holds no feature (JSON of GeoJSON (features)"),
        ("list.csv", "a,b\n1,2\n", "is of no format that is known here. Its columns: a, b."),
        ("ged.csv", ged(FIGHT | {"type_of_violence": "7"}), "none of its 1 rows is an event"),
    ),
)
def test_what_cannot_become_a_layer_is_refused_with_nothing_written(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str, words: str
) -> None:
    assert main(["import", published(tmp_path, text, name), "--corpus", str(corpus)]) == 1
    said = capsys.readouterr().out
    assert words in said and "nothing was written" in said and not (corpus / "layers").exists()


@pytest.mark.parametrize("name", ("../beside", "..", "a/b", "{tmp}/beside"))
def test_a_layer_stands_within_its_corpus_alone(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    asked = name.format(tmp=tmp_path)

    assert main(["import", published(tmp_path, ged()), "--corpus", str(corpus), "--as", asked]) == 1
    assert f"“{asked}” cannot be the id of a layer" in capsys.readouterr().out
    assert files_of(tmp_path) == ["GEDEvent.csv", "corpus"] and not (corpus / "layers").exists()


@pytest.mark.parametrize("name", ("events.csv", "events.XLSX", "events.json"))
def test_a_table_among_the_articles_is_named_with_the_way_to_import_it(
    corpus: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (corpus / "articles" / name).write_text("a,b\n", encoding="utf-8")

    assert main(["check", str(corpus)]) == 0
    assert f"articles/{name}: is no article and is not read (python -m lib import articles/{name}" in capsys.readouterr().out


def test_a_newer_release_leaves_remarks_and_other_files_as_they_are(corpus: Path, tmp_path: Path) -> None:
    main(["import", published(tmp_path, ged(*GED_ROWS[:3])), "--corpus", str(corpus), "--as", "ged", "--title", "UCDP GED 24.1"])
    inside = corpus / "layers" / "ged"
    layer = inside / "layer.yaml"
    layer.write_text(f"# ours since May\n{layer.read_text(encoding='utf-8')}only:\n  country:\n    - Syria\n", encoding="utf-8")
    (inside / "notes.txt").write_text("asked the publisher about 102", encoding="utf-8")

    main(["import", published(tmp_path, ged(), "v25.csv"), "--corpus", str(corpus), "--as", "ged"])

    assert files_of(inside) == ["actors.csv", "layer.yaml", "notes.txt", "v25.csv"]
    written = layer.read_text(encoding="utf-8")
    assert written.startswith("# ours since May\n") and written.endswith("only:\n  country:\n    - Syria\n")
    assert 'file: "v25.csv"' in written and 'title: "UCDP GED 24.1"' in written


def test_what_was_read_for_an_import_is_not_read_again(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["import", published(tmp_path, ged()), "--corpus", str(corpus), "--as", "ged"])
    monkeypatch.setattr("lib.layers.reading.read_rows", lambda *_: pytest.fail("read again"))

    layer, problems = read_layer(corpus / "layers" / "ged", read_corpus(corpus))

    assert layer and len(layer.reading.told) == 8 and layer.row("ged:101") and problems


def test_only_what_a_wish_touches_is_read_again(sample: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    known, calls = Known(), list[str]()

    def watched(name: str, whole: Callable[..., Any]) -> None:
        def call(*given: Any) -> Any:
            calls.append(name)
            return whole(*given)

        monkeypatch.setattr(f"lib.layers.importing.{name}", call)

    watched("open_table", open_table)
    watched("read_rows", read_rows)
    data = ged().encode()
    first = prepare("g.csv", data, sample, Wish("ged", "UCDP GED"), None, known)
    named = prepare("g.csv", data, sample, Wish("ged", "UCDP GED 25.1"), None, known)
    assert calls == ["open_table", "read_rows"] and named.reading is first.reading
    assert named.layer.about.title == "UCDP GED 25.1"

    some = prepare("g.csv", data, sample, Wish("ged", "UCDP GED", most=3), None, known)
    assert calls[2:] == ["read_rows"] and len(some.reading.told) == 3 and some.n_unread == len(first.reading.told) - 3
    assert some.reading.told == first.reading.told[:3] and not first.n_unread


def test_how_far_it_is_is_told_on_the_way(sample: Corpus) -> None:
    told = list[tuple[int, int]]()

    prepare("g.csv", ged().encode(), sample, Wish("ged"), lambda *so_far: told.append(so_far))

    done = [so_far for so_far, total in told if total == len(GED_ROWS)]
    assert done[0] == 0 and done == sorted(done) and done[-1] < len(GED_ROWS) and len(done) == len(told) > 5


@pytest.mark.parametrize("name", ["actors.csv", "governorates.csv", "layer.yaml", "../evil.csv", "/tmp/evil.csv", "..", ""])
def test_a_name_that_would_stand_in_the_way_or_elsewhere_is_refused(sample: Corpus, name: str) -> None:
    with pytest.raises(ImportRefused, match="cannot be the name of a layer's table"):
        prepare(name, ged().encode(), sample, Wish("ged"))


def test_an_id_of_a_layer_of_another_form_is_refused(tmp_path: Path) -> None:
    corpus = corpus_of(with_layer(tmp_path / "corpus"))

    with pytest.raises(ImportRefused, match=r"layers/ged is a layer of another form \(ucdp-ged\)"):
        prepare("t.csv", b"kind\nraid\n", corpus, Wish("ged", "T", "table", {"mapping": {}}))


def test_whom_a_layer_names_is_asked_of_the_articles_alone(tmp_path: Path) -> None:
    with_layers, own = (read(with_layer(tmp_path / "corpus")) for read in (corpus_of, read_corpus))
    newer = ged(FIGHT | {"adm_1": "Homms"}, *GED_ROWS[1:]).encode()

    one, other = (prepare("v2.csv", newer, corpus, Wish("ged")) for corpus in (with_layers, own))

    assert one.offers == other.offers and dict(one.layer.matched) == dict(other.layer.matched)
    assert not any(str(ours).startswith("ged.") for ours in one.layer.matched.values())
    assert [offer.theirs for offer in one.offers.regions] == ["Homms"] and one.change == other.change
    assert files_with(one) == files_with(other)


def test_folders_within_a_layer_stay_where_a_newer_release_takes_the_place(tmp_path: Path) -> None:
    folder = with_layer(tmp_path / "corpus")
    (folder / "layers" / "ged" / "notes").mkdir()
    (folder / "layers" / "ged" / "notes" / "a.txt").write_bytes(b"asked them")
    ready = prepare("v2.csv", ged(*GED_ROWS[1:]).encode(), read_corpus(folder), Wish("ged"))

    write_folder(ready.target, files_with(ready))

    assert (ready.target / "notes" / "a.txt").read_bytes() == b"asked them"
    assert not (ready.target / "ged.csv").exists() and (ready.target / "v2.csv").exists()


def test_a_file_whose_layer_cannot_be_read_is_not_there_already(tmp_path: Path) -> None:
    folder = with_layer(tmp_path / "corpus")
    assert already_there(ged().encode(), folder) == "ged"

    (folder / "layers" / "ged" / "layer.yaml").write_text("title: [", encoding="utf-8")
    assert already_there(ged().encode(), folder) == ""


def test_a_table_without_a_title_is_called_like_its_file(sample: Corpus) -> None:
    mapping = {"type": {"otherwise": {"type": "attack", "left": "initiator", "right": "target"}}}

    ready = prepare("raids.csv", b"kind\nraid\n", sample, Wish("raids", "", "table", {"mapping": mapping}))

    assert ready.layer.about.title == "raids.csv"


@pytest.mark.parametrize("most", [0, 1, 2, 3, 50])
def test_rows_read_are_events_and_rows_left_out_however_many_are_read(sample: Corpus, most: int) -> None:
    text = ged(*GED_ROWS) + ",,\n\n" + ",".join(["x"] * 60) + "\n" + ged(FIGHT).split("\n", 1)[1]

    reading = prepare("g.csv", text.encode(), sample, Wish("ged", most=most)).reading

    assert reading.n_read == len(reading.told) + sum(reading.out.values()) and sum(reading.out.values()) >= 2
