"""Where something stands in the text, in words: what the finders hand to the rules of grammar."""

from dataclasses import dataclass

from lib.suggest.models import Mention
from lib.suggest.text.words import Word


@dataclass(slots=True)
class Spot:
    """Words `first` to `last` (excluded) that mean entity `entity` (an index into the list of its kind). `kind`: actor,
    reporter, place, date, number, back (points back; `entities` once resolved), `how` says by which rule."""

    kind: str
    first: int
    last: int
    entity: int = -1
    how: str = ""
    entities: tuple[int, ...] = ()
    person: bool = False
    rule: str = ""  # which gave it


def mention(text: str, words: list[Word], first: int, last: int) -> Mention:
    """The words as they stand in the text, without a possessive at the end."""
    start, end = words[first].start, words[last - 1].end
    if words[last - 1].possessive:
        end -= 2
    return Mention(start, end, text[start:end])
