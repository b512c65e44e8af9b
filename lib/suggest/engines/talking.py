"""The talk with an endpoint: what of a question a server refuses is left out and asked again, a busy one is asked once more, and no
answer sends the text to another host."""

import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lib.suggest.engine import EngineError
from lib.suggest.engines.address import SETTING, Address, sent_on_to
from lib.suggest.engines.answer import error_of, events_of
from lib.suggest.engines.asking import Answer, Waiting, ask
from lib.suggest.engines.prompt import question
from lib.suggest.engines.saying import plain, quoted

BUSY = frozenset((429, 500, 502, 503, 504))
MOVED, SENT_ON = range(300, 400), frozenset((307, 308))  # the latter ask for the same question elsewhere
NOT_TAKEN = frozenset((400, 415, 422, 501))  # what a server answers that does not know a part of the question
EXTRAS = ("temperature", "response_format")  # what is left out, one after the other, where a server refuses the question
UNBOUND = "The endpoint takes no schema: the model was asked in words to keep to it."
HINTS = {401: "look at the key", 403: "look at the key", 404: f"look at {SETTING} and at the model's name"}
LONGEST = 2_000  # letters of a server's message that are looked at
REPEATED = 30  # letters of what was sent: a server's message that repeats as many is not shown


@dataclass(frozen=True)
class Asked:
    """Whom to ask: address, model, and a key or none."""

    address: Address
    model: str
    key: str = field(default="", repr=False)


@dataclass
class Talk:
    """Questions to one endpoint within one run. `left_out`: how many of EXTRAS it has refused so far; `notes`: what a person should
    know."""

    asked: Asked
    waiting: Waiting
    left_out: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        return (UNBOUND,) if self.left_out == len(EXTRAS) else ()

    def events(self, sent: str) -> list[object]:
        """What the model calls events of a part. Raises EngineError."""
        while True:
            asked = question(self.asked.model, sent)
            for name in EXTRAS[: self.left_out]:
                del asked[name]
            try:
                return events_of(self._answer(asked))
            except EngineError as wrong:
                if wrong.status not in NOT_TAKEN or self.left_out == len(EXTRAS):
                    raise
                self.left_out += 1

    def _answer(self, asked: dict[str, Any]) -> bytes:
        body = json.dumps(asked).encode()
        answer = self._ask(body)
        if answer.status in BUSY:
            self.waiting.pause(self._wait(answer))
            answer = self._ask(body)
        if answer.status in MOVED:
            what = f"{self.asked.address.who} sends on to another address"
            raise EngineError(what, f"write that one into {SETTING}", answer.status)
        if not 200 <= answer.status < 300:
            what = f"{self.asked.address.who} answers with {answer.status}{self._said(answer.body, asked)}"
            raise EngineError(what, HINTS.get(answer.status, ""), answer.status)
        return answer.body

    def _ask(self, body: bytes) -> Answer:
        """The answer; where the same server has it under another path, from there, once."""
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self.asked.key:
            headers["Authorization"] = f"Bearer {self.asked.key}"
        answer = ask(self.asked.address, headers, body, self.waiting)
        if answer.status in MOVED:
            to = sent_on_to(answer.headers.get("Location", ""), self.asked.address)
            if to and not to.is_beside(self.asked.address):
                what = f"{self.asked.address.who} sends on to {quoted(f'{to.scheme}://{to.who}')}; nothing was sent there"
                raise EngineError(what, f"if that is right, write it into {SETTING}", answer.status)
            if to and answer.status in SENT_ON:
                self.asked = replace(self.asked, address=to)
                return ask(to, headers, body, self.waiting)
        return answer

    def _said(self, body: bytes, asked: dict[str, Any]) -> str:
        """What the server says is wrong, without the key, and nothing where it repeats what it was sent."""
        said, sent = error_of(body)[:LONGEST], plain(asked["messages"][1]["content"])
        repeats = len(said) >= REPEATED and any(said[at : at + REPEATED] in sent for at in range(len(said) - REPEATED + 1))
        return f": {quoted(said.replace(self.asked.key, '…') if self.asked.key else said)}" if said and not repeats else ""

    def _wait(self, answer: Answer) -> float:
        """Seconds until a busy server may be asked again. Raises EngineError where it asks for more than is waited."""
        seconds = _seconds(answer.headers.get("Retry-After", ""))
        if seconds > self.waiting.limits.busy:
            what = f"{self.asked.address.who} answers with {answer.status} and asks to wait {seconds:,.0f} seconds"
            raise EngineError(what, "try again then", answer.status)
        return seconds


def _seconds(told: str) -> float:
    """What Retry-After says, seconds or a moment; a second where it says nothing that can be read."""
    if told.strip().isascii() and told.strip().isdecimal():
        return float(told.strip()[:9])
    try:
        moment = parsedate_to_datetime(told)
    except (TypeError, ValueError, OverflowError):
        return 1.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
