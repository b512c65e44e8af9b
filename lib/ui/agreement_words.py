"""What two coders say of a field, in the words of the corpus; and an agreement as a cell says it."""

from lib.agreeing.comparing import Compared
from lib.agreeing.fields import UNNAMED, Field, Scale, Told
from lib.agreeing.measuring import Alpha
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus

NOTHING = "nothing told"
PLACES = ("place", "origin", "near")
SCALES: dict[Scale, str] = {
    "nominal": "the same or not",
    "sets": "what is shared of two sets (MASI)",
    "days": "days apart",
    "numbers": "numbers, by their ratio",
}


def value_words(corpus: Corpus, field: Field, told: Told) -> str:
    """What a coder says of a field, by names and labels."""
    if not told:
        return NOTHING
    if isinstance(told, frozenset):
        return "; ".join(sorted(name_words(corpus, field, one) for one in told))
    return CODEBOOK.label(field.terms, told) if field.terms else told


def name_words(corpus: Corpus, field: Field, identifier: str) -> str:
    """What an actor, a place or a term is called; the id itself where that is not known."""
    if field.terms:
        return CODEBOOK.label(field.terms, identifier)
    if field.id in PLACES:
        return corpus.places[identifier].name if identifier in corpus.places else identifier
    bare = identifier.removeprefix(UNNAMED)
    name = corpus.actors[bare].name if bare in corpus.actors else bare
    return name if bare == identifier else f"{UNNAMED}{name}"


def alpha_words(alpha: Alpha) -> str:
    """An alpha with two decimals, or why there is none."""
    return signed(alpha.alpha) if alpha.alpha is not None else alpha.why


def interval_words(alpha: Alpha) -> str:
    """The interval of an alpha, or why there is none where there is an alpha."""
    if alpha.low is not None and alpha.high is not None:
        return f"{signed(alpha.low)} to {signed(alpha.high)}"
    return alpha.why if alpha.alpha is not None else ""


def signed(number: float) -> str:
    """A number with two decimals and a true minus."""
    return f"{number:.2f}".replace("-", "−").replace("−0.00", "0.00")


def found_words(compared: Compared) -> str:
    """How many events both coders found, and how many one alone."""
    first = sum(pair.second is None for pair in compared.alone)
    second = len(compared.alone) - first
    return f"{len(compared.both)} both, {first} first alone, {second} second alone"
