"""The evidence panel: the sentence behind a mark, and what each field of the event rests on; or a list to choose from.

The same on every page; it takes the place of a page's side column while something is open.
"""

import json

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Article, Event
from lib.events.picks import Parts, resolve_pick
from lib.events.rows import event_permalink
from lib.events.words import short_day, where
from lib.ui import address
from lib.ui.evidence_facts import facts_html
from lib.ui.marked_words import words_in_context
from lib.ui.tags import tag

MOST_LISTED = 100


def show_panel(view, parts: Parts) -> bool:
    """Draw what is open: an event's evidence, else the list of a pick; False where nothing is open."""
    pick = address.open_pick()
    listed = resolve_pick(pick, view.tables, view.corpus, view.selection, parts) if pick else None
    if listed is None and not address.open_event():
        return False
    with st.container(key="panel"):
        if address.open_event():
            _show_event(view, address.open_event(), listed.event_ids if listed else ())
        else:
            _show_list(view, listed.title, listed.event_ids)
    return True


def rows_of(view, event_ids) -> pd.DataFrame:
    """The rows of events, in the order of the ids."""
    places = view.tables.row_of.get_indexer(list(event_ids))
    return view.tables.events.iloc[places[places >= 0]]


def event_button(row: pd.Series, key: str) -> None:
    """An event as a line that opens its evidence."""
    symbol = CODEBOOK.groups[row["group"]].symbol
    st.button(f"{symbol} {_plain(row['summary'])}", key=f"{key}_{row['event_id']}", type="tertiary", width="stretch", wrap=True,
              on_click=address.choose_event, args=(row["event_id"],),
              help=f"{CODEBOOK.label('type', row['type'])} · {where(row)} · {short_day(row)}")


def _plain(text: str) -> str:
    """Text for a label, with markdown's signs made harmless."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>$:#~|" else letter for letter in text)


def _show_list(view, title: str, event_ids: tuple[str, ...]) -> None:
    _head(f"{len(event_ids):,} events", title, lambda: address.choose_pick(""))
    if not event_ids:
        st.caption("None of them is shown with these filters.")
    for row in rows_of(view, event_ids[:MOST_LISTED]).to_dict("records"):
        event_button(row, "listed")
    if len(event_ids) > MOST_LISTED:
        st.caption(f"The first {MOST_LISTED} of {len(event_ids):,}; narrow with the filters to see the rest.")


def _head(eyebrow: str, title: str, close) -> None:
    with st.container(horizontal=True, vertical_alignment="top"):
        st.html(tag("p", eyebrow, cls="eyebrow") + tag("p", title, cls="lead"))
        st.button("Close", key="close_panel", on_click=close)


def _show_event(view, event_id: str, listed: tuple[str, ...]) -> None:
    found = rows_of(view, [event_id])
    if found.empty:
        st.caption("This event is not in the corpus any more.")
        return
    row = found.iloc[0]
    article = view.corpus.article(event_id.partition("/")[0])
    event = next(event for event in article.events if event.id == event_id)
    kind = CODEBOOK.types[row["type"]]
    symbol = CODEBOOK.groups[kind.group].symbol
    _head(f"{symbol} {kind.label}{' · background' if row['background'] else ''}", row["summary"],
          lambda: address.choose_event(""))
    if event_id not in set(view.events["event_id"]):
        st.caption("Not among the rows shown: the filters, or its place as background or as a whole, keep it out.")
    if event_id in view.selection.may_lie_outside:
        st.caption("May lie outside the circle asked for: its place is known only to within its halo.")
    st.html(words_in_context(article, event.quote) + tag("p", _whose_words(article), cls="quiet"))
    st.html(facts_html(row, event, article, view.corpus))
    st.html(_reports(row, view))
    _relatives(view, row, event)
    _steps(event_id, listed)


def _whose_words(article: Article) -> str:
    words = {"digest": "Words of our digest, not of the article", "excerpt": "The article's own words, an excerpt",
             "full": "The article's own words"}[article.text_kind]
    when = article.published.text if article.published else "day of publication not known"
    author = f"{article.author}, " if article.author else ""
    after = f", after {article.original_source}" if article.original_source != article.publisher else ""
    return f"{words}. {author}“{article.title}”, {article.publisher}{after if article.original_source else ''} ({when})."


def _reports(row: pd.Series, view) -> Markup:
    """The reports joined into the row, and where they differ."""
    if not isinstance(row["differences"], str) and row["n_articles"] == 1:
        return tag("p", "One report; no other article of this corpus tells it.", cls="quiet")
    told = json.loads(row["differences"]) if isinstance(row["differences"], str) else {}
    lines = [tag("dt", field.replace("_", " ")) + tag("dd", "; ".join(f"{report}: {value or '–'}"
             for report, value in values.items())) for field, values in told.items()]
    agree = "They agree in every field." if not told else "They differ in:"
    joined_reports = [report for report, event in view.tables.aliases.items() if event == row["event_id"]]
    return tag("p", f"{len(joined_reports)} reports joined: {', '.join(joined_reports)}. {agree}", cls="quiet") + tag(
        "dl", *lines, cls="facts")


def _relatives(view, row: pd.Series, event: Event) -> None:
    """Events that belong to this one: the whole, its parts, what came before, what may be the same."""
    events, aliases = view.tables.events, view.tables.aliases
    parts = tuple(events["event_id"][events["part_of"] == row["event_id"]])
    groups = (("Part of", (row["part_of"],) if isinstance(row["part_of"], str) else ()),
              ("Its parts, counted instead of it", parts), ("After", event.after),
              ("May be the same event, not merged", event.maybe_same_as))
    for number, (title, others) in enumerate(groups):
        if others:
            st.caption(title)
            for other in rows_of(view, [aliases.get(other, other) for other in others]).to_dict("records"):
                event_button(other, f"relative{number}")


def _steps(event_id: str, listed: tuple[str, ...]) -> None:
    with st.container(horizontal=True):
        if event_id in listed and len(listed) > 1:
            at = listed.index(event_id)
            st.button("Previous", disabled=at == 0, on_click=address.choose_event, args=(listed[max(at - 1, 0)],))
            st.button("Next", disabled=at == len(listed) - 1, on_click=address.choose_event,
                      args=(listed[min(at + 1, len(listed) - 1)],))
        st.page_link("pages/articles.py", label="Read in the article",
                     query_params={"event": event_id, "_article": event_id.partition("/")[0]})
    st.caption("Link to this event")
    st.code(event_permalink(event_id), language=None, wrap_lines=True)
