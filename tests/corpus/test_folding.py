"""One spelling stands for many: Latin transliterations and Arabic letters fold to the same words."""

import pytest

from lib.corpus.folding import fold


@pytest.mark.parametrize("one,other", (
    ("Al-Ḥasakah", "el-Hasakah"), ("Hassakeh", "Hasakeh"), ("Deir-ez-Zor", "deir ez zor"), ("الأمانة", "الامانه"),
    ("النُّصرة", "النصره"), ("إيران", "ايران"), ("Shab'a", "Shaba"), ("AL QARYATAYN", "al-Qaryatayn"),
))
def test_variants_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_apart() -> None:
    assert fold("Homs") != fold("Hama")


def test_a_letter_many_times_over_is_not_that_letter() -> None:
    assert fold("zzzz") not in fold("Deir ez-Zor")
    assert fold(fold("zzzz")) == fold("zzzz")
