"""What switches engines on, what is said to leave the machine, and addresses and keys that are none."""

from pathlib import Path

import pytest

from lib.commands import main
from lib.settings import ROOT, Suggesting, suggesting
from lib.suggest.engine import EngineError, suggest
from lib.suggest.engines.address import read_address
from lib.suggest.engines.answer import MOST
from lib.suggest.engines.asking import Limits
from lib.suggest.engines.choosing import chosen_engine
from lib.suggest.engines.endpoint import Endpoint, asked_of, what_leaves
from lib.suggest.engines.names import SENT
from lib.suggest.engines.parts import LONGEST, OVERLAP, PART
from lib.suggest.engines.spacy_pipeline import Spacy
from tests.suggest.engines.loopback import Server, chat, event

HERE = Suggesting("http://127.0.0.1:11434", "llama3.1:8b")
TEXT = "Hezbollah attacked the NDF near Palmyra on Friday."


def test_nothing_set_is_the_rules_alone_and_nothing_leaves() -> None:
    assert chosen_engine(Suggesting()) == [("rules", suggest)]
    assert what_leaves(Suggesting()) == "No endpoint is named in FAULTLINES_SUGGEST_URL: nothing leaves this machine."


def test_what_is_set_is_on() -> None:
    found = dict(chosen_engine(Suggesting("http://localhost", "m", spacy="en_core_web_sm")))

    assert list(found) == ["rules", "spacy", "endpoint"]
    assert isinstance(found["endpoint"], Endpoint) and isinstance(found["spacy"], Spacy)


def test_settings_come_of_the_environment_and_do_not_show_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY", "KEY_FILE", "SECONDS"):
        monkeypatch.setenv(f"FAULTLINES_SUGGEST_{name}", f" {name.lower()} ")
    monkeypatch.setenv("FAULTLINES_SPACY_MODEL", "en")

    assert suggesting() == Suggesting("url", "model", "key", "key_file", "seconds", "en")
    assert "key='" not in repr(Suggesting(key="sesame")) and "sesame" not in repr(Endpoint(Suggesting(key="sesame")))


@pytest.mark.parametrize("url", ("http://127.0.0.1:11434/v1", "http://localhost:8080", "http://[::1]:8080/v1", "http://127.9.9.9"))
def test_this_machine_is_called_so(url: str) -> None:
    said = what_leaves(Suggesting(url, "m"))

    assert "which is on this machine" in said and "it leaves this machine all the same" in said and "unencrypted" not in said


@pytest.mark.parametrize("url", ("https://api.example.org/v1", "http://192.168.1.9:11434", "http://localhost.example.org"))
def test_another_machine_is_named_with_all_that_it_gets(url: str) -> None:
    said = what_leaves(Suggesting(url, "m"))

    assert f"to {read_address(url).who}: it leaves this machine, and whoever runs that server can read and keep it." in said
    assert "the whole text of the article, the day of its publication" in said
    assert "names of those actors and places of the corpus that stand in the text" in said
    assert ("unencrypted" in said) == url.startswith("http:")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://127.0.0.1:11434", "/v1/chat/completions"),
        ("http://127.0.0.1:11434/", "/v1/chat/completions"),
        ("http://127.0.0.1:11434/v1/", "/v1/chat/completions"),
        ("https://host/openai/v1/chat/completions", "/openai/v1/chat/completions"),
        ("https://host/deploy?api-version=1", "/deploy/chat/completions?api-version=1"),
    ],
)
def test_an_address_is_asked_at_its_chat(url: str, asked: str) -> None:
    assert read_address(url).path == asked


@pytest.mark.parametrize(
    "url",
    (
        "localhost:11434",
        "ftp://host/v1",
        "file:///etc/passwd",
        "http://",
        "http:///v1",
        "http://host:port",
        "http://host:0",
        "http://host:99999",
        "http://[::1",
        "http://user:secret@host/v1",
        "http://host/v1#part",
        "http://höst/v1",
        "http://host/v 1",
        "http://host/v1\r\nX: y",
        "http://" + "a" * 5000 + " /",
    ),
)
def test_an_address_that_is_none_is_an_error_and_nothing_is_sent(url: str) -> None:
    settings = Suggesting(url, "m")

    with pytest.raises(EngineError, match=r"no address|a name or a password") as raised:
        Endpoint(settings)(TEXT)
    assert "secret" not in str(raised.value) and len(str(raised.value)) < 400
    assert what_leaves(settings).startswith("Nothing is sent: ")


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        (Suggesting("http://localhost", ""), "FAULTLINES_SUGGEST_MODEL is not set"),
        (Suggesting("", "m"), "FAULTLINES_SUGGEST_URL is not set"),
        (Suggesting("http://localhost", "two words"), "is no name of a model"),
        (Suggesting("http://localhost", "m" * 201), "is no name of a model"),
        (Suggesting("http://localhost", "m", seconds="soon"), "FAULTLINES_SUGGEST_SECONDS is “soon”"),
        (Suggesting("http://localhost", "m", seconds="nan"), "FAULTLINES_SUGGEST_SECONDS is “nan”"),
        (Suggesting("http://localhost", "m", seconds="0"), "FAULTLINES_SUGGEST_SECONDS is “0”"),
        (Suggesting("http://localhost", "m", "two words"), "the key holds signs that no key has"),
        (Suggesting("http://localhost", "m", "schlüssel"), "the key holds signs that no key has"),
        (Suggesting("http://localhost", "m", "k" * 4_001), "the key holds signs that no key has"),
        (Suggesting("http://localhost", "m", key_file="/nowhere/key"), "cannot be read: No such file"),
        (Suggesting("http://localhost", "m", key_file="/"), "cannot be read: Is a directory"),
        (Suggesting("http://localhost", "m", key_file="a\0b"), "cannot be read: it is no text"),
    ],
)
def test_what_is_set_wrongly_is_told_when_it_is_asked(settings: Suggesting, why: str) -> None:
    engines = dict(chosen_engine(settings))

    with pytest.raises(EngineError, match=why):
        engines["endpoint"](TEXT)
    assert why in what_leaves(settings)


