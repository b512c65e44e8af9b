"""The discs of marks as one trace: from the lowest mark to the highest, each from its outermost ring to its core.

Solid: it happened. Hollow: none of its events was carried out. Pale with a second ring: all alleged. Crossed: all denied.
A thin outer ring: the point is a stand-in or of the coder's own knowledge. A rim of ink: rows of layers alone, of no article.
"""

import numpy as np
import pandas as pd

from lib.figures.look import Look
from lib.figures.map_marks import RINGED, sizes_of
from lib.figures.map_shapes import SHOWN

PLAIN, DOT, RIM = 3, 6, 2  # pixels: paper round a core; an arrow's origin; half a thin outer ring with its paper
PALE = 0.35  # of a colour on paper


def discs_trace(marks: pd.DataFrame, arrows: pd.DataFrame, open_leads: frozenset[str], look: Look) -> dict:
    """Origins of arrows, then the marks (as mark_table orders them); those of `open_leads` have an edge in the accent."""
    at, sizes, colours = _stacked(_layers(marks, open_leads, look))
    origins = [look.colour(bloc) for bloc in arrows["core"]]
    return dict(
        type="scattermap",
        lat=np.concatenate([arrows["from_lat"], marks["lat"].to_numpy()[at]]).astype("f4"),
        lon=np.concatenate([arrows["from_lon"], marks["lon"].to_numpy()[at]]).astype("f4"),
        marker=dict(opacity=1, size=np.concatenate([np.full(len(arrows), DOT), sizes]).astype("f4"), color=[*origins, *colours]),
        name="discs",
        mode="markers",
        below="",
        hoverinfo="skip",
        selected=SHOWN,
        unselected=SHOWN,
    )


def _layers(marks: pd.DataFrame, open_leads: frozenset[str], look: Look) -> list[tuple]:
    """(mask, diameters, colours) of each layer of a mark, the lowest first."""

    def hued(blocs: pd.Series) -> np.ndarray:
        return np.array([look.colour(bloc) for bloc in blocs], object)

    def all_of(colour: str) -> np.ndarray:
        return np.full(len(marks), colour, object)

    sizes, ringed, doubt = sizes_of(marks["n"]), (marks["ring"] != "").to_numpy(bool), marks["look"].to_numpy(object)
    cores, every = hued(marks["core"]), np.ones(len(marks), bool)
    body = sizes + np.where(ringed, RINGED, PLAIN)
    is_open, loose = marks["lead"].isin(open_leads).to_numpy(bool), ~marks["surveyed"].to_numpy(bool)
    layered = (marks["layered"] == marks["n"]).to_numpy(bool)
    inner = body + np.where(loose, 3 * RIM, 0)
    edge = inner + np.where(layered, 3 * RIM, 0)
    pale = np.array([mixed(colour, look.theme.paper, PALE) for colour in cores], object)
    return [
        (is_open, edge + 4 * RIM, all_of(look.theme.accent)),
        (is_open, edge + RIM, all_of(look.theme.paper)),
        (layered, edge, all_of(look.theme.ink)),
        (layered, inner + RIM, all_of(look.theme.paper)),
        (loose, body + 3 * RIM, all_of(look.theme.muted)),
        (loose, body + RIM, all_of(look.theme.paper)),
        (ringed, body, hued(marks["ring"])),
        (every, sizes + PLAIN, all_of(look.theme.paper)),
        (every, sizes, cores),
        (doubt != "", sizes - PLAIN - RIM, all_of(look.theme.paper)),
        (doubt == "alleged", sizes - 4 * RIM, pale),
    ]


def _stacked(layers: list[tuple]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Number of the mark, diameter and colour of every disc, mark by mark."""
    masks, sizes, colours = (np.array(part).T.reshape(-1) for part in zip(*layers))
    numbers = np.repeat(np.arange(len(layers[0][0])), len(layers))
    return numbers[masks], sizes[masks], colours[masks]


def mixed(colour: str, paper: str, share: float) -> str:
    """`share` of a colour on paper (both #rrggbb), as one that nothing shines through."""
    both = [[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (colour, paper)]
    return "#" + "".join(f"{round(share * top + (1 - share) * under):02x}" for top, under in zip(*both))
