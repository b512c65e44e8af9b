"""Proposals reach the bench whatever is clicked while the engine reads: a click ends a run where it next looks at the session."""

import pytest
import streamlit as st

import lib.ui.annotate_engines as engines
from lib.annotating.bench.model import Bench, Steps
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE
from lib.ui.annotate_state import OnBench
from tests.ui.parts_of_pages import view_of


class Interrupted(dict):
    """A session of which the first look after `since` ends the run."""

    since = False

    def get(self, *asked: object) -> object:
        assert not self.since, "the run ends here, and the proposals are lost"
        return super().get(*asked)

    __getitem__ = setdefault = pop = get


def test_what_the_engine_proposes_is_on_the_bench_before_the_session_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    session = Interrupted()
    monkeypatch.setattr(st, "session_state", session)
    monkeypatch.setattr(engines, "heard", lambda: None)
    choosing = engines.chosen_engine

    def slow(*asked: object) -> object:
        session.since = True  # a fresh server loads its engines here, for seconds
        return choosing(*asked)

    monkeypatch.setattr(engines, "chosen_engine", slow)
    opened = OnBench(Steps(Bench("own", {"published": "2022-05-04"}, "The NDF and Hezbollah clashed in Homs.")))

    engines.propose(view_of(read_corpus(SAMPLE)), opened)

    assert [card.type for card in opened.bench.cards] == ["clash"] and "1 event proposed." in opened.note
