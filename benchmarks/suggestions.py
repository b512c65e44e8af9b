"""How well and how fast suggestions are made, printed as Markdown: `python -m benchmarks.suggestions`.

The evaluation set's texts are read without a corpus, so that only the engine's own lists and rules count; then once more
with each group of rules left out; then each rule is counted. What counts as right: `suggest_scores`, `suggest_rules`.
"""

import json
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from benchmarks.suggest_rules import count_rules, rule_table
from benchmarks.suggest_scores import TEXTS, Scores, score_text
from lib.corpus.model.models import Dated
from lib.suggest import suggest
from lib.suggest.engine import read_document
from lib.suggest.files import parse_raw
from lib.suggest.standoff import as_standoff

LAYERS = ("actors, mentions lenient", "places, mentions lenient", "dates, spans", "events, type + quote or actors")
OUTCOMES = frozenset(("stories.way", "stories.yields", "stories.outcome"))
GROUPS: dict[str, frozenset[str]] = {  # group -> the rules and steps that are left out for it
    "unknown actors by form": frozenset(f"actors.{name}" for name in ("elders", "body", "described", "titled", "people", "person")),
    "coarser spellings": frozenset(("actors.variant", "places.variant")),
    "surnames": frozenset(("actors.surnames",)),
    "described places": frozenset(f"places.{name}" for name in ("border", "bearing", "of_phrase", "unknown")),
    "words around a place's name": frozenset(("places.backed",)),
    "references": frozenset(("references",)),
    "one story told twice": OUTCOMES | {"stories.told_twice"},
    "deaths as outcomes": OUTCOMES,
    "ends of clauses": frozenset(("events.clause_end",)),
    "what is thought, not done": frozenset(("events.thought_verb", "events.thought_noun")),
    "carried places and dates": frozenset(("settings.carried_place", "settings.carried_date")),
}


def texts() -> Iterator[tuple[str, str, Dated | str | None]]:
    """Name, text and publication date (or EDTF) of each text of the evaluation set."""
    for path in sorted(TEXTS.glob("*.txt")):
        raw = parse_raw(path.read_text(encoding="utf-8"))
        yield path.stem, raw.text, raw.published()[0] or annotation(path.stem)["published"]


def annotation(name: str) -> dict:
    """What is annotated of a text."""
    return json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))


def scores(without: Collection[str] = frozenset()) -> dict[str, Scores]:
    """Scores by the name of the text, with some steps or rules left out."""
    return {
        name: score_text(annotation(name), as_standoff(suggest(text, published, without=without), name), text)
        for name, text, published in texts()
    }


def total(by_text: dict[str, Scores], letters: str = "") -> Scores:
    """The scores of all texts, or of those whose names start with one of the letters."""
    return sum((one for name, one in by_text.items() if not letters or name[0] in letters), Scores())


def row(name: str, scores: Scores, whole: Scores | None = None) -> str:
    """A line of F1 by layer; with `whole`, what is lost against it."""
    cells = [
        f"{scores.layers[layer].f1:.3f}" if whole is None else f"{scores.layers[layer].f1 - whole.layers[layer].f1:+.3f}"
        for layer in LAYERS
    ]
    return f"| {name} | {' | '.join(cells)} |"


def speed() -> tuple[float, float]:
    """(texts a second on one core, seconds to the first suggestion in a fresh process)."""
    every = list(texts())
    start = time.process_time()
    for _ in range(3):
        for _, text, published in every:
            suggest(text, published)
    rate = 3 * len(every) / (time.process_time() - start)
    start = time.perf_counter()
    one = "from lib.suggest import suggest; suggest('x')"
    subprocess.run([sys.executable, "-c", one], check=True, cwd=Path(__file__).parents[1])
    return rate, time.perf_counter() - start


def main() -> None:
    by_text = scores()
    whole = total(by_text)
    head = ["", "| | actors | places | date spans | events |", "|---|---|---|---|---|"]
    sets = [row(f"texts {letters}", total(by_text, letters)) for letters in ("a", "b", "cd", "ef", "g", "h", "i")]
    print("```", whole, "```", *head, row(f"all {whole.texts} texts", whole), *sets, *head, sep="\n")
    for group, rules in GROUPS.items():
        print(row(f"without {group}", total(scores(rules)), whole))
    print("", *rule_table(count_rules((annotation(name), read_document(text, day)) for name, text, day in texts())), sep="\n")
    rate, first = speed()
    print(f"\n{rate:.0f} texts a second on one core; {first:.1f} s from the start of Python to the first suggestion.")


if __name__ == "__main__":
    main()
