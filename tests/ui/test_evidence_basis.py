"""What is said, what is named, what is the coder's reading and what is inferred are never called by one name."""

from lib.corpus.model.models import Corpus, Event, Participant, Quantity, Span
from lib.ui.evidence_basis import basis


def event(**fields) -> Event:
    words = "Two men fought at the ford on 3 May"
    return Event("a/1", "clash", "They fight.", Span(0, len(words), words), {"side_a": (Participant("reds"),)}, **fields)


def test_names_are_named_and_numbers_and_days_are_said() -> None:
    told = event(place=("ford",), evidence={"date": (Span(0, 3, "3 May"),)}, quantities={"killed": Quantity(2, 2, words="Two men")})

    assert basis("side_a", told) == basis("place", told) == "named in the quote"
    assert basis("killed", told) == "said in the quote"
    assert basis("date", told) == "said in these words"


def test_what_the_words_do_not_visibly_say_is_a_reading_of_them() -> None:
    told = event(
        place=("ford",),
        stage="planned",
        issue="pay",
        evidence={"stage": (Span(0, 3, "were to"),)},
        unseen=frozenset({"stage", "side_a"}),
    )

    assert basis("stage", told) == "the coder's reading of these words"
    assert basis("side_a", told) == basis("issue", told) == "the coder's reading of the quote"


def test_words_with_a_reason_are_a_reading_and_a_reason_alone_is_inference() -> None:
    told = event(evidence={"side_a": (Span(0, 3, "the Reds"),)}, inferred={"side_a": "they hold them", "place": "near by"})

    assert basis("side_a", told) == "the coder's reading of these words"
    assert basis("place", told) == "inferred"


def test_a_number_that_is_told_of_each_is_their_sum() -> None:
    assert basis("killed", died("Two of ours and three of theirs died", 2, 3)) == "the sum of what is said of each"
    assert basis("killed", died("They died", 2, 3)) == "the coder's number from the quote"


def died(words: str, *numbers: int) -> Event:
    sides = ("side_a", "side_b")
    shared = {side: (Participant("reds", quantities={"killed": Quantity(number, number)}),) for side, number in zip(sides, numbers)}
    return Event("a/1", "clash", "", Span(0, 9, words), shared, quantities={"killed": Quantity(sum(numbers), sum(numbers))})


def test_the_least_that_a_plural_allows_is_the_coders_and_not_said(sample: Corpus) -> None:
    assert basis("killed", sample.reports["smuggling-headquarters/22"][1]) == "the coder's minimum from these words"
    assert basis("detained", sample.reports["smuggling-headquarters/10"][1]) == "said in the quote"  # "at least seven"


def test_nobody_is_said_to_have_arrested_whom_he_is_only_to_set_free(sample: Corpus) -> None:
    assert basis("initiator", sample.reports["smuggling-headquarters/19"][1]) == "the coder's reading of these words"


def test_every_use_of_force_in_the_sample_rests_on_words_or_is_inferred(sample: Corpus) -> None:
    forced = [event for article in sample.articles for event in article.events if event.by_force]

    assert [event.id for event in forced] == ["smuggling-headquarters/1"]
    assert not [event.id for event in forced if "by_force" not in event.evidence.keys() | event.inferred.keys()]
