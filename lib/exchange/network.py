"""Who does what to whom as a directed graph, for Gephi, Cytoscape and networkx: GraphML, and GEXF with its days.

A node is an actor that takes part, an edge one link of one event between actors as coded, weight 1: parallel edges add up, and
a program that joins them adds their weights. A mutual link has no direction, which neither format can say of a single edge
beside directed ones: it stands once each way, `mutual`. Count events by `event_id`.
"""

import datetime
import io
import json
from xml.etree import ElementTree

import networkx
import pandas as pd
from networkx.readwrite.gexf import GEXFWriter

from lib.events.membership import among
from lib.events.names import bloc_label
from lib.events.standings import blocs_on
from lib.exchange.chosen import Chosen
from lib.exchange.companions import companions
from lib.exchange.manifest import Snapshot
from lib.exchange.plain import Plain, known, plain_rows
from lib.exchange.telling import citation_lines, counted, told, told_lines, xml_text
from lib.settings import PROGRAM

OF_EVENT = ["event_id", "type", "group", "claim", "stage", "date", "date_kind", "first_day", "last_day", "dated_by", "summary"]
Attributes = dict[str, Plain]


def write_graphml(snapshot: Snapshot) -> bytes:
    """The graph with what was selected as its attribute `faultlines`, JSON."""
    graph = network(snapshot)
    graph.graph["faultlines"] = xml_text(json.dumps(told(snapshot), ensure_ascii=False))
    target = io.BytesIO()
    networkx.write_graphml_xml(graph, target, named_key_ids=True)
    return target.getvalue()


def write_gexf(snapshot: Snapshot) -> bytes:
    """The graph in time: an edge is there from the first day its event may have been to the last; one without a day always is.
    What was selected stands in the description."""
    graph = network(snapshot)
    graph.graph["mode"] = "dynamic"
    for _, _, edge in graph.edges(data=True):
        edge |= {end: edge[day] for end, day in (("start", "first_day"), ("end", "last_day")) if day in edge}
    written = GEXFWriter(version="1.2draft")
    written.add_graph(graph)
    meta = next(one for one in written.xml if one.tag.endswith("meta"))
    meta.clear()  # of the day on which it was written too
    lines = [*(f"{what}: {words}" for what, words in told_lines(snapshot)), *citation_lines(snapshot)]
    for tag, words in (("creator", PROGRAM), ("description", "\n".join(lines))):
        ElementTree.SubElement(meta, tag).text = xml_text(words)
    target = io.BytesIO()
    written.write(target)
    return target.getvalue()


def network(snapshot: Snapshot) -> "networkx.MultiDiGraph[str]":
    """Actors and links of these events; no node and no edge of a snapshot with nothing beside."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    if snapshot.beside is None:
        return graph
    tables = companions(snapshot.beside, snapshot.corpus)
    for actor, attributes in _nodes(tables["participants"], snapshot).items():
        graph.add_node(actor, **attributes)
    links = tables["links"].loc[lambda rows: rows["level"] == "actor", ["event_id", "left_id", "right_id", "kind", "mutual"]]
    events = snapshot.events[OF_EVENT].rename(columns={"type": "event_type"})  # a GEXF edge's own type is its direction
    for link in plain_rows(links.merge(events, on="event_id", how="left")):
        left, right = str(link.pop("left_id")), str(link.pop("right_id"))
        attributes = {"weight": 1.0, "label": link["kind"]} | _clean(link)
        for one, other in dict.fromkeys(((left, right), (right, left)) if link["mutual"] else ((left, right),)):
            graph.add_edge(one, other, key=f"{link['event_id']} {one} {link['kind']} {other}", **attributes)
    return graph


def network_misses(chosen: Chosen) -> tuple[str, ...]:
    """Events that link nobody to anybody: a graph has no place for them."""
    without = int((~among(chosen.every(("event_id",))["event_id"], chosen.linked())).sum())
    if not without:
        return ()
    return (f"{counted(without, 'event')} left out: no links, as one side alone is told. Who takes part is there as a node.",)


def _nodes(participants: pd.DataFrame, snapshot: Snapshot) -> dict[str, Attributes]:
    """Actor -> label, kind, the blocs it is in on the days of these events, and in how many of them it takes part."""
    corpus, events = snapshot.corpus, snapshot.events.set_index("event_id")[["first_day", "last_day"]]
    found: dict[str, Attributes] = {}
    for actor, rows in participants.drop_duplicates(["event_id", "actor_id"]).groupby("actor_id", sort=True):
        entry, days = corpus.actors.get(str(actor)), events.reindex(rows["event_id"])
        spans = {(_day(first), _day(last)) for first, last in zip(days["first_day"], days["last_day"])}
        told_of: Attributes = {"label": rows["actor"].iloc[0]}
        told_of |= {"name_ar": entry.name_ar, "kind": entry.kind} if entry else {}
        labels = "; ".join(sorted(bloc_label(corpus, bloc) for bloc in blocs_on(corpus, str(actor), spans)))
        found[str(actor)] = _clean(told_of | {"bloc": labels, "events": len(rows)})
    return found


def _day(day: pd.Timestamp) -> datetime.date | None:
    return None if pd.isna(day) else day.date()


def _clean(attributes: Attributes) -> Attributes:
    return {name: xml_text(value) if isinstance(value, str) else value for name, value in known(attributes).items()}
