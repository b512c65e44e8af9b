"""A small map of governorates in ink tints, the more events the darker, crossed by lines of paper the more of them are in doubt;
drawn as plain outlines, without a map engine."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

import numpy as np
import pandas as pd

from lib.corpus.model.regions import governorate_id, polygons_of
from lib.events.counting.doubt import CERTAINTIES
from lib.figures.counts import bar_words
from lib.figures.figure import Figure
from lib.figures.outlines import within
from lib.figures.theme import Theme, plain_layout

HIDDEN = {"marker": {"opacity": 0}}
GRID, WIDE = 60, 3  # points across the map that may answer clicks; of those that lie amid one governorate, each so many-th does
# accent, events, tenths in doubt -> outlines: governorates drawn alike are one trace, for each trace costs its time
Alike = dict[tuple[bool, int, int], list[np.ndarray]]
NOTHING = dict.fromkeys(("events", *CERTAINTIES, "twins"), 0)


@dataclass(frozen=True, eq=False)
class Outlined:
    """Governorates as they are drawn, whatever is counted in them: names; outlines, as (corners and gaps, 2) of lon and lat; the
    points within each that answer clicks."""

    names: tuple[str, ...]
    outlines: tuple[np.ndarray, ...]
    inside: tuple[np.ndarray, ...]

    @property
    def corners(self) -> np.ndarray:
        """The corners of all outlines, without gaps."""
        every = np.concatenate(self.outlines)
        return every[~np.isnan(every[:, 0])]


def outlined_of(boundaries: dict) -> Outlined:
    """`boundaries`: GeoJSON with `name` in each feature's properties."""
    features = boundaries["features"]
    outlines = tuple(_outline(feature["geometry"]) for feature in features)
    found = Outlined(tuple(feature["properties"]["name"] for feature in features), outlines, ())
    every = [_points_within(feature["geometry"], found.corners) for feature in features]
    return replace(found, inside=tuple(_enough(every, found.corners)))


def governorates_figure(
    counts: pd.DataFrame, outlined: Outlined, chosen: set[str], theme: Theme, height: int = 300, rivers: Sequence[list] = ()
) -> Figure:
    """`counts`: as by_governorate gives; `outlined`: as outlined_of gives; those `chosen` (names) have an edge in the accent;
    `rivers`: lines of lon and lat. A governorate's name is the `customdata` of the points that answer a click on it."""
    told = {governorate_id(bar["governorate"]): bar for bar in counts.assign(label=counts["governorate"]).to_dict("records")}
    most = max(counts.loc[counts["region"] != "", "events"], default=1)
    regions, accents, corners = [*map(governorate_id, outlined.names)], {*map(governorate_id, chosen)}, outlined.corners
    bars = [
        told.get(region, NOTHING | dict.fromkeys(("governorate", "label"), name)) for region, name in zip(regions, outlined.names)
    ]
    alike: Alike = {}
    for region, bar, outline in zip(regions, bars, outlined.outlines):
        alike.setdefault((region in accents, bar["events"], _doubt(bar)), []).append(outline)
    return Figure(
        [*_fills(alike, most, theme), *_rivers(rivers, corners, theme), _hits(bars, outlined.inside)],
        plain_map_layout(theme, height, float(corners[:, 1].mean())),
    )


def plain_map_layout(theme: Theme, height: int, latitude: float) -> dict:
    """The layout of a map without a map engine: degrees as long as they are at the latitude in its middle, clicks and no axes."""
    return plain_layout(theme, height) | dict(
        dragmode=False,
        hovermode="closest",
        clickmode="event+select",
        xaxis=dict(visible=False, fixedrange=True),
        yaxis=dict(visible=False, fixedrange=True, scaleanchor="x", scaleratio=1 / max(math.cos(math.radians(latitude)), 0.1)),
    )


def outline_traces(outlined: Outlined | None, theme: Theme) -> list[dict]:
    """The governorates as thin lines alone; nothing where there are none."""
    if outlined is None or not outlined.outlines:
        return []
    every = np.concatenate(outlined.outlines)
    line = dict(color=theme.rule, width=1)
    return [dict(type="scatter", x=every[:, 0], y=every[:, 1], mode="lines", hoverinfo="skip", line=line)]


