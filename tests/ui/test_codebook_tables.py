"""The codebook's tables say what an analyst writes in a file."""

import pytest

from lib.corpus.model.codebook import CODEBOOK
from lib.ui.codebook_tables import type_rows


@pytest.mark.parametrize("group", CODEBOOK.groups)
def test_every_type_stands_as_it_is_written(group: str) -> None:
    written = [kind.id for kind in CODEBOOK.types.values() if kind.group == group]

    assert [f"`{one}`" in said for one, said in zip(written, type_rows(group).index, strict=True)] == [True] * len(written)


@pytest.mark.parametrize("group", CODEBOOK.groups)
def test_a_type_has_its_example_and_both_crosswalks(group: str) -> None:
    kinds = [kind for kind in CODEBOOK.types.values() if kind.group == group]

    for kind, row in zip(kinds, type_rows(group).to_dict("records"), strict=True):
        assert kind.example in row["Meaning and example"]
        assert row["In ACLED and PLOVER"] == f"{kind.acled}  \nPLOVER: {kind.plover}"


def test_every_hostile_type_says_how_severe_it_is_and_no_other() -> None:
    for kind in CODEBOOK.types.values():
        hostile = any(rule.kind == "hostile" for rule in kind.links)
        told = type_rows(kind.group)["Roles and links"].filter(like=f"`{kind.id}`").iloc[0]
        assert ("severity: " in told) == hostile == bool(kind.severity), kind.id
