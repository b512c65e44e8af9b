"""What coders decide of proposals is written into the corpus's learned.yaml with each save, and offered first next time."""

from dataclasses import replace

from lib.annotating.bench.checks import known_of
from lib.annotating.bench.learned import Learned, learn
from lib.annotating.bench.learned_file import FILE, as_yaml, read_learned
from lib.annotating.bench.model import PROPOSED, Bench, Card, Steps, in_order
from lib.annotating.saving.disk import alone, read_content, write_content
from lib.annotating.saving.errors import SavingError
from lib.errors import Problem
from lib.ui.annotate_state import OnBench
from lib.ui.view import View


def learned_of(view: View) -> tuple[Learned, list[Problem]]:
    """What the corpus's coders taught so far, and what is wrong in its file."""
    try:
        content = read_content(view.corpus.folder / FILE)
    except SavingError as wrong:
        return Learned(), [Problem(FILE, 0, "", wrong.what, wrong.hint, "warning")]
    return read_learned(content, known_of(view.corpus)) if content else (Learned(), [])


def teach(view: View, opened: OnBench) -> str:
    """Write down what was decided of the proposals since the last save; what is said of it, "" where nothing was new."""
    if opened.asked is None:
        return ""
    decisions = learn(_as_proposed(opened.steps, opened.taught), opened.bench, opened.asked, view.corpus)
    opened.taught = opened.bench
    if not decisions:
        return ""
    try:
        with alone(view.corpus.folder):
            before, wrong = learned_of(view)
            if any(one.severity == "error" for one in wrong):
                return f"{FILE} has errors, so nothing was learned: {wrong[0]}."
            after = before.plus(decisions)
            if after == before:
                return ""
            write_content(view.corpus.folder / FILE, as_yaml(after))
    except (SavingError, OSError) as failed:
        return f"What was decided could not be written into {FILE}: {failed}."
    return f"What was decided of {len(decisions):,} of its names and verbs is noted in {FILE}."


def _as_proposed(steps: Steps, since: Bench | None) -> Bench:
    """The bench with each of the engine's cards as it was first proposed; of those that were decided at the last save nothing is
    learned again."""
    first: dict[int, Card] = {}
    for bench in (*steps.past, steps.bench):
        for card in bench.cards:
            if card.origin == "engine" and card.state == PROPOSED:
                first.setdefault(card.key, card)
    done = {card.key for card in since.cards if card.state != PROPOSED} if since else set()
    return replace(steps.bench, cards=in_order(card for key, card in first.items() if key not in done))
