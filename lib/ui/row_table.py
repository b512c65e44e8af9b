"""A table of rows that open: cells wrap, and what does not fit says the whole on hover; a heading sorts by its column.

Real headings and rows, so that a keyboard reaches them (arrow keys go from row to row, Enter opens) and each cell stands
in the direction of its own letters. On a narrow screen each row stands as a block with its columns' names.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

HTML = '<div class="rows-more"></div><div class="rows"><table><thead></thead><tbody></tbody></table></div>'
CSS = """
.rows-more { display: flex; justify-content: space-between; gap: 16px; font-size: 0.85rem; }
.rows-more:empty { display: none; }
.rows-more button { all: unset; cursor: pointer; color: var(--accent); padding-block: 2px; }
.rows-more button:last-child { margin-inline-start: auto; text-align: end; }
.rows-more button:focus-visible { outline: 2px solid var(--accent); }
.rows { overflow: auto; max-height: 720px; border-block: 1px solid var(--rule); container-type: inline-size; }
.rows table { border-collapse: collapse; width: 100%; font-size: 0.85rem; line-height: 1.35; table-layout: fixed; }
.rows th { position: sticky; top: 0; background: var(--paper); z-index: 1; padding: 0; vertical-align: bottom; text-align: start;
  box-shadow: inset 0 -1px var(--rule); }
.rows th button { all: unset; box-sizing: border-box; width: 100%; padding: 6px 7px; cursor: pointer; color: var(--muted);
  font-weight: 600; overflow-wrap: anywhere; }
.rows th button:hover, .rows th[aria-sort] button { color: inherit; }
.rows th button:focus-visible, .rows tbody tr:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.rows::-webkit-scrollbar { width: 10px; height: 10px; }
.rows::-webkit-scrollbar-thumb { background: color-mix(in srgb, var(--muted) 55%, transparent); border: 2px solid var(--paper);
  border-radius: 5px; }
.rows td { padding: 6px 7px; vertical-align: top; border-top: 1px solid var(--rule); }
.rows td > div { overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 6;
  overflow-wrap: anywhere; white-space: pre-line; }
.rows .number, .rows th.number button { text-align: end; }
.rows td button { all: unset; cursor: pointer; text-decoration: underline 1px var(--muted); text-underline-offset: 3px; }
.rows td button:hover { color: var(--accent); }
.rows td button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.rows .usual { color: var(--muted); }
.rows tbody tr { cursor: pointer; }
.rows tbody tr:hover { background: color-mix(in srgb, var(--accent) 7%, transparent); }
.rows tbody tr[aria-selected=true] { background: color-mix(in srgb, var(--accent) 14%, transparent);
  box-shadow: inset 3px 0 var(--accent); }
