"""Words of English stand in data: the rules name lists, every list that they name is there, and every list is named."""

import ast
import re

import pytest

from lib.settings import ROOT
from lib.suggest.text.knowledge import read_yaml

SUGGEST = ROOT / "lib" / "suggest"
SOURCES = sorted(SUGGEST.rglob("*.py"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
RULES = [path for path in SOURCES if path.parent.name in ("actors", "places", "events")]
OWN_WORDS = frozenset(  # codes of this program that are English words too: what is called so in its own data and models
    (
        "actor back base before clash corpus country countryside date described dispute governorate ing killing known "
        "mediation needs noun object organisation participle past person place planned politics region regions reported "
        "settlement shape site state subject target y"
    ).split()
)


@pytest.mark.parametrize("file", ("grammar_words.yaml", "place_shapes.yaml", "actor_shapes.yaml"))
def test_every_list_is_read_by_a_rule(file: str) -> None:
    assert [name for name in read_yaml(file) if not re.search(rf'"(?:back_)?{name}"', CODE)] == []


def test_every_list_that_a_rule_names_is_there() -> None:
    named = set(re.findall(r'WORDS\["(\w+)"\]', CODE))

    assert len(named) > 60 and named <= set(read_yaml("grammar_words.yaml"))


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_rule_compares_with_a_word_of_its_own(path) -> None:
    compared = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Compare)]
    sides = [side for node in compared for side in (node.left, *node.comparators)]
    words = {one.value for side in sides for one in getattr(side, "elts", [side]) if isinstance(one, ast.Constant)}

    assert {word for word in words if isinstance(word, str) and word.isalpha()} <= OWN_WORDS
