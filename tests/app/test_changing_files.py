"""Files that change under a running program: what is saved shows, what is half saved takes nothing away."""

import gc
import os
import shutil
import unicodedata
import weakref
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from lib.engine import choice
from lib.settings import ROOT, SAMPLE
from lib.ui import loading
from lib.ui.loading import _set_aside, _shelf

DELTA = ROOT / "tests" / "corpora" / "delta"
PATIENCE = 120  # seconds, only so that a hang ends


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The corpus that is shown, and kept no longer than a test."""
    monkeypatch.setenv("FAULTLINES_CORPUS", str(tmp_path / "delta"))
    yield Path(shutil.copytree(DELTA, tmp_path / "delta")).resolve()
    _shelf.clear()


def page(name: str = "app.py") -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=PATIENCE)
    return app.run() if name == "app.py" else app.switch_page(name).run()


def titles(app: AppTest) -> list[str]:
    assert not app.exception
    return [button.label for button in app.button if str(button.key).startswith("article_")]


def words(app: AppTest) -> str:
    assert not app.exception
    return " ".join(caption.value for caption in app.caption)


def test_a_save_of_the_same_size_and_time_shows_at_the_next_interaction(folder: Path) -> None:
    app, path = page("pages/articles.py"), folder / "articles" / "first.md"
    before, stat, text = titles(app), path.stat(), path.read_text("utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))

    path.write_text(text.replace(title, title[:-3] + ("xyz" if title[-1] != '"' else 'xy"'), 1), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert path.stat().st_size == stat.st_size
    assert titles(app.run()) != before and len(titles(app)) == len(before)


@pytest.mark.parametrize("name", ("places.csv", "actors.yaml", "corpus.yaml", "articles/first.md"))
def test_a_half_saved_file_leaves_everything_on_the_page_and_is_named(folder: Path, name: str) -> None:
    app = page()
    before = [button.label for button in app.button]
    whole = (folder / name).read_bytes()

    (folder / name).write_bytes(whole[: len(whole) // 2 - 7])
    app.run()
    assert f"Shown as last read, because the files do not read as they are now: {name}" in words(app).replace("\\", "")
    assert [button.label for button in app.button] == before

    (folder / name).write_bytes(whole)
    assert "Shown as last read" not in words(app.run())


@pytest.mark.parametrize("name", ("app.py", "pages/articles.py"))
def test_two_names_that_look_the_same_take_no_page_away(folder: Path, name: str) -> None:
    text = (folder / "articles" / "first.md").read_text("utf-8")
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, "café")
        (folder / "articles" / f"{written}.md").write_text(text.replace("first", "café"), "utf-8")

    assert "1 file with errors, left out" in words(page(name))


def test_while_one_session_reads_the_others_keep_what_they_have(folder: Path) -> None:
    app = page("pages/articles.py")
    before = titles(app)

    with _shelf(str(folder)).lock:
        (folder / "articles" / "first.md").unlink()
        assert titles(app.run()) == before

    assert len(titles(app.run())) == len(before) - 1


def test_a_row_that_is_left_out_is_named_below_the_page_and_in_the_list_of_problems(folder: Path) -> None:
    with (folder / "places.csv").open("a", encoding="utf-8") as places:
        places.write("new,New,,,,twon,,,,,,,,,\n")
    line = (folder / "places.csv").read_text("utf-8").count("\n")

    app = page()

    assert f"Not in these numbers: 1 row of tables with errors, left out: places.csv:{line}" in words(app).replace("\\", "")
    assert any(part.proto.body.endswith(" Left out for errors: 1 row of tables.</p>") for part in app.get("html"))
    listed = next(frame.value for frame in app.dataframe if "Effect" in frame.value)
    assert listed.loc[listed["Line"] == line, "Effect"].tolist() == ["row left out"]


@pytest.mark.parametrize("name", ("app.py", "pages/map.py"))
def test_outlines_that_change_while_another_session_reads_change_no_page(folder: Path, name: str) -> None:
    shutil.copy(SAMPLE / "boundaries.geojson", folder)
    app = page(name)
    before = [chart.proto.spec for chart in app.get("plotly_chart")]

    with _shelf(str(folder)).lock:
        (folder / "boundaries.geojson").write_text("[]", "utf-8")
        app.run()
        assert not app.exception and [chart.proto.spec for chart in app.get("plotly_chart")] == before

    app.run()
    assert [chart.proto.spec for chart in app.get("plotly_chart")] == before
    assert "Shown as last read, because the files do not read as they are now: boundaries.geojson" in words(app)


class Ring:
    """Something that only a look through all objects finds to be of no use any more."""

    def __init__(self) -> None:
        self.itself = self


def test_what_was_set_aside_with_one_version_is_not_kept_with_the_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_set_aside", _set_aside)
    app, ring = page(), Ring()
    gone = weakref.ref(ring)
    (folder / "articles" / "first.md").unlink()
    app.run()  # reads anew while somebody still holds the ring
    del ring
    gc.collect()

    (folder / "articles" / "second.md").unlink()
    app.run()

    assert not app.exception and gone() is None


def test_what_was_made_of_the_tables_of_before_is_let_go(folder: Path) -> None:
    app = page()
    before = _shelf(str(folder)).book.engine.tables
    assert len(before.selections) == 1

    (folder / "articles" / "first.md").unlink()
    app.run()

    assert not app.exception and len(before.selections) == 0 < len(_shelf(str(folder)).book.engine.tables.selections)


def said(app: AppTest) -> list[str]:
    """What the Overview's list of problems says is wrong."""
    return [what for frame in app.dataframe if "Effect" in frame.value for what in frame.value["What"]]


