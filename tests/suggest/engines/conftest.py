"""What tests of engines share: a server on loopback."""

from collections.abc import Iterator

import pytest

from tests.suggest.engines.loopback import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as one:
        yield one
