"""An endpoint's answer becomes the list of what it calls events. What is not wholly JSON of the right form is an EngineError: no
half answer is mended."""

import json
import re
from typing import Any, NoReturn

from lib.suggest.engine import EngineError
from lib.suggest.engines.saying import kind_of, plain

MOST = 200  # events of one answer
SMALLER = "take another model, or a server that binds answers to a schema"
_FENCE = re.compile(r"```(?:json)?[ \t]*\n(.*)\n```", re.S)


def events_of(body: bytes) -> list[object]:
    """The events of an answer, as they are written. Raises EngineError."""
    content = _content(_read(body, "the endpoint's answer"))
    fenced = _FENCE.fullmatch(content.strip())
    found = _read(fenced[1] if fenced else content, "what the model wrote")
    if not isinstance(found, dict) or not isinstance(found.get("events"), list):
        raise EngineError("what the model wrote has no list of events", SMALLER)
    if len(found["events"]) > MOST:
        raise EngineError(f"the model gave {len(found['events']):,} events for one part of the text", f"more than {MOST} are none")
    events: list[object] = found["events"]
    return events


def error_of(body: bytes) -> str:
    """What a server says is wrong; empty where it says nothing that can be read."""
    try:
        told = _read(body, "")
    except EngineError:
        return ""
    wrong = told.get("error", told) if isinstance(told, dict) else None
    wrong = wrong.get("message") if isinstance(wrong, dict) else wrong
    return plain(wrong) if isinstance(wrong, str) else ""


def _content(answer: object) -> str:
    """The model's own words."""
    if isinstance(answer, dict) and answer.get("error"):
        raise EngineError("the endpoint answers with an error", "look at what the server itself says")
    choices = answer.get("choices") if isinstance(answer, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices else None
    told = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(told, dict):
        hint = "FAULTLINES_SUGGEST_URL has to be the address of an OpenAI-compatible server, often ending in /v1"
        raise EngineError("the endpoint's answer is none of a chat", hint)
    if choice.get("finish_reason") == "length":
        raise EngineError("the model's answer was cut off before its end", "give the server a longer context")
    if told.get("refusal") or choice.get("finish_reason") == "content_filter":
        raise EngineError("the model declined to answer", "take another model")
    content = told.get("content")
    if content is not None and not isinstance(content, str):
        raise EngineError(f"the model's words are {kind_of(content)}, not text", SMALLER)
    if not content or not content.strip():
        raise EngineError("the model answered nothing", SMALLER)
    return content


def _read(written: str | bytes, what: str) -> Any:
    try:
        return json.loads(written, parse_constant=_no_number)
    except RecursionError:
        raise EngineError(f"{what} is nested too deeply", SMALLER) from None
    except UnicodeDecodeError:
        raise EngineError(f"{what} is not in UTF-8", SMALLER) from None
    except json.JSONDecodeError as wrong:
        raise EngineError(f"{what} {_lacking(wrong)}", SMALLER) from None
    except ValueError:
        raise EngineError(f"{what} holds a number that is none", SMALLER) from None


def _lacking(wrong: json.JSONDecodeError) -> str:
    if not wrong.doc.strip():
        return "is empty"
    if wrong.pos >= len(wrong.doc.rstrip()) or wrong.msg.startswith("Unterminated"):
        return "ends in the middle of its JSON"
    if wrong.msg == "Extra data" or not wrong.doc.lstrip().startswith(("{", "[")):
        return "is not JSON alone: it has words around it"
    return "is no JSON"


def _no_number(written: str) -> NoReturn:
    raise ValueError(written)
