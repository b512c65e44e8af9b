"""A server that answers badly, in every way that was thought of: a clear error, nothing half taken, nothing told of the text."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from email.utils import formatdate
from threading import Event, Thread
from typing import Any

import pytest

from lib.suggest.engine import EngineError
from lib.suggest.engines.asking import Limits
from lib.suggest.engines.endpoint import Endpoint
from tests.suggest.engines.loopback import QUICK, Handler, Server, chat, event, serving

TEXT = "On Friday fighters of Hezbollah attacked the NDF near Palmyra, and three men were killed."
GOOD = chat({"events": [event("attack", TEXT)]})
Answer = Callable[[Handler], None]


def say(body: bytes, status: int = 200, **headers: str) -> Answer:
    return lambda handler: handler.say(body, status, **headers)


def body_of(**choice: Any) -> bytes:
    return chat({"events": []}, **choice)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "the endpoint's answer is empty"),
        (b"   ", "the endpoint's answer is empty"),
        (GOOD[:-20], "the endpoint's answer ends in the middle of its JSON"),
        (b"<html>Login</html>", "the endpoint's answer is not JSON alone"),
        (b"\xff\xfe\x00{", "the endpoint's answer"),
        (b'{"choices": "\xe9"}', "the endpoint's answer is not in UTF-8"),
        (b"[1, 2", "the endpoint's answer ends in the middle"),
        (b"null", "the endpoint's answer is none of a chat"),
        (b"[]", "the endpoint's answer is none of a chat"),
        (b'{"choices": []}', "the endpoint's answer is none of a chat"),
        (b'{"choices": {"0": 1}}', "the endpoint's answer is none of a chat"),
        (b'{"choices": [3]}', "the endpoint's answer is none of a chat"),
        (b'{"choices": [{"text": "old"}]}', "the endpoint's answer is none of a chat"),
        (b'{"choices": [{"message": "hello"}]}', "the endpoint's answer is none of a chat"),
        (b'{"error": {"message": "no"}}', "the endpoint answers with an error"),
        (body_of(message={"content": None}), "the model answered nothing"),
        (body_of(message={}), "the model answered nothing"),
        (body_of(message={"content": "  "}), "the model answered nothing"),
        (body_of(message={"content": [{"type": "text"}]}), "the model's words are a list, not text"),
        (body_of(message={"content": None, "refusal": "I cannot"}), "the model declined to answer"),
        (body_of(finish_reason="content_filter"), "the model declined to answer"),
        (body_of(finish_reason="length"), "the model's answer was cut off before its end"),
        (chat('{"events": [{"type": "att'), "what the model wrote ends in the middle of its JSON"),
        (chat('{"events": ['), "what the model wrote ends in the middle of its JSON"),
        (chat('Here you are: {"events": []}'), "what the model wrote is not JSON alone: it has words around it"),
        (chat('{"events": []} I hope this helps!'), "what the model wrote is not JSON alone: it has words around it"),
        (chat('<think>Well</think>{"events": []}'), "what the model wrote is not JSON alone: it has words around it"),
        (chat("I cannot help with that."), "what the model wrote is not JSON alone"),
        (chat('{"events": [}'), "what the model wrote is no JSON"),
        (chat('{"events": [NaN]}'), "what the model wrote holds a number that is none"),
        (chat('{"events": [' + "9" * 5_000 + "]}"), "what the model wrote holds a number that is none"),
        (chat('{"events": ' + "[" * 50_000 + "]" * 50_000 + "}"), "what the model wrote is nested too deeply"),
        (b"[" * 90_000, "the endpoint's answer is nested too deeply"),
        (chat([]), "what the model wrote has no list of events"),
        (chat({}), "what the model wrote has no list of events"),
        (chat({"events": {"type": "attack"}}), "what the model wrote has no list of events"),
        (chat({"events": "none"}), "what the model wrote has no list of events"),
        (chat({"events": [None] * 201}), "the model gave 201 events for one part of the text"),
    ],
)
def test_half_an_answer_is_an_error_that_says_what_is_wrong(server: Server, body: bytes, why: str) -> None:
    server.says(say(body))

    with pytest.raises(EngineError) as raised:
        server.engine()(TEXT)

    assert str(raised.value).startswith(why) and "Hezbollah" not in str(raised.value)


@pytest.mark.parametrize(
    ("status", "why"), [(401, "look at the key"), (403, "look at the key"), (404, "the model's name"), (413, ""), (418, "")]
)
def test_a_refusal_says_its_status_and_is_not_asked_again(server: Server, status: int, why: str) -> None:
    server.says(say(b'{"error": {"message": "model \\"tiny:1b\\" is not here"}}', status))

    with pytest.raises(EngineError, match=f'answers with {status}: “model "tiny:1b" is not here”.*{why}') as raised:
        server.engine()(TEXT)

    assert raised.value.status == status and len(server.asked) == 1


@pytest.mark.parametrize("body", (b"", b"<html>", b"{", b'"gone"', b"[]", b'{"error": 3}', b'{"error": {"message": ["x"]}}'))
def test_a_refusal_without_words_is_told_by_its_status(server: Server, body: bytes) -> None:
    server.says(say(body, 418))

    with pytest.raises(EngineError, match=r"answers with 418$"):
        server.engine()(TEXT)


def test_what_a_server_says_is_shown_without_the_key_and_not_where_it_repeats_the_text(server: Server) -> None:
    server.says(say(json.dumps({"error": "the key sesame-open is no good"}).encode(), 401))
    with pytest.raises(EngineError, match="the key … is no good") as raised:
        server.engine(key="sesame-open")(TEXT)
    assert "sesame" not in repr(server.engine(key="sesame-open")) + str(raised.value)

    server.says(say(json.dumps({"error": f"cannot parse: {TEXT}"}).encode(), 401))
    with pytest.raises(EngineError, match="answers with 401 ") as raised:
        server.engine()(TEXT)
    assert "Hezbollah" not in str(raised.value)


@pytest.mark.parametrize("status", (429, 500, 502, 503, 504))
def test_a_busy_server_is_asked_once_more(server: Server, status: int) -> None:
    server.says(say(b"", status, Retry_After="0"), say(GOOD))

    assert len(server.engine()(TEXT).events) == 1 and len(server.asked) == 2

    server.asked.clear()
    server.says(say(b"", status, Retry_After="0"))
    with pytest.raises(EngineError, match=f"answers with {status}"):
        server.engine()(TEXT)
    assert len(server.asked) == 2


@pytest.mark.parametrize("told", ("", "soon", "-1", formatdate(0, usegmt=True), "Wed, 99 Nope 2026"))
def test_a_moment_that_is_past_or_none_is_waited_for_a_second_at_most(server: Server, told: str) -> None:
    server.says(say(b"", 503, Retry_After=told), say(GOOD))

    assert len(server.engine()(TEXT).events) == 1


@pytest.mark.parametrize("told", ("3600", "9" * 400, formatdate(4_000_000_000, usegmt=True)))
def test_nobody_waits_for_an_hour(server: Server, told: str) -> None:
    server.says(say(b"", 429, Retry_After=told), say(GOOD))

    with pytest.raises(EngineError, match="answers with 429 and asks to wait"):
        server.engine()(TEXT)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", (400, 415, 422, 501))
def test_a_server_that_takes_no_schema_is_asked_in_words(server: Server, status: int) -> None:
    def picky(handler: Handler) -> None:
        takes = "response_format" not in server.asked[-1][2]
        handler.say(GOOD if takes else b'{"error": "response_format is not supported"}', 200 if takes else status)

    server.answer = picky
    found = server.engine()(TEXT)

    assert len(found.events) == 1 and found.notes == ("The endpoint takes no schema: the model was asked in words to keep to it.",)
    assert [{"temperature", "response_format"} & set(asked) for _, _, asked in server.asked] == [
        {"temperature", "response_format"},
        {"response_format"},
        set(),
    ]
    assert '"additionalProperties":false' in server.asked[-1][2]["messages"][0]["content"]


def test_a_server_that_takes_no_temperature_still_binds_its_answer(server: Server) -> None:
    server.answer = lambda handler: handler.say(GOOD, 400 if "temperature" in server.asked[-1][2] else 200)

    assert server.engine()(TEXT).notes == () and "response_format" in server.asked[-1][2]


def test_a_server_that_refuses_every_question_is_an_error(server: Server) -> None:
    server.says(say(b'{"error": {"message": "context too long"}}', 400))

    with pytest.raises(EngineError, match="answers with 400: “context too long”"):
        server.engine()(TEXT)
    assert len(server.asked) == 3


@pytest.mark.parametrize("status", (301, 302, 303, 307, 308))
def test_a_text_is_not_sent_on_to_another_host(server: Server, status: int) -> None:
    with serving() as other:
        server.says(say(b"", status, Location=f"{other.url}/v1/chat/completions"))

        with pytest.raises(EngineError, match=f"sends on to “{other.url}”; nothing was sent there"):
            server.engine(key="sesame")(TEXT)
        assert other.asked == []


@pytest.mark.parametrize("status", (307, 308))
def test_another_path_of_the_same_server_is_followed_once(server: Server, status: int) -> None:
    server.says(say(b"", status, Location="/api/v1/chat/completions"), say(GOOD))

    assert len(server.engine()(TEXT).events) == 1
    assert [path for path, _, _ in server.asked] == ["/v1/chat/completions", "/api/v1/chat/completions"]

    server.says(say(b"", status, Location="/v1/chat/completions"))
    with pytest.raises(EngineError, match="sends on to another address"):
        server.engine()(TEXT)


@pytest.mark.parametrize("location", ("", "nowhere", "ftp://127.0.0.1/", "http://[::1", "http://a:b@c/", "/x y", "//"))
def test_a_redirect_to_nowhere_is_an_error(server: Server, location: str) -> None:
    server.says(say(b"", 302, Location=location))

    with pytest.raises(EngineError, match="sends on to"):
        server.engine()(TEXT)


def test_an_answer_of_100_megabytes_is_not_taken(server: Server) -> None:
    sent: list[int] = []

    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        while sum(sent) < 100_000_000 and not server.gone.is_set():
            handler.wfile.write(b"2000\r\n" + b"x" * 0x2000 + b"\r\n")
            sent.append(0x2000)

    server.says(endless)
    with pytest.raises(EngineError, match="is longer than 200,000 bytes"):
        server.engine()(TEXT)
    assert sum(sent) < 100_000_000

    server.says(say(b"{", Content_Length="104857600"))
    with pytest.raises(EngineError, match="is longer than 200,000 bytes"):
        server.engine()(TEXT)


def raw(*pieces: bytes) -> Answer:
    """Whatever these bytes are, and then the end."""

    def answer(handler: Handler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
        handler.close_connection = True

    return answer


@pytest.mark.parametrize(
    ("pieces", "why"),
    [
        ((), "broke off"),
        ((b"SSH-2.0-OpenSSH_9.6\r\n",), "answers what is no HTTP"),
        ((b"HTTP/1.1 abc\r\n\r\n",), "answers what is no HTTP"),
        ((b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",), "answers what is no HTTP"),
        ((b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70_000,), "answers what is no HTTP"),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{",), "broke off in the middle of its answer"),
        ((b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", b"}"), "broke off"),
        ((b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",), "broke off"),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",), "the endpoint's answer is empty"),
        ((b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08",), "the endpoint's answer"),
        ((b"HTTP/1.1 204 No Content\r\n\r\n",), "the endpoint's answer is empty"),
        ((b"HTTP/1.1 999 Odd\r\n\r\n",), "answers with 999"),
    ],
)
def test_what_is_no_http_is_an_error(server: Server, pieces: tuple[bytes, ...], why: str) -> None:
    server.says(raw(*pieces))

    with pytest.raises(EngineError, match=why):
        server.engine()(TEXT)


def test_a_silent_server_is_given_up(server: Server) -> None:
    server.says(lambda handler: server.gone.wait() and None)

    with pytest.raises(EngineError, match=r"sent nothing for 0.2 seconds"):
        server.engine(replace(QUICK, silence=0.2))(TEXT)


@pytest.mark.parametrize("head", (b"", b"HTTP/1.1 200 OK\r\n\r\n"))
def test_a_server_that_sends_a_letter_now_and_then_is_given_up(server: Server, head: bytes) -> None:
    def drip(handler: Handler) -> None:
        handler.wfile.write(head)
        try:
            while not server.gone.wait(0.05):
                handler.wfile.write(b"x")
        except OSError:
            left.set()

    left = Event()
    server.says(drip)
    with pytest.raises(EngineError, match=r"did not answer within 1 seconds.*FAULTLINES_SUGGEST_SECONDS"):
        server.engine(replace(QUICK, whole=1))(TEXT)
    assert left.wait(20), "the talk goes on though nobody waits for it"


def test_the_seconds_that_are_set_hold_for_the_whole(server: Server) -> None:
    server.says(lambda handler: server.gone.wait() and None)

    with pytest.raises(EngineError, match=r"(within|for) 1 seconds"):
        server.engine(Limits(), seconds="1")(TEXT)


def test_nothing_listens_there() -> None:
    with serving() as server:
        engine = server.engine()

    with pytest.raises(EngineError, match=r"nothing answers at 127.0.0.1:\d+ \(start the server"):
        engine(TEXT)


def test_a_host_that_is_not_found() -> None:
    with serving() as server, pytest.raises(EngineError, match=r"nowhere.invalid is not found|was not reached"):
        server.engine(url="http://nowhere.invalid/v1")(TEXT)


@contextmanager
def full() -> Iterator[int]:
    """A port that takes no more connections: whoever knocks gets no answer."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listening.getsockname())
        try:
            yield listening.getsockname()[1]
        finally:
            for one in waiting:
                one.close()


