"""The Overview's sentence, and what is wrong in files."""

import streamlit as st

from lib.corpus.checking.effects import effects, left_out_words
from lib.engine.answers import concentrated, told_in
from lib.engine.questions import where
from lib.events.words import n_events
from lib.ui.view import View, made_once

PROBLEM_ROW, PROBLEMS_HEIGHT = 76, 500  # pixels: four lines of words; of the whole table at most
PROBLEM_WIDTHS = {"File": 190, "Line": 50, "Effect": 110, "Field": 130, "What": 290, "What would be right": 330}


@made_once
def sentence(view: View) -> str:
    """How many events are shown, of how many articles, other sources and actors, how many of them have a day, whether one
    article tells half of them; how many files and rows are left out, if any."""
    actors, left_out = view.shown.tally("actor_id", over="people")["actor_id"].nunique(), left_out_words(view.corpus)
    broken = f" Left out for errors: {left_out}." if left_out else ""
    dated = view.shown.number(where(dated_by="event"))
    return (
        f"{n_events(view.shown.number())} from {told_in(view.shown, view.corpus)}, "
        f"with {actors:,} actor{'' if actors == 1 else 's'}; {dated:,} with a day of {'its' if dated == 1 else 'their'} own"
        f".{concentrated(view.shown, view.corpus)}{broken}"
    )


def draw_problems(view: View) -> None:
    """What is wrong in files: file, line, field, what, and what would be right."""
    problems = view.corpus.problems
    st.subheader(f"Problems in files: {len(problems)}", anchor=False)
    if not problems:
        st.caption("None: every file of the corpus reads.")
        return
    rows = [
        {
            "File": problem.file,
            "Line": problem.line,
            "Effect": effect,
            "Field": problem.field,
            "What": problem.what,
            "What would be right": problem.hint,
        }
        for problem, effect in zip(problems, effects(view.corpus))
    ]
    widths = {name: st.column_config.Column(width=width) for name, width in PROBLEM_WIDTHS.items()}
    st.dataframe(
        rows,
        hide_index=True,
        key="problems",
        row_height=PROBLEM_ROW,
        column_config=widths,
        height=min(PROBLEM_ROW * len(rows) + 40, PROBLEMS_HEIGHT),
        alt="Problems in the files of the corpus",
    )
