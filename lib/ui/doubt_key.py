"""The key of charts that draw doubt: what is full, dashed, crossed or struck; and which numbers hold what may be told twice."""

import streamlit as st

from lib.events.counting.doubt import CERTAINTIES, DOUBTS, doubts
from lib.figures.doubt_bars import TWIN
from lib.figures.theme import Theme
from lib.ui.tags import plain, tag
from lib.ui.view import View, made_once

STEPS, DARKEST = 5, 0.6  # swatches of a shading, and the strongest
MOST_NAMED = 6


def draw_key(view: View) -> None:
    """A few words for each degree of certainty among the events shown; nothing where none is in doubt."""
    if key := _key(view):
        st.html(key)


@made_once
def _key(view: View) -> str:
    held, theme = doubts(view.shown.tally("claim", "stage")).any(), view.theme
    signs = [tag("span", tag("i", cls=name), words) for name, words in DOUBTS.items() if held[name]]
    full = tag("span", tag("i", style=f"background: {theme.tint(theme.ink, 0.62)}; border: 0"), CERTAINTIES["done"])
    return tag("p", full, *signs, cls="key") if signs else ""


def shading(most: int, theme: Theme, crossed: bool) -> str:
    """What the tints of a map say: from 1 to the most; "" where there is none."""
    if not most:
        return ""
    tints = [theme.tint(theme.ink, DARKEST * max(step / STEPS, 1 / most)) for step in range(1, STEPS + 1)][-min(most, STEPS) :]
    swatches = [tag("i", style=f"background: {tint}; margin: 0; border-color: var(--rule)") for tint in tints]
    words = f" {most:,} events" if most > 1 else " event"
    crosses = [tag("span", tag("i", cls="crossed"), "some in doubt, the denser the more")] if crossed else []
    return tag("p", tag("span", "1 " if most > 1 else "1", *swatches, words), *crosses, cls="key")


def draw_twins_note(bars: list[dict]) -> None:
    """Which numbers with a sign hold events that are perhaps the same; `bars`: label, events, twins."""
    told = [f"{plain(bar['label'])} ({bar['twins']:,} of {bar['events']:,.0f})" for bar in bars if bar["twins"]]
    if told:
        more = f" and {len(told) - MOST_NAMED:,} more" if len(told) > MOST_NAMED else ""
        st.caption(f"{plain(TWIN)} holds events that are perhaps the same: {'; '.join(told[:MOST_NAMED])}{more}.")
