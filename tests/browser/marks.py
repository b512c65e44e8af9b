"""Every mark of a chart that answers: where it stands on the screen, its words, and what the tooltip on the page says there."""

from contextlib import suppress
from html import unescape

from playwright.sync_api import Page, TimeoutError

PLOT = """(selector) => document.querySelector(`${selector} .js-plotly-plot`)?._fullData?.length
    && !document.querySelector(`${selector} [data-stale=true]`)"""
MARKS = """(selector) => {
    const plot = document.querySelector(`${selector} .js-plotly-plot`), box = plot.getBoundingClientRect();
    const {xaxis, yaxis} = plot._fullLayout;
    const screen = (x, y) => [box.x + xaxis._offset + xaxis.d2p(x), box.y + yaxis._offset + yaxis.d2p(y)];
    const middle = (trace, at) => {
        if (trace.type !== 'bar') return [trace.x[at], trace.y[at]];
        const base = trace.base?.[at] ?? trace.base ?? 0;
        return trace.orientation === 'h' ? [base + trace.x[at] / 2, trace.y[at]]
            : [trace.x[at] + trace.width[at] / 2, base + trace.y[at] / 2];
    };
    return plot._fullData.filter((trace) => trace.hoverinfo === 'text').flatMap((trace) => {
        const words = [...trace.x.keys()].map((at) => trace.hovertext?.[at] ?? trace.text[at]);
        const once = words.length > 300;  // a grid of points that answer for an area: the middle one of each
        return [...words.keys()].filter((at) => {
            const alike = once ? words.flatMap((word, other) => word === words[at] ? [other] : []) : [at];
            return alike[Math.floor(alike.length / 2)] === at;
        }).map((at) => [words[at], ...screen(...middle(trace, at))]);
    });
}"""
TOOLTIP = r"""(selector) => [...document.querySelectorAll(`${selector} .hoverlayer .hovertext`)]
    .map((one) => one.textContent).join('').replace(/\s/g, '')"""


def marks(page: Page, selector: str) -> list[tuple[str, float, float]]:
    """(words, x, y) of everything on a chart that answers."""
    page.wait_for_function(PLOT, arg=selector)
    return page.evaluate(MARKS, selector)


def told_at(page: Page, selector: str, x: float, y: float, words: str) -> str:
    """The words of the tooltip that stands on the page when the mouse rests there, without white space; it is waited for while
    it still says something else than `words`."""
    for nudge in (0, 0.4, -0.4, 0.2, 0):  # a chart that is at work does not hear the mouse: it is moved again
        page.mouse.move(x + nudge, y)
        with suppress(TimeoutError):
            page.wait_for_function(
                f"([selector, words]) => ({TOOLTIP})(selector) === words", arg=[selector, bare(words)], timeout=2_000
            )
            break
    return page.evaluate(TOOLTIP, selector)


def click_mark(page: Page, selector: str, words: str) -> None:
    """Click the mark with these words, as a person does: once its tooltip stands there and the mark has not moved on since."""
    for _ in range(5):
        x, y = _place_of(page, selector, words)
        assert told_at(page, selector, x, y, words) == bare(words)
        if _place_of(page, selector, words) == [x, y]:
            break
    page.mouse.click(x, y)


def _place_of(page: Page, selector: str, words: str) -> list[float]:
    """[x, y] of the mark with these words."""
    return next(where for said, *where in marks(page, selector) if said == words)


def bare(words: str) -> str:
    """Words as they are read, without white space."""
    return "".join(unescape(words.replace("<br>", "")).split())
