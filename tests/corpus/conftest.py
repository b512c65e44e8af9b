"""A corpus folder with the invented delta's registry and gazetteer, in which a test writes its articles."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.errors import Problem
from lib.settings import ROOT

DELTA = ROOT / "tests" / "corpora" / "delta"
HEAD = "id: {id}\ntitle: T\npublisher: P\ntext: full\n"
TEXT = "On 9 March the River Guard shot at the Northern Front near Upper Ford; three died."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("corpus.yaml", "actors.yaml", "places.csv"):
        shutil.copy(DELTA / name, tmp_path / name)
    (tmp_path / "articles").mkdir()
    return tmp_path


@pytest.fixture
def read(folder: Path) -> Callable[..., Corpus]:
    """Reads the folder with articles written as name=front matter (without id, title, publisher and text)."""

    def read_articles(text: str = TEXT, **fronts: str) -> Corpus:
        for name, front in fronts.items():
            (folder / "articles" / f"{name}.md").write_text(f"---\n{HEAD.format(id=name)}{front}\n---\n{text}\n", "utf-8")
        return read_corpus(folder)

    return read_articles


@pytest.fixture
def problems_of(read) -> Callable[..., list[Problem]]:
    """The problems of one article `a` of that front matter."""
    return lambda front, text=TEXT: [found for found in read(text, a=front).problems if found.file == "articles/a.md"]
