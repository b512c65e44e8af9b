"""The article on the workbench, kept for this session: every step of it, what the file said when it was opened, and what is heard.

Each step is kept as a draft in the corpus's folder too, so that a killed browser or server loses nothing.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from lib.annotating.bench.checks import Found, checked, known_of
from lib.annotating.bench.decisions import DECISIONS, added, merged, part_of, retyped, same_as, told_again
from lib.annotating.bench.model import Bench, Steps
from lib.annotating.bench.opening import suggested
from lib.annotating.bench.summaries import summed_up
from lib.annotating.bench.words import Chosen, carried_by, chosen_in, split_at
from lib.annotating.reviewing.sitting import Sitting
from lib.annotating.saving.save import Conflict
from lib.corpus.model.models import Corpus
from lib.suggest.models import Suggestions
from lib.ui.address import heard
from lib.ui.annotate_bench import Act

BENCH, WHO = "annotate_open", "annotate_who"


@dataclass
class OnBench:
    """`base`: the article's file as it was opened, None where there was none; `keep`: what keeps each step as a draft, and says
    where it cannot; `heard`: the number of the last act of the browser; `note`: what is said of it; `preview`, `saving`: what is
    open below; `conflict`: what somebody else saved meanwhile; `sitting`: how long somebody has been at it; `blind`: who codes it a
    second time, blind, "" where it is coded itself."""

    steps: Steps
    base: str | None = None
    keep: Callable[["OnBench"], str] = field(default=lambda opened: "", repr=False)
    heard: int = 0
    note: str = ""
    preview: bool = False
    saving: bool = False
    conflict: Conflict | None = field(default=None, repr=False)
    asked: Suggestions | None = field(default=None, repr=False)  # what was proposed last
    differs: tuple[str, ...] = ()  # what the engine that was asked and the rules say differently
    taught: Bench | None = field(default=None, repr=False)  # as it was when it was last learned from
    blind: str = ""
    checks: tuple[object, Found] | None = field(default=None, repr=False)
    found: tuple[str, Suggestions] | None = field(default=None, repr=False)
    sitting: Sitting = field(default_factory=lambda: Sitting().at(time.monotonic()))

    @property
    def bench(self) -> Bench:
        return self.steps.bench

    def found_in(self, corpus: Corpus) -> Suggestions:
        """What the engine finds in the text, for the day of publication that is told now."""
        mark = f"{corpus.fingerprint} {self.bench.fields.get('published')}"
        if self.found is None or self.found[0] != mark:
            self.found = (mark, suggested(self.bench, corpus))
        return self.found[1]

    def checked(self, corpus: Corpus) -> Found:
        """What the reader says of the bench as it is; read once for each step."""
        mark = (corpus.fingerprint, self.bench.fields, self.bench.cards)
        if self.checks is None or self.checks[0] != mark:
            self.checks = (mark, checked(self.bench, known_of(corpus)))
        return self.checks[1]

    def take(self, bench: Bench, corpus: Corpus) -> None:
        """One decision further; a sentence that is the machine's own says again what is then told."""
        self.go(self.steps.to(summed_up(self.bench, bench, corpus)))

    def go(self, steps: Steps) -> None:
        """Other steps, kept as a draft at once; another card in hand alone is not worth it."""
        self.sitting = self.sitting.at(time.monotonic())
        decided = steps.past is not self.steps.past or steps.future is not self.steps.future
        self.steps = steps
        if decided and (failed := self.keep(self)):
            self.note = failed


def on_bench() -> OnBench | None:
    """What lies on this session's workbench."""
    found: OnBench | None = st.session_state.get(BENCH)
    return found


def put_on_bench(opened: OnBench | None) -> None:
    heard()
    st.session_state[BENCH] = opened


def hear(opened: OnBench, act: Act, corpus: Corpus) -> None:
    """Do what the browser asks, once; what means nothing is said."""
    number = act.get("n")
    if not isinstance(number, int) or number <= opened.heard:
        return
    heard()
    opened.heard, opened.note = number, ""
    opened.sitting = opened.sitting.at(time.monotonic())
    what = str(act.get("what"))
    if what == "undo" or what == "redo":
        steps = opened.steps.undone() if what == "undo" else opened.steps.redone()
        opened.note = "" if steps is not opened.steps else f"Nothing to {what}."
        opened.go(steps)
    elif what == "preview":
        opened.preview = not opened.preview
    elif what == "save":
        opened.saving = not opened.saving
    else:
        before = opened.bench
        opened.take(_done(opened, what, act, corpus), corpus)
        if opened.bench == before and not opened.note and what not in ("next", "previous", "choose"):
            opened.note = "That changes nothing here."


def _done(opened: OnBench, what: str, act: Act, corpus: Corpus) -> Bench:
    bench = opened.bench
    asked = act.get("key")
    key = asked if isinstance(asked, int) and not act.get("hand") else bench.current
    to, chosen = str(act.get("to", "")), _chosen(bench, act)
    if what in DECISIONS:
        return DECISIONS[what](bench, key)
    if what == "type":
        return retyped(bench, key, to)
    if what == "split":
        return split_at(bench, key, chosen, known_of(corpus), opened.found_in(corpus)) if chosen else told_again(bench, key)
    if what == "merge":
        return merged(bench, key, int(to)) if to.isdigit() else bench
    if what == "part_of":
        other = bench.card(int(to)) if to.isdigit() else None
        return part_of(bench, key, other.id) if other else bench
    if what == "same_as":
        return same_as(bench, key, to)
    if what == "new" and chosen:
        return added(bench, chosen.words, chosen.start, str(act.get("type")))
    if what == "carry" and chosen:
        return carried_by(bench, key, str(act.get("field")), chosen, known_of(corpus), opened.found_in(corpus))
    return bench


def _chosen(bench: Bench, act: Act) -> Chosen | None:
    start, end = act.get("start"), act.get("end")
    return chosen_in(bench.text, start, end) if isinstance(start, int) and isinstance(end, int) else None
