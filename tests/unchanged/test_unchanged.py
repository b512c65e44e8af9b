"""Tables, suggestions and figures are those whose digests are written down."""

import json

import pytest

from tests.unchanged.outputs import DIGESTS, of_figures, of_suggestions, of_tables

WRITTEN = json.loads(DIGESTS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("kind,least", ((of_tables, 30), (of_suggestions, 150), (of_figures, 6)))
def test_what_is_given_is_what_was_given(kind, least) -> None:
    found = dict(kind())

    assert len(found) >= least
    assert {name for name, digest in found.items() if WRITTEN.get(name) != digest} == set()


def test_nothing_that_was_given_is_missing() -> None:
    assert len(WRITTEN) >= 190 and all(len(digest) == 16 for digest in WRITTEN.values())
