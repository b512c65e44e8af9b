"""What each page knows as its parts, without its screen: for a view, the page's own choices and a pick. Run as a module it prints
the picks that pages make of the sample."""

import json

from lib.corpus.model.models import Corpus
from lib.corpus.reading.read import read_corpus
from lib.engine.answers import DATED, top_dyads
from lib.engine.in_memory import InMemory
from lib.engine.picks import Part, Parts
from lib.engine.questions import where
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.events.asking.pick import Pick, of_page
from lib.events.asking.picks import LEVELS, dyad_picks
from lib.events.asking.select import REASONS, select_events
from lib.events.asking.subsets import WORDS
from lib.events.building.build import build_tables
from lib.events.counting.dyads import ALL, MOST_ARCS
from lib.events.tables import Tables
from lib.figures.theme import theme_of
from lib.settings import SAMPLE
from lib.ui.map_marks import placed_events
from lib.ui.map_parts import map_parts, no_place
from lib.ui.map_table import place_rows
from lib.ui.overview_lists import unpaired_part
from lib.ui.overview_months import _counts, group_part
from lib.ui.overview_regions import nowhere
from lib.ui.relations_parts import PHONE_ARCS
from lib.ui.relations_picks import behind_parts, cell_picks, chord_picks, gathered_parts, open_ties, page_parts
from lib.ui.relations_view import Asked, all_dyads, cells, drawn_dyads, links_of
from lib.ui.relations_words import KINDS
from lib.ui.timeline_picks import WITHOUT_ANY, lanes_of, period_part, undated_part
from lib.ui.timeline_view import make_timeline
from lib.ui.view import View
from tests.by_event import lane_rows, lane_totals


def view_of(corpus: Corpus) -> View:
    return View("", "", corpus, theme_of("light"), Shown(InMemory(_tables_of(corpus), corpus), Filters()))


_made: list[tuple[Corpus, Tables]] = []


def _tables_of(corpus: Corpus) -> Tables:
    """The tables of a corpus, made once."""
    known = next((tables for one, tables in _made if one is corpus), None)
    if known is None:
        _made.append((corpus, known := build_tables(corpus)))
    return known


def parts_of(view: View, page: str, options: list, pick: Pick) -> Parts:
    """The parts of a page; `options`: of the Timeline lanes and period, of Relations level, kind and arcs."""
    known = {"overview": _overview, "map": _map, "timeline": _timeline, "relations": _relations}
    return known[page](view, options, pick) if page in known else ()


def _overview(view: View, options: list, pick: Pick) -> Parts:
    return (nowhere(view), unpaired_part(), *group_part(pick))


def _map(view: View, options: list, pick: Pick) -> Parts:
    return (*map_parts(view.corpus), no_place())


def _timeline(view: View, options: list, pick: Pick) -> Parts:
    return (
        Part(of_page("on-timeline"), "on the timeline", (DATED,)),
        Part(of_page("undated"), WITHOUT_ANY, (where(dated_by="none"),)),
        *period_part(view, pick),
        *undated_part(view, pick),
    )


def _relations(view: View, options: list, pick: Pick) -> Parts:
    asked = Asked(*options)
    links = links_of(view, asked.level, asked.kind)
    return (*page_parts(links), open_ties(links), *gathered_parts(drawn_dyads(view, asked), links, pick), *behind_parts())


def picks_made(view: View) -> list[tuple[str, list, Pick]]:
    """Page, its own choices and pick: all picks that marks, rows and numbers of the pages make."""
    found = [("overview", [], pick) for pick in _made_by_overview(view)]
    found += [("map", [], pick) for pick in place_rows(placed_events(view), view.corpus)["pick"]]
    found += [("map", [], part.pick) for part in _map(view, [], Pick())]
    for by, per in (*((by, "month") for by in lanes_of(view.corpus)), ("type", "week")):
        found += [("timeline", [by, per], pick) for pick in _made_by_timeline(view, by, per)]
    for level, kind, arcs in (*((level, ALL, PHONE_ARCS) for level in LEVELS), *(("actor", kind, MOST_ARCS) for kind in KINDS)):
        found += [("relations", [level, kind, arcs], pick) for pick in _made_by_relations(view, Asked(level, kind, arcs))]
    found += [("events", [], Pick("shown", (), name)) for name in WORDS]
    return found + [("events", [], Pick("ledger", (reason,))) for reason in ("read", "matching", *REASONS)]


def _made_by_overview(view: View) -> list[Pick]:
    months, undated = _counts(view)
    bars = zip(months["period"], months["group"])
    return [
        nowhere(view).pick,
        unpaired_part().pick,
        *(of_page("month", first.date().isoformat(), group) for first, group in bars),
        *(of_page("no-day", group) for group in undated["group"]),
        *top_dyads(view.shown, view.corpus)["pick"],
    ]


def _made_by_timeline(view: View, by: str, per: str) -> list[Pick]:
    timeline, tables = make_timeline(view, by, per, "", 900), _tables_of(view.corpus)
    events = select_events(tables, view.corpus, view.filters).events
    totals = lane_totals(events, lane_rows(events, by, tables, view.corpus))
    return [
        *(of_page(per, first.date().isoformat()) for first in timeline.widest.periods["period"]),
        *(of_page("undated", by, lane_id) for lane_id in totals["lane_id"]),
        *(Pick("ids", tuple(ids.split(","))) for ids in timeline.bars["event_ids"]),
    ]


def _made_by_relations(view: View, asked: Asked) -> list[Pick]:
    dyads = drawn_dyads(view, asked)
    counts = all_dyads(view, asked.level, asked.kind).counts
    return [
        *(part.pick for part in _relations(view, [asked.level, asked.kind, asked.arcs], Pick())),
        *chord_picks(dyads, asked.level, asked.kind),
        *cell_picks(cells(view, asked), asked.level),
        *dyad_picks(counts, asked.level),
    ]


if __name__ == "__main__":
    view = view_of(read_corpus(SAMPLE))
    print(json.dumps(sorted(" ".join((page, *map(str, options), pick.to_text())) for page, options, pick in picks_made(view))))
