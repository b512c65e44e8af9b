"""An article is saved whole or not at all, and nothing is overwritten unseen."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from lib.annotating.saving import disk
from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.history import versions
from lib.annotating.saving.merge import settled
from lib.annotating.saving.save import Conflict, Saved, restore, save
from lib.settings import ROOT, SAMPLE

FIRST = '---\nid: "a"  # ours\ntitle: "One"\nevents:\n  - id: 1\n    quote: "first"\n---\nThe text.\n'


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(FIRST, encoding="utf-8")
    return tmp_path


def left_in(corpus: Path) -> dict[str, bytes]:
    """What stands in the corpus, without what saving itself needs."""
    files = (path for path in corpus.rglob("*") if path.is_file() and ".drafts" not in path.parts)
    return {path.relative_to(corpus).as_posix(): path.read_bytes() for path in files}


def titled(title: str, content: str = FIRST) -> dict:
    return fields_of(content)[0] | {"title": title}


def test_a_save_changes_the_line_that_changed_and_can_be_followed_by_another(corpus: Path) -> None:
    first = save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")
    second = save(corpus, "a", titled("Three"), "The text.", first.content, "Ben", "a better title")

    assert isinstance(second, Saved) and second.content == FIRST.replace("One", "Three")
    assert second.path.read_text(encoding="utf-8") == second.content
    told = versions(corpus, "a").versions
    assert [(one.version, one.who, one.note, one.changes, one.reached) for one in told] == [
        (1, "", "as it was found", (), True),
        (2, "Ada", "", ("title",), True),
        (3, "Ben", "a better title", ("title",), True),
    ]
    assert [one.content for one in told] == [FIRST, first.content, second.content] and told[-1].before == told[-2].after


def test_a_new_article_makes_its_folder_and_its_first_version(tmp_path: Path) -> None:
    saved = save(tmp_path, "b", {"id": "b", "title": "New"}, "Words.", None, "Ada")

    assert saved == Saved(tmp_path / "articles" / "b.md", '---\nid: "b"\ntitle: "New"\n---\nWords.\n', 1)


def test_a_save_that_changes_nothing_writes_nothing(corpus: Path) -> None:
    before = (corpus / "articles" / "a.md").stat()

    saved = save(corpus, "a", titled("One"), "The text.", FIRST, "Ada")

    after = (corpus / "articles" / "a.md").stat()
    assert isinstance(saved, Saved) and (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert versions(corpus, "a").versions == ()


def test_a_save_whose_answer_was_lost_is_made_again_without_a_conflict(corpus: Path) -> None:
    first = save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")

    again = save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")

    assert again == first


def test_two_who_save_see_what_the_other_changed_and_merge(corpus: Path) -> None:
    save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")
    mine = titled("One") | {"author": "Me"}

    conflict = save(corpus, "a", mine, "My text.", FIRST, "Ben")

    assert isinstance(conflict, Conflict) and conflict.theirs == FIRST.replace("One", "Two")
    assert [one.path for one in conflict.mine] == ["author"] and [one.path for one in conflict.others] == ["title"]
    assert conflict.merged.clashes == () and conflict.merged.fields == titled("Two") | {"author": "Me"}
    assert (corpus / "articles" / "a.md").read_text(encoding="utf-8") == conflict.theirs
    saved = save(corpus, "a", *settled(conflict.merged, {}), conflict.theirs, "Ben")
    assert fields_of(saved.content) == (titled("Two") | {"author": "Me"}, "My text.")


def test_what_both_changed_is_named_and_chosen(corpus: Path) -> None:
    save(corpus, "a", titled("Two"), "Their text.", FIRST, "Ada")

    conflict = save(corpus, "a", titled("Three"), "My text.", FIRST, "Ben")

    clashes = conflict.merged.clashes
    assert [(one.path, one.base, one.mine, one.theirs) for one in clashes] == [
        ("title", "One", "Three", "Two"),
        ("the text", "The text.", "My text.", "Their text."),
    ]
    assert settled(conflict.merged, {"title": "theirs", "the text": "mine"}) == (titled("Two"), "My text.")


def test_a_file_that_somebody_broke_is_shown_and_not_merged(corpus: Path) -> None:
    (corpus / "articles" / "a.md").write_bytes(b"\xff broken")

    conflict = save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")

    assert isinstance(conflict, Conflict) and conflict.merged is None
    saved = save(corpus, "a", titled("Two"), "The text.", conflict.theirs, "Ada")
    assert fields_of(saved.content) == (titled("Two"), "The text.")
    assert [one.note for one in versions(corpus, "a").versions] == ["as it was found", ""]
    restore(corpus, "a", 1, saved.content, "Ada")
    assert (corpus / "articles" / "a.md").read_bytes() == b"\xff broken"


def test_an_id_that_is_taken_and_a_file_that_vanished_are_said(corpus: Path) -> None:
    before = left_in(corpus)
    with pytest.raises(SavingError, match="there is an article “a” already; choose another id"):
        save(corpus, "a", titled("Two"), "Words.", None, "Ada")
    with pytest.raises(SavingError, match=r"b\.md is no longer in its folder; save it as a new article"):
        save(corpus, "b", titled("Two") | {"id": "b"}, "Words.", FIRST, "Ada")
    with pytest.raises(SavingError, match="the article says that its id is “a”; write “c”"):
        save(corpus, "c", titled("Two"), "Words.", None, "Ada")
    for odd in ("a/b", "../a", ".a", "a b", "a\\b", "", "a\n", "😀" * 64):
        with pytest.raises(SavingError, match="cannot be an article's id"):
            save(corpus, odd, titled("Two") | {"id": odd}, "Words.", None, "Ada")

    assert left_in(corpus) == before


@pytest.mark.parametrize(
    "number, said",
    [
        (errno.EROFS, "this folder can only be read; download the file"),
        (errno.EACCES, "this folder may not be written to; download the file"),
        (errno.ENOSPC, "the disk is full; make room"),
        (errno.EIO, "input/output error; try again"),
    ],
)
@pytest.mark.parametrize("where", ["mkstemp", "replace", "fsync", "mkdir"])
def test_a_disk_that_refuses_is_said_and_nothing_is_changed(corpus: Path, monkeypatch, number: int, said: str, where: str) -> None:
    save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")
    before = left_in(corpus)
    content = (corpus / "articles" / "a.md").read_text(encoding="utf-8")

    def refuse(*_, **__):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr({"mkstemp": "tempfile.mkstemp", "mkdir": "pathlib.Path.mkdir"}.get(where, f"os.{where}"), refuse)
        with pytest.raises(SavingError, match=f"(?i)the article was not saved: {said}"):
            save(corpus, "a", titled("Three"), "The text.", content, "Ada")

    assert left_in(corpus) == before
    assert isinstance(save(corpus, "a", titled("Three"), "The text.", content, "Ada"), Saved)


def test_a_disk_that_fills_up_in_the_middle_of_a_write_leaves_all_as_it_was(corpus: Path) -> None:
    save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")
    before = left_in(corpus)
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from lib.annotating.saving.fields import fields_of; from lib.annotating.saving.save import save\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)\n"
        "base = Path(sys.argv[1], 'articles/a.md').read_text()\n"
        "try: save(Path(sys.argv[1]), 'a', fields_of(base)[0], 'x' * 9000, base, 'Ada')\n"
        "except Exception as wrong: print(wrong)"
    )
    for most in (100, 2000, 9050):
        done = subprocess.run([sys.executable, "-c", script, str(corpus), str(most)], cwd=ROOT, capture_output=True, text=True)

        assert done.stdout == "the article was not saved: the disk takes no file of this size; make room and save again; " + (
            "what stood there stands unchanged\n"
        )
        assert left_in(corpus) == before


def test_another_who_is_saving_is_waited_for_and_a_lock_that_nobody_holds_is_none(corpus: Path, monkeypatch) -> None:
    monkeypatch.setattr(disk, "WAIT", 0.05)
    held = FileLock(disk.drafts_folder(corpus) / ".lock")
    with held, pytest.raises(SavingError, match="somebody else is saving in this corpus; wait"):
        save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")

    (corpus / ".drafts" / ".lock").write_text("left by one that died")

    assert isinstance(save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada"), Saved)


def test_a_program_that_writes_while_a_save_is_under_way_is_not_overwritten(corpus: Path, monkeypatch) -> None:
    path = corpus / "articles" / "a.md"

    def note_and_write(*given):
        noted = original(*given)
        path.write_text("from elsewhere", encoding="utf-8")
        return noted

    original = sys.modules["lib.annotating.saving.save"].note_version
    with monkeypatch.context() as patched:
        patched.setattr("lib.annotating.saving.save.note_version", note_and_write)
        with pytest.raises(SavingError, match="another program changed the article in this very moment"):
            save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")

    assert path.read_text(encoding="utf-8") == "from elsewhere" and versions(corpus, "a").versions == ()


def test_a_link_and_permissions_stay(corpus: Path) -> None:
    path, elsewhere = corpus / "articles" / "a.md", corpus / "kept.md"
    path.rename(elsewhere)
    elsewhere.chmod(0o640)
    path.symlink_to(elsewhere)

    save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")

    assert path.is_symlink() and elsewhere.stat().st_mode & 0o777 == 0o640
    assert elsewhere.read_text(encoding="utf-8") == FIRST.replace("One", "Two")


def test_what_killed_saves_left_beside_is_taken_away_and_is_no_article(corpus: Path) -> None:
    old, young = (corpus / "articles" / f".faultlines-build-{name}" for name in ("old", "young"))
    for path in (old, young):
        path.write_text("half")
    os.utime(old, (0, 0))

    save(corpus, "a", titled("Two"), "The text.", FIRST, "Ada")

    assert not old.exists() and young.exists()


def test_an_article_too_large_to_be_read_is_not_saved(corpus: Path) -> None:
    with pytest.raises(SavingError, match="larger than the 10 MB that are read"):
        save(corpus, "a", titled("Two"), "x" * 10_000_001, FIRST, "Ada")

    assert left_in(corpus) == {"articles/a.md": FIRST.encode()}


def test_every_article_of_the_sample_saves_unchanged(tmp_path: Path) -> None:
    for path in sorted((SAMPLE / "articles").glob("*.md")):
        content = path.read_bytes().decode()
        (tmp_path / "articles").mkdir(exist_ok=True)
        (tmp_path / "articles" / path.name).write_bytes(path.read_bytes())

        saved = save(tmp_path, path.stem, *fields_of(content), content, "Ada")

        assert saved.content == content and (tmp_path / "articles" / path.name).read_bytes() == path.read_bytes()
