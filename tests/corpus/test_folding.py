"""One spelling stands for many: Latin transliterations and Arabic letters fold to the same words."""

import pytest

from lib.corpus.text.folding import fold, spelling


@pytest.mark.parametrize(
    "one,other",
    (
        ("Al-Ḥasakah", "el-Hasakah"),
        ("Hassakeh", "Hasakeh"),
        ("Deir-ez-Zor", "deir ez zor"),
        ("الأمانة", "الامانه"),
        ("النُّصرة", "النصره"),
        ("إيران", "ايران"),
        ("Shab'a", "Shaba"),
        ("AL QARYATAYN", "al-Qaryatayn"),
        ("كتائب الباقر", "کتائب الباقر"),
        ("علي", "علی"),
        ("قرية", "قریہ"),
        ("فرقة", "فرقۃ"),
        ("الفوج 54", "الفوج ٥٤"),
        ("الفوج 54", "الفوج ۵۴"),
        ("قسد", "\u2067قسد\u2069"),
        ("قسد", "\u200fقسد"),
        ("قوات", "قو\u200cات"),
        ("شؤون", "شئون"),
        ("شؤون", "شوون"),
        ("لواء", "لوا"),
        ("أمن", "آمن"),
        ("إدلب", "ادلب"),
        ("بئر", "بءر"),
    ),
)
def test_variants_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "one,other",
    (
        ("دير الزور", "ديرالزور"),
        ("Deir ez-Zor", "Deirezzor"),
        ("Deir ez-Zor", "Deir Ezzor"),
        ("4th Division", "“4th-Division”"),
        ("عبد الله", "عبدالله"),
        ("K-4", "K4"),
    ),
)
def test_names_written_together_and_apart_have_one_spelling(one: str, other: str) -> None:
    assert spelling(one) == spelling(other)


def test_spellings_of_different_names_stay_apart() -> None:
    assert len({spelling(name) for name in ("Homs", "Hama", "الفوج 54", "الفوج 55", "علي", "على ب")}) == 6


def test_different_names_stay_apart() -> None:
    assert fold("Homs") != fold("Hama")


def test_a_letter_many_times_over_is_not_that_letter() -> None:
    assert fold("zzzz") not in fold("Deir ez-Zor")
    assert fold(fold("zzzz")) == fold("zzzz")
