"""What a page gives away is what `build --link` writes of the same view, byte by byte, whoever answers."""

import pytest

from lib.engine.in_memory import InMemory
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.exchange.chosen import chosen_of
from lib.exchange.formats import FORMATS
from lib.ui.downloads import chosen_shown, snapshot_shown
from tests.exchange.taken import taken


@pytest.mark.parametrize("filters", (Filters(background=True), Filters(types=frozenset())), ids=("all", "none"))
@pytest.mark.parametrize("name", FORMATS)
def test_a_page_and_a_build_give_the_same_bytes_and_words(name: str, filters: Filters, sample, sample_tables) -> None:
    shown, wanted = Shown(InMemory(sample_tables, sample), filters), taken(sample_tables, sample, filters, "words", "/map")

    made = snapshot_shown(shown, sample, "words", "/map")

    assert FORMATS[name].make(made) == FORMATS[name].make(wanted)
    assert FORMATS[name].misses(chosen_shown(shown, sample)) == FORMATS[name].misses(chosen_of(wanted))
