"""Where an article stands between its coding and the counts: what is written of its review, and how its moments are read."""

import datetime
import re
from dataclasses import dataclass

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.terms import ReviewState

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Review:
    """What an article says of its review. `state`: of the codebook's `review_states`; `since`: the day, or the moment with its zone
    (ISO 8601), on which it came into it; `minutes`: how long coding took, all sittings together, None where nobody measured;
    `note`: why it was sent back or rejected; `settled_on`, `settled_by`: when and by whom two codings were made one;
    `settled_with`: whose second codings those were, as their files are named; all where it is empty."""

    state: str
    since: str = ""
    coder: str = ""
    reviewer: str = ""
    minutes: int | None = None
    note: str = ""
    settled_on: str = ""
    settled_by: str = ""
    settled_with: tuple[str, ...] = ()

    @property
    def term(self) -> ReviewState:
        """What the codebook says of its state."""
        return CODEBOOK.review_states[self.state]


def state_of(written: str) -> ReviewState:
    """What the codebook says of a state; of none that is written, the default's: what nobody reviews counts."""
    return CODEBOOK.review_states[written or CODEBOOK.default("review")]


def moment_of(written: str) -> datetime.datetime | None:
    """The moment of a text of `since`: of a day alone its first, UTC; None of what is neither a day nor a moment with its zone."""
    try:
        found = datetime.datetime.fromisoformat(written if DAY.match(written) else "")
    except ValueError:
        return None
    return found.replace(tzinfo=datetime.UTC) if DAY.fullmatch(written) else found if found.tzinfo else None
