"""A server of places is asked once, no oftener than it wants, and never where none is named; whatever it answers is borne."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.places import online
from lib.places.online import OnlineError, asked_online, what_leaves

HOMS = {
    "display_name": "Homs, Syria",
    "lat": "34.73240",
    "lon": "36.71370",
    "name": "حمص",
    "namedetails": {"name": "حمص", "name:en": "Homs", "name:ar": "حمص"},
    "addresstype": "city",
    "osm_type": "node",
    "osm_id": 1,
    "address": {"state": "Homs Governorate", "county": "Homs District", "country_code": "sy"},
}


class Asked:
    """What a server was asked, and what it answers."""

    def __init__(self) -> None:
        self.questions: list[dict[str, list[str]]] = []
        self.agents: list[str] = []
        self.answer: Callable[[BaseHTTPRequestHandler], None] = lambda handler: said(handler, 200, json.dumps([HOMS]))


def said(handler: BaseHTTPRequestHandler, status: int, body: str) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    handler.wfile.write(body.encode())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Asked]:
    """A server on loopback that the settings name."""
    found = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.questions.append(parse_qs(urlsplit(self.path).query))
            found.agents.append(self.headers["User-Agent"])
            found.answer(self)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("FAULTLINES_NOMINATIM", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("FAULTLINES_CONTACT", "desk@example.org")
    monkeypatch.setenv("FAULTLINES_CACHE", str(tmp_path))
    monkeypatch.setattr(online, "EACH", 0.05)
    online._limited.cache_clear()
    yield found
    server.shutdown()
    server.server_close()


def test_a_name_is_asked_and_becomes_a_row_with_its_source(asked: Asked) -> None:
    [offer] = asked_online("Homs", ("SY",)).called("Homs")

    assert (offer.place.id, offer.place.name_ar, offer.place.precision) == ("homs", "حمص", "town")
    assert offer.place.point == (34.7324, 36.7137) and offer.place.governorates == ("Homs Governorate",)
    assert "OpenStreetMap" in offer.place.source and offer.place.located_by == "gazetteer"
    assert asked.questions[0]["q"] == ["Homs"] and asked.questions[0]["countrycodes"] == ["sy"]
    assert asked.agents == ["Faultlines (desk@example.org)"]


def test_what_was_answered_is_not_asked_again(asked: Asked) -> None:
    first, again = asked_online("Homs"), asked_online("Homs")

    assert [one.place for one in first.offers] == [one.place for one in again.offers] and len(asked.questions) == 1


def test_one_limiter_stands_before_all_questions_to_a_server(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "EACH", 2.5)

    servers = (("a.example", "https"), ("a.example", "https"), ("b.example", "https"))
    one, same, other = (online._limited(*server) for server in servers)

    assert one is same and one is not other and one.min_delay_seconds == 2.5


def test_without_a_server_nobody_is_asked(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAULTLINES_NOMINATIM")

    with pytest.raises(OnlineError, match="no server is named"):
        asked_online("Homs")
    assert asked.questions == []


@pytest.mark.parametrize(
    "status, body, words",
    [
        (200, "<html>", "no answer|no list"),
        (200, '{"error": "x"}', "no answer|no list"),
        (200, '[{"name": "no point"}]', "no list"),
        (200, '[{"lat": "north", "lon": "36"}]', "no list"),
        (429, "", "fewer questions"),
        (500, "", "no answer"),
        (403, "", "no answer"),
    ],
)
def test_what_is_no_answer_is_said_and_not_kept(asked: Asked, status: int, body: str, words: str) -> None:
    asked.answer = lambda handler: said(handler, status, body)

    for _ in range(2):
        with pytest.raises(OnlineError, match=words):
            asked_online("Homs")
    assert len(asked.questions) == 2


def test_a_server_that_is_not_there_is_said(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAULTLINES_NOMINATIM", "http://127.0.0.1:9")

    with pytest.raises(OnlineError, match="gives no answer"):
        asked_online("Homs")


def test_what_leaves_is_said_before(asked: Asked) -> None:
    assert what_leaves("Homs", ("SY",)).startswith("The name “Homs” is sent to 127.0.0.1:")