@pytest.mark.parametrize("scheme", ("http", "https"))
def test_a_server_that_takes_no_connection_is_given_up(scheme: str) -> None:
    with full() as port, serving() as server, pytest.raises(EngineError, match=r"was not reached within 0.2 seconds"):
        server.engine(replace(QUICK, connect=0.2), url=f"{scheme}://127.0.0.1:{port}/v1")(TEXT)


def test_a_certificate_that_nobody_trusts_gets_nothing() -> None:
    with serving(secure=True) as server:
        engine = server.engine(url=server.url.replace("http:", "https:"), key="sesame")

        with pytest.raises(EngineError, match=r"the certificate of 127.0.0.1:\d+ is none that this machine trusts: self"):
            engine(TEXT)
        assert server.asked == []


def test_a_server_without_tls_is_not_asked_with_it(server: Server) -> None:
    with pytest.raises(EngineError, match=r"does not speak TLS as it should|broke off"):
        server.engine(url=server.url.replace("http:", "https:"))(TEXT)
    assert server.asked == []


def cancelled(engine: Endpoint, when: Event) -> None:
    """Cancel a run as soon as the server has heard of it."""
    Thread(target=lambda: when.wait() and engine.cancel(), daemon=True).start()


def test_a_run_is_cancelled_while_the_server_thinks(server: Server) -> None:
    engine, heard = server.engine(), Event()
    server.says(lambda handler: (heard.set(), server.gone.wait()) and None)
    cancelled(engine, heard)

    with pytest.raises(EngineError, match="the run was cancelled"):
        engine(TEXT)


