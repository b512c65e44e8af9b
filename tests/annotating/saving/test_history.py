"""A history lacks no version, whatever a kill or another program did to it or to the article."""

from pathlib import Path

import pytest

from lib.annotating.saving.disk import history_path
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import Fields, fields_of
from lib.annotating.saving.history import restored, versions
from lib.annotating.saving.save import Conflict, Saved, restore, save


def titled(title: str) -> Fields:
    return {"id": "a", "title": title}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    base = None
    for title in ("One", "Two", "Three"):
        base = save(tmp_path, "a", titled(title), "Words.", base, "Ada").content
    return tmp_path / "articles" / "a.md"


def test_a_version_says_who_when_and_what_changed(tmp_path: Path, article: Path) -> None:
    content = article.read_text(encoding="utf-8")
    save(tmp_path, "a", {"id": "a", "events": [{"id": "7", "quote": "so"}]}, "Other words.", content, "Ben", "first events")

    told = versions(tmp_path, "a").versions[-1]

    assert (told.version, told.who, told.note) == (4, "Ben", "first events")
    assert told.changes == ("events[1]", "title", "the text")
    assert len(told.when) == 20 and told.when.endswith("Z") and len(told.after) == 64


def test_any_version_comes_back_letter_for_letter_and_those_since_stay(tmp_path: Path, article: Path) -> None:
    content = article.read_text(encoding="utf-8")

    back = restore(tmp_path, "a", 1, content, "Ben")

    assert isinstance(back, Saved) and back.content == restored(tmp_path, "a", 1) == article.read_text(encoding="utf-8")
    assert [(one.version, one.note) for one in versions(tmp_path, "a").versions[-2:]] == [(3, ""), (4, "version 1 again")]
    assert isinstance(restore(tmp_path, "a", 2, content, "Cem"), Conflict)
    with pytest.raises(SavingError, match="a has no version 9"):
        restored(tmp_path, "a", 9)


def test_a_file_that_vanished_comes_back_from_its_history(tmp_path: Path, article: Path) -> None:
    article.unlink()

    restore(tmp_path, "a", 3, None, "Ben")

    assert fields_of(article.read_text(encoding="utf-8"))[0] == titled("Three")


def test_what_another_program_wrote_is_recorded_before_it_is_overwritten(tmp_path: Path, article: Path) -> None:
    outside = article.read_text(encoding="utf-8").replace("Three", "Outside").replace("title", "# by hand\ntitle")
    article.write_text(outside, encoding="utf-8")
    assert versions(tmp_path, "a").versions[-1].reached

    save(tmp_path, "a", titled("Four"), "Words.", outside, "Ben")

    told = versions(tmp_path, "a").versions
    assert [(one.version, one.note, one.changes) for one in told[-2:]] == [(4, "changed outside", ("title",)), (5, "", ("title",))]
    assert restored(tmp_path, "a", 4) == outside and told[-2].before == told[-3].after and all(one.reached for one in told)


@pytest.mark.parametrize("kept", [1, 40, -1])
def test_a_line_that_a_kill_cut_is_passed_over_and_the_next_begins_on_its_own(tmp_path: Path, article: Path, kept: int) -> None:
    path, content = history_path(tmp_path, "a"), article.read_text(encoding="utf-8")
    save(tmp_path, "a", titled("Four"), "Words.", content, "Ada")
    whole = path.read_bytes()
    start = whole.rstrip(b"\n").rfind(b"\n") + 1
    path.write_bytes(whole[:start] + whole[start:].rstrip(b"\n")[: kept if kept > 0 else -1])
    article.write_text(content, encoding="utf-8")

    cut = versions(tmp_path, "a")
    save(tmp_path, "a", titled("Five"), "Words.", content, "Ben")

    assert [one.version for one in cut.versions] == [1, 2, 3]
    assert cut.passed_over == ("line 4 of a.jsonl is cut or is no version, and is passed over",)
    after = versions(tmp_path, "a")
    assert [one.version for one in after.versions] == [1, 2, 3, 4] and after.passed_over == cut.passed_over
    assert fields_of(after.versions[-1].content)[0] == titled("Five")


def test_a_version_whose_save_was_cut_off_is_kept_and_said_not_to_be_reached(tmp_path: Path, article: Path) -> None:
    content = article.read_text(encoding="utf-8")
    save(tmp_path, "a", titled("Four"), "Words.", content, "Ada")
    article.write_text(content, encoding="utf-8")  # as if killed before the file was replaced

    assert [one.reached for one in versions(tmp_path, "a").versions] == [True, True, True, False]

    save(tmp_path, "a", titled("Five"), "Words.", content, "Ben")

    told = versions(tmp_path, "a").versions
    assert [one.reached for one in told] == [True, True, True, False, True] and told[-1].before == told[-3].after
    assert fields_of(restored(tmp_path, "a", 4))[0] == titled("Four")


def test_a_line_that_was_altered_is_no_version(tmp_path: Path, article: Path) -> None:
    path = history_path(tmp_path, "a")
    path.write_text(path.read_text().replace("Two", "Bad", 1), encoding="utf-8")

    assert [one.version for one in versions(tmp_path, "a").versions] == [1, 3]
    assert len(versions(tmp_path, "a").passed_over) == 1


def test_an_article_without_a_history_has_no_versions(tmp_path: Path) -> None:
    assert versions(tmp_path, "a").versions == ()
