// The workbench in the browser: the text with its words marked, the cards beside it, one key for each decision.
// Nothing is decided here: each act is sent, in order and until the server says that it was heard (`ack`), and what comes back is drawn.
const KEYS = {
  a: 'accept', r: 'reject', o: 'open', j: 'next', ArrowDown: 'next', k: 'previous', ArrowUp: 'previous', t: 'type', s: 'swap',
  x: 'split', m: 'merge', b: 'background', p: 'part_of', e: 'same_as', n: 'new', u: 'undo', y: 'redo', w: 'words', f: 'form',
  v: 'preview', Delete: 'drop', '?': 'help',
};
const ASKS = { type: 'types', merge: 'others', part_of: 'others', same_as: 'reports' };  // what a palette offers for an act
const SIGN = { proposed: '○', accepted: '●', rejected: '✕' };
const made = (name, words, ...inside) => {
  const one = Object.assign(document.createElement(name), words);
  one.append(...inside);
  return one;
};
const points = (text) => [...text].length;  // code points, as Python counts
const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const keyOf = ({ key, code }) =>  // on a keyboard of another script: what Latin letter stands on that key, which may type two
  !/[^\x00-\x7f]|^Unidentified$/.test(key) ? key : code === 'Slash' ? '?' : code.replace('Key', '').toLowerCase();

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector('.bench');
  const part = (name) => root.querySelector(`.bench-${name}`);
  const text = part('text'), cards = part('cards'), palette = part('palette'), live = part('live');
  const own = root.own ??= { seq: data.ack, queue: [], first: null, last: null, open: null, current: null };
  own.queue = own.queue.filter((act) => act.n > data.ack);
  const whole = data.segments.map((one) => one.text).join('');
  const words = [...whole.matchAll(/[\p{L}\p{N}\p{M}'’-]+/gu)].map((found) => [found.index, found.index + found[0].length]);

  function act(what, more = {}) {
    own.queue.push({ n: ++own.seq, what, ...more });
    setStateValue('acts', own.queue);
  }
  function offsetOf(node, at) {
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(node, at);
    return range.cloneContents().textContent.length;
  }
  function selected() {  // [from, to] in UTF-16 units of the text; null where nothing of it is chosen
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return null;
    const ends = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
    return whole.slice(...ends).trim() ? ends : null;
  }
  const asPoints = ([from, to]) => ({ start: points(whole.slice(0, from)), end: points(whole.slice(0, to)) });
  function nodeAt(offset) {
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    let node, past = 0, last = [text, 0];
    while ((node = walk.nextNode())) {
      last = [node, node.length];
      if (offset <= past + node.length) return [node, offset - past];
      past += node.length;
    }
    return last;
  }
  function choose(from, to) {
    getSelection().setBaseAndExtent(...nodeAt(from), ...nodeAt(to));
    const there = nodeAt(to)[0].parentElement;
    if (there && there !== text) there.scrollIntoView({ block: 'nearest' });
    live.textContent = whole.slice(from, to);
  }

  // --- the palette: one list of whatever is asked for, narrowed by typing
  function ask(title, options, done) {
    const input = made('input', { type: 'text', placeholder: title, ariaLabel: title });
    const list = made('div', { className: 'bench-options', role: 'listbox', ariaLabel: title });
    let at = 0, held = [];
    const fill = () => {
      const typed = input.value.trim().toLowerCase();
      held = options.filter((one) => `${one.label} ${one.id} ${one.hint || ''}`.toLowerCase().includes(typed));
      held.sort((one, other) => other.label.toLowerCase().startsWith(typed) - one.label.toLowerCase().startsWith(typed));
      at = Math.max(0, Math.min(at, held.length - 1));
      list.replaceChildren(...held.map((one, number) => {
        const row = made('button', { type: 'button', role: 'option', tabIndex: -1 }, made('b', { dir: 'auto' }, one.label));
        if (one.hint) row.append(made('span', {}, one.hint));
        row.setAttribute('aria-selected', number === at);
        row.onmousedown = (event) => event.preventDefault();
        row.onclick = () => end(one);
        return row;
      }));
      if (!held.length) list.append(made('p', {}, 'Nothing of that name.'));
      list.children[at]?.scrollIntoView?.({ block: 'nearest' });
    };
    const end = (one) => {
      palette.hidden = true;
      own.open = null;
      palette.replaceChildren();
      root.focus({ preventScroll: true });
      if (one) done(one.id);
    };
    input.oninput = () => { at = 0; fill(); };
    input.onkeydown = (event) => {
      const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (move) at = Math.max(0, Math.min(held.length - 1, at + move));
      else if (event.key === 'Enter') held[at] && end(held[at]);
      else if (event.key === 'Escape') end(null);
      else return;
      event.preventDefault();
      event.stopPropagation();
      if (move) fill();
    };
    palette.replaceChildren(input, list);
    palette.hidden = false;
    own.open = title;
    fill();
    input.focus({ preventScroll: true });
  }
  const askField = (span) => ask(`What do “${whole.slice(...span).trim().slice(0, 60)}” carry?`, data.fields, (field) => {
    if (field === 'new') return ask('Of which type is the new event?', data.types, (type) => act('new', { type, ...asPoints(span) }));
    act('carry', { key: own.current, field, ...asPoints(span) });
  });
  function does(what) {
    const span = selected();
    if (what === 'help') { part('help').hidden = !part('help').hidden; return; }
    if (what === 'words') { text.focus({ preventScroll: true }); if (own.last === null) walk(0, false); return; }
    if (what === 'form') { document.querySelector('.st-key-annotate_form :is(input, textarea, [role=combobox])')?.focus(); return; }
    if (what === 'new') {
      if (!span) { live.textContent = note('Choose the words of the new event first (w, arrows, shift).'); return; }
      return ask('Of which type is the new event?', data.types, (type) => act('new', { type, ...asPoints(span) }));
    }
    if (what === 'save' && !document.querySelector('.st-key-annotate_save')) toSave(60);
    if (what === 'split') return act('split', { key: own.current, ...(span ? asPoints(span) : {}) });
    if (!ASKS[what]) return act(what, ['next', 'previous', 'undo', 'redo', 'preview', 'save'].includes(what) ? {} : { hand: true });
    const offered = data[ASKS[what]].filter((one) => one.id !== String(own.current) && one.own !== own.current);
    if (!offered.length) { live.textContent = note('There is no other event for that.'); return; }
    ask({ type: 'Type of the event', merge: 'Merged with', part_of: 'A part of', same_as: 'The same as' }[what], offered,
      (to) => act(what, { key: own.current, to }));
  }
  function toSave(tries) {  // who codes, where that is not told, else the button: once they are there
    const name = document.querySelector('.st-key-annotate_save input'), button = document.querySelector('.st-key-annotate_save_now button');
    if (name && button) (name.value ? button : name).focus();
    else if (tries) setTimeout(toSave, 50, tries - 1);
  }
  function note(words) {
    part('note').textContent = words;
    return words;
  }

  // --- words by keyboard
  function walk(by, longer) {
    const far = words.length - 1;
    if (far < 0) return;
    const start = own.last ?? words.findIndex(([, to]) => to > (data.at ?? 0));
    own.last = Math.max(0, Math.min(far, (start < 0 ? 0 : start) + by));
    if (!longer || own.first === null) own.first = own.last;
    choose(words[Math.min(own.first, own.last)][0], words[Math.max(own.first, own.last)][1]);
  }
  const isRtl = (at) => RTL.test(/\p{L}/u.exec(whole.slice(whole.lastIndexOf('\n', at - 1) + 1).split('\n', 1)[0])?.[0] ?? '');  // its paragraph
  text.onkeydown = (event) => {
    const rtl = isRtl(words[own.last]?.[0] ?? 0);
    const by = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1, ArrowDown: 8, ArrowUp: -8 }[event.key];
    if (by) walk(by, event.shiftKey);
    else if (event.key === 'Enter') { const span = selected(); if (span) askField(span); } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  text.onpointerup = () => setTimeout(() => { const span = selected(); if (span && !own.open) askField(span); }, 0);

  // --- what is drawn
  function drawText() {
    text.lang = data.lang;
    text.replaceChildren(...data.segments.map((segment) => {
      if (!segment.marks.length) return document.createTextNode(segment.text);
      const mine = segment.marks.filter((mark) => mark.card === data.current);
      const mark = made('mark', { className: mine.length ? 'coded hand' : 'coded', title: segment.title }, segment.text);
      if (mine.some((one) => one.field !== 'quote')) mark.classList.add('field');
      mark.dataset.fields = mine.map((one) => one.field).filter((field) => field !== 'quote').join(', ');
      mark.onclick = () => {
        if (selected()) return;
        const keys = [...new Set(segment.marks.map((one) => one.card))];
        act('choose', { key: keys[(keys.indexOf(data.current) + 1) % keys.length] });
      };
      return mark;
    }));
  }
  function drawCards() {
    cards.replaceChildren(...data.cards.map((card) => {
      const row = made('li', { className: `card ${card.state}` });
      row.dataset.key = card.key;
      if (card.key === data.current) row.setAttribute('aria-current', 'true');
      const head = made('button', { type: 'button', className: 'card-head' },
        made('span', { className: 'sign', ariaHidden: 'true' }, SIGN[card.state]), made('b', {}, card.type),
        made('span', { className: 'state' }, card.state));
      head.onclick = () => act('choose', { key: card.key });
      row.append(head);
      for (const [name, words] of [['who', card.who], ['where', card.where], ['wrong', card.wrong], ['doubt', card.doubt]])
        if (words) row.append(made('p', { className: name, dir: 'auto' }, words));
      if (card.key === data.current) {
        const does = (what, words) => {
          const one = made('button', { type: 'button', className: 'does' }, words);
          one.onclick = () => act(what, { key: card.key });
          return one;
        };
        row.append(made('div', { className: 'card-does' },
          ...(card.state === 'accepted' ? [] : [does('accept', 'Accept')]), ...(card.state === 'rejected' ? [] : [does('reject', 'Reject')]),
          ...(card.state === 'proposed' ? [] : [does('open', 'Open again')])));
      }
      return row;
    }));
  }
  function inSight() {  // scrolls text and cards alone: the page around them stays where it is
    if (own.current === data.current) return;
    const show = (box, one) => {
      if (!one) return;
      const seen = box.getBoundingClientRect(), at = one.getBoundingClientRect();
      if (at.top < seen.top || at.bottom > seen.bottom) box.scrollTop += at.top - seen.top - 40;
    };
    show(cards, cards.querySelector('[aria-current]'));
    show(text, text.querySelector('.hand'));
  }
  const held = selected();
  drawText();
  drawCards();
  if (held) choose(...held);
  part('counts').textContent = data.counts;
  note(data.note);
  inSight();
  own.current = data.current;

  // --- keys: heard wherever nothing is typed into
  own.heard = (event) => {
    const key = keyOf(event), at = event.target;
    if (!root.isConnected || event.ctrlKey && !/^[zys]$/i.test(key) || event.metaKey || event.altKey) return;
    if (at.closest?.('input, textarea, select, [contenteditable=true], [role=combobox], [role=listbox], [role=dialog]')) {
      if (event.key === 'Escape' && !root.contains(at)) { at.blur(); root.focus({ preventScroll: true }); }
      return;
    }
    if (event.ctrlKey) {
      const letter = key.toLowerCase();
      does(letter === 's' ? 'save' : letter === 'z' && !event.shiftKey ? 'undo' : 'redo');
    } else {
      if (/^Arrow/.test(event.key) && !root.contains(at)) return;  // elsewhere they scroll
      const what = KEYS[key.length === 1 ? key.toLowerCase() : key];
      if (!what || (event.shiftKey && key !== '?')) return;
      does(what);
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  if (!root.listening) {
    root.listening = true;
    const hear = (event) => (root.isConnected ? root.own.heard(event) : document.removeEventListener('keydown', hear, true));
    document.addEventListener('keydown', hear, true);
  }
}
