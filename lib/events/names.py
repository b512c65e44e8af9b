"""Labels of actors, places and blocs, always from the corpus's registries."""

from lib.corpus.models import Corpus


def label_of(corpus: Corpus, identifier: str) -> str:
    """The name of an actor or place, or the label of a bloc; the id itself where the corpus knows none."""
    if identifier in corpus.actors:
        return corpus.actors[identifier].name
    if identifier in corpus.places:
        return corpus.places[identifier].name
    return next((bloc.label for bloc in corpus.settings.blocs if bloc.id == identifier), identifier)


def actor_name(corpus: Corpus, identifier: str) -> str:
    """The actor's name; the id itself where the registry has no such actor."""
    return corpus.actors[identifier].name if identifier in corpus.actors else identifier


def place_name(corpus: Corpus, identifier: str) -> str:
    """The place's name; the id itself where the gazetteer has no such place."""
    return corpus.places[identifier].name if identifier in corpus.places else identifier


def bloc_hues(corpus: Corpus) -> dict[str, str]:
    """Hue name of every bloc, in the corpus's order."""
    return {bloc.id: bloc.hue for bloc in corpus.settings.blocs}
