"""An OpenAI-compatible endpoint that the user names (a server of Ollama or llama.cpp too) as an engine: a text goes out in parts,
events come back bound to a schema, and only those are taken whose words stand in the text.

Off unless FAULTLINES_SUGGEST_URL and FAULTLINES_SUGGEST_MODEL are set. Nothing is logged, and nothing sent anywhere else.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from lib.corpus.model.models import Corpus
from lib.settings import Suggesting
from lib.suggest.engine import Day, EngineError, as_dated
from lib.suggest.engines.address import SETTING, Address, read_address
from lib.suggest.engines.asking import Limits, Waiting
from lib.suggest.engines.gathering import Gathering
from lib.suggest.engines.names import Names
from lib.suggest.engines.parts import LONGEST, Part, parts_of
from lib.suggest.engines.prompt import article
from lib.suggest.engines.reading import Reader, Refused, Told
from lib.suggest.engines.saying import cannot_be_shown, plain, quoted
from lib.suggest.engines.talking import Asked, Talk
from lib.suggest.models import Suggestions

SHOWN = 20  # refusals that are told one by one
KEY, MODEL = 4_000, 200  # letters of a key and of a model's name at most
PASSED_ON = "cloud"  # the end of the names of models that Ollama runs elsewhere


@dataclass
class Endpoint:
    """An engine for one run: what is set, how long it may take, and, once `cancel` was called, an end."""

    settings: Suggesting
    limits: Limits = field(default_factory=Limits)
    stopped: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """End what is running, from another thread; this engine then answers no more."""
        self.stopped.set()

    def __call__(self, text: str, published: Day = None, corpus: Corpus | None = None) -> Suggestions:
        """Suggestions of the model for a text. Raises EngineError, and then gives nothing: a text is never half coded."""
        day = as_dated(published)
        asked = asked_of(self.settings)
        if len(text) > LONGEST:
            raise EngineError(f"the text has {len(text):,} letters, more than an endpoint is asked about ({LONGEST:,})")
        names, rule = Names(corpus), f"endpoint.{asked.model}"
        if not any(map(str.isalnum, text)):
            return Suggestions(text, day, notes=("The text has no words, so nothing was sent.",))
        talk = Talk(asked, Waiting(self._limits(), self.stopped))
        taken: list[list[Told]] = []
        refused: list[str] = []
        parts = parts_of(text)
        for number, part in enumerate(parts):
            sent = article(part.text, day, names.standing_in("actor", part.text), names.standing_in("place", part.text))
            told, more = _read(part, talk.events(sent))
            before = parts[number - 1].end if number else 0
            taken.append([one for one in told if not _is_told(one, taken[-1] if taken else (), before)])
            refused += more
        events = [one for some in taken for one in some]
        return Gathering(names, rule).suggestions(text, day, events, (*talk.notes, *_notes(refused, len(events), rule)))

    def _limits(self) -> Limits:
        """A model that is asked for its whole answer is silent until it is there."""
        seconds = _seconds(self.settings.seconds) if self.settings.seconds else 0
        return replace(self.limits, whole=seconds, silence=seconds) if seconds else self.limits


def what_leaves(settings: Suggesting) -> str:
    """What a run of the endpoint sends, and to whom, in plain words; to be shown before it is asked. Raises nothing."""
    if not settings.asks_endpoint:
        return f"No endpoint is named in {SETTING}: nothing leaves this machine."
    try:
        asked = asked_of(settings)
    except EngineError as wrong:
        return f"Nothing is sent: {wrong}."
    sent = (
        "the whole text of the article, the day of its publication, the codebook, and the names of those actors and places of the "
        f"corpus that stand in the text, to {asked.address.who}"
    )
    if asked.address.is_here:
        on = f"Where that server passes it on, as Ollama does for models named “…{PASSED_ON}”, it leaves this machine all the same."
        return f"Each run sends {sent}, which is on this machine. {on}"
    said = f"Each run sends {sent}: it leaves this machine, and whoever runs that server can read and keep it."
    bare = " It goes there unencrypted, and so does the key: whoever stands between can read them."
    return said + (bare if asked.address.scheme == "http" else "")


def asked_of(settings: Suggesting) -> Asked:
    """Whom to ask, from what is set. Raises EngineError for what is missing or wrong."""
    if not settings.url or not settings.model:
        missing = "FAULTLINES_SUGGEST_MODEL" if settings.url else SETTING
        raise EngineError(f"{missing} is not set", f"an endpoint needs both {SETTING} and FAULTLINES_SUGGEST_MODEL")
    address: Address = read_address(settings.url)
    if len(settings.model) > MODEL or any(letter.isspace() or cannot_be_shown(letter) for letter in settings.model):
        raise EngineError(f"{quoted(settings.model)} is no name of a model", "FAULTLINES_SUGGEST_MODEL is one such as llama3.1:8b")
    if settings.seconds:
        _seconds(settings.seconds)
    return Asked(address, settings.model, _key(settings))


def _key(settings: Suggesting) -> str:
    """The key that is set, or of the file that is named; empty for none. No message shows it."""
    key = settings.key
    if not key and settings.key_file:
        try:
            with Path(settings.key_file).expanduser().open(encoding="utf-8") as file:
                key = file.read(KEY + 1).strip()
        except (OSError, ValueError, RuntimeError) as wrong:
            why = getattr(wrong, "strerror", None) or "it is no text"
            raise EngineError(f"the key's file {quoted(settings.key_file)} cannot be read: {why}") from None
        if not key:
            raise EngineError(f"the key's file {quoted(settings.key_file)} is empty")
    if len(key) > KEY or not all("!" <= letter <= "~" for letter in key):
        raise EngineError("the key holds signs that no key has", "write it alone, in one line")
    return key


def _seconds(written: str) -> float:
    try:
        seconds = float(written)
    except ValueError:
        seconds = math.nan
    if not 1 <= seconds <= 86_400:
        raise EngineError(f"FAULTLINES_SUGGEST_SECONDS is {quoted(written)}", "write how long an article may take, 1 to 86400")
    return seconds


def _read(part: Part, events: Sequence[object]) -> tuple[list[Told], list[str]]:
    """(the events that are taken, why the others are refused)."""
    reader, taken, refused = Reader(part), [], []
    for number, written in enumerate(events, 1):
        try:
            taken.append(reader.read(written))
        except Refused as wrong:
            kind = written.get("type") if isinstance(written, dict) else None
            called = f" ({quoted(kind)})" if isinstance(kind, str) else ""
            where = f" from letter {part.start:,} on" if part.start else ""
            refused.append(f"event {number}{where}{called}: {plain(str(wrong))}")
    return taken, refused


def _is_told(one: Told, earlier: Sequence[Told], before: int) -> bool:
    """Whether the part before, which ends at `before`, told an event already that stands in both."""
    if one.quote.start >= before:
        return False
    return any(
        one.type == other.type and one.quote.start < other.quote.end and other.quote.start < one.quote.end for other in earlier
    )


def _notes(refused: list[str], taken: int, rule: str) -> tuple[str, ...]:
    if not refused:
        return ()
    more = (f"{len(refused) - SHOWN} more were refused.",) if len(refused) > SHOWN else ()
    head = f"{rule}: {len(refused)} of {len(refused) + taken} events were refused, and stand nowhere."
    return (head, *(f"Refused: {one}." for one in refused[:SHOWN]), *more)
