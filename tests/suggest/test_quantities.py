"""Numbers with the bounds that their words give, and what they count."""

import pytest

from lib.suggest.quantities import find_quantities


@pytest.mark.parametrize(
    ("sentence", "low", "high", "counts"),
    (
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
    ),
)
def test_bounds_and_what_is_counted(sentence: str, low: int | None, high: int | None, counts: str) -> None:
    one = find_quantities(sentence, [])[0]

    assert (one.min, one.max, one.counts) == (low, high, counts)
    assert sentence[one.mention.start : one.mention.end] == one.mention.text


def test_about_is_said() -> None:
    assert find_quantities("They came in about 34 trucks.", [])[0].about
    assert not find_quantities("They came in 34 trucks.", [])[0].about


def test_pay_has_its_currency_and_for_what() -> None:
    (one,) = find_quantities("Each gets 350,000 Syrian pounds per member.", [])

    assert (one.min, one.counts, one.currency, one.per) == (350_000, "pay", "SYP", "member")


def test_numbers_of_names_and_dates_are_left_out() -> None:
    text = "The 47th Brigade came on 3 May with 5 tanks."

    assert [one.min for one in find_quantities(text, [(4, 16), (25, 30)])] == [5]


@pytest.mark.parametrize("text", ("The road is 12 km long.", "Nearly 40% of it.", "In paragraph 3."))
def test_what_the_codebook_does_not_count_is_left(text: str) -> None:
    assert find_quantities(text, []) == ()


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    (
        ("They paid 2 to 3 million dollars.", 2_000_000, 3_000_000),
        ("They paid 3 million to 5 million dollars.", 3_000_000, 5_000_000),
        ("Between 10 and 20 fighters were killed.", 10, 20),
        ("At\nleast\n20\nmen were killed.", 20, None),
        ("Some 20\u00a0men  were killed.", 20, 20),
        ("About 2.01 thousand men were killed.", 2010, 2010),
        ("They get $5.75 per month.", 5, 6),
        ("S\u0131x men were killed.", 6, 6),
    ),
)
def test_ranges_scales_and_white_space(sentence: str, low: int, high: int | None) -> None:
    one = find_quantities(sentence, [])[0]

    assert (one.min, one.max) == (low, high)
    assert sentence[one.mention.start : one.mention.end] == one.mention.text


def test_two_numbers_that_are_no_range_are_two() -> None:
    found = find_quantities("They killed 20 to 10 men.", [])

    assert [(one.mention.text, one.min, one.max) for one in found] == [("20", 20, 20), ("10 men", 10, 10)]


@pytest.mark.parametrize(
    "sentence",
    (
        "Fewer than 0 men were killed.",
        "9" * 5000 + " men were killed.",
        "99,999,999,999,999 men were killed.",
        "9999 billion dollars were paid.",
    ),
)
def test_a_number_that_counts_nothing_is_left(sentence: str) -> None:
    assert find_quantities(sentence, []) == ()
