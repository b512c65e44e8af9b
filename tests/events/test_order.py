"""Undated events stand in the order that `after` tells; what tells none keeps the order it was read in."""

from types import SimpleNamespace

from lib.corpus.model.models import Corpus
from lib.events.counting.order import after_of, in_after_order
from lib.events.tables import Tables


def ordered(wanted: str, after: dict[str, str], aliases: dict[str, str] | None = None) -> str:
    """Events are letters; `after`: event -> the letters of those it comes after."""
    every = sorted(set(wanted) | set(after) | set("".join(after.values())) | set(aliases or ()))
    events = tuple(SimpleNamespace(id=event, after=tuple(after.get(event, ""))) for event in every)
    corpus = SimpleNamespace(reports={event.id: (None, event) for event in events})
    return "".join(in_after_order(tuple(wanted), after_of({event: event for event in every} | (aliases or {}), corpus)))


def test_what_tells_no_order_stays_as_read() -> None:
    assert ordered("cab", {}) == "cab"


def test_an_event_stands_behind_what_it_comes_after() -> None:
    assert ordered("abc", {"a": "c"}) == "bca"
    assert ordered("abcd", {"a": "bd", "b": "c"}) == "cbda"


def test_an_event_that_is_hidden_still_orders_the_others() -> None:
    assert ordered("ab", {"a": "x", "x": "b"}) == "ba"


def test_after_may_name_another_report_of_an_event() -> None:
    assert ordered("ab", {"a": "r"}, {"r": "b"}) == "ba"
    assert ordered("ab", {"r": "b"}, {"r": "a"}) == "ba"


def test_a_circle_loses_nothing_and_stands_behind_what_is_ordered() -> None:
    assert ordered("abc", {"a": "b", "b": "a"}) == "cab"
    assert ordered("abcd", {"a": "b", "b": "a", "c": "d"}) == "dcab"


def test_an_event_after_itself_or_after_nothing_known_stays() -> None:
    assert ordered("ab", {"a": "a"}) == "ab"


def test_the_sample_tells_that_the_stop_of_pay_came_before_the_quarrel(sample: Corpus, sample_tables: Tables) -> None:
    undated = tuple(sample_tables.events.loc[sample_tables.events["dated_by"] == "none", "event_id"])

    found = in_after_order(undated, after_of(sample_tables.aliases, sample))

    assert sorted(found) == sorted(undated)
    assert found.index("homs-ndf-leadership/4") < found.index("homs-ndf-leadership/2") < found.index("homs-ndf-leadership/3")
