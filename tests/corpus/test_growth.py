"""Twice as much takes twice as long: work is counted in steps of the interpreter, calls of what runs outside it by themselves."""

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.corpus.checking import checking
from lib.corpus.checking.checking import Nearest
from lib.corpus.model import dates
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.reading.read import read_corpus
from lib.corpus.text import quotes
from lib.errors import LONG, CorpusError, Problem, shortened

HEAD = "title: T\npublisher: P\ntext: full\n"
TEXT = "On 9 March the River Guard shot at the Northern Front."


def event(number: int, fields: str = "", actor: str = "river-guard") -> str:
    return (
        f"  - id: {number}\n    type: clash\n    side_a: [{actor}]\n    side_b: [northern-front]\n    summary: They fight.\n"
        f"    quote: the River Guard shot at the Northern Front\n{fields}"
    )


def events(n: int, fields: Callable[[int], str] = lambda number: "", **more) -> str:
    return "events:\n" + "".join(event(number, fields(number), **more) for number in range(n))


def article(folder: Path, front: str, name: str = "a") -> None:
    (folder / "articles" / f"{name}.md").write_text(f"---\nid: {name}\n{HEAD}{front}\n---\n{TEXT}\n", "utf-8")


def append(folder: Path, name: str, lines: list[str]) -> None:
    path = folder / name
    whole = path.with_suffix(".whole")
    if not whole.exists():
        whole.write_bytes(path.read_bytes())
    path.write_text(whole.read_text("utf-8").rstrip("\n") + "\n" + "\n".join(lines) + "\n", "utf-8")


def actor(number: int) -> str:
    above = f", part_of: [{{actor: unit-{number - 1}}}]" if number else ""
    return f"- {{id: unit-{number}, name: Unit {number}, kind: paramilitary, bloc: north{above}}}"


