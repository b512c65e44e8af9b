"""Apps are opened without looking through all installed packages for each of them or through all objects for each corpus, and
let go of what a file of tests has read."""

from collections.abc import Iterator

import pytest

from lib.ui import loading
from tests.app.scanned import scan_once

scan_once()


@pytest.fixture(scope="module", autouse=True)
def nothing_on_the_shelf() -> Iterator[None]:
    """What one file of tests has read is not looked through at every reading of the next."""
    yield
    loading._shelf.clear()


@pytest.fixture(scope="module", autouse=True)
def nothing_set_aside() -> Iterator[None]:
    """No objects are looked through after each reading, a process of tests has many more of them than a server; the test of what
    goes then takes it back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "_set_aside", lambda: None)
        yield
