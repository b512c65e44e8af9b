"""The key of charts that draw doubt: what is full, dashed, crossed or struck; and which numbers hold what may be told twice."""

import pandas as pd
import streamlit as st

from lib.events.counting.doubt import CERTAINTIES, DOUBTS, doubts
from lib.figures.doubt_bars import TWIN
from lib.figures.theme import Theme
from lib.ui.tags import plain, tag

STEPS, DARKEST = 5, 0.6  # swatches of a shading, and the strongest
MOST_NAMED = 6


def draw_key(events: pd.DataFrame, theme: Theme) -> None:
    """A few words for each degree of certainty among the events; nothing where none is in doubt."""
    held = doubts(events).any()
    signs = [tag("span", tag("i", cls=name), words) for name, words in DOUBTS.items() if held[name]]
    if signs:
        full = tag("span", tag("i", style=f"background: {theme.tint(theme.ink, 0.62)}; border: 0"), CERTAINTIES["done"])
        st.html(tag("p", full, *signs, cls="key"))


def draw_shading(most: int, theme: Theme, crossed: bool) -> None:
    """What the tints of a map say: from 1 to the most."""
    if not most:
        return
    tints = [theme.tint(theme.ink, DARKEST * max(step / STEPS, 1 / most)) for step in range(1, STEPS + 1)][-min(most, STEPS) :]
    swatches = [tag("i", style=f"background: {tint}; margin: 0; border-color: var(--rule)") for tint in tints]
    words = f" {most:,} events" if most > 1 else " event"
    crosses = [tag("span", tag("i", cls="crossed"), "some in doubt, the denser the more")] if crossed else []
    st.html(tag("p", tag("span", "1 " if most > 1 else "1", *swatches, words), *crosses, cls="key"))


def draw_twins_note(bars: list[dict]) -> None:
    """Which numbers with a sign hold events that are perhaps the same; `bars`: label, events, twins."""
    told = [f"{plain(bar['label'])} ({bar['twins']:,} of {bar['events']:,.0f})" for bar in bars if bar["twins"]]
    if told:
        more = f" and {len(told) - MOST_NAMED:,} more" if len(told) > MOST_NAMED else ""
        st.caption(f"{plain(TWIN)} holds events that are perhaps the same: {'; '.join(told[:MOST_NAMED])}{more}.")
