"""Only what is accepted counts unless the filter says otherwise; what waits or was rejected has its own number in the ledger."""

from dataclasses import replace

import pytest

from lib.corpus.model.models import Corpus, Participant
from lib.events.asking.asked import from_query, known_values, to_query
from lib.events.asking.chips import in_words
from lib.events.asking.filters import Filters
from lib.events.asking.options import count_shown_and_hidden
from lib.events.asking.select import REASONS, select_events
from lib.events.building.build import build_tables
from lib.events.told import chosen_words
from tests.events.test_kin import corpus_of, event, shown

STATES = ("", "accepted", "in_review", "rejected", "draft", "coded")
ONE_OF_EACH = corpus_of(*(event(number, review=state) for number, state in enumerate(STATES, 1)))
ALL = frozenset(STATES) - {""}


def ledger(corpus: Corpus, **asked) -> dict[str, tuple[str, ...]]:
    found = select_events(build_tables(corpus), corpus, Filters(**asked)).ledger
    assert sum(found.count(reason) for reason in REASONS) == found.read
    return {reason: found.rows(reason) for reason in REASONS if found.count(reason)}


def test_what_has_no_state_counts_as_accepted_and_the_column_says_what_is_written() -> None:
    _, hidden = count_shown_and_hidden(build_tables(ONE_OF_EACH), ONE_OF_EACH, Filters())

    assert hidden["actor"]["reds"] == 4
    assert shown(ONE_OF_EACH) == [1, 2] == shown(ONE_OF_EACH, review=frozenset({"accepted"}))
    assert build_tables(ONE_OF_EACH).events["review"].fillna("").tolist() == list(STATES)


@pytest.mark.parametrize(
    ("asked", "left"),
    (({"in_review"}, [3]), ({"rejected", "accepted"}, [1, 2, 4]), (ALL, [1, 2, 3, 4, 5, 6]), (set(), []), ({"stale"}, [])),
)
def test_the_states_that_are_asked_for_are_shown_and_no_others(asked: set[str], left: list[int]) -> None:
    assert shown(ONE_OF_EACH, review=frozenset(asked)) == left


def test_what_waits_is_hidden_among_what_matches_and_filtered_only_where_a_state_is_asked_for() -> None:
    assert ledger(ONE_OF_EACH) == {"shown": ("a/1", "a/2"), "review": ("a/3", "a/4", "a/5", "a/6")}
    assert ledger(ONE_OF_EACH, types=frozenset({"siege"})) == {"filtered": tuple(f"a/{number}" for number in range(1, 7))}
    assert set(ledger(ONE_OF_EACH, review=frozenset({"draft"}))) == {"shown", "filtered"}
    drafts = corpus_of(event(1, review="in_review", status="draft"), event(2, review="in_review", background=True))
    assert ledger(drafts) == {"drafts": ("a/1",), "review": ("a/2",)}


@pytest.mark.parametrize("asked", ({}, {"background": True}, {"review": frozenset({"draft", "accepted"})}))
def test_each_option_says_what_choosing_it_leaves(asked: dict) -> None:
    states = ("accepted", "in_review", "draft", "in_review")
    corpus = corpus_of(*(event(n, review=state, part_of="a/1" if n == 2 else "") for n, state in enumerate(states, 1)))

    counts, hidden = count_shown_and_hidden(build_tables(corpus), corpus, Filters(**asked))

    for state in ("accepted", "in_review", "draft"):
        assert counts["review"][state] == len(shown(corpus, **asked | {"review": frozenset({state})}))
    went = ledger(corpus, **asked)
    assert counts["type"]["clash"] == len(went["shown"])
    assert hidden["type"]["clash"] == sum(len(went.get(reason, ())) for reason in ("drafts", "review", "background", "wholes"))


def test_a_part_that_waits_takes_no_whole_out_of_sight_and_a_whole_no_part() -> None:
    waiting_part = corpus_of(event(1), event(2, part_of="a/1", review="in_review"))
    waiting_whole = corpus_of(event(1, review="in_review"), event(2, part_of="a/1"))

    assert shown(waiting_part) == [1] and shown(waiting_part, review=ALL) == [2]
    assert shown(waiting_part, review=frozenset({"accepted"})) == [1]
    assert shown(waiting_whole, count="incidents") == [2] and shown(waiting_whole, count="incidents", review=ALL) == [1]


def told_by(*states: str) -> Corpus:
    """One event, told by an article in each state."""
    (one,) = corpus_of(event(1)).articles
    articles = []
    for number, state in enumerate(states, 1):
        name = f"a{number}"
        same = tuple(f"a{other}/1" for other in range(1, number))
        people = {"side_a": (Participant("reds" if number == 1 else "blues"),)}
        told = replace(event(1), id=f"{name}/1", roles=people, same_as=same, review=state)
        articles.append(replace(one, id=name, file=f"articles/{name}.md", publisher=f"Paper {number}", events=(told,)))
    return replace(corpus_of(event(1)), articles=tuple(articles))