def test_a_run_is_cancelled_while_a_busy_server_is_waited_for(server: Server) -> None:
    engine, heard = server.engine(replace(QUICK, busy=60, whole=60)), Event()
    server.says(lambda handler: (handler.say(b"", 429, Retry_After="59"), heard.set()) and None)
    cancelled(engine, heard)

    with pytest.raises(EngineError, match="the run was cancelled"):
        engine(TEXT)
    assert len(server.asked) == 1


def test_a_cancelled_engine_asks_nobody(server: Server) -> None:
    engine = server.engine()
    engine.cancel()

    with pytest.raises(EngineError, match="the run was cancelled"):
        engine(TEXT)
    assert server.asked == []


def test_one_bad_part_leaves_nothing_of_the_others(server: Server) -> None:
    server.says(say(chat({"events": []})), say(b"", 401))

    with pytest.raises(EngineError, match="answers with 401"):
        server.engine()(f"{TEXT} " * 100)
    assert len(server.asked) == 2


def test_a_machine_without_a_thread_left_says_so(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(self: Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("lib.suggest.engines.asking.Thread.start", none)

    with pytest.raises(EngineError, match="no thread left"):
        server.engine()(TEXT)


def test_nothing_is_logged_and_nothing_printed(server: Server, caplog, capsys) -> None:
    caplog.set_level(0)
    server.says(say(GOOD), say(b"", 401))
    engine = server.engine(key="sesame")
    engine(TEXT)
    with pytest.raises(EngineError):
        engine(TEXT)

    assert caplog.text == "" and capsys.readouterr() == ("", "")
