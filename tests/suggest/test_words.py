"""A text as words and sentences: offsets are exact, whatever stands between."""

import pytest

from lib.suggest.text.words import keys_of, sentences_in, words_in


def sentences(text: str) -> list[str]:
    words = words_in(text)
    return [text[words[one.first].start : words[one.last - 1].end] for one in sentences_in(text, words)]


def test_full_stops_end_sentences_and_abbreviations_do_not() -> None:
    assert sentences("Gen. Hasan came on Nov. 10. He left. U.S. forces stayed.") == [
        "Gen. Hasan came on Nov. 10.",
        "He left.",
        "U.S. forces stayed.",
    ]


def test_a_line_broken_in_mid_sentence_goes_on() -> None:
    assert sentences("The men left the\nTown of Ford, and\n\nwent home. They slept.") == [
        "The men left the\nTown of Ford, and\n\nwent home.",
        "They slept.",
    ]


def test_a_title_is_a_sentence_of_its_own() -> None:
    text = "Clashes in Ford\n\nMen fought. They left."
    words = words_in(text)

    assert [one.title for one in sentences_in(text, words)] == [True, False, False]


def test_a_text_without_full_stops_is_cut() -> None:
    assert max(len(words_in(one)) for one in sentences("word " * 1000)) <= 150


@pytest.mark.parametrize(
    ("written", "known"),
    (
        ("al-Qaryatayn", "Qaryatayn"),
        ("Al Qaryatayn", "al-Qaryatayn"),
        ("Deir-ez-Zor", "Deir ez-Zor"),
        ("el-Hasakah", "Al-Hasakah"),
        ("Hassan", "Hasan"),
        ("NDF’s", "NDF"),
        ("القريتين", "قريتين"),
    ),
)
def test_spellings_of_a_name_are_one(written: str, known: str) -> None:
    assert keys_of(written) == keys_of(known)


@pytest.mark.parametrize(
    "written", ("Hez\u200bbol\u00adlah", "Hezbollah\u200e", "\u202bHezbollah\u202c", "Hez\u2060bollah’s", "H\ufeffezbollah")
)
def test_letters_that_cannot_be_seen_part_no_name(written: str) -> None:
    (word,) = words_in(written)

    assert word.key == "hezbolah" and written[word.start : word.end].strip("\u200e") == written.strip("\u200e\u202b\u202c")


def test_marks_around_words_part_them() -> None:
    assert [word.text for word in words_in("Homs\u202c\u202bHama")] == ["Homs", "Hama"]


@pytest.mark.parametrize(
    "text",
    ("a\u200bb c\u202ed\u202c", "\ufeffText  with\u00a0spaces", "“Quoted” — dash…", "اللّغة العربية، وقوات", "e\u0301te\u0301"),
)
def test_offsets_are_exact(text: str) -> None:
    assert all(text[word.start : word.end].replace("\u200b", "") == word.text for word in words_in(text))
