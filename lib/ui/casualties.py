"""How many were killed and wounded in the events of a list, how sure that is, and whose they are; each number opens its events."""

import pandas as pd
import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.events.asking.pick import Pick
from lib.events.asking.subsets import slug_of
from lib.events.counting.casualties import CLAIMS, COUNTED, Casualties, Toll, Whose, casualties
from lib.events.names import actor_name
from lib.events.tables import Tables
from lib.events.told import by_one_article
from lib.events.words import amount_words, n_events, number_words
from lib.ui import address
from lib.ui.tags import plain
from lib.ui.view import View

MOST_WHOSE, MOST_IDS = 8, 30


def draw_casualties(view: View, events: pd.DataFrame) -> None:
    """Lines for killed and wounded; of wounded only where a number is told, of killed also where violent events tell none."""
    for quantity in COUNTED:
        told = casualties(quantity, events, view.tables)
        if told.told or (quantity == "killed" and told.silent):
            with st.container(key=f"toll_{quantity}", gap=None):
                _draw(view, quantity, told, events)


def _draw(view: View, quantity: str, told: Casualties, events: pd.DataFrame) -> None:
    label = CODEBOOK.label("quantity", quantity)
    for claim in CLAIMS:
        if told.claims[claim].event_ids:
            _line(
                f"{quantity}/{claim}",
                f"**{label}{_claimed(claim)}: {_amount(told.claims[claim])}**, in {n_events(len(told.claims[claim].event_ids))}",
                told.claims[claim].event_ids,
            )
    twice = tuple(event for toll in told.claims.values() for event in toll.perhaps_twice)
    _line(
        f"{quantity}/twice",
        f"**{len(twice):,}** of them perhaps tell of the same people: the least counts these once, the most each time",
        twice,
    )
    _line(
        f"{quantity}/silent",
        f"**{len(told.silent):,}** violent {'event tells' if len(told.silent) == 1 else 'events tell'} no number of {quantity}",
        told.silent,
    )
    _line(f"{quantity}/ahead", f"**{len(told.ahead):,}** violent but only planned or ordered: not counted", told.ahead)
    if told.told:
        _draw_how_sure(told, events, view.tables)
        _draw_whose(view, quantity, told.whose)


def toll_words(row: dict, said: dict[str, str]) -> str:
    """The killed and wounded of one event with the words that give them (`said`: of each quantity): "killed 2+ (“members of both
    sides”)"; may be empty."""
    return "; ".join(
        f"{CODEBOOK.label('quantity', name).lower()} {number}" + (f" (“{said[name]}”)" if name in said else "")
        for name, number in number_words(row).items()
        if name in COUNTED
    )


def _amount(toll: Toll) -> str:
    return amount_words(toll.number) if toll.number else ""


def _claimed(claim: str) -> str:
    told_as = CODEBOOK.claims[claim].told_as
    return f", {told_as}" if told_as else ""


def _unless_usual(claim: str) -> str:
    return "" if claim == CODEBOOK.default("claim") else f", {CODEBOOK.label('claim', claim).lower()}"


def _draw_how_sure(told: Casualties, events: pd.DataFrame, tables: Tables) -> None:
    """How many articles stand behind the numbers, how they are graded, and what an open bound means."""
    rows = events[events["event_id"].isin(told.told)]
    alone, grades = int(by_one_article(rows, tables).sum()), sorted({*(rows["reliability"] + rows["credibility"])})
    by = "each by one article alone" if alone == len(rows) else f"{alone:,} of {len(rows):,} by one article alone"
    open_ends = any(toll.number and toll.number.max is None for toll in told.claims.values())
    least = " “At least”: a number has no upper bound in its text." if open_ends else ""
    st.caption(f"How sure: told {by}; graded {', '.join(grades)} (source A–F, item 1–6; F and 6: cannot be judged).{least}")


def _draw_whose(view: View, quantity: str, whose: dict[Whose, Toll]) -> None:
    """The sides or persons whose dead or wounded are told, each with its number."""
    if not whose:
        st.caption(f"Whose people were {quantity} is not told apart.")
        return
    st.caption(f"Whose people were {quantity}, where it is told:")
    for (claim, actor, described), toll in list(whose.items())[:MOST_WHOSE]:
        name = actor_name(view.corpus, actor) + (f" ({described})" if described else "")
        _line(
            f"{quantity}/whose/{claim}/{actor}/{slug_of(described)}",
            f"{plain(name)}: **{_amount(toll)}**{_unless_usual(claim)}",
            toll.event_ids,
        )
    if len(whose) > MOST_WHOSE:
        st.caption(f"and {len(whose) - MOST_WHOSE:,} more, in the table of events.")


def _line(part: str, words: str, event_ids: tuple[str, ...]) -> None:
    """A number that lists its events; of a list that is itself a part of another one by their ids, while they are few."""
    if not event_ids:
        return
    within = address.open_pick().subset
    pick = Pick("ids", event_ids) if within else address.open_pick().part(part)
    st.button(
        words,
        key=f"toll_{part}",
        type="tertiary",
        wrap=True,
        disabled=bool(within) and len(event_ids) > MOST_IDS,
        on_click=address.choose_pick,
        args=(pick,),
    )
