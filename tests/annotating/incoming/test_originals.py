"""The bytes that came in are kept as they came, and what is no longer so is said."""

import datetime
import shutil
from pathlib import Path

import pytest

from lib.annotating.incoming import originals
from lib.annotating.incoming.incoming import Incoming, pasted, read_incoming
from lib.annotating.incoming.originals import OriginalError, altered, keep_original
from lib.commands import check
from lib.corpus.checking.originals import Originals
from lib.corpus.reading.read import Reader, read_corpus
from lib.corpus.reading.yaml_lines import read_yaml
from lib.settings import SAMPLE
from tests.annotating.incoming.files import BODY, page

WHEN = datetime.datetime(2026, 3, 1, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
ADDRESS = "https://valley.example/ford"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "corpus"))


@pytest.fixture
def came() -> Incoming:
    return read_incoming('the "ford".html', page())[0]


def record_of(path: Path) -> dict:
    return read_yaml(path.with_suffix(".yaml").read_text(encoding="utf-8")).value


def test_bytes_and_a_record_of_when_and_where_from_are_kept(corpus: Path, came: Incoming) -> None:
    path = keep_original(corpus, came, ADDRESS, WHEN)

    assert path == corpus / "articles" / ".originals" / f"{came.sha256}.html" and path.read_bytes() == page()
    assert record_of(path) == {
        "sha256": came.sha256,
        "kind": "html",
        "bytes": str(len(page())),
        "seen": [{"name": 'the "ford".html', "received": "2026-03-01T09:30:00+02:00", "address": ADDRESS}],
    }
    assert altered(corpus) == [] and read_corpus(corpus).problems == read_corpus(SAMPLE).problems


def test_the_same_bytes_again_add_a_second_sighting_and_nothing_else(corpus: Path, came: Incoming) -> None:
    path = keep_original(corpus, came, ADDRESS, WHEN)
    renamed = read_incoming("other\nname.txt", page())[0]

    assert keep_original(corpus, renamed, "", WHEN + datetime.timedelta(days=1)) == path
    assert record_of(path)["seen"][1] == {"name": "other\nname.txt", "received": "2026-03-02T09:30:00+02:00"}
    assert sorted(one.suffix for one in path.parent.iterdir() if one.name != ".lock") == [".html", ".yaml"]


def test_what_somebody_wrote_into_a_record_stays(corpus: Path, came: Incoming) -> None:
    path = keep_original(corpus, came, ADDRESS, WHEN)
    record = path.with_suffix(".yaml")
    record.write_text(f"# from the archive\n{record.read_text(encoding='utf-8')}", encoding="utf-8")
    keep_original(corpus, came, ADDRESS, WHEN)

    assert record.read_text(encoding="utf-8").startswith("# from the archive\n") and len(record_of(path)["seen"]) == 2


def test_an_original_that_was_altered_is_said_by_check_and_among_the_corpus_s_problems(
    corpus: Path, came: Incoming, capsys: pytest.CaptureFixture[str]
) -> None:
    path = keep_original(corpus, came, ADDRESS, WHEN)
    path.write_bytes(page().replace(b"ford", b"fort"))

    [problem] = altered(corpus)
    assert (
        problem.severity == "warning"
        and problem.file == f"articles/.originals/{came.sha256}.html"
        and "was altered" in problem.what
    )
    assert problem in read_corpus(corpus).problems
    assert check(corpus) == 0 and check(corpus, strict=True) == 1
    assert f"{came.sha256}.html: was altered" in capsys.readouterr().out


def test_a_running_reader_sees_an_alteration_at_its_next_reading(corpus: Path, came: Incoming) -> None:
    path = keep_original(corpus, came, ADDRESS, WHEN)
    reader = Reader(corpus)
    before = reader.read().problems
    path.write_bytes(b"x" * len(page()))

    assert len(reader.read().problems) == len(before) + 1


