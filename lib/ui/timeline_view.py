"""The timeline's two figures from the events shown, with the sentence and the words that explain them."""

from dataclasses import dataclass

import pandas as pd

from lib.engine.answers import DATED
from lib.engine.days import OWN_DAY
from lib.engine.lanes import Lanes, bars_of, cells_of, lanes_of, totals_of
from lib.engine.shown import Shown, Some
from lib.events.counting.periods import FREQUENCIES
from lib.events.words import n_events
from lib.figures.figure import Figure
from lib.figures.timeline import timeline_figure
from lib.figures.timeline_counts import counts_figure
from lib.figures.timeline_density import density_figure
from lib.figures.timeline_undated import room_beside
from lib.ui.look import look_of
from lib.ui.timeline_bands import Band, axis_over, band_periods, busiest, day_edges_on, occupied_by, strip_band
from lib.ui.view import View, made_once

MOST_ROWS, MOST_BARS, MOST_CELLS = 3000, 1200, 3000


@dataclass(frozen=True)
class Timeline:
    """The counts and, on the same axis, the lanes; above them a strip of all days where only some are asked for. Which period
    holds most events ("" for none), the bars that the lanes draw and, where the events are too many for these, cells; the lanes'
    `totals` and what they are `by`."""

    counts: Band
    lanes: Figure
    strip: Band | None
    busiest: str
    bars: pd.DataFrame
    totals: pd.DataFrame
    by: str
    cell: str = ""
    cells: pd.DataFrame | None = None

    @property
    def widest(self) -> Band:
        """The counts that hold all days."""
        return self.strip or self.counts


@made_once
def make_timeline(view: View, by: str, per: str, chosen: str, width: int) -> Timeline:
    """The charts of what something dates, one by one or, where these are too many, as numbers per period; the lanes count what
    nothing dates too. What a filter of days leaves out stands in a strip of all days, so that the days can be widened.
    `chosen`: id of the open event; `width`: pixels of the days, at the least."""
    every = lanes_of(Some(view.shown), by, view.corpus)
    drawn = Lanes(every.some.also(DATED), by, every.lanes)
    totals, bars = totals_of(every), _bars(drawn)
    cell, cells = ("", None) if len(bars) else _cells(drawn, per)
    below = _ends(bars) if cells is None else cells[["period", "until"]].set_axis(["first", "last"], axis=1)
    axis = axis_over(width, occupied_by(drawn.some, per), below)
    days, beside = day_edges_on(view.filters, axis), room_beside(totals)
    if cells is None:
        figure = timeline_figure(bars, axis, look_of(view), totals, chosen, days)
    else:
        figure = density_figure(cells, axis, view.theme, totals, days)
    periods = band_periods(view.filters, drawn.some, per)
    counts = Band(counts_figure(periods, axis, view.theme, per, beside, days), periods, axis)
    return Timeline(
        counts,
        figure,
        strip_band(view, per, axis, beside, width),
        busiest(periods[periods["chosen"]], per),
        bars,
        totals,
        by,
        cell,
        cells,
    )


def _ends(bars: pd.DataFrame) -> pd.DataFrame:
    """first, last of what keeps a stretch unfolded: of what an approximate publication spans, its two ends alone."""
    vague = (bars["shape"] == "undated") & bars["about_end"]
    spans = bars[["first", "last"]]
    return pd.concat(
        [spans[~vague], *(spans.loc[vague, [end, end]].set_axis(["first", "last"], axis=1) for end in ("first", "last"))]
    )


def _bars(lanes: Lanes) -> pd.DataFrame:
    """The bars and marks; none where they are too many to draw and to send."""
    if lanes.tally("dated_by")["n"].sum() > MOST_ROWS:
        return pd.DataFrame()
    bars = bars_of(lanes)
    return bars if len(bars) <= MOST_BARS else bars.head(0)


def _cells(lanes: Lanes, per: str) -> tuple[str, pd.DataFrame]:
    """The finest period, from the one asked for on, whose cells are few enough to send."""
    names = list(FREQUENCIES)
    for cell in names[names.index(per) :]:
        cells = cells_of(lanes, cell)
        if len(cells) <= MOST_CELLS:
            break
    return cell, cells


def published_by(shown: Shown) -> str:
    """What bounds the events without a day: the publication of their article, and of rows of layers the table's."""
    rows = any(shown.tally("layer")["layer"].fillna("").ne(""))
    return "their article was published or their table downloaded" if rows else "their article was published"


def sentence(view: View, timeline: Timeline | None) -> str:
    """How many events are dated, when they are densest, and what bounds the others."""
    own, read, drawn = (view.shown.number(*one) for one in ((OWN_DAY,), (), (DATED,)))
    if not read:
        return "No event is shown."
    most = f", {timeline.busiest}" if timeline and timeline.busiest and own > 1 else ""
    if own == read:
        return f"{n_events(read)}, {'' if read == 1 else 'each '}with a day or days of its own{most}."
    return (
        f"{own:,} of {n_events(read)} {'has' if own == 1 else 'have'} a day or days of {'its' if own == 1 else 'their'} "
        f"own{most}; {drawn - own:,} known only by when {published_by(view.shown)}, {read - drawn:,} by nothing."
    )
