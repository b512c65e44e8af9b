"""How an article's events will look before they are saved: on map, timeline and chord, alone; and what the corpus has that may
be the same as the one in hand."""

import hashlib
from dataclasses import replace

import streamlit as st

from lib.annotating.bench.alike import alike
from lib.annotating.bench.decisions import same_as, set_field
from lib.annotating.bench.model import ACCEPTED, Bench, Card, listed
from lib.corpus.model.models import Article, Corpus, Event
from lib.engine.answers import DATED
from lib.engine.in_memory import InMemory
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.events.building.build import build_tables
from lib.events.counting.dyads import ALL
from lib.figures.basemap import view_of
from lib.figures.figure import Figure
from lib.figures.map import Sheet, Start, extent_of, map_layout
from lib.figures.map_marks import frame_of
from lib.ui.address import heard
from lib.ui.annotate_state import OnBench
from lib.ui.map_marks import placed_events, style_of, traces_of
from lib.ui.map_tiles import tiles_address
from lib.ui.relations_parts import chord_of
from lib.ui.relations_view import Asked, drawn_dyads
from lib.ui.tags import plain
from lib.ui.timeline_view import make_timeline
from lib.ui.view import View

WIDTH, HEIGHT = 560, 340  # pixels of a chart
ARCS = 12
STILL = {"displayModeBar": False}
ALL_OF_IT = Filters(background=True, drafts=True, count="acts")


def draw_preview(view: View, opened: OnBench) -> None:
    """Map, timeline and chord of what is accepted, and of the card in hand, as the pages will draw them."""
    article, left_out = _article(opened, view)
    if article is None or not article.events:
        st.info("No event that could be drawn: accept one, or mend what is said of the one in hand.")
        return
    seen = _seen(view, article)
    words = "" if not left_out else f" {left_out} accepted cannot be read yet and {'is' if left_out == 1 else 'are'} not drawn."
    st.caption(f"The accepted events of this article and the one in hand, as the pages will draw them.{words}")
    where, when, whom = st.columns(3, gap="medium")
    with where:
        _draw_map(seen)
    with when:
        if seen.shown.number(DATED):
            _chart(make_timeline(seen, "actor", "month", "", WIDTH).lanes, "when", "Timeline of the article's events")
        else:
            st.caption("Nothing dates them: neither a day of their own nor one of publication.")
    with whom:
        asked = Asked("actor", ALL, ARCS)
        dyads = drawn_dyads(seen, asked)
        if dyads.counts.empty:
            st.caption("No event names a pair of actors.")
        else:
            _chart(chord_of(seen, asked, (True,) * len(dyads.counts), True), "whom", "Chord of the article's events")


def _article(opened: OnBench, view: View) -> tuple[Article | None, int]:
    """The article with the events that are accepted, or in hand, and read; and how many of them do not read."""
    found = opened.checked(view.corpus)
    wanted = {card.id: card for card in opened.bench.cards if card.state == ACCEPTED or card.key == opened.bench.current}
    wrong = {name for name, card in wanted.items() if found.wrong(card.key)}
    if found.article is None:
        return None, len(wrong)
    events = tuple(_alone(one, wanted) for one in found.article.events if _own(one) in wanted and _own(one) not in wrong)
    return replace(found.article, events=events), len(wrong)


def _own(event: Event) -> str:
    return event.id.partition("/")[2]


def _alone(event: Event, wanted: dict[str, Card]) -> Event:
    """The event without what refers to others: they are not drawn here."""
    whole = event.part_of if event.part_of.partition("/")[2] in wanted else ""
    return replace(event, part_of=whole, after=(), same_as=(), maybe_same_as=(), not_same_as=(), status="coded", review="")


def _seen(view: View, article: Article) -> View:
    mark = hashlib.sha256(repr((article.events, article.published)).encode()).hexdigest()
    corpus = replace(view.corpus, articles=(article,), sources=(), fingerprint=f"bench {mark}", problems=())
    shown = Shown(InMemory(build_tables(corpus), corpus), ALL_OF_IT)
    return replace(view, corpus=corpus, shown=shown)


def _draw_map(seen: View) -> None:
    placed = placed_events(seen)
    extent = extent_of(placed.placings) or seen.corpus.settings.extent
    whole = view_of(extent, HEIGHT, WIDTH)
    frame = frame_of(whole, HEIGHT, WIDTH)
    style = style_of(seen, frame, tiles_address(seen.corpus.base_map))
    layout = map_layout(seen.theme, Sheet(style, Start(whole, whole, "bench"), HEIGHT))
    _chart(Figure(traces_of(seen, frame, ""), layout), "where", "Map of the article's events")
    if not len(placed.placings):
        st.caption("None of them has a place with a point.")


def _chart(figure: Figure, name: str, alt: str) -> None:
    st.plotly_chart(figure, key=f"annotate_{name}", theme=None, config=STILL, alt=alt)


def draw_alike(view: View, opened: OnBench) -> None:
    """Events of other articles that may be the one in hand, each with in what it is near."""
    card, found = opened.bench.card(), opened.checked(view.corpus)
    event = next((one for one in (found.article.events if found.article else ()) if card and _own(one) == card.id), None)
    near = alike(event, opened.bench.article, view.corpus) if event and card else ()
    if not near or card is None:
        return
    st.caption("Perhaps told already, by another article:")
    for one in near:
        st.markdown(f"**{plain(one.event.summary)}** {plain(one.article.publisher)}; {plain(one.why)}.")
        with st.container(horizontal=True):
            for field, words in (("same_as", "The same"), ("maybe_same_as", "Perhaps the same"), ("not_same_as", "Another one")):
                st.button(
                    words, key=f"annotate_alike_{card.key}_{one.event.id}_{field}", type="tertiary",
                    on_click=_say, args=(opened, card.key, one.event.id, field, view.corpus),
                )  # fmt: skip


def _say(opened: OnBench, key: int, other: str, field: str, corpus: Corpus) -> None:
    heard()
    opened.take(_told(opened.bench, key, other, field), corpus)


def _told(bench: Bench, key: int, other: str, field: str) -> Bench:
    if field == "not_same_as":
        card = bench.card(key)
        return set_field(bench, key, field, [*listed(card.event.get(field) if card else None), other])
    return same_as(bench, key, other, field)