GROWING: dict[str, Callable[[Path, int], object]] = {
    "events": lambda folder, n: article(folder, events(n)),
    "articles": lambda folder, n: [article(folder, events(1), f"a{number}") for number in range(n // 4)],
    "articles with errors": lambda folder, n: [article(folder, events(1, actor="x"), f"a{number}") for number in range(n // 4)],
    "unknown fields": lambda folder, n: article(folder, "".join(f"field{number}: x\n" for number in range(4 * n))),
    "unknown fields of events": lambda folder, n: article(folder, events(n, lambda number: f"    field{number}: x\n")),
    "a chain of parts": lambda folder, n: article(
        folder, events(n, lambda number: f"    part_of: {number - 1}\n" if number else "")
    ),
    "a circle of parts": lambda folder, n: article(folder, events(n, lambda number: f"    part_of: {(number + 1) % n}\n")),
    "reports of one event": lambda folder, n: article(
        folder, events(n, lambda number: f"    same_as: [{number - 1}]\n" if number else "")
    ),
    "references to nothing": lambda folder, n: article(folder, events(n, lambda number: f"    after: [x{number}]\n")),
    "references to no article": lambda folder, n: article(folder, events(n, lambda number: f"    after: [no{number}/1]\n")),
    "one id for all": lambda folder, n: article(folder, "events:\n" + "".join(event(1) for _ in range(n))),
    "unknown actors": lambda folder, n: article(folder, "events:\n" + "".join(event(k, actor=f"who{k}") for k in range(n))),
    "quotes that are not there": lambda folder, n: article(
        folder, events(n, lambda number: f"    evidence: {{place: no such words {number}}}\n")
    ),
    "a chain of actors": lambda folder, n: append(folder, "actors.yaml", [actor(number) for number in range(n)]),
    "ties to nobody": lambda folder, n: append(
        folder,
        "actors.yaml",
        [actor(0).replace("unit-0", f"u{k}").replace("}", f", part_of: [{{actor: nobody{k}}}]}}", 1) for k in range(n)],
    ),
    "places within nothing": lambda folder, n: append(
        folder, "places.csv", [f"spot-{k},Spot {k},,,town,town,,,,,,,nowhere-{k},," for k in range(n)]
    ),
}


def steps(work: Callable[[], object]) -> int:
    """How many instructions of Python run while something is done."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def reading(folder: Path) -> None:
    with contextlib.suppress(CorpusError):
        read_corpus(folder)


@pytest.mark.parametrize("case", GROWING)
def test_what_is_read_grows_no_faster_than_what_is_written(folder: Path, case: str) -> None:
    taken = []
    GROWING[case](folder, 60)
    reading(folder)  # what is made once is made here
    for n in (60, 120, 240):
        GROWING[case](folder, n)
        taken.append(steps(lambda: reading(folder)))

    assert taken[2] - taken[1] < 3 * (taken[1] - taken[0])  # 2 times where work is even, 4 times where each looks at all


def test_a_missing_table_makes_no_search_for_every_name(monkeypatch) -> None:
    calls, whole = [], checking.process.extractOne
    monkeypatch.setattr(checking.process, "extractOne", lambda *given, **more: calls.append(given[0]) or whole(*given, **more))
    nearest = Nearest(["river-guard", "northern-front"])

    hints = [nearest(f"someone {number}") for number in range(5000)]

    assert len(calls) <= 2 * Nearest.MOST and len(hints) == 5000
    assert nearest("someone 1") == hints[1] and all(hints)


def test_passages_are_looked_for_only_for_the_first_quotes_that_are_not_there(read, monkeypatch) -> None:
    calls, whole = [], quotes.fuzz.partial_ratio_alignment
    monkeypatch.setattr(quotes.fuzz, "partial_ratio_alignment", lambda *given, **more: calls.append(given) or whole(*given, **more))

    corpus = read(a=events(60, lambda number: f"    evidence: {{place: no such words {number}}}\n"))

    assert len(calls) == 20 and sum("does not hold" in problem.what for problem in corpus.problems) == 60


@pytest.mark.parametrize("length", (LONG + 1, 20_000, 1_000_000))
def test_a_date_longer_than_any_is_refused_at_a_glance(monkeypatch, length: int) -> None:
    monkeypatch.setattr(dates, "_accepted", None)
    monkeypatch.setattr(dates, "_hint", None)

    with pytest.raises(DateError) as caught:
        read_date("x" * length)

    assert f"({length:,} letters)" in caught.value.what and len(str(caught.value)) < 400


LENGTHY = {
    "a date": "published: {long}\nevents: []",
    "an unknown field": "? {long}\n: x\nevents: []",
    "a type": "events: [{{id: 1, type: {long}}}]",
    "an actor": "events: [{{id: 1, type: clash, side_a: [{long}], summary: s, quote: the River Guard}}]",
    "a place": "events: [{{id: 1, type: clash, side_a: [river-guard], place: {long}, summary: s, quote: the River Guard}}]",
    "a quote": "events: [{{id: 1, type: clash, side_a: [river-guard], summary: s, quote: {long}}}]",
    "a reference": "events: [{{id: 1, type: clash, side_a: [river-guard], after: {long}, summary: s, quote: the River Guard}}]",
    "a number": "events: [{{id: 1, type: clash, side_a: [river-guard], killed: {long}, summary: s, quote: the River Guard}}]",
}


@pytest.mark.parametrize("case", LENGTHY)
def test_long_values_are_cut_in_messages_and_their_length_is_said(problems_of, case: str) -> None:
    problems = problems_of(LENGTHY[case].format(long="x" * 20_000))

    assert any("(20,00" in problem.what and "letters)" in problem.what for problem in problems)
    assert all(len(part) < 1_000 for problem in problems for part in (problem.field, problem.what, problem.hint))


def test_short_values_and_lists_of_words_stay_whole() -> None:
    hint = "one of: " + ", ".join(f"word{number}" for number in range(100))
    problem = Problem("a.md", 1, "field", f"“{'x' * LONG}” is wrong", hint)

    assert (problem.what, problem.hint) == (f"“{'x' * LONG}” is wrong", hint)
    assert shortened(None) == "nothing" and shortened("x" * LONG) == "x" * LONG


def test_a_letter_with_endless_marks_is_no_endless_letter() -> None:
    text = "a" + "\u0301\u0323" * 500

    pieces = list(quotes._clusters(text))

    assert "".join(text[start:end] for start, end in pieces) == text
    assert max(end - start for start, end in pieces) <= quotes.MOST_MARKS
