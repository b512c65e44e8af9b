"""Whatever a person's files hold, reading them and making tables of them ends in problems, never in a traceback."""

from pathlib import Path

import pytest

from tests.fuzz import rounds
from tests.fuzz.rounds import Rounds

FOUND = ()  # seeds that once ended in a traceback


def test_damaged_files_end_in_problems(tmp_path: Path) -> None:
    played = Rounds(tmp_path)

    seeds = (*FOUND, *range(10_000_000, 10_000_200))
    findings = [finding for seed in seeds if (finding := played.play(seed, checked=seed in FOUND or seed % 10 == 0))]

    assert [finding.told for finding in findings] == []


def test_a_round_that_raises_is_a_finding_and_the_corpus_is_whole_again(tmp_path: Path, monkeypatch) -> None:
    played = Rounds(tmp_path)
    monkeypatch.setattr(rounds, "read_corpus", lambda folder: [][0])

    finding = played.play(1)

    assert finding.where.endswith("IndexError") and finding.seed == 1
    assert {path: path.read_bytes() for path in played.files} == played.whole


@pytest.mark.parametrize("name", rounds.CORPORA)
def test_a_whole_corpus_is_no_finding(name: str) -> None:
    rounds.read_and_build(rounds.CORPORA[name])
