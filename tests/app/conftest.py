"""Apps are opened without looking through all installed packages for each of them, and let go of what a file of tests has read."""

from collections.abc import Iterator

import pytest

from lib.ui.loading import _shelf
from tests.app.scanned import scan_once

scan_once()


@pytest.fixture(scope="module", autouse=True)
def nothing_on_the_shelf() -> Iterator[None]:
    """What one file of tests has read is not looked through at every reading of the next."""
    yield
    _shelf.clear()
