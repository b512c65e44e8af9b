"""The evidence panel: the sentence behind a mark, and what each field of the event rests on; or a list to choose from.

The same on every page; it takes the place of a page's side column while something is open.
"""

from dataclasses import dataclass

import streamlit as st

from lib.address.pages import page_named
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.records import source_of
from lib.engine.answers import may_lie_outside, reason_of, reports_of
from lib.engine.picks import NOTHING, Parts, Picked, of_ids, resolve_pick
from lib.engine.questions import Range, where
from lib.engine.shown import Some
from lib.engine.tolls import tolls_by
from lib.events.asking.picks import LEDGER_WORDS
from lib.events.counting.casualties import Toll
from lib.events.reports import said_of_numbers, story_of
from lib.events.row_types import Row
from lib.events.words import amount_words, review_words
from lib.ui import address
from lib.ui.casualties import draw_casualties
from lib.ui.event_lines import LINE, event_button, line_words, lines_of
from lib.ui.evidence_facts import USUAL, facts_html, row_facts_html
from lib.ui.evidence_reports import reports_html, source_words
from lib.ui.layer_row import draw_row
from lib.ui.links import event_link
from lib.ui.marked_words import words_in_context
from lib.ui.numbers import counted
from lib.ui.page_picks import refuse_unknown_part
from lib.ui.sources import draw_entry, draw_sources, original_words
from lib.ui.tags import plain, tag
from lib.ui.view import View

MOST_LISTED = 100
PARTS_WORDS = {
    CODEBOOK.default("parts"): "Its parts, which say all of it: acts are counted by them",
    "some": "Parts of it that are told apart; they do not say all of it, so it counts as well",
}


def show_panel(view: View, parts: Parts) -> bool:
    """Draw what is open: an event's evidence, else the list of a pick; False where nothing is open."""
    refuse_unknown_part(parts)
    event, pick = address.open_event(), address.open_pick()
    listed = resolve_pick(pick, view.shown, view.corpus, parts) if pick else None
    if listed is None and not event:
        return False
    with st.container(key="panel"):
        if event:
            _show_event(view, event, listed.events if listed else None)
        elif listed:
            _show_list(view, listed)
    return True


def _say_if_not_shown(view: View, events: Some) -> None:
    """Of events that were chosen one by one: how many the filters, or what is counted, leave out by now."""
    told = events.number()
    away = told - view.shown.number(*events.wheres)
    if away:
        words = "None of these is" if away == told else f"{away:,} of these {told:,} {'is' if away == 1 else 'are'} not"
        st.html(tag("p", f"{words} shown with these filters.", cls="doubt"))


def _show_list(view: View, listed: Picked) -> None:
    events, number = listed.events, listed.events.number()
    _head(counted(number, "event"), listed.title)
    draw_casualties(view, events)
    _offer_all_between(view, events)
    if address.open_pick().kind == "ids":
        _say_if_not_shown(view, events)
    if not number:
        st.caption(
            "This page has no such events with these filters."
            if listed.title == NOTHING
            else "None of them is shown with these filters."
        )
    rows = events.rows(tuple(CODEBOOK.columns), most=MOST_LISTED)
    reports = reports_of(view.shown, rows["event_id"])
    for row in rows.to_dict("records"):
        with st.container(gap=None):
            event_button(row, "listed")
            said = said_of_numbers(story_of(reports[row["event_id"]], view.corpus))
            st.caption(plain(line_words(row, said)))
    if number > MOST_LISTED:
        st.caption(f"The first {MOST_LISTED} of {number:,}; narrow with the filters to see the rest.")


def _offer_all_between(view: View, listed: Some) -> None:
    """Of a list of one kind of link between two sides: the way to all that links them, where that is more."""
    pick = address.open_pick().between
    if not pick:
        return
    found = resolve_pick(pick, view.shown, view.corpus, ()).events
    number = found.number()
    if number > view.shown.number(*found.wheres, *listed.wheres):
        killed = tolls_by("killed", found).get((), {}).get(CODEBOOK.default("claim"), Toll()).number
        left, right = pick.ids[:2]
        between = "All links within it" if left == right else "All links between these two, both ways"
        st.button(
            f"{between}: **{counted(number, 'event')}**" + (f", killed {amount_words(killed)}" if killed else ""),
            key="all_between",
            type="tertiary",
            wrap=True,
            on_click=address.choose_pick,
            args=(pick,),
        )


@dataclass(frozen=True)
class Place:
    """Where an event stands in a list: its place from 0, of how many; None where it is not in it."""

    listed: Some
    at: int | None
    number: int

    def step(self, by: int) -> str:
        """The id of an event so many steps further; "" where none stands there."""
        at = (self.at or 0) + by
        return "".join(self.listed.rows(("event_id",), first=at, most=1)["event_id"]) if 0 <= at < self.number else ""


def _place_in(listed: Some, event_id: str) -> Place:
    found = listed.also(where(event_id=event_id)).rows(("nth",))["nth"].tolist()
    at = listed.also(where(nth=Range(None, found[0] - 1))).number() if found else None
    return Place(listed, at, listed.number())


