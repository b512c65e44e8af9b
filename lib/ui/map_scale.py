"""A scale in the map's corner, which follows the map: a silent part of the page measures how far so many pixels are.

It also sets unseen signs along the map's edge and under the scale, so that no name is cut there or lies under it.
"""

import streamlit as st

from lib.figures.map_labels import EDGE

JS = """
const seen = new WeakSet(), MOST = 110;
function far(one, other) {
  const rad = Math.PI / 180, [a, b] = [one.lat * rad, other.lat * rad], turn = (other.lng - one.lng) * rad;
  return 6371008.8 * Math.acos(Math.min(1, Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn)));
}
function round(metres) {
  const power = 10 ** Math.floor(Math.log10(metres));
  return [5, 2, 1].find((first) => first * power <= metres) * power;
}
function draw(map, bar) {
  const box = map.getContainer(), y = box.clientHeight - 24, x = box.clientWidth / 2;
  const across = far(map.unproject([x - MOST / 2, y]), map.unproject([x + MOST / 2, y]));
  const metres = across > 0 ? round(across) : 0;
  bar.hidden = !metres || map.getZoom() < 2;
  bar.style.width = `${MOST * metres / across}px`;
  bar.textContent = metres < 1000 ? `${metres} m` : `${(metres / 1000).toLocaleString('en')} km`;
}
function fence(map, step) {
  const source = map.getSource('edges'), { clientWidth: width, clientHeight: height } = map.getContainer(), spots = [];
  if (!source) return;
  for (let x = 0; x <= width; x += step) spots.push([x, 0], [x, height]);
  for (let y = 0; y <= height; y += step) spots.push([0, y], [width, y]);
  for (let x = 0; x <= MOST + 20; x += step) for (let y = 4; y <= 32; y += step) spots.push([x, height - y]);
  const features = spots.map((spot) => ({ type: 'Feature', properties: {},
    geometry: { type: 'Point', coordinates: map.unproject(spot).toArray() } }));
  source.setData({ type: 'FeatureCollection', features });
}
function watch(step) {
  const plot = document.querySelector('.st-key-map .js-plotly-plot'), map = plot?._fullLayout?.map?._subplot?.map;
  if (!map || seen.has(map)) return;
  seen.add(map);
  const bar = document.createElement('div');
  bar.className = 'map-scale';
  map.getContainer().append(bar);
  map.on('move', () => draw(map, bar));
  ['moveend', 'resize', 'load', 'styledata'].forEach((what) => map.on(what, () => fence(map, step)));
  map.on('resize', () => draw(map, bar));
  fence(map, step);
  draw(map, bar);
}
export default function ({ data }) {
  const timer = setInterval(() => watch(data.step), 300);
  return () => clearInterval(timer);
}
"""
_scale = st.components.v2.component("map_scale", html="<span></span>", js=JS)


def draw_scale() -> None:
    """Keep a scale in the map's corner."""
    _scale(key="map_scale", data={"step": EDGE}, height=1)
