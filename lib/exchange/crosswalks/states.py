"""Of which country an actor is, as far as its ties say: the state that it is, or is a part of on a day."""

import datetime

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.register import Tie
from lib.exchange.crosswalks.countries import NONE, country_named
from lib.exchange.crosswalks.sides import Person


def state_of(person: Person, day: str, corpus: Corpus) -> dict[str, str]:
    """The country (lib.exchange.crosswalks.countries) of the nearest state above; nothing where none is known, or two are."""
    on = datetime.date.fromisoformat(day) if day else None
    level, seen = [person.id], {person.id}
    while level:
        known = [corpus.actors[one] for one in level if one in corpus.actors]
        states = [one for one in known if one.kind in CODEBOOK.actor_kinds and CODEBOOK.actor_kinds[one.kind].is_state]
        if states:
            return country_named(states[0].name, *states[0].aliases) if len(states) == 1 else NONE
        above = [tie.actor for one in known for tie in one.part_of if _holds(tie, on)]
        level = [one for one in dict.fromkeys(above) if one not in seen]
        seen.update(level)
    return NONE


def _holds(tie: Tie, day: datetime.date | None) -> bool:
    """Whether a tie holds on a day; of an unknown day, whether it holds always."""
    if day is None:
        return tie.always
    return (tie.first is None or tie.first <= day) and (tie.last is None or day <= tie.last)
