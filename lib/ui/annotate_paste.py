"""The box for pasting hears a paste at once, and has the keyboard where nothing else has it."""

import streamlit as st

JS = """
const BOX = '.st-key-incoming_paste textarea';
const heard = (event) => {
  const box = event.target.closest?.(BOX);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true });
  if (box) setTimeout(() => box.dispatchEvent(enter), 0);  // once the words stand in it
};
const take = (tries) => {  // the box may come later than this does
  if (document.activeElement && document.activeElement !== document.body) return;
  document.querySelector(BOX)?.focus({ preventScroll: true });
  if (tries) setTimeout(take, 50, tries - 1);
};
export default function () {
  if (!window.hearsPaste) document.addEventListener('paste', heard);
  window.hearsPaste = true;
  if (!matchMedia('(pointer: coarse)').matches) take(60);
}
"""

_component = st.components.v2.component("annotate_paste", html="<span></span>", js=JS, isolate_styles=False)


def hear_paste(pasted: str) -> None:
    """Take what is pasted without a further key; `pasted`: what was taken last, after which the box has the keyboard again."""
    _component(key="incoming_paste_heard", data={"letters": len(pasted)})
