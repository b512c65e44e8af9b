"""A corpus's own base map as part of the map's style: pictures as they are, a little quieter, or vector tiles in the theme's ink.

Of vector tiles what the usual schemas call water, roads, boundaries and places is drawn; all else is left out.
"""

from html import escape

from lib.corpus.reading.tiles import BaseMap
from lib.figures.theme import Theme

SIZE = 256  # pixels of a picture
QUIET = {"light": {"raster-saturation": -0.35}, "dark": {"raster-saturation": -0.5, "raster-brightness-max": 0.5}}
WATER, STREAMS = ("water", "ocean"), ("water", "waterway", "waterways")
ROADS, BORDERS, PLACES = ("roads", "transportation", "road"), ("boundaries", "boundary", "admin"), ("places", "place")
OF_WATER, TOWNS = ("brooks", "rivers", "lakes", "river-names"), ("towns",)  # layers of our own that such layers replace
NO_LAYOUT: dict[str, object] = {}
NAME = ["coalesce", ["get", "name:en"], ["get", "name:latin"], ["get", "name"], ""]


def own_base(base: BaseMap | None, address: str, theme: Theme) -> dict | None:
    """`sources` and `layers` of the base map whose tiles are at `address`, and which of our own layers give way; None
    where there is no base map, or nobody serves it ("")."""
    if base is None or not address:
        return None
    source = {
        "type": "vector" if base.kind == "mvt" else "raster",
        "tiles": [address],
        "minzoom": base.zooms[0],
        "maxzoom": base.zooms[1],
        "bounds": list(base.bounds),
        "attribution": escape(base.credit),
    }
    if base.kind == "mvt":
        hides = (*(OF_WATER if {*base.layers} & {*WATER} else ()), *(TOWNS if {*base.layers} & {*PLACES} else ()))
        return {"sources": {"base": source}, "layers": _vector_layers(base.layers, theme), "hides": hides}
    picture = {"id": "base", "type": "raster", "source": "base", "paint": {"raster-fade-duration": 0} | QUIET[theme.name]}
    return {"sources": {"base": source | {"tileSize": SIZE}}, "layers": [picture], "hides": ("river-names", *TOWNS)}


def _vector_layers(there: tuple[str, ...], theme: Theme) -> list[dict]:
    """From the lowest: water, streams, borders, roads, names."""
    fill = ("fill", {"fill-color": theme.lake}, NO_LAYOUT, ("Polygon", "MultiPolygon"))
    stream = ("line", {"line-color": theme.river, "line-width": _wider(0.5, 2)}, NO_LAYOUT, ("LineString", "MultiLineString"))
    border = (
        "line",
        {"line-color": theme.muted, "line-width": 1, "line-opacity": 0.6, "line-dasharray": [3, 2]},
        NO_LAYOUT,
        stream[3],
    )
    road = ("line", {"line-color": theme.muted, "line-width": _wider(0.4, 2), "line-opacity": 0.5}, NO_LAYOUT, stream[3])
    name = (
        "symbol",
        {"text-color": theme.muted, "text-halo-color": theme.paper, "text-halo-width": 1.3},
        {"text-field": NAME, "text-size": 11, "text-max-width": 8, "text-padding": 4},
        ("Point", "MultiPoint"),
    )
    return [
        _layer(layer, *drawn)
        for names, drawn in ((WATER, fill), (STREAMS, stream), (BORDERS, border), (ROADS, road), (PLACES, name))
        for layer in names
        if layer in there
    ]


def _layer(layer: str, kind: str, paint: dict, layout: dict, shapes: tuple[str, ...]) -> dict:
    return {
        "id": f"base-{layer}-{kind}",
        "type": kind,
        "source": "base",
        "source-layer": layer,
        "paint": paint,
        "layout": layout,
        "filter": ["in", ["geometry-type"], ["literal", list(shapes)]],
    }


def _wider(narrow: float, wide: float) -> list:
    return ["interpolate", ["linear"], ["zoom"], 5, narrow, 12, wide]
