"""The one stylesheet: four sizes, one spacing unit, thin rules, tabular figures; the theme's own colours only."""

import streamlit as st

from lib.figures.theme import Theme

CSS = """
:root { --unit: 8px; }
.stApp { font-variant-numeric: tabular-nums lining-nums; }
[data-testid="stHeader"] { background: transparent; }
.stMainBlockContainer { padding: 4rem 2rem 3rem; max-width: 100rem; }
[data-testid="stSidebarHeader"] { position: absolute; inset-inline-end: 0; width: auto; z-index: 1; }
[data-testid="stSidebarUserContent"] { padding-top: 14px; }
section[data-testid="stSidebar"] [data-tag] { background: transparent; color: inherit; border: 1px solid var(--accent); }
section[data-testid="stSidebar"] [data-tag] button { color: inherit; }
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
.facts { margin: 0 !important; padding: 0 !important; font-size: 0.95rem; }
.facts dt, .facts dd { margin: 0 !important; padding: 0; min-width: 0; }
.facts dt { font-size: 0.85rem; font-weight: 400; color: var(--muted); border-top: 1px solid var(--rule);
  padding-top: 5px; margin-top: 5px !important; }
.facts dd { overflow-wrap: anywhere; }
.facts .basis { float: inline-end; }
.facts .why { display: block; font-size: 0.85rem; color: var(--muted); }
.st-key-panel_head { gap: 4px 14px; flex-wrap: nowrap; }
.st-key-panel_head > :first-child { flex: 1 1 auto; min-width: 0; }
.st-key-panel_head button { min-height: 1.5rem !important; }
.st-key-panel [data-testid="stPageLink"] a { padding: 0; }
.ar { font-weight: 300; unicode-bidi: isolate; }
.eyebrow { font-size: 0.85rem; color: var(--muted); margin: 0; }
.lead { font-size: 1.25rem; line-height: 1.35; font-weight: 600; margin: 2px 0 var(--unit); }
button[kind^="primary"], button[kind^="primary"] p { color: var(--paper) !important; }
.stButton button[kind="tertiary"] { padding: 0; min-height: 1.75rem; text-align: start; justify-content: flex-start; }
.stButton button[kind="tertiary"] > * { justify-content: flex-start; text-align: start; }
.stButton button[kind="tertiary"] p { text-align: start; }
.st-key-ledger p, .st-key-chips p { font-size: 0.9rem; margin: 0; }
.st-key-ledger { border-top: 1px solid var(--rule); padding-top: var(--unit); }
.st-key-ledger [data-testid="stVerticalBlock"], .st-key-ledger { gap: 2px 6px; align-items: baseline; }
.st-key-chips { min-height: 2.25rem; gap: 6px; }
.st-key-chips button { min-height: 1.9rem; padding: 0 10px; }
[data-testid="stAlertContainer"] { background: transparent; color: inherit; border-inline-start: 2px solid var(--muted);
  border-radius: 0; padding: 4px 0 4px 12px; }
[data-testid="stAlertContainer"] * { color: inherit; }
[data-testid="stTable"] { overflow-x: auto; }
[data-testid="stTable"] table { width: 100%; }
[data-testid="stTable"] table:has(th:nth-child(6)) { min-width: 52rem; }
[data-testid="stTable"] td, [data-testid="stTable"] th { vertical-align: top; white-space: normal; }
[data-testid="stTable"] td code, [data-testid="stTable"] th code { white-space: nowrap; }
.key { display: flex; flex-wrap: wrap; gap: 2px 18px; font-size: 0.85rem; margin: 0 0 4px; }
.key i { display: inline-block; width: 18px; height: 10px; margin-inline-end: 6px; border: 1px solid currentColor; }
.key .colour { background: var(--hue); border-color: var(--hue); width: 10px; }
.key .hostile { background: currentColor; }
.key .transfer { background: repeating-linear-gradient(-45deg, currentColor 0 1.5px, transparent 1.5px 4px); }
.key .support { background: radial-gradient(currentColor 1px, transparent 1.4px) 0 0 / 4px 4px; }
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
@media (max-width: 1100px) {
  .st-key-wide > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] { flex-wrap: wrap; }
  .st-key-wide > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] { min-width: 100%; }
  .stApp:not(:has(.st-key-relations)) .st-key-panel { position: fixed; overflow-y: auto; z-index: 100;
    background: var(--paper); width: auto !important; }
  .st-key-drawer, :has(> .st-key-drawer) { width: 0 !important; min-width: 0 !important; flex: 0 0 0 !important; }
  .st-key-beside { gap: 0 !important; }
}
@media (min-width: 641px) and (max-width: 1100px) {
  .stApp:not(:has(.st-key-relations)) .st-key-panel { inset: 3.75rem 0 0 auto; width: 22.5rem !important; padding: 12px 1.25rem;
    border-inline-start: 2px solid var(--accent); }
  .stApp:has(.st-key-column_text):has(.st-key-panel) .stMainBlockContainer { padding-inline-end: 24rem; }  /* the text beside it */
  .stApp:has(.st-key-panel) [data-testid="stColumn"]:has(.st-key-column_list) { display: none; }
  .stApp:has(.st-key-panel) [data-testid="stColumn"]:has(.st-key-column_events) { flex: 0 0 0; min-width: 0; width: 0; }
}
@media (max-width: 640px) {
  [class*="st-key-column_"], :has(> [class*="st-key-column_"]) { height: auto !important; flex: none !important; }
  .st-key-column_list { max-height: 60vh; }
  .stMainBlockContainer { padding: 4rem 1rem 2rem; }
  .stApp .st-key-panel { position: fixed; inset: auto 0 0 0; max-height: 64vh; overflow-y: auto; z-index: 100;
    background: var(--paper); border-top: 2px solid var(--accent); padding: 12px 1rem; width: auto !important; }
}
@media print { section[data-testid="stSidebar"], header, .st-key-chips { display: none !important; } }
"""


def use_style(theme: Theme) -> None:
    """Put the stylesheet, with the theme's colours, on the page."""
    colours = f":root {{ --paper: {theme.paper}; --accent: {theme.accent}; --rule: {theme.rule}; --muted: {theme.muted}; }}"
    st.html(f"<style>{colours}{CSS}</style>")
