"""What may be done with an article in review: each move gives what is then written of it, and nothing else of the article changes.

What is written is plain data (lib.annotating.saving.fields); moments are UTC, to the minute.
"""

import datetime
from dataclasses import dataclass

from lib.annotating.saving.fields import EVENTS, Fields
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.yaml_lines import Tree

DRAFT, CODED, IN_REVIEW, ACCEPTED, REJECTED = "draft", "coded", "in_review", "accepted", "rejected"
NO_STATE = ""  # of an article of which none is written


@dataclass(frozen=True)
class Move:
    """One thing to do. `label`: of its button; `to`: the state it leads to, none where the article stays in its own; `of`: the
    states in which it may be done; `needs_note`: it is not done without a word on why; `reviews`: whether who
    does it reviews the article, and is then named so; `said`: in the history; `help`: what follows from it."""

    id: str
    label: str
    to: str
    of: frozenset[str]
    said: str
    help: str
    needs_note: bool = False
    reviews: bool = True


MOVES = (  # in the order of their buttons
    Move(
        "hand_in", "Hand in for review", IN_REVIEW, frozenset((NO_STATE, DRAFT, CODED, ACCEPTED, REJECTED)), "handed in for review",
        "It waits for a reviewer, and its events count once it is accepted.", reviews=False,
    ),
    Move(
        "accept", "Accept", ACCEPTED, frozenset((NO_STATE, IN_REVIEW, REJECTED)), "accepted",
        "Its events count from now on, but for those that are rejected one by one.",
    ),
    Move("take", "I review it", "", frozenset((IN_REVIEW,)), "taken for review", "It waits for you alone then."),
    Move(
        "send_back", "Send back", DRAFT, frozenset((IN_REVIEW, ACCEPTED)), "sent back",
        "It waits for its coder again, with your note.", needs_note=True,
    ),
    Move(
        "reject", "Reject", REJECTED, frozenset((NO_STATE, IN_REVIEW, ACCEPTED)), "rejected",
        "Its events count nowhere, but for those that are accepted one by one; file and coding stay.", needs_note=True,
    ),
)  # fmt: skip


NEXT = {NO_STATE: "hand_in", DRAFT: "hand_in", CODED: "hand_in", IN_REVIEW: "accept"}  # state -> the move that is due


def moves_of(state: str) -> tuple[Move, ...]:
    """What may be done with an article in this state."""
    return tuple(move for move in MOVES if state in move.of)


def written_moment(now: datetime.datetime) -> str:
    """A moment as `since` holds it."""
    return now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%MZ")


def review_in(fields: Fields) -> Fields:
    """What an article's fields say of its review; nothing where they say nothing, or what is no mapping."""
    found = fields.get("review")
    return dict(found) if isinstance(found, dict) else {}


def state_in(fields: Fields) -> str:
    """The state that an article's fields tell; "" where they tell none."""
    return _text(review_in(fields).get("state"))


def moved(fields: Fields, move: Move, who: str, note: str, now: datetime.datetime) -> Fields:
    """The fields of an article after a move. What was noted before is answered by handing in, and gone once it is accepted; the
    history keeps it."""
    held = review_in(fields)
    made = to_state(held, move.to or state_in(fields), now)
    if move.reviews:
        made |= {"reviewer": who}
    if move.to:
        made.pop("note", None)
    return fields | {"review": made | ({"note": note} if note else {})}


def coded(held: Fields, state: str, who: str, minutes: int, now: datetime.datetime) -> Fields:
    """What is written of an article's review where somebody saves its coding. `held`: what stood there; `state`: the one it is to
    be in, "" for none; `minutes`: how long this sitting took."""
    if not (held or state):
        return {}
    was = _text(held.get("state"))
    made = to_state(held, state or was, now)
    if state and state != was and state != ACCEPTED and who and not _text(held.get("coder")):
        made |= {"coder": who}
    if state == IN_REVIEW != was:
        made.pop("note", None)
    return made | ({"minutes": str(minutes_in(held) + minutes)} if minutes else {})


def to_state(held: Fields, state: str, now: datetime.datetime) -> Fields:
    """What is written of a review, in a state; since when is told anew where that is another one."""
    return dict(held) if held.get("state") == state else held | {"state": state, "since": written_moment(now)}


def minutes_in(held: Fields) -> int:
    """The minutes that are written of a review."""
    told = _text(held.get("minutes"))
    return int(told) if told.isdecimal() else 0


def with_event(fields: Fields, event_id: str, state: str) -> Fields:
    """The fields with one event in a state of its own; where that is its article's, it has none of its own."""
    own = "" if state == (state_in(fields) or CODEBOOK.default("review")) else state
    events = fields.get(EVENTS)
    listed = events if isinstance(events, list) else []
    return fields | {EVENTS: [_in_state(one, own) if _is(one, event_id) else one for one in listed]}


def _is(event: Tree, event_id: str) -> bool:
    return isinstance(event, dict) and event.get("id") == event_id


def _in_state(event: Tree, state: str) -> Tree:
    rest = {name: value for name, value in event.items() if name != "review"} if isinstance(event, dict) else {}
    return rest | ({"review": state} if state else {})


def _text(value: Tree) -> str:
    return value if isinstance(value, str) else ""
