"""A crosswalk is data: a YAML file beside this module says in whose codes our codebook leaves, and what has no place there.

`columns`: their column -> what fills it (lib.exchange.crosswalks.values); `own`: by which columns a row of a layer is known as
theirs; `codes`: their types; `types`: ours -> the cases of them, the first that fits; `classes`: kinds of actors by which cases are
told apart; `kinds`, `precisions`, `stages`, `claims`, `statuses`, `review_states`: our terms -> theirs, or `none`: why there is
none; `days`: how many days a code may stand for; `out` and `losses`: rules, each with what it holds of; `no_column`: our columns
that have none.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lib.corpus.reading.yaml_lines import Tree, read_yaml

FOLDER = Path(__file__).parent
NAMES = {"acled": "acled", "ged": "ucdp-ged", "plover": "plover"}  # format -> its crosswalk
TERMS = ("kinds", "precisions", "stages", "claims", "statuses", "review_states")
OF_DOUBT = {
    "status": "statuses",
    "review": "review_states",
    "claim": "claims",
    "stage": "stages",
}  # column -> terms; in the order in which doubt is asked
LIKE = "like "
TOLD = ("told",)  # a condition: the cell is not empty
Words = dict[str, str]


@dataclass(frozen=True)
class Case:
    """What of theirs a type of ours is, where its sides are of these classes (none: of any). `why`: there is none; `said`: what
    theirs does not tell; `turned`: ours on the right stands first; `also`: what else it fills in."""

    code: str
    why: str = ""
    said: str = ""
    turned: bool = False
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    also: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """What is lost where all of `when` holds: fact or column -> its values, or TOLD. `their`: the field it would be in; `our`: the
    column it is of; `value`: the fact that says it; `became` and `why`: words with {facts}; `says`: of many; `unless`: a
    severity of which it never holds."""

    id: str
    our: str
    when: dict[str, tuple[str, ...]]
    why: str
    says: str
    their: str = ""
    value: str = ""
    became: str = ""
    unless: str = ""


@dataclass(frozen=True)
class Days:
    """`most`: at most so many days -> code, in their order; beyond them `otherwise`, or none. `middle`: a window becomes its
    middle day; `open_end`: what goes on has a place."""

    most: tuple[tuple[int, str], ...]
    middle: bool
    open_end: bool
    otherwise: str
    longer: str

    def code(self, days: int) -> str:
        """The code of what is known to so many days; "" where there is none."""
        return next((code for most, code in self.most if days <= most), self.otherwise)


@dataclass(frozen=True)
class Crosswalk:
    """What a file says; `fields`: of a record that is no row."""

    title: str
    file: str
    columns: Words
    fields: tuple[str, ...]
    own: tuple[str, ...]
    own_id: str
    codes: dict[str, Words]
    types: dict[str, tuple[Case, ...]]
    classes: dict[str, tuple[str, ...]]
    terms: dict[str, dict[str, Words]]
    associated: tuple[str, ...]
    interaction: tuple[str, ...]
    contexts: Words
    days: Days
    out: tuple[Rule, ...]
    losses: tuple[Rule, ...]
    no_column: Words
    codebook: str

    def cases(self, kind: str, mode: str, by_force: str) -> tuple[str, tuple[Case, ...]]:
        """The key of a type and its cases: of its mode, of how it was taken, else of the type alone; "" and none where there
        are none."""
        keys = (f"{kind}/{mode}", f"{kind}/{by_force}", kind)
        key = next((key for key in keys if key in self.types), "")
        return key, self.types.get(key, ())

    def term(self, terms: str, value: str) -> Words:
        """What stands for one of our terms; nothing where the crosswalk does not know it."""
        return self.terms[terms].get(value, {})


@cache
def crosswalk_of(name: str) -> Crosswalk:
    """The crosswalk of a format, one of NAMES."""
    tree = _mapping(read_yaml((FOLDER / f"{NAMES[name]}.yaml").read_text(encoding="utf-8")).value)
    own = _mapping(tree.get("own"))
    terms = {name: {term: _words(value) for term, value in _mapping(tree[name]).items()} for name in TERMS}
    return Crosswalk(
        _text(tree["title"]),
        _text(tree["file"]),
        _words(tree.get("columns")),
        _texts(tree.get("fields")),
        _texts(own.get("holds")),
        _text(own.get("id")),
        {code: _words(value) for code, value in _mapping(tree["codes"]).items()},
        _types(_mapping(tree["types"])),
        {name: _texts(value) for name, value in _mapping(tree["classes"]).items()},
        terms,
        _texts(tree.get("associated")),
        _texts(tree.get("interaction")),
        _words(tree.get("contexts")),
        _days(_mapping(tree["days"])),
        (*_doubts(terms), *_rules(tree["out"])),
        _rules(tree["losses"]),
        _words(tree["no_column"]),
        _text(tree.get("codebook")),
    )


def _types(tree: dict[str, Tree]) -> dict[str, tuple[Case, ...]]:
    like = {key: value.removeprefix(LIKE) for key, value in tree.items() if isinstance(value, str)}
    return {key: tuple(_case(_mapping(one)) for one in _list(tree[like.get(key, key)])) for key in tree}


def _case(tree: dict[str, Tree]) -> Case:
    known = {"code", "none", "said", "turned", "left", "right"}
    also = {name: _text(value) for name, value in tree.items() if name not in known}
    return Case(
        _text(tree.get("code")),
        _text(tree.get("none")),
        _text(tree.get("said")),
        bool(tree.get("turned")),
        _texts(tree.get("left")),
        _texts(tree.get("right")),
        also,
    )


def _doubts(terms: dict[str, dict[str, Words]]) -> tuple[Rule, ...]:
    """A rule for each term of status, review, claim and stage that has no place; `but`: events of that severity stay."""
    return tuple(
        Rule(term, column, {column: (term,)}, words["none"], words["none"].rstrip("."), unless=words.get("but", ""))
        for column, name in OF_DOUBT.items()
        for term, words in terms[name].items()
        if "none" in words
    )


def _rules(tree: Tree) -> tuple[Rule, ...]:
    return tuple(_rule(_mapping(one)) for one in _list(tree))


def _rule(tree: dict[str, Tree]) -> Rule:
    when = {name: TOLD if value == TOLD[0] else _texts(value) for name, value in _mapping(tree["when"]).items()}
    rest = {name: _text(tree.get(name)) for name in ("id", "our", "why", "says", "their", "value", "became")}
    return Rule(when=when, **rest)


def _days(tree: dict[str, Tree]) -> Days:
    most = tuple((int(days), code) for days, code in _words(tree["most"]).items())
    middle, goes_on = tree["at"] == "middle", bool(tree.get("open_end"))
    return Days(most, middle, goes_on, _text(tree.get("otherwise")), _text(tree.get("longer")))


def _mapping(tree: Tree) -> dict[str, Tree]:
    return tree if isinstance(tree, dict) else {}


def _list(tree: Tree) -> list[Tree]:
    return tree if isinstance(tree, list) else []


def _texts(tree: Tree) -> tuple[str, ...]:
    return tuple(_text(one) for one in _list(tree))


def _words(tree: Tree) -> Words:
    return {name: _text(value) for name, value in _mapping(tree).items()}


def _text(tree: Tree) -> str:
    return tree if isinstance(tree, str) else ""
