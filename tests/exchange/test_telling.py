"""What a file says of itself: the ledger as a sum, and nothing of the clock."""

import datetime
from dataclasses import replace

import pytest

from lib.events.asking.filters import Filters
from lib.events.asking.select import REASONS
from lib.exchange.formats import FORMATS
from lib.exchange.telling import ledger_words, told, xml_text
from tests.exchange.taken import taken

MOMENT = datetime.datetime(2024, 5, 6, 9, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "zip"])
def test_no_file_but_the_zip_knows_when_it_was_made(name: str, sample, sample_tables) -> None:
    snapshot = taken(sample_tables, sample, Filters(groups=frozenset({"violence"})))

    assert FORMATS[name].make(replace(snapshot, moment=MOMENT)) == FORMATS[name].make(snapshot)
    assert "created_utc" not in told(replace(snapshot, moment=MOMENT))


def test_the_ledger_is_a_sum_of_what_is_not_nothing() -> None:
    ledger = dict.fromkeys(REASONS, 0) | {"shown": 50, "review": 3, "background": 2, "filtered": 1_011}

    assert ledger_words(ledger) == (
        "1,066 read = 50 shown + 3 waiting for review or rejected + 2 hidden as background + 1,011 hidden by filters"
    )


def test_what_no_xml_may_hold_is_marked_and_all_else_stays() -> None:
    assert xml_text("a\x00\x0b\ud800\ufffe ]]> <&> \t\n حزب 🕊") == "a���� ]]> <&> \t\n حزب 🕊"
