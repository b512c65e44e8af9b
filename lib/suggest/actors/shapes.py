"""The word lists of actor_shapes.yaml, by which an actor that no list knows is known for one."""

import functools

from lib.suggest.text.knowledge import read_yaml
from lib.suggest.text.words import key_of

_AS_WRITTEN = ("vague", "kept_titles")  # lists that are not folded
POINTING = ("singular", "person", "plural")


@functools.cache
def shapes() -> dict[str, frozenset[str]]:
    """Each list's words as written and folded; of words that point back, `back_` and the kind."""
    raw = read_yaml("actor_shapes.yaml")
    found = {
        name: frozenset({*map(str.lower, words), *map(key_of, words)}) for name, words in raw.items() if isinstance(words, list)
    }
    found |= {name: frozenset(raw[name]) for name in _AS_WRITTEN}
    found["given"] = frozenset(key_of(name) for name in read_yaml("given_names.yaml")["names"])
    return found | {f"back_{kind}": frozenset(raw["back"][kind]) for kind in POINTING}


@functools.cache
def pairs() -> frozenset[tuple[str, ...]]:
    """Phrases that point back to two actors, as their words."""
    return frozenset(tuple(phrase.split()) for phrase in read_yaml("actor_shapes.yaml")["back"]["pair"])


@functools.cache
def kinds_meant() -> dict[str, tuple[str, ...]]:
    """Noun that points back -> the kinds of actors that it may mean beside those that bear it in their names."""
    return {noun: tuple(kinds) for noun, kinds in read_yaml("actor_shapes.yaml")["back"]["kinds"].items()}
