"""A number as it is typed and as it is written."""

import pytest

from lib.annotating.bench.numbers import is_by_actor, of_actor, of_event, typed_of, with_actor, with_words, written_of


@pytest.mark.parametrize(
    "typed, written",
    [
        ("7", "7"),
        (" 3,500 ", "3500"),
        ("3 500", "3500"),
        ("٣٬٥٠٠", "3500"),
        ("۱۲", "12"),
        ("7+", {"min": "7"}),
        ("at least 7", {"min": "7"}),
        ("More than 205", {"min": "206"}),
        ("up to 12", {"max": "12"}),
        ("≤12", {"max": "12"}),
        ("about 30", {"about": "30"}),
        ("c. 30", {"about": "30"}),
        ("24–99", {"min": "24", "max": "99"}),
        ("24 to 99", {"min": "24", "max": "99"}),
        ("٢٤-٩٩", {"min": "24", "max": "99"}),
        ("", None),
        ("\u00a0", None),
    ],
)
def test_what_is_typed_is_written_with_its_bounds(typed: str, written: object) -> None:
    assert written_of(typed) == written


@pytest.mark.parametrize("typed", ["many", "3, 4", "1 2", "3,50", "-4", "7.5", "about 3 to 4", "९", "9" * 5000])
def test_what_is_no_number_stays_as_it_is_typed(typed: str) -> None:
    assert written_of(typed) == typed


@pytest.mark.parametrize("typed, bounds", [("3", {"n": "3"}), ("3+", {"min": "3"}), ("many", {"n": "many"})])
def test_the_words_of_the_number_stay(typed: str, bounds: dict) -> None:
    assert written_of(typed, {"min": "2", "words": "two men"}) == bounds | {"words": "two men"}


@pytest.mark.parametrize(
    "value, typed",
    [
        ("7", "7"),
        ({"n": "7", "words": "seven"}, "7"),
        ({"about": "30"}, "about 30"),
        ({"min": "2"}, "2+"),
        ({"max": "2"}, "up to 2"),
        ({"min": "2", "max": "2"}, "2–2"),
        ({"words": "some"}, ""),
        ([{"actor": "ndf", "n": "2"}], ""),
        (None, ""),
    ],
)
def test_what_is_written_is_shown_as_it_is_typed(value: object, typed: str) -> None:
    assert typed_of(value) == typed


def test_a_number_told_actor_by_actor_is_a_list_that_holds_something() -> None:
    assert [is_by_actor(one) for one in ([{"actor": "ndf"}], [], "7", None)] == [True, False, False, False]


def test_words_join_a_number_but_not_one_told_actor_by_actor() -> None:
    assert with_words("7", "seven") == {"n": "7", "words": "seven"}
    assert with_words(None, "some") == with_words("", "some") == {"words": "some"}
    assert with_words([{"actor": "ndf"}], "x") == [{"actor": "ndf"}]


def test_a_number_is_told_of_one_actor_after_the_other_and_of_the_event_again() -> None:
    of_one = with_actor({"min": "7", "words": "seven or more"}, "ndf", "2")
    of_two = with_actor(of_one, "irgc", {"about": "30"})

    assert of_one == [{"actor": "ndf", "n": "2", "words": "seven or more"}]
    assert of_two == [*of_one, {"actor": "irgc", "about": "30"}]
    assert with_actor(of_two, "ndf", {"max": "4", "words": "four"}) == [{"actor": "ndf", "max": "4", "words": "four"}, of_two[1]]
    assert (of_actor(of_two, "irgc"), of_actor(of_two, "nobody"), of_actor("7", "ndf")) == ({"about": "30"}, None, None)
    assert of_event(of_two) == of_two and of_event(with_actor(of_two, "irgc", None)) == {"n": "2", "words": "seven or more"}
    assert with_actor(of_one, "ndf", None) is None and of_event("7") == "7"
