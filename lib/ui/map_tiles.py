"""The tiles of the corpus's own base map, served by the app itself: of the file that the map drew last, and of no other."""

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from lib.corpus.reading.tiles import BaseMap, tile_of

KINDS = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "mvt": "application/vnd.mapbox-vector-tile"}
DIGITS = 9  # of a number in an address, at most
_served: dict[str, BaseMap] = {}  # by mark: one at most
_routes: list[Route] = []


def tile_routes() -> list[Route]:
    """The routes that serve tiles, for the server that runs the app."""
    _routes[:] = [Route(f"{_below()}/tiles/{{mark}}/{{z}}/{{x}}/{{y}}", _tile, methods=["GET"])]
    return _routes


def tiles_address(base: BaseMap | None) -> str:
    """Where the browser finds the base map's tiles ({z}, {x}, {y} for it to fill in); "" where none is served."""
    if base is None or not _routes:
        return ""
    if base.mark not in _served:
        _served.clear()
        _served[base.mark] = base
    origin = "/".join((st.context.url or "").split("/")[:3])  # in full: who fetches tiles does not know the page's address
    return f"{origin}{_below()}/tiles/{base.mark}/{{z}}/{{x}}/{{y}}"


def base_words(base: BaseMap | None) -> str:
    """Whose base map it is, or why it is not drawn; "" where the corpus brings none."""
    if base is None:
        return ""
    if not _routes:
        return f"{base.name} is not drawn: start the app with streamlit run serve.py, which serves its tiles."
    return f"Base map: {base.name}{f', {base.credit}' if base.credit else ', which names nobody as its source'}."


def _below() -> str:
    """The path that the whole app is served below."""
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def _tile(request: Request) -> Response:
    base, numbers = _served.get(request.path_params["mark"]), [request.path_params[name] for name in "zxy"]
    plain = all(number.isascii() and number.isdecimal() and len(number) <= DIGITS for number in numbers)
    tile = tile_of(base, *map(int, numbers)) if base and plain else None
    if base is None or tile is None:
        return Response(status_code=404)
    packed = {"Content-Encoding": base.packed} if base.packed else {}
    return Response(tile, media_type=KINDS[base.kind], headers={"Cache-Control": "private, max-age=86400", **packed})
