"""How wide the reader's screen is, as far as its browser says so, whether a chart on it has as little room, light or dark."""

import streamlit as st

from lib.ui.address import heard


def is_phone() -> bool:
    """Whether the browser says that it is a phone's; charts then leave less room for names."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


NARROW = "chart_narrow"
JS = """
export default function ({ data, setTriggerValue }) {
  let told = data.narrow;
  function measure() {
    const across = document.querySelector(data.chart)?.clientWidth;
    const least = data.least + (told ? 16 : 0);  // wide again a little later, so that no edge flickers
    if (!across || across < least === told) return;
    told = across < least;
    setTriggerValue('width', told ? 'narrow' : 'wide');
  }
  const timer = setInterval(measure, 500);  // windows are made wider and narrower, and menus opened beside a chart
  measure();
  return () => clearInterval(timer);
}
"""
_watch = st.components.v2.component("chart_width", html="<span></span>", js=JS)


def is_narrow(chart: str) -> bool:
    """Whether a chart (its key) that watch_width listens to has no more room than on a phone, in whatever browser."""
    return is_phone() or st.session_state.get(f"{NARROW}_{chart}", False)


def watch_width(chart: str, least: int) -> None:
    """Draw the page again once a chart (its key) is narrower than so many pixels, or wide enough again."""
    name = f"width_{chart}"

    def told() -> None:
        heard()
        width: str | None = st.session_state[name]["width"]
        if width:
            st.session_state[f"{NARROW}_{chart}"] = width == "narrow"

    if not is_phone():
        looked_at = {"chart": f".st-key-{chart}", "least": least, "narrow": is_narrow(chart)}
        _watch(key=name, data=looked_at, on_width_change=told, height=1)


LIGHT_OR_DARK = """
export default function ({ setTriggerValue }) {
  const app = document.querySelector('.stApp'), ground = () => getComputedStyle(app).backgroundColor;
  let drawn = ground();
  function look() {
    if (ground() === drawn) return;
    drawn = ground();
    setTriggerValue('ground', drawn);
  }
  const watch = new MutationObserver(() => { look(); setTimeout(look, 400); });  // at once, or once it has faded
  watch.observe(app, { attributes: true });
  return () => watch.disconnect();
}
"""
_watch_ground = st.components.v2.component("light_or_dark", html="<span></span>", js=LIGHT_OR_DARK)


def watch_theme() -> None:
    """Draw the page again where the reader, or their machine at nightfall, turns from light to dark or back."""
    _watch_ground(key="light_or_dark", on_ground_change=heard, height=1)
