"""The queue says what waits for whom and how long, the oldest first, and how long coding took."""

import datetime
from dataclasses import replace

import pytest

from lib.annotating.reviewing.queue import ALL, NONE, ORDERS, WAITING, age_words, asked_for, entry_of, in_order, took
from lib.annotating.reviewing.sitting import PAUSE, Sitting
from lib.corpus.model.review import Review
from tests.events.test_kin import corpus_of, event

NOW = datetime.datetime(2026, 11, 28, 14, 5, tzinfo=datetime.UTC)
(ARTICLE,) = corpus_of(event(1, review="in_review"), event(2, review="rejected"), event(3)).articles
REVIEWS = {
    "new": Review("in_review", "2026-11-28T13:00Z", "Lina", "", 14),
    "old": Review("draft", "2026-11-01", "لينا", "Sam", 52, "See event 4."),
    "undated": Review("coded", "", "Mona"),
    "done": Review("accepted", "2026-10-01", "Lina", "Sam", 4),
    "no": Review("rejected", "2026-09-01T10:00+02:00", "Mona", "Sam"),
    "none": None,
}
ENTRIES = [entry_of(replace(ARTICLE, id=name, title=name, review=review)) for name, review in REVIEWS.items()]


def ids(entries: list) -> list[str]:
    return [entry.id for entry in entries]


def test_what_waits_comes_first_and_the_oldest_of_it_in_front() -> None:
    assert ids(in_order(ENTRIES)) == ["undated", "old", "new", "none", "no", "done"]
    assert [entry.waits_for for entry in in_order(ENTRIES)] == ["Mona", "لينا", "any reviewer", "", "", ""]
    assert ids(in_order(ENTRIES, "since")) == ["new", "old", "undated", "done", "no", "none"]
    for order in ORDERS:
        assert sorted(ids(in_order(ENTRIES, f"-{order}"))) == sorted(REVIEWS)
    assert ids(in_order(ENTRIES, "article")) == sorted(REVIEWS) and ids(in_order(ENTRIES, "minutes"))[:3] == ["done", "new", "old"]


@pytest.mark.parametrize(
    ("state", "person", "left"),
    (
        (WAITING, "", {"new", "old", "undated"}),
        (ALL, "", set(REVIEWS) - {"none"}),
        (NONE, "", {"none"}),
        ("accepted", "", {"done"}),
        (ALL, "Sam", {"old", "done", "no"}),
        (WAITING, "Mona", {"undated"}),
        (NONE, "Sam", set()),
    ),
)
def test_the_queue_is_narrowed_by_state_and_by_person(state: str, person: str, left: set[str]) -> None:
    assert set(ids(asked_for(ENTRIES, state, person))) == left


def test_events_are_counted_by_state_with_what_has_none_as_accepted() -> None:
    assert ENTRIES[0].events == {"in_review": 1, "rejected": 1, "accepted": 1}


@pytest.mark.parametrize(
    ("since", "said"),
    (
        ("", "–"),
        ("2026-11-28", "today"),
        ("2026-11-27", "1 day"),
        ("2026-11-01", "27 days"),
        ("2026-11-28T13:30Z", "less than an hour"),
        ("2026-11-28T13:00Z", "1 hour"),
        ("2026-11-27T10:00Z", "28 hours"),
        ("2026-11-25T14:05Z", "3 days"),
        ("2026-11-28T14:06Z", "in the future"),
        ("2023-01-01", "1,427 days"),
    ),
)
def test_how_long_it_has_been_so_is_said_as_exactly_as_it_is_known(since: str, said: str) -> None:
    assert age_words(entry_of(replace(ARTICLE, review=Review("in_review", since))), NOW) == said


def test_how_long_coding_took_is_told_of_those_that_say_so() -> None:
    assert took(ENTRIES) == (3, 14, 4, 52) and took(ENTRIES[2:3]) is None


def test_time_at_an_article_leaves_pauses_out_and_is_written_down_once() -> None:
    sitting = Sitting()
    for now in (100.0, 160.0, 220.0, 220.0 + PAUSE, 221.0 + 2 * PAUSE, 230.0 + 2 * PAUSE):
        sitting = sitting.at(now)

    assert sitting.seconds == 120 + PAUSE + 9 and sitting.minutes == 7
    assert sitting.written().seconds == 9 and sitting.written().at(sitting.last + 51).minutes == 1
    assert Sitting(5.0, 100.0).at(90.0).seconds == 5.0  # a clock that was set back
