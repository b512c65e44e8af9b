"""What is meant by a name, however it is spelt: folded names of things, and what comes near to one that nobody bears.

A thing is (kind, id). Things that share a name belong together: whoever writes one of the names may mean each of them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import fuzz, process

from lib.corpus.model.models import Actor, Place
from lib.corpus.text.folding import fold, spelling

Thing = tuple[str, str]  # kind, id
LIKE = 72.0  # of 100: how like a spelling must be to be offered; of short ones one letter in three may differ
MOST_LIKE = 3
LEAST_WORD = 4  # letters of a word of a name that is compared alone
STANDS_FOR = 90.0  # of 100: how like a name is to the first letters of its words
_SHORT = re.compile("[A-Z]{2,4}")
_WORD, _JOINING = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*"), frozenset(("of", "the", "and", "for", "in", "al"))
_REPEATED = re.compile(r"(\w)\1+")
_SOUND = str.maketrans("oyeqcw", "uiikku")  # one sound by several hands: Suleymani, Soleimani, Sulaimani
Near = tuple[float, str, Thing]  # how like, of 100; the name that is near; who bears it


def names_of(bearer: Actor | Place) -> tuple[str, ...]:
    """All that an actor or a place is called, its name first, none of them empty or twice."""
    return tuple(dict.fromkeys(filter(None, (bearer.name, bearer.name_ar, *bearer.aliases))))


@dataclass
class Spellings:
    """Things by the spellings of their names."""

    things: dict[str, set[Thing]] = field(default_factory=lambda: defaultdict(set))
    names: dict[Thing, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, thing: Thing, names: Iterable[str]) -> None:
        """Enter a thing with all that it is called; before anything is looked for by likeness."""
        for name in names:
            if bare := spelling(name):
                self.things[bare].add(thing)
                self.names[thing][name] = None

    def called(self, written: str, kind: str = "") -> frozenset[Thing]:
        """The things that bear this name in some spelling; of one kind, where it is given."""
        found = self.things.get(spelling(written), ())
        return frozenset(thing for thing in found if kind in ("", thing[0]))

    def meant(self, written: str) -> frozenset[Thing]:
        """The things that bear this name, and those that share another name with one of them: so every name of a thing
        means the same."""
        found, waiting = set(), list(self.called(written))
        while waiting:
            thing = waiting.pop()
            if thing not in found:
                found.add(thing)
                waiting += (other for name in self.names[thing] for other in self.things[spelling(name)])
        return frozenset(found)

    def like(self, written: str, kind: str = "") -> tuple[tuple[str, Thing], ...]:
        """(name, thing) of the few things whose name comes nearest to what was written and is not it; best first."""
        return tuple((name, thing) for _, name, thing in self.near(written, kind)[:MOST_LIKE])

    def near(self, written: str, kind: str = "", *, words: bool = True) -> tuple[Near, ...]:
        """The things of which a name, or one word of a name, sounds nearly as what was written, or is what its letters stand for;
        each once, best first. Without `words`, only whole names are compared."""
        found = {} if _SHORT.fullmatch(written) else self._sounding(written, kind, words)  # SNA is not nearly SAA
        short = {**self._initials.get(written, {}), **self._short.get(_initials(written), {})}
        for thing, name in short.items():
            if kind in ("", thing[0]):
                found.setdefault(thing, (STANDS_FOR, name, thing))
        return tuple(sorted(found.values(), key=lambda near: (-near[0], near[2])))

    def _sounding(self, written: str, kind: str, words: bool) -> dict[Thing, Near]:
        sound = _sound(spelling(written))
        found: dict[Thing, Near] = {}
        for sounds in (self._sounds, self._word_sounds if words and len(sound) >= LEAST_WORD else {}):
            for known, score, _ in process.extract(sound, list(sounds), scorer=fuzz.ratio, limit=8 * MOST_LIKE, score_cutoff=LIKE):
                for thing, name in sounds[known].items():
                    if kind in ("", thing[0]) and (thing not in found or score > found[thing][0]):
                        found[thing] = (score, name, thing)
        return found

    def is_word(self, written: str) -> bool:
        """Whether a name, or a word of one, is written so."""
        bare = spelling(written)
        return bare in self.things or bare in self._words

    @cached_property
    def _initials(self) -> dict[str, dict[Thing, str]]:
        """First letters of the words of a name -> who bears it, by which name."""
        return _gathered((_initials(name), thing, name) for thing, names in self.names.items() for name in names)

    @cached_property
    def _short(self) -> dict[str, dict[Thing, str]]:
        """A name that is a few capitals -> who bears it."""
        return _gathered((name, thing, name) for thing, names in self.names.items() for name in names if _SHORT.fullmatch(name))

    @cached_property
    def _sounds(self) -> dict[str, dict[Thing, str]]:
        return _by_sound((spelling(name), thing, name) for thing, names in self.names.items() for name in names)

    @cached_property
    def _word_sounds(self) -> dict[str, dict[Thing, str]]:
        return _by_sound((word, thing, name) for word, bearers in self._words.items() for thing, name in bearers.items())

    @cached_property
    def _words(self) -> dict[str, dict[Thing, str]]:
        """Word of a name -> who bears it, by which name; of names of several words."""
        found: dict[str, dict[Thing, str]] = defaultdict(dict)
        for thing, names in self.names.items():
            for name in names:
                parts = [word for part in fold(name).split() if len(word := spelling(part)) >= LEAST_WORD]
                for word in parts if " " in fold(name) else ():
                    found[word].setdefault(thing, name)
        return dict(found)


def _sound(bare: str) -> str:
    """A spelling without what hands differ in when they write one sound in Latin letters."""
    return _REPEATED.sub(r"\1", bare.translate(_SOUND))


def _initials(name: str) -> str:
    """What a name of several words is shortened to: Islamic Revolutionary Guard Corps, IRGC."""
    words = [word for word in _WORD.findall(name) if word.lower() not in _JOINING]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


def _by_sound(bearers: Iterable[tuple[str, Thing, str]]) -> dict[str, dict[Thing, str]]:
    return _gathered((_sound(bare), thing, name) for bare, thing, name in bearers)


def _gathered(bearers: Iterable[tuple[str, Thing, str]]) -> dict[str, dict[Thing, str]]:
    found: dict[str, dict[Thing, str]] = defaultdict(dict)
    for key, thing, name in bearers:
        if key:
            found[key].setdefault(thing, name)
    return dict(found)
