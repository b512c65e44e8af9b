"""The evidence panel: the sentence behind a mark, and what each field of the event rests on; or a list to choose from.

The same on every page; it takes the place of a page's side column while something is open.
"""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from lib.address.pages import page_named
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.records import source_of
from lib.events.asking.picks import LEDGER_WORDS, NOTHING, Parts, resolve_pick
from lib.events.asking.select import REASONS
from lib.events.counting.casualties import casualties
from lib.events.reports import said_of_numbers, story_of
from lib.events.words import amount_words, short_day, where
from lib.ui import address
from lib.ui.casualties import draw_casualties, toll_words
from lib.ui.evidence_facts import USUAL, facts_html, row_facts_html
from lib.ui.evidence_reports import reports_html, source_words
from lib.ui.links import event_link
from lib.ui.marked_words import words_in_context
from lib.ui.numbers import counted
from lib.ui.page_picks import refuse_unknown_part
from lib.ui.sources import draw_entry, draw_sources, original_words
from lib.ui.tags import plain, tag
from lib.ui.view import View

MOST_LISTED = 100
LINE = ["event_id", "type", "group", "summary", "place", "n_places", "dated_by", "date", "not_after_date"]  # what a line says
PARTS_WORDS = {
    CODEBOOK.default("parts"): "Its parts, which say all of it: acts are counted by them",
    "some": "Parts of it that are told apart; they do not say all of it, so it counts as well",
}


def show_panel(view: View, parts: Parts) -> bool:
    """Draw what is open: an event's evidence, else the list of a pick; False where nothing is open."""
    refuse_unknown_part(parts)
    event, pick = address.open_event(), address.open_pick()
    listed = resolve_pick(pick, view.tables, view.corpus, view.selection, parts) if pick else None
    if listed is None and not event:
        return False
    with st.container(key="panel"):
        if event:
            _show_event(view, event, listed.event_ids if listed else ())
        elif listed:
            _show_list(view, listed.title, listed.event_ids)
    return True


def rows_of(view: View, event_ids: Iterable[str]) -> pd.DataFrame:
    """The rows of events, in the order of the ids."""
    places = view.tables.rows_of(list(event_ids))
    return view.tables.events.iloc[places[places >= 0]]


def lines_of(view: View, event_ids: Iterable[str]) -> list[dict]:
    """What the lines of events say, in the order of the ids: of each event what `event_button` needs."""
    places = view.tables.rows_of(list(event_ids))
    return view.tables.events[LINE].iloc[places[places >= 0]].to_dict("records")


def event_button(row: dict, key: str, lead: str = "") -> None:
    """An event as a line that opens its evidence; `lead` stands before its sign."""
    symbol = CODEBOOK.groups[row["group"]].symbol
    st.button(
        f"{lead}{symbol} {plain(row['summary'])}",
        key=f"{key}_{row['event_id']}",
        type="tertiary",
        width="stretch",
        wrap=True,
        on_click=address.choose_event,
        args=(row["event_id"],),
        help=f"{CODEBOOK.label('type', row['type'])} · {plain(where(row))} · {short_day(row)}",
    )


def _say_if_not_shown(view: View, event_ids: tuple[str, ...]) -> None:
    """Of events that were chosen one by one: how many the filters, or what is counted, leave out by now."""
    away, told = len({*event_ids} - {*view.selection.events["event_id"]}), len(event_ids)
    if away:
        words = "None of these is" if away == told else f"{away:,} of these {told:,} {'is' if away == 1 else 'are'} not"
        st.html(tag("p", f"{words} shown with these filters.", cls="doubt"))


def line_words(row: dict, said: dict[str, str]) -> str:
    """Below an event of a list: when, who tells it, what is doubtful, who was killed and wounded, in what words (`said`: of each
    quantity)."""
    day = "no date" if row["dated_by"] == "none" else short_day(row)
    doubt = [CODEBOOK.label(field, row[field]).lower() for field in ("claim", "stage") if row[field] not in USUAL]
    return " · ".join(filter(None, (day, row["publishers"], *doubt, toll_words(row, said))))


def _show_list(view: View, title: str, event_ids: tuple[str, ...]) -> None:
    _head(counted(len(event_ids), "event"), title)
    draw_casualties(view, rows_of(view, event_ids))
    _offer_all_between(view, event_ids)
    if address.open_pick().kind == "ids":
        _say_if_not_shown(view, event_ids)
    if not event_ids:
        st.caption(
            "This page has no such events with these filters."
            if title == NOTHING.title
            else "None of them is shown with these filters."
        )
    for row in rows_of(view, event_ids[:MOST_LISTED]).to_dict("records"):
        with st.container(gap=None):
            event_button(row, "listed")
            said = said_of_numbers(story_of(view.tables, view.corpus, row["event_id"]))
            st.caption(plain(line_words(row, said)))
    if len(event_ids) > MOST_LISTED:
        st.caption(f"The first {MOST_LISTED} of {len(event_ids):,}; narrow with the filters to see the rest.")


