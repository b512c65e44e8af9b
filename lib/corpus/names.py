"""Names to ids: exact ids, names and aliases answer; a name that several bear stays open; a near miss is only said."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from lib.corpus.checking import near_miss
from lib.corpus.folding import fold

_NOT_WORD = re.compile(r"\W+")


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

    def add(self, identifier: str, *names: str) -> None:
        """Enter an id with all that it is called."""
        self.ids[identifier] = None
        for name in filter(None, names):
            self.by_name[name.casefold()].add(identifier)
            self.names[identifier].append(name)

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
        known = [*self.ids, *(name for names in self.names.values() for name in names)]
        return "", f"no {self.kind} is called “{written}”", near_miss(written, known)

    def named_in(self, identifier: str, text: str, *more: str) -> bool:
        """Whether one of the id's names, or one of `more`, stands in the text as whole words, spellings folded."""
        words = words_of(text)
        return any(stands_in(words_of(name), words) for name in (*self.names[identifier], *more) if name.strip())


def stands_in(name: str, words: str) -> bool:
    """Whether a folded name stands in folded words; an Arabic one also behind "and", "so", "in", "to" or "as", which
    are written together with it."""
    if name in words:
        return True
    bare = name.strip()
    return "\u0600" <= bare[:1] <= "\u06ff" and any(f" {joined}{bare} " in words for joined in "وفبلك")
