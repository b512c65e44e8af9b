"""Tables, suggestions and figures are those whose digests are written down."""

import json

import pytest

from tests.unchanged.outputs import DIGESTS, of_figures, of_suggestions, of_tables

WRITTEN = json.loads(DIGESTS.read_text(encoding="utf-8"))


KINDS = {"figures": of_figures, "suggestions": of_suggestions, "tables": of_tables}


def kind_of(name: str) -> str:
    return name.split("/")[0] if name.split("/")[0] in KINDS else "tables"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_given_is_what_was_given_and_nothing_is_missing(kind: str) -> None:
    assert dict(KINDS[kind]()) == {name: digest for name, digest in WRITTEN.items() if kind_of(name) == kind}
