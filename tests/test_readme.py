"""What the README shows is true: its article reads, its commands and files are there."""

import re
import shutil
from pathlib import Path

from lib.corpus.reading.read import read_corpus
from lib.settings import ROOT, SAMPLE

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_article_in_the_readme_reads_without_a_problem(tmp_path: Path) -> None:
    example = re.search(r"```markdown\n(.*?)```", README, re.DOTALL)
    for name in ("corpus.yaml", "actors.yaml", "places.csv"):
        shutil.copy(SAMPLE / name, tmp_path / name)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "ashara-clash.md").write_text(example[1], encoding="utf-8")

    assert read_corpus(tmp_path).problems == ()


def test_every_file_the_readme_links_to_is_there() -> None:
    linked = re.findall(r"\]\(([^)#:]+)\)", README)

    assert linked and [path for path in linked if not (ROOT / path).exists()] == []


def test_every_package_of_the_requirements_has_its_reason() -> None:
    direct = [line for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    table = README[README.index("## What it is built with") : README.index("## How the code")].lower()

    assert [name for name in direct if name.lower() not in table] == []
