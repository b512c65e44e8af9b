"""The codebook file decides: what is changed in it changes in the program, and what is wrong in it is told."""

import re
from pathlib import Path

import pytest

from lib.corpus.model.codebook import CODEBOOK, Codebook, read_codebook
from lib.errors import CodebookError
from lib.settings import codebook_file


def changed(folder: Path, old: str, new: str) -> Codebook:
    """The codebook with other words in one place."""
    text = codebook_file().read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (folder / "codebook.yaml").write_text(text.replace(old, new), encoding="utf-8")
    return read_codebook(folder / "codebook.yaml")


def test_a_mode_may_be_more_or_less_severe_than_its_type(tmp_path: Path) -> None:
    assert CODEBOOK.severity("dispute", "threat") == "verbal"

    other = changed(tmp_path, "- {id: threat,", "- {id: threat, severity: coercive,")

    assert other.severity("dispute", "threat") == "coercive"
    assert other.severity("dispute", "quarrel") == other.severity("dispute") == "verbal"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("drawn: fill,   ", "", "codebook.yaml: precisions “governorate”: drawn: Field required"),
        ("drawn: fill", "drawn: dot", "precisions “governorate”: drawn: Input should be 'point', 'circle', 'line',"),
        ("drawn: fill", "drawn: fill, colour: red", "precisions “governorate”: colour: Unexpected keyword argument"),
        ("surveyed: false", "surveyed: perhaps", "located_by “proxy”: surveyed: Input should be a valid boolean"),
        ("ends_up: recruiter", "ends_up: winner", "types “recruitment”: ends_up: “winner” is none of: origin_group, recruiter"),
        ("aside: [giver]", "aside: [sender]", "types “base_established”: aside: “sender” is none of: initiator, giver,"),
        ("terms: claims", "terms: clams", "columns “claim”: terms: “clams” is none of"),
        ("- {id: killed_max,", "- {id: slain_max,", "quantities “killed”: columns: “killed_max” is none of"),
        ("\ngoods:", "\nwares:", "goods: is missing"),
        ("- {id: reported, default: true,", "- {id: reported,", "claims: none has default: true, where one must"),
        ("told_as: told and denied, ", "", "claims “denied”: told_as: is missing: say what stands behind a number of people"),
        ("- {id: denied,", "- {id: rumoured}\n  - {id: denied,", "claims “rumoured”: told_as: is missing"),
        ("مسودة,  meaning", "مسودة, default: true, meaning", "statuses: 2 have default: true, where one must"),
        ("rank: 4, counts: true", "rank: 4, counts: false", "review_states “accepted”: counts: is false, and it is the default"),
        ("- {id: killed,", "- {id: killed, default: true,", "quantities “killed”: default: Unexpected keyword argument"),
    ],
)
def test_a_value_that_is_missing_or_unknown_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(CodebookError) as wrong:
        changed(tmp_path, old, new)

    assert told in str(wrong.value)


@pytest.mark.parametrize(
    ("written", "told"),
    (
        ("", "is no mapping of lists"),
        ("- a list", "is no mapping of lists"),
        ("goods: null\n", "goods: is missing"),
        ("goods: arms\n", "goods: is no list"),
        ("goods: [arms]\n", "goods: “arms” is no term"),
        ("goods: [{id: arms}, {id: arms}]\n", "goods “arms”: stands there twice"),
    ),
)
def test_a_file_of_another_form_is_named(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "codebook.yaml").write_text(written, encoding="utf-8")

    with pytest.raises(CodebookError, match=re.escape(told)):
        read_codebook(tmp_path / "codebook.yaml")


def test_what_the_program_knows_by_name_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="claims: “alleged” is missing, which the program knows by name"):
        changed(tmp_path, "- {id: alleged,", "- {id: rumoured,")


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(CodebookError) as wrong:
        changed(tmp_path, "drawn: line,   counts_in_region: false,", "drawn: path,   counts_in_region: seldom,")

    assert len(wrong.value.wrong) == 2


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"none\.yaml: cannot be read"):
        read_codebook(tmp_path / "none.yaml")