def test_a_record_whose_bytes_are_gone_is_said_with_the_article_that_names_them(corpus: Path, came: Incoming) -> None:
    path = keep_original(corpus, came, ADDRESS, WHEN)
    article = corpus / "articles" / "ashara-clash.md"
    article.write_text(
        article.read_text(encoding="utf-8").replace('text: "digest"', f'text: "digest"\nsha256: "{came.sha256}"', 1),
        encoding="utf-8",
    )
    path.unlink()

    [problem] = [one for one in read_corpus(corpus).problems if ".originals" in one.file]
    assert (
        problem.file == f"articles/.originals/{came.sha256}.yaml"
        and "ashara-clash" in problem.hint
        and problem.severity == "warning"
    )


def test_an_article_that_names_bytes_of_which_there_is_no_record_is_no_problem(corpus: Path, came: Incoming) -> None:
    article = corpus / "articles" / "ashara-clash.md"
    article.write_text(
        article.read_text(encoding="utf-8").replace('text: "digest"', f'text: "digest"\nsha256: "{came.sha256}"', 1),
        encoding="utf-8",
    )

    assert [one for one in read_corpus(corpus).problems if ".originals" in one.file] == []


def test_many_bytes_are_left_to_check_but_what_is_gone_is_seen(corpus: Path, came: Incoming) -> None:
    path = keep_original(corpus, came, ADDRESS, WHEN)
    path.write_bytes(b"altered")
    gone = keep_original(corpus, pasted(BODY[0]), "", WHEN)
    gone.unlink()

    assert [one.what[:9] for one in Originals(corpus, most=3).problems()] == ["its bytes"]
    assert len(altered(corpus)) == 2


def test_bytes_are_read_again_only_where_their_file_changed(corpus: Path, came: Incoming, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_original(corpus, came, ADDRESS, WHEN)
    kept = Originals(corpus)
    assert kept.problems() == []
    monkeypatch.setattr("lib.corpus.checking.originals.digest_of", lambda _: "0")

    assert kept.problems() == []


def test_an_altered_original_is_not_written_over(corpus: Path, came: Incoming) -> None:
    path = keep_original(corpus, came, ADDRESS, WHEN)
    path.write_bytes(b"altered")

    with pytest.raises(OriginalError, match="was altered"):
        keep_original(corpus, came, ADDRESS, WHEN)
    assert path.read_bytes() == b"altered" and len(record_of(path)["seen"]) == 1


def test_where_the_record_cannot_be_written_nothing_is_kept(corpus: Path, came: Incoming, monkeypatch: pytest.MonkeyPatch) -> None:
    write = originals.write_file

    def full(target: Path, content: bytes) -> None:
        if target.suffix == ".yaml":
            raise OSError(28, "No space left on device")
        write(target, content)

    monkeypatch.setattr(originals, "write_file", full)

    with pytest.raises(OSError, match="No space"):
        keep_original(corpus, came, ADDRESS, WHEN)
    assert [one.name for one in (corpus / "articles" / ".originals").iterdir() if one.name != ".lock"] == []


def test_who_waits_for_another_is_told_after_a_while(corpus: Path, came: Incoming, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_original(corpus, came, ADDRESS, WHEN)
    monkeypatch.setattr(originals, "PATIENCE", 0.05)

    with originals.FileLock(corpus / "articles" / ".originals" / ".lock"), pytest.raises(OriginalError, match="another program"):
        keep_original(corpus, pasted(BODY[0]), "", WHEN)


def test_a_time_without_a_zone_is_refused(corpus: Path, came: Incoming) -> None:
    with pytest.raises(ValueError, match="zone"):
        keep_original(corpus, came, ADDRESS, datetime.datetime(2026, 3, 1))


def test_a_corpus_that_keeps_none_has_no_problem_of_originals(corpus: Path) -> None:
    assert altered(corpus) == [] and Originals(corpus / "nowhere").problems() == []
