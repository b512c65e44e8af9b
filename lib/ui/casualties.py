"""How many were killed and wounded in the events of a list, how sure that is, and whose they are; each number opens its events."""

import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.engine.shown import Some
from lib.engine.subsets import subset
from lib.engine.tolls import Casualties, Whose, casualties, telling
from lib.events.asking.pick import Pick
from lib.events.asking.subsets import ONE_ARTICLE, slug_of
from lib.events.counting.casualties import CLAIMS, COUNTED, Toll
from lib.events.names import actor_name
from lib.events.words import amount_words, n_events, number_words
from lib.ui import address
from lib.ui.tags import plain
from lib.ui.view import View

MOST_WHOSE, MOST_IDS = 8, 30


def draw_casualties(view: View, some: Some) -> None:
    """Lines for killed and wounded; of wounded only where a number is told, of killed also where violent events tell none."""
    for quantity in COUNTED:
        told = casualties(quantity, some)
        if told.told or (quantity == "killed" and told.silent):
            with st.container(key=f"toll_{quantity}", gap=None):
                _draw(view, quantity, told, some)


def _draw(view: View, quantity: str, told: Casualties, some: Some) -> None:
    label = CODEBOOK.label("quantity", quantity)
    for claim in CLAIMS:
        number = told.claims[claim].events
        _line(
            some,
            f"{quantity}/{claim}",
            f"**{label}{_claimed(claim)}: {_amount(told.claims[claim])}**, in {n_events(number)}",
            number,
        )
    twice, silent = len(told.perhaps_twice), told.silent
    _line(
        some,
        f"{quantity}/twice",
        f"**{twice:,}** of them perhaps tell of the same people: the least counts these once, the most each time",
        twice,
    )
    _line(
        some,
        f"{quantity}/silent",
        f"**{silent:,}** violent {'event tells' if silent == 1 else 'events tell'} no number of {quantity}",
        silent,
    )
    _line(some, f"{quantity}/ahead", f"**{told.ahead:,}** violent but only planned or ordered: not counted", told.ahead)
    if told.told:
        _draw_how_sure(told, telling(quantity, some))
        _draw_whose(view, quantity, told.whose, some)


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


def _draw_how_sure(told: Casualties, rows: Some) -> None:
    """How many articles stand behind the numbers, how they are graded, and what an open bound means; `rows`: who tells one."""
    alone, grades = subset(ONE_ARTICLE, rows).number(), rows.tally("reliability", "credibility")
    graded = grades["reliability"] + grades["credibility"]
    by = "each by one article alone" if alone == told.told else f"{alone:,} of {told.told:,} by one article alone"
    open_ends = any(toll.number and toll.number.max is None for toll in told.claims.values())
    least = " “At least”: a number has no upper bound in its text." if open_ends else ""
    st.caption(f"How sure: told {by}; graded {', '.join(sorted(graded))} (source A–F, item 1–6; F and 6: cannot be judged).{least}")


def _draw_whose(view: View, quantity: str, whose: dict[Whose, Toll], some: Some) -> None:
    """The sides or persons whose dead or wounded are told, each with its number."""
    if not whose:
        st.caption(f"Whose people were {quantity} is not told apart.")
        return
    st.caption(f"Whose people were {quantity}, where it is told:")
    for (claim, actor, described), toll in list(whose.items())[:MOST_WHOSE]:
        name = actor_name(view.corpus, actor) + (f" ({described})" if described else "")
        part = f"{quantity}/whose/{claim}/{actor}/{slug_of(described)}"
        _line(some, part, f"{plain(name)}: **{_amount(toll)}**{_unless_usual(claim)}", toll.events)
    if len(whose) > MOST_WHOSE:
        st.caption(f"and {len(whose) - MOST_WHOSE:,} more, in the table of events.")


def _line(some: Some, part: str, words: str, number: int) -> None:
    """A number that lists its events; of a list that is itself a part of another one by their ids, while they are few."""
    if not number:
        return
    within, few = address.open_pick().subset, number <= MOST_IDS
    pick = Pick("ids", subset(part, some).ids() if few else ()) if within else address.open_pick().part(part)
    st.button(
        words,
        key=f"toll_{part}",
        type="tertiary",
        wrap=True,
        disabled=bool(within) and not few,
        on_click=address.choose_pick,
        args=(pick,),
    )
