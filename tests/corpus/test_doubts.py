"""What is likely not meant so is a warning with its place, and leaves nothing out."""

import pytest

from lib.commands import check

EVENT = """events:
  - id: 1
    type: clash
    side_a: [river-guard]
    side_b: [northern-front]
    place: ford-upper
    date: {date}
    summary: S
    quote: the River Guard shot at the Northern Front
    evidence: {{place: near Upper Ford, date: On 9 March}}"""


def front(date: str, published: str = "2020-03-20", more: str = "") -> str:
    return f"published: {published}\n{EVENT.format(date=date)}{more}"


@pytest.mark.parametrize(
    "date,published,more,field,what",
    (
        ("2020-05-09", "2020-03-20", "", "events[1].date", "after its article was published"),
        ("2020-05-09", "2020-03-20", "\n    stage: planned\n    inferred: {stage: why}", "", ""),
        ("2020-03", "2020-03-20", "", "", ""),
        ("2020-03-09", "2020-03-20", "", "", ""),
        ("0202-03-09", "2020-03-20", "", "events[1].date", "centuries from all the rest"),
        ("1649", "2020-03-20", "", "events[1].date", "centuries from all the rest"),
        ("2020-03-09", "2922-03-20", "", "published", "centuries from all the rest"),
    ),
)
def test_days_that_cannot_be_meant_are_doubted(read, date: str, published: str, more: str, field: str, what: str) -> None:
    corpus = read(
        a=front(date, published, more),
        b=front("2020-03-15").replace("clash", "attack").replace("side_a", "initiator").replace("side_b", "target"),
    )

    assert len(corpus.articles) == 2 and {problem.severity for problem in corpus.problems} <= {"warning"}
    assert [problem.field for problem in corpus.problems] == [field] * bool(field)
    assert all(what in problem.what and problem.line > 1 for problem in corpus.problems)


@pytest.mark.parametrize(
    "more,date,warned",
    (
        ("", "2020-03-09", True),
        ("", "2020-03", True),
        ("", "2020-03-10", False),
        ("\n    same_as: a/1", "2020-03-09", False),
        ("\n    maybe_same_as: a/1", "2020-03-09", False),
        ("\n    not_same_as: a/1", "2020-03-09", False),
    ),
)
def test_two_events_that_agree_are_asked_about(read, more: str, date: str, warned: bool) -> None:
    corpus = read(a=front("2020-03-09"), b=front(date, more=more))

    assert len(corpus.problems) == warned
    assert all("/1" in problem.what and "not_same_as" in problem.hint for problem in corpus.problems)


def test_check_names_drafts_and_documents_without_an_address(read, folder, capsys) -> None:
    read(a=f"url: https://valley.example/a\n{front('2020-03-09')}", b="status: draft\n" + front("2020-03-12"))

    assert check(folder, sources=True) == 0
    out = capsys.readouterr().out
    assert "1 draft, counted nowhere unless asked for: b/1" in out
    assert "articles/b.md: has no address" in out and "articles/a.md: has no address" not in out


@pytest.mark.parametrize(
    "b,c,warned",
    (
        ("same_as: a/1", "same_as: a/1", 0),
        ("same_as: c/1", "same_as: a/1", 0),
        ("same_as: [a/1, c/1]", "same_as: b/1", 0),
        ("maybe_same_as: a/1", "same_as: b/1", 0),
        ("not_same_as: a/1", "same_as: a/1", 0),
        ("same_as: a/1", "", 2),
        ("after: a/1", "same_as: a/1", 0),
    ),
)
def test_what_is_joined_or_told_apart_by_way_of_another_report_is_not_asked_about(read, b: str, c: str, warned: int) -> None:
    tail = {name: f"\n    {said}" if said else "" for name, said in (("b", b), ("c", c))}
    corpus = read(a=front("2020-03-09"), **{name: front("2020-03-09", more=more) for name, more in tail.items()})

    assert sum("may be" in problem.what for problem in corpus.problems) == warned


AGREEMENT = (
    front("2020-03-10")
    .replace("clash", "agreement")
    .replace("    side_b: [northern-front]\n", "")
    .replace("side_a: [river-guard]", "participants: [river-guard, northern-front]")
)


@pytest.mark.parametrize(
    "a,b,field,what",
    (
        ("after: b/1", "after: a/1", "after", "comes after itself"),
        ("after: b/1", "same_as: a/1", "after", "comes after itself"),
        ("maybe_same_as: b/1\n    not_same_as: b/1", "", "not_same_as", "perhaps the same, too"),
        ("not_same_as: b/1", "maybe_same_as: a/1", "not_same_as", "perhaps the same, too"),
        ("not_same_as: b/1", "same_as: a/1", "not_same_as", "joined with this event"),
        ("after: b/1", "", "", ""),
        ("maybe_same_as: b/1", "after: a/1", "", ""),
        ("same_as: b/1", "same_as: a/1", "", ""),
    ),
)
def test_what_events_say_of_each_other_and_cannot_be_is_doubted(read, a: str, b: str, field: str, what: str) -> None:
    corpus = read(a=front("2020-03-09", more=f"\n    {a}"), b=front("2020-03-10", more=f"\n    {b}" if b else ""))

    assert len(corpus.articles) == 2
    assert {problem.field for problem in corpus.problems} == ({f"events[1].{field}"} if field else set())
    assert all(what in problem.what and problem.severity == "warning" and problem.line > 10 for problem in corpus.problems)


def test_a_fight_that_is_reported_as_an_agreement_is_doubted(read) -> None:
    (problem,) = read(a=front("2020-03-09", more="\n    same_as: b/1"), b=AGREEMENT).problems

    assert (problem.file, problem.field) == ("articles/a.md", "events[1].same_as") and "agreement there, clash here" in problem.what
