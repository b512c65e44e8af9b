"""GraphML and GEXF, opened by networkx."""

import io
import json
import re
from collections import Counter
from xml.etree import ElementTree

import networkx
import pytest

from lib.exchange.chosen import chosen_of
from lib.exchange.companions import companions
from lib.exchange.manifest import Snapshot
from lib.exchange.network import network_misses, write_gexf, write_graphml
from lib.exchange.telling import citation_lines
from tests.readers.conftest import ODD_IN_XML

BOTH = {"graphml": (write_graphml, networkx.read_graphml), "gexf": (write_gexf, networkx.read_gexf)}


def opened(form: str, snapshot: Snapshot) -> networkx.MultiDiGraph:
    write, read = BOTH[form]
    return networkx.MultiDiGraph(read(io.BytesIO(write(snapshot))))


def wanted(snapshot: Snapshot) -> Counter:
    """(event, from, to, kind) of each link as coded; mutual ones both ways."""
    links = companions(snapshot.beside, snapshot.corpus)["links"]
    found: Counter = Counter()
    for link in links[links["level"] == "actor"].itertuples():
        ends = {(link.left_id, link.right_id), *([(link.right_id, link.left_id)] if link.mutual else ())}
        found.update((link.event_id, *pair, link.kind) for pair in ends)
    return found


@pytest.mark.parametrize("form", BOTH)
def test_every_link_is_a_directed_edge_with_its_event_and_weight(form: str, whole: Snapshot) -> None:
    graph = opened(form, whole)
    edges = list(graph.edges(data=True))

    assert graph.is_directed() and {edge["weight"] for *_, edge in edges} == {1.0}
    assert Counter((edge["event_id"], left, right, edge["kind"]) for left, right, edge in edges) == wanted(whole)
    assert any(edge["mutual"] for *_, edge in edges) and not all(edge["mutual"] for *_, edge in edges)


@pytest.mark.parametrize("form", BOTH)
def test_nodes_have_labels_kinds_and_blocs(form: str, whole: Snapshot) -> None:
    graph = opened(form, whole)
    people = whole.beside.participants[whole.beside.participants["event_id"].isin(whole.events["event_id"])]

    assert set(graph) == set(people["actor_id"])
    for actor, node in graph.nodes(data=True):
        assert (node["label"], node["kind"]) == (whole.corpus.actors[actor].name, whole.corpus.actors[actor].kind)
        assert node["events"] == people.loc[people["actor_id"] == actor, "event_id"].nunique()
    labels = {bloc.label for bloc in whole.corpus.settings.blocs}
    blocs = {bloc for _, node in graph.nodes(data=True) for bloc in node.get("bloc", "").split("; ") if bloc}
    assert len(blocs) > 2 and blocs <= labels


def test_a_graph_in_time_has_the_days_that_are_known_and_no_others(whole: Snapshot) -> None:
    days = whole.events.set_index("event_id")[["first_day", "last_day"]].apply(lambda one: one.dt.strftime("%Y-%m-%d"))
    root = ElementTree.fromstring(write_gexf(whole))
    space = {"g": "http://www.gexf.net/1.2draft"}
    graph, names = root.find("g:graph", space), {}
    for one in root.iterfind(".//g:attributes[@class='edge']/g:attribute", space):
        names[one.get("title")] = one.get("id")
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("defaultedgetype")) == ("dynamic", "date", "directed")

    edges = root.findall(".//g:edge", space)
    found = {edge.find(f".//g:attvalue[@for='{names['event_id']}']", space).get("value"): edge for edge in edges}
    dated = {event for event, edge in found.items() if edge.get("start") or edge.get("end")}
    known = {event: tuple(None if day != day else day for day in days.loc[event]) for event in found}
    assert {event: (edge.get("start"), edge.get("end")) for event, edge in found.items()} == known
    assert 0 < len(dated) < len(found) and {edge.get("type") for edge in edges} == {None}


def test_what_was_selected_stands_in_both_and_no_clock(whole: Snapshot) -> None:
    told = json.loads(opened("graphml", whole).graph["faultlines"])
    gexf = write_gexf(whole).decode()

    assert told["filters"]["link"] == whole.link and told["ledger"]["shown"] == len(whole.events) and told["citations"]
    assert whole.corpus.fingerprint in gexf and citation_lines(whole)[0] in gexf.replace("&amp;", "&")
    assert not re.search("lastmodified", gexf)


@pytest.mark.parametrize("form", BOTH)
def test_odd_names_come_back_and_letters_that_no_xml_holds_are_marked(form: str, odd: Snapshot) -> None:
    labels = {node["label"].replace("\r", "") for _, node in opened(form, odd).nodes(data=True)}

    assert ODD_IN_XML.replace("\r", "") in labels


@pytest.mark.parametrize("form", BOTH)
def test_no_events_are_a_graph_of_nobody(form: str, empty: Snapshot) -> None:
    assert len(opened(form, empty)) == 0 and network_misses(chosen_of(empty)) == ()


def test_events_that_link_nobody_are_counted(whole: Snapshot) -> None:
    without = set(whole.events["event_id"]) - {event for event, *_ in wanted(whole)}

    assert without and network_misses(chosen_of(whole))[0].startswith(f"{len(without)} events left out")
