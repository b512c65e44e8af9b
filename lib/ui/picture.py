"""A chart as a picture to take away: drawn anew in the light theme, with its title, sentence, ledger, source and date within it.

The browser that draws the chart makes the file of what it has drawn: SVG as it is, with its fonts, or PNG at three times its size.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from lib.corpus.model.records import About
from lib.events.asking.chips import in_words
from lib.events.counting.sides import NO_BLOC
from lib.events.names import bloc_hues
from lib.exchange.snapshot import file_name
from lib.exchange.telling import ledger_words
from lib.figures.figure import Figure
from lib.figures.theme import LIGHT
from lib.settings import PROGRAM
from lib.ui import address
from lib.ui.links import permalink
from lib.ui.view import View

OPEN = "picture_open"  # the page whose window with the picture stands open
STILL = {"displayModeBar": False}
FIGURE = "picture_chart"  # begins the keys of the charts, from the top down
HTML = '<div class="take"><button type="button" data-kind="svg">Save as SVG</button> '
HTML += '<button type="button" data-kind="png">Save as PNG</button> <span role="status"></span></div>'
CSS = """
.take { display: flex; gap: 12px; align-items: baseline; font-size: 0.95rem; }
.take button { all: unset; cursor: pointer; border: 1px solid var(--accent); border-radius: 4px; padding: 5px 14px; }
.take button:hover { background: color-mix(in srgb, var(--accent) 10%, transparent); }
.take button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
"""
JS = """
const SVG = 'http://www.w3.org/2000/svg', EDGE = 28, PRINT = 3, PAPER = '#FCFBF8', INK = '#1B1D1F', MUTED = '#5C6166';
const FAMILY = "'Source Sans', 'Noto Sans Arabic', sans-serif";
const pen = document.createElement('canvas').getContext('2d');
const made = (name, attributes, text) => {
  const one = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  if (text !== undefined) one.textContent = text;
  return one;
};
function wrapped(text, size, weight, width) {
  pen.font = `${weight} ${size}px ${FAMILY}`;
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (lines.at(-1) && pen.measureText(longer).width > width) lines.push(word); else lines[lines.length - 1] = longer;
  }
  return lines;
}
// Adds lines of text below `y`; gives where the next may stand.
function written(root, text, y, { size, weight = 400, colour = INK, width }) {
  for (const line of wrapped(text, size, weight, width)) {
    y += Math.round(size * 1.35);
    root.append(made('text', { x: EDGE, y, fill: colour, 'font-size': size, 'font-weight': weight, 'font-family': FAMILY }, line));
  }
  return y;
}
function keyed(root, legend, y, width) {
  let x = EDGE;
  for (const [colour, label] of legend) {
    pen.font = `400 13px ${FAMILY}`;
    const across = pen.measureText(label).width + 36;
    if (x > EDGE && x + across > EDGE + width) { x = EDGE; y += 19; }
    root.append(made('circle', { cx: x + 5, cy: y + 12, r: 5, fill: colour }),
      made('text', { x: x + 15, y: y + 17, fill: INK, 'font-size': 13, 'font-family': FAMILY }, label));
    x += across;
  }
  return legend.length ? y + 24 : y;
}
// What a map has drawn is only there while it draws.
const ground = (map) => new Promise((give) => {
  const before = map.getPixelRatio();
  map.once('idle', () => {
    map.once('render', () => {
      const drawn = map.getCanvas().toDataURL('image/png');
      setTimeout(() => map.setPixelRatio(before));
      give(drawn);
    });
    map.triggerRepaint();
  });
  map.setPixelRatio(PRINT);
  setTimeout(() => map.fire('idle'), 15_000);  // a slow machine may never be at rest
});
async function placed(root, plot, y) {
  const box = plot.getBoundingClientRect(), group = made('g', { transform: `translate(${EDGE}, ${y})` });
  for (const [name, part] of Object.entries(plot._fullLayout)) {
    const map = /^map[0-9]*$/.test(name) && part._subplot && part._subplot.map;
    if (!map) continue;
    const at = map.getCanvas().getBoundingClientRect();
    group.append(made('image', { x: at.left - box.left, y: at.top - box.top, width: at.width, height: at.height,
      href: await ground(map) }));
  }
  for (const layer of plot.querySelectorAll('svg.main-svg')) {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll('.hoverlayer, .modebar, .select-outline').forEach((part) => part.remove());
    copy.removeAttribute('style');
    group.append(copy);
  }
  root.append(group);
  return y + box.height;
}
async function fonts() {
  const rules = [...document.styleSheets].flatMap((sheet) => { try { return [...sheet.cssRules]; } catch { return []; } })
    .filter((rule) => rule instanceof CSSFontFaceRule && /Source Sans|Noto Sans Arabic/.test(rule.style.fontFamily));
  const held = await Promise.all(rules.map(async (rule) => {
    const from = /url\\("?([^")]+)"?\\)/.exec(rule.cssText);
    if (!from || !/normal|^$/.test(rule.style.fontStyle)) return '';
    try {
      const file = await (await fetch(new URL(from[1], rule.parentStyleSheet.href || document.baseURI))).blob();
      const data = await new Promise((give) => {
        const reader = new FileReader();
        reader.onload = () => give(reader.result);
        reader.readAsDataURL(file);
      });
      return rule.cssText.replace(from[0], `url("${data}")`);
    } catch { return ''; }
  }));
  return held.join('\\n');
}
async function picture(data) {
  const plots = [...document.querySelectorAll(`[class*="st-key-${data.charts}"] .js-plotly-plot`)];
  const across = Math.max(...plots.map((plot) => plot.getBoundingClientRect().width)), width = Math.ceil(across) + 2 * EDGE;
  const root = made('svg', { xmlns: SVG, width, lang: 'en' }), head = { width: across };
  const sheet = made('rect', { width, fill: PAPER });
  root.append(made('title', {}, data.title), made('desc', {}, [data.sentence, ...data.foot].join('\\n')),
    made('style', {}, await fonts()), sheet);
  let y = written(root, data.title, EDGE - 10, { ...head, size: 24, weight: 600 });
  y = keyed(root, data.legend, written(root, data.sentence, y + 2, { ...head, size: 15 }) + 8, across) + 10;
  for (const plot of plots) y = await placed(root, plot, y);
  y += 6;
  for (const line of data.foot) y = written(root, line, y, { ...head, size: 12, colour: MUTED });
  root.setAttribute('height', y + EDGE);
  root.setAttribute('viewBox', `0 0 ${width} ${y + EDGE}`);
  sheet.setAttribute('height', y + EDGE);
  return { text: new XMLSerializer().serializeToString(root), width, height: y + EDGE };
}
async function painted({ text, width, height }, times) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * times, height: height * times });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((give) => canvas.toBlob(give, 'image/png'));
}
export default function ({ data, parentElement }) {
  const said = parentElement.querySelector('[role=status]');
  for (const button of parentElement.querySelectorAll('button')) button.onclick = async () => {
    const kind = button.dataset.kind;
    said.textContent = '…';
    try {
      const drawn = await picture(data);
      const file = kind === 'svg' ? new Blob([drawn.text], { type: 'image/svg+xml' }) : await painted(drawn, PRINT);
      const link = Object.assign(document.createElement('a'),
        { href: URL.createObjectURL(file), download: `${data.file}.${kind}` });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      said.textContent = `${data.file}.${kind} is saved.`;
    } catch (wrong) { said.textContent = `No picture could be made: ${wrong.message}`; }
  };
}
"""
_component = st.components.v2.component("picture", html=HTML, css=CSS, js=JS, isolate_styles=False)


@dataclass(frozen=True)
class Picture:
    """Charts of a page that are taken together: `title`; `make`: its figures from the top down, of the view in the light theme;
    `note`: how to read them."""

    title: str
    make: Callable[[View], Sequence[Figure]]
    note: str = ""


def draw_picture_button(view: View, sentence: str, picture: Picture) -> None:
    """The button, and the window that it opens: the charts as they will be in the file, and the ways to save them."""
    help_ = "The chart as SVG or PNG, with what it shows and where it is from"
    st.button("Picture", key="picture", on_click=_open, args=(view.path,), help=help_)
    if st.session_state.get(OPEN) == view.path:
        _window(view, sentence, picture)


def close_picture_of_others(path: str) -> None:
    """Let the window of a page that somebody has left be closed when they come back to it."""
    if st.session_state.get(OPEN, path) != path:
        st.session_state.pop(OPEN)


def _open(path: str) -> None:
    address.heard()
    st.session_state[OPEN] = path


def _close() -> None:
    address.heard()
    st.session_state.pop(OPEN, None)


@st.dialog("Picture", width="large", on_dismiss=_close)
def _window(view: View, sentence: str, picture: Picture) -> None:
    light = replace(view, theme=LIGHT)
    _component(key="picture_take", data=_told(view, sentence, picture))
    st.html(f"<style>.st-key-picture_sheet {{ background: {LIGHT.paper}; }}</style>")
    with st.container(key="picture_sheet", gap=None):
        for number, figure in enumerate(picture.make(light)):
            st.plotly_chart(figure, key=f"{FIGURE}_{number}", theme=None, config=STILL)


def _layers(view: View) -> tuple[About, ...]:
    """The datasets whose rows are among what is shown."""
    told = set(view.shown.tally("source_id", over="sources")["source_id"])
    return tuple(source.about for source in view.corpus.sources if source.about.id in told)


def _outside(view: View) -> list[list[str]]:
    """The ink of who stands in no bloc, where there are such."""
    told = view.shown.tally("actor_id", over="participants")["actor_id"]
    return [[LIGHT.ink, NO_BLOC]] if any(one in view.corpus.actors and not view.corpus.actors[one].bloc for one in told) else []


def _told(view: View, sentence: str, picture: Picture) -> dict[str, object]:
    """What stands in the file beside the charts."""
    settings, words = view.corpus.settings, in_words(view.filters, view.shown.known, view.corpus)
    day, hues = datetime.date.today(), bloc_hues(view.corpus)
    foot = (
        f"Shown: {words}. {ledger_words(view.shown.ledger).capitalize()}.",
        picture.note,
        f"Source: {settings.title}. {settings.licence}".strip(),
        *(" ".join(filter(None, (f"{about.title}:", about.citation, about.licence))) for about in _layers(view)),
        f"{PROGRAM}, {day.isoformat()}, corpus {view.corpus.fingerprint[:12]}. {permalink(view.path)}",
    )
    return {
        "charts": FIGURE,
        "title": picture.title,
        "sentence": sentence,
        "foot": [line for line in foot if line],
        "legend": [[LIGHT.hue(hues[bloc.id]), bloc.label] for bloc in settings.blocs] + _outside(view),
        "file": f"{picture.title.lower()}_{file_name(view.corpus, day, words)}",
    }
