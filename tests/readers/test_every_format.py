"""Every event is in every format that can hold it; what is not is counted in the words beside the button."""

import html
import io
import re
import zipfile
from pathlib import Path

import pytest

from lib.exchange.chosen import chosen_of
from lib.exchange.formats import FORMATS
from lib.exchange.manifest import Snapshot
from tests.readers.opening import OPENED
from tests.second_source import ABOUT


def test_every_format_has_a_reader_that_is_not_ours() -> None:
    assert list(OPENED) == list(FORMATS)


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("which", ("whole", "odd", "second", "empty"))
@pytest.mark.parametrize("name", FORMATS)
def test_events_are_there_or_said_to_be_left_out(name: str, which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    form, snapshot = FORMATS[name], request.getfixturevalue(which)
    path = tmp_path / f"events{form.ending}"
    path.write_bytes(form.make(snapshot))

    found, wanted = set(OPENED[name](path)), set(snapshot.events["event_id"])

    said = [
        int(number) for sentence in form.misses(chosen_of(snapshot)) for number in re.findall(r"^(\d+) events? left out", sentence)
    ]
    assert found <= wanted and len(wanted - found) == sum(said)
    leaves_out = ("graphml", "gexf", "timelinejs", "acled", "ged", "plover")
    assert bool(said) == (which != "empty" and name in leaves_out)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "csv"])
def test_each_file_names_its_selection_corpus_and_sources(name: str, second: Snapshot) -> None:
    content = FORMATS[name].make(second)
    held = _inside(content) if content[:2] == b"PK" else content
    said = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), html.unescape(held.decode("utf-8", "replace")))

    for words in (second.words, second.corpus.fingerprint, ABOUT.citation, *(article.title for article in second.corpus.articles)):
        assert words in said


def _inside(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())
