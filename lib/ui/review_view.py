"""The page Review: the queue of what waits for whom and how long, a page of it at a time; a row opens the article beside it."""

import datetime

import streamlit as st

from lib.annotating.reviewing.again import coded_again
from lib.annotating.reviewing.queue import ALL, ANY, NONE, ORDERS, WAITING, Entry, age_words, asked_for, entry_of, in_order, took
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.asking.pick import Pick
from lib.events.memo import once_of
from lib.ui import address
from lib.ui.event_table import PAGE, has_page, next_order, page_asked
from lib.ui.numbers import counted
from lib.ui.review_words import events_words, state_words, took_words
from lib.ui.row_table import Column, Table, row_table
from lib.ui.tags import isolated, plain
from lib.ui.view import View

COLUMNS = (
    Column("article", "Article", 230, kind="first"),
    Column("state", "State", 84),
    Column("waits_for", "Waits for", 100, "The coder, or a reviewer; – for nobody"),
    Column("since", "For", 84, "How long it has been in this state"),
    Column("coder", "Coder", 100),
    Column("reviewer", "Reviewer", 100),
    Column("minutes", "Minutes", 70, "How long coding took, all sittings together", "number"),
    Column("events", "Events", 96, "How many, and how many of them are in another state than their article"),
    Column("again", "Coded again", 84, "Whether somebody coded it a second time, apart from the first"),
)
USUAL = "-since"  # the oldest first
UNSTATED = ("article", "state", "events", "again")  # columns of what has no state
BESIDE = 4  # columns of the queue where an article is open beside it, which says the rest


@once_of
def entries_of(corpus: Corpus) -> tuple[Entry, ...]:
    """Every article as the queue shows it."""
    return tuple(map(entry_of, corpus.articles))


def headline_of(view: View) -> str:
    """The page's one sentence."""
    entries = entries_of(view.corpus)
    if not any(entry.state for entry in entries):
        return "No article has a state of review, so all of them count."
    waiting = in_order(asked_for(entries, WAITING, ""))
    if not waiting:
        told = [(state, len(asked_for(entries, state, ""))) for state in CODEBOOK.review_states]
        return f"Nothing waits: {', '.join(f'{number:,} {state_words(state)}' for state, number in told if number)}."
    turns = {turn: sum(CODEBOOK.review_states[entry.state].waits_for == turn for entry in waiting) for turn in ANY}
    parts = [f"{turns['coder']:,} for their coder"] * bool(turns["coder"])
    parts += [f"{turns['reviewer']:,} for a reviewer"] * bool(turns["reviewer"])
    age = next((age_words(entry, _now()) for entry in waiting if entry.since), "")
    oldest = f"; the oldest for {age}" if age[:1].isdigit() else ""
    return f"{counted(len(waiting), 'article')} {'waits' if len(waiting) == 1 else 'wait'}: {', '.join(parts)}{oldest}."


def open_article(view: View) -> str:
    """The article that is open beside the queue; "" where none is."""
    asked = address.remembered("article")
    address.require_option("article", view.corpus.article(asked) is not None)
    return asked


def draw_queue(view: View) -> None:
    """What is asked for of the queue, a page of it, and what stands under it."""
    entries = entries_of(view.corpus)
    if not entries:
        st.info("This corpus holds no article that reads.")
        return
    if not any(entry.state for entry in entries):
        _draw_beginning(view)
    state, person = _draw_choices(entries)
    order = address.remembered("order")
    address.require_option("order", order.removeprefix("-") in ORDERS)
    found = in_order(asked_for(entries, state, person), order)
    address.require_option("page", has_page(len(found), address.remembered("page")))
    if found:
        _draw_page(view, found, order)
    else:
        st.info(_why_empty(entries, state, person))
    _draw_under(entries, found)


def _draw_beginning(view: View) -> None:
    """What it means that nothing has a state, and how to begin."""
    many = counted(len(entries_of(view.corpus)), "article")
    st.info(
        f"Review has not begun here: none of {many} says where it stands, and what says nothing counts as accepted. It begins with "
        "the first article that is handed in: on the page Annotate under “Save …”, by opening an article here below, or by hand, "
        "with the line `review: {state: in_review, coder: your name}` above its text. What waits is counted nowhere until somebody "
        "accepts it; all others go on counting."
    )


def _draw_choices(entries: tuple[Entry, ...]) -> tuple[str, str]:
    """The state and the person that are asked for; nothing is to be chosen where no article has a state."""
    if numbers_of(entries)[NONE] == len(entries):
        return NONE, ""
    numbers = numbers_of(entries)
    labels = {WAITING: "Waiting", **{name: term.label for name, term in CODEBOOK.review_states.items()}, ALL: "Any state"}
    labels[NONE] = "No state"
    asked = address.remembered("state")
    shown = {name: f"{label} ({numbers[name]:,})" for name, label in labels.items() if numbers[name] or name in (WAITING, asked)}
    with st.container(horizontal=True, vertical_alignment="bottom", key="review_asked"):
        state = address.page_option("state", shown, WAITING, "State")
        people = sorted({name for entry in entries for name in entry.people}, key=str.casefold)
        person = _draw_person(people) if people else ""
    return state, person


