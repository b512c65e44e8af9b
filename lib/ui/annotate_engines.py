"""Who proposes events: the rules, or what the settings switch on beside them; what leaves the machine is said before."""

from threading import Thread

import streamlit as st

from lib.annotating.bench.opening import suggested, with_proposals
from lib.corpus.model.models import Corpus
from lib.settings import suggesting
from lib.suggest.engine import EngineError, suggest
from lib.suggest.engines.choosing import ENDPOINT, RULES, chosen_engine
from lib.suggest.engines.comparing import difference
from lib.suggest.engines.endpoint import what_leaves
from lib.ui.address import heard
from lib.ui.annotate_learning import learned_of
from lib.ui.annotate_state import OnBench
from lib.ui.numbers import counted
from lib.ui.tags import plain
from lib.ui.view import View

ENGINE = "annotate_engine"
WORDS = {RULES: "built-in rules", ENDPOINT: "the endpoint", "spacy": "rules and spaCy"}

FIRST_WORDS = "On 3 May 2022 the army detained two men in the town."  # that have each list of the rules read
_made_ready: dict[str, Thread] = {}  # by the fingerprint of the corpus that was made ready last


def make_ready(corpus: Corpus) -> Thread:
    """Have the rules read their lists of names beside all else, once for a corpus as it stands, so that the first who asks does
    not wait for it."""
    if found := _made_ready.get(corpus.fingerprint):
        return found
    made = Thread(target=suggest, args=(FIRST_WORDS, None, corpus), daemon=True)
    _made_ready.clear()
    _made_ready[corpus.fingerprint] = made
    made.start()
    return made


def draw_engines() -> None:
    """The choice of an engine, where there is one; what asking it sends, and to whom."""
    names = [name for name, _ in chosen_engine(suggesting())]
    if len(names) < 2:
        return
    chosen = st.selectbox(
        "Proposals by", names, key=ENGINE, width=200, label_visibility="collapsed", format_func=lambda one: WORDS.get(one, one)
    )
    if chosen == ENDPOINT:
        st.caption(plain(what_leaves(suggesting())))


def propose(view: View, opened: OnBench) -> None:
    """Put what the chosen engine finds on the bench; what coders of this corpus decided of such words before is offered first, but
    to nobody who codes blind: some of it was decided of this very article."""
    heard()
    name = str(st.session_state.get(ENGINE) or RULES)  # the last look at the session: at any, a click that came since ends this run
    engines = dict(chosen_engine(suggesting()))
    try:
        found = suggested(opened.bench, view.corpus, engines.get(name, engines[RULES]))
    except EngineError as wrong:
        opened.note = f"{WORDS.get(name, name).capitalize()}: {wrong}."
        return
    before = len(opened.bench.cards)
    learned, wrong_lines = (None, []) if opened.blind else learned_of(view)
    opened.take(with_proposals(opened.bench, found, view.corpus, learned), view.corpus)
    opened.asked = found
    new = len(opened.bench.cards) - before
    said = f"{counted(new, 'event')} proposed." if new else "The machine finds no event that is not here."
    opened.note = " ".join((said, *found.notes, *map(str, wrong_lines[:3])))
    opened.differs = ()
    if name != RULES:
        rules = opened.found_in(view.corpus)
        opened.differs = difference(found, rules).in_words(WORDS.get(name, name), WORDS[RULES])


def draw_difference(opened: OnBench) -> None:
    """What the chosen engine and the rules suggest differently of this article."""
    if opened.differs:
        with st.expander(plain(opened.differs[0])):
            for line in opened.differs[1:]:
                st.markdown(plain(line))
