"""A save may be committed to the repository that the corpus lies in: its files alone, in the coder's name."""

from pathlib import Path

import pytest
from dulwich import porcelain
from dulwich.object_store import iter_tree_contents
from dulwich.repo import Repo

from lib.annotating.saving.commit import commit
from lib.annotating.saving.errors import SavingError

WHO = {"author": b"An Editor <editor@example.org>", "committer": b"An Editor <editor@example.org>"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus in a folder of a repository with one commit; something else is staged, and something changed besides."""
    root = tmp_path / "work"
    folder = root / "corpus"
    (folder / "articles").mkdir(parents=True)
    for name in ("a", "b", "c"):
        (folder / "articles" / f"{name}.md").write_text(f"{name}\n")
    porcelain.init(str(root)).close()
    porcelain.add(str(root), paths=[str(path) for path in folder.rglob("*.md")])
    porcelain.commit(str(root), message=b"first", **WHO)
    (folder / "articles" / "b.md").write_text("staged\n")
    porcelain.add(str(root), paths=[str(folder / "articles" / "b.md")])
    (folder / "articles" / "c.md").write_text("changed\n")
    return folder


def files_at(repo: Repo, made: str) -> dict[str, str]:
    entries = iter_tree_contents(repo.object_store, repo[made.encode()].tree)
    return {entry.path.decode(): repo[entry.sha].data.decode() for entry in entries}


def status(folder: Path) -> tuple[dict, list]:
    found = porcelain.status(str(folder.parent))
    return {kind: names for kind, names in found.staged.items() if names}, found.unstaged


def test_exactly_these_files_are_committed_on_top_of_head_in_the_coders_name(corpus: Path) -> None:
    article, history = corpus / "articles" / "a.md", corpus / "articles" / ".history" / "a.jsonl"
    article.write_text("anew\n")
    history.parent.mkdir()
    history.write_text("{}\n")
    with Repo(str(corpus.parent)) as repo:
        first = repo.head()

        made = commit(corpus, [article, history], "Ada ع. <x>", "Code a\n\nWith care.", "ada@example.org")

        told = repo[repo.head()]
        assert repo.head() == made.encode() and told.parents == [first]
        assert told.author == told.committer == "Ada ع. x <ada@example.org>".encode() and told.message == b"Code a\n\nWith care.\n"
        assert files_at(repo, made) == {
            "corpus/articles/.history/a.jsonl": "{}\n",
            "corpus/articles/a.md": "anew\n",
            "corpus/articles/b.md": "b\n",
            "corpus/articles/c.md": "c\n",
        }
        assert next(iter(repo.refs.read_loose_ref(b"HEAD").split())) == b"ref:"
    assert status(corpus) == ({"modify": [b"corpus/articles/b.md"]}, [b"corpus/articles/c.md"])


def test_a_file_that_is_gone_is_committed_as_gone_and_nothing_new_is_no_commit(corpus: Path) -> None:
    (corpus / "articles" / "a.md").unlink()

    made = commit(corpus, [corpus / "articles" / "a.md"], "Ada", "Take a out")
    again = commit(corpus, [corpus / "articles" / "a.md"], "Ada", "Take a out")

    with Repo(str(corpus.parent)) as repo:
        assert again == made and "corpus/articles/a.md" not in files_at(repo, made)
    assert status(corpus) == ({"modify": [b"corpus/articles/b.md"]}, [b"corpus/articles/c.md"])


def test_a_repository_without_a_commit_takes_its_first(tmp_path: Path) -> None:
    porcelain.init(str(tmp_path)).close()
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text("a\n")

    made = commit(tmp_path, [tmp_path / "articles" / "a.md"], "Ada", "")

    with Repo(str(tmp_path)) as repo:
        assert repo[made.encode()].parents == [] and repo[made.encode()].message == b"Save\n"
        assert files_at(repo, made) == {"articles/a.md": "a\n"}


def test_ends_of_lines_are_those_that_the_repository_asks_for_and_a_mode_stays(corpus: Path) -> None:
    (corpus.parent / ".gitattributes").write_text("*.md text eol=crlf\n")
    article = corpus / "articles" / "a.md"
    article.write_bytes(b"one\r\ntwo\r\n")
    article.chmod(0o755)

    made = commit(corpus, [article], "Ada", "Code a")

    with Repo(str(corpus.parent)) as repo:
        assert files_at(repo, made)["corpus/articles/a.md"] == "one\ntwo\n"
        assert repo.open_index()[b"corpus/articles/a.md"].mode == 0o100755


def refused(corpus: Path, said: str, who: str = "Ada", path: Path | None = None) -> None:
    root = corpus.parent
    before = (root / ".git" / "index").read_bytes(), porcelain.describe(str(root))
    (corpus / "articles" / "a.md").write_text("anew\n")
    with pytest.raises(SavingError, match=said):
        commit(corpus, [path or corpus / "articles" / "a.md"], who, "Code a")
    assert ((root / ".git" / "index").read_bytes(), porcelain.describe(str(root))) == before


def test_what_stands_in_the_way_is_said_and_nothing_is_committed(corpus: Path, tmp_path: Path, monkeypatch) -> None:
    git = corpus.parent / ".git"
    refused(corpus, "a commit needs its author's name", who=" <>\n")
    refused(corpus, "does not lie in the corpus's git repository", path=tmp_path / "elsewhere.md")
    (git / "index.lock").touch()
    refused(corpus, "another program is at work in the git repository, or one that died left its index.lock; wait")
    (git / "index.lock").unlink()
    branch = git / "refs" / "heads" / (git / "HEAD").read_text().strip().rpartition("/")[2]
    branch.with_suffix(".lock").touch()
    refused(corpus, f"left its {branch.name}.lock; wait for it")
    branch.with_suffix(".lock").unlink()
    (git / "MERGE_HEAD").touch()
    refused(corpus, "a merge, a rebase or the like is under way")
    (git / "MERGE_HEAD").unlink()
    with monkeypatch.context() as patched:
        patched.setattr("dulwich.refs.DiskRefsContainer.set_if_equals", lambda *_, **__: False)
        refused(corpus, "somebody else committed in this very moment; commit again")
    assert not (git / "index.lock").exists()
    (git / "HEAD").write_bytes(Repo(str(corpus.parent)).head() + b"\n")
    refused(corpus, "on no branch")


def test_a_corpus_in_no_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(SavingError, match="this corpus lies in no git repository; run “git init”"):
        commit(tmp_path, [tmp_path / "a.md"], "Ada", "Code a")
