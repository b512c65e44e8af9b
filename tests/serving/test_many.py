"""What keeps several servers from starting is said, and how one server is started."""

import socket
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from threading import Event, Thread

import pytest

from lib.serving.listening import NotStarted, listening_of
from lib.serving.many import _environment, _serve, _wait_for, _worker, serve_many
from lib.serving.processes import Kept, end
from lib.serving.pulse import answers

SETTINGS = "\n[server]\n"


def test_a_server_listens_on_loopback_alone_whatever_the_flags_say() -> None:
    command = _worker(9001, ["--server.address", "0.0.0.0", "--server.port", "8600"])

    assert command[-8:] == [
        "--server.address",
        "127.0.0.1",
        "--server.port",
        "9001",
        "--server.headless",
        "true",
        "--logger.hideWelcomeMessage",
        "true",
    ]
    assert command[:5] == [sys.executable, "-m", "streamlit", "run", "serve.py"]


def test_servers_share_a_secret_that_is_the_users_own_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "STREAMLIT_SERVER_COOKIE_SECRET"
    monkeypatch.delenv(name, raising=False)

    made = [_environment(listening_of(SETTINGS))[name] for _ in range(2)]
    assert made[0] != made[1] and len(made[0]) == 64
    assert name not in _environment(listening_of(f'{SETTINGS}cookieSecret = "mine"\n'))
    monkeypatch.setenv(name, "mine")
    assert _environment(listening_of(SETTINGS))[name] == "mine"


def test_a_port_in_use_is_said_before_anything_is_started(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert serve_many(2, ["--server.address", "127.0.0.1", "--server.port", str(port)], Event()) == 1
    assert capsys.readouterr() == (
        "",
        f"Faultlines does not start: port {port} of 127.0.0.1 is in use: choose another with PORT=…\n",
    )


def test_where_there_is_no_nginx_it_is_said_which_package_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "scripts" / "find_nginx.sh"
    script.parent.mkdir()
    script.write_text("#!/bin/sh\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr("lib.serving.many.ROOT", tmp_path)
    monkeypatch.delenv("FAULTLINES_NGINX", raising=False)

    assert serve_many(2, ["--server.address", "127.0.0.1", "--server.port", str(_free())], Event()) == 1
    assert "does not start: several workers stand behind nginx" in (told := capsys.readouterr().err)
    assert "sudo apt-get install nginx-light" in told


def test_a_flag_that_streamlit_does_not_know_is_said_by_streamlit(capsys: pytest.CaptureFixture[str]) -> None:
    assert serve_many(2, ["--server.potr", "8600"], Event()) == 1
    assert "--server.potr" in capsys.readouterr().err


def test_a_server_that_ends_before_it_answers_is_no_start() -> None:
    one = Kept("worker 1", (sys.executable, "-c", "raise SystemExit(3)"), {})
    with pytest.raises(NotStarted, match=r"worker 1 ended \(with exit code 3\) before it answered"):
        _wait_for(one, f"http://127.0.0.1:{_free()}", Event())
    end([one])


@pytest.mark.parametrize("handler", [SimpleHTTPRequestHandler, BaseHTTPRequestHandler])
def test_whether_a_server_answers_is_asked_of_itself_and_a_refusal_is_an_answer(
    handler: type[BaseHTTPRequestHandler], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{_free()}")
    monkeypatch.delenv("no_proxy", raising=False)
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.handle_request, daemon=True).start()

        assert answers(f"http://127.0.0.1:{server.server_port}/")
    assert not answers(f"http://127.0.0.1:{server.server_port}/")


def test_each_server_is_asked_for_its_own_health_as_long_as_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started, asked = [], []
    monkeypatch.setattr("lib.serving.many.Kept", lambda *told: started.append(told))
    monkeypatch.setattr("lib.serving.many.answers", asked.append)
    for name in ("_wait_for", "_keep_running", "end"):
        monkeypatch.setattr(f"lib.serving.many.{name}", lambda *_: None)

    _serve(listening_of(f'{SETTINGS}baseUrlPath = "below"\n'), 2, [], "nginx", tmp_path, Event())

    for _, command, _, question in started[:2]:
        question()
        port = command[command.index("--server.port") + 1]
        assert asked.pop() == f"http://127.0.0.1:{port}/below/_stcore/health"
    assert [told[0] for told in started] == ["worker 1", "worker 2", "nginx"] and len(started[2]) == 3


def _free() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