def _offer_all_between(view: View, listed: tuple[str, ...]) -> None:
    """Of a list of one kind of link between two sides: the way to all that links them, where that is more."""
    pick = address.open_pick().between
    found = resolve_pick(pick, view.tables, view.corpus, view.selection, ()).event_ids if pick else ()
    if set(found) - set(listed):
        killed = casualties("killed", rows_of(view, found), view.tables).claims[CODEBOOK.default("claim")].number
        left, right = pick.ids[:2]
        between = "All links within it" if left == right else "All links between these two, both ways"
        st.button(
            f"{between}: **{counted(len(found), 'event')}**" + (f", killed {amount_words(killed)}" if killed else ""),
            key="all_between",
            type="tertiary",
            wrap=True,
            on_click=address.choose_pick,
            args=(pick,),
        )


def _head(eyebrow: str, title: str, listed: tuple[str, ...] = ()) -> None:
    """What is open, with the ways on and out; the title below it over the whole width."""
    with st.container(horizontal=True, vertical_alignment="center", key="panel_head"):
        st.html(tag("p", eyebrow, cls="eyebrow"))
        if address.open_event() in listed:
            at = listed.index(address.open_event())
            for label, step in (("Previous", at - 1), ("Next", at + 1)):
                inside = 0 <= step < len(listed)
                st.button(
                    label,
                    key=label.lower(),
                    type="tertiary",
                    disabled=not inside,
                    on_click=address.choose_event,
                    args=(listed[step] if inside else "",),
                )
        if listed and address.open_event():
            st.button("List", key="back_to_list", type="tertiary", on_click=address.choose_event, args=("",))
        st.button("Close", key="close_panel", type="tertiary", on_click=address.choose_pick, args=("",))
    st.html(tag("p", title, cls="lead", dir="auto"))


def _show_event(view: View, event_id: str, listed: tuple[str, ...]) -> None:
    found = rows_of(view, [event_id])
    if found.empty:
        st.caption("This event is not in the corpus any more.")
        return
    row = found.iloc[0]
    kind = CODEBOOK.types[row["type"]]
    symbol = CODEBOOK.groups[kind.group].symbol
    at = f" · {listed.index(event_id) + 1} of {len(listed)}" if event_id in listed else ""
    marks = f"{' · background' if row['background'] else ''}{' · draft' if row['status'] == 'draft' else ''}"
    _head(f"{symbol} {kind.label}{marks}{at}", row["summary"], listed)
    _say_if_doubtful(row)
    _say_if_hidden(view, found.index[0])
    if event_id in view.selection.may_lie_outside:
        st.caption("May lie outside the circle asked for: its place is known only to within its halo.")
    story = story_of(view.tables, view.corpus, event_id)
    if story and event_id in view.corpus.reports:
        _show_report(event_id, view.corpus)
        st.html(facts_html(row, story, view.corpus))
    else:
        draw_entry(row, story, source_of(view.corpus, event_id))
        st.html(row_facts_html(row))
    st.html(reports_html(event_id, story, view.tables, view.corpus))
    _relatives(view, found.index[0], row)
    _draw_links(view, event_id)


def _show_report(event_id: str, corpus: Corpus) -> None:
    """The words of the leading report, and whose they are."""
    article, event = corpus.reports[event_id]
    st.html(words_in_context(article, event.quote) + original_words(article, event) + tag("p", source_words(article), cls="quiet"))
    draw_sources(article, "panel")


def _say_if_doubtful(row: pd.Series) -> None:
    """Claim and stage in a word where the event is not simply reported and done, and what else a number may double."""
    said = [f"{CODEBOOK.label(field, row[field])}." for field in ("claim", "stage") if row[field] not in USUAL]
    said += ["A draft: nobody has confirmed it."] if row["status"] == "draft" else []
    others = len(_perhaps(row))
    said += [f"Perhaps the same as {'another event' if others == 1 else f'{others} other events'}, below."] if others else []
    if said:
        st.html(tag("p", " ".join(said), cls="doubt"))


def _say_if_hidden(view: View, row_number: int) -> None:
    reason = REASONS[view.selection.ledger.reasons[row_number]]
    if reason != "shown":
        st.caption(f"Not among the rows shown: {LEDGER_WORDS[reason].lower()}.")


def _relatives(view: View, row_number: int, row: pd.Series) -> None:
    """Events that belong to this one: the whole, its parts, what came before, what may be the same."""
    ids, aliases, kin = view.tables.events["event_id"], view.tables.aliases, view.tables.kin
    parts, wholes = tuple(ids.iloc[kin.parts_of(row_number)]), tuple(ids.iloc[kin.wholes_of(row_number)])
    groups = (
        ("Part of", wholes),
        (PARTS_WORDS[row["parts"]] if parts else "", parts),
        ("After", view.corpus.reports[row["event_id"]][1].after if row["event_id"] in view.corpus.reports else ()),
        ("Perhaps the same event, told again; counted apart unless asked to take them once", _perhaps(row)),
    )
    for number, (title, others) in enumerate(groups):
        if others:
            st.caption(title)
            for other in lines_of(view, dict.fromkeys(aliases.get(other, other) for other in others)):
                event_button(other, f"relative{number}")


def _perhaps(row: pd.Series) -> list[str]:
    """What the coder left open, from either side."""
    return row["maybe_same_as"].split("; ") if isinstance(row["maybe_same_as"], str) else []


def _draw_links(view: View, event_id: str) -> None:
    if article := view.corpus.article_of(event_id):
        st.page_link(
            page_named("Articles").file,
            label="Read it in the article",
            query_params={**address.menu_query(page_named("Articles").path), "event": [event_id], "_article": [article.id]},
        )
    st.caption("Link to this event")
    st.code(event_link(event_id), language=None, wrap_lines=True)
