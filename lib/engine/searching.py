"""What a search says of itself, asked of the events: whether anybody tells its words, and who only mentions what it names."""

from lib.corpus.text.folding import fold
from lib.engine.questions import TOLD, Engine, where
from lib.engine.shown import Shown, Some
from lib.events.asking.filters import Filters
from lib.events.asking.search import read_search


def is_told(engine: Engine, written: str) -> bool:
    """Whether any event is told in these words, which are no name."""
    return engine.number(Filters(search=f'"{written}"'), reason="matching") > 0


def only_mentioned(shown: Shown, text: str) -> Some | None:
    """The events that a search of one name leaves out, but that hold a name of what it means in their words; None of any other
    search."""
    terms = read_search(text, shown.known.spellings)
    if len(terms) != 1 or not terms[0].things:
        return None
    names = {fold(name) for thing in terms[0].things for name in shown.known.spellings.names[thing]}
    others = (where(f"facet:{kind}", none=True, value=identifier) for kind, identifier in sorted(terms[0].things))
    return Some(shown, (where(TOLD, phrase=tuple(sorted(names))), *others), "read")