def _fills(alike: Alike, most: int, theme: Theme) -> list[dict]:
    """A trace for the governorates drawn alike; `most`: the events of the darkest."""
    return [
        dict(
            type="scatter",
            x=(outline := np.concatenate(lines))[:, 0],
            y=outline[:, 1],
            mode="lines",
            fill="toself",
            hoverinfo="skip",
            line=dict(color=theme.accent if accented else theme.muted, width=2 if accented else 0.8),
            **_fill(theme.tint(theme.ink, 0.6 * held / most), doubt, theme),
        )
        for (accented, held, doubt), lines in sorted(alike.items(), key=lambda one: one[0])
    ]


def _hits(bars: list[dict], inside: Sequence[np.ndarray]) -> dict:
    """What answers: the points that lie `inside` each bar's governorate."""
    answers, points = [bar for bar, points in zip(bars, inside) for _ in points], np.concatenate(inside)
    return dict(
        type="scatter",
        x=points[:, 0],
        y=points[:, 1],
        mode="markers",
        marker=dict(size=8, opacity=0),
        customdata=[bar["governorate"] for bar in answers],
        hoverinfo="text",
        selected=HIDDEN,
        unselected=HIDDEN,
        text=[escape(bar_words(bar)) for bar in answers],
    )


def _doubt(bar: dict) -> int:
    """How much of it is in doubt, in tenths: 1 or more where any of it is."""
    return math.ceil(10 * (1 - bar["done"] / bar["events"])) if bar["events"] else 0


def _fill(tint: str, doubt: int, theme: Theme) -> dict:
    """A tint, crossed by lines of paper that are the stronger the more of it is in doubt."""
    if not doubt:
        return dict(fillcolor=tint)
    return dict(fillpattern=dict(shape="x", bgcolor=tint, fgcolor=theme.paper, size=6, solidity=0.06 + 0.024 * doubt))


def _rivers(lines: Sequence[list], corners: np.ndarray, theme: Theme) -> list[dict]:
    """One trace of the lines as far as they lie in the box round the outlines' corners; none where none does."""
    gap = np.full((1, 2), np.nan)
    points = np.concatenate([gap, *(part for line in lines for part in (np.array(line, float), gap))])
    inside = ((points >= corners.min(axis=0)) & (points <= corners.max(axis=0))).all(axis=1)
    points[~inside] = np.nan
    return (
        [
            dict(
                type="scatter",
                x=points[:, 0].astype("f4"),
                y=points[:, 1].astype("f4"),
                mode="lines",
                hoverinfo="skip",
                line=dict(color=theme.river, width=1.3),
            )
        ]
        if inside.any()
        else []
    )


def _outline(geometry: dict) -> np.ndarray:
    """The corners of all its rings, with a gap (NaN) behind each ring: (corners and gaps, 2)."""
    gap = np.full((1, 2), np.nan)
    return np.concatenate([part for polygon in polygons_of(geometry) for ring in polygon for part in (np.array(ring), gap)])


def _points_within(geometry: dict, corners: np.ndarray) -> np.ndarray:
    """Points of a grid over the map (`corners`: its outlines') that lie within a geometry; its middle where none does."""
    low, high = corners.min(axis=0), corners.max(axis=0)
    step = (high - low).max() / GRID
    x, y = (axis.ravel() for axis in np.meshgrid(np.arange(low[0], high[0], step), np.arange(low[1], high[1], step)))
    rings = [np.array(ring) for polygon in polygons_of(geometry) for ring in polygon]
    inside = np.logical_xor.reduce([within(ring, x, y) for ring in rings])
    return np.column_stack([x, y])[inside].astype("f4") if inside.any() else rings[0].mean(axis=0, keepdims=True)


def _enough(inside: list[np.ndarray], corners: np.ndarray) -> Iterator[np.ndarray]:
    """Those of the points that are needed for the nearest to be one of the right governorate: all that have a neighbour in another
    one, few of the others. A browser draws each point, seen or not."""
    low, step = corners.min(axis=0), (corners.max(axis=0) - corners.min(axis=0)).max() / GRID
    cells = [np.round((points - low) / step).astype(int) for points in inside]
    owner = {(x, y): number for number, own in enumerate(cells) for x, y in own.tolist()}
    beside = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    for number, (points, own) in enumerate(zip(inside, cells)):
        kept = [
            x % WIDE == y % WIDE == 0 or any(owner.get((x + across, y + up), number) != number for across, up in beside)
            for x, y in own.tolist()
        ]
        yield points[kept] if any(kept) else points[:1]