@pytest.mark.parametrize(
    "lose,what",
    (
        (lambda folder: folder.rename(folder.with_name("elsewhere")), "is gone"),
        (shutil.rmtree, "is gone"),
        (
            lambda folder: [shutil.rmtree(path) if path.is_dir() else path.unlink() for path in folder.iterdir()],
            "holds no file of a corpus any more",
        ),
    ),
)
def test_a_folder_that_is_gone_takes_nothing_away_and_is_said_once(folder: Path, lose, what: str) -> None:
    kept = shutil.copytree(folder, folder.with_name("kept"))
    app = page()
    before, known = [button.label for button in app.button], said(app)

    lose(folder)
    app.run()
    assert [button.label for button in app.button] == before and not app.exception
    assert sorted(said(app)) == sorted([what, *known])
    assert "Shown as last read" in words(app) and "delta" in words(app)

    shutil.copytree(kept, folder, dirs_exist_ok=True)
    assert said(app.run()) == known and "Shown as last read" not in words(app)


def test_a_table_lost_beside_a_row_with_an_error_takes_nothing_away(folder: Path) -> None:
    with (folder / "places.csv").open("a", encoding="utf-8") as places:
        places.write("new,New,,,,twon,,,,,,,,,\n")
    app = page()
    before = [button.label for button in app.button]

    (folder / "corpus.yaml").unlink()

    assert [button.label for button in app.run().button] == before and "is missing" in said(app)


@pytest.mark.parametrize("fault", (KeyError, RecursionError, pa.ArrowInvalid))
def test_a_fault_in_the_tables_is_said_and_the_last_book_stays(folder: Path, fault, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page()
    before, path = [button.label for button in app.button], folder / "articles" / "first.md"

    def tables_of(corpus):
        raise fault("of no use")

    with monkeypatch.context() as broken:
        broken.setattr(choice, "tables_of", tables_of)
        path.write_text(path.read_text("utf-8") + "\nMore.", "utf-8")
        app.run()

    assert [button.label for button in app.button] == before and not app.exception
    assert any("no tables can be made" in what and "of no use" in what for what in said(app))
    path.write_text(path.read_text("utf-8") + " And more.", "utf-8")
    assert "Shown as last read" not in words(app.run())


@pytest.mark.parametrize("digits", (120, 121, 4301))
def test_an_id_of_many_digits_is_read_or_refused_and_takes_no_page_away(folder: Path, digits: int) -> None:
    path = folder / "articles" / "third.md"
    app = page()
    path.write_text(
        path.read_text("utf-8").replace(
            "events:",
            f"""events:
  - id: {"9" * digits}
    type: clash
    side_a: [ndf]
    summary: They fight.
    quote: nowhere""",
            1,
        ),
        "utf-8",
    )

    assert not app.run().exception
    assert any("cannot be an id" in what for what in said(app)) == (digits > 120)
