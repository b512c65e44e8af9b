"""Letters of an article: what hides or turns the text goes, wrong encodings are mended, and all of it is said by count."""

import pytest

from lib.annotating.incoming.decoding import decode
from lib.annotating.incoming.incoming import pasted, read_incoming
from lib.annotating.incoming.letters import clean
from tests.annotating.incoming.files import ARABIC

ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
WORDS = "\n\n".join(ARABIC)


@pytest.mark.parametrize(
    ("written", "read", "said"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd", "Its lines ended in different ways"),
        ("a\r\nb", "a\nb", ""),
        ("two\u00a0men\u202fand", "two men and", "2 no-break spaces are spaces now."),
        ("the \u202egnihton\u202c said", "the gnihton said", "2 signs that turn the direction of letters were taken out"),
        ("the \u2067x\u2069", "the x", "2 signs that turn"),
        ("pass\u200bword\ufeff", "password", "2 letters that nobody sees were taken out."),
        ("می\u200cخواهم", "می\u200cخواهم", ""),
        ("👩\u200d👧", "👩\u200d👧", ""),
        ("x\U000e0068\U000e0069", "x", "2 letters that nobody sees"),
        (ENGLAND, ENGLAND, ""),
        ("a\x07b\x1b[1m", "ab[1m", "2 control codes were taken out."),
        ("e\u0301t", "ét", "composed (NFC)"),
        ("\ufb01ghters", "fighters", "1 joined or printed form"),
        ("\ufefb \ufee3\ufee6", "لا من", "3 joined or printed forms"),
        ("a\n\n\n\n\nb  \n", "a\n\nb", ""),
        ("a\ufffdb", "a\ufffdb", "1 letter is lost"),
        ("a\u2028b\x0cc", "a\nb\nc", ""),
    ],
)  # fmt: skip
def test_letters_are_cleaned_and_what_was_done_is_said(written: str, read: str, said: str) -> None:
    text, notes = clean(written)

    assert text == read
    assert (any(said in note for note in notes)) if said else notes == ()


@pytest.mark.parametrize("form", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_an_arabic_text_is_read_in_whatever_encoding_it_came(form: str) -> None:
    text, notes = decode(WORDS.encode(form))

    assert text == WORDS
    assert bool(notes) is not form.startswith("utf-8")


@pytest.mark.parametrize(
    ("words", "form", "called"),
    [
        ("Des forces ont été arrêtées près de l’école", "cp1252", "Windows-1252"),
        ("İzmir’de ağır çatışma çıktı", "cp1254", "Windows-1254"),
        ("Ополчение сообщило о столкновении у переправы", "cp1251", "Windows-1251"),
    ],
)
def test_other_encodings_are_told_by_their_letters_and_named(words: str, form: str, called: str) -> None:
    text, notes = decode(words.encode(form))

    assert text == words and called in notes[0]


def test_a_page_s_own_word_on_its_encoding_is_taken() -> None:
    source = f'<html><head><meta charset="windows-1256"></head><body><p>{ARABIC[1]}</p></body></html>'

    [found] = read_incoming("a.html", source.encode("cp1256"))

    assert found.text == ARABIC[1] and any("as it says itself" in note for note in found.notes)


def test_letters_that_were_read_in_the_wrong_encoding_before_are_mended() -> None:
    broken = "Sièges à Alep, près de l’école".encode().decode("cp1252")

    text, notes = decode(broken.encode())

    assert text == "Sièges à Alep, près de l’école" and "mended" in notes[0]


def test_utf_8_with_a_broken_byte_is_no_other_encoding() -> None:
    data = WORDS.encode() + b"\xff."

    text, notes = decode(data)

    assert text == f"{WORDS}\ufffd." and notes == ("It is UTF-8 with bytes that are none.",)


def test_half_a_sign_does_not_stop_a_paste() -> None:
    found = pasted("Two men \ud83d fought at the ford")

    assert found.text == "Two men \ufffd fought at the ford" and any("half of a sign" in note for note in found.notes)
