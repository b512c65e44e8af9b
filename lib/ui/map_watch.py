"""A silent part of the page that listens to the map: it keeps what is in sight where the map is drawn anew, and tells of it.

A chart whose figure changed is drawn from nothing. Where the new figure belongs to the same start, the browser puts it at
once to where the last one was, whatever the server knew by then. It reports a new zoom or centre once the map rests, and a
map narrower than was thought.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

JS = """
const seen = new WeakSet(), SPOT = '.st-key-map .js-plotly-plot';
let report = () => {}, given = {}, kept = null, told = '', waiting;
const viewOf = (map) => ({ zoom: map.getZoom(), lat: map.getCenter().lat, lon: map.getCenter().lng });

function tell() {
  const words = JSON.stringify(kept);
  if (words !== told) { told = words; report(words); }
}
function number(map) {
  map.getLayersOrder().filter((id) => id.startsWith('plotly-trace') && map.getLayer(id)?.type === 'symbol')
    .forEach((id) => ['text-allow-overlap', 'text-ignore-placement'].forEach((name) => {
      if (map.getLayoutProperty(id, name) !== true) map.setLayoutProperty(id, name, true);
    }));
}
function listen(plot, subplot, map) {
  const name = plot._fullLayout.uirevision, across = map.getContainer().clientWidth;
  if (across && across < given.width - 60) report(JSON.stringify({ narrow: across }));
  plot.on('plotly_relayout', (change) => {
    if (!Object.keys(change).some((key) => key.startsWith('map.'))) return;
    clearTimeout(waiting);
    waiting = setTimeout(tell, 400);
  });
  map.on('load', () => map.on('styledata', () => number(map)));  // as soon as marks are there, before they are first drawn
  map.on('idle', () => {
    number(map);
    if (given.whole && subplot.viewInitial) Object.assign(subplot.viewInitial, given.whole);  // where "reset view" leads
  });
  const before = kept?.name === name ? kept : null;
  map.on('move', () => { kept = { name, ...viewOf(map) }; });
  if (before) map.jumpTo({ center: [before.lon, before.lat], zoom: before.zoom }, { originalEvent: new Event('kept') });
}
function watch() {
  const plot = document.querySelector(SPOT), subplot = plot?._fullLayout?.map?._subplot, map = subplot?.map;
  if (!map || seen.has(map)) return;
  seen.add(map);
  listen(plot, subplot, map);
}
export default function ({ data, setTriggerValue }) {
  report = (what) => setTriggerValue('seen', what);
  given = data;
  const timer = setInterval(watch, 500), observer = new MutationObserver(watch);
  observer.observe(document.body, { childList: true, subtree: true });  // so that it is heard before it is first painted
  watch();
  return () => { clearInterval(timer); observer.disconnect(); };
}
"""
_watch = st.components.v2.component("map_watch", html="<span></span>", js=JS)


@dataclass(frozen=True)
class Moved:
    """Where the reader has moved the map: the name of its start, its zoom and its middle."""

    name: str
    zoom: float
    lat: float
    lon: float


@dataclass(frozen=True)
class Narrow:
    """The map is narrower than was thought: so many pixels."""

    width: float


def watch_map(width: int, whole: dict, heard: Callable[[Moved | Narrow], None]) -> None:
    """Listen to the map; `heard` gets what it tells before the page runs again. `width`: pixels that the
    map was thought to have; `whole`: center and zoom to go back to."""

    def told() -> None:
        seen = json.loads(st.session_state["map_watch"]["seen"])
        heard(Narrow(seen["narrow"]) if "narrow" in seen else Moved(seen["name"], seen["zoom"], seen["lat"], seen["lon"]))

    _watch(key="map_watch", data={"width": width, "whole": whole}, on_seen_change=told, height=1)
