"""Whatever a server answers, an endpoint gives suggestions whose words stand in the text, or an EngineError; nothing else."""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as settled
from hypothesis import strategies as st

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.suggest.engine import EngineError
from lib.suggest.engines.parts import OVERLAP, PART, parts_of
from lib.suggest.models import Suggestions
from lib.suggest.standoff import as_standoff
from tests.suggest.engines.loopback import Server, chat, event, serving

TEXT = "On Friday 😀 fighters of Hezbollah “attacked” the NDF near Palmyra.\nA militia said so; cafe\u0301 owners fled."
WORDS = TEXT.split()
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(WORDS),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.sampled_from(list(event())), inner, max_size=5)
    ),
    max_leaves=12,
)
QUOTES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 60)).map(lambda cut: TEXT[cut[0] : cut[0] + cut[1]]) | st.text(
    max_size=12
)
NAMES = st.sampled_from(["Hezbollah", "NDF", "Palmyra", "nobody", "حزب الله"]) | st.text(max_size=12)
ROLES = st.fixed_dictionaries({"role": st.sampled_from(list(CODEBOOK.roles)), "name": NAMES, "quote": QUOTES})
BOUND = st.none() | st.integers(-1, 9)
NUMBERS = st.fixed_dictionaries(
    {"counts": st.sampled_from(list(CODEBOOK.quantities)), "min": BOUND, "max": BOUND, "about": st.booleans(), "words": QUOTES}
)
LIKELY: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(list(CODEBOOK.types)),
    "quote": QUOTES,
    "roles": st.lists(ROLES, max_size=3),
    "place": st.none() | st.fixed_dictionaries({"name": NAMES, "quote": QUOTES}),
    "date": st.none() | st.fixed_dictionaries({"edtf": st.sampled_from(["2021-02-12", "2021~", "soon"]), "words": QUOTES}),
    "numbers": st.lists(NUMBERS, max_size=2),
    "claim": st.sampled_from(list(CODEBOOK.claims)),
    "stage": st.sampled_from(list(CODEBOOK.stages)),
    "mode": st.none() | st.sampled_from(list(CODEBOOK.modes)),
    "background": st.booleans(),
    "summary": st.text(max_size=20),
    "confidence": st.none() | st.floats(),
}
NEAR = st.fixed_dictionaries({}, optional=LIKELY) | st.fixed_dictionaries(LIKELY)
ODD = st.tuples(NEAR, st.sampled_from(list(LIKELY)), ANY).map(lambda told: told[0] | {told[1]: told[2]})
EVENTS = st.lists(NEAR | ODD | ANY, max_size=5)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as one:
        yield one


def holds(found: Suggestions, text: str) -> bool:
    """Whether all words stand in the text, all indices are in their lists, and the whole can be written as UTF-8."""
    told = [mention for one in (*found.actors, *found.places) for mention in one.mentions]
    told += [one.mention for one in (*found.dates, *found.quantities)]
    for one in found.events:
        told += [one.trigger, *one.quotes, *(role.mention for role in one.roles)]
        assert all(role.role in CODEBOOK.roles and role.actor < len(found.actors) for role in one.roles)
        assert one.type in CODEBOOK.types and (one.place or 0) <= len(found.places) and 0 <= one.confidence <= 1
    json.dumps(as_standoff(found, "one"), ensure_ascii=False).encode()
    return all(0 <= one.start < one.end <= len(text) and text[one.start : one.end] == one.text for one in told)


@given(events=EVENTS)
@settled(max_examples=120)
def test_events_of_any_kind_give_suggestions_with_exact_offsets(server: Server, sample: Corpus, events: list[object]) -> None:
    server.answer = lambda handler: handler.say(json.dumps(json.loads(chat({"events": events}))).encode())

    try:
        found = server.engine()(TEXT, "2021-02-15", sample)
    except EngineError:
        return
    assert holds(found, TEXT)


@given(content=ANY | st.text().map(lambda text: '{"events": ' + text))
@settled(max_examples=100)
def test_an_answer_of_any_form_gives_suggestions_or_an_error_of_the_engine(server: Server, content: object) -> None:
    server.answer = lambda handler: handler.say(chat(content))

    try:
        assert holds(server.engine()(TEXT), TEXT)
    except EngineError as wrong:
        assert str(wrong)


@given(
    body=st.binary(max_size=200) | ANY.map(lambda value: json.dumps(value).encode()),
    status=st.sampled_from([200, 204, 302, 400, 404]),
)
@settled(max_examples=100)
def test_any_bytes_give_suggestions_or_an_error_of_the_engine(server: Server, body: bytes, status: int) -> None:
    server.answer = lambda handler: handler.say(body, status)

    try:
        assert holds(server.engine()(TEXT), TEXT)
    except EngineError as wrong:
        assert str(wrong)


@given(raw=st.binary(max_size=200) | st.binary(max_size=200).map(lambda body: b"HTTP/1.1 200 OK\r\n" + body))
@settled(max_examples=60)
def test_any_bytes_on_the_line_give_an_error_of_the_engine(server: Server, raw: bytes) -> None:
    def answer(handler: Any) -> None:
        handler.wfile.write(raw)
        handler.close_connection = True

    server.answer = answer
    with pytest.raises(EngineError):
        server.engine()(TEXT)


@given(st.lists(st.tuples(st.text(st.sampled_from("aé😀. \n،ب"), max_size=40), st.integers(1, 400)), max_size=8))
@settled(max_examples=60)
def test_parts_of_any_text_cover_it(pieces: list[tuple[str, int]]) -> None:
    text = "".join(piece * times for piece, times in pieces)
    parts = parts_of(text)

    assert parts[0].start == 0 and parts[-1].end == len(text)
    assert all(text[one.start : one.end] == one.text and len(one.text) <= PART for one in parts)
    assert all(0 <= before.end - one.start <= OVERLAP for before, one in pairwise(parts))
