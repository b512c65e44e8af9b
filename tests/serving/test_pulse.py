"""A server that hangs is noticed, one that is busy or still starts is left alone, and no question keeps anybody waiting."""

import socket
from collections.abc import Iterator
from queue import SimpleQueue
from threading import Event, Thread

import pytest

from lib.serving.pulse import EVERY, PATIENCE, SILENCES, Pulse, answers
from tests.serving.test_processes import until

DUE = EVERY + 1


def gone_after(pulse: Pulse, said: list[bool], now: float) -> list[bool]:
    """Whether it is taken for gone after each answer, the first of them asked for at `now`."""
    found = []
    for _ in said:
        pulse.is_gone(now)
        until(lambda: not pulse.told.empty())
        found.append(pulse.is_gone(now))
        now += DUE
    return found


def speak(listening: socket.socket, words: bytes) -> None:
    with listening.accept()[0] as one:
        one.recv(1000)
        one.sendall(words)


def replies(said: list[bool]) -> Iterator[bool]:
    yield from said


@pytest.mark.parametrize(
    ("said", "gone"),
    [([True, False, False, False], [False, False, False, True]), ([True, False, False, True, False, False], [False] * 6)],
)
def test_three_silences_in_a_row_are_a_server_that_hangs(said: list[bool], gone: list[bool]) -> None:
    given = replies(said)

    assert SILENCES == 3 and gone_after(Pulse(lambda: next(given), 0.0), said, DUE) == gone


def test_a_server_that_has_not_answered_yet_has_its_time_to_start() -> None:
    said = [False] * 4
    given = replies(said * 2)
    pulse = Pulse(lambda: next(given), 0.0)

    assert gone_after(pulse, said, DUE) == [False] * 4 and 4 * DUE < PATIENCE
    assert gone_after(pulse, said, PATIENCE) == [False, False, True, True]


def test_a_question_is_asked_when_it_is_time_one_at_a_time_and_not_waited_for() -> None:
    asked: SimpleQueue[bool] = SimpleQueue()
    answered = Event()

    def question() -> bool:
        asked.put(True)
        return answered.wait(30)

    pulse = Pulse(question, 0.0)
    pulse.is_gone(EVERY - 1)
    assert asked.empty()
    for now in (DUE, 3 * DUE, 9 * DUE):
        assert not pulse.is_gone(now) and pulse.told.empty()
    until(lambda: not asked.empty())
    assert asked.qsize() == 1
    answered.set()


def test_where_there_is_no_thread_left_it_is_asked_later_and_no_silence_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("lib.serving.pulse.Thread.start", refused)
    pulse = Pulse(lambda: True, 0.0)

    assert not pulse.is_gone(DUE) and pulse.silences == 0 and pulse.next == DUE + EVERY


@pytest.mark.parametrize("said", [b"", b"nonsense\r\n\r\n"])
def test_who_takes_a_connection_and_says_nothing_that_is_an_answer_does_not_answer(said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        if said:
            Thread(target=speak, args=(listening, said), daemon=True).start()

        assert not answers(address, 20 if said else 0.2)
