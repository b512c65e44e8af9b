"""The codebook file decides: what is changed in it changes in the program."""

from pathlib import Path

from lib.corpus.codebook import CODEBOOK, FILE, read_codebook


def test_a_mode_may_be_more_or_less_severe_than_its_type(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text.count("- {id: threat,") == 1 and CODEBOOK.severity("dispute", "threat") == "verbal"
    (tmp_path / "codebook.yaml").write_text(text.replace("- {id: threat,", "- {id: threat, severity: coercive,"), encoding="utf-8")

    changed = read_codebook(tmp_path / "codebook.yaml")

    assert changed.severity("dispute", "threat") == "coercive"
    assert changed.severity("dispute", "quarrel") == changed.severity("dispute") == "verbal"
