"""Labels of actors, places and blocs, always from the corpus's registries."""

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus


def actor_name(corpus: Corpus, identifier: str) -> str:
    """The actor's name; the id itself where the registry has no such actor."""
    return corpus.actors[identifier].name if identifier in corpus.actors else identifier


def place_name(corpus: Corpus, identifier: str) -> str:
    """The place's name; the id itself where the gazetteer has no such place."""
    return corpus.places[identifier].name if identifier in corpus.places else identifier


def bloc_label(corpus: Corpus, identifier: str) -> str:
    """The bloc's label; where corpus.yaml has no such bloc, or nobody is in it, the name of the actor of that id, which is left to
    stand for itself."""
    named = next((bloc.label for bloc in corpus.settings.blocs if bloc.id == identifier), "")
    stands = identifier not in corpus.actors or identifier in corpus.used_blocs
    return named if named and stands else actor_name(corpus, identifier)


def label_of(corpus: Corpus, identifier: str, level: str = "actor") -> str:
    """The label of one end of a link: a bloc's at level "bloc", else an actor's."""
    return bloc_label(corpus, identifier) if level == "bloc" else actor_name(corpus, identifier)


def bloc_hues(corpus: Corpus) -> dict[str, str]:
    """Hue name of every bloc, in the corpus's order."""
    return {bloc.id: bloc.hue for bloc in corpus.settings.blocs}


def field_label(name: str) -> str:
    """What a coded field is called: a role or a number as the codebook has it, any other by its own name."""
    term = CODEBOOK.roles.get(name) or CODEBOOK.quantities.get(name)
    return term.label if term else name.replace("_", " ").capitalize()


def precision_name(corpus: Corpus, precision: str) -> str:
    """How exactly a place is known, in the corpus's own words for its administrative levels, in lower case."""
    level = CODEBOOK.precisions[precision].level
    return corpus.settings.level(level) if level else CODEBOOK.precisions[precision].label.lower()
