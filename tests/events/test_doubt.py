"""What is doubtful, counted and in words."""

from lib.events.counting.doubt import doubt_words, doubts
from tests.conftest import event_table

ROWS = [
    {"event_id": f"a/{number}", "summary": "s", "stage": stage, "claim": claim}
    for number, (stage, claim) in enumerate(
        (("done", "reported"), ("planned", "alleged"), ("ordered", "reported"), ("attempted", "reported"), ("ongoing", "denied"))
    )
]


def test_an_event_may_be_doubtful_in_two_ways() -> None:
    found = doubts(event_table(ROWS))

    assert found.to_numpy().tolist() == [
        [False] * 3,
        [True, True, False],
        [True, False, False],
        [True, False, False],
        [False, False, True],
    ]


def test_words_name_only_what_there_is() -> None:
    assert doubt_words(event_table(ROWS)) == "1 of 5 planned, 1 ordered, 1 attempted, 1 alleged, 1 denied"
    assert doubt_words(event_table(ROWS).head(1)) == ""
    assert doubt_words(event_table(ROWS).tail(1)) == "1 of 1 denied"
