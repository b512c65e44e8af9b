"""Each move of review changes what is written of it and nothing else; what is said twice is not changed twice."""

import datetime

import pytest

from lib.annotating.reviewing.moves import MOVES, coded, moved, moves_of, with_event
from lib.corpus.model.codebook import CODEBOOK

NOW = datetime.datetime(2026, 11, 28, 16, 5, 40, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
SINCE = "2026-11-28T14:05Z"
EARLIER = {"state": "in_review", "since": "2026-11-20", "coder": "Lina", "minutes": "14", "note": "Look at event 4."}
OTHERS = {"id": "a", "title": "T", "events": [{"id": "1", "quote": "x"}, {"id": "2", "review": "rejected"}]}
MOVE = {move.id: move for move in MOVES}


@pytest.mark.parametrize(
    ("move", "note", "left"),
    (
        ("take", "", EARLIER | {"reviewer": "Sam"}),
        ("accept", "", {"state": "accepted", "since": SINCE, "coder": "Lina", "minutes": "14", "reviewer": "Sam"}),
        ("send_back", "Why 206?", EARLIER | {"state": "draft", "since": SINCE, "reviewer": "Sam", "note": "Why 206?"}),
        ("reject", "No event.", EARLIER | {"state": "rejected", "since": SINCE, "reviewer": "Sam", "note": "No event."}),
    ),
)
def test_a_reviewer_s_move_says_who_since_when_and_why(move: str, note: str, left: dict) -> None:
    assert moved(OTHERS | {"review": EARLIER}, MOVE[move], "Sam", note, NOW) == OTHERS | {"review": left}


def test_handing_in_answers_what_was_noted_and_takes_nobody_for_the_coder() -> None:
    first = moved(OTHERS, MOVE["hand_in"], "Lina", "", NOW)
    assert first["review"] == {"state": "in_review", "since": SINCE}
    first["review"] |= {"coder": "Lina"}
    back = first | {"review": {**first["review"], "state": "draft", "note": "Why?", "reviewer": "Sam"}}

    assert moved(back, MOVE["hand_in"], "Mona", "", NOW)["review"] == first["review"] | {"reviewer": "Sam"}


def test_every_state_leads_somewhere_and_no_move_to_where_the_article_is() -> None:
    for state in ("", *CODEBOOK.review_states):
        assert moves_of(state) and state not in [move.to for move in moves_of(state) if move.to]
    assert {state for move in MOVES for state in move.of} == {"", *CODEBOOK.review_states}


def test_saving_on_the_workbench_adds_minutes_and_changes_the_state_only_where_another_is_chosen() -> None:
    assert coded({}, "", "Lina", 7, NOW) == {}
    assert coded({}, "coded", "Lina", 7, NOW) == {"state": "coded", "since": SINCE, "coder": "Lina", "minutes": "7"}
    assert coded({}, "in_review", "", 0, NOW) == {"state": "in_review", "since": SINCE}
    assert coded(EARLIER, "in_review", "Sam", 3, NOW) == EARLIER | {"minutes": "17"}
    assert coded(EARLIER, "", "Sam", 0, NOW) == EARLIER
    sent_back = EARLIER | {"state": "draft"}
    handed_in = {"state": "in_review", "since": SINCE, "coder": "Lina", "minutes": "14"}
    assert coded(sent_back, "in_review", "Lina", 0, NOW) == handed_in
    assert coded({"state": "accepted"}, "accepted", "Sam", 2, NOW) == {"state": "accepted", "minutes": "2"}


@pytest.mark.parametrize(
    ("article", "event", "state", "left"),
    (
        ("in_review", "1", "accepted", ["accepted", "rejected"]),
        ("in_review", "2", "in_review", [None, None]),
        ("", "2", "accepted", [None, None]),
        ("", "1", "rejected", ["rejected", "rejected"]),
        ("accepted", "9", "rejected", [None, "rejected"]),
    ),
)
def test_an_event_has_a_state_of_its_own_only_where_it_is_another_than_its_article_s(
    article: str, event: str, state: str, left: list
) -> None:
    fields = OTHERS | ({"review": {"state": article}} if article else {})

    found = with_event(fields, event, state)

    assert [one.get("review") for one in found["events"]] == left and [one["id"] for one in found["events"]] == ["1", "2"]