def test_a_key_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("sesame\n", encoding="utf-8")
    assert asked_of(Suggesting("http://localhost", "m", key_file=str(file))).key == "sesame"
    assert asked_of(Suggesting("http://localhost", "m", "open", str(file))).key == "open"

    for content, why in ((b"", "is empty"), (b"\xff\xfe", "it is no text"), (b"k" * 9_000, "holds signs that no key has")):
        file.write_bytes(content)
        with pytest.raises(EngineError, match=why):
            asked_of(Suggesting("http://localhost", "m", key_file=str(file)))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "north.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setenv("FAULTLINES_SUGGEST_URL", server.url)
    monkeypatch.setenv("FAULTLINES_SUGGEST_MODEL", "tiny:1b")
    return server


def test_the_command_asks_the_endpoint_and_says_before_what_leaves(asked: Server, article: Path, tmp_path: Path, capsys) -> None:
    asked.gives(event("attack", TEXT))

    assert main(["suggest", str(article), "--out", str(tmp_path / "out"), "--engine", "endpoint"]) == 0

    out, err = capsys.readouterr()
    assert err.startswith("Each run sends the whole text") and "1 event" in out
    assert "endpoint.tiny:1b: " in (tmp_path / "out" / "north.json").read_text(encoding="utf-8")


def test_the_command_says_what_two_engines_tell_differently(asked: Server, article: Path, tmp_path: Path, capsys) -> None:
    asked.gives(event("clash", TEXT), event("statement", "on Friday"))

    options = ["--engine", "endpoint", "--compare", "rules"]
    assert main(["suggest", str(article), "--out", str(tmp_path / "out"), *options]) == 0

    assert "endpoint and rules: 1 event in both, of these 0 the same" in (said := capsys.readouterr().err)
    assert "type is clash by endpoint, attack by rules" in said and "only by endpoint: Statement" in said


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--engine", "endpoint"), "--engine endpoint needs FAULTLINES_SUGGEST_URL and FAULTLINES_SUGGEST_MODEL"),
        (("--engine", "spacy"), "--engine spacy needs FAULTLINES_SPACY_MODEL"),
        (("--compare", "spacy"), "--compare spacy needs FAULTLINES_SPACY_MODEL"),
        (("--compare", "rules"), "--compare rules is the engine itself"),
    ],
)
def test_an_engine_that_is_not_on_is_wrong_usage(options, why, article: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    for name in ("FAULTLINES_SUGGEST_URL", "FAULTLINES_SUGGEST_MODEL", "FAULTLINES_SPACY_MODEL"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(SystemExit) as ended:
        main(["suggest", str(article), "--out", str(tmp_path / "out"), *options])

    assert ended.value.code == 2 and why in capsys.readouterr().err


def test_a_run_that_somebody_breaks_off_ends_without_a_traceback(article: Path, tmp_path: Path, capsys, monkeypatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lib.commands.suggest_files", interrupted)

    assert main(["suggest", str(article), "--out", str(tmp_path / "out")]) == 1
    assert "cancelled; what is written stays" in capsys.readouterr().err


def test_an_answer_with_a_surrogate_is_written_all_the_same(asked: Server, article: Path, tmp_path: Path) -> None:
    asked.says(lambda handler: handler.say(chat({"events": [event("\ud800", "\udfff"), event("attack", TEXT)]})))

    assert main(["suggest", str(article), "--out", str(tmp_path / "out"), "--engine", "endpoint"]) == 0


def test_the_bounds_that_the_docs_name_are_those_of_the_program() -> None:
    told = " ".join((ROOT / "docs" / "suggest.md").read_text(encoding="utf-8").split())
    limits = Limits()

    for words in (
        f"more than {PART:,} letters goes out in parts that end with sentences and overlap by {OVERLAP} at most",
        f"More than {LONGEST:,} letters are not sent",
        f"({SENT} of each at most)",
        f"more than {limits.size / 1e6:g} MB or {MOST} events",
        f"{limits.connect:g} seconds to connect and {limits.whole:g} for the whole",
        f"where that is more than {limits.busy:g} seconds",
        *(f"FAULTLINES_{name}" for name in ("SUGGEST_URL", "SUGGEST_MODEL", "SUGGEST_KEY", "SUGGEST_SECONDS", "SPACY_MODEL")),
    ):
        assert words in told, words
