"""Names to ids: exact ids, names and aliases answer; a name that several bear stays open; a near miss is only said."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from lib.corpus.checking.checking import Nearest
from lib.corpus.text.folding import fold

_NOT_WORD = re.compile(r"\W+")
_OWNER = re.compile(r"(?<=\w)['’ʼ]s\b")


@lru_cache(maxsize=100_000)
def words_of(text: str) -> str:
    """The folded words of a text, one space apart and around, so that `words_of(name) in words_of(text)` asks for
    whole words."""
    return " " + _NOT_WORD.sub(" ", fold(text)).strip() + " "


@dataclass
class NameIndex:
    """Ids by name. `kind` names what they are ("actor", "place") in messages."""

    kind: str
    ids: dict[str, None] = field(default_factory=dict)  # in the file's order
    by_name: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, list[str]] = field(default_factory=dict)  # the names' folded words; of those that were asked for
    left_out: dict[str, str] = field(default_factory=dict)  # ids and names of rows with errors of their own -> file:line
    elsewhere: Callable[[str], str] | None = None  # what a list beside the corpus has of a name, as a hint
    nearest: Nearest | None = None  # among all ids and names; None until it is asked for

    def add(self, identifier: str, *names: str) -> None:
        """Enter an id with all that it is called."""
        self.ids[identifier] = None
        for name in filter(None, names):
            self.by_name[name.casefold()].add(identifier)
            self.names[identifier].append(name)
        self.words.pop(identifier, None)
        self.nearest = None

    def leave_out(self, where: str, *names: object) -> None:
        """Remember what a row was called that is left out: whoever uses it is told of the row's own error."""
        self.left_out |= {name.casefold(): where for name in names if isinstance(name, str) and name}

    def resolve(self, written: str, extra: dict[str, str] | None = None) -> tuple[str, str, str]:
        """-> (id, what is wrong, hint); the id is empty where something is wrong. `extra`: names that hold here."""
        if written in self.ids:
            return written, "", ""
        if extra and written in extra:
            return extra[written], "", ""
        found = sorted(self.by_name.get(written.casefold(), ()))
        if len(found) == 1:
            return found[0], "", ""
        if found:
            return "", f"“{written}” is the name of several {self.kind}s", f"write one of: {', '.join(found)}"
        if where := self.left_out.get(written.casefold()):
            return "", f"the {self.kind} “{written}” is left out for an error of its own", f"mend {where}"
        if self.nearest is None:
            self.nearest = Nearest([*self.ids, *(name for names in self.names.values() for name in names)])
        hints = (self.elsewhere(written) if self.elsewhere else "", self.nearest(written))
        return "", f"no {self.kind} is called “{written}”", "; ".join(filter(None, hints))

    def named_in(self, identifier: str, text: str, *more: str) -> bool:
        """Whether one of the id's names, or one of `more`, stands in the text as whole words, spellings folded, or as an owner:
        “the NDF's”."""
        return self._named_in(identifier, words_of(text), more) or (
            (bare := _OWNER.sub("", text)) != text and self._named_in(identifier, words_of(bare), more)
        )

    def _named_in(self, identifier: str, words: str, more: tuple[str, ...]) -> bool:
        if identifier not in self.words:
            self.words[identifier] = [words_of(name) for name in self.names[identifier] if name.strip()]
        for name in self.words[identifier]:
            if name in words:
                return True
        names = (*self.words[identifier], *(words_of(name) for name in more if name.strip()))
        return any(stands_in(name, words) for name in names)


def stands_in(name: str, words: str) -> bool:
    """Whether a folded name stands in folded words; an Arabic one also behind "and", "so", "in", "to" or "as", which
    are written together with it."""
    if name in words:
        return True
    bare = name.strip()
    return "\u0600" <= bare[:1] <= "\u06ff" and any(f" {joined}{bare} " in words for joined in "وفبلك")
