"""Where an article says that it stands in review, and what of that cannot be read."""

import datetime
from pathlib import Path

import pytest

from lib.commands import main
from lib.corpus.model.review import Review, moment_of

EVENT = """events:
  - {{id: 1, type: clash, side_a: [river-guard], side_b: [northern-front], summary: They fight.,
     quote: the River Guard shot at the Northern Front{more}}}"""
REVIEW = """review:
  state: in_review
  since: 2026-11-28T14:05Z
  coder: Lina Haddad
  reviewer: Sam Okafor
  minutes: 14
  note: "why: # it was sent back"
  settled: {on: 2026-11-27, by: Sam Okafor}
"""


def test_all_that_is_written_of_a_review_is_read(read) -> None:
    article = read(a=REVIEW + EVENT.format(more="")).articles[0]

    assert article.review == Review(
        "in_review", "2026-11-28T14:05Z", "Lina Haddad", "Sam Okafor", 14, "why: # it was sent back", "2026-11-27", "Sam Okafor"
    )
    assert article.review.term.waits_for == "reviewer" and article.events[0].review == "in_review"


def test_an_event_has_its_own_state_or_else_that_of_its_article(read) -> None:
    corpus = read(
        a=REVIEW + EVENT.format(more=", review: rejected"),
        b=EVENT.format(more=", review: rejected"),
        c=EVENT.format(more=""),
        d="review: {state: accepted}\n" + EVENT.format(more=""),
        e="review:\n" + EVENT.format(more=""),
    )

    assert [article.events[0].review for article in corpus.articles] == ["rejected", "rejected", "", "accepted", ""]
    assert not [found for found in corpus.problems if found.severity == "error"]


@pytest.mark.parametrize(
    ("written", "line", "field", "what", "hint"),
    (
        ("review: {state: in review}", 6, "review.state", "“in review” is not in the codebook", "perhaps “in_review”"),
        ("review: in_review", 6, "review", "has “in_review” where a mapping belongs", "write {state: in_review}"),
        ("review: {coder: Lina}", 6, "review.state", "is missing", "write state: …"),
        ("review: {state: coded, codr: Lina}", 6, "review.codr", "“codr” is no field here", "perhaps “coder”"),
        ("review:\n  state: coded\n  since: 28.11.2026", 8, "review.since", "is neither a day nor a moment", "2026-11-28T14:05Z"),
        ("review:\n  state: coded\n  since: 2026-11-28T14:05", 8, "review.since", "is neither a day nor a moment", "2026-11-28"),
        ("review: {state: coded, minutes: a while}", 6, "review.minutes", "“a while” is not a number", "write digits"),
        ("review: {state: coded, minutes: -3}", 6, "review.minutes", "-3 is out of range", "greater than or equal to 0"),
        ("review: {state: coded, settled: {on: 2026-11-28}}", 6, "review.settled.by", "is missing", "write by: …"),
        ("defaults: {review: coded}", 6, "defaults.review", "“review” is no field here", ""),
    ),
)  # fmt: skip
def test_what_does_not_read_is_named_with_its_line_and_what_was_meant(
    problems_of, written: str, line: int, field: str, what: str, hint: str
) -> None:
    found = problems_of(written + "\n" + EVENT.format(more=""))

    assert [(one.line, one.field) for one in found if one.severity == "error"] == [(line, field)]
    assert what in found[0].what and hint in found[0].hint


def test_an_event_in_no_state_of_the_codebook_is_named(problems_of) -> None:
    (found,) = problems_of(EVENT.format(more=", review: reject"))

    assert (found.field, found.what) == ("events[1].review", "“reject” is not in the codebook") and "“rejected”" in found.hint


def test_what_was_rejected_is_not_doubted(problems_of) -> None:
    late = ", date: 2031-01-01"
    head = "published: 2021-03-10\n"

    assert any("after its article was published" in one.what for one in problems_of(head + EVENT.format(more=late)))
    assert not any("published" in one.what for one in problems_of(head + EVENT.format(more=late + ", review: rejected")))


def test_check_says_what_is_counted_nowhere(read, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    many = {f"a{number:02}": REVIEW + EVENT.format(more="") for number in range(14)}
    read(**many, b=EVENT.format(more=", review: rejected"), c=EVENT.format(more=""))

    assert main(["check", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "15 events waiting for review or rejected, counted nowhere unless asked for: a00/1, a01/1" in said
    assert "a11/1 …" in said and "a12/1" not in said


@pytest.mark.parametrize(
    ("written", "meant"),
    (
        ("2026-11-28", datetime.datetime(2026, 11, 28, tzinfo=datetime.UTC)),
        ("2026-11-28T14:05Z", datetime.datetime(2026, 11, 28, 14, 5, tzinfo=datetime.UTC)),
        ("2026-11-28T16:05+02:00", datetime.datetime(2026, 11, 28, 14, 5, tzinfo=datetime.UTC)),
        ("2026-W48-6", None),
        ("20261128", None),
        ("2026-02-30", None),
        ("yesterday", None),
    ),
)
def test_a_moment_is_a_day_or_has_its_zone(written: str, meant: datetime.datetime | None) -> None:
    assert moment_of(written) == meant
