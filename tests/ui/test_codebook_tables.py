"""The codebook's tables say what an analyst writes in a file."""

import pytest

from lib.corpus.codebook import CODEBOOK
from lib.ui.codebook_tables import type_rows


@pytest.mark.parametrize("group", CODEBOOK.groups)
def test_every_type_stands_as_it_is_written(group: str) -> None:
    written = [kind.id for kind in CODEBOOK.types.values() if kind.group == group]

    assert [f"`{one}`" in said for one, said in zip(written, type_rows(group).index, strict=True)] == [True] * len(written)
