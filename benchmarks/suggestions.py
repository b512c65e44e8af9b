"""How well and how fast suggestions are made, printed as Markdown: `python -m benchmarks.suggestions`.

The evaluation set's texts are read without a corpus, so that only the engine's own lists and rules count; then once more
with each group of rules switched off. What counts as right: `suggest_scores`.
"""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest.mock import patch

from benchmarks.suggest_scores import TEXTS, Scores, score_text
from lib.corpus.models import Dated
from lib.suggest import engine
from lib.suggest.actors.finder import ActorFinder
from lib.suggest.events import joining, settings
from lib.suggest.files import parse_raw
from lib.suggest.gold import as_gold
from lib.suggest.places.base import PlaceReader
from lib.suggest.places.finder import PlaceFinder
from lib.suggest.text import knowledge

LAYERS = ("actors, mentions lenient", "places, mentions lenient", "dates, spans", "events, type + quote or actors")
GROUPS = {  # group of rules -> what is switched off for it: (where, name, what stands in its place)
    "unknown actors by form": [(ActorFinder, "_shape", lambda *_: None), (ActorFinder, "_person", lambda *_: None)],
    "coarser spellings": [(ActorFinder, "_variant", lambda *_: None), (knowledge, "variant_keys", lambda keys: ("", *keys))],
    "surnames": [(ActorFinder, "_surnames", lambda _: None)],
    "described places": [(PlaceFinder, name, lambda *_: None) for name in ("_border", "_bearing", "_of_phrase", "_unknown")],
    "words around a place's name": [(PlaceReader, "_backed", lambda *_: True)],
    "references": [(engine.References, "find", lambda _: [])],
    "one story told twice": [(engine, "join", lambda drafts, *_: drafts)],
    "deaths as outcomes": [(joining, "_without_outcomes", lambda drafts: drafts)],
    "ends of clauses": [("lib.suggest.events.finder", "clause_end", lambda reading, _: reading.sentence.last)],
    "what is thought, not done": [
        (f"lib.suggest.events.{module}", "WORDS", knowledge.WORDS | {"maybe": frozenset(), "if": frozenset()})
        for module in ("verbs", "nouns")
    ],
    "carried places and dates": [(settings, "_carried_place", lambda *_: None), (settings, "_CARRY_DATE", 0)],
}


def texts() -> Iterator[tuple[str, str, Dated | str | None]]:
    """Name, text and publication date (or EDTF) of each text of the evaluation set."""
    for path in sorted(TEXTS.glob("*.txt")):
        raw = parse_raw(path.read_text(encoding="utf-8"))
        told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["published"]
        yield path.stem, raw.text, raw.published()[0] or told


def scores() -> dict[str, Scores]:
    """Scores by the name of the text."""
    found = {}
    for name, text, published in texts():
        gold = json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))
        found[name] = score_text(gold, as_gold(engine.suggest(text, published), name), text)
    return found


def total(by_text: dict[str, Scores], letters: str = "") -> Scores:
    """The scores of all texts, or of those whose names start with one of the letters."""
    return sum((one for name, one in by_text.items() if not letters or name[0] in letters), Scores())


@contextmanager
def without(group: str) -> Iterator[None]:
    """One group of rules switched off; what was read from the lists is read anew before and after."""
    knowledge._READ.clear()
    with ExitStack() as stack:
        for place, name, stand_in in GROUPS[group]:
            switch = patch(f"{place}.{name}", stand_in) if isinstance(place, str) else patch.object(place, name, stand_in)
            stack.enter_context(switch)
        yield
    knowledge._READ.clear()


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
            engine.suggest(text, published)
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
    for group in GROUPS:
        with without(group):
            print(row(f"without {group}", total(scores()), whole))
    rate, first = speed()
    print(f"\n{rate:.0f} texts a second on one core; {first:.1f} s from the start of Python to the first suggestion.")


if __name__ == "__main__":
    main()