def numbers_of(entries: tuple[Entry, ...]) -> dict[str, int]:
    """How many articles each thing that may be asked for would list."""
    return {name: len(asked_for(entries, name, "")) for name in (WAITING, *CODEBOOK.review_states, ALL, NONE)}


def _draw_person(people: list[str]) -> str:
    """Whose articles are asked for: coded or reviewed by somebody; "" for anybody's."""
    asked = address.remembered("person")
    address.require_option("person", asked in people)
    key = "review_person"
    st.session_state[key] = asked or None

    def choose() -> None:
        address.heard()
        address.remember("person", st.session_state[key] or "")
        address.remember("page", "")

    st.selectbox("Person", people, index=None, key=key, placeholder="anybody", format_func=isolated, on_change=choose, width=220)
    return asked


def _draw_page(view: View, found: list[Entry], order: str) -> None:
    number, pages = page_asked(len(found), address.remembered("page"))
    again, now = coded_again(view.corpus.folder), _now()
    here = found[(number - 1) * PAGE : number * PAGE]
    shown = _columns(here)
    row_table(
        Table("review_queue", "The queue of articles; a row opens the article beside it", tuple(COLUMNS[at] for at in shown)),
        {entry.id: [_cells(entry, again.get(entry.id, ()), now)[at] for at in shown] for entry in here},
        open_row=address.remembered("article"),
        order=(order.removeprefix("-") or "since", order.startswith("-") or not order),
        on_open=_open,
        on_sort=_sort,
    )
    if pages > 1:
        _draw_pager(number, pages, len(found))


def _columns(here: list[Entry]) -> list[int]:
    """Which columns say anything: of articles without a state few, and beside an open article, which says the rest, the first."""
    if not any(entry.state for entry in here):
        return [at for at, column in enumerate(COLUMNS) if column.id in UNSTATED]
    beside = address.remembered("article") or address.open_event() or address.open_pick()
    return list(range(BESIDE if beside else len(COLUMNS)))


def _cells(entry: Entry, again: tuple[str, ...], now: datetime.datetime) -> list[str]:
    return [
        isolated(entry.title),
        state_words(entry.state),
        isolated(entry.waits_for) or "–",
        age_words(entry, now),
        isolated(entry.coder) or "–",
        isolated(entry.reviewer) or "–",
        "–" if entry.minutes is None else f"{entry.minutes:,}",
        events_words(entry),
        "yes" if again else "–",
    ]


def _draw_pager(number: int, pages: int, total: int) -> None:
    first = (number - 1) * PAGE + 1
    with st.container(horizontal=True, vertical_alignment="center"):
        for words, step in (("Previous page", -1), ("Next page", 1)):
            to = number + step
            st.button(words, disabled=not 1 <= to <= pages, on_click=_turn_to, args=(str(to) if to > 1 else "",))
        st.caption(f"Articles {first:,} to {min(number * PAGE, total):,} of {total:,}.", width="content")


def _draw_under(entries: tuple[Entry, ...], found: list[Entry]) -> None:
    """How long coding took, and what is not in the queue."""
    unsaid = len(asked_for(entries, NONE, ""))
    said = [took_words(took(found))] if took(found) else []
    if unsaid and unsaid < len(entries):
        said.append(f"{counted(unsaid, 'article')} without a state {'counts' if unsaid == 1 else 'count'} as accepted.")
    if said:
        st.caption(" ".join(said))


def _why_empty(entries: tuple[Entry, ...], state: str, person: str) -> str:
    if person and asked_for(entries, state, ""):
        return f"Nothing of this state has to do with {plain(person)}. Choose anybody, or another state."
    if state == WAITING:
        return "Nothing waits: every article that has a state is accepted or rejected. “Any state” lists them."
    return "No article is in this state."


def _open(article_id: str) -> None:
    """Lay an article beside the queue, in the place of whatever stands there; the one that is open is closed."""
    address.choose_pick(Pick())
    address.remember("article", "" if article_id == address.remembered("article") else article_id)


def _sort(column: str) -> None:
    address.heard()
    if column in ORDERS:
        order = next_order(address.remembered("order", USUAL), column, USUAL)
        address.remember("order", order if order != USUAL else "")
        address.remember("page", "")


def _turn_to(page: str) -> None:
    address.heard()
    address.remember("page", page)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)
