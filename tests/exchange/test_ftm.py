"""FollowTheMoney lines where its package is not installed: ids of its letters, nothing that is referred to is missing."""

import json
import re

import pytest

from lib.exchange.ftm import write_ftm
from lib.exchange.ftm_entities import entity_id, ftm_date
from tests.exchange.taken import taken

ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?")  # as the format says


def test_references_lead_somewhere_and_ids_are_of_the_formats_letters(sample, sample_tables) -> None:
    lines = [json.loads(line) for line in write_ftm(taken(sample_tables, sample)).splitlines()]
    ids = [line["id"] for line in lines]
    ends = ("proof", "involved", "member", "organization", "subject", "object")

    assert len(set(ids)) == len(ids) and all(ID.fullmatch(one) for one in ids)
    assert {value for line in lines for name in ends for value in line["properties"].get(name, ())} <= set(ids)
    assert {line["schema"] for line in lines} >= {"Note", "Article", "Event", "Person", "Organization", "Membership"}


def test_ids_that_differ_in_other_signs_alone_differ() -> None:
    made = {entity_id("event", ours) for ours in ("a/1", "a-1", "a:1", "حدث/1", "حدث/2", "x" * 200, "x" * 201)}

    assert len(made) == 7 and all(ID.fullmatch(one) for one in made)


@pytest.mark.parametrize(
    ("edtf", "date"),
    (("2021-03-05", "2021-03-05"), ("2021-03~", "2021-03"), ("2021?", "2021"), ("2021-01/2021-02", ""), ("[..2021]", "")),
)
def test_a_date_stays_as_exact_as_it_is(edtf: str, date: str) -> None:
    assert ftm_date(edtf) == date
