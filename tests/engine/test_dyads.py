"""Dyads, cells and ends, also with the smallest gathered, counted another way: event by event, from the links themselves."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd
import pytest

from lib.engine.backers import behind_dyads, behind_ends, hostile_by_backing, shared_backers
from lib.engine.dyads import Links, count_cells, count_dyads, gather_smallest
from lib.engine.relations import relation
from lib.engine.shown import Shown
from lib.events.asking.filters import Filters
from lib.events.asking.select import select_events
from lib.events.counting.doubt import certainty
from lib.events.counting.dyads import ALL, COOPERATIVE, DYAD, HOSTILE, OTHER
from tests.engine.engines import CORPORA, ENGINES, corpus_named, duck, in_memory, tables_named

FILTERS = Filters(background=True, drafts=True, count="incidents")
LEVELS = ("actor", "organisation", "state", "bloc")
KINDS = (ALL, HOSTILE, "violent", "talks")
# each corpus with each level, each kind with every corpus, and with three levels of the four
IN_TURN = [(name, level, KINDS[(a + b) % len(KINDS)]) for a, name in enumerate(CORPORA) for b, level in enumerate(LEVELS)]
MOST = 4  # ends that stand for themselves
CERTAINTIES, SEVERITIES = ("done", "not_done", "alleged", "denied"), ("violent", "coercive", "verbal")

Events = dict[tuple, set[str]]  # whatever is counted -> its events


def each_link(name: str, level: str, kind: str) -> list[dict]:
    """A record for each link of one kind of each event shown; the kind is a severity where that is asked for."""
    events = select_events(tables_named(name), corpus_named(name), FILTERS).events
    found = relation(tables_named(name), corpus_named(name), f"links:{level}").join(
        events[["event_id", "severity"]], "row", "inner"
    )
    links = found.to_dict("records")
    if kind in (ALL, HOSTILE, "talks"):
        return [link for link in links if kind in (ALL, link["kind"])]
    return [link | {"kind": kind} for link in links if link["kind"] == HOSTILE and link["severity"] == kind]


def gathered(links: list[dict], kept: Iterable[str]) -> list[dict]:
    """The same with "other" for each end that is not kept."""
    return [_moved(link, set(kept)) for link in links]


def _moved(link: dict, kept: set[str]) -> dict:
    left, right = (end if end in kept else OTHER for end in (link["left_id"], link["right_id"]))
    mutual = link["mutual"] and left != right
    left, right = sorted((left, right)) if mutual else (left, right)
    return link | {"left_id": left, "right_id": right, "mutual": mutual}


def of_dyads(links: list[dict]) -> Events:
    return events_of((tuple(link[name] for name in DYAD), link) for link in links)


def of_ends(links: list[dict]) -> Events:
    return events_of(((link[side],), link) for link in links for side in ("left_id", "right_id"))


def of_cells(links: list[dict], kind: str) -> Events:
    def side(link: dict) -> str:
        return COOPERATIVE if kind == ALL and link["kind"] != HOSTILE else link["kind"]

    one_way = [((link["left_id"], link["right_id"], side(link)), link) for link in links]
    return events_of([*one_way, *(((right, left, kind), link) for (left, right, kind), link in one_way if link["mutual"])])


def events_of(each: Iterable[tuple[tuple, dict]]) -> Events:
    found: Events = {}
    for key, link in each:
        found.setdefault(key, set()).add(link["event_id"])
    return found


def numbers(frame: pd.DataFrame, *keys: str) -> dict[tuple, int]:
    return dict(zip(zip(*(frame[key] for key in keys)), frame["events"]))


def sizes(events: Events) -> dict[tuple, int]:
    return {key: len(ids) for key, ids in events.items()}


@pytest.mark.parametrize("name,level,kind", IN_TURN)
@pytest.mark.parametrize("way", ENGINES)
def test_each_event_counts_once_in_each_dyad_cell_and_end(way: str, name: str, level: str, kind: str) -> None:
    links, corpus, told = Links(Shown(ENGINES[way](name), FILTERS), level, kind), corpus_named(name), each_link(name, level, kind)
    dyads = count_dyads(links, corpus)
    drawn = gather_smallest(dyads, links, corpus, MOST)
    assert bool(drawn.gathered) == (len(dyads.ends) > MOST)

    for one, held in ((dyads, told), (drawn, gathered(told, drawn.ends["end_id"]))):
        assert numbers(one.counts, *DYAD) == sizes(of_dyads(held))
        assert numbers(one.ends, "end_id") == sizes(of_ends(held))
        cells = count_cells(one, links)
        assert numbers(cells, "left_id", "right_id", "side") == sizes(of_cells(held, kind))
        assert one.open_links == len({(link["event_id"], *(link[key] for key in DYAD)) for link in held if link["open"]})
        linked = {link["event_id"] for link in told}
        assert (one.linked, one.without_pair) == (len(linked), links.shown.number() - len(linked))
        parts_are_of(name, pd.concat([one.counts, one.parts], axis=1), DYAD, of_dyads(held))
        parts_are_of(name, cells, ["left_id", "right_id", "side"], of_cells(held, kind))


def parts_are_of(name: str, parts: pd.DataFrame, keys: list[str], events: Events) -> None:
    """Certainty, severity and what is perhaps the same of each row are those of its events."""
    certain, severe, twins = of_events(name)
    for row in parts.to_dict("records"):
        of_row = events[tuple(row[key] for key in keys)]
        certainties, severities = Counter(map(certain.get, of_row)), Counter(map(severe.get, of_row))
        hostile = {HOSTILE, "violent"} & {row.get("kind"), row.get("side")}
        assert [row[one] for one in CERTAINTIES] == [certainties[one] for one in CERTAINTIES]
        assert [row[one] for one in SEVERITIES] == [severities[one] * bool(hostile) for one in SEVERITIES]
        assert row["same"] == sum(not twins[event].isdisjoint(of_row) for event in of_row)


@lru_cache
def of_events(name: str) -> tuple[dict[str, str], dict[str, str], dict[str, set[str]]]:
    """Of each event shown: its certainty, its severity, and the events that it is perhaps the same as."""
    told = select_events(tables_named(name), corpus_named(name), FILTERS).events
    twins = {event: set(same.split("; ")) for event, same in zip(told["event_id"], told["maybe_same_as"].fillna(""))}
    return dict(zip(told["event_id"], certainty(told))), dict(zip(told["event_id"], told["severity"])), twins


@pytest.mark.parametrize("name,level,kind", IN_TURN)
def test_the_page_of_relations_is_the_same_whoever_answers(name: str, level: str, kind: str) -> None:
    corpus, (one, other) = corpus_named(name), (Links(Shown(ask(name), FILTERS), level, kind) for ask in (in_memory, duck))
    dyads, others = count_dyads(one, corpus), count_dyads(other, corpus)

    for first, second in (
        (dyads, others),
        (gather_smallest(dyads, one, corpus, MOST), gather_smallest(others, other, corpus, MOST)),
    ):
        for part in ("counts", "parts", "ends", "made_of"):
            pd.testing.assert_frame_equal(getattr(first, part), getattr(second, part))
        pd.testing.assert_frame_equal(count_cells(first, one), count_cells(second, other))
        assert (first.linked, first.without_pair, first.open_links) == (second.linked, second.without_pair, second.open_links)
    assert behind_ends(one, corpus) == behind_ends(other, corpus)
    pd.testing.assert_frame_equal(behind_dyads(one, dyads.counts, corpus), behind_dyads(other, dyads.counts, corpus))
    assert hostile_by_backing(one.shown) == hostile_by_backing(other.shown)
    assert shared_backers(one.shown) == shared_backers(other.shown)


def test_something_is_gathered_open_and_backed() -> None:
    many, few = (Links(Shown(in_memory(name), FILTERS), "organisation", ALL) for name in ("invented", "delta"))
    dyads = count_dyads(many, corpus_named("invented"))

    assert count_dyads(few, corpus_named("delta")).open_links and len(dyads.ends) > MOST
    assert all(behind_ends(many, corpus_named("invented")))
    assert behind_dyads(many, dyads.counts, corpus_named("invented")).ne("").to_numpy().any()
