"""The workbench's component: an article's text with its words marked, the cards of its events, and a key for each decision.

Acts come back numbered and are sent until they are acknowledged, so that no key is lost however fast they come.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

HTML = """<div class="bench" tabindex="-1">
<div class="bench-palette" role="dialog" aria-label="Choose" hidden></div>
<p class="bench-note" role="status"></p>
<div class="bench-sides">
<div class="bench-text" dir="auto" tabindex="0" role="group"
  aria-label="Text of the article: arrows choose words, Enter says what they carry"></div>
<div><p class="bench-counts"></p><ol class="bench-cards" aria-label="Events"></ol></div>
</div>
<div class="bench-help" hidden><dl>
<dt>a r o</dt><dd>accept, reject, open again</dd><dt>j k</dt><dd>next, previous</dd><dt>t</dt><dd>change type</dd>
<dt>s</dt><dd>swap sides</dd><dt>x m</dt><dd>split, merge</dd><dt>b</dt><dd>background</dd>
<dt>p e</dt><dd>part of, same as</dd><dt>u y</dt><dd>undo, redo</dd><dt>w</dt><dd>choose words: arrows, shift, Enter</dd>
<dt>n</dt><dd>new event of the words chosen</dd><dt>f</dt><dd>to the form; Esc comes back</dd><dt>v</dt><dd>how it will look</dd>
<dt>Del</dt><dd>take away</dd><dt>Ctrl S</dt><dd>what saving would change</dd><dt>?</dt><dd>these keys</dd></dl></div>
<div class="bench-live" aria-live="polite"></div></div>"""
CSS = """
.bench { outline: none; position: relative; }
.bench-sides { display: grid; grid-template-columns: minmax(0, 3fr) minmax(13rem, 2fr); gap: 24px; }
.bench-text { white-space: pre-wrap; unicode-bidi: plaintext; line-height: 1.75; overflow: auto; height: 34rem;
  overflow-wrap: anywhere; outline-offset: 3px; padding-inline-end: 8px; }
.bench-text .coded { background: none; color: inherit; cursor: pointer; text-decoration: underline dotted 1px var(--muted);
  text-underline-offset: 4px; }
.bench-text .hand { background: color-mix(in srgb, var(--accent) 12%, transparent); }
.bench-text .hand.field { text-decoration: underline solid 2px var(--accent); }
.bench-text .hand.field::after { content: attr(data-fields); font-size: 0.7rem; color: var(--accent); vertical-align: super;
  margin-inline: 2px; line-height: 1; }
.bench-counts, .bench-note { font-size: 0.85rem; color: var(--muted); margin: 0 0 6px; min-height: 1.2em; }
.bench-note:empty { display: none; }
.bench-cards { list-style: none; margin: 0; padding: 0; overflow: auto; height: 32.4rem; }
.bench .card { border-top: 1px solid var(--rule); padding: 5px 8px; font-size: 0.85rem; line-height: 1.35; }
.bench .card[aria-current] { box-shadow: inset 3px 0 var(--accent);
  background: color-mix(in srgb, var(--accent) 7%, transparent); }
.bench .card p { margin: 1px 0 0; font-size: 0.85rem; overflow-wrap: anywhere; }
.bench .card .where, .bench .card .doubt, .bench .card .state { color: var(--muted); }
.bench .card .wrong { border-inline-start: 3px double currentColor; padding-inline-start: 6px; font-weight: 600; }
.bench .card.rejected { opacity: 0.65; }
.bench .card.rejected b { text-decoration: line-through; }
.bench button { all: unset; cursor: pointer; }
.bench .card-head { display: flex; gap: 6px; width: 100%; }
.bench .card-head .state { margin-inline-start: auto; }
.bench .card.proposed .sign { color: var(--muted); }
.bench .card-does { display: flex; gap: 14px; padding-top: 3px; }
.bench .does { color: var(--accent); }
.bench button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.bench-palette { position: absolute; z-index: 5; inset-inline: 0; top: 0; max-width: 30rem; background: var(--paper);
  border: 1px solid var(--accent); padding: 8px; }
.bench-palette input { width: 100%; box-sizing: border-box; font: inherit; color: inherit; background: transparent; border: 0;
  border-bottom: 1px solid var(--rule); padding: 4px; outline: none; }
.bench-options { max-height: 20rem; overflow: auto; }
.bench-options button { display: block; width: 100%; box-sizing: border-box; padding: 4px; }
.bench-options button span { display: block; font-size: 0.8rem; color: var(--muted); }
.bench-options button[aria-selected=true] { background: color-mix(in srgb, var(--accent) 12%, transparent); }
.bench-options p { margin: 4px; color: var(--muted); }
.bench-help dl { display: grid; grid-template-columns: repeat(3, max-content 1fr); gap: 2px 12px; font-size: 0.85rem;
  margin: 8px 0 0; border-top: 1px solid var(--rule); padding-top: 6px; }
.bench-help dt { font-weight: 600; margin: 0; } .bench-help dd { margin: 0; color: var(--muted); }
.bench-live { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 700px) {
  .bench-sides { grid-template-columns: 1fr; }
  .bench-text { height: 22rem; } .bench-cards { height: auto; max-height: 22rem; }
  .bench-help dl { grid-template-columns: max-content 1fr; }
}
"""
JS = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
KEY = "annotate_bench"

_component = st.components.v2.component("annotate_bench", html=HTML, css=CSS, js=JS, isolate_styles=False)
Act = dict[str, Any]


def draw_bench(article: str, data: dict[str, Any], hear: Callable[[Act], None], heard: int) -> None:
    """Draw the bench of an article. `data`: segments, cards, current, types, fields, others, reports, counts, note; `hear` is
    called with each act, in order; `heard`: the number of the last one that was."""
    key = f"{KEY}_{hashlib.sha256(article.encode()).hexdigest()[:16]}"  # an id may hold what no component's key may

    def took() -> None:
        acts = (st.session_state.get(key) or {}).get("acts") or []
        for act in acts if isinstance(acts, list) else []:
            hear(act)

    _component(key=key, data=data | {"ack": heard}, on_acts_change=took)