def _head(eyebrow: str, title: str, place: Place | None = None) -> None:
    """What is open, with the ways on and out; the title below it over the whole width."""
    with st.container(horizontal=True, vertical_alignment="center", key="panel_head"):
        st.html(tag("p", eyebrow, cls="eyebrow"))
        if place and place.at is not None:
            for label, step in (("Previous", place.step(-1)), ("Next", place.step(1))):
                st.button(label, key=label.lower(), type="tertiary", disabled=not step, on_click=address.choose_event, args=(step,))
        if place and place.number:
            st.button("List", key="back_to_list", type="tertiary", on_click=address.choose_event, args=("",))
        st.button("Close", key="close_panel", type="tertiary", on_click=address.choose_pick, args=("",))
    st.html(tag("p", title, cls="lead", dir="auto"))


def _show_event(view: View, event_id: str, listed: Some | None) -> None:
    row = view.shown.engine.event(event_id)
    if row is None:
        st.caption("This event is not in the corpus any more.")
        return
    kind = CODEBOOK.types[row["type"]]
    place = _place_in(listed, event_id) if listed else None
    at = f" · {place.at + 1} of {place.number}" if place and place.at is not None else ""
    waits = review_words(row)
    marks = "".join(
        f" · {mark}"
        for mark, holds in (("background", row["background"]), ("draft", row["status"] == "draft"), (waits, bool(waits)))
        if holds
    )
    _head(f"{CODEBOOK.groups[kind.group].symbol} {kind.label}{marks}{at}", row["summary"], place)
    _say_if_doubtful(row)
    _say_if_hidden(view, event_id)
    _show_told(view, row)
    _relatives(view, row)
    _draw_links(view, event_id)


def _show_told(view: View, row: Row) -> None:
    """What the reports say, with the words that carry it; of an event that no article tells, what its row says."""
    event_id = row["event_id"]
    reports = reports_of(view.shown, [event_id])[event_id]
    story = story_of(reports, view.corpus)
    if story and event_id in view.corpus.reports:
        _show_report(event_id, view.corpus)
        st.html(facts_html(row, story, view.corpus))
    else:
        draw_entry(row, story, source_of(view.corpus, event_id))
        st.html(row_facts_html(row, story))
        draw_row(event_id, story, source_of(view.corpus, event_id))
    st.html(reports_html(event_id, reports, story, view.corpus))


def _show_report(event_id: str, corpus: Corpus) -> None:
    """The words of the leading report, and whose they are."""
    article, event = corpus.reports[event_id]
    st.html(words_in_context(article, event.quote) + original_words(article, event) + tag("p", source_words(article), cls="quiet"))
    draw_sources(article, "panel")


def _say_if_doubtful(row: Row) -> None:
    """Claim and stage in a word where the event is not simply reported and done, and what else a number may double."""
    said = [f"{CODEBOOK.label(field, row[field])}." for field in ("claim", "stage") if row[field] not in USUAL]
    said += ["A draft: nobody has confirmed it."] if row["status"] == "draft" else []
    said += [f"{words.capitalize()}: it counts only where that is asked for."] if (words := review_words(row)) else []
    others = len(_perhaps(row))
    said += [f"Perhaps the same as {'another event' if others == 1 else f'{others} other events'}, below."] if others else []
    if said:
        st.html(tag("p", " ".join(said), cls="doubt"))


def _say_if_hidden(view: View, event_id: str) -> None:
    """Where it is not shown, why; where it is, whether it may lie outside the circle asked for."""
    reason, outside = reason_of(view.shown, event_id), may_lie_outside(view.shown, view.corpus)
    if reason != "shown":
        st.caption(f"Not among the rows shown: {LEDGER_WORDS[reason].lower()}.")
    if outside and outside.also(where(event_id=event_id)).number():
        st.caption("May lie outside the circle asked for: its place is known only to within its halo.")


def _relatives(view: View, row: Row) -> None:
    """Events that belong to this one: the whole, its parts, what came before, what may be the same."""
    event_id = row["event_id"]
    wholes = view.shown.tally("whole_id", over="wholes", wheres=of_ids([event_id]), reason="read")["whole_id"]
    parts = Some(view.shown, (where("wholes", whole_id=event_id),), "read").rows(LINE).to_dict("records")
    after = view.corpus.reports[event_id][1].after if event_id in view.corpus.reports else ()
    groups = (
        ("Part of", Some(view.shown, of_ids(wholes), "read").rows(LINE).to_dict("records")),
        (PARTS_WORDS[row["parts"]] if parts else "", parts),
        ("After", lines_of(view, after)),
        ("Perhaps the same event, told again; counted apart unless asked to take them once", lines_of(view, _perhaps(row))),
    )
    for number, (title, others) in enumerate(groups):
        if others:
            st.caption(title)
            for other in others:
                event_button(other, f"relative{number}")


def _perhaps(row: Row) -> list[str]:
    """What the coder left open, from either side."""
    return row["maybe_same_as"].split("; ") if isinstance(row["maybe_same_as"], str) else []


def _draw_links(view: View, event_id: str) -> None:
    if article := view.corpus.article_of(event_id):
        page = page_named("Articles")
        st.page_link(
            page.file,
            label="Read it in the article",
            query_params={**address.menu_queries([page.path])[page.path], "event": [event_id], "_article": [article.id]},
        )
    st.caption("Link to this event")
    st.code(event_link(event_id), language=None, wrap_lines=True)
