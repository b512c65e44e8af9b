"""The one stylesheet: four sizes, one spacing unit, thin rules, tabular figures; the theme's own colours only."""

import streamlit as st

from lib.figures.theme import Theme

CSS = """
:root { --unit: 8px; }
.stApp { font-variant-numeric: tabular-nums lining-nums; }
[data-testid="stHeader"] { background: var(--paper); height: 3rem; min-height: 3rem; }  /* what scrolls does so below its signs */
.stMainBlockContainer { padding: 4rem 2rem 3rem; max-width: 100rem; }
[data-testid="stSidebarHeader"] { position: absolute; inset-inline-end: 0; width: auto; z-index: 1; }
[data-testid="stSidebarUserContent"] { padding-top: 14px; }
:is(section[data-testid="stSidebar"], .st-key-annotate_form) [data-tag] { background: transparent; color: inherit;
  border: 1px solid var(--accent); height: auto; max-width: 100%; line-height: 1.3; padding-block: 3px; }
:is(section[data-testid="stSidebar"], .st-key-annotate_form) [data-tag] button { color: inherit; }
/* names in boxes break between words: in the list two lines of them, then a sign that covers no beginning; the sign is
   covered by what follows the last word, where that is in sight */
[data-item-hl] { display: block !important; white-space: normal !important; overflow-wrap: anywhere; position: relative;
  font-size: 0.85rem; line-height: 1.25; height: auto !important; max-height: 2.5em !important; overflow: hidden;
  padding-inline-end: 1.3em !important; background: inherit; }
[role="option"]:not([data-focused], [data-hovered]) [data-item-hl] { background: var(--paper); }
[data-item-hl]::before { content: "…"; position: absolute; inset-inline-end: 2px; bottom: 0; }
[data-item-hl]::after { content: ""; position: absolute; inset-inline-end: 0; width: 1.3em; height: 1.25em; background: inherit; }
/* what is typed and is no option is looked up, never added: a name is chosen, a slip asked about */
[data-key="__creatable__"] [data-item-hl] { font-size: 0; max-height: none !important; }
[data-key="__creatable__"] [data-item-hl]::before { content: "Look up this name"; font-size: 0.85rem; position: static; }
:is(section[data-testid="stSidebar"], .st-key-annotate_form) [data-tag] > span { white-space: normal; overflow-wrap: anywhere; }
.diffs { font-family: monospace; font-size: 0.8rem; line-height: 1.45; max-height: 22rem; overflow: auto; white-space: pre-wrap;
  overflow-wrap: anywhere; border-block: 1px solid var(--rule); }
.diff.gone { color: var(--muted); text-decoration: line-through; }
.diff.come { background: color-mix(in srgb, var(--accent) 10%, transparent); }
.diff.same, .diff.gap { color: var(--muted); }
.st-key-menu { gap: 7px !important; margin-bottom: var(--unit); }
.st-key-head { gap: 2px !important; }
section[data-testid="stSidebar"] { border-inline-end: 1px solid var(--rule); }
section[data-testid="stSidebar"] [data-testid="stVerticalBlock"] { gap: 0.5rem; }
section[data-testid="stSidebar"] [data-testid="stPageLink"] a { padding: 2px var(--unit); }
section[data-testid="stSidebar"] label p { font-size: 0.85rem; }
h1 { letter-spacing: -0.01em; padding: 0 0 2px !important; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * { color: var(--muted) !important; opacity: 1 !important; }
::placeholder { color: var(--muted) !important; opacity: 1 !important; }
.say { font-size: 1.05rem; margin: 0 0 var(--unit); max-width: 60rem; }
.quiet { font-size: 0.85rem; color: var(--muted); margin: 0; }
.words { line-height: 1.55; margin: 2px 0 0; overflow-wrap: anywhere; }
.words mark { background: color-mix(in srgb, var(--accent) 14%, transparent); color: inherit;
  text-decoration: underline 2px var(--accent); text-underline-offset: 3px; }
.first { list-style: none; margin: 2px 0 8px !important; padding: 0 !important; font-size: 0.9rem; }
.first li { margin: 0 !important; }
.facts { margin: 0 !important; padding: 0 !important; font-size: 0.95rem; }
.facts dt, .facts dd { margin: 0 !important; padding: 0; min-width: 0; }
.facts dt { font-size: 0.85rem; font-weight: 400; color: var(--muted); border-top: 1px solid var(--rule);
  padding-top: 5px; margin-top: 5px !important; }
.facts dd { overflow-wrap: anywhere; }
.facts .basis { float: inline-end; }
.doubt { font-weight: 600; border-inline-start: 3px double currentColor; padding-inline-start: 8px; margin: 0 0 6px; }
.original { margin: 2px 0 6px; padding-inline-start: 10px; border-inline-start: 2px solid var(--rule); }
.address { overflow-wrap: anywhere; margin: 0 0 6px; }
.address a { color: var(--accent); }
.facts .why { display: block; font-size: 0.85rem; color: var(--muted); }
.st-key-panel_head { gap: 4px 14px; flex-wrap: nowrap; }
.st-key-panel_head > :first-child { flex: 1 1 auto; min-width: 0; }
.st-key-panel_head button { min-height: 1.5rem !important; }
.st-key-panel [data-testid="stPageLink"] a { padding: 0; }
.st-key-panel > * { flex-shrink: 0; }  /* a box to write in is as high as it is, however low the panel */
[class*="st-key-review_one_"] button { min-height: 1.25rem !important; }
[class*="st-key-review_one_"] button p { font-size: 0.85rem; color: var(--accent); }
.ar { font-weight: 300; unicode-bidi: isolate; }
.eyebrow { font-size: 0.85rem; color: var(--muted); margin: 0; }
.lead { font-size: 1.25rem; line-height: 1.35; font-weight: 600; margin: 2px 0 var(--unit); }
button[kind^="primary"]:not(:disabled), button[kind^="primary"]:not(:disabled) p { color: var(--paper) !important; }
.stButton button[kind="tertiary"] { padding: 0; min-height: 1.75rem; text-align: start; justify-content: flex-start; }
.stButton button[kind="tertiary"] > * { justify-content: flex-start; text-align: start; }
.stButton button[kind="tertiary"] p { text-align: start; }
.st-key-ledger p, .st-key-chips p { font-size: 0.9rem; margin: 0; }
.st-key-ledger { border-top: 1px solid var(--rule); padding-top: var(--unit); }
.st-key-ledger [data-testid="stVerticalBlock"], .st-key-ledger { gap: 2px 6px; align-items: baseline; }
.st-key-doubt_line { gap: 0 6px; align-items: baseline; min-height: 1.75rem; font-size: 0.9rem; }
.st-key-doubt_line p { font-size: 0.9rem; margin: 0; }
.st-key-doubt_line button, [class*=st-key-toll_] button { min-height: 1.5rem !important; }
.st-key-doubt_line button strong, [class*=st-key-toll_] button strong { text-decoration: underline 1px var(--muted);
  text-underline-offset: 3px; }
.st-key-toll_killed, .st-key-toll_wounded { border-block-end: 1px solid var(--rule); padding-block-end: 8px; }
.st-key-chips { min-height: 2.25rem; gap: 6px; }
.st-key-chips button p { white-space: normal; overflow-wrap: anywhere; text-align: start; }
.st-key-chips button { min-height: 1.9rem; padding: 0 10px; }
[data-testid="stAlertContainer"] { background: transparent; color: inherit; border-inline-start: 2px solid var(--muted);
  border-radius: 0; padding: 4px 0 4px 12px; }
[data-testid="stAlertContainer"] * { color: inherit; }
:is(a, button, summary, [role="spinbutton"], [role="radio"], [data-testid="stMain"]):focus-visible {
  outline: 2px solid var(--accent) !important; outline-offset: -2px; }
[data-testid="stTextInputRootElement"]:focus-within { box-shadow: 0 0 0 1px var(--accent); }
[data-testid="stButtonGroup"] [role="radiogroup"] { flex-wrap: wrap; row-gap: 4px; }
.both { border-collapse: collapse; width: 100%; font-size: 0.9rem; table-layout: fixed; }
.both th, .both td { text-align: start; vertical-align: top; padding: 5px 8px; border-top: 1px solid var(--rule);
  overflow-wrap: anywhere; }
.both th { color: var(--muted); font-weight: 400; } .both th:first-child { width: 8rem; }
.both .differs td { border-inline-start: 3px solid var(--accent); } .both .none { color: var(--muted); font-style: italic; }
.alphas { border-collapse: collapse; width: 100%; max-width: 60rem; font-size: 0.9rem; }
.alphas th, .alphas td { text-align: start; padding: 4px 10px 4px 0; border-top: 1px solid var(--rule); vertical-align: baseline;
  font-weight: 400; }
.alphas thead th { color: var(--muted); font-size: 0.85rem; border: 0; }
.alphas .number { text-align: end; white-space: nowrap; } .alphas .why { color: var(--muted); font-size: 0.85rem; }
.alphas .line { width: 34%; padding-inline-end: 0; }
.alpha { position: relative; height: 10px; background: linear-gradient(var(--rule), var(--rule)) center / 100% 1px no-repeat; }
.alpha i { position: absolute; } .alpha .tick { width: 1px; height: 10px; background: var(--muted); }
.alpha .span { height: 4px; top: 3px; background: color-mix(in srgb, currentColor 35%, var(--paper)); }
.alpha .dot { width: 8px; height: 8px; top: 1px; margin-inline-start: -4px; border-radius: 50%; background: currentColor; }
[class*="st-key-agreement_event_"] { border-top: 1px solid var(--rule); padding-top: var(--unit); gap: 0.5rem; }
[class*="st-key-agreement_event_"] .summary { font-weight: 600; margin: 0; }
@media (max-width: 640px) { .alphas .line { display: none; } }
@media (min-width: 900px) {  /* what either coder says stands in a column of its own */
  [class*="st-key-agreement_event_"] [data-testid="stRadio"] { display: grid; grid-template-columns: 9rem 1fr;
    align-items: center; }
  [class*="st-key-agreement_event_"] :is([data-testid="stTextInput"], [data-testid="stSelectbox"], [data-testid="stMultiSelect"]) {
    margin-inline-start: 9rem; }
  [class*="st-key-agreement_event_"] [role="radiogroup"] { display: grid; grid-template-columns: 1fr 1fr 8rem 7rem; }
}
/* a shadow at the side to which a table goes on */
[data-testid="stTable"] > div, .rows { overflow-x: auto; background:
  linear-gradient(to right, var(--paper) 40%, transparent) left / 40px 100% no-repeat local,
  linear-gradient(to left, var(--paper) 40%, transparent) right / 40px 100% no-repeat local,
  linear-gradient(to right, color-mix(in srgb, var(--muted) 40%, transparent), transparent) left / 12px 100% no-repeat scroll,
  linear-gradient(to left, color-mix(in srgb, var(--muted) 40%, transparent), transparent) right / 12px 100% no-repeat scroll; }
[data-testid="stTable"] table { width: 100%; }
[data-testid="stTable"] td, [data-testid="stTable"] th { vertical-align: top; white-space: normal; }
[data-testid="stTable"] td code, [data-testid="stTable"] th code { white-space: nowrap; }
div.maplibregl-map .map-scale { position: absolute; inset-block-end: 8px; inset-inline-start: 10px; box-sizing: border-box;
  pointer-events: none;
  border-color: currentColor; border-style: solid; border-width: 0 1px 2px;
  font-size: 11px; line-height: 14px; text-align: center;
  text-shadow: 0 0 2px var(--paper), 0 0 2px var(--paper), 0 0 3px var(--paper); z-index: 2; direction: ltr; white-space: nowrap; }
div.maplibregl-map .maplibregl-ctrl-attrib { background: var(--paper); color: inherit; opacity: 0.9; }
.key { display: flex; flex-wrap: wrap; gap: 2px 18px; font-size: 0.85rem; margin: 0 0 4px; }
.key i { display: inline-block; width: 18px; height: 10px; margin-inline-end: 6px; border: 1px solid currentColor; }
#map-key i { background: color-mix(in srgb, currentColor 20%, transparent); }
.key .colour { background: var(--hue); border-color: var(--hue); width: 10px; }
.key .hostile { background: currentColor; }
.key .transfer { background: repeating-linear-gradient(-45deg, currentColor 0 1.5px, transparent 1.5px 4px); }
.key .not_done { border-style: dashed; }
.key .alleged { background: repeating-linear-gradient(45deg, var(--muted) 0 1px, transparent 1px 4px),
  repeating-linear-gradient(-45deg, var(--muted) 0 1px, transparent 1px 4px); border-color: var(--muted); }
.key .denied { border-style: dotted; background: linear-gradient(currentColor, currentColor) center / 100% 2px no-repeat; }
.key .ring { border: 0; border-top: 3px solid var(--muted); border-radius: 50% 50% 0 0; height: 6px; }
.key .support { background: radial-gradient(currentColor 1px, transparent 1.4px) 0 0 / 4px 4px; }
/* a list in a box of its own: a band at the foot says that it goes on, and the list's own end covers it */
[class*="st-key-scrolls_"] { scrollbar-width: thin; scrollbar-color: var(--muted) transparent;
  border-bottom: 1px solid var(--rule); background:
    linear-gradient(var(--paper), var(--paper)) center bottom / 100% 34px no-repeat local,
    linear-gradient(to top, color-mix(in srgb, var(--muted) 32%, transparent), transparent)
      center bottom / 100% 18px no-repeat scroll; }
.key .crossed { background: repeating-linear-gradient(45deg, var(--paper) 0 1.5px, transparent 1.5px 5px),
  repeating-linear-gradient(-45deg, var(--paper) 0 1.5px, transparent 1.5px 5px), var(--muted); border: 0; }
.bar { display: flex; height: 9px; margin-top: -0.8rem; }
.track { position: relative; height: 11px; margin-top: -0.8rem;
  background: linear-gradient(var(--rule), var(--rule)) center / 100% 1px no-repeat; }
.ends { display: flex; justify-content: space-between; font-size: 0.85rem; color: var(--muted); }
.bar i, .track i { box-sizing: border-box; height: 7px; --ink: color-mix(in srgb, currentColor 60%, var(--paper)); }
.track i { position: absolute; top: 2px; background: var(--paper); }
.track .day { width: 9px; height: 9px; top: 1px; border-radius: 50%; background: var(--ink); }
.bar .done, .track .extent { background: var(--ink); }
.track .window { border: 2px solid var(--ink); }
.track .about { -webkit-mask: linear-gradient(90deg, transparent, #000 12px calc(100% - 12px), transparent);
  mask: linear-gradient(90deg, transparent, #000 12px calc(100% - 12px), transparent); }
.bar .not_done, .track .not_done { border: 1.3px dashed currentColor; background: var(--paper); }
.bar .alleged, .track .alleged { border: 1px solid var(--ink); background: repeating-linear-gradient(45deg, var(--ink) 0 1px,
  transparent 1px 4px), repeating-linear-gradient(-45deg, var(--ink) 0 1px, transparent 1px 4px), var(--paper); }
.bar .denied, .track .denied { border: 1.2px dotted currentColor;
  background: linear-gradient(currentColor, currentColor) center / 100% 1.5px no-repeat var(--paper); }
.st-key-articles button, .st-key-articles button > * { text-align: start; justify-content: flex-start; }
.st-key-articles button[kind="secondary"] { border-color: var(--accent); }
.st-key-relations > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
.st-key-relations > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]
  > [data-testid="stColumn"] { min-width: min(100%, 26rem); }
.st-key-relations > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]
  > [data-testid="stColumn"]:first-child { min-width: min(100%, 34rem); }
@media (min-width: 641px) and (max-width: 1100px) {  /* the panel below the chord, at the foot of the window */
  .st-key-relations [data-testid="stColumn"]:has(.st-key-panel),
  .st-key-relations [data-testid="stColumn"] :has(> .st-key-panel),
  .st-key-relations [data-testid="stColumn"] :has(> * > .st-key-panel) { display: contents; }
  .st-key-relations .st-key-panel { flex: 1 0 100%; position: sticky; bottom: 0; max-height: 45vh; overflow-y: auto; z-index: 100;
    background: var(--paper); border-top: 2px solid var(--accent); padding: 12px 0; }
}
@media (min-width: 1101px) {  /* the panel stays in sight beside a long column */
  .st-key-wide > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]
    > [data-testid="stColumn"]:has(.st-key-panel) { position: sticky; top: 3.75rem; align-self: flex-start;
    max-height: calc(100vh - 4.5rem); overflow-y: auto; }
}
@media (max-width: 1100px) {
  .st-key-wide > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
  .st-key-wide > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] { min-width: 100%; }
  .stApp:not(:has(.st-key-relations)) .st-key-panel { position: fixed; overflow-y: auto; z-index: 100;
    background: var(--paper); width: auto !important; }
  .st-key-drawer, :has(> .st-key-drawer) { width: 0 !important; min-width: 0 !important; flex: 0 0 0 !important; }
  .st-key-beside { gap: 0 !important; }
}
@media (min-width: 641px) and (max-width: 1100px) {  /* the panel beside a text; else at the foot of the window */
  .stApp:has(.st-key-column_text) .st-key-panel { inset: 3.75rem 0 0 auto; width: 22.5rem !important; padding: 12px 1.25rem;
    border-inline-start: 2px solid var(--accent); }
  .stApp:has(.st-key-column_text):has(.st-key-panel) .stMainBlockContainer { padding-inline-end: 24rem; }
  .stApp:has(.st-key-panel) [data-testid="stColumn"]:has(.st-key-column_list) { display: none; }
  .stApp:has(.st-key-panel) [data-testid="stColumn"]:has(.st-key-column_events) { flex: 0 0 0; min-width: 0; width: 0; }
  .stApp:not(:has(.st-key-relations), :has(.st-key-column_text)) .st-key-panel { inset: auto 0 0 0; width: auto !important;
    max-height: 45vh; border-top: 2px solid var(--accent); padding: 12px 2rem; }
  .stApp:has([data-testid=stSidebar][data-collapsed=false]):not(:has(.st-key-relations), :has(.st-key-column_text)) .st-key-panel {
    inset-inline-start: 281px !important; }
}
@media (max-width: 640px) {
  [class*="st-key-column_"], :has(> [class*="st-key-column_"]) { height: auto !important; flex: none !important; }
  .st-key-column_list { max-height: 60vh; }
  .stMainBlockContainer { padding: 4rem 1rem 2rem; }
  .stApp .st-key-panel { position: fixed; inset: auto 0 0 0; max-height: 64vh; overflow-y: auto; z-index: 100;
    background: var(--paper); border-top: 2px solid var(--accent); padding: 12px 1rem; width: auto !important; }
}
@media (max-width: 1100px) {  /* room to scroll all of the page above a panel at the foot of the window */
  .stApp:has(.st-key-panel):not(:has(.st-key-relations), :has(.st-key-column_text)) .stMainBlockContainer { padding-bottom: 50vh; }
}
@media (max-width: 640px) {
  .stApp:has(.st-key-panel) .stMainBlockContainer { padding-bottom: 66vh !important; }
}
.stApp [data-testid="stButtonGroup"] > div { flex-wrap: wrap; overflow: visible; row-gap: 4px; }
@media (max-width: 640px) {  /* a type of the codebook as a block */
  [data-testid="stTable"] table:has(tbody th code) :is(tbody, tr, td, th) { display: block; border: 0; padding-block: 1px; }
  [data-testid="stTable"] table:has(tbody th code) thead { display: none; }
  [data-testid="stTable"] table:has(tbody th code) tr { border-top: 1px solid var(--rule); padding-block: 6px; }
}
/* on the Overview and the Timeline the panel lies at the foot, so that it covers neither what was chosen nor Link and Download */
@media (max-width: 1100px) {
  .stApp:has(.st-key-panel):has(.st-key-periods, .st-key-undated_groups, .st-key-timeline, .st-key-undated_lanes)
    .stMainBlockContainer { padding-bottom: 66vh; }
}
@media (min-width: 641px) and (max-width: 1100px) {
  .stApp:has(.st-key-periods, .st-key-undated_groups, .st-key-timeline, .st-key-undated_lanes) .st-key-panel {
    inset: auto 0 0 0; width: auto !important; max-height: 42vh; border-inline-start: none; border-top: 2px solid var(--accent);
    padding: 12px 2rem; }
  .stApp:has([data-testid=stSidebar][data-collapsed=false]):has(.st-key-periods, .st-key-undated_groups, .st-key-timeline,
    .st-key-undated_lanes) .st-key-panel { inset-inline-start: 281px !important; }
}
@media print { section[data-testid="stSidebar"], header, .st-key-chips { display: none !important; } }
"""


def use_style(theme: Theme) -> None:
    """Put the stylesheet, with the theme's colours, on the page."""
    colours = f":root {{ --paper: {theme.paper}; --accent: {theme.accent}; --rule: {theme.rule}; --muted: {theme.muted}; }}"
    st.html(f"<style>{colours}{CSS}</style>")