@container (max-width: 560px) {
  .rows table, .rows thead, .rows tbody { display: block; min-width: 0 !important; }
  .rows colgroup { display: none; }
  .rows thead tr { display: flex; flex-wrap: wrap; }
  .rows th { position: static; box-shadow: none; width: auto !important; }
  .rows th button { padding: 4px 6px; }
  .rows tbody tr { display: grid; grid-template-columns: 5.5rem 1fr; padding: 8px 0; border-top: 1px solid var(--rule); }
  .rows td { display: contents; }
  .rows td::before { content: attr(data-label); color: var(--muted); padding-inline: 8px; text-align: start; }
  .rows td > div, .rows td.number > div { text-align: start; padding-inline: 0 8px; }
  .rows td.first::before { display: none; }
  .rows td.first > div { font-weight: 600; grid-column: 1 / -1; padding-inline: 8px !important; order: -1; }
  .rows td.empty::before, .rows td.empty > div, .rows td.number.usual::before, .rows td.number.usual > div { display: none; }
  .rows td:nth-child(n) > div { -webkit-line-clamp: 12; }
}
"""
JS = """
const made = (name, words) => Object.assign(document.createElement(name), words);
function heading(column, data, choose) {
  const cell = made('th', { className: column.kind, scope: 'col' });
  const sorted = data.order.column === column.id;
  const button = made('button', { type: 'button', title: column.help,
                                  textContent: column.label + (sorted ? (data.order.descending ? ' ▼' : ' ▲') : '') });
  if (sorted) cell.setAttribute('aria-sort', data.order.descending ? 'descending' : 'ascending');
  button.onclick = () => choose('sorted', column.id);
  cell.append(button);
  return cell;
}
// Names set off from what stands between them: the line itself runs from left to right, whatever letters the first has.
const between = (text) => text && text.includes('\u2068') && !/^\u2068[^\u2069]*\u2069$/.test(text);
function row(entry, data, choose) {
  const line = made('tr', { tabIndex: 0 });
  line.dataset.id = entry.id;
  line.setAttribute('aria-selected', entry.id === data.open || (data.open || '').startsWith(`${entry.id}:`));
  line.append(...entry.cells.map((text, at) => {
    const column = data.columns[at], usual = column.usual && column.usual === text;
    const cell = made('td', { className: `${column.kind}${usual ? ' usual' : ''}${text && text !== '–' ? '' : ' empty'}` });
    const words = made('div', { textContent: text, dir: between(text) ? 'ltr' : 'auto' });
    cell.dataset.label = column.label;
    if (column.opens && text && text !== '–' && !usual) {
      const number = made('button', { type: 'button', textContent: text, title: 'List these events' });
      number.onclick = (click) => { click.stopPropagation(); choose('chosen', `${entry.id}:${column.id}`); };
      words.replaceChildren(number);
    }
    cell.onmouseenter = () => { cell.title = words.scrollHeight > words.clientHeight + 1 ? text : ''; };
    cell.append(words);
    return cell;
  }));
  const opens = () => choose('chosen', entry.id);
  line.onclick = () => { if (!getSelection().toString()) opens(); };
  line.onkeydown = (key) => {
    if (key.target !== line && (key.key === 'Enter' || key.key === ' ')) return;
    const next = { ArrowDown: line.nextElementSibling, ArrowUp: line.previousElementSibling }[key.key];
    if (next) { next.focus(); if (data.open) choose('chosen', next.dataset.id); }
    if (key.key === 'Enter' || key.key === ' ') opens();
    if (next || key.key === 'Enter' || key.key === ' ') key.preventDefault();
  };
  return line;
}
// Says which columns lie beyond either edge; a click goes there.
function sign(root, more, table) {
  const cells = [...(table.tHead.rows[0]?.cells ?? [])], left = root.scrollLeft, right = left + root.clientWidth;
  const blocks = getComputedStyle(table).display === 'block';
  const beyond = (holds) => blocks ? '' : cells.filter(holds).map((cell) => cell.innerText.replace(/ [▲▼]$/, '')).join(', ');
  const before = beyond((cell) => cell.offsetLeft < left - 4);
  const after = beyond((cell) => cell.offsetLeft + cell.offsetWidth > right + 4);
  const way = (words, step) => Object.assign(made('button', { type: 'button', textContent: words }), {
    onclick: () => root.scrollBy({ left: step * root.clientWidth * 0.7 }) });
  more.replaceChildren(...(before ? [way(`← ${before}`, -1)] : []), ...(after ? [way(`further right: ${after} →`, 1)] : []));
}
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector('.rows'), table = root.querySelector('table'), at = document.activeElement;
  const held = root.contains(at) && at.dataset.id;
  const wide = data.columns.reduce((all, column) => all + column.width, 0);
  table.style.minWidth = `${wide}px`;
  table.setAttribute('aria-label', data.title);
  table.querySelector('colgroup')?.remove();
  const widths = made('colgroup', {});
  widths.append(...data.columns.map((column) => made('col', { style: `width: ${100 * column.width / wide}%` })));
  table.prepend(widths);
  const headings = made('tr', {});
  headings.append(...data.columns.map((column) => heading(column, data, setTriggerValue)));
  table.tHead.replaceChildren(headings);
  table.tBodies[0].replaceChildren(...data.rows.map((entry) => row(entry, data, setTriggerValue)));
  const more = parentElement.querySelector('.rows-more'), told = () => sign(root, more, table);
  root.onscroll = told;
  root.watched?.disconnect();
  root.watched = new ResizeObserver(told);
  root.watched.observe(root);
  if (held) [...table.tBodies[0].rows].find((line) => line.dataset.id === held)?.focus({ preventScroll: true });
}
"""

_component = st.components.v2.component("row_table", html=HTML, css=CSS, js=JS, isolate_styles=False)


@dataclass(frozen=True)
class Column:
    """A column: its least width in pixels; `kind` "number" stands at the right, "first" stands first on a narrow screen; `usual`
    is the cell that says nothing of note; `opens`: its cells are numbers that open what they count, `<row>:<column>`."""

    id: str
    label: str
    width: int
    help: str = ""
    kind: str = ""
    usual: str = ""
    opens: bool = False


@dataclass(frozen=True)
class Table:
    """A table's widget key, its title for who hears it, and its columns."""

    key: str
    title: str
    columns: tuple[Column, ...]


def row_table(
    table: Table,
    rows: dict[str, list[str]],
    *,
    open_row: str,
    order: tuple[str, bool],
    on_open: Callable[[str], None],
    on_sort: Callable[[str], None] | None,
) -> None:
    """Draw rows (id -> a text for each column). `order`: id of the column by which they are sorted, and whether falling.

    The callbacks get the id of the row that was opened and of the column whose heading was clicked.
    """

    def heard(name: str, act: Callable[[str], None] | None) -> Callable[[], None]:
        def call() -> None:
            value: str | None = st.session_state[table.key].get(name)
            if act and value:
                act(value)

        return call

    _component(
        key=table.key,
        on_chosen_change=heard("chosen", on_open),
        on_sorted_change=heard("sorted", on_sort),
        data={
            "columns": [vars(column) for column in table.columns],
            "title": table.title,
            "open": open_row,
            "rows": [{"id": identifier, "cells": cells} for identifier, cells in rows.items()],
            "order": {"column": order[0], "descending": order[1]},
        },
    )
