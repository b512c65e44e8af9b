"""Numbers with the bounds that their words give, and what they count."""

import pytest

from lib.suggest.quantities import find_quantities


@pytest.mark.parametrize(("sentence", "low", "high", "counts"), (
    ("At least seven fighters were detained there.", 7, None, "detained"),
    ("Dozens of soldiers arrived.", 24, None, "fighters"),
    ("More than 205 members joined.", 206, None, "fighters"),
    ("They came in about 34 trucks.", 34, 34, "vehicles"),
    ("Up to 20 men came.", None, 20, "fighters"),
    ("The attack killed three men and wounded 12 others.", 3, 3, "killed"),
    ("Twelve people were wounded.", 12, 12, "wounded"),
    ("Between them 1,200 fighters left.", 1200, 1200, "fighters"),
    ("They freed twenty-one prisoners.", 21, 21, "released"),
    ("5 to 7 soldiers were killed.", 5, 7, "killed"),
))
def test_bounds_and_what_is_counted(sentence: str, low: int | None, high: int | None, counts: str) -> None:
    one = find_quantities(sentence, [])[0]

    assert (one.min, one.max, one.counts) == (low, high, counts)
    assert sentence[one.mention.start:one.mention.end] == one.mention.text


def test_about_is_said() -> None:
    assert find_quantities("They came in about 34 trucks.", [])[0].about
    assert not find_quantities("They came in 34 trucks.", [])[0].about


def test_pay_has_its_currency_and_for_what() -> None:
    one, = find_quantities("Each gets 350,000 Syrian pounds per member.", [])

    assert (one.min, one.counts, one.currency, one.per) == (350_000, "pay", "SYP", "member")


def test_numbers_of_names_and_dates_are_left_out() -> None:
    text = "The 47th Brigade came on 3 May with 5 tanks."

    assert [one.min for one in find_quantities(text, [(4, 16), (25, 30)])] == [5]


@pytest.mark.parametrize("text", ("The road is 12 km long.", "Nearly 40% of it.", "In paragraph 3."))
def test_what_the_codebook_does_not_count_is_left(text: str) -> None:
    assert find_quantities(text, []) == ()
