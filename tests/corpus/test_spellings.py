"""A name means those who bear it, in any spelling; a slip means nobody and is near to somebody."""

import pytest

from lib.corpus.text.spellings import Spellings

BOOK = Spellings()
BOOK.add(("actor", "guard"), ("River Guard", "حرس النهر", "RG"))
BOOK.add(("actor", "hill"), ("Hill Guard", "HG"))
BOOK.add(("place", "ford"), ("Ford", "المخاضة"))
BOOK.add(("region", "ford"), ("Ford", "Ford Province"))


@pytest.mark.parametrize("written", ("river-guard", "RIVERGUARD", "حرس النهر", "حرسالنهر", "\u200frg"))
def test_a_name_in_any_spelling_means_its_bearer(written: str) -> None:
    assert BOOK.called(written) == BOOK.meant(written) == {("actor", "guard")}


@pytest.mark.parametrize("written", ("Ford", "Ford Province", "المخاضه"))
def test_every_name_of_things_that_share_one_means_all_of_them(written: str) -> None:
    assert BOOK.meant(written) == {("place", "ford"), ("region", "ford")}
    assert BOOK.called("Ford", "region") == {("region", "ford")}


def test_a_slip_means_nobody_and_is_near_the_best_first() -> None:
    assert not BOOK.meant("Rivver Gaurd")
    assert BOOK.like("Rivver Gaurd")[0] == ("River Guard", ("actor", "guard"))
    assert BOOK.like("Frod Province", "region") == (("Ford Province", ("region", "ford")),)
    assert not BOOK.like("something else") and not BOOK.like("") and not Spellings().like("RG")


def test_one_word_of_a_name_is_near_to_the_name_also_as_another_hand_writes_its_sounds() -> None:
    book = Spellings()
    book.add(("actor", "rider"), ("Yusuf Qaboosi", "يوسف القابوسي"))
    book.add(("place", "ford"), ("Ford",))

    for written in ("Qabousi", "Kabusi", "Yousef", "القابوصي"):
        assert [thing for _, thing in book.like(written)] == [("actor", "rider")], written
    assert book.is_word("qaboosi") and not book.is_word("Qabousi")
    assert not [near for near in book.near("Kabusi", words=False) if near[2] == ("actor", "rider")]


def test_a_few_capitals_are_near_to_what_they_stand_for_and_to_no_other_capitals() -> None:
    book = Spellings()
    book.add(("actor", "state"), ("State of the Valley", "SAV"))
    book.add(("actor", "army"), ("Northern Army",))
    book.add(("place", "north"), ("North Aldwater",))

    assert book.like("NA", "actor") == (("Northern Army", ("actor", "army")),)
    assert {thing for _, thing in book.like("NA")} == {("actor", "army"), ("place", "north")}
    assert book.like("Saint Anna's Valley") == (("SAV", ("actor", "state")),)
    assert not book.like("SNV") and not book.like("SVV")