@pytest.mark.parametrize(
    ("states", "reached", "leads", "publishers"),
    (
        (("rejected", "in_review"), "in_review", "a2/1", "Paper 2"),
        (("in_review", ""), "", "a2/1", "Paper 2"),
        (("", "accepted"), "", "a1/1", "Paper 1; Paper 2"),
        (("coded", "draft"), "coded", "a1/1", "Paper 1"),
        (("in_review", "in_review"), "in_review", "a1/1", "Paper 1; Paper 2"),
    ),
)
def test_of_several_reports_those_that_got_furthest_in_review_tell_the_event(
    states: tuple[str, ...], reached: str, leads: str, publishers: str
) -> None:
    (row,) = build_tables(told_by(*states)).events.to_dict("records")

    assert (row["event_id"], row["publishers"]) == (leads, publishers)
    assert (row["review"] if isinstance(row["review"], str) else "") == reached
    assert row["report_ids"] == "; ".join((leads, *({"a1/1", "a2/1"} - {leads})))


def test_a_link_chips_and_the_sentence_say_what_is_asked() -> None:
    corpus, tables = ONE_OF_EACH, build_tables(ONE_OF_EACH)
    filters = Filters(review=frozenset({"in_review", "rejected"}))

    assert to_query(filters) == {"review": ["in_review", "rejected"]} and to_query(Filters()) == {}
    found = from_query({"review": ["in_review", "reviewed"]}, known_values(tables, corpus))
    assert found.filters == Filters(review=frozenset({"in_review"})) and found.stale == (("review", "reviewed"),)
    assert in_words(filters, tables, corpus) == "review: In review; review: Rejected"
    assert chosen_words(filters, corpus) == "Review: in review and rejected." and chosen_words(Filters(), corpus) == ""
    assert chosen_words(Filters(review=frozenset({"draft"})), corpus) == "Review: draft alone."


@pytest.mark.parametrize("lesser", ({"review": "rejected"}, {"review": "in_review"}, {"status": "draft"}))
def test_a_report_that_counts_less_joins_no_two_that_count(lesser: dict) -> None:
    for way in ("same_as", "maybe_same_as"):
        for third in (event(3, **lesser, **{way: ("a/1", "a/2")}), event(0, **lesser, **{way: ("a/2", "a/1")})):
            assert ledger(corpus_of(event(1), event(2), third), once=True)["shown"] == ("a/1", "a/2")
    between = corpus_of(event(1), event(2, same_as=("a/3",)), event(3, **lesser, same_as=("a/1",)))
    assert ledger(between) == {"shown": ("a/1", "a/2")} and build_tables(between).aliases["a/3"] == "a/1"
    in_passing = corpus_of(event(1), event(2), event(3, **lesser, same_as=("a/2",), maybe_same_as=("a/1",)))
    assert ledger(in_passing, once=True) == {"shown": ("a/1", "a/2")}


def test_what_counts_less_is_joined_among_its_own_and_goes_with_the_better_graded_of_what_counts() -> None:
    chain = corpus_of(
        event(1, credibility="4"), event(2, credibility="2"), event(3, review="in_review", same_as=("a/1", "a/4")),
        event(4, review="in_review", same_as=("a/2",)), event(5, review="rejected", same_as=("a/4",)),
    )  # fmt: skip

    assert build_tables(chain).aliases == {"a/1": "a/1", **dict.fromkeys(("a/2", "a/3", "a/4", "a/5"), "a/2")}


@pytest.mark.parametrize(("lesser", "reason"), (({"review": "rejected"}, "drafts"), ({"review": "in_review"}, "review")))
def test_a_draft_stands_behind_what_is_coded_and_before_what_is_rejected(lesser: dict, reason: str) -> None:
    corpus = corpus_of(event(1, status="draft", review="accepted"), event(2, **lesser, same_as=("a/1",)))

    assert ledger(corpus) == {reason: ("a/1" if reason == "drafts" else "a/2",)}


def test_a_word_that_a_rejected_report_alone_has_finds_nothing_that_is_accepted() -> None:
    corpus = told_by("", "rejected")
    first, second = corpus.articles
    told = replace(second.events[0], summary="A zebra crossed.")
    corpus = replace(corpus, articles=(first, replace(second, title="Okapis", events=(told,))))

    def found(word: str) -> list[str]:
        return list(select_events(build_tables(corpus), corpus, Filters(search=word)).events["event_id"])

    assert [found(word) for word in ("zebra", "okapis", "paper 2", "blues")] == [[], [], [], []]
    assert found("event") == ["a1/1"] == found("reds")
