"""The text of an article with its coded words marked; a click or Enter on marked words opens their event.

Faint rules lie under all coded words; the open event's words stand in the accent, each with its field's name.
"""

import hashlib

import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Article
from lib.corpus.text.segments import article_segments

HTML = '<div class="article" dir="auto"></div>'
CSS = """
.article { white-space: pre-wrap; line-height: 1.75; font-size: 1rem; max-width: 42rem; overflow-wrap: anywhere; }
.article .coded { background: none; color: inherit; cursor: pointer; border-radius: 2px;
  text-decoration: underline dotted 1px; text-underline-offset: 4px;
  text-decoration-color: color-mix(in srgb, var(--st-text-color) 55%, transparent); }
.article .coded:hover, .article .coded:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
.article .open { background: color-mix(in srgb, var(--st-primary-color) 14%, transparent);
  text-decoration: underline solid 2px var(--st-primary-color); }
.article .field { font-size: 0.75rem; color: var(--st-primary-color); vertical-align: super; line-height: 1;
  margin-inline: 2px; user-select: none; }
"""
JS = """
function show(words) {  // scrolls the text alone: the page around it stays where it is
  let box = words.parentElement;
  const scrolls = (at) => at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY);
  while (box && !scrolls(box)) box = box.parentElement;
  if (!box) return;
  const seen = box.getBoundingClientRect(), at = words.getBoundingClientRect();
  if (at.top < seen.top || at.bottom > Math.min(seen.bottom, innerHeight)) box.scrollTop += at.top - seen.top - 80;
}
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.article');
  root.lang = data.lang;
  root.setAttribute('aria-label', data.title);
  root.replaceChildren(...data.segments.map((segment) => {
    if (!segment.events.length) return document.createTextNode(segment.text);
    const mark = document.createElement('mark');
    mark.className = segment.open ? 'coded open' : 'coded';
    mark.tabIndex = 0;
    mark.setAttribute('role', 'button');
    mark.title = segment.title;
    mark.append(segment.text);
    if (segment.label) {
      const label = document.createElement('span');
      label.className = 'field';
      label.textContent = segment.label;
      mark.append(label);
    }
    const choose = () => setTriggerValue('chosen', segment.events.join(','));
    mark.onclick = choose;
    mark.onkeydown = (key) => {
      if (key.key === 'Enter' || key.key === ' ') { key.preventDefault(); choose(); }
    };
    return mark;
  }));
  const open = root.querySelector('.open');
  if (open && data.scroll) show(open);
}
"""

_component = st.components.v2.component("article_text", html=HTML, css=CSS, js=JS, isolate_styles=False)


def article_text(article: Article, open_event: str, shown: frozenset[str]) -> tuple[str, ...]:
    """Draw the text; -> ids of the events whose words were just clicked (empty: none).

    Only words of events in `shown` (report ids) are marked, so that the text agrees with the filters.
    """
    result = _component(
        key=_key(article.id),
        on_chosen_change=lambda: None,
        data={
            "segments": _segments(article, open_event, shown),
            "lang": article.language,
            "title": f"Text of {article.title}",
            "scroll": bool(open_event),
        },
    )
    chosen = result.get("chosen")
    return tuple(chosen.split(",")) if chosen else ()


def _key(article_id: str) -> str:
    """A key of its own for each article's text. An id may hold what no component's key may, as two underscores."""
    return f"text_{hashlib.sha256(article_id.encode()).hexdigest()[:16]}"


def _segments(article: Article, open_event: str, shown: frozenset[str]) -> list[dict]:
    types = {event.id: CODEBOOK.types[event.type].label for event in article.events}
    segments, named = [], set()
    for segment in article_segments(article):
        marks = [mark for mark in segment.marks if mark.event_id in shown or mark.event_id == open_event]
        fields = [mark.field for mark in marks if mark.event_id == open_event]
        fresh = [field for field in fields if field not in named]
        named |= set(fresh)
        segments.append(
            {
                "text": segment.text,
                "events": list(dict.fromkeys(mark.event_id for mark in marks)),
                "open": bool(fields),
                "label": ", ".join(field.replace("_", " ") for field in fresh),
                "title": "; ".join(dict.fromkeys(f"{types[mark.event_id]}: {mark.field.replace('_', ' ')}" for mark in marks)),
            }
        )
    return segments
