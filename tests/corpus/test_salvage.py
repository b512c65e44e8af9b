"""A file's errors of form and of meaning come at once, and none is said that only follows from another."""

EVENT = """events:
  - id: 1
    type: clash
    side_a: [river-guard]
    side_b: [northern-front]
    summary: They fight.
    quote: the River Guard shot at the Northern Front"""


def said(problems) -> list[tuple[int, str]]:
    return [(problem.line, problem.field) for problem in problems]


def test_errors_of_form_and_of_meaning_come_together(problems_of) -> None:
    front = """reliability: Z
events:
  - id: 1
    type: clahs
    side_a: [river-gard]
    place: ford
    date: 2020-02-30
    summary: They fight.
    quote: the River Guard shot at the Southern Front
    evidence: {place: near Lower Ford}
  - id: 1
    type: clash
    side_a: [river-guard]
    side_b: [delta-state]
    same_as: 7
    killed: many
    summary: They fight.
    quote: the River Guard shot at the Northern Front"""

    assert said(problems_of(front)) == [
        (6, "reliability"),
        (9, "events[1].type"),
        (10, "events[1].side_a[1]"),
        (11, "events[1].place[1]"),
        (12, "events[1].date"),
        (14, "events[1].quote"),
        (15, "events[1].evidence.place"),
        (16, "events[2].id"),
        (19, "events[2].side_b"),
        (20, "events[2].same_as"),
        (21, "events[2].killed"),
    ]


def test_an_unknown_participant_is_not_also_a_missing_one(problems_of) -> None:
    front = EVENT.replace("[river-guard]", "[nobody]").replace("    side_b: [northern-front]\n", "")

    assert said(problems_of(front)) == [(9, "events[1].side_a[1]")]


def test_a_role_that_cannot_be_read_is_not_missed_elsewhere(problems_of) -> None:
    front = EVENT.replace("side_b: [northern-front]", "side_b: {x: y}\n    killed: [{actor: northern-front, n: three}]")

    assert said(problems_of(front)) == [(10, "events[1].side_b.x"), (11, "events[1].killed[1].n")]


def test_evidence_that_cannot_be_read_is_not_missed_by_the_fields_it_carries(problems_of) -> None:
    front = EVENT + "\n    place: reeds\n    evidence: {place: [{a: b}]}"

    assert said(problems_of(front)) == [(14, "events[1].evidence.place[1]")]


def test_mentions_that_cannot_be_read_leave_no_name_unknown(problems_of) -> None:
    front = "mentions: [the Guard]\n" + EVENT.replace("[river-guard]", "[the shooters]")

    assert said(problems_of(front)) == [(6, "mentions")]


def test_an_event_that_is_no_mapping_is_said_once(problems_of) -> None:
    assert said(problems_of("events: [one, 2]")) == [(6, "events[1]"), (6, "events[2]")]


def test_fields_left_blank_are_as_if_they_were_not_there(read) -> None:
    corpus = read(a="author:\nurl: ~\n" + EVENT + "\n    place:\n    after:\n    according_to:\n    killed:")

    assert corpus.problems == ()
    assert corpus.articles[0].author == "" and corpus.articles[0].events[0].place == ()


def test_a_required_field_left_blank_is_missing(problems_of) -> None:
    (problem,) = problems_of(EVENT.replace("summary: They fight.", "summary:"))

    assert (problem.line, problem.field, problem.what) == (11, "events[1].summary", "is missing")


def test_a_mention_of_no_words_is_said(problems_of) -> None:
    (problem,) = problems_of('mentions: {"": river-guard, the shooters: river-guard}\n' + EVENT)

    assert (problem.line, problem.field) == (6, "mentions.") and "no words for “river-guard”" in problem.what


def test_a_reference_to_an_event_whose_id_does_not_read_is_no_error_of_its_own(problems_of) -> None:
    second = EVENT.replace("events:\n", "").replace("id: 1", "id: 2")
    front = EVENT.replace("id: 1", '"id": "a:1"') + f"\n    same_as: 2\n{second}\n    after: 1\n    part_of: 0x1"

    assert said(problems_of(front)) == [(7, "events[1].id")]


def test_no_event_is_proposed_to_itself(problems_of) -> None:
    (problem,) = problems_of(EVENT + "\n    after: 11\n")

    assert problem.field == "events[1].after" and "a/1”" not in problem.hint.replace("a/11", "")


def test_a_name_that_nobody_bears_is_said_once_with_all_its_lines(problems_of) -> None:
    one = EVENT.replace("[river-guard]", "[reds]")
    other = one.replace("events:\n", "").replace("id: 1", "id: 2").replace("[northern-front]", "[blues]")
    front = f"{one}\n    killed: [{{actor: reds, n: 3}}]\n{other}"

    first, second = problems_of(front)

    assert (first.line, first.what, second.line, second.what) == (9, "no actor is called “reds”", 17, "no actor is called “blues”")
    assert first.hint.endswith("also on line 13, 16") and "also" not in second.hint


def test_a_missing_publisher_is_one_error(read, folder) -> None:
    (folder / "articles" / "a.md").write_text("---\nid: a\ntitle: T\ntext: full\n---\nWords.\n", "utf-8")

    (problem,) = read().problems

    assert (problem.field, problem.what) == ("publisher", "is missing")
