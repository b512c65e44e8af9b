"""What a corpus's coders taught, as a file that a person can read and edit: learned.yaml in its folder.

    actors:
      "the Guard": [irgc, irgc]
    types:
      "met": [meeting, rejected, rejected]

Behind each word stands what was decided of it, the newest last.
"""

import json
import re

from lib.annotating.bench.learned import KINDS, LAST, Learned, Rule
from lib.annotating.bench.model import REJECTED, listed, text_of
from lib.annotating.bench.reading import as_yaml as bare_json
from lib.corpus.checking.checking import near_miss
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.reading.articles import Known
from lib.corpus.reading.yaml_lines import Lined, Tree, read_yaml
from lib.corpus.text.names import words_of
from lib.errors import Problem, shortened

FILE = "learned.yaml"
HEAD = f"""\
# What coders of this corpus decided of words that the machine proposed, the newest last. Of the last {LAST} decisions
# on a word what was decided most often is offered first next time; of a tie what was decided before stays. What goes
# against the machine and the corpus is offered from the second time on; “{REJECTED}”: the word told no event.
# Edit it, or delete a line, as you see fit.
"""
_PLAIN = re.compile("[A-Za-z][A-Za-z0-9_.-]*")
_BLANK = ("null",)


def as_yaml(learned: Learned) -> str:
    """The file of what was learned, words in their alphabet's order."""
    lines = [HEAD]
    for kind in KINDS:
        rules = sorted(learned.rules[kind].values(), key=lambda rule: (rule.words.casefold(), rule.words))
        lines += [f"{kind}:\n"] if rules else []
        lines += [f"  {_quoted(rule.words)}: [{', '.join(map(_written, rule.told))}]\n" for rule in rules]
    return "".join(lines)


def _quoted(words: str) -> str:
    return bare_json(json.dumps(words, ensure_ascii=False))


def _written(told: str) -> str:
    return told if _PLAIN.fullmatch(told) and told not in _BLANK else _quoted(told)


def read_learned(text: str, known: Known | None = None) -> tuple[Learned, list[Problem]]:
    """What a file says was learned, and what is wrong with it, by line and field; what does not read is left out. With `known` an
    actor or a place that the corpus lacks is a warning: it is not offered."""
    lined = read_yaml(text)
    reading = _Reading(lined, known)
    if lined.value is None:
        return Learned(), reading.problems
    if not isinstance(lined.value, dict):
        reading.wrong((), "holds no lists of decisions", f"write one of: {', '.join(KINDS)}")
        return Learned(), reading.problems
    for kind, rules in lined.value.items():
        reading.read(kind, rules)
    return reading.learned, sorted(reading.problems)


class _Reading:
    """One pass over a file; what is wrong with it gathers in `problems`."""

    def __init__(self, lined: Lined, known: Known | None):
        self.lined, self.known = lined, known
        self.learned = Learned()
        self.problems = lined.as_problems(FILE)

    def wrong(self, path: tuple[str, ...], what: str, hint: str = "", warning: bool = False) -> None:
        line = self.lined.line(path)
        self.problems.append(Problem(FILE, line, ".".join(path), what, hint, "warning" if warning else "error"))

    def read(self, kind: str, rules: Tree) -> None:
        if kind not in KINDS:
            self.wrong((kind,), f"“{shortened(kind)}” is no list of decisions", near_miss(kind, KINDS))
        elif rules is not None and not isinstance(rules, dict):
            self.wrong((kind,), "holds no words", 'write "words": [what was decided]')
        else:
            for words, told in (rules or {}).items():
                self._read_rule(kind, words, told)

    def _read_rule(self, kind: str, words: str, told: Tree) -> None:
        key, path = words_of(words), (kind, words)
        held = self.learned.rules[kind]
        if not key.strip():
            self.wrong(path, "names no words", "write the article's words before the colon")
        elif key in held:
            self.wrong(path, f"says again what “{shortened(held[key].words)}” says", "keep one of them")
        elif not listed(told) or not all(isinstance(one, str) and one for one in listed(told)):
            self.wrong(path, "says not what was decided", "write [id], or several, the newest last")
        else:
            names = [one for one in map(text_of, listed(told)) if self._reads(kind, path, one)]
            if names:
                held[key] = Rule(words, tuple(names[-LAST:]))

    def _reads(self, kind: str, path: tuple[str, str], told: str) -> bool:
        if kind == "types":
            allowed = (*CODEBOOK.types, REJECTED)
            if told not in allowed:
                self.wrong(path, f"“{shortened(told)}” is no type of event", near_miss(told, allowed))
            return told in allowed
        if self.known:
            names = self.known.actor_names if kind == "actors" else self.known.place_names
            if told not in names.ids:
                what = f"no {names.kind} has the id “{shortened(told)}”"
                self.wrong(path, what, f"{near_miss(told, names.ids)}; it is not offered", warning=True)
        return True
