"""One key for a region: the gazetteer, the outlines, the filters, the lanes and the maps know a governorate or district by it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from lib.corpus.model.models import GeoJson, Place
from lib.corpus.reading.files import BOUNDARIES
from lib.corpus.text.folding import spelling
from lib.errors import Problem, shortened

Ring = list[list[float]]
Polygon = list[Ring]  # an outer ring and its holes


_APART = re.compile(r"\W+")


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """An id made of a name: lower case, words joined by hyphens; letters of any script stay."""
    bare = text.casefold()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", text).casefold()
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _APART.sub("-", bare).strip("-") or "unnamed"


def governorate_id(name: str) -> str:
    """The id of a governorate: "Deir ez-Zor" and "deir ez zor" are one."""
    return f"governorate:{slug(name)}"


def district_id(name: str) -> str:
    return f"district:{slug(name)}"


def polygons_of(geometry: dict[str, Any]) -> list[Polygon]:
    """The polygons of a GeoJSON area, corners as lon and lat."""
    polygons: list[Polygon] = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return polygons


def outlines_of(boundaries: GeoJson | None) -> dict[str, list[Polygon]]:
    """Id of a governorate -> its polygons, of all features that bear its name."""
    found: dict[str, list[Polygon]] = {}
    for feature in boundaries["features"] if boundaries else ():
        found.setdefault(governorate_id(feature["properties"]["name"]), []).extend(polygons_of(feature["geometry"]))
    return found


def partner_doubts(
    places: Mapping[str, Place], lines: Mapping[str, int], boundaries: GeoJson | None, countries: tuple[str, ...]
) -> list[Problem]:
    """A warning for each governorate of the corpus's countries that has no outline, for outlines that no place names, and for
    several of one name; none where there is nothing to join. `lines`: place id -> its line of places.csv; `boundaries`: GeoJSON."""
    outlines = [feature["properties"]["name"] for feature in boundaries["features"]] if boundaries else []
    shared = _shared(outlines)
    drawn = {governorate_id(name): name for name in outlines}
    told = {governorate_id(name): (name, place) for place in reversed(list(places.values())) for name in place.governorates}
    if not drawn or not told:
        return shared
    named = [
        Problem(
            "places.csv",
            lines[place.id],
            "governorate",
            f"“{name}” has no outline: no map fills it",
            _likely(name, drawn.values(), BOUNDARIES),
            "warning",
        )
        for key, (name, place) in told.items()
        if key not in drawn and place.country in ("", *countries)
    ]
    alone = [name for key, name in drawn.items() if key not in told]
    hints = filter(None, (_likely(name, [name for name, _ in told.values()], "places.csv", "") for name in alone))
    hint = next(hints, "its events would show there; write its name as places.csv does")
    what = f"names no place in {shortened(', '.join(alone))} of {BOUNDARIES}"
    return [*shared, *named, *([Problem("places.csv", 0, "governorate", what, hint, "warning")] if alone else [])]


def _shared(outlines: list[str]) -> list[Problem]:
    """A warning for each name that several outlines bear."""
    features: dict[str, list[int]] = {}
    for number, name in enumerate(outlines, 1):
        features.setdefault(governorate_id(name), []).append(number)
    return [
        Problem(
            BOUNDARIES,
            0,
            "",
            f"features {', '.join(map(str, numbers))} have one name, “{shortened(outlines[numbers[0] - 1])}”",
            "make them one MultiPolygon, or give each its own name",
            "warning",
        )
        for numbers in features.values()
        if len(numbers) > 1
    ]


def _likely(name: str, others: Iterable[str], file: str, otherwise: str = f"give it one in {BOUNDARIES}, by the same name") -> str:
    """What was probably meant: a name that differs in spelling alone."""
    found = _alike(name, others)
    return next((f"{file} calls it “{other}”; write both alike" for other in found), otherwise)


def _alike(name: str, others: Iterable[str]) -> Iterator[str]:
    return (other for other in others if spelling(other) == spelling(name))
