"""Where the app is to be reached, from what Streamlit shows of its settings; and what hinders it."""

import os
import socket

import pytest

from lib.serving.listening import Listening, chosen, free_ports, hindrance, listening_of, read_listening

WORDS = "\n Below are all the sections\n ~/.streamlit/config.toml.\n\n"
USUAL = Listening("127.0.0.1", 8501, "", "127.0.0.1", tls=False, secret=False)


def test_what_the_program_comes_with_is_loopback_and_the_usual_port(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("STREAMLIT_")]:
        monkeypatch.delenv(name)

    assert read_listening([]) == USUAL and USUAL.url == "http://127.0.0.1:8501"


def test_flags_and_environment_count_as_for_streamlit_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "0.0.0.0")
    monkeypatch.setenv("STREAMLIT_SERVER_PORT", "9")
    asked = read_listening(["--server.port", "8600", "--server.baseUrlPath", "/a/b/"])

    assert (asked.address, asked.port, asked.base, asked.url) == ("0.0.0.0", 8600, "a/b", "http://127.0.0.1:8600/a/b")


@pytest.mark.parametrize(
    ("told", "address", "url"),
    [
        ("[server]\n", "0.0.0.0", "http://localhost:8501"),
        ('[server]\naddress = "::1"\nport = 80\n', "::1", "http://[::1]:80"),
        ('[server]\naddress = "0.0.0.0"\n[browser]\nserverAddress = "here.example"\n', "0.0.0.0", "http://here.example:8501"),
    ],
)
def test_the_address_that_people_are_told(told: str, address: str, url: str) -> None:
    asked = listening_of(WORDS + told)

    assert (asked.address, asked.url) == (address, url)


def test_a_port_in_use_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        assert hindrance(listening_of(f'{WORDS}[server]\naddress = "127.0.0.1"\nport = {port}\n')) == (
            f"port {port} of 127.0.0.1 is in use: choose another with PORT=…"
        )
    assert hindrance(listening_of(f'{WORDS}[server]\naddress = "127.0.0.1"\nport = {port}\n')) == ""


def test_tls_of_streamlit_itself_is_refused_and_a_secret_of_ones_own_is_seen() -> None:
    told = listening_of(f'{WORDS}[server]\nport = 8600\nsslCertFile = "a.pem"\ncookieSecret = "b"\n')

    assert told.secret and "server.sslCertFile is set" in hindrance(told)


def test_free_ports_are_different_and_none_of_them_the_proxys() -> None:
    assert len({*free_ports(50, 0)}) == 50
    assert chosen([9001, 8501, 9002], 2, 8501) == (9001, 9002)
    assert chosen([9001, 9002, 9003], 2, 8501) == (9001, 9002)
